"""Makes one PDF of texts by one tool and says how long it took: run by name, in a process of its own, by `paper.py`.

Modules are loaded and fonts read by a small sheet before the clock runs. Standard input: JSON with `title`, `lines`
(pairs of a phrase and what follows it), `blocks` (role and text) and `fonts`; standard output: seconds and pages.
"""

import io
import json
import re
import sys
import time
from collections.abc import Callable
from html import escape

Texts = dict
SIZES = {"H1": 26, "H2": 18, "H3": 14, "H4": 12, "P": 10.5, "LBody": 10.5}
WALL, HAND = "wall", "hand"


def small(texts: Texts) -> Texts:
    """The same kind of texts, very few of them."""
    return {**texts, "lines": texts["lines"][:1], "blocks": [["H1", "Otsikko"], ["P", "Kappale."], ["LBody", "Kohta."]]}


def ours(texts: Texts, job: str) -> bytes:
    from paku_studio.drawing.paper import paper
    from paku_studio.drawing.theme import theme
    from paku_studio.export.pdf import write_pdf

    if job == WALL:
        from paku_studio.drawing.poster import draw_poster
        from paku_studio.drawing.sheet_templates import template_records

        kind = "encounter" if len(texts["lines"]) > 1 else "values_ethics"
        size = "A3" if len(texts["lines"]) > 1 else "A4"
        drawing = draw_poster(template_records(kind, "fi"), f"template-{kind}", paper(size), theme("colour"), "fi")
    else:
        from benchmarks.stories import long_story
        from paku_studio.drawing.report import draw_report

        records = {record.id: record for record in long_story(texts["moments"] if len(texts["blocks"]) > 3 else 2)}
        drawing = draw_report(records, "", paper("A4"), theme("colour"), "fi")
    return write_pdf([drawing], {}, title=texts["title"], language="fi")


def reportlab(texts: Texts, job: str) -> bytes:
    from reportlab.lib.pagesizes import A3, A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    for weight, path in texts["fonts"].items():
        pdfmetrics.registerFont(TTFont(f"sans{weight}", path))

    def style(size: float, weight: str, space: float = 4) -> ParagraphStyle:
        return ParagraphStyle("s", fontName=f"sans{weight}", fontSize=size, leading=size * 1.3, spaceAfter=space)

    if job == WALL:
        said = [Paragraph(escape(texts["title"]), style(48, "700", 30))]
        for key, rest in texts["lines"]:
            said += [Paragraph(escape(key), style(38, "700")), Paragraph(escape(rest), style(24, "400", 20))]
    else:
        styles = {role: style(size, "700" if role[0] == "H" else "400") for role, size in SIZES.items()}
        said = [
            Paragraph(("• " if role == "LBody" else "") + escape(text), styles[role]) for role, text in texts["blocks"]
        ]
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A3 if job == WALL else A4, title=texts["title"]).build(said)
    return stream.getvalue()


TYPST = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(paper: "{paper}")
#set text(font: "Atkinson Hyperlegible Next", size: {size}pt, lang: "fi")
{body}
"""
TYPST_WALL = """= #data.title
#for (key, rest) in data.lines [
  #par(text(size: 38pt, weight: "bold", key))
  #par(text(size: 24pt, rest))
]"""
TYPST_HAND = """#for (role, said) in data.blocks {
  if role == "LBody" { list.item(said) }
  else if role == "P" { par(said) }
  else { heading(level: int(role.slice(1)), said) }
}"""


def typst(texts: Texts, job: str) -> bytes:
    import typst as engine

    paper, size, body = ("a3", 24, TYPST_WALL) if job == WALL else ("a4", 10.5, TYPST_HAND)
    source = TYPST.replace("{paper}", paper).replace("{size}", str(size)).replace("{body}", body)
    folder = texts["fonts"]["400"].rpartition("/")[0]
    return engine.compile(
        source.encode(),
        format="pdf",
        sys_inputs={"data": json.dumps(texts)},
        font_paths=[folder],
        ignore_system_fonts=True,
        pdf_standards=["ua-1", "a-2a"],
    )


def weasyprint(texts: Texts, job: str) -> bytes:
    import weasyprint as engine

    faces = "".join(
        f"@font-face{{font-family:sans;font-weight:{weight};src:url('file://{path}')}}"
        for weight, path in texts["fonts"].items()
    )
    if job == WALL:
        css = "@page{size:A3}body{font:24pt sans}h1{font-size:48pt}h2{font-size:38pt;margin:0}"
        body = f"<h1>{escape(texts['title'])}</h1>"
        body += "".join(f"<h2>{escape(key)}</h2><p>{escape(rest)}</p>" for key, rest in texts["lines"])
    else:
        css = "@page{size:A4}body{font:10.5pt sans}"
        body = "".join(_element(role, text) for role, text in texts["blocks"])
        body = re.sub("(<li>.*?</li>)+", lambda found: f"<ul>{found[0]}</ul>", body)
    head = f"<title>{escape(texts['title'])}</title><style>{faces}{css}</style>"
    page = f'<html lang="fi"><head>{head}</head><body>{body}</body></html>'
    return engine.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")


def _element(role: str, text: str) -> str:
    name = {"LBody": "li", "P": "p"}.get(role, role.lower())
    return f"<{name}>{escape(text)}</{name}>"


def pages_of(pdf: bytes) -> int:
    """Counted in the page tree, or in its compressed objects."""
    import zlib

    parts = [pdf]
    for found in re.finditer(rb"stream\r?\n", pdf):
        try:
            parts.append(zlib.decompressobj().decompress(pdf[found.end() :], 10_000_000))
        except zlib.error:
            continue
    return sum(len(re.findall(rb"/Type\s*/Page\b(?!s)", part)) for part in parts)


MAKERS: dict[str, Callable[[Texts, str], bytes]] = {
    "ours": ours,
    "reportlab": reportlab,
    "typst": typst,
    "weasyprint": weasyprint,
}


def main() -> None:
    tool, job = sys.argv[1:3]
    texts = json.load(sys.stdin)
    make = MAKERS[tool]
    make(small(texts), job)
    begun = time.perf_counter()
    made = make(texts, job)
    taken = time.perf_counter() - begun
    print(json.dumps({"seconds": taken, "pages": pages_of(made), "bytes": len(made)}))


if __name__ == "__main__":
    main()
