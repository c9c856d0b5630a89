"""What a PDF says of itself: XMP for PDF/UA-1 and PDF/A-2a, the document information, colours. Knows no page."""

import functools
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from paku_studio.export.markup import legal

if TYPE_CHECKING:
    from pikepdf import Pdf, Stream

PRODUCER = "PAKU Studio (reportlab, pikepdf)"
CREATOR = "PAKU Studio"
LONGEST_TITLE = 2000

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "dc": "http://purl.org/dc/elements/1.1/",
        "pdf": "http://ns.adobe.com/pdf/1.3/",
        "xmp": "http://ns.adobe.com/xap/1.0/",
        "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
        "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
        "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
        "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
        "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    }.items()
)
# PDF/A knows no pdfuaid; ISO 19005-2, 6.6.2.3 wants each schema beyond its own described in the file.
_UA_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""


@dataclass(frozen=True, slots=True)
class About:
    """Title, subject, BCP 47 language and date (with its zone) of a file."""

    title: str
    subject: str
    language: str
    date: datetime


def plain(text: str) -> str:
    """The text without what XML cannot hold, white space as single spaces, cut to a length that viewers show."""
    return " ".join(legal(text).split())[:LONGEST_TITLE]


def write_metadata(pdf: "Pdf", about: About) -> None:
    """XMP, document information with the same values, sRGB output intent, title shown in the window's bar."""
    from pikepdf import Array, Dictionary, Name, String

    packet = pdf.make_stream(_packet(about).encode())
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    root = pdf.Root
    root.Metadata = packet
    root.Lang = String(about.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.OutputIntents = Array([_output_intent(pdf)])
    _write_information(pdf, about)


def _write_information(pdf: "Pdf", about: About) -> None:
    from pikepdf import String

    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    stamp = (
        about.date.strftime("D:%Y%m%d%H%M%S")
        + about.date.strftime("%z")[:3]
        + "'"
        + about.date.strftime("%z")[3:5]
        + "'"
    )
    values = {
        "/Title": about.title,
        "/Creator": CREATOR,
        "/Producer": PRODUCER,
        "/CreationDate": stamp,
        "/ModDate": stamp,
    }
    for key, value in values.items():
        pdf.docinfo[key] = String(value)
    if about.subject:
        pdf.docinfo["/Subject"] = String(about.subject)


def _packet(about: About) -> str:
    date = about.date.isoformat(timespec="seconds")
    subject = f"<dc:description>{_alternatives(about.subject)}</dc:description>" if about.subject else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {_NAMESPACES}>
<dc:format>application/pdf</dc:format><dc:title>{_alternatives(about.title)}</dc:title>{subject}
<dc:language><rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
{_UA_SCHEMA}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _alternatives(text: str) -> str:
    # The packet is stored as it is; readers that look for the stream's end by its word must not find it in a title.
    words = escape(text).replace("endstream", "end\u2060stream").replace("endobj", "end\u2060obj")
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt>'


@functools.cache
def _colour_profile() -> bytes:
    from PIL import ImageCms

    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = bytes.fromhex("07e000010001000000000000")  # the library stamps the time of making; bytes must repeat
    return bytes(made)


def _output_intent(pdf: "Pdf") -> "object":
    from pikepdf import Dictionary, Name, String

    profile: Stream = pdf.make_stream(_colour_profile())
    profile.N = 3
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        RegistryName=String("http://www.color.org"),
        DestOutputProfile=pdf.make_indirect(profile),
    )
