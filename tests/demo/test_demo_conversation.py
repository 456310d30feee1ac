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
from plainspoken.demo.script import first_missing, script
from plainspoken.flow import Grammar, Sound
from plainspoken.hearing import choose, transcribe


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
def test_every_turn_is_right_in_other_noises(tmp_path: Path, seed: int) -> None:
    code, output = run(tmp_path, "--seed", str(seed))
    assert code == 0, output


def test_every_turn_is_heard_word_for_word(session: dict) -> None:
    assert len(session["turns"]) >= 12
    assert [turn["heard"] for turn in session["turns"]] == [turn.say for turn in script().turns]
    assert session["right"]


def test_transcript_has_both_voices(played: Path) -> None:
    text = (played / "transcript.txt").read_text(encoding="utf-8")
    for turn in script().turns:
        assert f"Resident: {turn.say}\nHeard: {turn.say}" in text
    assert text.startswith("Plainspoken: ")


def test_recording_has_the_resident_left_when_they_speak(played: Path, session: dict) -> None:
    resident, rate = track(played, 0)
    for turn in session["turns"]:
        spoken = resident[int(turn["began"] * rate) : int((turn["began"] + 1.5) * rate)]
        assert np.abs(spoken).max() > 2000, turn["say"]
    before = resident[: int(session["turns"][0]["began"] * rate)]
    assert np.abs(before).max() == 0


def test_assistants_half_recognised_gives_back_the_pages_words(played: Path, session: dict) -> None:
    assistant, rate = track(played, 1)
    hearing = choose("pocketsphinx")
    turn = next(turn for turn in session["turns"] if turn["intent"] == "reading.start")
    sound = assistant[int(turn["began"] * rate) : int(turn["ended"] * rate)]
    heard = transcribe(Sound(sound.tobytes(), rate), hearing, Grammar()).text
    hearing.close()
    said = re.findall(r"[a-z]+", " ".join(turn["said"][:-1]).lower())
    back = heard.split()
    assert len(said) > 12
    share = sum(min(said.count(word), back.count(word)) for word in set(said)) / len(said)
    assert share >= 0.6, (said, heard)


def test_wrong_turn_gives_status_1_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = script()
    wrong = real.turns[0].model_copy(update={"means": "go.back", "hears": ("no such words",)})
    monkeypatch.setattr("plainspoken.cli.demonstration.script", lambda: real.model_copy(update={"turns": (wrong,)}))
    code, output = run(tmp_path)
    assert code == 1
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
