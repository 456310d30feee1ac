"""Whatever a site or a network does, the person hears a sentence, keeps their place, and the conversation goes on."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest

from plainspoken.demo.server import serve
from plainspoken.demo.stage import ScriptedEar, Stage
from plainspoken.flow import Site, Transcript
from plainspoken.profiles import find, rebased
from plainspoken.speaking.printed import PrintedSpeech


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serve(faults=True) as url:
        yield url


class Conversation:
    """An assistant that is typed to, and all that it says."""

    def __init__(self, site: Site) -> None:
        self.said: list[str] = []
        self.broken: list[str] = []
        self.stage = Stage(site, PrintedSpeech, ScriptedEar(lambda word: True), self.note)
        self.stage.assistant.welcome()
        self.listen()

    def note(self, note: SimpleNamespace) -> None:
        (self.broken if note.kind == "broken" else self.said).append(note.text if note.kind != "visited" else "")

    def listen(self) -> None:
        self.stage.mouth.play()
        self.stage.settle()

    def say(self, words: str) -> str:
        self.said.clear()
        self.stage.hear(Transcript(words))
        self.listen()
        return " ".join(self.said)


@pytest.fixture
def converse(address: str) -> Iterator:
    opened: list[Conversation] = []

    def begin(url: str, **changes: object) -> Conversation:
        site = rebased(find("anytown"), f"{address}/")
        made = Conversation(replace(site, aliases=(("trouble", url), *site.aliases), **changes))
        opened.append(made)
        return made

    yield begin
    for each in opened:
        assert not each.broken
        each.stage.close()


def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/test/missing", "That page does not exist, or has moved"),
        ("/test/gone", "That page does not exist, or has moved"),
        ("/test/broken", "has a problem of its own"),
        ("/test/error", "has a problem of its own"),
        ("/test/circle", "keeps sending me from page to page"),
        ("/test/spiral", "keeps sending me from page to page"),
        ("/test/huge", "That page is too big for me"),
        ("/test/binary", "not a page"),
        ("/test/binary-as-html", "not a page"),
        ("/test/empty", "an empty page"),
    ],
)
def test_trouble_is_told_and_the_place_is_kept(converse, address: str, path: str, words: str) -> None:
    conversation = converse(address + path)
    before = conversation.stage.assistant.place
    told = conversation.say("open trouble")
    assert words in told
    assert "You are still on Welcome to Anytown Council." in told
    after = conversation.stage.assistant.place
    assert (after.page, after.mark, after.back) == (before.page, before.mark, before.back)
    assert "You are on Welcome to Anytown Council" in conversation.say("where am i")
    assert "Council tax" in conversation.say("open council tax")


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    ("url", "hosts", "words"),
    [
        ("http://no-such-council.invalid/", ("127.0.0.1", "no-such-council.invalid"), "I cannot find"),
        ("http://127.0.0.1:{closed}/", ("127.0.0.1",), "I cannot reach"),
        ("http://127.0.0.1:{closed}/", ("127.0.0.1:*",), "127.0.0.1"),
        ("ftp://127.0.0.1/", ("127.0.0.1",), "not a web address"),
    ],
)
def test_no_network_is_told(converse, url: str, hosts: tuple[str, ...], words: str) -> None:
    conversation = converse(url.replace("{closed}", str(closed_port())))
    stage = conversation.stage.assistant
    stage.place = replace(stage.place, site=replace(stage.place.site, hosts=(*stage.place.site.hosts, *hosts)))
    assert words in conversation.say("open trouble")
    assert "You are on Welcome to Anytown Council" in conversation.say("where am i")


def test_page_without_main_content_is_read_all_the_same(converse, address: str) -> None:
    conversation = converse(f"{address}/test/no-main")
    assert "No main content" in conversation.say("open trouble")
    assert "The words are here." in conversation.say("read the page")


@pytest.mark.parametrize("path", ["/test/broken-utf8", "/test/wrong-charset", "/test/unknown-charset"])
def test_wrongly_encoded_page_is_read_as_far_as_can_be(converse, address: str, path: str) -> None:
    conversation = converse(address + path)
    assert conversation.say("open trouble")
    assert len(conversation.say("read the page")) > 10


@pytest.mark.parametrize("path", ["/test/deep", "/test/many-links"])
def test_monstrous_page_is_borne(converse, address: str, path: str) -> None:
    conversation = converse(address + path)
    assert conversation.say("open trouble")
    assert conversation.say("where am i")
    assert "Back to Welcome to Anytown Council" in conversation.say("go back")


def test_redirect_to_another_site_is_asked_about(converse, address: str) -> None:
    conversation = converse(f"{address}/test/abroad")
    told = conversation.say("open trouble")
    assert "another site, elsewhere.example" in told
    assert told.endswith("Say yes or no.")
    conversation.say("no")
    assert "You are on Welcome to Anytown Council" in conversation.say("where am i")


def test_another_site_that_is_not_there_leaves_us_on_ours(converse, address: str) -> None:
    conversation = converse(f"{address}/test/abroad")
    conversation.say("open trouble")
    assert "I cannot find elsewhere.example" in conversation.say("yes")
    assert "You are on Welcome to Anytown Council, Anytown Council" in conversation.say("where am i")
    assert "Council tax" in conversation.say("open council tax")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("next table", "No next table"),
        ("read row", "You are not in a table"),
        ("confirm submit", "There is no form on this page"),
        ("go forward", "There is no page to go forward to"),
        ("open zebra crossing", "I can't find"),
        ("open link ninety nine", "There is no number 99"),
        ("flibbertigibbet", "I heard flibbertigibbet"),
        ("yes", "I have not asked you anything"),
    ],
)
def test_command_that_does_not_fit_is_answered(converse, address: str, command: str, words: str) -> None:
    conversation = converse(address)
    assert words in conversation.say(command)
    assert conversation.stage.assistant.place.page.url == f"{address}/"


def test_silence_and_noise_are_passed_over(converse, address: str) -> None:
    conversation = converse(address)
    for nothing in (Transcript(""), Transcript("   "), Transcript("goodbye", 0.02), Transcript("[unk]")):
        conversation.said.clear()
        conversation.stage.hear(nothing)
        conversation.listen()
        assert not conversation.said
    assert not conversation.stage.assistant.over


def test_start_page_that_cannot_be_had_is_told(converse, address: str) -> None:
    site = replace(rebased(find("anytown"), f"{address}/"), start=f"{address}/test/broken")
    conversation = Conversation(site)
    assert "has a problem of its own" in " ".join(conversation.said)
    assert "No page is open" in conversation.say("read the page")
    assert "Council tax" in conversation.say("open council tax")
    conversation.stage.close()


def test_try_again_fetches_what_could_not_be_had(converse, address: str) -> None:
    conversation = converse(f"{address}/test/broken")
    assert "There is nothing to try again." in conversation.say("try again")
    assert "has a problem of its own" in conversation.say("open trouble")
    assert "has a problem of its own" in conversation.say("try again")
    stage = conversation.stage.assistant
    stage.place = replace(stage.place, missed=replace(stage.place.missed, url=f"{address}/council-tax"))
    assert "Council tax" in conversation.say("try again")
    assert "There is nothing to try again." in conversation.say("try again")
