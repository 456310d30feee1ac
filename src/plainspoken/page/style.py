"""How elements are displayed: HTML's default display of each, and what a style attribute says.

No style sheet is read; only the `style` attribute and the rendering that HTML itself suggests. Source:
https://html.spec.whatwg.org/multipage/rendering.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

from bs4 import Tag


class Display(Enum):
    """How an element takes part in the flow of words."""

    NONE = "none"
    INLINE = "inline"
    ATOMIC = "inline-block"
    BLOCK = "block"
    CONTENTS = "contents"


NOT_DISPLAYED = frozenset(
    {"base", "datalist", "head", "link", "meta", "noembed", "noframes", "param", "rp", "rt", "rtc", "script"}
    | {"source", "style", "template", "title", "track"}
)
SVG_NOT_DISPLAYED = frozenset(
    {"clipPath", "defs", "desc", "linearGradient", "marker", "mask", "metadata", "pattern", "radialGradient"}
    | {"script", "style", "symbol", "title"}
)
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details"}
    | {"dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu"}
    | {"nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody"}
    | {"td", "tfoot", "th", "thead", "tr", "ul", "xmp"}
)
ATOMS = frozenset(
    {"area", "audio", "button", "canvas", "embed", "iframe", "img", "input", "marquee", "meter", "object", "progress"}
    | {"select", "svg", "textarea", "video"}
)
_DISPLAYS = {
    "none": Display.NONE,
    "contents": Display.CONTENTS,
    **dict.fromkeys(("inline", "ruby"), Display.INLINE),
    **dict.fromkeys(("inline-block", "inline-flex", "inline-grid", "inline-table"), Display.ATOMIC),
    **dict.fromkeys(("block", "flex", "grid", "flow-root", "list-item", "table", "table-row-group"), Display.BLOCK),
    **dict.fromkeys(("table-header-group", "table-footer-group", "table-row", "table-column"), Display.BLOCK),
    **dict.fromkeys(("table-cell", "table-column-group", "table-caption"), Display.BLOCK),
}
_DECLARATION = re.compile(
    r"(?:^|;)\s*(display|visibility|content-visibility|border(?:-\w+)*|background(?:-color)?)\s*:"
    r"\s*([^;!]*?)\s*(!\s*important)?\s*(?=;|$)",
    re.IGNORECASE,
)


def declared(tag: Tag) -> Mapping[str, str]:
    """Give what a style attribute says of display, visibility, borders and background, in lower case."""
    text = tag.attrs.get("style")
    return declared_in(str(text)) if text else {}


def declared_in(text: str) -> Mapping[str, str]:
    """Give what declarations say of display, visibility, borders and background, in lower case; the last one wins."""
    found: dict[str, str] = {}
    important: set[str] = set()
    for name, value, weight in _DECLARATION.findall(text):
        key = name.lower()
        if key in important and not weight:
            continue
        if key == "display" and value.lower() not in _DISPLAYS:
            continue  # CSS drops a declaration that it does not understand
        found[key] = value.lower()
        if weight:
            important.add(key)
    return found


def display(tag: Tag, style: Mapping[str, str]) -> Display:
    """Say how an element is displayed: by its style attribute, else by HTML's rendering rules."""
    said = style.get("display")
    if tag.namespace is not None:
        return _foreign(tag, said)
    name, attributes = tag.name, tag.attrs
    if said is not None and not _never(tag):
        return _DISPLAYS[said]
    if name in NOT_DISPLAYED or ("hidden" in attributes and not until_found(tag)) or _never(tag):
        return Display.NONE
    if "popover" in attributes and not (name == "dialog" and "open" in attributes):
        return Display.NONE
    if (name == "dialog" and "open" not in attributes) or (name == "audio" and "controls" not in attributes):
        return Display.NONE
    if name in BLOCKS:
        return Display.BLOCK
    return Display.ATOMIC if name in ATOMS else Display.INLINE


def until_found(tag: Tag) -> bool:
    """Whether an element's contents are hidden until they are searched for (hidden=until-found)."""
    return str(tag.attrs.get("hidden", "")).lower() == "until-found"


def _never(tag: Tag) -> bool:
    return tag.name == "input" and str(tag.attrs.get("type", "")).lower() == "hidden"


def _foreign(tag: Tag, said: str | None) -> Display:
    if said == "none" or tag.name in SVG_NOT_DISPLAYED or tag.attrs.get("display") == "none":
        return Display.NONE
    return Display.ATOMIC if tag.name == "svg" else Display.INLINE
