"""Accessible descriptions, after accname 1.2 and HTML-AAM 1.0, section 4.2."""

from __future__ import annotations

from bs4 import Tag

from plainspoken.page.document import Document, attribute, children, kind
from plainspoken.page.labels import Source
from plainspoken.page.names import Names


def description(tag: Tag, document: Document, names: Names) -> str:
    """Give what describes an element beyond its name, "" where nothing does."""
    described = document.referenced(tag, "aria-describedby")
    if described:
        # accname, "description computation" 1: the elements it refers to, hidden or not
        return names.text(described)
    said = attribute(tag, "aria-description")
    if said.strip():
        return " ".join(said.split())  # 2
    name = names.of(tag)
    found = " ".join(_native(tag, name.source, names).split())
    if name.source is Source.CONTENT and found == name.text:
        return ""  # as in Chromium: what its words say already adds nothing
    return found


def pieces(tag: Tag, document: Document, names: Names) -> tuple[str, ...]:
    """Give the words of each element that describes another, () unless there are several."""
    described = document.referenced(tag, "aria-describedby")
    if len(described) < 2:
        return ()
    found = tuple(words for each in described if (words := names.text([each])))
    return found if len(found) > 1 else ()


def _native(tag: Tag, source: Source, names: Names) -> str:
    """What HTML itself describes an element by, unless that already names it (3 and 4)."""
    if tag.namespace is not None:
        return _drawing(tag, source)
    if tag.name == "input" and kind(tag) in ("submit", "reset", "button") and source is not Source.VALUE:
        value = attribute(tag, "value")
        if value:
            return value
    if tag.name == "table" and source is not Source.CAPTION:
        caption = next((child for child in children(tag) if child.name == "caption"), None)
        if caption is not None:
            return names.content(caption)
    if tag.name == "summary" and source is not Source.CONTENT:
        text = names.content(tag)
        if text:
            return text
    return attribute(tag, "title") if source is not Source.TITLE else ""


def _drawing(tag: Tag, source: Source) -> str:
    # SVG-AAM 1.0, 8.2: desc, then a title that does not name it
    for name in ("desc", "title"):
        if name == "title" and source is Source.RELATED:
            continue
        found = next((child for child in children(tag) if child.name == name), None)
        if found is not None and found.get_text().strip():
            return found.get_text()
    return ""
