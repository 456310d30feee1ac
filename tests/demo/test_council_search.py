"""Searching the practice council: what comes first, how many, and what is said where there is nothing."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from plainspoken.demo.council.index import Document, build, excerpt, terms


def search(visitor, **query):
    return LexborHTMLParser(visitor.get("/search", query_string=query).text)


def words(node):
    return " ".join(node.text().split())


def results(tree):
    return [node.attributes["href"] for node in tree.css(".council-results a")]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("bins", "/bins-and-recycling"),
        ("bin day", "/bins-and-recycling/bin-day"),
        ("missed bin", "/bins-and-recycling/missed-bin"),
        ("council tax bands", "/council-tax/bands"),
        ("pay council tax", "/council-tax/how-to-pay"),
        ("Potholes", "/report-a-pothole"),
        ("parking permit", "/parking-permits"),
        ("what are the library opening hours", "/libraries"),
        ("blue badge", "/blue-badge"),
        ("bank holiday", "/bank-holidays"),
        ("ailgylchu", "/cy/biniau-ac-ailgylchu"),
        ("telephone numbers", "/contact"),
    ],
)
def test_the_page_that_was_meant_comes_first(visitor, query, first):
    assert results(search(visitor, q=query))[0] == first


def test_results_come_five_at_a_time_and_none_twice(visitor):
    tree = search(visitor, q="council tax")
    total = int(tree.css_first("#result-count strong").text())
    pages = -(-total // 5)
    found = [path for page in range(1, pages + 1) for path in results(search(visitor, q="council tax", page=page))]
    assert pages > 1
    assert len(found) == len(set(found)) == total
    assert words(tree.css_first("#result-count")) == f"{total} results, page 1 of {pages}"
    assert len(results(tree)) == 5


def test_pages_of_results_are_linked(visitor):
    tree = search(visitor, q="council tax", page=2)
    assert tree.css_first("a[rel=prev]").attributes["href"] == "/search?q=council+tax&page=1"
    assert tree.css_first("a[rel=next]").attributes["href"] == "/search?q=council+tax&page=3"
    assert words(tree.css_first(".govuk-pagination [aria-current=page]")) == "2"
    assert tree.css_first("ol.council-results").attributes["start"] == "6"


@pytest.mark.parametrize("page", ["0", "-3", "999999", "two", ""])
def test_a_page_that_does_not_exist_is_the_nearest_that_does(visitor, page):
    assert results(search(visitor, q="council tax", page=page))


def test_one_result_is_not_called_results(visitor):
    assert words(search(visitor, q="valuation").css_first("#result-count")) == "1 result"


def test_nothing_found_says_so_and_offers_a_likely_word(visitor):
    tree = search(visitor, q="pothle")
    assert words(tree.css_first("h1")) == "No results for pothle"
    assert tree.css_first("main a").attributes["href"] == "/search?q=pothole"


@pytest.mark.parametrize("query", ["", "   ", "\x00"])
def test_no_words_ask_for_some(visitor, query):
    assert words(search(visitor, q=query).css_first("h1")) == "Search"


def test_what_was_searched_for_is_shown_and_never_run(visitor):
    nasty = "<script>alert('bins')</script>\"'"
    tree = search(visitor, q=nasty)
    assert words(tree.css_first("h1")).endswith(nasty)
    assert len(tree.css("main script")) == 0
    assert tree.css_first("#site-search").attributes["value"] == nasty


def test_the_index_does_not_use_up_a_visitors_message(visitor):
    visitor.post("/cookies", data={"cookies": "accept", "back": "/search?q=bins"})
    assert "You have accepted extra cookies." in visitor.get("/search?q=bins").text


PAGES = (
    Document("/a", "Dogs", text="Dogs bark at night."),
    Document("/b", "Cats", text="Cats and dogs sleep all day, and cats purr."),
    Document("/c", "Pets", keywords="cat dog", text="Look after them."),
)


@pytest.mark.parametrize(
    ("query", "paths"), [("dog", ["/a", "/c", "/b"]), ("cats dogs", ["/b", "/c", "/a"]), ("fish", []), ("the", [])]
)
def test_ranking_prefers_titles_then_keywords_and_pages_with_every_word(query, paths):
    assert [hit.document.path for hit in build(PAGES).search(query)] == paths


def test_an_empty_index_finds_nothing():
    assert build(()).search("dogs") == ()


def test_endings_do_not_matter():
    assert terms("Libraries") == terms("library")
    assert terms("Parking") == terms("parks")
    assert terms("glass") == ["glass"]


def test_an_excerpt_begins_near_the_word():
    document = Document("/", "Long", text=" ".join(["word"] * 50 + ["treasure"] + ["word"] * 50))
    assert "treasure" in excerpt(document, terms("treasure"))
