"""What a finding is, the criterion it goes against, and what a rule is given to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from bs4 import Tag

from plainspoken.flow import Node, Page
from plainspoken.flow.understanding import Values
from plainspoken.page.document import Document
from plainspoken.page.names import Names
from plainspoken.page.roles import Roles


class Criterion(Enum):
    """A success criterion of WCAG 2.2: its number, its name, its level. https://www.w3.org/TR/WCAG22/"""

    NON_TEXT_CONTENT = ("1.1.1", "Non-text Content", "A")
    INFO_AND_RELATIONSHIPS = ("1.3.1", "Info and Relationships", "A")
    INPUT_PURPOSE = ("1.3.5", "Identify Input Purpose", "AA")
    TIMING_ADJUSTABLE = ("2.2.1", "Timing Adjustable", "A")
    BYPASS_BLOCKS = ("2.4.1", "Bypass Blocks", "A")
    PAGE_TITLED = ("2.4.2", "Page Titled", "A")
    FOCUS_ORDER = ("2.4.3", "Focus Order", "A")
    LINK_PURPOSE = ("2.4.4", "Link Purpose (In Context)", "A")
    HEADINGS_AND_LABELS = ("2.4.6", "Headings and Labels", "AA")
    LABEL_IN_NAME = ("2.5.3", "Label in Name", "A")
    LANGUAGE_OF_PAGE = ("3.1.1", "Language of Page", "A")
    LANGUAGE_OF_PARTS = ("3.1.2", "Language of Parts", "AA")
    ERROR_IDENTIFICATION = ("3.3.1", "Error Identification", "A")
    LABELS_OR_INSTRUCTIONS = ("3.3.2", "Labels or Instructions", "A")
    NAME_ROLE_VALUE = ("4.1.2", "Name, Role, Value", "A")
    GOOD_PRACTICE = ("", "Good practice", "")

    @property
    def number(self) -> str:
        """Its number, such as "1.3.1"; "" for good practice that no criterion demands."""
        return self.value[0]

    @property
    def title(self) -> str:
        """Its name in the guidelines."""
        return self.value[1]

    @property
    def level(self) -> str:
        """Its level: "A" or "AA"; "" for good practice."""
        return self.value[2]


class Spot(NamedTuple):
    """Where a rule found something (None for the page as a whole), and the values its words need."""

    tag: Tag | None = None
    values: Values = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a page.

    `path` is the element's, `node` the index of its Node (-1 where it has none: the page as a whole, hidden elements);
    `words` is the key under which the wording says what is wrong (`.what`), whom it hurts (`.whom`) and how to mend it
    (`.mend`), with `values` in the gaps. `line` and `column` are where the element's tag stands in the page's source,
    counted from 1; 0 where the source was not looked at.
    """

    rule: str
    criterion: Criterion
    path: str
    node: int = -1
    values: Values = ()
    line: int = 0
    column: int = 0

    @property
    def words(self) -> str:
        """The key of its words."""
        return f"finding.{self.rule}"


@dataclass(frozen=True, slots=True)
class Inspected:
    """A page under inspection: what is read of it, and the elements it was read from. `nodes` finds a Node by path."""

    page: Page
    document: Document
    roles: Roles
    names: Names
    nodes: Mapping[str, Node]

    def node(self, tag: Tag) -> Node | None:
        """Give an element's node, None where it is not exposed."""
        return self.nodes.get(self.document.box(tag).path)

    def shown(self, *names: str) -> Iterator[tuple[Tag, Node]]:
        """Go through the exposed elements with one of some tag names, each with its node."""
        for tag in self.document.elements:
            if tag.name in names and tag.namespace is None:
                node = self.node(tag)
                if node is not None:
                    yield tag, node

    def exposed(self) -> Iterator[tuple[Tag, Node]]:
        """Go through all exposed elements, each with its node."""
        for tag in self.document.elements:
            node = self.node(tag)
            if node is not None:
                yield tag, node

    def called(self, tag: Tag) -> str:
        """Give words by which an element can be found: its name, its text, else its id or name attribute."""
        node = self.node(tag)
        words = (node.name if node else "") or self.names.content(tag)
        return shortened(words or str(tag.attrs.get("id") or tag.attrs.get("name") or tag.attrs.get("src") or tag.name))


Check = Callable[[Inspected], Iterator[Spot]]
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, the criterion it serves, and the check that finds where a page breaks it."""

    name: str
    criterion: Criterion
    check: Check


def shortened(words: str) -> str:
    """Give words that fit into a sentence: at most 60 letters."""
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 3].rstrip() + "..."
