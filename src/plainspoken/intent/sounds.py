"""How English words sound, roughly, so that "council tacks" is near "council tax"."""

from __future__ import annotations

import re

RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:kn|gn)", "n"),
        (r"^wr", "r"),
        (r"ph", "f"),
        (r"gh(?=t)", ""),
        (r"tch", "ch"),
        (r"dge", "j"),
        (r"x", "ks"),
        (r"qu", "kw"),
        (r"c(?=[eiy])", "s"),
        (r"c(?!h)|ck", "k"),
        (r"z", "s"),
        (r"([^aeiou])\1", r"\1"),
        (r"(?<=[^aeiou])e$", ""),
        (r"[aeiouy]*r(?![aeiouy])", "r"),
        (r"ea|ee|ie|ey|y", "i"),
        (r"ai|ay|ei", "e"),
        (r"oa|ow|ou", "o"),
    )
)


def sounded(word: str) -> str:
    """A word as letters that stand for its sounds: "tax" and "tacks" are both "taks"."""
    for pattern, sound in RULES:
        word = pattern.sub(sound, word)
    return word
