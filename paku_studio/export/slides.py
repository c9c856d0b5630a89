"""Writes a pathway as a presentation with native shapes and real text, so that others can go on with it.

One slide of the whole road, one or more for each phase, and what was said of the whole pathway. Shapes stand in the
order in which the story is told; the facilitator's own notes are not in it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from paku_studio.drawing.report_counts import with_gathered_voices
from paku_studio.drawing.theme import Theme
from paku_studio.export.slides_file import empty_presentation, finished
from paku_studio.export.slides_layout import (
    HEIGHT,
    MARGIN,
    ROW_GAP,
    STOPS,
    TOP,
    WIDTH,
    OnRoad,
    Row,
    as_large_as_fits,
    block_height,
    column_width,
    in_rows,
    legend_rows,
    on_road,
    title_of,
)
from paku_studio.export.slides_shapes import SlidePen, name_shape, visible
from paku_studio.export.slides_story import TEXT, Block, Chapter, Deck, Paragraph, Piece, Stop, tell_deck
from paku_studio.locale import translator
from paku_studio.models import Record

HEAD_MOST = 128.0
"""Taller words about the persona and the pathway stand on a slide of their own."""
ROAD_TALL = 150.0, 260.0
LEGEND_LINE = 24.0


def write_pptx(records: Mapping[str, Record], pathway_id: str, language: str, theme: Theme) -> bytes:
    """The presentation; the same bytes again for the same records. KeyError where there is no such pathway."""
    deck = tell_deck(with_gathered_voices(records, language), pathway_id, language)
    return _Writer(deck, theme).written()


class _Writer:
    """Puts the slides of one file together."""

    def __init__(self, deck: Deck, theme: Theme) -> None:
        self.deck = deck
        self.theme = theme
        self.t = translator(deck.language)
        self.pen = SlidePen(theme, deck.language, deck.words)
        name = deck.title.strip() or self.t("The whole pathway")
        self.made = empty_presentation(visible(name), self.pen.words)
        self.name = name
        self.felt = any(stop.height is not None for stop in deck.stops)
        self.titles: list[tuple[Any, str, bool]] = []

    def written(self) -> bytes:
        """All slides."""
        self._overview()
        for chapter in self.deck.chapters:
            self._chapter(chapter)
        self._write_titles()
        return finished(self.made, self.theme)

    def _slide(self, title: str, *, own: bool = False) -> Any:
        slide = self.made.slides.add_slide(self.made.slide_layouts[0])
        self.titles.append((slide, visible(title), own))
        return slide

    def _write_titles(self) -> None:
        """Slides of one title are numbered, so that a reader knows which one is meant."""
        counts = Counter(title for _, title, _ in self.titles)
        done: Counter[str] = Counter()
        for slide, title, own in self.titles:
            done[title] += 1
            number = f" {done[title]}/{counts[title]}" if counts[title] > 1 else ""
            shown, size, _ = title_of(title, number)
            self.pen.title(slide, shown, size, own=own)

    # the road

    def _overview(self) -> None:
        """The road with its stops; of a long one a slide for each stretch."""
        deck = self.deck
        stretches = [deck.stops[at : at + STOPS] for at in range(0, len(deck.stops), STOPS)] or [()]
        head = [*_untitled(deck.title), *deck.head]
        fits = self._head_height(head) <= HEAD_MOST and len(head) <= 3
        for place, stops in enumerate(stretches):
            slide = self._slide(self.name)
            top = TOP
            if place == 0 and fits and head:
                (rows,) = in_rows(head, 3)[:1]
                self._rows(slide, rows)
                top += self._head_height(head) + ROW_GAP
            phases = {stop.phase for stop in stops}
            boxes = [box for box in deck.phases if box.pieces[0].place in phases or not stops]
            self._stretch(slide, stops, boxes, top, first=place == 0)
        if head and not fits:
            self._chapter(Chapter(self.name, tuple(head)))

    def _head_height(self, head: Sequence[Block]) -> float:
        return max((block_height(block, column_width(3)) for block in head), default=0.0)

    def _stretch(self, slide: Any, stops: Sequence[Stop], boxes: Sequence[Block], top: float, *, first: bool) -> None:
        legend = legend_rows(self.deck.legend, TEXT) if first else []
        bottom = HEIGHT - 18 - LEGEND_LINE * len(legend)
        below = top
        if stops:
            tall = _clamped(bottom - ROW_GAP - top - 2 * ROW_GAP - self._boxes_height(boxes), *ROAD_TALL)
            self._road(slide, on_road(stops, top, top + tall), top, top + tall)
            below = top + tall + ROW_GAP
        slides = in_rows(boxes, 4, (below, bottom - 8)) if boxes else []
        if slides:
            self._rows(slide, slides[0])
        self._legend(slide, legend, bottom)
        for rows in slides[1:]:
            self._rows(self._slide(self.name), rows)

    def _boxes_height(self, boxes: Sequence[Block]) -> float:
        tallest = max((block_height(box, column_width(4)) for box in boxes), default=0.0)
        return -(-len(boxes) // 4) * (tallest + ROW_GAP)

    def _road(self, slide: Any, stood: Sequence[OnRoad], top: float, bottom: float) -> None:
        half = (WIDTH - 2 * MARGIN) / max(len(stood), 8) / 2
        for phase, run in groupby(stood, key=lambda each: each.stop.phase):
            places = [each.x for each in run]
            left, right = places[0] - half, places[-1] + half
            self.pen.band(slide, (left + 1, top, right - left - 2, bottom - top), self.theme.hill(phase))
        on = [each for each in stood if not each.stop.beside]
        self.pen.road(slide, [(each.x, each.y) for each in on], 6.0)
        for each in stood:
            if each.stop.beside:
                above = max((one for one in on if one.x < each.x), key=lambda one: one.x, default=None)
                self.pen.thread(slide, each.x, above.y if above else top + 20, each.y)
        for each in stood:
            self._stop(slide, each)

    def _stop(self, slide: Any, each: OnRoad) -> None:
        stop, radius = each.stop, 11.0 if each.stop.beside else 14.0
        told = stop.height is not None or not self.felt
        shape = self.pen.stop(slide, stop.number, each.x, each.y, spoken=stop.spoken, told=told, radius=radius)
        name_shape(shape, stop.spoken)
        marks = [kind for kind, on in (("critical", stop.critical), ("meaningful", stop.meaningful)) if on]
        for place, kind in enumerate(marks):
            x = each.x - 9 * len(marks) + 18 * place
            self.pen.decorate(self.pen.sign(slide, kind, x, each.y - radius - 19, 18))

    def _legend(self, slide: Any, rows: Sequence[Sequence[tuple[float, float, str, str]]], y: float) -> None:
        for place, row in enumerate(rows):
            top = y + place * LEGEND_LINE
            for x, width, sign, words in row:
                right = self._legend_sign(slide, sign, x, top)
                self.pen.plain(slide, Paragraph(words, own=True), (right, top, width, LEGEND_LINE - 6))

    def _legend_sign(self, slide: Any, sign: str, x: float, y: float) -> float:
        if not sign:
            return x
        if sign in ("critical", "meaningful"):
            self.pen.decorate(self.pen.sign(slide, sign, x, y + 1, 16))
        elif sign == "untold":
            self.pen.decorate(self.pen.ring(slide, x + 9, y + 9, 7))
        else:
            self.pen.road(slide, [(x, y + 14), (x + 18, y + (5 if sign == "feeling" else 14))], 4.0)
        return x + 24

    # phases

    def _chapter(self, chapter: Chapter) -> None:
        blocks = [*_untitled(chapter.title), *chapter.blocks]
        columns = 2 if len(blocks) <= 2 else 3
        slides = as_large_as_fits(blocks, columns)
        for rows in slides:
            self._rows(self._slide(chapter.title, own=chapter.own), rows)

    def _rows(self, slide: Any, rows: Sequence[Row]) -> None:
        for row in rows:
            if row.road:
                end = max(placed.box[0] + placed.box[2] for placed in row.placed)
                self.pen.road(slide, [(MARGIN, row.road), (end, row.road)], 4.0)
            for placed in row.placed:
                stop, x = placed.stop, placed.box[0]
                if stop is not None:
                    self._numbered_stop(slide, stop, x + 18, row.road)
                self.pen.piece(slide, placed)

    def _numbered_stop(self, slide: Any, stop: Stop, x: float, y: float) -> None:
        """The stop above a card, with its marks and its face; the card says all that in words."""
        shape = self.pen.stop(slide, stop.number, x, y, spoken="", told=True)
        name_shape(shape, str(stop.number))
        at = x + 20
        for kind, on in (("critical", stop.critical), ("meaningful", stop.meaningful)):
            if on:
                self.pen.decorate(self.pen.sign(slide, kind, at, y - 12, 24))
                at += 28
        if stop.height is not None:
            self.pen.decorate(self.pen.face(slide, stop.height, at, y - 12, 24))


def _clamped(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


def _untitled(title: str) -> list[Block]:
    """A title that is too long for the head of a slide, whole."""
    shown, _, whole = title_of(visible(title))
    return [] if whole or not shown else [Block((Piece("plain", (Paragraph(title, bold=True),)),))]
