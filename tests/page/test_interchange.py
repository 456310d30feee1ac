"""The page as JSON: HTML in, the objects that are printed out."""

import json

import pytest

from plainspoken.page import as_object, parse, to_json

CASES = [
    (
        "<h2>Bins</h2>",
        [
            {"path": "0/1/0", "role": "heading", "name": "Bins", "level": 2},
            {"path": "0/1/0", "role": "text", "name": "Bins"},
        ],
    ),
    (
        "<a href=/x title=Tip>a</a> ",
        [
            {"path": "0/1/0", "role": "link", "name": "a", "description": "Tip", "url": "https://a.example/x"},
            {"path": "0/1/0", "role": "text", "name": "a"},
        ],
    ),
    (
        "<input type=radio disabled>",
        [{"path": "0/1/0", "role": "radio", "name": "", "disabled": True, "checked": False}],
    ),
    (
        "<input value=a required>",
        [
            {"path": "0/1/0", "role": "textbox", "name": "", "value": "a", "required": True},
            {"path": "0/1/0", "role": "text", "name": "a"},
        ],
    ),
    (
        "<input type=submit value=Go>",
        [{"path": "0/1/0", "role": "button", "name": "Go"}, {"path": "0/1/0", "role": "text", "name": "Go"}],
    ),
    (
        "<input type=password value=abc>",
        [{"path": "0/1/0", "role": "textbox", "name": ""}, {"path": "0/1/0", "role": "text", "name": "•••"}],
    ),
    ("<input type=file>", [{"path": "0/1/0", "role": "button", "name": "Choose File"}]),
    ("<p> </p>", [{"path": "0/1/0", "role": "paragraph", "name": ""}]),
]


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_nodes_as_objects(html: str, expected: list[dict[str, object]]) -> None:
    assert as_object(parse(html, "https://a.example/"))["nodes"] == expected


def test_a_page_is_one_line() -> None:
    line = to_json(parse("<html lang=cy><title> Biniau\n a </title><p>é\n\u2028b", "https://a.example/"))
    assert "\n" not in line
    page = json.loads(line)
    assert (page["url"], page["title"], page["language"]) == ("https://a.example/", "Biniau a", "cy")


def test_the_language_of_a_page_that_does_not_say_is_the_sites() -> None:
    assert parse("a", "https://a.example/").language == "en"
