"""What is said in training: commands as people say them, pages' words, values, spelling, and words at large."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .spoken_values import amount, date, digits, names, nato, spelled


@dataclass(frozen=True, slots=True)
class Material:
    """What sentences are made of: phrases, frames with one gap "{}", pages' labels, and words, likeliest first."""

    phrases: Sequence[str]
    frames: Sequence[str]
    labels: Sequence[str]
    words: Sequence[str]


Maker = Callable[[Material, random.Random], str]


def sentence(material: Material, chance: random.Random) -> str:
    """One sentence in small letters, drawn by how often its like is said to Plainspoken."""
    maker, _ = chance.choices(MAKERS, [share for _, share in MAKERS])[0]
    return maker(material, chance)


def _phrase(material: Material, chance: random.Random) -> str:
    return chance.choice(material.phrases)


def _filled(material: Material, chance: random.Random) -> str:
    return chance.choice(material.frames).replace("{}", _label(material, chance))


def _label(material: Material, chance: random.Random) -> str:
    return chance.choice(material.labels)


def _any_words(material: Material, chance: random.Random) -> str:
    weights = [1 / (rank + 20) ** 0.6 for rank in range(len(material.words))]
    return " ".join(chance.choices(material.words, weights, k=chance.randint(1, 7)))


def _said(value: Callable[[random.Random], str]) -> Maker:
    return lambda material, chance: value(chance)


MAKERS: tuple[tuple[Maker, float], ...] = (
    (_phrase, 0.26),
    (_filled, 0.14),
    (_label, 0.06),
    (_said(digits), 0.12),
    (_said(spelled), 0.08),
    (_said(nato), 0.08),
    (_said(amount), 0.05),
    (_said(date), 0.04),
    (_said(names), 0.02),
    (_any_words, 0.15),
)
"""What is said, and its share: mostly what people say to Plainspoken, and any words so that all sounds are learnt."""
