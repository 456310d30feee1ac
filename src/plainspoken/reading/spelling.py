"""Words letter by letter."""

from __future__ import annotations

from plainspoken.wording import Wording


def spelt(text: str, wording: Wording) -> list[str]:
    """Each word as its letters, "S, W, 1, ay"; the stop that ends a sentence is left out."""
    words = text.strip()
    words = words[:-1] if words.endswith((".", ",", ":", ";")) and len(words) > 1 else words
    return [", ".join(_letter(letter, wording) for letter in word) for word in words.split()]


def _letter(letter: str, wording: Wording) -> str:
    key = f"letter.{letter}"
    return wording.reply(key, {}) if wording.has(key) else letter.upper()
