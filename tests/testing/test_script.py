"""Session files: what a good one holds, and in which words and on which line a broken one is refused."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.documents import DocumentError
from plainspoken.testing.schema import Session, json_schema
from plainspoken.testing.script import Script, read

COMMANDS = ("go.back", "open.label", "talk.help")

TOP = "title: T\nsite: anytown\n"
SAY = TOP + "turns:\n  - say: hi\n    "

KEYS = "say, type, recording, transcript, key, after, within, hear, not_heard, intent, at, heading, sent, not_sent"
WORDS = "should be words (in quotes if they are a number), or one of contains, exact, matches"
ADDRESS = "should be a path that begins with / or an address that begins with https://"

BROKEN = [
    ("", "1:1: title: is missing"),
    ("title: T\nturns: [{say: hi}]\n", "1:1: should say where it takes place: site, pages or tape"),
    (TOP, "1:1: turns: is missing"),
    ("- a\n", "1:1: should be keys and values"),
    ("some words\n", "1:1: should be keys and values (lines like `key: value`), not 'some words'"),
    ("title:\nsite: anytown\nturns: [{say: hi}]\n", "1:7: title: should be text (put it in quotes), not nothing"),
    ("title: ' '\nsite: anytown\nturns: [{say: hi}]\n", "1:8: title: should not be empty"),
    ("title: T\ntitle: U\n", "2:1: title: this key is here twice (first on line 1): keep one"),
    ("title: T\nsite: anytwon\nturns: [{say: hi}]\n", "2:7: site: names no site. There is no site profile 'anytwon'."),
    ("title: T\nsite: https://\nturns: [{say: hi}]\n", "2:7: site: is an address without a host: 'https://'"),
    ("title: T\nsite: ftp://a.example\nturns: [{say: hi}]\n", "Or give an address that begins with https://"),
    (
        TOP + "turn:\n  - say: hi\n",
        "3:1: turn: is not a key that is known (did you mean turns?); allowed: title, tags, site,",
    ),
    (TOP + "start: council\nturns: [{say: hi}]\n", "3:8: start: should be a path on the site, which begins with /"),
    (TOP + "start: /a b\nturns: [{say: hi}]\n", "3:8: start: holds a space: an address has none (write %20)"),
    (TOP + "today: soon\nturns: [{say: hi}]\n", "3:8: today: should be a date such as 2026-11-23, not 'soon'"),
    (TOP + "today: 2026-02-30\nturns: [{say: hi}]\n", "3:8: today: should be a date such as 2026-11-23"),
    ("title: T\nsite: govuk\ntoday: 2026-11-23\nturns: [{say: hi}]\n", "3:1: today: can be chosen for anytown alone"),
    (TOP + "turns: []\n", "3:8: turns: should have at least 1"),
    (TOP + "turns: open it\n", "3:8: turns: should be a list (lines that begin with a dash), not 'open it'"),
    (
        TOP + "turns:\n  - open it\n",
        "4:5: turns[1]: should be keys and values (lines like `key: value`), not 'open it'",
    ),
    (TOP + "turns:\n  - say: 12\n", "4:10: turns[1].say: should be text (put it in quotes), not 12"),
    (TOP + "turns:\n  - say: true\n", "4:10: turns[1].say: should be text (put it in quotes), not true"),
    (TOP + "turns:\n  - say:\n", "4:9: turns[1].say: should be text (put it in quotes), not nothing"),
    (TOP + "turns:\n  - say: ''\n", "4:10: turns[1].say: should not be empty"),
    (TOP + "turns:\n  - say: '  '\n", "4:10: turns[1].say: should not be empty"),
    (TOP + "turns:\n  - say: hi\n  - hear: x\n", "5:5: turns[2].say: is missing: only the first turn, the welcome"),
    (TOP + "turns:\n  - hear: x\n    intent: go.back\n", "5:5: turns[1].intent: needs say: nothing is said"),
    (SAY + "heer: x\n", f"5:5: turns[1].heer: is not a key that is known (did you mean hear?); allowed: {KEYS}"),
    (SAY + "after: 0\n", "5:12: turns[1].after: should be 1 or more, not 0"),
    (SAY + "after: two\n", "5:12: turns[1].after: should be a whole number, not 'two'"),
    (SAY + "after: true\n", "5:12: turns[1].after: should be a whole number, not true"),
    (SAY + "hear: []\n", "5:11: turns[1].hear: should have at least 1"),
    (SAY + "hear: [3]\n", f"5:12: turns[1].hear[1]: {WORDS}"),
    (SAY + "hear:\n", f"5:10: turns[1].hear: {WORDS}"),
    (SAY + "hear: [x, '']\n", f"5:15: turns[1].hear[2]: {WORDS}"),
    (SAY + "hear: {exakt: x}\n", "5:12: turns[1].hear.exakt: is not a key that is known (did you mean exact?)"),
    (SAY + "hear: {exact: x, matches: y}\n", "5:11: turns[1].hear: should have one of contains, exact, matches"),
    (SAY + "hear: {}\n", "5:11: turns[1].hear: should have one of contains, exact, matches"),
    (SAY + "hear: {exact: ''}\n", "5:19: turns[1].hear.exact: should not be empty"),
    (
        SAY + "hear:\n      - Street: High Street\n",
        '6:9: turns[1].hear[1]: holds a colon, so put it in quotes: "Street:',
    ),
    (SAY + "hear: Street: High\n", "5:17: is not YAML: mapping values are not allowed in this context; quote text"),
    (
        SAY + "hear:\n      - x\n      - matches: '('\n",
        "7:18: turns[1].hear[2].matches: is not a regular expression: miss",
    ),
    (SAY + "not_heard: {matches: '*'}\n", "5:26: turns[1].not_heard.matches: is not a regular expression: nothing to"),
    (
        SAY + "intent: open.lable\n",
        "5:13: turns[1].intent: is no command (did you mean open.label?); allowed: none, or",
    ),
    (SAY + "at: council-tax\n", f"5:9: turns[1].at: {ADDRESS}, not 'council-tax'"),
    (SAY + "at: //x/y\n", f"5:9: turns[1].at: {ADDRESS}, not '//x/y'"),
    (SAY + "at: /a b\n", "5:9: turns[1].at: holds a space"),
    (SAY + "heading: 3\n", "5:14: turns[1].heading: should be text (put it in quotes), not 3"),
    (SAY + "sent: POST\n", "5:11: turns[1].sent: should be keys and values (lines like `key: value`), not 'POST'"),
    (SAY + "sent: {}\n", "5:11: turns[1].sent: should have at least one of method, path, fields"),
    (SAY + "sent: {method: PATCH}\n", "5:20: turns[1].sent.method: should be one of GET, POST, not 'PATCH'"),
    (SAY + "sent: {fields: [a]}\n", "5:20: turns[1].sent.fields: should be keys and values"),
    (SAY + "sent: {fields: {a: 1}}\n", "5:24: turns[1].sent.fields.a: should be text (put it in quotes), not 1"),
    (
        SAY + "not_sent:\n      - method: GET\n      - paths: /x\n",
        "7:9: turns[1].not_sent[2].paths: is not a key that is",
    ),
    (SAY + "expected_failure:\n", "5:22: turns[1].expected_failure: should be the reason in words, or reason and fa"),
    (SAY + "expected_failure: true\n", "5:23: turns[1].expected_failure: should be the reason in words"),
    (
        SAY + "expected_failure: {reason: x, failing: heer}\n",
        "5:44: turns[1].expected_failure.failing: should be one",
    ),
    (SAY + "expected_failure: {because: x}\n", "5:24: turns[1].expected_failure.because: is not a key that is known"),
    (SAY + "expected_failure: {failing: at}\n", "5:23: turns[1].expected_failure.reason: is missing"),
    (SAY + "key: enter\n", "4:5: turns[1]: has say and key: a person does one of them in a turn"),
    (TOP + "turns:\n  - key: escape\n", "4:10: turns[1].key: should be one of enter, not 'escape'"),
    (TOP + "turns:\n  - recording: a.txt\n", "4:16: turns[1].recording: should be a sound file (.wav, .flac, .ogg"),
    (TOP + "turns:\n  - recording: no.wav\n", "4:16: turns[1].recording: there is no file 'no.wav' beside a.session"),
    (SAY + "recording: no.wav\n", "4:5: turns[1]: has say and recording: a person does one of them in a turn"),
    (SAY + "transcript: hi\n", "4:5: turns[1]: has a transcript but no recording: write say"),
    (SAY + "within: 1\n", "5:13: turns[1].within: should be 2 or more, not 1"),
    (SAY + "within: 2 seconds\n", "5:13: turns[1].within: should be a whole number, not '2 seconds'"),
    (SAY + "within: 2\n", "5:13: turns[1].within: reaches past the last turn: from here on there are 1"),
    (
        "title: T\npages: nowhere\nturns: [{say: hi}]\n",
        "2:8: pages: there is no folder 'nowhere' beside a.session.yaml",
    ),
    ("title: T\npages: a\ntape: b\nturns: [{say: hi}]\n", "1:1: has pages and tape: the pages come from one of them"),
    (TOP + "never: {}\nturns: [{say: hi}]\n", "3:8: never: should have at least one of hear, sent"),
    (
        TOP + "never: {heard: x}\nturns: [{say: hi}]\n",
        "3:9: never.heard: is not a key that is known (did you mean hear?)",
    ),
    (TOP + "never: {hear: [3]}\nturns: [{say: hi}]\n", f"3:16: never.hear[1]: {WORDS}"),
    (TOP + "settings: {rate: 20}\nturns: [{say: hi}]\n", "3:18: settings.rate: should be 80 or more, not 20"),
    (TOP + "settings: {rate: fast}\nturns: [{say: hi}]\n", "3:18: settings.rate: should be a whole number, not 'fast'"),
    (
        TOP + "settings: {detail: all}\nturns: [{say: hi}]\n",
        "3:20: settings.detail: should be one of 'brief' or 'full'",
    ),
    (TOP + "settings: {speed: 200}\nturns: [{say: hi}]\n", "3:12: settings.speed: is not a key that is known"),
    (TOP + "settings: {volume: 11}\nturns: [{say: hi}]\n", "3:20: settings.volume: should be 1 or less, not 11"),
    (TOP + "tags: sound\nturns: [{say: hi}]\n", "3:7: tags: should be a list (lines that begin with a dash), not 'so"),
    (TOP + "tags: [two words]\nturns: [{say: hi}]\n", "3:8: tags[1]: should be one word of letters, digits and _, not"),
    (TOP + "tags: [skip]\nturns: [{say: hi}]\n", "3:8: tags[1]: is a mark of pytest's own"),
    (
        SAY.replace("hi", "<street>"),
        "4:10: turns[1].say: <street> is no parameter: declare it (parameters: {street: its",
    ),
    (
        TOP + "parameters: {street: Mill Lane}\nturns: [{say: <stret>}]\n",
        "4:15: turns[1].say: <stret> is no parameter (did you mean street?); declared: street",
    ),
    (TOP + "parameters: {a b: x}\nturns: [{say: hi}]\n", "3:14: parameters.a b: should be one word of letters, digits"),
    (TOP + "parameters: {day: 3}\nturns: [{say: <day>}]\n", "3:19: parameters.day: should be text (put it in quotes)"),
    (TOP + "parameters: {day: }\nturns: [{say: <day>}]\n", "3:14: parameters.day: needs a value, or examples"),
    (
        TOP + "parameters: {day: }\nexamples:\n  - {dat: x}\nturns: [{say: <day>}]\n",
        "5:5: examples[1]: gives no value for day",
    ),
    (
        TOP + "examples:\n  - {day: x}\n  - {month: x}\nturns: [{say: <day>}]\n",
        "5:5: examples[2]: gives no value for day",
    ),
    (
        TOP + "examples:\n  - {day: x}\n  - {day: x, dat: y}\nturns: [{say: <day>}]\n",
        "5:14: examples[2].dat: is no parameter (did you mean day?); declared: day",
    ),
    (TOP + "examples: []\nturns: [{say: hi}]\n", "3:11: examples: should have at least 1"),
    (TOP + "examples: {one: {}}\nturns: [{say: hi}]\n", "3:17: examples.one: should have at least 1"),
    (TOP + "turns:\n  - include: no.turns.yaml\n", "4:14: turns[1].include: there is no file 'no.turns.yaml' beside"),
    (
        TOP + "turns:\n  - say: hi\n  - include: a.session.yaml\n",
        "5:14: turns[2].include: goes round in a circle: a.session.yaml -> a.session.yaml",
    ),
    (TOP + "turns:\n  - include: []\n", "4:14: turns[1].include: should be text (put it in quotes)"),
    (
        TOP + "turns:\n  - {include: x, say: hi}\n",
        "4:5: turns[1]: has include and say: an include stands alone, so make it two turns",
    ),
    (TOP + "turns:\n\t- say: hi\n", "4:1: a tab stands here: only spaces are allowed to indent a line"),
    (TOP + "turns:\n  - say: hi\n   hear: x\n", "5:4: is not YAML: while parsing a block collection"),
    (SAY + "hear: *words\n", "5:11: turns[1].hear: *words stands for nothing written above it"),
]

WHOLE = """\
# A remark.
title: A session with every key
site: anytown
start: /contact
today: 2026-11-23
turns:
  - hear: Welcome      # the first turn may be the welcome
  - say: open council tax
    after: 2
    hear:
      - Council tax
      - exact: 7 headings.
      - matches: \\d+ links
    not_heard: [Error, {exact: Sorry.}]
    intent: open.label
    at: /council-tax
    heading: Council tax
    sent: {method: get, path: /council-tax, fields: {q: [a, b]}}
    not_sent: {method: POST}
    expected_failure: not yet
