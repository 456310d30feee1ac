"""Figures in a file make of a recogniser's evidence how likely it is right."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from plainspoken.flow import Grammar, Mode, Sound
from plainspoken.hearing import ModelError, transcribe
from plainspoken.hearing.calibration import FILE, Calibration, Listening, calibration, listening
from plainspoken.hearing.phrases import Parts, parts
from plainspoken.hearing.pocketsphinx.recogniser import FIGURES
from plainspoken.hearing.vosk import VoskRecogniser
from plainspoken.hearing.vosk.results import Word, evidence, words_of

LINES = {"bias": -1.0, "features": {"sure": {"weight": 4.0, "least": 0.0, "most": 0.5}}}
EVEN = {"bias": 0.0, "features": {}}
GOOD = {"about": "a test", "closed": LINES, "strung": EVEN, "open": EVEN}
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def written(tmp_path: Path, content: object) -> Path:
    file = tmp_path / "calibration.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return file


@pytest.mark.parametrize(
    ("evidence", "likelihood"),
    [({"sure": 0.25}, 0.5), ({"sure": 0.5}, 0.7311), ({"sure": 9.0}, 0.7311), ({}, 0.2689), ({"sure": -1}, 0.2689)],
)
def test_evidence_counts_between_its_bounds(tmp_path: Path, evidence: dict[str, float], likelihood: float) -> None:
    made = calibration(written(tmp_path, GOOD))
    assert made.likelihood(Listening.CLOSED, evidence) == pytest.approx(likelihood, abs=1e-4)
    assert made.likelihood(Listening.OPEN, evidence) == 0.5


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("{", "file: Invalid JSON"),
        ({**GOOD, "open": None}, "open: Input should be"),
        ({"about": ""}, "closed: Field required; strung: Field required; open: Field required"),
        ({**GOOD, "more": 1}, "more: Extra inputs are not permitted"),
        ({**GOOD, "open": {"bias": "much", "features": {}}}, "open.bias: Input should be a valid number"),
    ],
)
def test_broken_figures_tell_what_is_wrong(tmp_path: Path, content: object, wrong: str) -> None:
    with pytest.raises(ModelError, match="is no calibration") as caught:
        calibration(written(tmp_path, content))
    assert wrong in str(caught.value)
    assert "recipe calibrate" in str(caught.value)


def test_no_figures_are_told_of(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        calibration(tmp_path / "none.json")


@pytest.mark.parametrize(
    ("grammar", "text", "how"),
    [
        (Grammar(), "anything at all", Listening.OPEN),
        (Grammar(("yes", "no"), Mode.ANSWER), "yes", Listening.CLOSED),
        (Grammar((*DIGITS, "go back"), Mode.ANSWER), "one two", Listening.STRUNG),
        (Grammar((*DIGITS, "go back"), Mode.ANSWER), "go back", Listening.CLOSED),
        (Grammar(("a", "b", "one"), Mode.SPELLING), "a one", Listening.STRUNG),
        (Grammar(("a", "one"), Mode.ANSWER, shapes=((("a",), ("one",)),)), "a one", Listening.STRUNG),
    ],
)
def test_ways_of_listening(grammar: Grammar, text: str, how: Listening) -> None:
    assert listening(parts(grammar), text) is how


def test_nothing_expected_is_open_listening() -> None:
    assert listening(Parts((), ()), "") is Listening.OPEN


def test_pocketsphinx_has_figures_and_says_what_they_were_fitted_to() -> None:
    made = calibration(files("plainspoken.hearing.pocketsphinx").joinpath(FIGURES))
    assert isinstance(made, Calibration)
    assert "trials" in made.about


def test_words_of_a_result() -> None:
    told = {"result": [{"word": "go", "conf": 0.5, "start": 1.0, "end": 1.25}, {"word": "back"}], "text": "go back"}
    assert words_of(json.dumps(told)) == (Word("go", 0.5, 0.25), Word("back"))
    assert words_of('{"text": "go back"}') == (Word("go"), Word("back"))
    assert words_of("{}") == ()


def test_what_libvosk_tells_of_how_well_it_heard() -> None:
    found = evidence((Word("go", 1.0, 0.3), Word("[unk]", 0.6, 0.2), Word("back", 0.5, 0.3)), 1.2, 0.9, 7)
    expected = {"sure": 0.7, "least_sure": 0.5, "known": 2 / 3, "likeness": 0.9, "pace": 0.1, "cover": 0.5}
    assert {name: found[name] for name in expected} == pytest.approx(expected)
    assert evidence((), 1.0)["known"] == 0.0


def test_a_model_may_bring_its_figures(
    vosk_model: Path, tmp_path: Path, spoken: Callable[[str], Sound], vosk: VoskRecogniser
) -> None:
    mine = tmp_path / "model"
    mine.mkdir()
    for part in vosk_model.iterdir():
        (mine / part.name).symlink_to(part)
    (mine / "conf").unlink()
    (mine / "conf").mkdir()
    for file in (vosk_model / "conf").iterdir():
        (mine / "conf" / file.name).symlink_to(file)
    (mine / FILE).write_text(json.dumps({**GOOD, "closed": {"bias": 0.0, "features": {}}}))
    made = VoskRecogniser(mine, tmp_path / "stamps")
    heard = transcribe(spoken("go back"), made, Grammar(("go back", "stop")))
    assert (heard.text, heard.confidence) == ("go back", 0.5)
    assert transcribe(spoken("go back"), vosk, Grammar(("go back", "stop"))).confidence != 0.5
    assert set(made.evidence) >= {"fit", "apart"}
    made.close()
