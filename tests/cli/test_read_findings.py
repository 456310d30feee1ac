"""`plainspoken read --findings`: what is wrong with a page, in text and in JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from plainspoken.cli import main

SOUND = '<!doctype html><html lang="en"><title>Bins</title><main><h1>Bins</h1>{}</main>'
KEYS = {
    "url",
    "rule",
    "criterion",
    "criterion_name",
    "level",
    "path",
    "line",
    "column",
    "node",
    "what",
    "whom",
    "mend",
    "values",
}


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["read", *arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "bins.html"
    file.write_text(
        SOUND.format('<p><a href="/x">click here</a></p><h3>When</h3><input id="street">'), encoding="utf-8"
    )
    return file


def test_text(page: Path) -> None:
    code, output, _ = run("--findings", str(page))
    assert code == 0
    assert output.splitlines() == [
        "Bins",
        '  1.3.1 Info and Relationships: The heading "When" of level 3 comes after one of level 1.'
        " Line 1, column 104, at 0/1/0/2."
        " Mend: Use the next level, and style sheets for size.",
        '  2.4.4 Link Purpose (In Context): The link "click here" does not say where it leads, which is file:///x.'
        ' Line 1, column 73, at 0/1/0/1/0. Mend: Name the page that it leads to: "Read more about school meals",'
        " if need be with the rest visually hidden.",
        "  4.1.2 Name, Role, Value: The field street has no label. Line 1, column 117, at 0/1/0/3."
        " Mend: Add a label element whose for is the field's id.",
        "3 things are wrong.",
    ]


def test_json(page: Path) -> None:
    code, output, _ = run("--findings", "--json", str(page))
    found = [json.loads(line) for line in output.splitlines()]
    assert code == 0
    assert [each["rule"] for each in found] == ["heading_skipped", "link_vague", "field_unlabelled"]
    assert all(set(each) >= KEYS and each["url"].endswith("/bins.html") for each in found)
    field = found[-1]
    assert (field["criterion"], field["criterion_name"], field["level"]) == ("4.1.2", "Name, Role, Value", "A")
    assert (field["role"], field["name"], field["path"]) == ("textbox", "", "0/1/0/3")
    assert field["values"] == {"field": "street"}


def test_one_finding_of_the_whole_page(tmp_path: Path) -> None:
    file = tmp_path / "untitled.html"
    file.write_text(SOUND.format("").replace("Bins</title>", "</title>"), encoding="utf-8")
    _, output, _ = run("--findings", str(file))
    assert "  2.4.2 Page Titled: The page has no title. On the whole page. Mend: " in output
    assert output.splitlines()[-1] == "1 thing is wrong."


def test_nothing_wrong(tmp_path: Path) -> None:
    file = tmp_path / "sound.html"
    file.write_text(SOUND.format("<p>Words"), encoding="utf-8")
    assert run("--findings", str(file))[:2] == (
        0,
        "Bins\nNothing wrong was found. That is not to say that nothing is wrong.\n",
    )
    assert run("--findings", "--json", str(file))[:2] == (0, "")


def test_what_cannot_be_read_is_told_and_the_rest_is_done(page: Path, tmp_path: Path) -> None:
    code, output, errors = run("--findings", str(tmp_path / "none.html"), str(page))
    assert code == 1
    assert "none.html" in errors
    assert output.endswith("3 things are wrong.\n")


def test_findings_and_outline_do_not_go_together(page: Path) -> None:
    code, _, errors = run("--findings", "--outline", str(page))
    assert code == 2
    assert "--findings goes with --json or alone" in errors
