"""An empty Word file that says whose language it is in and names nobody: styles in the family's colours. No words."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

SPRUCE, INK, SOFT = "1E5B4F", "1C2421", "4A544F"
FONT = "Calibri"
SIZES = {"Heading 1": 26, "Heading 2": 17, "Heading 3": 13.5, "Heading 4": 11.5, "Heading 5": 11, "Subtitle": 12}
TRACES = ("/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects")
"""Parts of python-docx' empty file that tell of the machine on which it was made."""
UNSAID = ("}rsids", "}rsid", "}rsidRoot", "}docId", "}themeFontLang", "}proofState", "}savePreviewPicture")
"""Settings that tell of other documents and other languages."""


def prepared(title: str, subject: str, region: str) -> "Document":
    """A document on A4 without a paragraph. `region`: its language as Word names it."""
    import docx

    document = docx.Document()
    for paragraph in list(document.paragraphs):
        paragraph._p.getparent().remove(paragraph._p)
    _without_traces(document)
    _say_what_it_is(document, title, subject, region)
    _size(document)
    _style(document, region)
    return document


def _without_traces(document: Any) -> None:
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype.endswith(TRACES):
                del part.rels[key]
    document_parts = (document.part, document.settings, document.styles, document.part.numbering_part)
    for root in (part.element for part in document_parts):
        for element in list(root.iter()):
            if str(element.tag).endswith(UNSAID):
                element.getparent().remove(element)
            for name in [name for name in element.attrib if "}rsid" in name]:
                del element.attrib[name]


def _say_what_it_is(document: Any, title: str, subject: str, region: str) -> None:
    core = document.core_properties
    for element in list(core._element):
        core._element.remove(element)
    core.title, core.subject, core.language = title[:255], subject[:255], region


def _size(document: Any) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22.5)
    section.top_margin = section.bottom_margin = Mm(20)


def _style(document: Any, region: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    styles = document.styles
    for name, base in (("Remark", "Normal"), ("Column heading", "Normal")):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[base]
    for name in ("Normal", "Quote", "Caption", "Remark", "Column heading", *SIZES):
        _face(styles[name])
    for name, size in SIZES.items():
        styles[name].font.size = Pt(size)
        styles[name].font.color.rgb = RGBColor.from_string(SPRUCE if name < "Heading 4" else INK)
        styles[name].font.italic = False
    styles["Normal"].font.size = Pt(11)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, colour, size in (("Remark", SOFT, 10), ("Caption", INK, 11), ("Subtitle", SOFT, 12)):
        styles[name].font.color.rgb, styles[name].font.size = RGBColor.from_string(colour), Pt(size)
        styles[name].font.italic = False
    styles["Column heading"].font.bold, styles["Column heading"].font.size = True, Pt(9.5)
    styles["Column heading"].font.color.rgb = RGBColor.from_string(SPRUCE)
    styles["Caption"].paragraph_format.keep_with_next = True
    _speak(styles, region)


def _face(style: Any) -> None:
    """One typeface; the theme's would go before it."""
    from docx.oxml.ns import qn

    style.font.name = FONT
    faces = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{name}"), None)


def _speak(styles: Any, region: str) -> None:
    """The language of all that names no other."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    lang: Any = OxmlElement("w:lang")
    lang.set(qn("w:val"), region)
    defaults.append(lang)
