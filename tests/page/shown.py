"""A page's nodes written briefly, one string a node: role, "name", then what else is said of it."""

from __future__ import annotations

from plainspoken.flow import Node, Site
from plainspoken.page import document, nodes, tree

STATES = ("required", "invalid", "disabled", "readonly", "multiline", "current")
MAYBE = ("checked", "expanded", "selected")


def found(html: str, url: str = "https://anytown.example/", site: Site | None = None) -> tuple[Node, ...]:
    """The nodes of a piece of HTML, before the main content is guessed at."""
    return nodes.nodes(document.index(tree.parse(html), url), site)


def shown(html: str) -> list[str]:
    """The nodes of a piece of HTML, briefly."""
    return [brief(node) for node in found(html)]


def roles(html: str) -> list[str]:
    """The roles of a piece of HTML's nodes, text left out."""
    return [node.role for node in found(html) if node.role != "text"]


def brief(node: Node) -> str:
    """One node: heading 2 "Bins" (described so) [required, checked: True]."""
    if node.role == "text":
        return repr(node.name)
    parts = [node.role, *([str(node.level)] if node.level else []), f'"{node.name}"']
    if node.description:
        parts.append(f"({node.description})")
    states = [key for key in STATES if getattr(node, key)]
    states += [f"{key}: {getattr(node, key)}" for key in MAYBE if getattr(node, key) is not None]
    return " ".join([*parts, *([f"[{', '.join(states)}]"] if states else [])])
