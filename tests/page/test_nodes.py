"""Nodes: lines, white space, parents, addresses, languages, what is main and what is passed over."""

import pytest
from shown import found, shown

from plainspoken.flow import Site

LINES = [
    ("a <b>b</b> c", "a b c"),
    ("<p>a</p><p>b</p>", "a|b"),
    ("a<p>b</p>c", "a|b|c"),
    ("a<br>b<br><br>c", "a|b|c"),
    ("<ul><li>a<li>b</ul>", "a|b"),
    ("<div><div>a</div></div>b", "a|b"),
    ("a<span style='display:block'>b</span>c", "a|b|c"),
    ("<p style='display:inline'>a</p> <p style='display:inline'>b</p>", "a b"),
    ("<table border=1><tr><td>a<td>b</table>", "a|b"),
    ("a<hr>b", "a|b"),
    ("<span>a </span> <span> b</span>", "a b"),
    ("<i>a</i><i>b</i>", "ab"),
    ("<i>a</i> <i>b</i>", "a b"),
    ("<i>a</i>\n\n<i>b</i>", "a b"),
    ("a <p>b</p> c ", "a|b|c"),
    ("<pre>a\n  b <b>c\nd</b></pre>e\nf", "a|b c|d|e f"),
    ("a\u00a0b", "a b"),
    ("a<script>x</script>b", "ab"),
    ("<p>a <!-- x --> b</p>", "a b"),
]


@pytest.mark.parametrize(("html", "expected"), LINES)
def test_lines(html: str, expected: str) -> None:
    lines: dict[int, str] = {}
    for node in found(html):
        if node.role == "text":
            lines[node.line] = lines.get(node.line, "") + node.name
    assert "|".join(line.strip() for line in lines.values()) == expected
    assert not any("  " in line for line in lines.values())


def test_text_keeps_the_space_that_joins_it() -> None:
    assert shown("<p> a <a href=x>b</a>, c </p>") == ['paragraph ""', "'a '", 'link "b"', "'b'", "', c '"]


def test_white_space_that_ends_a_line_is_dropped() -> None:
    nodes = found("<p><a href=x>a</a> <b> </b></p>\n<p>b</p>")
    assert [node.name for node in nodes if node.role == "text"] == ["a", "b"]
    assert [node.end for node in nodes] == [3, 3, 3, 5, 5]


def test_parents_and_ends_enclose() -> None:
    nodes = found("<main><ul><li><a href=x>a</a></ul><p>b</p></main>c")
    assert [(node.role, node.parent, node.end) for node in nodes] == [
        ("main", -1, 7),
        ("list", 0, 5),
        ("listitem", 1, 5),
        ("link", 2, 5),
        ("text", 3, 5),
        ("paragraph", 0, 7),
        ("text", 5, 7),
        ("text", -1, 8),
    ]


ADDRESSES = [
    ("<a href=b>x</a>", "https://anytown.example/b"),
    ("<a href=' /b?c#d '>x</a>", "https://anytown.example/b?c#d"),
    ("<base href=/y/><a href=b>x</a>", "https://anytown.example/y/b"),
    ("<base href='http://['><a href=b>x</a>", "https://anytown.example/b"),
    ("<a href='http://[bad'>x</a>", "http://[bad"),
    ("<a href=#top>x</a>", "https://anytown.example/#top"),
    ("<a href=mailto:a@b.example>x</a>", "mailto:a@b.example"),
    ("<img src=i.png alt=x>", "https://anytown.example/i.png"),
    ("<svg role=none><a xlink:href=b><text>x</text></a></svg>", "https://anytown.example/b"),
]


@pytest.mark.parametrize(("html", "expected"), ADDRESSES)
def test_addresses(html: str, expected: str) -> None:
    assert found(html)[0].url == expected


def test_languages_are_the_nearest() -> None:
    page = "<html lang=en><p>a</p><p lang=cy>b <i xml:lang=fr>c</i></p>d"
    assert [node.language for node in found(page) if node.role == "text"] == ["en", "cy", "fr", "en"]


def test_main_is_the_main_element() -> None:
    assert [node.main for node in found("a<main>b</main>c") if node.role == "text"] == [False, True, False]


def test_a_profile_says_what_is_main_and_what_to_skip() -> None:
    site = Site("anytown", main="#content", skip=(".cookies", "aside"))
    page = "<p class=cookies>a</p><div id=content>b<aside>c</aside></div><main>d</main>"
    texts = [node for node in found(page, site=site) if node.role == "text"]
    assert [node.main for node in texts] == [False, True, True, False]
    assert [node.skipped for node in texts] == [True, False, True, False]


def test_a_profile_whose_selector_finds_nothing_leaves_the_main_element() -> None:
    site = Site("anytown", main="#content")
    assert [node.main for node in found("a<main>b</main>", site=site) if node.role == "text"] == [False, True]


VALUES = [
    ("<input value=' a '>", " a "),
    ("<input type=password value=secret>", ""),
    ("<textarea>a\nb</textarea>", "a\nb"),
    ("<select><option>a<option selected> b  c </select>", "b c"),
    ("<select multiple><option selected>a<option selected>b</select>", "a, b"),
    ("<input type=range>", "50"),
    ("<input type=range min=10 max=20>", "15"),
    ("<input type=number value=3>", "3"),
    ("<progress value=0.3>x</progress>", "0.3"),
    ("<meter aria-valuetext=low value=1></meter>", "low"),
    ("<input type=date value=2026-11-23>", "2026-11-23"),
    ("<input type=checkbox value=yes>", ""),
    ("<input type=submit value=Go>", ""),
]


@pytest.mark.parametrize(("html", "expected"), VALUES)
def test_values(html: str, expected: str) -> None:
    assert found(html)[0].value == expected
