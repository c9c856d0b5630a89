"""The style sheet of web pages: the program's colours and type, for narrow, dark, high-contrast and printed pages."""

from dataclasses import fields

from paku_studio.drawing.theme import COLOUR, CONTRAST, DARK, Theme, theme

_RULES = """
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--surface);color:var(--ink);line-height:1.55;font-size:1.0625rem;
font-family:"Atkinson Hyperlegible Next","Atkinson Hyperlegible",system-ui,-apple-system,"Segoe UI",Roboto,
"Noto Sans","Liberation Sans",sans-serif;overflow-wrap:break-word;hyphens:auto}
header,nav,main{max-width:46rem;margin:0 auto;padding:0 1rem}
main{padding-bottom:4rem}
#content:focus{outline:none}
article{padding-top:1.25rem}
nav li li{break-inside:avoid}
article+article{margin-top:3rem;border-top:3px solid var(--line)}
h1,h2,h3,h4,h5,h6{line-height:1.2;margin:1.6em 0 .5em;text-wrap:balance}
h1{color:var(--spruce);font-size:2rem;margin:.4em 0 .6em}
h1::after{content:"";display:block;width:9rem;max-width:100%;height:9px;margin-top:.4em;
border-top:3px solid var(--spruce);border-bottom:3px dashed var(--spruce)}
h2{color:var(--spruce);font-size:1.5rem}
h3{color:var(--spruce);font-size:1.25rem}
h4,h5,h6{font-size:1.0625rem}
article section section h3,article section section h4{color:var(--ink);font-size:1.125rem}
p,.p{margin:.5em 0}
.large{font-size:1.25em;line-height:1.35}
.bold{font-weight:700}
section section section,article section section{margin:1rem 0;padding:.25rem 0 .25rem 1rem;
border-inline-start:4px solid var(--line)}
section section h2,section section h3,section section h4,section section h5,section section h6{margin-top:.4em}
ul{margin:.5em 0;padding-inline-start:1.4em}
li{margin:.3em 0}
li p,li .p{margin:.2em 0}
ul.labelled{list-style:none;padding-inline-start:0}
ul.labelled li.has{display:grid;grid-template-columns:minmax(1em,max-content) minmax(0,1fr);column-gap:.5em}
ul.labelled li.has div p:first-child{margin-top:0}
.label{color:var(--ink-soft);font-variant-numeric:tabular-nums}
.told{color:var(--ink-soft)}
.sign{vertical-align:-.25em;max-width:100%}
.plate{background:#fff;border-radius:3px}
figure{margin:1.25rem 0}
img{display:block;max-width:100%;height:auto;background:#fff;border-radius:6px}
figure.sheet img{border:1px solid var(--line);width:100%}
figure.tall img{max-width:24rem}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:start;font-weight:700;padding:.3em 0}
th,td{border:1px solid var(--line);padding:.4em .6em;text-align:start;vertical-align:top}
th{background:var(--spruce-tint)}
a{color:var(--spruce);text-decoration-thickness:.1em;text-underline-offset:.18em}
a:focus-visible,.scroll:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
nav{margin-top:1rem}
nav p{font-weight:700;margin:.5em 0 0}
nav ul{columns:14rem;column-gap:2rem}nav ul ul{margin:0}nav li{margin:0}
main nav{padding:0}
nav a{display:inline-block;vertical-align:top;padding:.3em 0;min-height:1.5rem}
.skip{position:absolute;left:-200vw;top:0;padding:.6em 1em;background:var(--surface)}
.skip:focus{left:0;outline:3px solid var(--focus);outline-offset:-3px}
@media (max-width:24rem){h1{font-size:1.6rem}h2{font-size:1.3rem}
article section section{padding-inline-start:.6rem}ul{padding-inline-start:1.1em}}
@media print{body{font-size:11pt;line-height:1.4}nav,.skip{display:none}header,main{max-width:none;padding:0}
h1,h2,h3,h4,h5,h6{break-after:avoid}li,figure,tr,p{break-inside:avoid}article+article{break-before:page;border:0}
.scroll{overflow:visible}a{color:inherit;text-decoration:none}}
"""


def style_sheet() -> str:
    """The whole style sheet; nothing in it leads out of the page."""
    light = f":root{{color-scheme:light dark;{_colours(theme(COLOUR))}}}"
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{_colours(theme(DARK))}}}}}"
    strong = "@media (prefers-contrast:more){:root{--ink-soft:#000;--line:#444;--line-strong:#000}a{font-weight:700}}"
    both = f"{{:root{{{_colours(theme(CONTRAST))}}}}}"
    stark = f"@media screen and (prefers-contrast:more) and (prefers-color-scheme:dark){both}"
    return "".join((light, dark, strong, stark, _RULES.replace("\n", "")))


def _colours(colours: Theme) -> str:
    """The theme's colours as variables; those that go round by phase are told by shape and words here."""
    found = []
    for each in fields(colours):
        value = getattr(colours, each.name)
        if isinstance(value, str) and value.startswith("#"):
            found.append(f"--{each.name.replace('_', '-')}:{value}")
    return ";".join(found)
