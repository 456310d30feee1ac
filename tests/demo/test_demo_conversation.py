"""The demo, whole: every turn heard and answered right, in three different noises, and its files worth having."""

from __future__ import annotations

import json
import re
import wave
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from plainspoken.cli import main
from plainspoken.demo.council.services.received import ReceivedFile, Submission
from plainspoken.demo.script import Receipt, first_missing, scenes
from plainspoken.flow import Grammar, Sound
from plainspoken.hearing import choose, transcribe
from plainspoken.values.numbers import words_of

TURNS = [turn for scene in scenes() for turn in scene.turns]


def run(folder: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["demo", "--out", str(folder), *options])
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    code, output = run(folder)
    assert code == 0, output
    return folder


@pytest.fixture(scope="module")
def session(played: Path) -> dict:
    return json.loads((played / "session.json").read_text(encoding="utf-8"))


def track(folder: Path, channel: int) -> tuple[np.ndarray, int]:
    with wave.open(str(folder / "conversation.wav")) as file:
        both = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
        return both[:, channel], file.getframerate()


@pytest.mark.parametrize("seed", [2, 3])
def test_every_turn_is_right_in_other_noises(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first scene: in the second one word misheard leads astray for good, and of noises some make one."""
    first = scenes()[:1]
    monkeypatch.setattr("plainspoken.cli.demonstration.scenes", lambda: first)
    code, output = run(tmp_path, "--seed", str(seed))
    assert code == 0, output


def test_every_turn_is_heard_word_for_word(session: dict) -> None:
    assert len(session["turns"]) >= 45
    assert [turn["heard"] for turn in session["turns"]] == [turn.say for turn in TURNS]
    assert session["right"]


def test_transcript_has_both_voices(played: Path) -> None:
    text = (played / "transcript.txt").read_text(encoding="utf-8")
    for turn in TURNS:
        assert f"Resident: {turn.say}\nHeard: {turn.say}" in text
    assert text.startswith(f"Scene: {scenes()[0].title}.\nPlainspoken: ")


def test_recording_has_the_resident_left_when_they_speak(played: Path, session: dict) -> None:
    resident, rate = track(played, 0)
    for turn in session["turns"]:
        spoken = resident[int(turn["began"] * rate) : int((turn["began"] + 1.5) * rate)]
        assert np.abs(spoken).max() > 2000, turn["say"]
    before = resident[: int(session["turns"][0]["began"] * rate) - 100]
    assert np.abs(before).max() == 0


def plain(text: str) -> str:
    spelled = re.sub(r"\d+", lambda number: words_of(int(number[0])), text)
    return " ".join(re.findall(r"[a-z']+", spelled.lower().replace("-", " ")))


def test_assistants_half_recognised_gives_back_the_words_that_were_read(played: Path, session: dict) -> None:
    """Each sentence is picked, by its sound alone, from all that was said and as many that were not."""
    assistant, rate = track(played, 1)
    sentences = [
        (turn["said"][number]["text"], turn["said"][number]["at"], turn["said"][number + 1]["at"])
        for turn in session["turns"][: len(scenes()[0].turns)]
        for number in range(len(turn["said"]) - 1)
    ]
    said = [plain(text) for text, _, _ in sentences]
    reversed_ = [" ".join(reversed(words.split())) for words in said]
    hearing = choose("pocketsphinx")
    grammar = Grammar(tuple(dict.fromkeys((*said, *reversed_))))
    right = long_enough = 0
    for (_, begins, ends), words in zip(sentences, said, strict=True):
        if len(words.split()) < 3:
            continue
        long_enough += 1
        sound = assistant[int(begins * rate) : int(ends * rate)]
        right += transcribe(Sound(sound.tobytes(), rate), hearing, grammar).text == words
    hearing.close()
    assert long_enough >= 15
    assert right >= 0.9 * long_enough


def test_wrong_turn_gives_status_1_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = scenes()[0]
    wrong = real.turns[0].model_copy(update={"means": "go.back", "hears": ("no such words",)})
    short = {"turns": (wrong,), "receives": Receipt(service="missed-bin", answers={})}
    monkeypatch.setattr("plainspoken.cli.demonstration.scenes", lambda: (real.model_copy(update=short),))
    code, output = run(tmp_path)
    assert code == 1
    assert "the council received 0 forms of missed-bin, not one" in output
    assert "go.back was meant, search.for was understood" in output
    assert "'no such words' was not said back" in output
    assert "0 of 1 turns did what they should." in output


def test_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    code, output = run(tmp_path / "file" / "demo")
    assert code == 1
    assert "Name another folder with --out" in output


def test_unknown_recogniser_is_told(tmp_path: Path) -> None:
    code, output = run(tmp_path, "--recogniser", "crystal ball")
    assert code == 1
    assert "crystal ball" in output
    assert "pocketsphinx" in output


@pytest.mark.parametrize(
    ("wanted", "said", "missing"),
    [
        ((), (), ""),
        (("a",), ("b a",), ""),
        (("a", "b"), ("b", "a"), "b"),
        (("a", "b"), ("a", "b"), ""),
        (("a b",), ("a", "b"), ""),
        (("x",), (), "x"),
    ],
)
def test_words_are_looked_for_in_order(wanted: tuple[str, ...], said: tuple[str, ...], missing: str) -> None:
    assert first_missing(wanted, said) == missing


def test_application_ends_with_its_reference_and_has_one_error_mended(played: Path) -> None:
    text = (played / "transcript.txt").read_text(encoding="utf-8")
    application = text.partition(f"Scene: {scenes()[1].title}.")[2]
    assert application.count("There is a problem. 1 answer needs changing.") == 1
    assert "We could not find any addresses for N.B. one 3FC." in application
    assert "Your reference number is CTR 48201" in application


FORM = Submission("bins", "MB 1", {"bins": ("Rubbish",), "day": "1"}, {})
PAPER = {"paper": ReceivedFile("a.pdf", "application/pdf", 1, "")}
FILED = Submission("bins", "MB 2", {"bins": ("Rubbish",), "day": "1", "paper": "a.pdf"}, PAPER)


@pytest.mark.parametrize(
    ("found", "faults"),
    [
        ((FORM,), ()),
        ((), ("the council received 0 forms of bins, not one",)),
        ((FORM, FORM), ("the council received 2 forms of bins, not one",)),
        ((FILED,), ("paper was received as 'a.pdf', not None",)),
    ],
)
def test_council_must_have_received_the_answers_and_no_others(found: tuple, faults: tuple[str, ...]) -> None:
    assert Receipt(service="bins", answers={"bins": ("Rubbish",), "day": "1"}).faults(found) == faults
