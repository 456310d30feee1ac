"""What is said of one thing: its name, role, states, value and description, in the order that NVDA's users expect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plainspoken.flow import Control, Detail, Node, Page
from plainspoken.page.cells import cells
from plainspoken.page.structure import items, kind_of
from plainspoken.reading import attachments, ranges
from plainspoken.wording import Wording

SILENT_ROLES = frozenset({"text", "paragraph", "generic", "listitem", "cell", "gridcell", "strong", "emphasis", "code"})
PLACED = frozenset({"menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio", "tab", "treeitem"})
"""What is said to be the second of four; of an item in a list it is said when a person asks where they are."""
STOPS = (".", "?", "!", ":", "…")
CHECKABLE = frozenset({"checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"})
FORMS = frozenset({"form", "search"})


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a thing in its parts; its standing and its bounds are in our words, the others are the page's."""

    name: str = ""
    standing: str = ""
    value: str = ""
    bounds: str = ""
    about: str = ""

    def __str__(self) -> str:
        """All of it as one sentence."""
        spoken = ", ".join(part for part in (self.name, self.standing, self.value, self.bounds) if part)
        return ". ".join(part for part in (spoken, self.about) if part)


def describe(page: Page, node: Node, wording: Wording, detail: Detail) -> str:
    """A node in words, "Postcode, text box, required. For example SW1A 2AA"; brief says less."""
    return str(described(page, node, wording, detail))


def described(page: Page, node: Node, wording: Wording, detail: Detail, *, read_on: bool = False) -> Description:
    """The parts of what is said of a node; in brief no description and, of a link, no role.

    `read_on` where the words after it are read too, which may tell of the document that a link leads to.
    """
    name, value = _once(page, node), ranges.value(node, wording)
    role = "" if detail is Detail.BRIEF and node.role == "link" else role_words(page, node, wording, detail)
    document = attachments.told(page, node, wording, detail, read_on=read_on)
    standing = [*document, *([role] if role else []), *states(node, wording), *called(node, wording)]
    if detail is Detail.FULL:
        standing += placed(node, wording)
    bounds = ", ".join(ranges.bounds(node, wording)) if detail is Detail.FULL else ""
    about = _about(node) if detail is Detail.FULL else ""
    return Description(
        name, ", ".join(standing), value if value != name else "", bounds, about if about != name else ""
    )


def called(node: Node, wording: Wording) -> Iterator[str]:
    """How to ask for a thing whose name the recogniser cannot hear."""
    if node.called and (kind := kind_of(node)):
        kind = wording.reply(f"kind.{kind}", {"count": 1})
        yield wording.reply("state.called", {"kind": kind, "number": node.called})


def without_about(description: Description) -> Description:
    """A description less what is said about the thing, where those words are read in their own place."""
    return replace(description, about="")


def role_words(page: Page, node: Node, wording: Wording, detail: Detail) -> str:
    """The words for a node's role, with a heading's level and the size of a list, table or form in full detail."""
    if node.role in SILENT_ROLES:
        return ""
    if detail is Detail.FULL and (sized := _sized(page, node, wording)):
        return sized
    control = control_of(page, node)
    kind = "multiline" if node.multiline else control.kind if control else ""
    key = f"role.kind.{kind}" if wording.has(f"role.kind.{kind}") else f"role.{node.role}"
    return wording.reply(key, {}) if wording.has(key) else ""


def _sized(page: Page, node: Node, wording: Wording) -> str:
    if node.role == "heading" and node.level:
        return wording.reply("role.heading_level", {"level": node.level})
    if node.role == "list" and (count := _children(page, node, "listitem")):
        return wording.reply("role.list_size", {"count": count})
    if node.role == "table" and all(size := table_size(page, node)):
        rows = wording.reply("role.rows", {"count": size[0]})
        return wording.reply("role.table_size", {"rows": rows, "columns": size[1], "count": size[1]})
    if node.role in FORMS and (fields := sum(node.index < i < node.end for i in items(page, "field"))):
        name = wording.reply(f"role.{node.role}", {})
        return wording.reply("role.form_size", {"form": name, "count": fields})
    return ""


def states(node: Node, wording: Wording) -> Iterator[str]:
    """The words for what a node is just now: ticked, required, expanded, unavailable."""
    if node.role in CHECKABLE:
        yield wording.reply(_checked_key(node), {})
    opens = node.role != "combobox"  # by voice its options are asked for, never opened
    flags = {
        "state.pressed": node.role == "button" and node.checked is True,
        "state.not_pressed": node.role == "button" and node.checked is False,
        "state.partly_pressed": node.role == "button" and node.checked == "mixed",
        "state.required": node.required,
        "state.invalid": node.invalid,
        "state.disabled": node.disabled,
        "state.readonly": node.readonly and node.role != "link",
        "state.expanded": opens and node.expanded is True,
        "state.collapsed": opens and node.expanded is False,
        "state.selected": node.selected is True and node.role != "option",
        "state.current": bool(node.current),
        f"state.sorted.{node.sort}": bool(node.sort),
        f"state.popup.{node.popup}": bool(node.popup) and opens,
    }
    yield from (wording.reply(key, {}) for key, present in flags.items() if present)


def _checked_key(node: Node) -> str:
    if node.checked == "mixed":
        return "state.mixed"
    chosen = "chosen" if node.role.endswith("radio") else "ticked"
    return f"state.{chosen}" if node.checked else f"state.not_{chosen}"


def control_of(page: Page, node: Node) -> Control | None:
    """The form control that a node shows."""
    if node.tag not in ("input", "select", "textarea", "button"):
        return None
    return next((c for form in page.forms for c in form.controls if c.node == node.index), None)


def placed(node: Node, wording: Wording) -> Iterator[str]:
    """How deep in a tree an item is, and which of its set."""
    if node.role == "treeitem" and node.level:
        yield wording.reply("state.level", {"level": node.level})
    if node.role in PLACED and node.size > 1:
        yield wording.reply("state.place", {"number": node.position, "count": node.size})


def _about(node: Node) -> str:
    """A description; the pieces of one that comes from several places end in stops."""
    pieces = [piece for each in node.descriptions if (piece := _plain(each))] or [_plain(node.description)]
    return " ".join([*(piece if piece.endswith(STOPS) else f"{piece}." for piece in pieces[:-1]), pieces[-1]])


def table_size(page: Page, table: Node) -> tuple[int, int]:
    """A table's rows and columns; a row of nothing but column headings counts only where there is no other."""
    grid = cells(page, table.index)
    data = [row for row in grid if any(i >= 0 and page.nodes[i].role != "columnheader" for i in row)]
    return len(data or grid), len(grid[0]) if grid else 0


def _children(page: Page, node: Node, role: str) -> int:
    return sum(
        1 for inner in page.nodes[node.index + 1 : node.end] if inner.role == role and inner.parent == node.index
    )


def _once(page: Page, node: Node) -> str:
    """A name with single spaces; that of a link with a picture called as its words are is said once."""
    words = node.name.split()
    half = len(words) // 2
    pictured = node.role == "link" and any(inner.role == "img" for inner in page.nodes[node.index + 1 : node.end])
    return " ".join(words[:half] if half and pictured and words[:half] == words[half:] else words)


def _plain(text: str) -> str:
    return " ".join(text.split())
