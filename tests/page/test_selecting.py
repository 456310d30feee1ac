"""Selectors of profiles match what soupsieve says, whichever way they are looked up."""

from __future__ import annotations

import pytest

from plainspoken.page import document, tree
from plainspoken.page.selecting import matching

PAGE = """<!doctype html><title>t</title><main id=content class="a b"><p class=b>one<p class="A">two
<div id="x.y" class="govuk-cookie-banner c"><span>three</span></div></main>
<footer role=contentinfo><a href=# class=c>four"""


@pytest.mark.parametrize(
    "selectors",
    [
        (),
        ("main",),
        (".b",),
        ("#content",),
        (".A",),
        (".govuk-cookie-banner", ".c"),
        ("main, .c",),
        ("main, [role=contentinfo]",),
        ("p, a",),
        ("main > p",),
        ("p:not(.b, .A)",),
        ('a[href="#"], [class="b"]',),
        ("nothing", ".nothing", "#nothing"),
        ("[role=contentinfo] a", "span"),
        (r"#x\.y",),
        ("*",),
    ],
)
def test_the_same_as_soupsieve(selectors: tuple[str, ...]) -> None:
    soup = tree.parse(PAGE)
    expected = {id(tag) for selector in selectors for tag in soup.select(selector)}
    assert matching(document.index(soup, "http://a.example/"), selectors) == expected
