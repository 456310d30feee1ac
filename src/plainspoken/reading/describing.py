"""What is said of one thing: its name, role, states, value and description, in the order that NVDA's users expect."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Detail, Node, Page
from plainspoken.page.structure import items
from plainspoken.wording import Wording

SILENT_ROLES = frozenset({"text", "paragraph", "generic", "listitem", "cell", "gridcell", "strong", "emphasis", "code"})
CHECKABLE = frozenset({"checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"})
LIST_ITEM_ROLES = frozenset({"listitem"})


def describe(page: Page, node: Node, wording: Wording, detail: Detail) -> str:
    """A node in words, "Postcode, text box, required. For example SW1A 2AA"; brief says less."""
    parts = [node.name.strip()] if node.name.strip() else []
    role = role_words(page, node, wording, detail)
    if role and not (detail is Detail.BRIEF and node.role == "link"):
        parts.append(role)
    parts += states(node, wording)
    if node.value.strip() and node.value.strip() != node.name.strip():
        parts.append(node.value.strip())
    spoken = ", ".join(parts)
    if node.description.strip() and detail is Detail.FULL:
        return f"{spoken}. {node.description.strip()}"
    return spoken


def role_words(page: Page, node: Node, wording: Wording, detail: Detail) -> str:
    """The words for a node's role, with a heading's level and the size of a list or table in full detail."""
    if node.role in SILENT_ROLES:
        return ""
    if detail is Detail.FULL:
        if node.role == "heading" and node.level:
            return wording.reply("role.heading_level", {"level": node.level})
        if node.role == "list":
            return wording.reply("role.list_size", {"count": _children(page, node, "listitem")})
        if node.role == "table":
            rows, columns = table_size(page, node)
            return wording.reply("role.table_size", {"rows": rows, "columns": columns})
    key = f"role.{node.role}"
    return wording.reply(key, {}) if wording.has(key) else ""


def states(node: Node, wording: Wording) -> Iterator[str]:
    """The words for what a node is just now: ticked, required, expanded, unavailable."""
    if node.role in CHECKABLE:
        yield wording.reply(_checked_key(node), {})
    flags = {
        "state.required": node.required,
        "state.invalid": node.invalid,
        "state.disabled": node.disabled,
        "state.readonly": node.readonly and node.role != "link",
        "state.expanded": node.expanded is True,
        "state.collapsed": node.expanded is False,
        "state.selected": node.selected is True and node.role not in ("option",),
        "state.current": bool(node.current),
    }
    yield from (wording.reply(key, {}) for key, present in flags.items() if present)


def _checked_key(node: Node) -> str:
    if node.checked == "mixed":
        return "state.mixed"
    chosen = "chosen" if node.role.endswith("radio") else "ticked"
    return f"state.{chosen}" if node.checked else f"state.not_{chosen}"


def table_size(page: Page, table: Node) -> tuple[int, int]:
    """A table's rows and columns."""
    inside = page.nodes[table.index : table.end]
    return max((n.row for n in inside), default=0), max((n.column for n in inside), default=0)


def _children(page: Page, node: Node, role: str) -> int:
    return sum(
        1 for inner in page.nodes[node.index + 1 : node.end] if inner.role == role and inner.parent == node.index
    )


def position(page: Page, node: Node, kind: str) -> tuple[int, int]:
    """Which of the page's things of a kind a node is, counted from 1, and how many there are; 0 where it is none."""
    every = items(page, kind)
    return (every.index(node.index) + 1 if node.index in every else 0), len(every)
