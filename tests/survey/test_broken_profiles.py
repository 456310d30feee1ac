"""Broken profiles at the command line: line and mend for each, never a traceback, and the file left as it was."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from plainspoken.cli.main import main
from plainspoken.survey import check
from support.broken_profiles import EVERY

IDS = [f"{number}: {str(row[4])[:40]}" for number, row in enumerate(EVERY)]


def bytes_of(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def test_there_are_many_and_no_two_alike():
    assert len(EVERY) >= 120
    assert len({bytes_of(row[0]) for row in EVERY}) == len(EVERY)


@pytest.mark.parametrize(("text", "line", "column", "key", "words"), EVERY, ids=IDS)
def test_its_first_fault_says_where_and_what_to_do(tmp_path, text, line, column, key, words):
    file = tmp_path / "anytown.yaml"
    file.write_bytes(bytes_of(text))
    found = check(file)
    assert found
    assert (found[0].line, found[0].column if column is not None else None) == (line, column)
    assert key is None or found[0].key == key
    assert words in found[0].message
    assert file.read_bytes() == bytes_of(text)


@pytest.mark.parametrize(("text", "line", "column", "key", "words"), EVERY, ids=IDS)
def test_the_command_tells_it_in_a_line_and_loses_nothing(tmp_path, text, line, column, key, words):
    file = tmp_path / "anytown.yaml"
    file.write_bytes(bytes_of(text))
    told = CliRunner().invoke(main, ["site", "check", str(file)])
    assert told.exit_code == 1
    assert isinstance(told.exception, SystemExit)
    first = told.output.splitlines()[0]
    assert first.startswith(f"{file}:{line}:" if line else f"{file}: ")
    assert words in first
    assert "Traceback" not in told.output
    assert file.read_bytes() == bytes_of(text)
    assert list(tmp_path.iterdir()) == [file]


def test_the_same_text_without_a_file_has_the_same_faults(tmp_path):
    for text, line, *_ in EVERY[:60]:
        assert check(bytes_of(text), "anytown.yaml")[0].line == line
