"""The judges themselves: an ordinary file and files with one defect each must fail, and it is written down at whom."""

import io
import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from paku_studio.export.audit import faults, structure_words

pytestmark = pytest.mark.validators


def elements(pdf, role):
    """Every element of a role, in the order of the tree."""
    found = []

    def look(element):
        if element.get("/S") == f"/{role}":
            found.append(element)
        kids = element.get("/K")
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary):
                look(kid)

    look(pdf.Root.StructTreeRoot)
    return found


def content(pdf, change):
    """Rewrite the first page's operators."""
    page = pdf.pages[0]
    before = page.Contents.read_bytes()
    after = change(before)
    assert after != before
    page.Contents = pdf.make_stream(after)


def fonts(pdf):
    return [thing for thing in pdf.objects if isinstance(thing, Dictionary) and "/ToUnicode" in thing]


def no_alt(pdf):
    del elements(pdf, "Figure")[0]["/Alt"]


def empty_alt(pdf):
    elements(pdf, "Figure")[0].Alt = String("")


def file_name_as_alt(pdf):
    elements(pdf, "Figure")[0].Alt = String("IMG_2041.jpg")


def no_language(pdf):
    del pdf.Root["/Lang"]


def wrong_language(pdf):
    pdf.Root.Lang = String("suomi!!")


def title_not_shown(pdf):
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=False)


def not_marked(pdf):
    pdf.Root.MarkInfo = Dictionary(Marked=False)


def heading_skips(pdf):
    elements(pdf, "H2")[0].S = Name.H4


def text_untagged(pdf):
    content(pdf, lambda before: before.replace(b"/Artifact BMC", b"", 1).replace(b"EMC", b"", 1))


def words_without_a_mark(pdf):
    font = next(iter(pdf.pages[0].Resources.Font))
    loose = f"\nBT {font} 8 Tf 10 10 Td (A) Tj ET\n".encode()
    content(pdf, lambda before: before + loose)


def font_not_embedded(pdf):
    pdf.pages[0].Resources.Font.Helv = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    content(pdf, lambda before: before + b"\n/Artifact BMC BT /Helv 8 Tf 10 10 Td (helv) Tj ET EMC\n")


def order_reversed(pdf):
    entries = elements(pdf, "L")[0]
    entries.K = Array(list(entries.K)[::-1])


def unknown_role(pdf):
    elements(pdf, "LBody")[0].S = Name("/Ruutu")


def no_tab_order(pdf):
    del pdf.pages[0].obj["/Tabs"]


def link_without_words(pdf):
    del pdf.pages[0].Annots[0]["/Contents"]


def link_without_reference(pdf):
    (link,) = elements(pdf, "Link")
    link.K = Array([kid for kid in link.K if not isinstance(kid, Dictionary)])


def link_outside_the_tree(pdf):
    del pdf.pages[0].Annots[0]["/StructParent"]


def no_parent_tree(pdf):
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array()


def no_unicode(pdf):
    for font in fonts(pdf):
        del font["/ToUnicode"]


def unicode_zero(pdf):
    for font in fonts(pdf):
        font.ToUnicode.write(re.sub(rb"(?<=> )<[0-9A-F]{4}>", b"<0000>", font.ToUnicode.read_bytes(), count=3))


def heading_as_artifact(pdf):
    content(pdf, lambda before: re.sub(rb"/H1 <</MCID \d+>> BDC", b"/Artifact BMC", before))


def word_lost_from_the_tree(pdf):
    paragraph = elements(pdf, "P")[0]
    paragraph.K = Array(list(paragraph.K)[1:])


def no_metadata(pdf):
    del pdf.Root["/Metadata"]


def no_ua_mark(pdf):
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def entry_outside_a_list(pdf):
    elements(pdf, "L")[0].S = Name.Div


def no_colour_space(pdf):
    del pdf.Root["/OutputIntents"]


def script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def glyph_missing(pdf):
    font = next(iter(pdf.pages[0].Resources.Font))
    extra = f"\n/Artifact BMC BT {font} 8 Tf 10 10 Td (\\377) Tj ET EMC\n".encode()
    content(pdf, lambda before: before + extra)


JUDGES = {
    no_alt: "veraPDF page",
    empty_alt: "veraPDF page",
    file_name_as_alt: "audit",
    no_language: "veraPDF page",
    wrong_language: "veraPDF page",
    title_not_shown: "veraPDF page",
    not_marked: "veraPDF page",
    heading_skips: "veraPDF page",
    text_untagged: "veraPDF page",
    words_without_a_mark: "veraPDF page audit",
    font_not_embedded: "veraPDF page",
    order_reversed: "audit",
    unknown_role: "veraPDF page",
    no_tab_order: "veraPDF page",
    link_without_words: "veraPDF page",
    link_without_reference: "audit",
    link_outside_the_tree: "veraPDF page",
    no_parent_tree: "veraPDF page",
    no_unicode: "veraPDF page audit",
    unicode_zero: "veraPDF page audit",
    heading_as_artifact: "audit",
    word_lost_from_the_tree: "audit",
    no_metadata: "veraPDF page",
    no_ua_mark: "veraPDF page",
    entry_outside_a_list: "veraPDF page",
    no_colour_space: "veraPDF page",
    script: "veraPDF page",
    glyph_missing: "veraPDF page",
}


@pytest.mark.parametrize("defect", JUDGES, ids=lambda defect: defect.__name__)
def test_one_defect_is_caught(defect, story_pdf, drawn, validators):
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(story_pdf)) as pdf:
        defect(pdf)
        pdf.save(stream)
    broken = stream.getvalue()
    judges = {found.split()[0] for found in validators.failures(broken)}
    if faults(broken) or structure_words(broken) != drawn.SAID.split():
        judges.add("audit")
    assert judges == set(JUDGES[defect].split())
    assert judges


def test_an_ordinary_reportlab_file_fails(validators):
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(100, 700, "Palvelupolku")
    canvas.save()
    judges = {" ".join(found.split()[:2]) for found in validators.failures(stream.getvalue())}
    assert judges == {"veraPDF ua1", "veraPDF 2a", "page ua1", "page 2a"}
