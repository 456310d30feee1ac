"""Tells how any word may be said: from what was kept of earlier conversations, else from eSpeak NG."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Lock

from plainspoken.hearing.pronouncing.espeak_trace import TraceError, Words, traces
from plainspoken.hearing.pronouncing.guesses import questions, sayable, spelling, ways
from plainspoken.hearing.pronouncing.kept import KeptWords

Ask = Callable[[Words], Mapping[str, list[str]]]


class Pronouncer:
    """May be used by several threads. Where eSpeak NG is not there, words that were not kept cannot be said."""

    def __init__(self, kept: Path | None = None, ask: Ask = traces) -> None:
        """`kept` is the file of words asked for before (in the person's cache unless given)."""
        self._kept = KeptWords(kept)
        self._ask = ask
        self._answers = True
        self._answered = False
        self._lock = Lock()

    def can_say(self, word: str) -> bool:
        """Whether a word can be said. The first asks eSpeak NG, the others take it from there that it answers."""
        if not sayable(word):
            return False
        if not self._answered and word not in self._kept:
            return bool(self.say([word])[word])
        return self._answers or word in self._kept

    def say(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The ways of saying each word, phones parted by a space; none for what cannot be said.

        All that are new are asked for at once: 60 ms for one or for a hundred.
        """
        wanted = tuple(dict.fromkeys(words))
        with self._lock:
            new = [word for word in wanted if word not in self._kept and sayable(word)]
            if new and self._answers:
                self._learn(new)
            return {word: self._kept.get(word) for word in wanted}

    def _learn(self, words: list[str]) -> None:
        """Ask for words and keep the answer."""
        spellings = {word: spelling(word) for word in words}
        asked = questions(spellings.values())
        try:
            told = self._ask(asked)
        except TraceError:
            self._answers = False
            return
        finally:
            self._answered = True
        by_voice = {voice: dict(zip(each, told[voice], strict=True)) for voice, each in asked.items()}
        self._kept.keep({word: ways(each, by_voice) for word, each in spellings.items()})
