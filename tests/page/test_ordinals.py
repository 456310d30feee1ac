"""The numbers of list items, as browsers show them."""

from __future__ import annotations

import pytest

from plainspoken.page import parse


@pytest.mark.parametrize(
    ("html", "numbers"),
    [
        ("<ol><li>a<li>b</ol>", [1, 2]),
        ("<ol start=5><li>a<li>b</ol>", [5, 6]),
        ("<ol start=0><li>a<li>b</ol>", [0, 1]),
        ("<ol start=-1><li>a<li>b</ol>", [-1, 0]),
        ("<ol reversed><li>a<li>b<li>c</ol>", [3, 2, 1]),
        ("<ol reversed start=10><li>a<li>b</ol>", [10, 9]),
        ("<ol><li>a<li value=7>b<li>c</ol>", [1, 7, 8]),
        ("<ol><li>a<li style='display:none'>b<li>c</ol>", [1, 2]),
        ("<ol start=x><li value=y>a</ol>", [1]),
        ("<ol start=99999999999999999999><li>a</ol>", [999999999]),
        ("<ul><li>a<li value=3>b</ul>", [None, None]),
        ("<ol><li>a<ol><li>b</ol><li>c</ol>", [1, 1, 2]),
    ],
)
def test_numbers(html: str, numbers: list[int | None]) -> None:
    page = parse(html, "http://anytown.example/")
    assert [node.number for node in page.nodes if node.role == "listitem"] == numbers
