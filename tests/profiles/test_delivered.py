"""The practice council's profile against the practice council itself: every phrase opens a page, so does the search."""

from __future__ import annotations

import pytest

from plainspoken import profiles
from plainspoken.demo.server import serve
from plainspoken.flow import Request, Trouble
from plainspoken.web import Browser, Response


@pytest.fixture(scope="module")
def site():
    with serve() as address:
        yield profiles.rebased(profiles.find("anytown"), f"{address}/")


def test_every_phrase_opens_a_page(site):
    with Browser(site) as browser:
        found = {phrase: browser.visit(url) for phrase, url in site.aliases}
    assert {phrase: answer for phrase, answer in found.items() if isinstance(answer, Trouble)} == {}


def test_the_search_answers(site):
    with Browser(site) as browser:
        answer = browser.visit(site.search.replace("{query}", "bin+day"))
    assert isinstance(answer, Response)
    assert b"bin-day" in answer.body


def test_a_form_that_lacks_answers_comes_back_with_its_mistakes(site):
    page = f"{site.start}bins-and-recycling/bin-day"
    with Browser(site) as browser:
        assert isinstance(browser.visit(page), Response)
        answer = browser.send(Request("POST", page, b"postcode=", "application/x-www-form-urlencoded"))
    assert isinstance(answer, Response)
    assert b"There is a problem" in answer.body
