"""A network that fails, a session that ends, a conversation begun again: what is told, sent and put back."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from plainspoken import wording
from plainspoken.assistant import Assistant
from plainspoken.demo.stage import Forgetful, ScriptedEar
from plainspoken.edges import Edges
from plainspoken.flow import Event, Place, Request, Site, Transcript, Trouble, Why
from plainspoken.intent import load as load_commands
from plainspoken.memory import Safe, keys_for, open_safe
from plainspoken.settings import Keeping
from plainspoken.speaking.printed import PrintedSpeech
from plainspoken.web import Response
from plainspoken.wording import Wording

HOST = "https://anytown.example"
SITE = Site("anytown", "Anytown", f"{HOST}/start", ("anytown.example",))
FORM = (
    "<title>Report</title><main><h1>Report</h1><form method=post action=/report><label for=n>Full name</label>"
    "<input id=n name=n><button>Send</button></form><p>If you do nothing for 20 minutes, we delete your answers.</main>"
)
PAGES = {
    "/start": "<title>Start</title><main><h1>Start</h1><a href=/report>Report it</a></main>",
    "/report": FORM,
    "/done": "<title>Sent</title><main><h1>Sent</h1><p>Thank you.</main>",
    "/timed-out": "<title>You were timed out</title><main><h1>Sorry</h1><a href=/report>Begin again</a></main>",
}


@dataclass
class Net:
    """A few pages; what is posted goes where a test says."""

    answer: str | Trouble = "/done"
    sent: list[bytes] = field(default_factory=list)

    def visit(self, url: str, why: Why) -> Response | Trouble:
        return self._page(url.removeprefix(HOST))

    def send(self, request: Request) -> Response | Trouble:
        self.sent.append(request.body)
        return self.answer if isinstance(self.answer, Trouble) else self._page(self.answer)

    def move(self, site: Site) -> None:
        assert site == SITE

    def _page(self, path: str) -> Response:
        return Response(HOST + path, 200, "text/html; charset=utf-8", PAGES[path].encode())


@dataclass
class Bell:
    """An alarm that only notes what it was set to."""

    waiting: tuple[float, Event] | None = None

    def set(self, seconds: float, event: Event) -> None:
        self.waiting = (seconds, event)

    def cancel(self) -> None:
        self.waiting = None


class Talk:
    """A conversation, and all that was said in its last turn."""

    def __init__(self, words: Wording, safe: Safe) -> None:
        self.said: list[str] = []
        self.net, self.bell = Net(), Bell()
        mouth = PrintedSpeech(lambda event: None, at_once=True)
        note = lambda each: self.said.append(each.text) if each.kind in ("said", "broken") else None  # noqa: E731
        edges = Edges(
            ScriptedEar(bool), mouth, self.net, Forgetful(), lambda url: SITE, note, safe=safe, alarm=self.bell
        )
        self.assistant = Assistant(
            Place(SITE, sent=frozenset(safe.left.sent)), edges, words, load_commands(words.commands)
        )
        self.assistant.welcome()

    def say(self, *turns: str) -> str:
        for words in turns:
            self.said.clear()
            self.assistant.handle(Transcript(words))
        return " ".join(self.said)


@pytest.fixture(scope="module")
def words() -> Wording:
    return wording.load()


@pytest.fixture
def talk(words) -> Talk:
    return Talk(words, Safe())


FILLED_IN = ("report it", "fill in the form", "Zebedee Green", "send it")


def test_what_got_no_answer_is_said_to_be_in_doubt_and_never_sent_by_itself(talk) -> None:
    talk.net.answer = Trouble("web.timeout", (("host", "anytown.example"),))
    said = talk.say(*FILLED_IN, "confirm submit")
    assert "I do not know whether what you sent has arrived" in said
    talk.say("try again", "yes", "carry on", "go back")
    assert len(talk.net.sent) == 1


def test_what_was_sent_before_is_said_to_have_been_and_asked_about_again(talk) -> None:
    talk.net.answer = Trouble("web.cut_off", (("host", "anytown.example"),))
    talk.say(*FILLED_IN, "confirm submit")
    said = talk.say("send it")
    assert "You have sent this before, just as it is." in said
    assert len(talk.net.sent) == 1
    talk.net.answer = "/done"
    assert "Sent." in talk.say("confirm submit")
    assert len(talk.net.sent) == 2


def test_what_cannot_have_left_may_be_sent_as_if_it_were_new(talk) -> None:
    talk.net.answer = Trouble("web.no_connection", (("host", "anytown.example"),))
    said = talk.say(*FILLED_IN, "confirm submit")
    assert "Nothing was sent." in said
    assert "You have sent this before" not in talk.say("send it")


def test_confirming_twice_sends_once(talk) -> None:
    talk.say(*FILLED_IN, "confirm submit", "confirm submit", "confirm submit")
    assert len(talk.net.sent) == 1


def test_a_session_that_will_end_is_told_of_once_and_warned_of_in_time(talk) -> None:
    assert talk.bell.waiting is None
    assert "If you do nothing for 20 minutes" in talk.say("report it")
    assert talk.bell.waiting == (900, Trouble("session.ends", (("count", 5),)))
    talk.said.clear()
    talk.assistant.handle(talk.bell.waiting[1])
    assert talk.said == ["In 5 minutes this site throws away your answers, unless you go on. They are kept here."]
    talk.say("fill in the form", "Zebedee Green", "send it", "confirm submit")
    assert talk.bell.waiting is None


def test_answers_are_put_back_when_the_site_has_ended_the_session(talk) -> None:
    talk.net.answer = "/timed-out"
    said = talk.say(*FILLED_IN, "confirm submit")
    assert "The site has ended your session. I still have 1 answer" in said
    said = talk.say("begin again")
    assert "I have put back the answer that you gave before." in said
    assert [answer.value for answer in talk.assistant.place.answers] == ["Zebedee Green"]


def test_what_was_left_is_offered_and_gone_on_with(words, tmp_path) -> None:
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    keys = keys_for(Keeping.SESSION, {"XDG_RUNTIME_DIR": str(runtime)})
    safe, _ = open_safe(tmp_path / "memory", Keeping.SESSION, keys)
    Talk(words, safe).say(*FILLED_IN[:3])
    safe.close(said_goodbye=False)
    again = Talk(words, open_safe(tmp_path / "memory", Keeping.SESSION, keys)[0])
    assert "You were in the middle of Report, on Anytown, with 1 answer." in " ".join(again.said)
    assert "1 answer that is not sent yet" in again.say("what do you know about me")
    again.say("carry on")
    assert again.assistant.place.page.title == "Report"
    assert [answer.value for answer in again.assistant.place.answers] == ["Zebedee Green"]
    said = again.say("forget everything", "yes", "what do you know about me")
    assert said == "I know nothing about you."
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]


def test_what_was_left_may_be_left(words) -> None:
    safe = Safe()
    Talk(words, safe).say(*FILLED_IN[:3])
    safe.left = safe._now
    again = Talk(words, safe)
    again.say("no")
    assert again.assistant.place.question is None
    assert again.assistant.place.page.title == "Start"
