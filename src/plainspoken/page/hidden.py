"""What of a page is hidden: display, visibility, aria-hidden, inert, closed details.

Each element's state is worked out from its parent's, in document order. Sources: WAI-ARIA 1.2, section 7.1 (excluding
elements from the accessibility tree); https://html.spec.whatwg.org/multipage/interaction.html
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from bs4 import Tag

from plainspoken.page import style
from plainspoken.page.style import Display


class Box(NamedTuple):
    """How an element stands on the page.

    `rendered` is false under display:none, `locked` true where contents are kept back (closed details, hidden until
    found), `visible` follows the visibility property, `text` tells whether text directly inside is shown.
    """

    path: str
    display: Display
    rendered: bool = True
    locked: bool = False
    visible: bool = True
    aria_hidden: bool = False
    inert: bool = False
    text: bool = True
    keeps: bool = False

    @property
    def hidden(self) -> bool:
        """Whether assistive technology is not shown the element at all."""
        return not self.rendered or self.locked or not self.visible or self.aria_hidden or self.inert


ROOT = Box("", Display.BLOCK)
_NO_CHILDREN = frozenset(
    {"audio", "colgroup", "embed", "frameset", "iframe", "img", "input", "meter", "object", "progress", "textarea"}
    | {"video"}
)
_NO_TEXT = _NO_CHILDREN | {"optgroup", "select", "table", "tbody", "tfoot", "thead", "tr"}
_SELECT_PARTS = frozenset({"option", "optgroup", "hr"})


def box(tag: Tag, path: str, around: Box, sheet: Mapping[str, str] = MappingProxyType({})) -> Box:
    """Work out an element's box from that of the element around it; `sheet` is what style elements say of it."""
    holder = tag.parent
    attributes = tag.attrs
    said = {**sheet, **style.declared(tag)} if "style" in attributes else sheet
    shown = style.display(tag, said)
    visibility = said.get("visibility")
    return Box(
        path,
        shown,
        rendered=around.rendered and shown is not Display.NONE and _placed(tag, holder, around),
        locked=around.locked or (around.keeps and not _is_summary_of(tag, holder)),
        visible=visibility == "visible" if visibility in _VISIBILITIES else around.visible,
        aria_hidden=around.aria_hidden or attributes.get("aria-hidden") == "true",
        inert=around.inert or "inert" in attributes,
        text=_shows_text(tag, holder, around),
        keeps=_keeps(tag, said.get("content-visibility")),
    )


_VISIBILITIES = frozenset({"visible", "hidden", "collapse"})


def _placed(tag: Tag, holder: Tag | None, around: Box) -> bool:
    """Whether the element around has a place for this one: fallback contents are not shown."""
    if holder is None or around is ROOT:
        return True
    if holder.namespace is None:
        if holder.name in ("select", "optgroup"):
            return tag.name in _SELECT_PARTS
        return holder.name not in _NO_CHILDREN
    return True


def _shows_text(tag: Tag, holder: Tag | None, around: Box) -> bool:
    if tag.namespace is not None and tag.namespace.endswith("svg"):
        return tag.name == "text" or (around.text and tag.name in ("a", "tspan", "textPath"))
    if tag.name == "option":
        return holder is None or holder.name not in ("select", "optgroup")
    return tag.name not in _NO_TEXT


def _keeps(tag: Tag, content_visibility: str | None) -> bool:
    """Whether an element keeps its contents back."""
    if tag.name == "details" and "open" not in tag.attrs:
        return True
    return content_visibility == "hidden" or ("hidden" in tag.attrs and style.until_found(tag))


def _is_summary_of(tag: Tag, holder: Tag | None) -> bool:
    """Whether an element is the summary that its details shows at all times: the first one among the children."""
    if tag.name != "summary" or holder is None or holder.name != "details" or style.until_found(holder):
        return False
    return next((child for child in holder.contents if isinstance(child, Tag) and child.name == "summary"), None) is tag
