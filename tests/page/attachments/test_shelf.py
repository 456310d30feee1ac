"""Pages that came before are at hand: the same bytes from the same address make the same page, and no others do."""

from __future__ import annotations

import pytest

from plainspoken.flow import Page, Site, Trouble
from plainspoken.page.attachments import opened, shelf
from plainspoken.page.attachments.shelf import Shelf
from plainspoken.wording import load

WORDS = load()
HTML = "text/html; charset=utf-8"


def page(number: int = 0) -> bytes:
    return f"<title>{number}</title><h1>Page {number}</h1>".encode()


def test_the_same_bytes_from_the_same_address_are_made_once() -> None:
    kept = Shelf()
    first = kept.opened(page(), "http://h/", HTML, WORDS)
    assert first == opened(page(), "http://h/", HTML, WORDS)
    assert kept.opened(page(), "http://h/", HTML, WORDS) is first


@pytest.mark.parametrize(
    ("body", "url", "kind", "site"),
    [
        (page(1), "http://h/", HTML, None),
        (page(), "http://h/a", HTML, None),
        (page(), "http://h/", "text/html; charset=latin-1", None),
        (page(), "http://h/", HTML, Site("s", main="#main")),
    ],
)
def test_whatever_else_differs_makes_another_page(body: bytes, url: str, kind: str, site: Site | None) -> None:
    kept = Shelf()
    first = kept.opened(page(), "http://h/", HTML, WORDS)
    found = kept.opened(body, url, kind, WORDS, site)
    assert found is not first
    assert found == opened(body, url, kind, WORDS, site)


def test_the_oldest_goes_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "PAGES_KEPT", 2)
    kept = Shelf()
    made = [kept.opened(page(number), "http://h/", HTML, WORDS) for number in (0, 1)]
    assert kept.opened(page(0), "http://h/", HTML, WORDS) is made[0]
    kept.opened(page(2), "http://h/", HTML, WORDS)
    assert kept.opened(page(0), "http://h/", HTML, WORDS) is made[0]
    assert kept.opened(page(1), "http://h/", HTML, WORDS) is not made[1]


def test_what_is_too_big_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "BYTES_KEPT", len(page()) - 1)
    kept = Shelf()
    assert kept.opened(page(), "http://h/", HTML, WORDS) is not kept.opened(page(), "http://h/", HTML, WORDS)


def test_what_was_cleared_is_made_anew() -> None:
    kept = Shelf()
    first = kept.opened(page(), "http://h/", HTML, WORDS)
    kept.clear()
    assert kept.opened(page(), "http://h/", HTML, WORDS) is not first


def test_a_document_that_cannot_be_opened_stays_a_trouble() -> None:
    kept = Shelf()
    found = [kept.opened(b"%PDF-1.7 broken", "http://h/a.pdf", "application/pdf", WORDS) for _ in range(2)]
    assert isinstance(found[0], Trouble)
    assert found[1] is found[0]
    assert isinstance(kept.opened(page(), "http://h/", HTML, WORDS), Page)
