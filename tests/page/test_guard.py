"""Markup made harmless: what is bounded, and that the words stay."""

import pytest

from plainspoken.page import guard, tree

ATTRIBUTES = ["a{}=x ", "a{}='>' ", 'a{}="<" ', "a{}/", "a{}\n=\t x\n"]


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_crowded_tags_lose_their_last_attributes(attribute: str) -> None:
    soup = tree.parse("<p " + "".join(attribute.format(n) for n in range(5_000)) + ">words</p><p title=x>more")
    first, second = soup.find_all("p")
    assert 900 <= len(first.attrs) <= 1_001
    assert second.attrs == {"title": "x"}
    assert soup.get_text() == "wordsmore"


def test_nesting_of_one_name_is_bounded() -> None:
    tamed = guard.tamed("<font>" * 5_000 + "words" + "</font>" * 5_000)
    assert tamed.count("<font") == guard.MOST_OPEN
    assert "words" in tamed


def test_other_markup_comes_back_as_it_was() -> None:
    page = "<p a=b c='d' e>x</p><br>" * 3_000 + "a < b <c"
    assert guard.tamed(page) == page


SELECTS = [
    ("<select>", {}),
    ("<SELECT id=a class='b c'>", {"id": "a", "class": "b c"}),
    ("<select multiple>", {"multiple": ""}),
    ('<select id="a"multiple="x">', {"id": "a", "multiple": "x"}),
    ("<select/title=' multiple '>", {"title": " multiple "}),
]


@pytest.mark.parametrize(("start", "attributes"), SELECTS)
def test_long_lists_keep_their_attributes_and_options(start: str, attributes: dict[str, str]) -> None:
    soup = tree.parse(start + "<option>A" * 30_000 + "</select><p>more")
    assert soup.select_one("select").attrs == attributes
    assert len(soup.find_all("option")) == 30_000
    assert soup.p.get_text() == "more"
