"""What HTML itself names an element by: label, legend, caption, alt, value, placeholder.

Source: HTML-AAM 1.0, section 4.1 (accessible name computations by element).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import NamedTuple

from bs4 import Tag

from plainspoken.page.document import Document, attribute, children, kind, labelable

_FEW = 10


class Source(Enum):
    """Where a name comes from."""

    NONE = "none"
    EMPTY = "explicitly empty"
    ATTRIBUTE = "attribute"
    CAPTION = "caption"
    CONTENT = "content"
    PLACEHOLDER = "placeholder"
    RELATED = "related element"
    TITLE = "title"
    VALUE = "value"


class Name(NamedTuple):
    """A name and where it comes from."""

    text: str
    source: Source


class Native(NamedTuple):
    """What names an element in HTML: words, or the elements that lend theirs."""

    text: str = ""
    source: Source = Source.NONE
    lenders: tuple[Tag, ...] = ()


NAMELESS = Name("", Source.NONE)
_NOTHING = Native()


def native(tag: Tag, document: Document) -> Native:
    """Give what names an element in HTML, nothing where nothing does."""
    if tag.namespace is not None:
        return _foreign(tag)
    if labelable(tag):
        found = tuple(document.labels.get(id(tag), ()))
        if found:
            return Native("", Source.RELATED, found)
    rule = _RULES.get(tag.name)
    return rule(tag) if rule is not None else _NOTHING


def _input(tag: Tag) -> Native:
    type_ = kind(tag)
    if type_ in ("submit", "reset", "button"):
        # HTML-AAM 4.1.2: value, else the browser's own words
        if "value" in tag.attrs:
            return Native(attribute(tag, "value"), Source.VALUE)
        return Native({"submit": "Submit", "reset": "Reset"}.get(type_, ""), Source.CONTENT)
    if type_ == "image":
        return _image_button(tag)
    if type_ == "file":
        said = attribute(tag, "title")
        default = "Choose Files" if "multiple" in tag.attrs else "Choose File"
        return Native(said, Source.TITLE) if said else Native(default, Source.CONTENT)
    if type_ in ("checkbox", "radio", "range", "color"):
        return _NOTHING
    return _typed(tag)


def _typed(tag: Tag) -> Native:
    # HTML-AAM 4.1.1: title, else placeholder
    title = attribute(tag, "title")
    if title.strip():
        return Native(title, Source.TITLE)
    hint = attribute(tag, "placeholder") or attribute(tag, "aria-placeholder")
    return Native(hint, Source.PLACEHOLDER) if hint.strip() else _NOTHING


def _image_button(tag: Tag) -> Native:
    # HTML-AAM 4.1.3: alt, else value, else title, else the browser's own words
    for name, source in (("alt", Source.ATTRIBUTE), ("value", Source.ATTRIBUTE), ("title", Source.TITLE)):
        if attribute(tag, name).strip():
            return Native(attribute(tag, name), source)
    return Native("Submit", Source.VALUE)


def _image(tag: Tag) -> Native:
    # HTML-AAM 4.1.9 and 4.1.10: alt, which may be empty on purpose
    if "alt" not in tag.attrs:
        caption = _caption(tag) if not attribute(tag, "title").strip() else None
        return Native("", Source.CAPTION, (caption,)) if caption is not None else _NOTHING
    text = attribute(tag, "alt")
    return Native(text, Source.ATTRIBUTE if text else Source.EMPTY)


def _caption(image: Tag) -> Tag | None:
    """Give the caption of a figure that holds nothing but the image (HTML-AAM 4.1.10)."""
    figure = image.parent
    if figure is None or figure.name != "figure":
        return None
    few = figure.contents if len(figure.contents) <= _FEW else []
    others = [piece for piece in few if isinstance(piece, Tag) or str(piece).strip()]
    caption = next((piece for piece in others if isinstance(piece, Tag) and piece.name == "figcaption"), None)
    return caption if caption is not None and all(piece is image or piece is caption for piece in others) else None


def _table(tag: Tag) -> Native:
    # HTML-AAM 4.1.8: caption, else summary
    caption = _first(tag, "caption")
    if caption is not None:
        return Native("", Source.CAPTION, (caption,))
    return Native(attribute(tag, "summary"), Source.ATTRIBUTE)


def _fieldset(tag: Tag) -> Native:
    # HTML-AAM 4.1.5: the first legend
    legend = _first(tag, "legend")
    return Native("", Source.RELATED, (legend,)) if legend is not None else _NOTHING


def _labelled(tag: Tag) -> Native:
    # HTML-AAM: option and optgroup by their label attribute
    return Native(attribute(tag, "label"), Source.ATTRIBUTE)


def _foreign(tag: Tag) -> Native:
    # SVG-AAM 1.0, 8.1: a direct child title, and for links xlink:title
    title = _first(tag, "title")
    if title is not None and title.get_text().strip():
        return Native(title.get_text(), Source.RELATED)
    if tag.name == "a" and attribute(tag, "xlink:title"):
        return Native(attribute(tag, "xlink:title"), Source.ATTRIBUTE)
    return _NOTHING


def _first(tag: Tag, name: str) -> Tag | None:
    return next((child for child in children(tag) if child.name == name), None)


_RULES: Mapping[str, Callable[[Tag], Native]] = {
    "area": _image,
    "fieldset": _fieldset,
    "img": _image,
    "input": _input,
    "optgroup": _labelled,
    "option": _labelled,
    "table": _table,
    "textarea": _typed,
}
