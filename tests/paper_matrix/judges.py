"""What is wrong with a written sheet: words that are not heard, ink beyond the frame, type too small, lines in lines.

Each judge gives a list, empty for a sheet that is good.
"""

import io
import math
from collections import Counter

import numpy
import pikepdf
import pypdfium2

from paku_studio.drawing.display import Group, Image, TextLine
from paku_studio.drawing.text import as_shown
from paku_studio.export.audit import faults, structure_text, structure_words
from paku_studio.export.bounds import IDENTITY, apply, bounds, compose, transformed

SMALLEST = 9.0
LEAVES = {"H1", "H2", "H3", "H4", "H5", "H6", "P", "Lbl", "LBody", "Link", "Figure", "Span", "Caption", "TH", "TD"}
BEYOND = 72
"""Points round a page in which ink is looked for."""


QUOTES = str.maketrans("", "", '”“"')


def words_of(text):
    """A text as it must be heard: what nobody can draw is heard as its code; quotation marks are the sheet's own."""
    return " ".join(filter(None, (as_shown(word).translate(QUOTES) for word in text.split())))


def unheard(pdf, told, *, appendix=False):
    """Texts that are not heard whole, or not after the one before them; with an `appendix` the end may stand there."""
    spoken, found = f" {words_of(' '.join(structure_words(pdf)))} ", []
    for texts in told:
        after = 0
        for text in texts:
            begin = _beginning(spoken, words_of(text), after) if appendix else words_of(text)
            place = spoken.find(f" {begin} ", after)
            if not begin or place < 0:
                found.append(text if f" {words_of(text)} " not in spoken else f"out of order: {text}")
            else:
                after = place + len(begin)
    return found


def _beginning(spoken, text, after, pieces=3):
    """As much of a text as is heard together, where the rest of it is too, in so many pieces; "" where it is not."""
    for length in range(len(text), 0, -1):
        begin, end = text[:length].strip(), text[length:].strip()
        if spoken.find(f" {begin} ", after) >= 0:
            return begin if not end or (pieces > 1 and _beginning(spoken, end, 0, pieces - 1)) else ""
    return ""


def placed(item, matrix=IDENTITY, clip=None, name=""):
    """Each line and picture with its box on the sheet, the window that it is cut to, and the element it stands in."""
    if isinstance(item, TextLine | Image):
        yield item, transformed(bounds(item), matrix), clip, name
    elif isinstance(item, Group):
        inner = compose(matrix, item.transform) if item.transform else matrix
        window = transformed(item.clip, inner) if item.clip else clip
        own = _element(item, name)
        for child in item.children:
            yield from placed(child, inner, window, own)


def _element(group, name):
    """The element whose words a group's lines are; a link's words are its paragraph's."""
    if group.role == "Artifact":
        return ""
    inline = group.role in {"Link", "Span"} and name
    return f"{group.role} {group.id or id(group)}" if group.role in LEAVES and not inline else name


def unsaid(drawing, pdf):
    """Words that are shown and not heard as often, or heard and not shown."""
    shown, elements = Counter(), {}
    for sheet in drawing.sheets:
        for item, _, _, name in placed(sheet.body):
            if isinstance(item, TextLine) and name and not name.startswith("Figure"):
                elements.setdefault(name, []).append(item)
    for lines in elements.values():
        shown.update("".join(line.text + (" " if line.joint == " " else "") for line in lines).split())
    spoken = Counter(structure_words(pdf))
    return sorted(((shown - spoken) + (spoken - shown)).elements())


def cut(drawing):
    """Lines and pictures that reach over the sheet's edge or the window that they are cut to."""
    found = []
    for number, sheet in enumerate(drawing.sheets, 1):
        for item, box, clip, _ in placed(sheet.body):
            frames = [(0.0, 0.0, sheet.width, sheet.height)] + ([clip] if clip and isinstance(item, TextLine) else [])
            found += [f"sheet {number}: {_name(item)}" for frame in frames if not _within(box, frame)]
    return found


def _name(item):
    return item.text if isinstance(item, TextLine) else item.name


