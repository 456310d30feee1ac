"""Where a conversation is, and the step that leads on from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from plainspoken.flow.actions import Action, Answer, Mark, Submit, Tell, Upload, Visit
from plainspoken.flow.listening import Listening
from plainspoken.flow.page import Page, Request
from plainspoken.flow.site import Site
from plainspoken.flow.sound import Mode
from plainspoken.flow.understanding import Intent
from plainspoken.flow.voices import VoiceDescription


class Detail(Enum):
    """How much is said of each thing."""

    BRIEF = "brief"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Manner:
    """How the assistant speaks and listens: words a minute, loudness 0 to 1, how much it says.

    `pause` is by how many seconds longer than usual somebody may pause before what they said counts as said. `voice`
    is the identifier of the voice that was chosen ("" leaves that to the program), `others` those chosen for other
    languages, `pitch` 0 to 100 with 50 as the voice is. `silent` are the names of the sounds that are not played.
    """

    rate: int = 175
    volume: float = 1.0
    detail: Detail = Detail.FULL
    pause: float = 0.0
    voice: str = ""
    others: tuple[str, ...] = ()
    pitch: int = 50
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that was read in part: the kind of its items, their nodes in order, how many were read."""

    kind: str
    nodes: tuple[int, ...]
    read: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """Something the assistant asked and waits to hear about: the reply that asked it, and what each answer does.

    `control` is the path of the field it is about, `offered` which of that field's options were found and `read` how
    many of them were told. `doubtful` is true where what would send was heard once, and not surely. `begun` is a
    correction that still needs what to change a part into, `partial` an answer of which a part is still missing.
    """

    key: str
    intents: tuple[Intent, ...] = ()
    request: Request | Upload | None = None
    control: str = ""
    offered: tuple[int, ...] = ()
    read: int = 0
    doubtful: bool = False
    begun: str = ""
    partial: str = ""


@dataclass(frozen=True, slots=True)
class FileFound:
    """A file that may be sent: its name, what kind it is ("PDF"), how many bytes it has."""

    name: str
    kind: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference number that a service gave: what it is called, the number, the page it stood on."""

    label: str
    value: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A page that was visited and where the reading had got to on it."""

    url: str
    title: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Doing:
    """A task of the site's that is being done: its name, and the number of the step one is at, from 1."""

    task: str
    step: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation is: all that a handler may look at, and all that is saved and undone.

    `mark` is where reading is, `finished` whether it came to its end there; `spoken` is what was last begun aloud, a
    list's item for one, which "open that" and "spell that" are about; `sought` is what was
    last looked for on the page; `heard` and `said` are the last words heard and the actions that answered them;
    `earlier` holds the places that undo goes back to, newest last; `failures` counts misunderstandings in a row;
    `missed` is what could not be fetched, for "try again"; `doing` is the task whose steps are being followed;
    `settled` are the sites, by name, whose question about cookies was answered.
    Of a form: `filling` while a person goes through its
    pages, `asked` the fields that were asked about on this page, `last` the one answered last, `taught` the ways of
    answering that were explained, `review` where its answers are checked, `reviewed` whether they were read there.
    `private` is true while no answer is said aloud; `today` is the day that dates are reckoned from; `files` are those
    that were offered; `references` are the reference numbers given in this conversation, `saved` those to be kept.
    `voices` are those of the speech engine, told when a command is about them; `pronounced` are the words that the
    person had read in another way, as written and as said, newest last.
    `sent` are the marks of what was sent for good, so that it is not sent twice unasked; `kept` is what the edges
    keep about the person, to be told on asking. `listening` is how the person wants to be listened to;
    `microphones` and `loudspeakers` are the names of those that there are, for choosing one.
    """

    site: Site
    page: Page | None = None
    mark: Mark = Mark(0)
    spoken: Mark = Mark(0)
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
    missed: Visit | Submit | None = None
    doing: Doing | None = None
    settled: frozenset[str] = frozenset()
    filling: bool = False
    asked: tuple[str, ...] = ()
    last: str = ""
    taught: frozenset[str] = frozenset()
    review: str = ""
    reviewed: bool = False
    private: bool = False
    sent: frozenset[str] = frozenset()
    kept: tuple[Tell, ...] = ()
    today: date | None = None
    files: tuple[FileFound, ...] = ()
    references: tuple[Reference, ...] = ()
    saved: tuple[Reference, ...] = ()
    listening: Listening = Listening()
    microphones: tuple[str, ...] = ()
    loudspeakers: tuple[str, ...] = ()
    voices: tuple[VoiceDescription, ...] = ()
    pronounced: tuple[tuple[str, str], ...] = ()

    @property
    def mode(self) -> Mode:
        """Which of the four ways of listening fits this place."""
        if self.question is None:
            return Mode.COMMAND
        return LISTENING.get(self.question.key, Mode.ANSWER)


LISTENING: Mapping[str, Mode] = {
    "search.what": Mode.DICTATION,
    "find.what": Mode.DICTATION,
    "say.which": Mode.DICTATION,
    "say.how": Mode.DICTATION,
    "field.text": Mode.DICTATION,
    "field.spell": Mode.SPELLING,
    "field.secret": Mode.COMMAND,
    "wake.what": Mode.DICTATION,
}
"""The way of listening that each open question needs; every other question takes an ANSWER."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a handler answers: the place to be in, and what to do, in order."""

    place: Place
    actions: tuple[Action, ...] = ()
