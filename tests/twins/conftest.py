"""What the tests of the twins share: a web page read as a browser would, slides read as a listener would."""

import html.parser
import importlib.util
import io
import sys
import zipfile
from pathlib import Path

import pptx
import pytest

from paku_studio.drawing.theme import theme
from paku_studio.export.html import write_html
from paku_studio.export.slides import write_pptx

VOID = {"meta", "img", "path", "br", "hr", "link", "input"}
BLOCKS = {"p", "div", "li", "ul", "section", "article", "table", "tr", "td", "th", "caption", "figure", "label", "main"}
BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6", "header"}


class Tag:
    """An element: its name, its attributes, what stands in it."""

    def __init__(self, name, given, parent):
        self.name, self.given, self.parent, self.kids = name, given, parent, []

    def all(self, *names):
        found = [self] if self.name in names or not names else []
        for kid in self.kids:
            found += kid.all(*names) if isinstance(kid, Tag) else []
        return found

    def text(self, without=("nav", "title")):
        parts = []
        for kid in self.kids:
            if isinstance(kid, str):
                parts.append(kid)
            elif kid.given.get("class") == "told":
                continue  # the words of a sign, which stands before it and is heard
            elif kid.name not in without:
                edge = " " if kid.name in BLOCKS or "label" in kid.given.get("class", "") else ""
                parts.append(edge + kid.text(without) + edge)
        return "".join(parts)

    def spoken_in(self):
        """The language in which it stands."""
        at = self
        while "lang" not in at.given:
            at = at.parent
        return at.given["lang"]


class Page(html.parser.HTMLParser):
    """A page as a browser's own parser takes it apart; what is not closed in order is an error."""

    def __init__(self, data):
        super().__init__(convert_charrefs=True)
        self.source = data.decode("utf-8")
        self.root = self.at = Tag("document", {}, None)
        self.declared = ""
        self.feed(self.source)
        self.close()
        assert self.at is self.root

    def handle_decl(self, decl):
        self.declared = decl

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _ in attrs}) == len(attrs)
        made = Tag(tag, dict(attrs), self.at)
        self.at.kids.append(made)
        if tag not in VOID:
            self.at = made

    def handle_startendtag(self, tag, attrs):
        assert tag in VOID, f"<{tag}/> is open for a browser"
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        assert self.at.name == tag
        self.at = self.at.parent

    def handle_data(self, data):
        self.at.kids.append(data)

    def all(self, *names):
        return self.root.all(*names)

    def one(self, name):
        (found,) = self.all(name)
        return found

    def words(self):
        """What the main part says, contents left aside."""
        return self.one("main").text().split()


def load_drawn():
    """The short ways to say drawings that the tests of the pens have."""
    source = Path(__file__).parents[1] / "export" / "drawn.py"
    specification = importlib.util.spec_from_file_location("twins_drawn", source)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def drawn():
    return load_drawn()


@pytest.fixture(scope="session")
def page_of():
    """Drawings as a page, read again."""

    def write(*drawings, pictures=None, **said):
        return Page(write_html(drawings, pictures or {}, **{"title": drawings[0].title, "language": "fi", **said}))

    return write


class Slides:
    """A presentation read again: shapes in the order in which they are heard."""

    def __init__(self, data):
        self.data = data
        self.file = pptx.Presentation(io.BytesIO(data))
        self.slides = list(self.file.slides)

    def titles(self):
        return [slide.shapes.title.text_frame.text for slide in self.slides]

    def texts(self):
        """The text of every shape on every slide, in order; a line break is a space."""
        found = []
        for slide in self.slides:
            for shape in slide.shapes:
                if shape.has_text_frame:
                    found += [each.text.replace("\v", " ") for each in shape.text_frame.paragraphs]
        return [" ".join(text.split()) for text in found if text.strip()]

    def all_text(self):
        return " ".join(self.texts())

    def letters(self):
        """The text without any white space: a word that goes on in another shape is whole."""
        return "".join(self.all_text().split())

    def told(self):
        """What the frames of the slides say without any white space; titles, numbers and signs left aside."""
        shapes = [shape for slide in self.slides for shape in slide.shapes if shape != slide.shapes.title]
        texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
        return "".join("".join(text.split()) for text in texts if len(text) > 2)

    def parts(self):
        with zipfile.ZipFile(io.BytesIO(self.data)) as packed:
            return {name: packed.read(name) for name in packed.namelist()}


@pytest.fixture(scope="session")
def slides_of():
    """A pathway as slides, read again."""

    def write(records, pathway, language="fi", colours="colour"):
        return Slides(write_pptx(records, pathway, language, theme(colours)))

    return write


@pytest.fixture(scope="session")
def stories():
    """The templates and fillings of the matrix of paper."""
    source = Path(__file__).parents[1] / "paper_matrix" / "stories.py"
    specification = importlib.util.spec_from_file_location("twins_stories", source)
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module  # dataclasses look their own module up
    specification.loader.exec_module(module)
    return module