def _within(box, frame):
    x, y, width, height = frame
    left, top = box[0] >= x - 0.5, box[1] >= y - 0.5
    return left and top and box[0] + box[2] <= x + width + 0.5 and box[1] + box[3] <= y + height + 0.5


def in_each_other(drawing):
    """Pairs of lines whose letters lie on each other."""
    found = []
    for number, sheet in enumerate(drawing.sheets, 1):
        lines = [(item, _letters(item, box)) for item, box, _, _ in placed(sheet.body) if isinstance(item, TextLine)]
        lines.sort(key=lambda line: line[1][1])
        for place, (one, (x, y, width, height)) in enumerate(lines):
            for other, (left, top, across, down) in lines[place + 1 :]:
                if top >= y + height:
                    break
                if min(x + width, left + across) - max(x, left) > 1 and min(y + height, top + down) - top > 1:
                    found.append(f"sheet {number}: {one.text} / {other.text}")
    return found


def _letters(line, box):
    """From the baseline up to the small letters' height, so that marks and tails of neighbours may touch."""
    scale = box[2] / line.width if line.width else 1.0
    return box[0], box[1] + (0.95 - 0.5) * line.size * scale, box[2], 0.5 * line.size * scale


def ink_beyond(pdf, dpi=36):
    """How many pixels outside the frame are not white, on all pages: looked for with the frame taken away."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        sizes = []
        for page in opened.pages:
            width, height = map(float, list(page.MediaBox)[2:])
            sizes.append((width, height))
            page.MediaBox = pikepdf.Array(
                [-BEYOND, height - math.ceil(height) - BEYOND, math.ceil(width) + BEYOND, height + BEYOND]
            )
        opened.save(stream)
    document, found = pypdfium2.PdfDocument(stream.getvalue()), 0
    try:
        for page, (width, height) in zip(document, sizes, strict=True):
            shade = numpy.array(page.render(scale=dpi / 72, grayscale=True).to_numpy()).squeeze()
            edge = BEYOND * dpi // 72
            shade[edge : edge + math.ceil(height * dpi / 72) + 1, edge : edge + math.ceil(width * dpi / 72) + 1] = 255
            found += int((shade < 250).sum())
    finally:
        document.close()
    return found


def smallest_type(pdf):
    """The smallest size in points in which letters are painted, with every scaling, as the pages' operators have it."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return min((size for page in opened.pages for size in _sizes(page)), default=math.inf)


def _sizes(page):
    matrix, kept, font, line = IDENTITY, [], 0.0, IDENTITY
    for step in pikepdf.parse_content_stream(page):
        name, values = str(step.operator), step.operands
        if name == "q":
            kept.append(matrix)
        elif name == "Q":
            matrix = kept.pop()
        elif name == "cm":
            matrix = compose(matrix, tuple(map(float, values)))
        elif name == "BT":
            line = IDENTITY
        elif name == "Tm":
            line = tuple(map(float, values))
        elif name == "Tf":
            font = float(values[1])
        elif name in {"Tj", "TJ"} and _seen(values[0], listed=name == "TJ"):
            whole = compose(matrix, line)
            (x, y), (to_x, to_y) = apply(whole, 0, 0), apply(whole, 0, font)
            yield round(math.hypot(to_x - x, to_y - y), 3)


def _seen(shown, *, listed):
    parts = [one for one in shown if hasattr(one, "__bytes__")] if listed else [shown]
    return any(bytes(part).strip() for part in parts)


def read_by_all(pdf, language):
    """Faults of the structure, one main heading, headings of tables, the language of the file."""
    found = list(faults(pdf))
    blocks = structure_text(pdf)
    headings = [block.text for block in blocks if block.role == "H1"]
    roles = {block.role for block in blocks}
    if "TD" in roles and "TH" not in roles:
        found.append("a table without headings")
    if len(headings) != 1:
        found.append(f"{len(headings)} main headings: {headings}"[:200])
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        if str(opened.Root.Lang) != language:
            found.append("language")
    return found
