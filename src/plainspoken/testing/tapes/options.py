"""What the options of pages are called: later pages say the words of the option that was chosen, not its value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

Options = Mapping[tuple[str, str], str]
"""The words of options, by the name of their field and their value."""

BOXES = 'input[type="radio" i][name], input[type="checkbox" i][name]'


def chosen(pages: Iterable[bytes], name: str, value: str) -> str:
    """The words of the option with a value, as the last page that has it writes them; "" where none has."""
    found = [options(page).get((name, value), "") for page in pages]
    return next((words for words in reversed(found) if words), "")


@lru_cache(maxsize=64)
def options(page: bytes) -> Options:
    """All options of a page that have words of their own, other than their values."""
    tree = LexborHTMLParser(page)
    found: dict[tuple[str, str], str] = {}
    for select in tree.css("select[name]"):
        for option in select.css("option"):
            words = _words(option)
            value = option.attributes.get("value")
            found[select.attributes["name"] or "", words if value is None else value] = words
    labels = {label.attributes["for"]: label for label in tree.css("label[for]")}
    for box in tree.css(BOXES):
        label = labels.get(box.attributes.get("id") or "") or _around(box)
        value = box.attributes.get("value")
        if label is not None:
            found[box.attributes["name"] or "", "on" if value is None else value] = _words(label)
    return {key: words for key, words in found.items() if words and words != key[1]}


def _around(box: LexborNode) -> LexborNode | None:
    node = box.parent
    while node is not None and node.tag != "label":
        node = node.parent
    return node


def _words(node: LexborNode) -> str:
    return " ".join(node.text().split())
