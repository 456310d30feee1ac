"""Names that do not contain the words that are seen: whoever says what stands on the button is not understood.

Source: https://www.w3.org/WAI/WCAG22/Understanding/label-in-name.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from plainspoken.page.document import attribute
from plainspoken.page.findings.finding import Inspected, Spot, shortened
from plainspoken.page.leaves import FIELDS
from plainspoken.page.names import FROM_CONTENT

_NAMED = ("aria-label", "aria-labelledby")
_OPERATED = frozenset({"button", "checkbox", "disclosure", "link", "menuitem", "option", "radio", "switch", "tab"})
_SIGNS = re.compile(r"[^\w\s]|_")


def mismatched(inspected: Inspected) -> Iterator[Spot]:
    """Controls whose aria-label leaves out what is written on them or beside them."""
    for tag in inspected.document.elements:
        if not any(attribute(tag, key).strip() for key in _NAMED):
            continue
        node = inspected.node(tag)
        if node is None or not node.name:
            continue
        seen = _seen(inspected, tag, node.role)
        if seen and f" {_plain(seen)} " not in f" {_plain(node.name)} ":
            yield Spot(tag, (("seen", shortened(seen)), ("name", shortened(node.name))))


def _seen(inspected: Inspected, tag: Tag, role: str) -> str:
    """The words that are seen of a control: in it, or in its label; "" for mere signs and single letters."""
    if role in FIELDS and tag.name in ("input", "select", "textarea"):
        labels = [one for one in inspected.document.labels.get(id(tag), ()) if not inspected.document.box(one).hidden]
        words = " ".join(_words(inspected, label) for label in labels)
    elif tag.name == "input":
        words = attribute(tag, "value")
    elif role in _OPERATED & FROM_CONTENT:
        words = _words(inspected, tag)
    else:
        words = ""
    return words if len(_plain(words)) > 1 else ""


def _words(inspected: Inspected, tag: Tag) -> str:
    """The running text that is shown in an element; words in pictures and in controls inside it do not count."""
    boxes = inspected.document.boxes
    texts = []
    for text in tag.find_all(string=True):
        box = boxes.get(id(text.parent))
        if box is not None and box.rendered and box.visible and box.text and not box.locked:
            texts.append(" " + str(text) if text.parent is not tag else str(text))
    return " ".join("".join(texts).split())


def _plain(words: str) -> str:
    return " ".join(_SIGNS.sub(" ", words.lower()).split())
