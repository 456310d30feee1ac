"""What really happened in a turn, as plain values that an expectation can be held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl, urlsplit

from plainspoken.flow import Page, Request, Sound

Fields = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that was made: its method, whole address, and its fields' values by name, in order."""

    method: str
    url: str
    fields: Fields = field(default_factory=dict)

    def __str__(self) -> str:
        """Read as a person would tell it: `POST /contact (name: Ann; topic: bins, roads)`."""
        told = "; ".join(f"{name}: {', '.join(values)}" for name, values in self.fields.items())
        return f"{self.method} {urlsplit(self.url).path}" + (f" ({told})" if told else "")


@dataclass(frozen=True, slots=True)
class Listening:
    """How what the person said aloud was heard.

    `words` are those that were said, "" where nobody knows; `heard` those that the recogniser heard, how surely (0 to
    1) and in how many seconds; `taken` is the command that they were taken for, "" for none. It `survived` where that
    is what was meant. `recorded` tells that a person's recording spoke. `person` and `answer` are the sounds, where
    they were to be kept.
    """

    words: str
    heard: str
    confidence: float
    taken: str
    survived: bool
    recorded: bool = False
    seconds: float = field(default=0.0, compare=False)
    person: Sound | None = field(default=None, repr=False, compare=False)
    answer: Sound | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Observed:
    """A turn as it went: what was said back, the command that was understood, where it led, what was sent.

    `heard` is what the person's words were heard as; `intent` is the command's name, "" for none, and `slots` its
    values in words; `troubles` are keys of replies that
    tell of something gone wrong; `broken` is the traceback of a fault in Plainspoken itself; `over` tells that the
    conversation had ended before the turn. `listening` is how a turn that was spoken was heard; what came of it is
    what comes of the words that were meant, also where it was heard wrongly. `unrecorded` are requests that a tape of
    the site has no answer to, in words. `seconds` is the time that the turn took.
    """

    answers: tuple[str, ...] = ()
    heard: str = ""
    intent: str = ""
    slots: tuple[str, ...] = ()
    url: str = ""
    heading: str = ""
    sent: tuple[Sent, ...] = ()
    troubles: tuple[str, ...] = ()
    broken: str = ""
    over: bool = False
    listening: Listening | None = None
    unrecorded: tuple[str, ...] = ()
    seconds: float = field(default=0.0, compare=False)


def main_heading(page: Page | None) -> str:
    """The page's main heading: its first h1, that in the main content before others."""
    headings = [node for node in page.nodes if node.role == "heading" and node.level == 1] if page else []
    return next((node.name for node in headings if node.main), headings[0].name if headings else "")


def visited(url: str) -> Sent:
    """A page that was fetched, its query as fields."""
    return Sent("GET", url, _gathered(parse_qsl(urlsplit(url).query, keep_blank_values=True)))


def submitted(request: Request) -> Sent:
    """A form that was sent, its query or its body as fields; a file's field has the file's name."""
    if request.method.upper() == "GET":
        return visited(request.url)
    return Sent(request.method.upper(), request.url, _gathered(_pairs(request)))


def _pairs(request: Request) -> list[tuple[str, str]]:
    """The fields of a body in any of the three ways in which forms send them."""
    kind, _, _ = request.content_type.lower().partition(";")
    if kind == "multipart/form-data":
        head = f"Content-Type: {request.content_type}\r\n\r\n".encode()
        message = BytesParser(policy=HTTP).parsebytes(head + request.body)
        return [_part(part) for part in message.walk() if not part.is_multipart()]
    text = request.body.decode("utf-8", "replace")
    if kind == "text/plain":
        return [(name, value) for name, equals, value in (line.partition("=") for line in text.split("\r\n")) if equals]
    return parse_qsl(text, keep_blank_values=True)


def _part(part: Message) -> tuple[str, str]:
    """One field of a multipart body."""
    name = str(part.get_param("name", "", "content-disposition"))
    content = part.get_payload(decode=True)
    value = part.get_filename() or (content.decode("utf-8", "replace") if isinstance(content, bytes) else "")
    return name, value


def _gathered(pairs: list[tuple[str, str]]) -> Fields:
    """Values by name, in the order in which they were sent."""
    found: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        found[name] = (*found.get(name, ()), value)
    return found
