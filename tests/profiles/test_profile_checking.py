"""Profiles with something wrong in them: the line, the column and the words that a support worker is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspoken.profiles import faults, json_schema
from plainspoken.profiles.phrases import normalised
from plainspoken.profiles.schema import Profile

START = "start: https://www.anytown.gov.uk/\n"
COMMANDS = ("go back", "stop", "What can I say?")

BROKEN = [
    # the file, its first fault's line and column, its key, and what is said of it (in part)
    ("", 1, 1, "start", "is missing"),
    ("name: anytown\n", 1, 1, "start", "is missing"),
    ("start:\n", 1, 7, "start", "is empty: write it after the colon"),
    ("start: www.anytown.gov.uk\n", 1, 8, "start", "is not a web address: it should begin with https://"),
    ("start: ftp://anytown.gov.uk/\n", 1, 8, "start", "is not a web address"),
    ("start: https://\n", 1, 8, "start", "is not a web address"),
    ("start: https:///home\n", 1, 8, "start", "is not a web address"),
    ("start: https://[::1/\n", 1, 8, "start", "is not a web address"),
    ("start: https://anytown.gov.uk:99999/\n", 1, 8, "start", "is not a web address"),
    ("start: https://anytown.gov.uk/my page\n", 1, 8, "start", "holds a space"),
    ("start: https://me:pass@anytown.gov.uk/\n", 1, 8, "start", "password"),
    ("start: 5\n", 1, 8, "start", "should be text"),
    ("start: [https://anytown.gov.uk/]\n", 1, 8, "start", "should be text"),
    (START + "strat: x\n", 2, 1, "strat", "did you mean start?"),
    (START + "alias: {}\n", 2, 1, "alias", "did you mean aliases?"),
    (START + "Hosts: []\n", 2, 1, "Hosts", "did you mean hosts?"),
    (START + "colour: red\n", 2, 1, "colour", "allowed: extends, name, spoken, names, start"),
    (START + START, 2, 1, "start", "this key is here twice"),
    (START + "name: Any Town\n", 2, 7, "name", "small letters, digits and hyphens"),
    (START + "name: ../anytown\n", 2, 7, "name", "small letters, digits and hyphens"),
    (START + "name: elsewhere\n", 2, 7, "name", "should be the same as the file's name, anytown"),
    (START + "spoken: ''\n", 2, 9, "spoken", "should be words on one line"),
    (START + 'spoken: "Any\\ntown"\n', 2, 9, "spoken", "should be words on one line"),
    (START + "spoken: [Anytown]\n", 2, 9, "spoken", "should be text"),
    (START + "hosts: www.anytown.gov.uk\n", 2, 8, "hosts", "should be a list"),
    (START + "hosts:\n  - other.gov.uk\n", 2, 1, "hosts", "should have start's own host, www.anytown.gov.uk"),
    (START + "hosts:\n  - '*.www.anytown.gov.uk'\n", 2, 1, "hosts", "should have start's own host"),
    (START + "hosts:\n  - www.anytown.gov.uk:8443\n", 2, 1, "hosts", "should have start's own host"),
    (START + "hosts:\n  - https://www.anytown.gov.uk/\n", 3, 5, "hosts[1]", "a host alone, such as www.anytown.gov.uk"),
    (START + "hosts:\n  - any town\n", 3, 5, "hosts[1]", "should be a host such as"),
    (START + "hosts:\n  - '*'\n", 3, 5, "hosts[1]", "should be a host such as"),
    (START + "hosts:\n  - '*.uk'\n", 3, 5, "hosts[1]", "is too wide"),
    (START + "hosts:\n  - '*.gov.uk'\n", 3, 5, "hosts[1]", "is too wide: it takes in sites of others"),
    (START + "hosts:\n  - www.*.gov.uk\n", 3, 5, "hosts[1]", "should be a host such as"),
    (START + "hosts:\n  - www.anytown.gov.uk\n  - 7\n", 4, 5, "hosts[2]", "should be text"),
    (START + "hosts:\n  - www.anytown.gov.uk\n  - WWW.anytown.gov.uk\n", 4, 5, "hosts[2]", "is here twice"),
    (START + "main: '#main['\n", 2, 7, "main", "is not a CSS selector"),
    (START + "main: 'main >'\n", 2, 7, "main", "is not a CSS selector"),
    (START + "main: ''\n", 2, 7, "main", "is not a CSS selector"),
    (START + "main: 'main::before'\n", 2, 7, "main", "is not a CSS selector"),
    (START + "main: '.1a'\n", 2, 7, "main", "is not a CSS selector"),
    (START + "skip: .banner\n", 2, 7, "skip", "should be a list"),
    (START + "skip:\n  - .banner\n  - 'a:nth-child('\n", 4, 5, "skip[2]", "is not a CSS selector"),
    (START + "skip:\n  - .banner\n  - .banner\n", 4, 5, "skip[2]", "is here twice"),
    (START + "skip:\n  #cookies\n", 2, 6, "skip", "in quotes if it begins with #"),
    (START + "search: /search\n", 2, 9, "search", "should be keys and values"),
    (START + "search: {}\n", 2, 1, "search", "should have one of form and url"),
    (START + "search:\n  form: form\n  url: /s?q={query}\n", 2, 1, "search", "should have one of form and url"),
    (START + "search:\n  address: /s\n", 3, 3, "search.address", "is not a key that is known; allowed: form, url"),
    (START + "search:\n  url: /s?q=\n", 3, 8, "search.url", "should have {query} in it once"),
    (START + "search:\n  url: /s?q={query}&r={query}\n", 3, 8, "search.url", "should have {query} in it once"),
    (START + "search:\n  url: /s?q={query}&r={words}\n", 3, 8, "search.url", "nothing else is filled in"),
    (START + "search:\n  url: s?q={query}\n", 3, 8, "search.url", "should be a path that begins with /"),
    (START + "search:\n  url: https://seek.example/?q={query}\n", 3, 8, "search.url", "is not among hosts: add it"),
    (START + "search:\n  url: https://{query}/\n", 3, 8, "search.url", "is not a web address"),
    (START + "search:\n  form: 'form['\n", 3, 9, "search.form", "is not a CSS selector"),
    (START + "aliases:\n  - bins\n", 3, 3, "aliases", "should be keys and values"),
    (START + "aliases:\n  my bins: bins\n", 3, 12, "aliases.my bins", "should be a path that begins with /"),
    (START + "aliases:\n  my bins: //evil.example/\n", 3, 12, "aliases.my bins", "should be a path"),
    (START + "aliases:\n  my bins: javascript:x()\n", 3, 12, "aliases.my bins", "should be a path"),
    (START + "aliases:\n  my bins: /my bins\n", 3, 12, "aliases.my bins", "holds a space"),
    (START + "aliases:\n  my bins: 12\n", 3, 12, "aliases.my bins", "should be text"),
    (START + "aliases:\n  my bins:\n", 3, 11, "aliases.my bins", "should be text"),
    (START + "aliases:\n  My bins: /a\n  my  Bins: /b\n", 4, 3, "aliases.my  Bins", "sounds the same as 'My bins'"),
    (START + "aliases:\n  my bins: /a\n  my bins: /b\n", 4, 3, "aliases.my bins", "this key is here twice"),
    (START + "aliases:\n  go back: /a\n", 3, 3, "aliases.go back", "is a command already"),
    (START + "aliases:\n  what can I say: /a\n", 3, 3, "aliases.what can I say", "is a command already"),
    (START + "aliases:\n  '???': /a\n", 3, 3, "aliases", "has the phrase '???'"),
    (START + "aliases:\n  a b c d e f g h i: /a\n", 3, 3, "aliases", "one to eight words"),
    (START + "words:\n  - DVLA\n", 3, 3, "words", "should be keys and values"),
    (START + "words:\n  DVLA:\n", 3, 8, "words.DVLA", "should be text"),
    (START + "words:\n  DVLA: <b>\n", 3, 3, "words", "spelled as they sound"),
    (START + "words:\n  '': nothing\n", 3, 3, "words", "has an empty word in it"),
    (START + "language: English\n", 2, 11, "language", "a language's code such as en, cy or en-GB"),
    (START + "language: false\n", 2, 11, "language", "should be text"),
    (START + "\tname: x\n", 2, 1, "", "a tab stands here"),
    (START + "name: 'x\n", 3, 1, "", "is not YAML"),
    ("- start\n", 1, 1, "", "should be keys and values"),
    ("start: https://www.anytown.gov.uk/\n---\nstart: x\n", 3, 1, "", "a second document begins here"),
]


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
