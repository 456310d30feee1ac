"""WAI-ARIA's vocabulary: its roles, and what of it decides whether an element counts.

Sources: WAI-ARIA 1.2, sections 5.3 (roles) and 7.2 (presentational role conflicts); DPub-ARIA 1.1.
"""

from __future__ import annotations

from bs4 import Tag

from plainspoken.page.document import attribute

ROLES = frozenset(
    {"alert", "alertdialog", "application", "article", "banner", "blockquote", "button", "caption", "cell", "checkbox"}
    | {"code", "columnheader", "combobox", "comment", "complementary", "contentinfo", "definition", "deletion"}
    | {"dialog", "document", "emphasis", "feed", "figure", "form", "generic", "grid", "gridcell", "group", "heading"}
    | {"img", "insertion", "link", "list", "listbox", "listitem", "log", "main", "mark", "marquee", "math", "menu"}
    | {"menubar", "menuitem", "menuitemcheckbox", "menuitemradio", "meter", "navigation", "none", "note", "option"}
    | {"paragraph", "progressbar", "radio", "radiogroup", "region", "row", "rowgroup", "rowheader", "scrollbar"}
    | {"search", "searchbox", "sectionfooter", "sectionheader", "separator", "slider", "spinbutton", "status"}
    | {"strong", "subscript", "suggestion", "superscript", "switch", "tab", "table", "tablist", "tabpanel", "term"}
    | {"textbox", "time", "timer", "toolbar", "tooltip", "tree", "treegrid", "treeitem"}
)
SAME = {
    "presentation": "none",
    "image": "img",
    "directory": "list",
    "doc-backlink": "link",
    "doc-biblioref": "link",
    "doc-glossref": "link",
    "doc-noteref": "link",
    "doc-index": "navigation",
    "doc-pagelist": "navigation",
    "doc-toc": "navigation",
    "doc-footnote": "note",
    "doc-tip": "note",
}
"""Roles that are another's synonym, or (DPub-ARIA) a kind of it."""

_UNDOING = frozenset(
    {"aria-atomic", "aria-braillelabel", "aria-brailleroledescription", "aria-busy", "aria-controls", "aria-current"}
    | {"aria-describedby", "aria-description", "aria-details", "aria-dropeffect", "aria-flowto", "aria-grabbed"}
    | {"aria-hidden", "aria-keyshortcuts", "aria-live", "aria-owns", "aria-relevant", "aria-roledescription"}
    | {"aria-label", "aria-labelledby"}
)
_FOCUSABLE = frozenset({"button", "iframe", "input", "select", "textarea"})


def tokens(tag: Tag) -> list[str]:
    """Give the roles that an element's role attribute names and that exist, first choice first."""
    value = tag.attrs.get("role")
    if not value:
        return []
    named = (SAME.get(word, word) for word in str(value).lower().split())
    return [role for role in named if role in ROLES]


def undoes_presentation(tag: Tag) -> bool:
    """Whether a presentational role is overruled: by a global ARIA attribute or by taking the focus (ARIA 7.2)."""
    return focusable(tag) or any(name in _UNDOING for name in tag.attrs)


def focusable(tag: Tag) -> bool:
    """Whether an element can take the focus, hidden or not (HTML, "focusable area")."""
    attributes = tag.attrs
    if tag.name in _FOCUSABLE and tag.namespace is None:
        return "disabled" not in attributes
    if "tabindex" in attributes and whole(tag, "tabindex") is not None:
        return True
    if tag.name in ("a", "area") and ("href" in attributes or "xlink:href" in attributes):
        return True
    return attribute(tag, "contenteditable").lower() in ("true", "plaintext-only") or (
        "contenteditable" in attributes and attributes["contenteditable"] == ""
    )


def whole(tag: Tag, name: str) -> int | None:
    """Give an attribute's value as a whole number, None where it is none."""
    value = attribute(tag, name).strip()
    digits = value[1:] if value[:1] in ("-", "+") else value
    return int(value) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def truth(tag: Tag, name: str) -> bool | None:
    """Give an ARIA true/false attribute; None where it is missing, empty or undefined."""
    value = attribute(tag, name).strip().lower()
    return {"true": True, "false": False}.get(value)
