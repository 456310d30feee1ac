"""The figures of how sure a recogniser may be come of fair trials, and tell right from wrong."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from voice_models.recipe.calibration.calibrating import Order, fit, right
from voice_models.recipe.calibration.fitting import Tried, fitted, quality
from voice_models.recipe.calibration.trials import DIGITS, Spoken, Trial, trials
from voice_models.recipe.calibration.utterances import Sounds, background, people, voices
from voice_models.recipe.corpus.people import recordings
from voice_models.recipe.corpus.word_lists import word_lists

from plainspoken.flow import Grammar, Transcript
from plainspoken.hearing.calibration import Calibration, Fit, Listening

COMMANDS = tuple(f"command {number}" for number in range(130))


def tried(count: int, seed: int = 1) -> list[Tried]:
    """Trials whose likelihood to be right is the logistic of twice one feature; the other says nothing."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        telling = chance.gauss(0, 1.5)
        good = chance.random() < 1 / (1 + 2.718 ** (-2 * telling))
        found.append(Tried({"telling": telling, "idle": chance.gauss(0, 1)}, good, f"speaker {number % 40}"))
    return found


def test_a_fit_finds_what_tells() -> None:
    made = fitted(tried(2000))
    assert made.features["telling"].weight == pytest.approx(2.0, abs=0.3)
    assert abs(made.features["idle"].weight) < 0.2
    assert made.likelihood({"telling": 0.0, "idle": 0.0}) == pytest.approx(1 / 6, abs=0.03)
    assert made.likelihood({"telling": 99.0, "idle": 0.0}) < 1


def test_quality_is_on_other_speakers() -> None:
    good = quality(tried(2000))
    assert (good.trials, good.right) == (2000, sum(each.right for each in tried(2000)))
    assert 0.85 < good.area < 0.97
    idle = [Tried({"idle": each.evidence["idle"]}, each.right, each.speaker) for each in tried(2000)]
    assert quality(idle).area == pytest.approx(0.5, abs=0.06)


@pytest.mark.parametrize("good", [True, False])
def test_where_nothing_differs_the_share_is_all_there_is(good: bool) -> None:
    made = fitted([Tried({"x": float(at)}, good, "one") for at in range(30)])
    assert made.features == {}
    assert (made.likelihood({}) > 0.9) == good


SPOKEN = [
    *(Spoken(words) for words in COMMANDS[:40]),
    *(Spoken("one two seven"), Spoken("p q r")),
    Spoken("a sentence that nobody would ever put on a page as a label"),
]


def test_half_of_what_is_said_is_meant() -> None:
    made = list(trials(SPOKEN, COMMANDS, random.Random(3)))
    short = [each for each in made if each.spoken.words in COMMANDS and each.grammar.phrases]
    closed = [each for each in short if len(each.grammar.phrases) > 1 and "zero" not in each.grammar.phrases]
    there = [each for each in closed if each.spoken.words in each.grammar.phrases]
    assert 0.4 < len(there) / len(closed) <= 0.6
    long = [each for each in made if len(each.spoken.words.split()) > 8 and each.grammar.phrases]
    assert all(each.spoken.words not in each.grammar.phrases for each in long)
    assert any(each.grammar.phrases == DIGITS for each in made if each.spoken.words == "one two seven")
    assert made == list(trials(SPOKEN, COMMANDS, random.Random(3)))


def test_voices_to_calibrate_with_are_neither_learnt_from_nor_tested_with() -> None:
    lists = word_lists()
    calibrating = set(lists["espeak_calibrating"])
    assert calibrating.isdisjoint(lists["espeak_learnt"] + lists["espeak_held_out"])
    made = voices(COMMANDS, random.Random(1))
    assert {each.voice.partition("+")[2] for each in made} <= calibrating


def test_a_trial_sounds_the_same_each_time_and_a_voice_can_be_heard() -> None:
    said = voices(COMMANDS, random.Random(1))[0]
    trial = Trial(said, Grammar(("one",)), "babble", 10.0, 5)
    sounds = Sounds(background([said]))
    assert sounds.of(trial) == sounds.of(trial) != sounds.of(Trial(said, Grammar(("one",)), "pink", 10.0, 5))


def test_people_say_no_words_too_often(tmp_path: Path) -> None:
    lines = [
        {"file": f"{number}.ogg", "text": "cat", "speaker": str(number), "accent": None, "set": "words"}
        for number in range(60)
    ]
    (tmp_path / "manifest.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    assert len(people(recordings(tmp_path), random.Random(1))) == 25


@pytest.mark.parametrize(
    ("heard", "how", "good"),
    [
        ("one two three four", Listening.CLOSED, True),
        ("one two three", Listening.CLOSED, False),
        ("one two three", Listening.STRUNG, True),
        ("one seven", Listening.STRUNG, False),
        ("one two three for", Listening.OPEN, True),
    ],
)
def test_what_is_right(heard: str, how: Listening, good: bool) -> None:
    trial = Trial(Spoken("one two three four"), Grammar())
    assert right(Transcript(heard), trial, how) is good


def kept(count: int) -> dict[int, dict[str, object]]:
    return {
        number: {"how": "closed", "tried": {"evidence": each.evidence, "right": each.right, "speaker": each.speaker}}
        for number, each in enumerate(tried(count))
    }


def test_figures_are_made_of_what_was_kept() -> None:
    told: list[str] = []
    made = fit(kept(300), None, told.append)
    assert made.likelihood(Listening.CLOSED, {"telling": 3.0}) > 0.8
    assert [line.partition(":")[0] for line in told] == ["closed", "strung", "open"]
    assert "300 trials" in made.about
    assert made.open == made.closed


def test_where_there_are_too_few_trials_figures_stay_as_they_were() -> None:
    idle = Fit(bias=0.5, features={})
    before = Calibration(closed=idle, strung=idle, open=idle)
    made = fit(kept(300), before, str)
    assert (made.strung, made.open) == (idle, idle)
    assert made.closed != idle
    assert fit(kept(30), before, str).closed == idle
    with pytest.raises(ValueError, match=r"of 30 utterances 30 were heard, .* too few"):
        fit(kept(30), None, str)


def test_figures_lie_with_their_model() -> None:
    assert Order("models/mine", Path("p"), Path("k")).file == Path("models/mine/conf/calibration.json")
    assert Order("pocketsphinx", Path("p"), Path("k")).file.parts[-2:] == ("pocketsphinx", "calibration.json")
