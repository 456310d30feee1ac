"""Profiles with something wrong in them: the line, the column and the words that a support worker is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspoken.profiles import faults, json_schema
from plainspoken.profiles.phrases import normalised
from plainspoken.profiles.schema import Profile
from support.broken_profiles import BROKEN, START

COMMANDS = ("go back", "stop", "What can I say?")


@pytest.mark.parametrize(("text", "line", "column", "key", "words"), BROKEN)
def test_a_fault_says_where_it_is_and_what_is_allowed(tmp_path, text, line, column, key, words):
    file = tmp_path / "anytown.yaml"
    file.write_text(text, encoding="utf-8")
    found = faults(file, COMMANDS)
    assert found
    fault = found[0]
    assert (fault.line, fault.column, fault.key) == (line, column, key)
    assert words in fault.message
    assert str(fault).startswith(f"{file}:{line}:{column}: ")


def test_all_faults_are_told_at_once_in_the_order_of_the_file(tmp_path):
    file = tmp_path / "anytown.yaml"
    file.write_text("name: A\nstrat: x\nmain: '['\naliases:\n  a: b\nlanguage: X\n", encoding="utf-8")
    assert [fault.line for fault in faults(file)] == [1, 1, 2, 3, 5, 6]


def test_a_file_that_is_missing(tmp_path):
    [fault] = faults(tmp_path / "nowhere.yaml")
    assert "cannot be read: no such file" in fault.message


def test_good_files_have_no_faults(tmp_path):
    file = tmp_path / "anytown.yaml"
    file.write_text(
        START
        + "name: anytown\nhosts: [www.anytown.gov.uk, '*.anytown.gov.uk', localhost, '127.0.0.1:8000']\n"
        + "main: 'main, [role=main]'\nskip: ['div:has(> .cookie)']\nsearch: {url: '/s?q={query}'}\n"
        + "aliases: {my bins: /bins, pay council tax: 'https://pay.example/x'}\nwords: {P45: pee forty five}\n",
        encoding="utf-8",
    )
    assert faults(file, COMMANDS) == ()


@pytest.mark.parametrize(
    "file", sorted((Path(__file__).parents[2] / "site_profiles").glob("*.yaml")), ids=lambda f: f.stem
)
def test_the_profiles_that_come_with_the_program_are_good(file):
    assert faults(file) == ()


def test_every_key_says_what_it_is_for():
    schema = json_schema()
    described = {**schema["properties"], **schema["$defs"]["Search"]["properties"]}
    assert set(Profile.model_fields) <= set(described)
    assert all(key["description"].endswith(".") for key in described.values())


def test_phrases_are_compared_as_they_sound():
    assert normalised("Carer’s  Allowance!") == normalised("carer's allowance")
