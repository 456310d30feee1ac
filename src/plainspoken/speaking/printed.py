"""Speech without sound: every utterance is begun and finished at once, for conversations held in text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from plainspoken.flow import Event, Finished, Manner, Reached, Utterance, VoiceDescription
from plainspoken.speaking.voice import Voice


class PrintedSpeech:
    """Speaks as a Speaker does, with no sound; `play(sentences)` decides how far it gets before the next command.

    With `at_once` all is played as soon as it is said, for a person who reads the answers. `voice` is one that would
    speak if it could be heard: theirs can be chosen for the next time.
    """

    def __init__(self, post: Callable[[Event], None], *, at_once: bool = False, voice: Voice | None = None) -> None:
        self._post = post
        self._at_once = at_once
        self._voice = voice
        self._pending: list[Iterator[Utterance]] = []
        self._turn = 0

    def say(self, utterances: Iterable[Utterance], manner: Manner, turn: int) -> None:
        """Queue utterances; they are drawn when played."""
        self._pending.append(iter(utterances))
        self._turn = turn
        if self._at_once:
            self.play()

    def play(self, sentences: int | None = None) -> None:
        """Play so many utterances, or all; each reports its mark as it begins, the last that all is finished."""
        left = sentences
        while self._pending:
            for utterance in self._pending[0]:
                if utterance.mark is not None:
                    self._post(Reached(utterance.mark, self._turn))
                left = None if left is None else left - 1
                if left == 0:
                    return
            self._pending.pop(0)
        self._post(Finished(self._turn))

    def stop(self) -> None:
        """Drop all that was still to be said."""
        self._pending.clear()

    def duck(self, soft: bool) -> None:
        """Print is never loud."""

    def tone(self, name: str) -> None:
        """A tone is not printed."""

    def voices(self) -> tuple[VoiceDescription, ...]:
        """Print has no voice but the one that waits to be heard."""
        return () if self._voice is None else self._voice.voices()

    @contextmanager
    def working(self) -> Iterator[None]:
        """Work is not printed."""
        yield

    def close(self) -> None:
        """Let go of the voice, if there is one."""
        self._pending.clear()
        if self._voice is not None:
            self._voice.close()
