"""The elements of a page that may hold its content by what they are called or what leads to them, exposed or not."""

from __future__ import annotations

from plainspoken.flow import Node
from plainspoken.page.content import CALLED_CONTENT, Container, skipped_to
from plainspoken.page.document import Document
from plainspoken.page.profiled import span

NO_CONTAINERS = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "h6"})
"""An anchor or a heading that a link past the menus leads to only stands where the content begins."""

MOST = 20


def containers(document: Document, nodes: tuple[Node, ...]) -> tuple[Container, ...]:
    """Those elements that a link past the menus leads to, or that are called "content", and hold any nodes."""
    wanted = skipped_to(nodes)
    names = [name for name in document.identifiers if name in wanted or CALLED_CONTENT.fullmatch(name)][:MOST]
    tags = [(name, document.identifiers[name]) for name in names]
    found = (
        Container(name, *span(nodes, document.box(tag).path)) for name, tag in tags if tag.name not in NO_CONTAINERS
    )
    return tuple(each for each in found if each.end)
