"""The wording of each language: what it has, what it lacks, and how its gaps are filled."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from plainspoken import documents, wording
from plainspoken.documents import DocumentError
from plainspoken.wording.languages import differences, lacking
from plainspoken.wording.replies import UnknownReplyError, Wording, gaps, plural, templates

REPLIES = """
hello: "Hello {name}."
links:
  one: "1 link."
  other: "{count} links."
forms.left:
  zero: "No forms."
  other: "{count} forms."
nested:
  key: "Nested {a} {b}"
"""


def words(language: str = "en") -> Wording:
    replies = templates(documents.load(REPLIES))
    return Wording(language, documents.load(""), replies)


FILLED = [
    ("hello", {"name": "Ann"}, "Hello Ann."),
    ("hello", {"name": "{count} {0} {name.x}"}, "Hello {count} {0} {name.x}."),
    ("links", {"count": 1}, "1 link."),
    ("links", {"count": 0}, "0 links."),
    ("links", {"count": 7}, "7 links."),
    ("nested.key", {"a": 1, "b": "two", "c": 3}, "Nested 1 two"),
]


@pytest.mark.parametrize(("key", "values", "said"), FILLED)
def test_a_reply_with_its_gaps_filled(key, values, said) -> None:
    assert words().reply(key, values) == said


def test_an_unknown_reply_or_gap_is_told_by_key() -> None:
    with pytest.raises(UnknownReplyError, match="has no reply 'bye'"):
        words().reply("bye")
    with pytest.raises(UnknownReplyError, match="'hello' has a gap 'name' that was given no value"):
        words().reply("hello")


def test_whether_there_is_a_reply_can_be_asked() -> None:
    assert words().has("hello")
    assert not words().has("bye")


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("en", {0: "other", 1: "one", 2: "other"}),
        ("cy", {0: "zero", 1: "one", 2: "two", 3: "few", 4: "other", 6: "many", 7: "other"}),
    ],
)
def test_plurals(language, counts) -> None:
    assert {count: plural(language, count) for count in counts} == counts
    assert plural(language, None) == plural(language, "3") == "other"


BROKEN = [
    ("a: 12\n", "f:1:4: a: should be text (put it in quotes), or plurals with `other` among them"),
    ("a: {one: x}\n", "f:1:4: a: should be text (put it in quotes), or plurals with `other` among them"),
    ("a: [x]\n", "f:1:4: a: should be text"),
    ('a: "hello {name"\n', "f:1:4: a: has a broken gap"),
    ("a:\n", "should be text"),
]


@pytest.mark.parametrize(("text", "told"), BROKEN)
def test_a_broken_reply_is_told(text, told) -> None:
    with pytest.raises(DocumentError) as problem:
        templates(documents.load(text, name="f"))
    assert told in str(problem.value)


def test_english_is_whole_and_first() -> None:
    assert wording.languages()[0] == "en"
    english = wording.load("en-GB")
    assert english.language == "en"
    assert english.replies
    assert english.has("role.link")
    assert english.commands.name == "en/commands.yaml"


@pytest.mark.parametrize("language", wording.languages())
def test_a_language_lacks_nothing(language) -> None:
    assert wording.lacks(language) == ()


def test_an_unknown_language_is_told() -> None:
    with pytest.raises(DocumentError, match="there is no language 'xx'; allowed: en"):
        wording.load("xx")


def test_what_a_translation_lacks_is_listed() -> None:
    english = templates(documents.load(REPLIES))
    assert differences(english, {key: english[key] for key in ("links", "nested.key")}) == ["forms.left", "hello"]
    assert differences(english, {**english, "hello": "Helo {enw}."}) == ["hello (its gaps should be name)"]
    assert gaps(english["links"]) == {"count"}


LOST = [
    ("components.yaml", "component.task_list.next", ""),
    ("findings.yaml", "finding.line", ""),
    ("replies.yaml", "where.part", ""),
    ("roles.yaml", "state.level", " (its gaps should be level)"),
]


@pytest.mark.parametrize(("name", "key", "why"), LOST)
def test_what_a_language_folder_lacks_is_listed(tmp_path: Path, name: str, key: str, why: str) -> None:
    english = files("plainspoken.wording").joinpath("en")
    for each in english.iterdir():
        lines = each.read_text(encoding="utf-8").splitlines(keepends=True)
        changed = [f'{key}: "lefel"\n' if why else "" if line.startswith(f"{key}:") else line for line in lines]
        kept = [new if old.startswith(f"{key}:") else old for old, new in zip(lines, changed, strict=True)]
        tmp_path.joinpath(each.name).write_text("".join(kept if each.name == name else lines), encoding="utf-8")
    assert lacking(english, tmp_path, "cy") == (f"cy/{name}: {key}{why}",)


@pytest.mark.parametrize("name", ["components.yaml", "findings.yaml", "roles.yaml", "commands.yaml"])
def test_a_missing_file_is_listed(tmp_path: Path, name: str) -> None:
    english = files("plainspoken.wording").joinpath("en")
    for each in english.iterdir():
        if each.name != name:
            tmp_path.joinpath(each.name).write_text(each.read_text(encoding="utf-8"), encoding="utf-8")
    assert lacking(english, tmp_path, "cy") == (f"cy/{name}",)
