"""An assistant among fakes of its own protocols, to be spoken to; and the pages of Anytown that it goes about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from plainspoken import wording
from plainspoken.assistant import Assistant
from plainspoken.edges import Edges
from plainspoken.flow import (
    Finished,
    Grammar,
    Manner,
    Place,
    Reached,
    Request,
    Site,
    Tell,
    Transcript,
    Trouble,
    Utterance,
    VoiceDescription,
    Why,
)
from plainspoken.intent import load
from plainspoken.noting import Note
from plainspoken.safekeeping import Alarm, NoAlarm
from plainspoken.uploads import NoFiles, UploadFolder
from plainspoken.web import Response

HOME = "http://anytown.example/"
PAGES = {
    HOME: """<title>Anytown</title><main><h1>Anytown</h1><p>One. Two. Three.</p><p>Four.</p>
        <a href="/bins">Bins</a> <a href="/gone">Gone</a> <a href="http://other.example/">Elsewhere</a>
        <a href="/form">Contact</a>
        <details><summary>Help with bins</summary><p>Call us.</p></details></main>""",
    f"{HOME}bins": "<title>Bins</title><main><h1>Bins</h1><p>Green. Blue.</p></main>",
    f"{HOME}form": """<main><h1>Contact</h1><form method="post" action="/send"><label>Full name <input name="n"></label>
        <button>Send</button></form></main>""",
    f"{HOME}send": "<main><h1>Thank you</h1><p>We have it.</p></main>",
    "http://other.example/": "<main><h1>Elsewhere</h1><p>Far.</p></main>",
}
SITE = Site("Anytown", "Anytown Council", HOME, hosts=("anytown.example",))
WORDS = wording.load()
COMMANDS = load(WORDS.commands)


@dataclass
class FakeEar:
    """An ear that remembers what it is to listen for, and whether it may."""

    grammars: list[Grammar] = field(default_factory=list)
    muted: bool = False
    unknown: set[str] = field(default_factory=set)

    def expect(self, grammar: Grammar) -> None:
        self.grammars.append(grammar)

    def mute(self) -> None:
        self.muted = True

    def unmute(self) -> None:
        self.muted = False

    def knows(self, word: str) -> bool:
        return word not in self.unknown


@dataclass
class FakeMouth:
    """A mouth that keeps what it is given until a test lets it speak."""

    queue: list[tuple[int, Iterator[Utterance]]] = field(default_factory=list)
    manner: Manner = field(default_factory=Manner)
    stopped: int = 0
    tones: list[str] = field(default_factory=list)
    soft: list[bool] = field(default_factory=list)
    worked: int = 0

    def say(self, utterances: Iterable[Utterance], manner: Manner, turn: int) -> None:
        self.queue.append((turn, iter(utterances)))
        self.manner = manner

    def stop(self) -> None:
        self.stopped += 1
        self.queue.clear()

    def duck(self, soft: bool) -> None:
        self.soft.append(soft)

    def tone(self, name: str) -> None:
        self.tones.append(name)

    def voices(self) -> tuple[VoiceDescription, ...]:
        return (VoiceDescription("gmw/en", "English", "en-gb"), VoiceDescription("cel/cy", "Welsh", "cy"))

    @contextmanager
    def working(self) -> Iterator[None]:
        self.worked += 1
        yield


@dataclass
class FakeNet:
    """A net of a few pages; one that is not there is a trouble, and so is any that a test names."""

    troubles: dict[str, Trouble] = field(default_factory=dict)
    asked: list[tuple[str, Why]] = field(default_factory=list)
    sent: list[Request] = field(default_factory=list)
    site: Site = SITE

    def visit(self, url: str, why: Why) -> Response | Trouble:
        self.asked.append((url, why))
        if url in self.troubles:
            return self.troubles[url]
        if url.startswith("http://other") and "other.example" not in self.site.hosts:
            return Trouble("web.foreign_host", (("host", "other.example"), ("url", url)))
        return self._page(url)

    def send(self, request: Request) -> Response | Trouble:
        self.sent.append(request)
        return self.troubles.get(request.url) or self._page(request.url)

    def move(self, site: Site) -> None:
        self.site = site

    def _page(self, url: str) -> Response | Trouble:
        if url not in PAGES:
            return Trouble("web.not_found", (("host", "anytown.example"), ("status", 404), ("url", url)))
        return Response(url, 200, "text/html; charset=utf-8", PAGES[url].encode())


@dataclass
class FakeKeeper:
    """A keeper that remembers the last place it was given."""

    kept: Place | None = None
    forgot: int = 0

    def keep(self, place: Place) -> None:
        self.kept = place

    def known(self) -> tuple[Tell, ...]:
        return ()

    def forget(self) -> None:
        self.kept = None
        self.forgot += 1


class Conversation:
    """An assistant among fakes, to be spoken to."""

    def __init__(
        self,
        site: Site = SITE,
        *,
        gate: bool = False,
        wary: bool = False,
        folder: Path | None = None,
        doze: Alarm | None = None,
    ) -> None:
        self.ear, self.mouth, self.net, self.keeper = FakeEar(), FakeMouth(), FakeNet(), FakeKeeper()
        self.notes: list[Note] = []
        files = UploadFolder(folder) if folder is not None else NoFiles()
        edges = Edges(self.ear, self.mouth, self.net, self.keeper, _site_of, self.notes.append, gate, files=files)
        edges = replace(edges, doze=doze or NoAlarm(), wary=wary)
        self.assistant = Assistant(Place(site), edges, WORDS, COMMANDS)

    @property
    def place(self) -> Place:
        return self.assistant.place

    def say(self, words: str, confidence: float = 1.0) -> list[str]:
        """Say something and listen to all of the answer."""
        self.assistant.handle(Transcript(words, confidence))
        return self.listen()

    def listen(self, sentences: int | None = None) -> list[str]:
        """Let so much be spoken, reporting each mark and, if it comes to that, the end."""
        heard: list[str] = []
        while self.mouth.queue:
            turn, spoken = self.mouth.queue[0]
            for utterance in spoken:
                heard.append(utterance.text)
                if utterance.mark is not None:
                    self.assistant.handle(Reached(utterance.mark, turn))
                if len(heard) == sentences:
                    return heard
            self.mouth.queue.pop(0)
            self.assistant.handle(Finished(turn))
        return heard

    def at_home(self) -> Conversation:
        """The same, on the start page, with the welcome listened to."""
        self.assistant.welcome()
        self.listen()
        return self

    def reached(self) -> str:
        """The words at the place of reading."""
        page = self.place.page
        assert page is not None
        block = next(block for block in reversed(page.blocks) if block.start <= self.place.mark.node)
        return "".join(run.text for run in block.sentences[self.place.mark.sentence]).strip()


def _site_of(url: str) -> Site:
    return Site("Elsewhere", "Elsewhere", url, hosts=("other.example",))
