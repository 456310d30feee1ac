"""The one loop: events in, steps carried out at the edges, which are fakes of its own protocols here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue

import pytest

from plainspoken import wording
from plainspoken.assistant import Assistant
from plainspoken.edges import Edges
from plainspoken.flow import (
    Event,
    Finished,
    Grammar,
    Listening,
    Manner,
    Mark,
    Mode,
    Place,
    Pressed,
    Quiet,
    Reached,
    Request,
    Site,
    SpeechBegan,
    SpeechWentOn,
    Stop,
    Tell,
    Transcript,
    Trouble,
    Utterance,
    Visit,
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


def test_the_welcome_says_where_we_are_and_opens_the_start_page() -> None:
    talk = Conversation()
    talk.assistant.welcome()
    heard = talk.listen()
    assert heard[0] == "Plainspoken. You are on Anytown Council."
    assert "Anytown." in heard
    assert talk.net.asked == [(HOME, Why.START)]
    assert talk.mouth.worked == 1
    assert talk.ear.grammars[-1].phrases


def test_the_welcome_of_a_site_without_a_start_page_still_speaks() -> None:
    talk = Conversation(replace(SITE, start=""))
    talk.assistant.welcome()
    assert talk.listen()
    assert talk.net.asked == []
    assert talk.ear.grammars


def test_a_welcome_back_opens_the_page_that_was_left() -> None:
    talk = Conversation()
    talk.assistant.welcome(Visit(f"{HOME}bins", Why.START, Mark(2)))
    assert talk.listen()[0] == "Welcome back to Plainspoken. You are on Anytown Council."
    assert talk.place.mark == Mark(2)


def test_a_welcome_without_the_network_says_so_and_listens() -> None:
    talk = Conversation()
    talk.net.troubles[HOME] = Trouble("web.no_connection", (("host", "anytown.example"), ("url", HOME)))
    talk.assistant.welcome()
    heard = " ".join(talk.listen())
    assert "cannot reach" in heard
    assert "Say home to try the start page again." in heard
    assert talk.place.page is None
    assert talk.ear.grammars


@pytest.mark.parametrize("words", ["", "   ", "\n"])
def test_an_empty_transcript_is_nothing(words: str) -> None:
    talk = Conversation().at_home()
    before = talk.place
    assert talk.say(words) == []
    assert talk.place == before


def test_a_noise_is_answered_by_a_tone_and_stops_nothing() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(Transcript("read the page"))
    talk.listen(2)
    stopped = talk.mouth.stopped
    talk.assistant.handle(Transcript("[unk]"))
    assert talk.mouth.tones == ["heard", "error"]
    assert talk.mouth.stopped == stopped
    assert talk.mouth.queue


def test_asleep_a_noise_is_answered_by_nothing() -> None:
    talk = Conversation().at_home()
    talk.say("go to sleep")
    assert talk.say("[unk]") == []
    assert talk.say("read the page") == []
    assert talk.mouth.tones == ["heard"]
    assert talk.say("wake up") == ["I am listening."]


def test_what_is_not_understood_is_said_back() -> None:
    talk = Conversation().at_home()
    assert talk.say("purple elephants dancing")[0] == "I heard purple elephants dancing."


def test_three_misunderstandings_bring_another_way() -> None:
    talk = Conversation().at_home()
    for _ in range(2):
        assert "Let us try another way" not in " ".join(talk.say("purple elephants dancing"))
    assert "Let us try another way" in " ".join(talk.say("purple elephants dancing"))
    assert "Let us try another way" not in " ".join(talk.say("purple elephants dancing"))


def test_understanding_in_between_counts_anew() -> None:
    talk = Conversation().at_home()
    for words in ("purple elephants dancing", "purple elephants dancing", "where am I", "purple elephants dancing"):
        heard = " ".join(talk.say(words))
    assert "Let us try another way" not in heard


def test_stop_and_carry_on_at_the_sentence_that_was_begun() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(Transcript("read the page"))
    assert talk.listen(3) == ["Anytown, heading level 1", "One.", "Two."]
    assert talk.say("stop") == []
    assert talk.reached() == "Two."
    talk.assistant.handle(Transcript("carry on"))
    assert talk.listen(2) == ["Two.", "Three."]


def test_a_new_command_silences_the_old_answer() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(Transcript("read the page"))
    talk.listen(1)
    assert talk.say("where am I")[0] == "You are on Anytown, Anytown Council."


def test_late_reports_of_an_answer_that_was_stopped_are_ignored() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(Transcript("read the page"))
    turn = talk.mouth.queue[0][0]
    talk.listen(2)
    talk.say("stop")
    before = talk.place
    talk.assistant.handle(Reached(Mark(9, 0), turn))
    talk.assistant.handle(Finished(turn))
    assert talk.place == before


def test_a_list_does_not_move_the_reading() -> None:
    talk = Conversation().at_home()
    before = talk.place.mark
    talk.say("links")
    assert talk.place.mark == before
    assert talk.place.spoken != before


def test_reading_to_the_end_finishes_and_carry_on_says_so() -> None:
    talk = Conversation().at_home()
    talk.say("read the page")
    assert talk.place.finished
    assert talk.say("carry on") == ["End of page."]


@pytest.mark.parametrize("then", [Transcript("mumble", 0.01), Transcript(""), Transcript("next heading")])
def test_it_speaks_softly_while_it_is_spoken_over_and_then_as_before(then: Transcript) -> None:
    talk = Conversation().at_home()
    before = talk.place
    talk.assistant.handle(SpeechBegan())
    assert talk.place == before
    assert talk.mouth.soft[-1]
    talk.assistant.handle(then)
    assert not talk.mouth.soft[-1]


def test_talk_that_goes_on_keeps_it_from_speaking_no_longer() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(SpeechBegan())
    talk.assistant.handle(SpeechWentOn())
    assert talk.mouth.soft[-2:] == [True, False]


def test_the_microphone_is_closed_while_a_loudspeaker_speaks() -> None:
    talk = Conversation(gate=True)
    talk.assistant.welcome()
    assert talk.ear.muted
    talk.listen()
    assert not talk.ear.muted
    talk.assistant.handle(Transcript("read the page"))
    assert talk.ear.muted
    talk.listen(1)
    assert talk.ear.muted
    talk.assistant.handle(Transcript("stop"))
    assert not talk.ear.muted


@pytest.mark.parametrize(
    "heard",
    [
        Transcript("", 0.0),
        Transcript("[unk]"),
        Transcript("purple elephants dancing"),
        Transcript("next heading", 0.2),
    ],
    ids=["silence", "noise", "no command", "unsure"],
)
def test_where_it_may_hear_itself_it_goes_on_as_if_nothing_had_been_said(heard: Transcript) -> None:
    talk = Conversation(wary=True).at_home()
    talk.assistant.handle(Transcript("read the page"))
    talk.listen(2)
    before, stopped = talk.place, talk.mouth.stopped
    talk.assistant.handle(SpeechBegan())
    assert talk.mouth.soft[-1]
    talk.assistant.handle(heard)
    assert not talk.mouth.soft[-1]
    assert (talk.place, talk.mouth.stopped, talk.mouth.tones) == (before, stopped, ["heard"])
    assert "Four." in talk.listen()


def test_where_it_may_hear_itself_a_sure_command_is_obeyed_while_it_speaks() -> None:
    talk = Conversation(wary=True).at_home()
    talk.assistant.handle(Transcript("read the page"))
    talk.listen(2)
    talk.assistant.handle(SpeechBegan())
    assert talk.say("open bins", 0.8)[0] == "Bins."
    assert not talk.mouth.soft[-1]


def test_where_it_may_hear_itself_what_began_while_it_spoke_is_judged_so_after_its_end() -> None:
    talk = Conversation(wary=True).at_home()
    talk.assistant.handle(Transcript("read the page"))
    talk.assistant.handle(SpeechBegan())
    talk.listen()
    before = talk.place
    talk.assistant.handle(Transcript("next heading", 0.2))
    assert talk.place == before
    talk.assistant.handle(SpeechBegan())
    assert talk.say("next heading", 0.2) != []


def test_where_it_may_hear_itself_it_answers_all_once_it_is_silent() -> None:
    talk = Conversation(wary=True).at_home()
    assert talk.say("purple elephants dancing")[0] == "I heard purple elephants dancing."
    talk.say("[unk]")
    assert talk.mouth.tones == ["error"]
    assert talk.say("next heading", 0.2) != []


def test_where_it_may_hear_itself_a_free_answer_waits_for_the_end_of_the_question() -> None:
    talk = Conversation(wary=True).at_home()
    talk.say("open contact")
    talk.assistant.handle(Transcript("fill in the form"))
    asked = talk.place
    assert asked.mode is Mode.DICTATION
    talk.assistant.handle(Transcript("full name", 0.9))
    assert talk.place == asked
    talk.listen()
    talk.say("sam bell", 0.9)
    assert talk.place != asked


def test_without_a_gate_the_microphone_stays_open() -> None:
    talk = Conversation()
    talk.assistant.welcome()
    assert not talk.ear.muted


TROUBLES = [
    *("web.unknown_host", "web.no_connection", "web.certificate", "web.not_secure", "web.timeout", "web.cut_off"),
    *("web.garbled", "web.empty", "web.not_found", "web.refused", "web.too_many_requests", "web.server_error"),
    *("web.redirects", "web.downgrade", "web.stopped", "web.bad_address", "web.too_big", "web.not_a_page"),
]


@pytest.mark.parametrize("key", TROUBLES)
def test_a_trouble_of_the_net_is_told_and_the_place_kept(key: str) -> None:
    talk = Conversation().at_home()
    before = talk.place
    values = (("host", "anytown.example"), ("url", f"{HOME}bins"), ("megabytes", 9), ("kind", "a file"), ("size", ""))
    talk.net.troubles[f"{HOME}bins"] = Trouble(key, values)
    heard = talk.say("open bins")
    assert len(heard) == 2
    assert heard[1] == "You are still on Anytown."
    assert (talk.place.page, talk.place.back) == (before.page, before.back)
    assert Note("trouble", key) in talk.notes
    assert talk.say("where am I")[0] == "You are on Anytown, Anytown Council."


def test_a_trouble_of_an_edge_is_told() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(Trouble("microphone.back"))
    assert talk.listen() == ["The microphone is back. I am listening."]


def test_a_fault_of_ours_is_told_and_the_conversation_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = Conversation().at_home()
    before = talk.place

    def broken(*_: object) -> None:
        raise RuntimeError("a fault")

    with monkeypatch.context() as patched:
        patched.setattr("plainspoken.assistant.step", broken)
        heard = talk.say("where am I")
    assert heard[0].startswith("Something went wrong inside Plainspoken.")
    assert [note.kind for note in talk.notes if note.kind == "broken"] == ["broken"]
    assert talk.place == before
    assert talk.say("where am I")[0] == "You are on Anytown, Anytown Council."


def test_another_site_is_asked_about_and_gone_to_after_a_yes() -> None:
    talk = Conversation().at_home()
    heard = talk.say("open elsewhere")
    assert heard == ["That leads to another site, other.example.", "Shall I go there? Say yes or no."]
    assert talk.place.page is not None
    assert talk.place.page.url == HOME
    assert talk.say("yes")[0] == "Elsewhere."
    assert talk.place.site.name == "Elsewhere"
    assert talk.net.site.name == "Elsewhere"


def test_another_site_is_not_gone_to_after_a_no() -> None:
    talk = Conversation().at_home()
    talk.say("open elsewhere")
    assert talk.say("no") == ["All right. Never mind."]
    assert talk.place.question is None
    assert talk.place.site == SITE


def test_back_returns_to_where_the_reading_was() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(Transcript("read the page"))
    talk.listen(3)
    talk.say("open bins")
    assert talk.say("go back") == ["Back to Anytown. Say carry on to read from where you were."]
    assert talk.net.asked[-1] == (HOME, Why.BACK)
    talk.assistant.handle(Transcript("carry on"))
    assert talk.listen(1) == ["link Bins, link Gone, link Elsewhere, link Contact"]


def test_what_is_folded_away_is_unfolded_and_read() -> None:
    talk = Conversation().at_home()
    assert talk.say("open help with bins") == ["Call us.", "End of page."]
    assert talk.place.page is not None
    assert any(node.name == "Call us." for node in talk.place.page.nodes)
    assert len(talk.net.asked) == 1


def test_a_form_is_filled_in_read_back_and_sent() -> None:
    talk = Conversation().at_home()
    talk.say("open contact")
    talk.say("fill in the form")
    assert talk.ear.grammars[-1].mode is Mode.DICTATION
    talk.say("Sam Jones")
    assert talk.say("submit")[0] == "Full name: Sam Jones."
    assert talk.net.sent == []
    assert talk.say("confirm submit")[0] == "Thank you."
    assert [(request.method, request.url, request.body) for request in talk.net.sent] == [
        ("POST", f"{HOME}send", b"n=Sam+Jones")
    ]
    assert talk.place.answers == ()


def test_answers_survive_a_form_that_could_not_be_sent() -> None:
    talk = Conversation().at_home()
    talk.net.troubles[f"{HOME}send"] = Trouble("web.timeout", (("host", "anytown.example"), ("url", f"{HOME}send")))
    for words in ("open contact", "fill in the form", "Sam Jones", "submit", "confirm submit"):
        heard = talk.say(words)
    assert "taking too long" in heard[0]
    assert [answer.value for answer in talk.place.answers] == ["Sam Jones"]


def test_faster_is_spoken_faster() -> None:
    talk = Conversation().at_home()
    talk.say("faster")
    assert talk.mouth.manner.rate == 200


def test_the_place_is_kept_after_every_command() -> None:
    talk = Conversation().at_home()
    talk.say("remember this page")
    assert talk.keeper.kept is not None
    assert talk.keeper.kept.bookmarks == (Stop(HOME, "Anytown", Mark(0)),)


def test_forgetting_forgets_and_is_not_kept_again_in_the_same_breath() -> None:
    talk = Conversation().at_home()
    talk.say("remember this page")
    talk.say("forget everything")
    assert talk.say("yes") == ["All forgotten."]
    assert talk.keeper.forgot == 1
    assert talk.keeper.kept is None
    assert talk.place.bookmarks == ()
    assert talk.say("undo") == ["There is nothing to undo."]


def test_words_said_a_person_s_way_are_forgotten_and_not_kept_again() -> None:
    talk = Conversation().at_home()
    talk.say("say Leominster as lemster")
    talk.say("yes")
    assert talk.keeper.kept.pronounced == (("Leominster", "lemster"),)
    talk.say("forget everything")
    talk.say("yes")
    talk.say("where am I")
    assert talk.keeper.kept.pronounced == ()


def test_what_stays_in_use_after_forgetting_is_told() -> None:
    talk = Conversation().at_home()
    talk.assistant.place = replace(talk.place, listening=Listening(microphone="Jabra"))
    talk.say("forget everything")
    heard = talk.say("yes")
    assert heard[0] == "All forgotten."
    assert " ".join(heard).endswith(
        "may stay in use until this program ends. When it next starts, the usual ones are used."
    )
    assert talk.place.listening.microphone == "Jabra"


def test_goodbye_ends_the_loop() -> None:
    talk = Conversation()
    events: SimpleQueue[Event] = SimpleQueue()
    for event in (Transcript("goodbye"), Transcript("where am I")):
        events.put(event)
    talk.assistant.run(events)
    assert talk.assistant.over
    assert talk.listen() == ["Goodbye."]
    assert events.qsize() == 1


def test_the_journal_tells_what_was_heard_said_and_visited() -> None:
    talk = Conversation().at_home()
    talk.say("open bins")
    kinds = [note.kind for note in talk.notes]
    assert kinds.index("heard") < len(kinds) - 1 - kinds[::-1].index("visited")
    heard = next(note for note in talk.notes if note.kind == "heard")
    assert heard.intent is not None
    assert heard.intent.name == "open.label"


Check = Callable[[Conversation], bool]
ANSWERED: dict[str, Check] = {
    "what can I say": lambda talk: talk.place.question is None,
    "search": lambda talk: talk.ear.grammars[-1].mode is Mode.DICTATION,
    "go to sleep": lambda talk: talk.place.asleep,
}


@pytest.mark.parametrize("words", list(ANSWERED))
def test_the_ear_is_told_what_to_listen_for_after_every_command(words: str) -> None:
    talk = Conversation().at_home()
    before = len(talk.ear.grammars)
    talk.say(words)
    assert len(talk.ear.grammars) > before
    assert ANSWERED[words](talk)


UPLOADING = """<title>Evidence</title><main><h1>Evidence</h1>
<form method="post" action="/e" enctype="multipart/form-data"><label for="f">A payslip</label>
<input type="file" id="f" name="f" accept=".pdf"><button>Continue</button></form></main>"""
SIGNING_IN = """<title>Sign in</title><main><h1>Sign in</h1>
<form method="post" action="/in"><label for="u">User name</label>
<input id="u" name="u"><label for="p">Password</label><input id="p" name="p" type="password"><button>Continue</button>
</form></main>"""


def on(html: str, monkeypatch: pytest.MonkeyPatch, folder: Path | None = None) -> Conversation:
    """A conversation on a page of its own."""
    monkeypatch.setitem(PAGES, SITE.start, html)
    talk = Conversation(folder=folder)
    talk.assistant.welcome()
    talk.listen()
    return talk


def test_a_file_is_offered_chosen_and_read_only_as_it_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    payslip = tmp_path / "payslip.pdf"
    payslip.write_bytes(b"old")
    talk = on(UPLOADING, monkeypatch, tmp_path)
    assert talk.say("fill in the form")[-3:] == [
        "1 file to choose.",
        "1, payslip, PDF, 1 kilobyte.",
        "Say yes to send it.",
    ]
    talk.say("yes")
    payslip.write_bytes(b"new")
    talk.say("continue")
    request = talk.net.sent[-1]
    assert request.content_type.startswith("multipart/form-data; boundary=")
    assert b'name="f"; filename="payslip.pdf"' in request.body
    assert b"new" in request.body


def test_a_file_that_is_gone_is_told_and_nothing_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "payslip.pdf").write_bytes(b"x")
    talk = on(UPLOADING, monkeypatch, tmp_path)
    talk.say("fill in the form")
    talk.say("yes")
    (tmp_path / "payslip.pdf").unlink()
    assert talk.say("continue") == ["The file payslip.pdf is not there any more."]
    assert talk.net.sent == []


def test_without_a_folder_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = on(UPLOADING, monkeypatch)
    assert "No folder is chosen for files to send" in talk.say("fill in the form")[-1]


def test_a_password_is_in_no_note_and_in_nothing_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = on(SIGNING_IN, monkeypatch)
    said = [*talk.say("fill in the form"), *talk.say("sam")]
    said += talk.say("swordfish one")
    talk.assistant.handle(Transcript("swordfish two", typed=True))
    said += [*talk.listen(), *talk.say("what did you hear"), *talk.say("read my answers"), *talk.say("spell that")]
    said += [*talk.say("read the page"), *talk.say("say that again")]
    talk.say("continue")
    assert talk.net.sent[-1].body == b"u=sam&p=swordfish+two"
    noted = " ".join(f"{note.text} {note.intent}" for note in talk.notes)
    assert "swordfish" not in " ".join(said).casefold()
    assert "swordfish" not in noted.casefold()


@dataclass
class FakeAlarm:
    """An alarm that goes off when a test lets it."""

    seconds: float = 0.0
    event: Event | None = None

    def set(self, seconds: float, event: Event) -> None:
        self.seconds, self.event = seconds, event

    def cancel(self) -> None:
        self.event = None


def drowsy(minutes: int) -> tuple[Conversation, FakeAlarm]:
    """A conversation on the start page that sleeps after so many minutes, and the alarm that tells when."""
    alarm = FakeAlarm()
    conversation = Conversation(doze=alarm)
    conversation.assistant.place = replace(conversation.place, listening=Listening(sleep_after=minutes))
    return conversation.at_home(), alarm


def went_off(conversation: Conversation, alarm: FakeAlarm) -> list[str]:
    """Let the alarm go off, and listen to what is said."""
    assert alarm.event is not None
    event, alarm.event = alarm.event, None
    conversation.assistant.handle(event)
    return conversation.listen()


def test_after_a_silence_it_says_that_it_will_sleep_and_then_sleeps() -> None:
    conversation, alarm = drowsy(2)
    assert (alarm.seconds, alarm.event) == (105, Quiet())
    assert went_off(conversation, alarm) == ["I am about to sleep. Say anything to keep me awake."]
    assert not conversation.place.asleep
    assert (alarm.seconds, alarm.event) == (15, Quiet(long=True))
    assert went_off(conversation, alarm) == ["Sleeping. Say hey plainspoken when you need me."]
    assert conversation.place.asleep
    assert alarm.event is None
    assert conversation.say("bins") == []
    assert conversation.say("hey plainspoken") == ["I am listening."]
    assert (alarm.seconds, alarm.event) == (105, Quiet())


def test_whoever_says_something_keeps_it_awake() -> None:
    conversation, alarm = drowsy(2)
    went_off(conversation, alarm)
    conversation.say("where am i")
    assert (alarm.seconds, alarm.event) == (105, Quiet())


def test_a_cough_keeps_nobody_awake() -> None:
    conversation, alarm = drowsy(2)
    went_off(conversation, alarm)
    conversation.say("")
    assert (alarm.seconds, alarm.event) == (15, Quiet(long=True))


def test_while_it_speaks_it_is_not_silent() -> None:
    conversation, alarm = drowsy(2)
    conversation.assistant.handle(Transcript("read the page"))
    assert alarm.event is None
    conversation.listen()
    assert alarm.event == Quiet()


def test_it_never_sleeps_by_itself_unasked() -> None:
    conversation, alarm = drowsy(0)
    conversation.say("where am i")
    assert alarm.event is None


def test_asleep_what_is_said_near_it_is_noted_nowhere() -> None:
    conversation = Conversation().at_home()
    conversation.say("go to sleep")
    noted = len(conversation.notes)
    conversation.say("forget everything")
    assert conversation.notes[noted:] == []
    assert "error" not in conversation.mouth.tones


def test_asleep_a_typed_line_is_carried_out_and_wakes() -> None:
    conversation = Conversation().at_home()
    conversation.say("go to sleep")
    conversation.assistant.handle(Transcript("bins", typed=True))
    assert conversation.listen()[0] == "Bins."
    assert not conversation.place.asleep


def test_a_key_silences_and_one_to_talk_wakes() -> None:
    conversation = Conversation().at_home()
    conversation.say("go to sleep")
    conversation.assistant.handle(Pressed())
    assert conversation.place.asleep
    conversation.assistant.handle(Pressed(talk=True))
    assert not conversation.place.asleep
    conversation.assistant.handle(Transcript("read the page"))
    stopped = conversation.mouth.stopped
    conversation.assistant.handle(Pressed())
    assert conversation.mouth.stopped == stopped + 1
    assert conversation.listen() == []


def test_a_button_that_is_a_command_wakes_and_is_carried_out_as_if_it_was_said() -> None:
    conversation = Conversation().at_home()
    conversation.say("go to sleep")
    conversation.assistant.handle(Pressed(command="reading.next_paragraph"))
    assert not conversation.place.asleep
    assert conversation.listen() == Conversation().at_home().say("next paragraph")
    assert conversation.say("what did you hear")[0] == "I heard: next paragraph."
    conversation.assistant.handle(Pressed(command="talk.quit"))
    assert conversation.assistant.over


def test_a_wake_phrase_that_cannot_be_heard_or_is_a_command_is_refused() -> None:
    conversation = Conversation().at_home()
    conversation.ear.unknown = {"llanfair"}
    assert conversation.say("wake up when i say hello llanfair")[0] == "I cannot hear the word llanfair."
    assert conversation.say("open the bins")[0] == "open the bins means something else already."
    assert conversation.say("never mind") == ["All right. Never mind."]
    assert conversation.place.listening == Listening()
