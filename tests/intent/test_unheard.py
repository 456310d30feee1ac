"""Names that cannot be heard: told with a number wherever they are read, and opened by it."""

from __future__ import annotations

import pytest

from plainspoken import wording
from plainspoken.flow import Detail, Intent, Mark, Page, Place, Read, Reason, Site, Transcript
from plainspoken.intent import grammar, interpret
from plainspoken.intent.unheard import with_numbers
from plainspoken.page import parse
from plainspoken.reading import utterances
from plainspoken.reading.pages import reading

HTML = """<html lang="en"><title>Help</title><main><h1>Help</h1>
<p>Read <a href="/a">about council tax</a>, or <a href="/b">ynghylch y dreth</a> today.</p>
<p><a href="/c">中文</a></p>
<form><label>Postcode <input name="p"></label><input name="q"><button>Dod o hyd</button>
<button disabled>Xyz</button></form>
</main></html>"""
WORDS = (
    "read about council tax or today help postcode open link button form field to go find one two three press number"
)


def knows(word: str) -> bool:
    return word in WORDS.split()


@pytest.fixture
def page() -> Page:
    site = Site("Anytown")
    return with_numbers(parse(HTML.encode(), "https://anytown.example/", "text/html", site), site, knows)


def told(page: Page, detail: Detail) -> str:
    whole = Read(Mark(0), len(page.nodes), Reason.SAY_ALL)
    return " ".join(each.text for each in reading(whole, page, wording.load(), detail))


def test_only_what_cannot_be_heard_has_its_number(page: Page) -> None:
    numbered = {(node.role, node.name): node.called for node in page.nodes if node.called}
    assert numbered == {
        ("link", "ynghylch y dreth"): 2,
        ("link", "中文"): 3,
        ("textbox", ""): 2,
        ("button", "Dod o hyd"): 1,
    }


@pytest.mark.parametrize("detail", list(Detail))
def test_the_number_is_told_wherever_it_is_read(page: Page, detail: Detail) -> None:
    said = told(page, detail)
    for words in ("ynghylch y dreth, say open link 2", "say open link 3", "say open form field 2", "say open button 1"):
        assert words in said
    assert "say open link 1" not in said
    assert "say open form field 1" not in said


def test_it_is_listened_for_and_opens(page: Page, commands) -> None:
    place = Place(Site("Anytown"), page)
    phrases = grammar(place, commands, knows).phrases
    assert {"open link two", "open link three", "open form field two", "open button one"} <= set(phrases)
    meant = interpret(Transcript("open button one"), place, commands)
    assert isinstance(meant, Intent)
    assert (meant.name, meant.number("number"), meant.text("kind")) == ("open.number", 1, "button")


def test_where_all_can_be_heard_the_page_stays_as_it_is() -> None:
    site = Site("Anytown")
    plain = parse(b"<title>x</title><main><a href=/a>Council tax</a></main>", "https://a.example/", "text/html", site)
    assert with_numbers(plain, site, bool) is plain


def test_reading_a_place_tells_it_too(page: Page) -> None:
    place = Place(Site("Anytown"), page)
    link = next(node.index for node in page.nodes if node.name == "中文")
    said = list(utterances([Read(Mark(link), link + 1, Reason.JUMP)], place, wording.load()))
    assert any("say open link 3" in each.text for each in said)
