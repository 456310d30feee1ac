"""What a model would learn from: sentences that can all be said, pronunciations, rooms, alignments, and their files."""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
from voice_models.recipe.corpus.alignment import SILENCE, Aligner
from voice_models.recipe.corpus.lexicon import PHONES, Lexicon, lexicon, non_rhotic
from voice_models.recipe.corpus.material import material
from voice_models.recipe.corpus.people import recordings
from voice_models.recipe.corpus.rooms import HARD, MILD, faster, heard, noise_like, through_telephone
from voice_models.recipe.corpus.sentences import Material, sentence
from voice_models.recipe.corpus.shards import Utterance, read_shard, write_shard
from voice_models.recipe.corpus.synthetic_voices import held_out, learnt
from voice_models.recipe.corpus.word_lists import word_lists

RATE = 16000


@pytest.fixture(scope="module")
def known() -> Lexicon:
    return lexicon()


@pytest.fixture(scope="module")
def said(known: Lexicon) -> Material:
    return material(known, ("council", "tax", "house", "every"))


def test_every_sentence_can_be_said(known: Lexicon, said: Material) -> None:
    chance = random.Random(3)
    drawn = [sentence(said, chance) for _ in range(3000)]
    assert [each for each in drawn if not known.has_all(each)] == []
    assert len(set(drawn)) > 1500
    assert {"yes", "next heading", "zero"} & set(drawn)


def test_the_material_is_large_enough_to_learn_from(said: Material) -> None:
    assert len(said.phrases) > 1000
    assert len(said.frames) > 50
    assert len(said.labels) > 200


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("F AO R", "F AO"),
        ("HH IH R", "HH IH AH"),
        ("HH IH R IH NG", "HH IH R IH NG"),
        ("M AH DH ER", "M AH DH AH"),
        ("W ER K", "W ER K"),
        ("K AA R D", "K AA D"),
        ("R EH D", "R EH D"),
    ],
)
def test_british_ways_beside_american(american: str, british: str) -> None:
    assert " ".join(non_rhotic(tuple(american.split()))) == british


def test_both_ways_are_in_the_lexicon(known: Lexicon) -> None:
    assert {("F", "AO", "R"), ("F", "AO")} <= set(known.ways["four"])
    assert known.ways["hmrc"][0] == ("EY", "CH", "EH", "M", "AA", "R", "S", "IY")
    assert {phone for ways in known.ways.values() for way in ways for phone in way} == set(PHONES)


def test_nothing_that_is_tested_with_is_learnt() -> None:
    chance = random.Random(1)
    lists = word_lists()
    tested = {held_out(chance).voice.partition("+")[2] for _ in range(300)} - {""}
    heard_often = {learnt(chance).voice.partition("+")[2] for _ in range(3000)} - {""}
    assert tested == set(lists["espeak_held_out"])
    assert not tested & heard_often
    assert held_out(random.Random(0)).accent


@pytest.mark.parametrize("conditions", [MILD, HARD])
def test_a_room_keeps_the_length_and_is_the_same_for_the_same_chance(conditions) -> None:
    speech = np.sin(np.arange(RATE, dtype=np.float32) / 10)
    others = noise_like(RATE // 2, 1, np.random.default_rng(9))
    for seed in range(25):
        sounds = [heard(speech, conditions, np.random.default_rng(seed), others) for _ in range(2)]
        assert sounds[0].dtype == np.int16
        assert len(sounds[0]) == RATE
        assert np.array_equal(*sounds)
        assert np.abs(sounds[0]).max() > 500


def test_noise_falls_as_it_should() -> None:
    chance = np.random.default_rng(2)
    for slope, falls in ((0, 0), (1, 3), (2, 6)):
        power = np.abs(np.fft.rfft(noise_like(1 << 16, slope, chance))) ** 2
        octaves = [10 * np.log10(power[1 << at : 2 << at].mean()) for at in range(8, 14)]
        assert -np.diff(octaves).mean() == pytest.approx(falls, abs=0.7)


def test_a_telephone_has_nothing_above_4_kilohertz() -> None:
    heard_through = through_telephone(noise_like(RATE, 0, np.random.default_rng(1)))
    power = np.abs(np.fft.rfft(heard_through)) ** 2
    assert power[4300:].sum() < power.sum() / 1000
    assert len(faster(heard_through, 1.25)) == pytest.approx(RATE / 1.25, abs=2)


def test_speech_is_aligned_with_its_words(known: Lexicon, tmp_path: Path, speech) -> None:
    known.write(tmp_path / "words.dict")
    aligner = Aligner(tmp_path / "words.dict")
    samples = np.frombuffer(speech.pcm("next heading"), np.int16)
    phones = aligner.aligned(samples, "next heading")
    assert " ".join(each.phone for each in phones if each.phone != SILENCE) == "N EH K S T HH EH D IH NG"
    assert all(first.end == second.start for first, second in pairwise(phones))
    assert phones[-1].end == pytest.approx(len(samples) / RATE * 100, abs=5)
    assert aligner.aligned(samples, "not-a-word-at-all") == ()


def test_shards_are_read_as_they_were_written(tmp_path: Path) -> None:
    chance = np.random.default_rng(5)
    written = [
        Utterance(
            f"word {n}",
            ("SIL", "B", "SIL"),
            (0, 4, 9 + n),
            tuple(chance.normal(size=(12 + n, 40)).astype(np.float16) for _ in range(2)),
        )
        for n in range(3)
    ]
    assert write_shard(tmp_path / "one.npz", iter(written)) == 3
    read = list(read_shard(tmp_path / "one.npz"))
    assert [(each.words, each.phones, each.starts) for each in read] == [
        (each.words, each.phones, each.starts) for each in written
    ]
    for one, other in zip(read, written, strict=True):
        assert all(map(np.array_equal, one.hearings, other.hearings))
    assert [each.name for each in tmp_path.iterdir()] == ["one.npz"]


def test_peoples_recordings(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros((4410, 2)), 44100)
    lines = [
        {"file": "a.wav", "text": "Yes, please!", "speaker": "s1", "set": "here", "accent": "us"},
        {"file": "a.wav", "text": "no", "speaker": "s2", "set": "here", "align_score": -9.0},
        {"file": "a.wav", "text": None, "speaker": "s2", "set": "here"},
    ]
    (tmp_path / "manifest.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (found,) = recordings(tmp_path)
    assert (found.words, found.speaker, found.collection, found.accent) == ("yes please", "s1", "here", "us")
    assert len(found.samples()) == 1600
