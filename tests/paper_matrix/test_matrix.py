"""Every template, empty, as usual and at its worst, on A4, A3 and A0, in three languages: good for every reader.

In `make test` each pair of template, filling, paper and language comes once; all of them in `make nightly`.
"""

from itertools import combinations, product
from pathlib import Path

import pytest

from paku_studio.drawing.sheet_templates import CARD_KINDS, POSTER_KINDS
from paku_studio.export.tiles import tiled
from paku_studio.models import PaperSize

TEMPLATES = (
    *POSTER_KINDS, "own", "conversation", "checklist", *(f"cards-{kind}" for kind in CARD_KINDS),
    "value", "understanding", "compare", "persona", "pathway", "report", "changes",
)  # fmt: skip
FILLINGS, SIZES, LANGUAGES = ("empty", "typical", "extreme"), ("A4", "A3", "A0"), ("fi", "sv", "en")
EASY = frozenset({*POSTER_KINDS, "own", "conversation", "checklist"})


def pairwise_cases():
    """Three for each template, turned by its place, so that every two values meet."""
    found = []
    for at, template in enumerate(TEMPLATES):
        for row in range(3):
            size, language = SIZES[(row + at) % 3], LANGUAGES[(row + at // 3) % 3]
            found.append((template, FILLINGS[row], size, language))
    return found


PAIRWISE = pairwise_cases()


def test_every_two_values_meet():
    factors = (TEMPLATES, FILLINGS, SIZES, LANGUAGES)
    for one, other in combinations(range(4), 2):
        met = {(case[one], case[other]) for case in PAIRWISE}
        assert met == set(product(factors[one], factors[other]))


def test_no_template_is_left_out(stories):
    assert set(TEMPLATES) == set(stories.TEMPLATES)
    shipped = {path.name.split(".")[0] for path in (Path(__file__).parents[2] / "templates" / "sheets").glob("*.json")}
    assert shipped <= set(TEMPLATES)


class Matrix:
    """The judges on one case."""

    @pytest.fixture(autouse=True)
    def tools(self, drawn, written, judges, stories):
        self.drawn, self.written, self.judges, self.stories = drawn, written, judges, stories

    def judge(self, template, filling, size, language, **more):
        drawing = self.drawn(template, filling, size, language, **more)
        pdf = self.written(drawing)
        judges, story = self.judges, self.stories.TEMPLATES[template](filling)
        told = self.stories.told_in(story, language, more.get("easy", False))
        assert judges.unheard(pdf, told, appendix=story.appendix) == [], "each text is heard whole and in its turn"
        assert judges.unsaid(drawing, pdf) == [], "what is shown is heard as often"
        assert judges.cut(drawing) == []
        assert judges.ink_beyond(pdf) == 0
        assert judges.in_each_other(drawing) == []
        assert judges.smallest_type(pdf) >= judges.SMALLEST
        assert judges.read_by_all(pdf, language) == []
        assert self.written(self.drawn(template, filling, size, language, **more)) == pdf, "the same bytes again"
        return pdf


class TestPairs(Matrix):
    """In every run."""

    @pytest.mark.parametrize(("template", "filling", "size", "language"), PAIRWISE)
    def test_a_sheet_is_good(self, template, filling, size, language):
        self.judge(template, filling, size, language)

    @pytest.mark.parametrize("template", sorted(EASY))
    def test_its_easy_twin_is_good(self, template):
        at = TEMPLATES.index(template)
        self.judge(template, FILLINGS[1 + at % 2], SIZES[at % 3], LANGUAGES[at % 3], easy=True)

    @pytest.mark.validators
    @pytest.mark.parametrize("template", TEMPLATES)
    def test_both_validators_find_nothing(self, template, validators):
        at = TEMPLATES.index(template)
        drawing = self.drawn(template, "extreme", SIZES[at % 2], LANGUAGES[at % 3], colours="black-and-white")
        assert validators.failures(self.written(drawing)) == []


@pytest.mark.nightly
class TestAll(Matrix):
    """The whole matrix, both colours and twins."""

    @pytest.mark.validators
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("filling", FILLINGS)
    @pytest.mark.parametrize("template", TEMPLATES)
    def test_a_sheet_is_good(self, template, filling, size, language, validators):
        assert validators.failures(self.judge(template, filling, size, language)) == []
        if template in EASY:
            assert validators.failures(self.judge(template, filling, size, language, easy=True)) == []

    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("filling", FILLINGS)
    @pytest.mark.parametrize("template", TEMPLATES)
    def test_a_sheet_without_colours_is_good(self, template, filling, size):
        self.judge(template, filling, size, "fi", colours="black-and-white")

    @pytest.mark.validators
    @pytest.mark.parametrize(("size", "onto"), [("A1", "A4"), ("A0", "A3")])
    @pytest.mark.parametrize("template", TEMPLATES)
    def test_its_tiles_are_good(self, template, size, onto, validators):
        cut = tiled(self.drawn(template, "typical", size), PaperSize(onto), "fi")
        pdf = self.written(cut)
        assert validators.failures(pdf) == []
        assert self.judges.read_by_all(pdf, "fi") == []
        assert self.judges.ink_beyond(pdf) == 0
