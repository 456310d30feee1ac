"""Links and buttons: without words, with words that say nothing alone, with the same words for other places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bs4 import Tag

from plainspoken.page import aria
from plainspoken.page.document import attribute, kind
from plainspoken.page.findings.finding import Inspected, Spot

_VAGUE = frozenset(
    {"click", "click here", "click this", "click this link", "find out more", "follow this link", "go", "here", "info"}
    | {
        "information",
        "learn more",
        "link",
        "more",
        "more details",
        "more info",
        "more information",
        "read",
        "read more",
    }
    | {"read this", "see here", "see more", "this", "this link", "this page", "view", "view more", "visit"}
    | {"cliciwch yma", "darllen mwy", "darllenwch fwy", "dysgu mwy", "gweld mwy", "mwy", "mwy o wybodaeth", "yma"}
)
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")


def empty_link(inspected: Inspected) -> Iterator[Spot]:
    """Links that have no name."""
    for tag, node in inspected.exposed():
        if node.role == "link" and not node.name and tag.name != "area":
            yield Spot(tag, (("target", _target(node.url)),))


def empty_button(inspected: Inspected) -> Iterator[Spot]:
    """Buttons, and what unfolds, that have no name."""
    for tag, node in inspected.exposed():
        if node.role in ("button", "disclosure") and not node.name and not _is_image_button(tag):
            yield Spot(tag, (("name", attribute(tag, "id") or attribute(tag, "class").partition(" ")[0] or tag.name),))


def vague_link(inspected: Inspected) -> Iterator[Spot]:
    """Links whose words say nothing by themselves."""
    for tag, node in inspected.exposed():
        if node.role == "link" and said(node.name) in _VAGUE:
            yield Spot(tag, (("link", inspected.called(tag)), ("target", _target(node.url))))


def repeated_link(inspected: Inspected) -> Iterator[Spot]:
    """Links that are called alike and lead to different places; each name once, at its second place."""
    targets: defaultdict[str, dict[str, Tag]] = defaultdict(dict)
    for tag, node in inspected.exposed():
        if node.role == "link" and node.name and node.url:
            targets[said(node.name)].setdefault(node.url.partition("#")[0].rstrip("/") or node.url, tag)
    for words, places in targets.items():
        if words and len(places) > 1:
            second = list(places.values())[1]
            yield Spot(second, (("link", inspected.called(second)), ("count", len(places))))


def hidden_focusable(inspected: Inspected) -> Iterator[Spot]:
    """What takes the focus and is hidden from a screen reader."""
    for tag in inspected.document.elements:
        box = inspected.document.box(tag)
        if not box.aria_hidden or not box.rendered or not box.visible or box.locked or box.inert:
            continue
        index = aria.whole(tag, "tabindex")
        if aria.focusable(tag) and (index is None or index >= 0) and kind(tag) != "hidden":
            yield Spot(tag, (("thing", inspected.called(tag)),))


def positive_tabindex(inspected: Inspected) -> Iterator[Spot]:
    """What puts itself before everything else in the order of the Tab key."""
    for tag in inspected.document.elements:
        index = aria.whole(tag, "tabindex")
        if index is not None and index > 0 and not inspected.document.box(tag).hidden:
            yield Spot(tag, (("thing", inspected.called(tag)), ("number", index)))


def said(words: str) -> str:
    """Give words as they are compared: in small letters, without signs at either end."""
    return _EDGES.sub("", " ".join(words.lower().split()))


def _target(url: str) -> str:
    return url if len(url) <= 80 else url[:77] + "..."


def _is_image_button(tag: Tag) -> bool:
    return tag.name == "input" and kind(tag) == "image"
