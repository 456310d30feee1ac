"""Utterances made ready for training, some hundred a file, so that making them can stop and go on at any time."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .alignment import SILENCE, Aligner, Spoken
from .features import cepstra
from .people import Recording
from .rooms import HARD, MILD, faster, heard
from .sentences import Material, sentence
from .synthetic_voices import learnt, spoken

RATE = 16000
FACTORS = (0.88, 0.92, 0.96, 1.0, 1.0, 1.04, 1.08, 1.12)
"""How much faster or slower, with pitch and vocal tract: other speakers from the same ones."""

LONGEST_SECONDS = 20
FAINT = 8.0
"""Noise in the silence of a sound to be aligned, of 32,767: PocketSphinx hears ill after digital silence."""

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words, their phones and the frames each begins at, and the features of several hearings of one sound."""

    words: str
    phones: tuple[str, ...]
    starts: tuple[int, ...]
    hearings: tuple[NDArray[np.float16], ...]


def synthetic(material: Material, aligner: Aligner, count: int, seed: int) -> Iterator[Utterance]:
    """Utterances of synthetic voices: one mild and one hard hearing of each."""
    chance, noise = random.Random(seed), np.random.default_rng(seed)
    asked = [(sentence(material, chance), learnt(chance)) for _ in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        sounds = spoken(asked, Path(folder))
    others: Samples | None = None
    for (words, _), sound in zip(asked, sounds, strict=True):
        if sound is None:
            continue
        padded = _padded(faster(sound, chance.choice(FACTORS)), noise)
        if phones := _aligned(padded, words, aligner, noise):
            yield _utterance(words, phones, padded, noise, others)
        others = padded


def human(recordings: Sequence[Recording], aligner: Aligner, seed: int) -> Iterator[Utterance]:
    """Utterances of people: as they are and twice at another speed, each with a mild and a hard hearing."""
    chance, noise = random.Random(seed), np.random.default_rng(seed)
    others: Samples | None = None
    for recording in recordings:
        sound = _padded(recording.samples(), noise)
        phones = _aligned(sound, recording.words, aligner, noise) if len(sound) < LONGEST_SECONDS * RATE else ()
        for factor in (1.0, chance.uniform(0.88, 0.96), chance.uniform(1.04, 1.14)) if phones else ():
            yield _utterance(recording.words, _at_speed(phones, factor), faster(sound, factor), noise, others)
        others = sound


def _padded(sound: Samples, noise: np.random.Generator) -> Samples:
    """A sound of full level with a little silence before and after."""
    before, after = (np.zeros(int(noise.uniform(0.05, 0.4) * RATE), np.float32) for _ in range(2))
    whole = np.concatenate((before, sound, after))
    return (whole * (0.4 / max(1e-4, float(np.abs(whole).max())))).astype(np.float32)


def _aligned(sound: Samples, words: str, aligner: Aligner, noise: np.random.Generator) -> tuple[Spoken, ...]:
    """The phones, or none where the alignment cannot be right: no phone of a word lasts beyond a second."""
    clean = (sound * 32767 + noise.standard_normal(len(sound)) * FAINT).astype(np.int16)
    phones = aligner.aligned(clean, words)
    fits = len(phones) > 1 and all(each.phone == SILENCE or each.end - each.start < 100 for each in phones)
    return phones if fits else ()


def _at_speed(phones: Sequence[Spoken], factor: float) -> tuple[Spoken, ...]:
    """The phones of a sound that is played `factor` times as fast: aligned once, which costs the most."""
    return tuple(Spoken(each.phone, round(each.start / factor), round(each.end / factor)) for each in phones)


def _utterance(
    words: str, phones: Sequence[Spoken], sound: Samples, noise: np.random.Generator, others: Samples | None
) -> Utterance:
    """An utterance with a mild and a hard hearing of it."""
    hearings = tuple(cepstra(heard(sound, each, noise, others)).astype(np.float16) for each in (MILD, HARD))
    return Utterance(words, tuple(each.phone for each in phones), tuple(each.start for each in phones), hearings)


def write_shard(file: Path, utterances: Iterator[Utterance]) -> int:
    """Write a shard, whole or not at all; how many utterances are in it."""
    every = list(utterances)
    columns: dict[str, Any] = {
        "words": np.array([each.words for each in every]),
        "phones": np.array([" ".join(each.phones) for each in every]),
        "starts": np.array([" ".join(map(str, each.starts)) for each in every]),
        "frames": np.array([len(each.hearings[0]) for each in every]),
    }
    for number in range(len(every[0].hearings) if every else 0):
        columns[f"hearing{number}"] = np.concatenate([each.hearings[number] for each in every])
    beside = file.with_suffix(".new.npz")
    np.savez(beside, **columns)
    beside.replace(file)
    return len(every)


def read_shard(file: Path) -> Iterator[Utterance]:
    """The utterances of a shard."""
    with np.load(file) as held:
        ends = np.cumsum(held["frames"])
        hearings = [held[name] for name in sorted(held.files) if name.startswith("hearing")]
        for at, end in enumerate(ends):
            span = slice(int(end - held["frames"][at]), int(end))
            phones = tuple(str(held["phones"][at]).split())
            starts = tuple(int(each) for each in str(held["starts"][at]).split())
            yield Utterance(str(held["words"][at]), phones, starts, tuple(each[span] for each in hearings))
