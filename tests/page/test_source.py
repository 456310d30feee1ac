"""Where elements stand in a page's source: HTML in, path and line:column out."""

import os
from pathlib import Path

import pytest

from plainspoken.page import decode, tree
from plainspoken.page.source import places

CASES = [
    ("<p>a<p>b", {"0/1/0": "1:1", "0/1/1": "1:5", "0/1": "1:1", "0": "1:1"}),
    ("<html>\n<body>\n  <p>a", {"0": "1:1", "0/1": "2:1", "0/1/0": "3:3"}),
    ("<!doctype html>\r\n<p>\r<b>x", {"0/1/0": "2:1", "0/1/0/0": "3:1"}),
    ("<table><tr><td>a<p>b</table>", {"0/1/0/0": "1:1", "0/1/0/0/0": "1:8", "0/1/0/0/0/0/0": "1:17"}),
    ("<table><p>out<tr><td>a</table>", {"0/1/0": "1:8", "0/1/1": "1:1", "0/1/1/0/0": "1:14"}),
    ("<!-- <p> --><script>'<b>'</script><textarea><i></textarea><u>x", {"0/1/1": "1:59"}),
    ("<svg><a href=x><text>t</text></a></svg>", {"0/1/0/0": "1:6", "0/1/0/0/0": "1:16"}),
    ("<b><p>x</b>y", {"0/1/0": "1:1", "0/1/1": "1:4", "0/1/1/0": "1:1"}),
]
YARDSTICKS = Path(__file__).parents[2] / os.environ.get("PLAINSPOKEN_YARDSTICKS", "../shared")


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_places(html: str, expected: dict[str, str]) -> None:
    found = places(html)
    assert {path: f"{found[path].line}:{found[path].column}" for path in expected} == expected


def test_every_element_of_real_pages_is_found_at_its_own_tag() -> None:
    files = sorted((YARDSTICKS / "pages" / "html").glob("*.html"))[::9]
    if not files:
        pytest.skip(f"no pages at {YARDSTICKS}: set PLAINSPOKEN_YARDSTICKS")
    for file in files:
        text, _ = decode.decode(file.read_bytes())
        soup, found = tree.parse(text), places(text)
        paths = tree.paths(soup)
        assert found.keys() == set(paths.values())
        lines = text.splitlines()
        for tag in soup.find_all(["a", "h1", "h2", "input", "p"]):
            line, column = found[paths[id(tag)]]
            assert lines[line - 1][column - 1 :].lower().startswith(f"<{tag.name}"), (file.name, paths[id(tag)])
