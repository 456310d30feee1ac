"""From life to script: a conversation becomes a session that plays at once, and holds nobody's answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from plainspoken.cli import conversation, main
from plainspoken.demo.server import serve
from plainspoken.flow import Trouble
from plainspoken.testing.player import Player
from plainspoken.testing.results import Outcome
from plainspoken.testing.script import read
from plainspoken.testing.telling import failure
from plainspoken.testing.writing.alike import masked
from plainspoken.testing.writing.composing import Composition, Head, composed
from plainspoken.testing.writing.made_up import PASSWORD, VALUES, made_up
from plainspoken.testing.writing.scribe import Answered, Heard
from plainspoken.values import Kind

POTHOLE = [
    "report a pothole", "start now", "fill in the form", "church hill", "skip this question", "continue", "option two",
    "continue", "a deep hole by number 12 beside Zebedee's gate", "continue", "Ann Quartermaine",
    "ann.quartermaine@mail.example", "01632 960 777", "continue", "read my answers", "send the form", "confirm submit",
]  # fmt: skip

BIN_DAY = [
    "bin day", "fill in the form", "spell it", "alpha november one space two bravo charlie", "continue", "option two",
    "continue", "headings", "goodbye",
]  # fmt: skip

CORRECTED = [
    "missed bin", "fill in the form", "AN1 2BD", "change my answer to postcode", "AN1 2BC", "tick rubbish",
    "next question", "frobnicate", "20 November 2026", "read my answers",
]  # fmt: skip

OPTION = ["bin day", "fill in the form", "a n one two b c", "option one", "where am I", "goodbye"]
REFUSED = ["bin day", "fill in the form", "hello", "continue", "goodbye"]
UNKNOWN = ["bin day", "fill in the form", "ZE3 9JW", "continue", "AN1 2BC", "continue", "goodbye"]
FOUND = ["bin day", "fill in the form", "AN1 2BC", "continue", "option one", "find an1", "where am I"]

SHORT = [
    "report a pothole", "start now", "fill in the form", "church hill", "skip this question", "continue", "option two",
    "continue", "a deep hole", "continue", "Ann", "zork", "12", "continue", "ann@mail.example", "01632 960 777",
    "continue",
]  # fmt: skip

LIVES = [
    (SHORT, ["zork", "answer was 12", "ann@mail"]),
    (OPTION, ["a n one two b c"]),
    (REFUSED, ["hello"]),
    (UNKNOWN, ["ZE3"]),
    (FOUND, ["find an1"]),
    (POTHOLE, ["church hill", "Quartermaine", "960777", "zero seven seven seven", "Zebedee", "number 12"]),
    (BIN_DAY, ["november one"]),
    (CORRECTED, ["2BD", "frobnicate"]),
]


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(conversation, "open_player", lambda *_, **__: Trouble("speaker.no_device"))
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))


@pytest.mark.parametrize(("typed", "secrets"), LIVES)
def test_a_conversation_is_written_and_plays_at_once(tmp_path: Path, typed: list[str], secrets: list[str]) -> None:
    file = tmp_path / "from_life.session.yaml"
    command = ["listen", "--typed", "--site", "anytown", "--write", str(file)]
    result = CliRunner().invoke(main, command, input="".join(f"{line}\n" for line in typed))
    assert result.exit_code == 0, result.output
    assert f"Written: {file}. Play it with: plainspoken play {file}" in result.output
    text = file.read_text(encoding="utf-8")
    assert [secret for secret in secrets if _plain(secret) in _plain(text)] == []
    assert text.startswith("# Written by plainspoken listen --write.")
    with Player() as player:
        (script,) = read(file, player.commands)
        played = player.play(script)
    assert played.outcome is Outcome.PASSED, failure(played)
    assert sum(1 for placed in script.turns if placed.turn.hear) > len(script.turns) / 2


WRITTEN = [
    (OPTION, "  - say: option one\n    intent: form.choose_number\n"),
    (REFUSED, '  postcode: "xxxxx"\n'),
    (REFUSED, "There is a problem. 1 answer needs changing."),
    (UNKNOWN, '  postcode: "ZZ99 3WZ"\n  postcode_2: "AN1 2BC"\n'),
    (CORRECTED, '  when_was_the_bin_missed: "xxxxxxxxxx"\n'),
    (BIN_DAY, "  # This answer took 2 turns, spelt or put right; it is given in one.\n"),
]


@pytest.mark.parametrize(("typed", "line"), WRITTEN)
def test_what_was_refused_is_written_as_refused_and_no_turn_is_left_out(
    tmp_path: Path, typed: list[str], line: str
) -> None:
    file = tmp_path / "from_life.session.yaml"
    command = ["listen", "--typed", "--site", "anytown", "--write", str(file)]
    CliRunner().invoke(main, command, input="".join(f"{each}\n" for each in typed))
    assert line in file.read_text(encoding="utf-8")


LEFT_OUT = "  # Left out: a turn that {}. Its words hold a part of an answer; say it in words that do not."
SAID = [
    (Heard("option one", "form.choose_number"), "  - say: option one"),
    (Heard("find zebedee", "move.find", values=("zebedee",)), LEFT_OUT.format("was taken for move.find")),
    (Heard("zebedee"), LEFT_OUT.format("was not understood")),
    (Heard("find a gate", "move.find", values=("a gate",)), "  - say: find a gate"),
    (Heard("open zebedee", "open.label", url="http://a/b", values=("zebedee",)), "will not play."),
]


@pytest.mark.parametrize(("heard", "line"), SAID)
def test_a_turn_is_written_or_a_remark_says_why_it_is_left_out(tmp_path: Path, heard: Heard, line: str) -> None:
    text = composed(Head("T", "anytown"), [Heard(""), heard], ["a n one two b c", "Zebedee's"])
    assert line in text
    file = tmp_path / "t.session.yaml"
    file.write_text(text, encoding="utf-8")
    assert len(read(file)[0].turns) == 1 + ("Left out" not in text)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [("hello", "xxxxx"), ("AN1 2B", "XX9 9X"), ("01632 5", "09999 9"), ("é@b", "x@x"), ("", ""), ("0", "0")],
)
def test_a_masked_answer_has_its_length_and_signs_and_nothing_else(text: str, hidden: str) -> None:
    assert masked(text) == hidden


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower())


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "a.session.yaml"
    file.write_text("mine", encoding="utf-8")
    result = CliRunner().invoke(main, ["listen", "--typed", "--site", "anytown", "--write", str(file)], input="")
    assert (result.exit_code, file.read_text(encoding="utf-8")) == (1, "mine")
    assert result.stderr == f"{file} is there already. Give another name: nothing is written over.\n"


@pytest.mark.parametrize(
    ("name", "words"), [("a.yaml", "the name should end in .session.yaml"), ("no/a.session.yaml", "there is no folder")]
)
def test_a_name_that_cannot_be_is_refused_before_anything_is_said(tmp_path: Path, name: str, words: str) -> None:
    result = CliRunner().invoke(main, ["listen", "--typed", "--write", str(tmp_path / name)], input="")
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr


FIELDS = {
    Kind.NAME: "Full name",
    Kind.ADDRESS_LINE: "First line of address",
    Kind.POSTCODE: "Postcode",
    Kind.NATIONAL_INSURANCE_NUMBER: "National Insurance number",
    Kind.NHS_NUMBER: "NHS number",
    Kind.BIRTH_DATE: "Date of birth",
    Kind.MONEY: "How much is your rent",
    Kind.TELEPHONE: "Telephone number",
    Kind.EMAIL: "Email address",
    Kind.SORT_CODE: "Sort code",
    Kind.ACCOUNT_NUMBER: "Account number",
    Kind.CARD_NUMBER: "Card number",
    Kind.SECURITY_CODE: "Card security code",
    Kind.VEHICLE_REGISTRATION: "Vehicle registration number",
    Kind.REFERENCE: "Council tax reference number",
    Kind.TEXT: "Details",
}


@pytest.mark.parametrize("kind", list(VALUES))
def test_what_is_made_up_is_taken_for_an_answer(tmp_path: Path, kind: Kind) -> None:
    (tmp_path / "pages").mkdir()
    form = f"<label for=a>{FIELDS[kind]}</label><input id=a name=a><label for=b>Next</label><input id=b name=b>"
    (tmp_path / "pages" / "index.html").write_text(
        f"<h1>F</h1><form>{form}<button>Go</button></form>", encoding="utf-8"
    )
    file = tmp_path / "t.session.yaml"
    file.write_text(
        f'title: T\npages: pages\nturns:\n  - say: fill in the form\n  - {{type: "{VALUES[kind]}", hear: Next}}\n',
        encoding="utf-8",
    )
    with Player() as player:
        result = player.play(read(file, player.commands)[0])
    assert result.outcome is Outcome.PASSED, failure(result)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in VALUES])
def test_a_kind_that_tells_of_nobody_is_written_as_it_was_said(kind: Kind) -> None:
    assert kind in {
        Kind.DATE, Kind.DAY, Kind.MONTH_OF_YEAR, Kind.YEAR, Kind.MONTH, Kind.TIME, Kind.NUMBER, Kind.YES_NO,
    }  # fmt: skip
    assert made_up(kind) is None


LEAKS = [
    ("Ann Quartermaine", "Hello Ann Quartermaine.", True),
    ("Ann Quartermaine", "Mrs QUARTERMAINE, your bill.", True),
    ("Ann Quartermaine", "Hello Robin.", False),
    ("01632 960 777", "You will be called on 01632960777.", True),
    ("01632 960 777", "zero one six three two, nine six zero, seven seven seven", True),
    ("AN1 2BC", "Homes at AN1 2BC.", True),
    ("me@mail.example", "We wrote to me@mail.example", True),
    ("the and for", "The bins are for you.", False),
    ("ab", "ab", False),
]


@pytest.mark.parametrize(("secret", "said", "leaks"), LEAKS)
def test_what_holds_a_part_of_an_answer_is_not_written(secret: str, said: str, leaks: bool) -> None:
    assert Composition([secret]).leaks(said) is leaks


def test_questions_give_their_names_to_parameters() -> None:
    composition = Composition([])
    asked = [("Full name", "a"), ("Full name", "b"), ("Full name", "a"), ("2nd", "x"), ("", "y"), ("A" * 50, "z")]
    names = [composition.parameter(label, words) for label, words in asked]
    assert names == ["full_name", "full_name_2", "full_name", "answer_2nd", "answer", "a" * 30]


def test_what_is_written_can_be_read_whatever_was_said(tmp_path: Path) -> None:
    awkward = ["yes", "12", "true", "<b>", "a: b # c", '"quoted"', "- dash", "", "café £4", "{x}"]
    turns = [Heard(""), *(Heard(words, "", None, [words or "x"]) for words in awkward if words)]
    turns.append(Heard("", "", Answered("L: #", "0/1", "v: 'x'", True)))
    file = tmp_path / "t.session.yaml"
    file.write_text(composed(Head("T: #", "anytown"), turns, []), encoding="utf-8")
    (script,) = read(file)
    assert [placed.turn.say for placed in script.turns[1:-1]] == [words for words in awkward if words]


def test_a_password_is_never_written(tmp_path: Path) -> None:
    page = "<h1>Account</h1><form method=post><label>Password<input type=password name=p></label><button>Go</button>"
    site = Flask("account")
    site.add_url_rule("/", "page", lambda: page, methods=["GET", "POST"])
    file = tmp_path / "account.session.yaml"
    typed = "fill in the form\nhunter-Zebra-7\nread my answers\nconfirm submit\n"
    with serve(application=site) as address:
        command = ["listen", "--typed", "--site", f"{address}/", "--write", str(file)]
        result = CliRunner().invoke(main, command, input=typed)
        text = file.read_text(encoding="utf-8")
        with Player() as player:
            played = player.play(read(file, player.commands)[0])
    assert result.exit_code == 0, result.output
    assert "zebra" not in text.lower()
    assert f'password: "{PASSWORD}"' in text
    assert played.outcome is Outcome.PASSED, failure(played)
