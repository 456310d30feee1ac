"""The words that a control with no name stands behind: its row's first cell, the text before it, a heading."""

from __future__ import annotations

from bisect import bisect_left

from plainspoken.flow import Node

REACH = 6
ROWS = frozenset({"row"})
APART = frozenset({"button", "link", "textbox", "searchbox", "combobox", "listbox", "spinbutton", "checkbox", "radio"})


class Prompts:
    """The words before each control of one page, `nodes` in document order."""

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        self._nodes = nodes
        self._headings = [node for node in nodes if node.role == "heading" and node.name]

    def of_field(self, node: Node) -> str:
        """What a field without a name is called: the words just before it, else the heading that it stands under."""
        return self._before(node) or self._heading(node)

    def of_options(self, node: Node) -> str:
        """The question that an option without a legend answers, "" where nothing before it is one."""
        return self._before(node)

    def of_option(self, node: Node) -> str:
        """What an option without a name is called: the words just after it, on its own line or in its row."""
        words: list[str] = []
        for other in self._nodes[node.index + 1 : node.index + 1 + REACH]:
            if other.role in APART or other.role in ROWS or (words and other.line != node.line):
                break
            if other.role == "text" and other.name.strip():
                words.append(other.name)
        return " ".join("".join(words).split())

    def _before(self, node: Node) -> str:
        """The text just before a node, in its row where it stands in one; not what another control is called."""
        row = self._row(node)
        for index in range(node.index - 1, max(-1, node.index - 1 - REACH), -1):
            other = self._nodes[index]
            if index <= row or other.role in APART:
                break
            if other.role == "heading":
                return other.name
            if other.role == "text" and (words := " ".join(other.name.split())) and any(c.isalnum() for c in words):
                return "" if self._names_a_control(index) else words.rstrip(" :*")
        return ""

    def _row(self, node: Node) -> int:
        index = node.parent
        while index >= 0:
            if self._nodes[index].role in ROWS:
                return index
            index = self._nodes[index].parent
        return -1

    def _names_a_control(self, index: int) -> bool:
        """Whether a text is what the control beside it is called."""
        words = " ".join(self._nodes[index].name.split())
        around = self._nodes[max(0, index - 3) : index + 4]
        return any(each.role in APART and words and words in " ".join(each.name.split()) for each in around)

    def _heading(self, node: Node) -> str:
        above = bisect_left(self._headings, node.index, key=lambda heading: heading.index)
        return self._headings[above - 1].name if above else ""
