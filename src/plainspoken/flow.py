"""The types that travel from stage to stage: sound, transcript, intent, step, utterance.

Every one is a frozen dataclass of plain values, so that a whole session can be compared, saved, replayed and undone.
Nothing here does any work; the stages do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

Value = str | int
Values = tuple[tuple[str, Value], ...]


# --- hearing ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono sound: 16-bit signed little-endian samples at `rate` samples a second."""

    pcm: bytes
    rate: int

    @property
    def seconds(self) -> float:
        """How long the sound lasts."""
        return len(self.pcm) / 2 / self.rate


class Mode(Enum):
    """How to listen; the Place says which."""

    COMMAND = "command"
    ANSWER = "answer"
    SPELLING = "spelling"
    DICTATION = "dictation"


@dataclass(frozen=True, slots=True)
class Grammar:
    """What may be said now, as normalised phrases; no phrases at all means open listening."""

    phrases: tuple[str, ...] = ()
    mode: Mode = Mode.COMMAND

    @property
    def open(self) -> bool:
        """Whether anything at all may be said."""
        return not self.phrases


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a recogniser heard: "" for nothing; confidence 0 to 1; `seconds` of sound it was taken from."""

    text: str
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()
    seconds: float = 0.0


# --- intent ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Intent:
    """A command understood: its name in commands.yaml, the values of its slots, the words it was taken from."""

    name: str
    slots: Values = ()
    heard: str = ""

    def slot(self, name: str) -> Value | None:
        """The value of a slot, or None where the person left it out."""
        return dict(self.slots).get(name)

    def text(self, name: str) -> str:
        """A slot's value as text, "" where it was left out."""
        value = self.slot(name)
        return "" if value is None else str(value)

    def number(self, name: str) -> int | None:
        """A slot's value as a whole number, None where it was left out or is no number."""
        value = self.slot(name)
        return value if isinstance(value, int) else None


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Words that are no command here, with the likeliest things that were meant, best first."""

    heard: str
    suggestions: tuple[Intent, ...] = ()


# --- page ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on a page, as an accessible browser exposes it, in document order.

    `role` is ARIA's ("disclosure" for summary, "text" for running words); `path` counts element children from
    html = "0", and running text bears its parent element's path; `parent` is the index of the nearest exposed
    ancestor (-1 for none); `end` is one past the index of the last descendant; inline neighbours share a `line`.
    `expanded`, `selected` and `checked` are None where they do not apply. `main` is true inside the main content
    and `skipped` where the site's profile says to pass over it.
    """

    index: int
    path: str
    role: str
    name: str = ""
    parent: int = -1
    end: int = 0
    line: int = 0
    level: int = 0
    description: str = ""
    value: str = ""
    url: str = ""
    language: str = ""
    tag: str = ""
    identifier: str = ""
    required: bool = False
    invalid: bool = False
    disabled: bool = False
    readonly: bool = False
    multiline: bool = False
    checked: bool | str | None = None
    expanded: bool | None = None
    selected: bool | None = None
    current: str = ""
    main: bool = False
    skipped: bool = False
    column: int = 0
    row: int = 0
    column_headers: tuple[int, ...] = ()
    row_headers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a select: what it is called, what is sent, whether the page chose it."""

    label: str
    value: str
    selected: bool = False
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """One control of a form, with all that its submission needs.

    `kind` is an input's type ("text", "email", "checkbox", ...), "select", "textarea" or a button's "submit",
    "reset", "button", "image". `node` is the index of its Node, -1 where it is not exposed (hidden fields).
    `label` is the accessible name, `hint` and `error` what the page says about it, `group` its fieldset's legend.
    """

    path: str
    kind: str
    name: str = ""
    value: str = ""
    node: int = -1
    label: str = ""
    group: str = ""
    hint: str = ""
    error: str = ""
    checked: bool = False
    disabled: bool = False
    required: bool = False
    readonly: bool = False
    multiple: bool = False
    choices: tuple[Choice, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """A form and the controls it owns in tree order; `node` is its Node's index, -1 where it is not exposed."""

    path: str
    action: str
    method: str = "get"
    enctype: str = "application/x-www-form-urlencoded"
    charset: str = "utf-8"
    node: int = -1
    search: bool = False
    controls: tuple[Control, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a block and the node that they belong to: a text, a link, an image, a control."""

    text: str
    node: int


@dataclass(frozen=True, slots=True)
class Block:
    """What is read in one go: a heading, a paragraph, a list item, a table row, a question, a button.

    Covers the nodes from `start` up to `end`; `sentences` holds its words as runs, a tuple a sentence.
    """

    kind: str
    start: int
    end: int
    sentences: tuple[tuple[Run, ...], ...] = ()
    main: bool = False
    skipped: bool = False
    language: str = ""

    @property
    def text(self) -> str:
        """All its words, sentences parted by a space."""
        return " ".join("".join(run.text for run in sentence).strip() for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is read: nodes and blocks in document order, and its forms."""

    url: str
    title: str = ""
    language: str = "en"
    nodes: tuple[Node, ...] = ()
    blocks: tuple[Block, ...] = ()
    forms: tuple[Form, ...] = ()


# --- the site --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Site:
    """What a site's profile tells: where it starts, which hosts are its own, what its people call things.

    `main` and `skip` are CSS selectors; `search` is a URL with `{query}` in it, or "" where the page's own search
    form is used; `aliases` pairs a spoken phrase with an absolute URL; `words` pairs a word with how it sounds.
    """

    name: str
    spoken: str = ""
    start: str = ""
    hosts: tuple[str, ...] = ()
    main: str = ""
    skip: tuple[str, ...] = ()
    search: str = ""
    search_form: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    language: str = "en"


# --- the place in the conversation -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """Where on the page words come from: a node's index and the sentence of its block."""

    node: int
    sentence: int = 0


class Detail(Enum):
    """How much is said of each thing."""

    BRIEF = "brief"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Manner:
    """How the assistant speaks: words a minute, loudness 0 to 1, how much it says."""

    rate: int = 175
    volume: float = 1.0
    detail: Detail = Detail.FULL


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent to a server, byte for byte."""

    method: str
    url: str
    body: bytes = b""
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that was read in part: the kind of its items, their nodes in order, how many were read."""

    kind: str
    nodes: tuple[int, ...]
    read: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """Something the assistant asked and waits to hear about: the reply that asked it, and what each answer does."""

    key: str
    intents: tuple[Intent, ...] = ()
    request: Request | None = None
    control: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answered: the control's path, and the words, option value or "on"/"" for a box."""

    path: str
    value: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A page that was visited and where the reading had got to on it."""

    url: str
    title: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation is: all that a handler may look at, and all that is saved and undone.

    `mark` is the sentence last begun aloud, `finished` whether reading came to its end there; `sought` is what was
    last looked for on the page; `heard` and `said` are the last words heard and the actions that answered them;
    `earlier` holds the places that undo goes back to, newest last; `failures` counts misunderstandings in a row.
    """

    site: Site
    page: Page | None = None
    mark: Mark = Mark(0)
    listing: Listing | None = None
    question: Question | None = None
    answers: tuple[Answer, ...] = ()
    back: tuple[Stop, ...] = ()
    forward: tuple[Stop, ...] = ()
    sought: str = ""
    manner: Manner = Manner()
    asleep: bool = False
    heard: str = ""
    said: tuple[Action, ...] = ()
    finished: bool = False
    bookmarks: tuple[Stop, ...] = ()
    earlier: tuple[Place, ...] = ()
    failures: int = 0

    @property
    def mode(self) -> Mode:
        """Which of the four ways of listening fits this place."""
        if self.question is None:
            return Mode.COMMAND
        return LISTENING.get(self.question.key, Mode.ANSWER)


LISTENING: Mapping[str, Mode] = {
    "search.what": Mode.DICTATION,
    "find.what": Mode.DICTATION,
    "field.text": Mode.DICTATION,
    "field.spell": Mode.SPELLING,
}
"""The way of listening that each open question needs; every other question takes an ANSWER."""


# --- steps -----------------------------------------------------------------------------------------------------


class Reason(Enum):
    """Why something is read, which decides how much is said of it."""

    SAY_ALL = "say all"
    BROWSE = "browse"
    JUMP = "jump"
    LIST = "list"
    WHERE = "where"


class Why(Enum):
    """Why a page is visited."""

    FOLLOW = "follow"
    START = "start"
    SEARCH = "search"
    BACK = "back"
    FORWARD = "forward"
    AGAIN = "again"


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
class Hush:
    """Fall silent at once."""


@dataclass(frozen=True, slots=True)
class Quit:
    """End the conversation."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Remove all that is kept about the person."""


Action = Visit | Submit | Read | Tell | Hush | Forget | Quit


@dataclass(frozen=True, slots=True)
class Step:
    """What a handler answers: the place to be in, and what to do, in order."""

    place: Place
    actions: tuple[Action, ...] = ()


# --- speaking and the loop's events ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence to speak, its language, and the mark that the player reports when it begins."""

    text: str
    language: str = "en"
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """The player has begun the utterance with this mark, in the given turn of the conversation."""

    mark: Mark
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """The player has come to the end of all it was given in the given turn."""

    turn: int = 0


@dataclass(frozen=True, slots=True)
class SpeechBegan:
    """A person has begun to speak."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something went wrong that a person can be told of: a key in replies.yaml and its values."""

    key: str
    values: Values = ()


Event = Transcript | SpeechBegan | Reached | Finished | Trouble
