"""What travels in an audit: the pages to ask for, what came of each, and how far to go.

All of it can be sent to another process: there are no files, connections or locks in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from plainspoken.flow import Trouble


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far an audit goes: pages asked for, links away from the start, seconds between two requests to a host.

    `queries` is whether addresses with a query string are walked too.
    """

    pages: int = 1_000
    depth: int = 10
    seconds: float = 1.0
    queries: bool = False


@dataclass(frozen=True, slots=True)
class Errand:
    """A page to ask for: its number in the store, its address, the links and the words said on the way to it."""

    page: int
    url: str
    steps: int = 0
    words: int = 0


class State(Enum):
    """What has become of a page."""

    WAITING = "waiting"
    ASKED = "asked"
    """Its answer never came: the walk was cut off."""
    KEPT = "kept"
    """Its answer is here and still to be looked at."""
    READ = "read"
    ONWARD = "onward"
    """It led on to another address."""
    NOT_A_PAGE = "not a page"
    REFUSED = "refused"
    """The site's robots.txt asks programs to keep away from it."""
    FAILED = "failed"
    LEFT = "left out"
    """It has a query string, and the walk ended before its turn."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another page: its address and how many words must be said to open it."""

    url: str
    words: int


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something on a page that defeats voice users; `thing` is what is wrong, by which its like are counted.

    `line` and `column` are of the page's source, 0 for the page as a whole; `what` and `mend` are in words.
    """

    rule: str
    criterion: str
    title: str
    level: str
    thing: str
    what: str
    whom: str
    mend: str
    path: str = "0"
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking for a page.

    `wait` are the seconds that the site asked to be left alone, 0 for none; `why` or else `trouble` tell what went
    wrong.
    """

    page: int
    state: State
    status: int = 0
    title: str = ""
    why: str = ""
    links: tuple[Link, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    unheard: tuple[tuple[str, str], ...] = ()
    """Words that are in no dictionary, each with the name that it is in."""
    left: int = 0
    """Links that were left out because they have a query string."""
    wait: float = 0.0
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Got:
    """A page's answer, as it came."""

    page: int
    url: str
    content_type: str
    body: bytes
    status: int = 200
