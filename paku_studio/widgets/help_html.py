"""The help's pages as markup for Qt's text browser: headings, lists, tables. Everything of anybody's is escaped."""

from collections.abc import Iterable
from html import escape

from paku_studio.editor.helping import Page, Row, Section
from paku_studio.widgets.look import Look

ICON = "icon:"
"""How the markup names an icon; the browser is given the pictures under these names."""


def page_markup(page: Page, look: Look) -> str:
    """One page under its heading."""
    return sections_markup(page.title, page.sections, look)


def sections_markup(title: str, sections: Iterable[Section], look: Look) -> str:
    """Sections under a heading; a section that bears the same heading goes without one."""
    parts = [f"<h1>{escape(title)}</h1>"]
    for section in sections:
        if section.heading != title:
            parts.append(f"<h2>{escape(section.heading)}</h2>")
        parts.append(_body(section, look))
    return "".join(parts)


def _body(section: Section, look: Look) -> str:
    if section.kind == "steps":
        return f"<ol>{''.join(f'<li>{_text(row)}</li>' for row in section.rows)}</ol>"
    if section.kind == "text":
        return f"<ul>{''.join(f'<li>{_text(row)}</li>' for row in section.rows)}</ul>"
    head = "".join(f"<th align='left'>{escape(name)}</th>" for name in section.columns)
    rows = "".join(_table_row(row, look) for row in section.rows)
    return f"<table width='100%' cellspacing='0' cellpadding='{look.px(5)}'><tr>{head}</tr>{rows}</table>"


def _text(row: Row) -> str:
    return escape(row.cells[0])


def _table_row(row: Row, look: Look) -> str:
    side = look.px(18)
    picture = f"<img src='{ICON}{row.icon}' width='{side}' height='{side}'>&nbsp; " if row.icon else ""
    first = f"<td class='sign'>{picture}<b>{escape(row.cells[0])}</b></td>"
    return f"<tr>{first}{''.join(f'<td>{escape(cell)}</td>' for cell in row.cells[1:])}</tr>"


def page_style(look: Look) -> str:
    """The browser's style sheet for one look."""
    return f"""
        h1 {{ font-size: {look.px(24)}px; font-weight: 700; color: {look.ink}; margin-top: 0; }}
        h2 {{ font-size: {look.px(16)}px; font-weight: 700; color: {look.ink}; margin-top: {look.px(18)}px; }}
        li {{ margin-bottom: {look.px(7)}px; }}
        th {{ color: {look.ink_soft}; font-weight: 600; }}
        td, th {{ border-bottom: 1px solid {look.hair}; vertical-align: middle; }}
        td.sign {{ color: {look.spruce}; white-space: nowrap; }}
    """
