"""The site profile of Anytown Council fits the site."""

from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from plainspoken.profiles import loading

SITE = loading.load(loading.delivered_folder() / "anytown.yaml")


@pytest.mark.parametrize(("phrase", "address"), SITE.aliases)
def test_every_alias_opens_a_page(visitor, phrase, address):
    assert visitor.get(urlsplit(address).path).status_code == 200


def test_what_is_skipped_and_what_is_main_are_on_the_page(visitor):
    tree = LexborHTMLParser(visitor.get("/contact").text)
    assert all(tree.css(selector) for selector in (*SITE.skip, SITE.main))


def test_its_search_finds(visitor):
    address = urlsplit(SITE.search.replace("{query}", "bins"))
    assert "Search results for bins" in visitor.get(f"{address.path}?{address.query}").text
