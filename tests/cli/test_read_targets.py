"""`plainspoken read`: what is no page is told in words; its JSON keeps the contract; --strict gives a status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from plainspoken.cli import main

NODE_KEYS = {
    "path", "role", "name", "level", "description", "value", "required", "checked", "expanded", "disabled", "selected",
    "url",
}  # fmt: skip
NOT_READ = (
    ("", "it has no name"),
    ("www.gov.uk", "Did you mean https://www.gov.uk"),
    ("gov.uk/bins", "Did you mean https://gov.uk/bins"),
    ("nosuch.html", "there is no such file."),
    ("ftp://example.org/a", "only addresses that begin with https://"),
    ("file:///nosuch.html", "there is no such file"),
)


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["read", *arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(("target", "why"), NOT_READ)
def test_what_cannot_be_read_is_told(target: str, why: str) -> None:
    code, output, errors = run(target)
    assert (code, output) == (1, "")
    assert why in errors


def test_a_folder_and_a_sound_are_refused(tmp_path: Path) -> None:
    noise = tmp_path / "noise.wav"
    noise.write_bytes(b"RIFF\x24\x08\0\0WAVEfmt \x10\0\0\0" + bytes(range(256)) * 8)
    code, output, errors = run(str(tmp_path), str(noise))
    assert (code, output) == (1, "")
    assert "it is a folder" in errors
    assert "it is neither text nor a document" in errors


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_without_title_is_called_by_its_name(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "my bins.html"
    file.write_text("<p>Words</p>", encoding=encoding)
    assert run(str(file))[:2] == (0, "my bins.html.\nWords\nEnd of page.\n")
    assert run(file.as_uri())[:2] == (0, "my bins.html.\nWords\nEnd of page.\n")
    assert run("--outline", str(file))[1].startswith("my bins.html (")


@pytest.mark.parametrize("options", [("--json", "--outline"), ("--strict",)])
def test_options_that_do_not_go_together(options: tuple[str, ...]) -> None:
    assert run(*options, "a.html")[0] == 2


def test_strict_findings_give_a_status(tmp_path: Path) -> None:
    sound, unsound = tmp_path / "sound.html", tmp_path / "unsound.html"
    sound.write_text('<!doctype html><html lang="en"><title>Bins</title><main><h1>Bins</h1><p>Words</main>')
    unsound.write_text("<p>Words")
    assert run("--findings", "--strict", str(sound))[0] == 0
    assert run("--findings", "--strict", str(unsound), str(sound))[0] == 1
    assert run("--findings", str(unsound))[0] == 0


def test_json_is_a_line_a_page_with_the_keys_that_are_promised(tmp_path: Path) -> None:
    file = tmp_path / "bins.html"
    file.write_text(
        '<!doctype html><html lang="en"><head><title>Bins</title></head><body><p>Words</p><h2>When</h2>'
        '<a href="https://example.org/">More</a></body></html>'
    )
    code, output, _ = run("--json", str(file), str(file))
    pages = [json.loads(line) for line in output.splitlines()]
    assert (code, len(pages)) == (0, 2)
    assert set(pages[0]) == {"url", "title", "language", "nodes"}
    assert (pages[0]["title"], pages[0]["language"]) == ("Bins", "en")
    assert pages[0]["url"].endswith("/bins.html")
    nodes = pages[0]["nodes"]
    assert all({"path", "role"} <= set(node) <= NODE_KEYS for node in nodes)
    found = {node["role"]: node for node in nodes}
    assert (found["heading"]["path"], found["heading"]["name"], found["heading"]["level"]) == ("0/1/1", "When", 2)
    assert (found["link"]["path"], found["link"]["url"]) == ("0/1/2", "https://example.org/")
