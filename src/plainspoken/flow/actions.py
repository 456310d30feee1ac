"""What a handler asks to be done, and where on the page words come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from plainspoken.flow.page import Request
from plainspoken.flow.understanding import Values


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answered: the control's path, and the words, option value, file's name or "on"/"" for a box."""

    path: str
    value: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Where on the page words come from: a node's index and the sentence of its block."""

    node: int
    sentence: int = 0


class Reason(Enum):
    """Why something is read, which decides how much is said of it.

    SAY_ALL, SKIM and BROWSE read blocks (all of each, the gist of each, one); SENTENCE one sentence, JUMP the thing
    that was moved to, ROW and COLUMN a table's cell with its column's or row's header, SPELL its letters.
    """

    SAY_ALL = "say all"
    SKIM = "skim"
    BROWSE = "browse"
    SENTENCE = "sentence"
    JUMP = "jump"
    ROW = "row"
    COLUMN = "column"
    SPELL = "spell"


class Why(Enum):
    """Why a page is visited."""

    FOLLOW = "follow"
    START = "start"
    SEARCH = "search"
    BACK = "back"
    FORWARD = "forward"
    AGAIN = "again"
    COOKIES = "cookies"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Visit:
    """Fetch a page and go there; `mark` is where reading resumes on a page seen before; `leave` allows another site."""

    url: str
    why: Why = Why.FOLLOW
    mark: Mark | None = None
    leave: bool = False


@dataclass(frozen=True, slots=True)
class Submit:
    """Send a form's request and go to the page that answers it."""

    request: Request
    why: Why = Why.FOLLOW


@dataclass(frozen=True, slots=True)
class Upload:
    """Send a form with files: its path, the answers, the button pressed, and a file's name by each control's path.

    What is in the files is read only as they are sent.
    """

    form: str
    answers: tuple[Answer, ...]
    submitter: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Seek:
    """Look for the files that a person may choose for a control: its path, and the kinds of file that it takes."""

    path: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """Read the page's blocks from a mark up to node `end`."""

    start: Mark
    end: int
    reason: Reason = Reason.SAY_ALL


@dataclass(frozen=True, slots=True)
class Tell:
    """Say a reply: its key in replies.yaml, the values it is filled with, the node it is about."""

    key: str
    values: Values = ()
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Unfold:
    """Show what the page keeps folded away under the disclosure with a path."""

    path: str


@dataclass(frozen=True, slots=True)
class Hush:
    """Fall silent at once."""


@dataclass(frozen=True, slots=True)
class Quit:
    """End the conversation."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Remove all that is kept about the person."""


Action = Visit | Submit | Upload | Seek | Unfold | Read | Tell | Hush | Forget | Quit
