"""A site's furniture is known by being on page after page, and only where the page does not mark its content."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plainspoken.page import parse
from plainspoken.page.repeated import KEPT, remembered, repeated, without_furniture

TOP = (
    "<p>You are looking at the council's pages about homes and streets.</p><p>Choose a subject below, then a page.</p>"
)
END = "<p>Was this of use to you? Write to the council and say so.</p><button>Send</button><p>Set in Anytown type.</p>"


def page(name: str, words: str, top: str = TOP, end: str = END, host: str = "a.example", main: bool = False):
    body = f"{top}<h1>{name}</h1><p>{words}</p>{end}"
    inside = f"<main>{body}</main>" if main else f"<div>{body}</div>"
    return parse(f"<!doctype html><title>{name}</title><body>{inside}", f"http://{host}/{name}")


def content(found) -> list[str]:
    return [block.text for block in found.blocks if block.main]


def all_main(found):
    """As a guess that took in too much would have it."""
    return replace(found, blocks=tuple(replace(block, main=True) for block in found.blocks))


BINS = all_main(page("Bins", "Bins are emptied every week in every street of the town, and on holidays a day later."))
ROADS = all_main(page("Roads", "Roads are mended as soon as we hear of a hole, so tell us of each that you find."))
TAX = all_main(page("Tax", "Council tax pays for bins and roads, and what you pay depends on your home's band."))


def earlier(*pages):
    known = ()
    for each in pages:
        known = remembered(known, each)
    return known


def test_edges_on_two_other_pages_are_passed_over() -> None:
    found = without_furniture(TAX, earlier(BINS, ROADS))
    assert content(found)[0] == "Tax"
    assert "Set in Anytown type." not in content(found)
    assert "Send" in content(found)  # what can be pressed stays, and what is before it


@pytest.mark.parametrize("known", [(), (BINS,), (BINS, BINS), (BINS, TAX)], ids=["none", "one", "twice", "itself"])
def test_one_other_page_is_not_enough(known) -> None:
    assert without_furniture(TAX, earlier(*known)) == TAX


def test_page_that_marks_its_content_is_left_alone() -> None:
    marked = page("Tax", "Words of its own.", main=True)
    assert without_furniture(marked, earlier(BINS, ROADS)) == marked


def test_other_sites_count_for_nothing() -> None:
    elsewhere = [all_main(page(name, "Other words.", host="b.example")) for name in ("one", "two", "three")]
    assert without_furniture(TAX, earlier(*elsewhere)) == TAX


def test_page_of_nothing_else_is_left_whole() -> None:
    bare = [all_main(parse(f"<title>t</title>{TOP}", f"http://a.example/{name}")) for name in "abc"]
    assert without_furniture(bare[2], earlier(bare[0], bare[1])) == bare[2]


def test_only_the_last_pages_are_remembered() -> None:
    known = earlier(*(all_main(page(f"p{number}", "Words.")) for number in range(20)))
    assert len(known) == KEPT
    assert known[-1].url.endswith("p19")


def test_repeated_blocks_are_named_wherever_they_are() -> None:
    told = [TAX.blocks[index].text for index in sorted(repeated(TAX, earlier(BINS, ROADS)))]
    assert told[0].startswith("You are looking")
    assert "Send" in told
    assert "Tax" not in told
