"""Images and frames that say nothing to a person who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from plainspoken.page.document import attribute, kind
from plainspoken.page.findings.finding import Inspected, Spot

_NAMING = ("alt", "aria-label", "title", "value")


def silent(inspected: Inspected) -> Iterator[Spot]:
    """Images without an alternative: no alt at all, an image that is a link or a button, an image by its role."""
    for tag, node in inspected.exposed():
        button = tag.name == "input" and kind(tag) == "image"
        silent_image = _is_image(tag, node.role) and not node.name
        if silent_image or (button and _is_unnamed(inspected, tag)):
            yield Spot(tag, (("image", _file(inspected, tag)),))


def untitled_frame(inspected: Inspected) -> Iterator[Spot]:
    """Frames without a title."""
    for tag, node in inspected.shown("iframe"):
        if not node.name:
            yield Spot(tag, (("frame", _file(inspected, tag)),))


def _is_image(tag: Tag, role: str) -> bool:
    """Whether an element should have an alternative; an empty alt says that it need not."""
    if role == "img":
        return "role" in tag.attrs or (tag.name == "img" and tag.attrs.get("alt") != "")
    return role == "link" and tag.name == "area"


def _is_unnamed(inspected: Inspected, tag: Tag) -> bool:
    given = any(attribute(tag, key).strip() for key in _NAMING)
    return not given and not inspected.document.referenced(tag, "aria-labelledby")


def _file(inspected: Inspected, tag: Tag) -> str:
    source = attribute(tag, "src").partition("?")[0].rstrip("/").rpartition("/")[2]
    return source[:60] or inspected.called(tag)