"""


def script(folder: Path, text: str) -> Script:
    file = folder / "a.session.yaml"
    file.write_text(text, encoding="utf-8")
    return read(file, COMMANDS, "a.session.yaml")[0]


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_a_broken_session_is_refused_by_line_and_with_its_mend(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(DocumentError) as refused:
        script(tmp_path, text)
    lines = str(refused.value).splitlines()
    assert any(words in line for line in lines), lines
    assert all(re.match(r"a\.session\.yaml:\d+:\d+: ", line) for line in lines)


def test_every_fault_of_a_file_is_told_at_once_and_in_order(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as refused:
        script(tmp_path, TOP + "turns:\n  - say: hi\n    intent: fly\n  - hear: x\n  - say: hi\n    intent: swim\n")
    assert [fault.line for fault in refused.value.faults] == [5, 6, 8]


def test_every_key_is_read(tmp_path: Path) -> None:
    found = script(tmp_path, WHOLE)
    welcome, turn = found.session.turns
    assert (found.opening, found.practice, found.session.today) == ("/contact", True, datetime.date(2026, 11, 23))
    assert [words.contains for words in welcome.hear] == ["Welcome"]
    assert [(words.contains, words.exact, words.matches) for words in turn.hear] == [
        ("Council tax", "", ""),
        ("", "7 headings.", ""),
        ("", "", r"\d+ links"),
    ]
    assert [words.contains or words.exact for words in turn.not_heard] == ["Error", "Sorry."]
    assert (turn.say, turn.after, turn.intent, turn.at, turn.heading) == (
        ("open council tax", 2, "open.label", "/council-tax", "Council tax")
    )
    assert [(each.method, each.path, each.fields) for each in turn.sent] == [("GET", "/council-tax", {"q": ["a", "b"]})]
    assert [each.method for each in turn.not_sent] == ["POST"]
    assert turn.expected_failure is not None and turn.expected_failure.reason == "not yet"


def test_every_expectation_has_its_line(tmp_path: Path) -> None:
    found = script(tmp_path, WHOLE)
    hear = [found.line(("turns", 1, "hear", index)) for index in range(3)]
    assert (found.line(("turns", 0, "hear", 0)), hear, found.line(("turns", 1, "at"))) == (7, [11, 12, 13], 16)


@pytest.mark.parametrize(
    ("site", "start", "opening"),
    [
        ("anytown", "", ""),
        ("anytown", "/contact", "/contact"),
        ("https://www.anywhere.example/a?b=c", "", "https://www.anywhere.example/a?b=c"),
        ("https://www.anywhere.example/a?b=c", "/d", "/d"),
    ],
)
def test_where_a_session_begins(tmp_path: Path, site: str, start: str, opening: str) -> None:
    begins = f"start: {start}\n" if start else ""
    found = script(tmp_path, f"title: T\nsite: {site}\n{begins}turns: [{{say: hi}}]\n")
    assert found.opening == opening


def test_any_command_may_be_named_where_none_are_known(tmp_path: Path) -> None:
    file = tmp_path / "a.session.yaml"
    file.write_text(SAY + "intent: fly.away\n", encoding="utf-8")
    assert read(file)[0].session.turns[0].intent == "fly.away"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read: no such file"):
        read(tmp_path / "none.session.yaml")


def test_the_json_schema_describes_every_key() -> None:
    schema = json_schema()
    assert schema["$schema"].endswith("2020-12/schema")
    assert set(schema["properties"]) == set(Session.model_fields)
    described = [schema["properties"], *(part.get("properties", {}) for part in schema["$defs"].values())]
    assert all(key["description"] for keys in described for key in keys.values())
    turn = schema["$defs"]["Turn"]["properties"]
    assert turn["hear"]["anyOf"] == [
        {"$ref": "#/$defs/Words"},
        {"type": "array", "items": {"$ref": "#/$defs/Words"}, "minItems": 1},
    ]
    assert schema["$defs"]["Words"]["anyOf"][0]["type"] == "string"
    assert "default" not in str(schema)


@given(st.text(max_size=200))
def test_whatever_a_file_holds_it_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    file = folder / "any.session.yaml"
    file.write_bytes((TOP + "turns:\n  - say: hi\n    hear: " + text).encode("utf-8", "surrogatepass"))
    try:
        assert read(file)[0].session.title
    except DocumentError as refused:
        assert refused.faults


def test_a_session_may_be_held_on_a_profile_beside_it(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("name: mine\nstart: http://mine.example/\n", encoding="utf-8")
    assert script(tmp_path, "title: T\nsite: mine.yaml\nturns: [{say: hi}]\n").site.start == "http://mine.example/"


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        ("name: mine\n", "2:7: site: names a profile that has faults: "),
        (None, "2:7: site: names a profile that has faults: "),
    ],
)
def test_a_profile_with_faults_is_told(tmp_path: Path, profile: str | None, words: str) -> None:
    if profile is not None:
        (tmp_path / "mine.yaml").write_text(profile, encoding="utf-8")
    with pytest.raises(DocumentError) as refused:
        script(tmp_path, "title: T\nsite: mine.yaml\nturns: [{say: hi}]\n")
    assert words in str(refused.value)
