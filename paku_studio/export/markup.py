"""Writes well-formed XML, whatever the text: every value is escaped, what XML cannot hold is left out. Knows no SVG."""

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_IN_XML = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def legal(text: str) -> str:
    """The text without controls, lone surrogates and non-characters, which no XML document may hold."""
    return _NOT_IN_XML.sub("", text)


class XmlWriter:
    """Elements one after another; an attribute of None or "" is left out."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[str] = []

    def begin(self, tag: str, attributes: dict[str, str | None] | None = None) -> None:
        """Open an element."""
        self._parts.append(f"<{tag}{_written(attributes)}>")
        self._open.append(tag)

    def end(self) -> None:
        """Close the innermost element."""
        self._parts.append(f"</{self._open.pop()}>")

    def empty(self, tag: str, attributes: dict[str, str | None]) -> None:
        """An element without content."""
        self._parts.append(f"<{tag}{_written(attributes)}/>")

    def words(self, tag: str, text: str, attributes: dict[str, str | None] | None = None) -> None:
        """An element that holds text only."""
        self._parts.append(f"<{tag}{_written(attributes)}>{escape(legal(text))}</{tag}>")

    def say(self, text: str) -> None:
        """Text within the open element."""
        self._parts.append(escape(legal(text)))

    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)


def _written(attributes: dict[str, str | None] | None) -> str:
    given = {name: value for name, value in (attributes or {}).items() if value}
    return "".join(f" {name}={quoteattr(legal(value))}" for name, value in given.items() if value)
