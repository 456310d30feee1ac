"""What the loudspeaker says, remembered for a moment, so that what the microphone hears of it is not obeyed."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from threading import Lock

from plainspoken.flow import Event, SpeechBegan, Transcript
from plainspoken.intent.own_words import Spoken, is_own

KEPT_SECONDS = 90.0
"""How long what was said is remembered: longer than the longest utterance."""

TOLD_AFTER = 0.1
"""Seconds of speech after which SpeechBegan comes."""

Clock = Callable[[], float]


class OwnVoice:
    """Remembers what the loudspeaker has been saying and when; told by the speaker, from any thread."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._spoken: deque[Spoken] = deque()
        self._rest: Spoken | None = None

    def sounds(self, text: str, seconds: float) -> None:
        """Some words begin to be heard, and are for so many seconds if nothing stops them."""
        now = self._clock()
        with self._lock:
            self._rest = None
            while self._spoken and self._spoken[0].began < now - KEPT_SECONDS:
                self._spoken.popleft()
            self._spoken.append(Spoken(text, now, seconds))

    def silenced(self) -> None:
        """Nothing is heard from now on: what was being said was said in part."""
        now = self._clock()
        with self._lock:
            if not self._spoken or self._spoken[-1].began + self._spoken[-1].seconds <= now:
                return
            whole = self._spoken.pop()
            past = now - whole.began
            words = whole.text.split()
            said = round(len(words) * past / whole.seconds)
            self._spoken.append(Spoken(" ".join(words[:said]), whole.began, past))
            self._rest = Spoken(" ".join(words[said:]), now, whole.seconds - past)

    def resumed(self) -> None:
        """What was silenced is said to its end from now on."""
        with self._lock:
            rest, self._rest = self._rest, None
            if rest is not None:
                self._spoken.append(replace(rest, began=self._clock()))

    def dropped(self) -> None:
        """Nothing is heard from now on, and what was being said is not said to its end."""
        self.silenced()
        with self._lock:
            self._rest = None

    def lately(self) -> tuple[Spoken, ...]:
        """What was said lately."""
        with self._lock:
            return tuple(self._spoken)


def without_own(
    post: Callable[[Event], None],
    own: OwnVoice,
    spared: Callable[[str], bool],
    clock: Clock = time.monotonic,
) -> Callable[[Event], None]:
    """A way to post what a listener hears that makes silence of the loudspeaker's own words.

    `spared` tells words that are posted all the same. For loudspeakers: in headphones nothing comes back, and there a
    person may well say a label along with the voice that reads it.
    """
    began = clock()

    def posted(event: Event) -> None:
        nonlocal began
        if isinstance(event, SpeechBegan):
            began = clock() - TOLD_AFTER
        post(_silent(event) if isinstance(event, Transcript) and is_echo(event) else event)

    def is_echo(heard: Transcript) -> bool:
        return not (heard.typed or spared(heard.text)) and is_own(heard.text, began, own.lately())

    return posted


def _silent(heard: Transcript) -> Transcript:
    return Transcript("", 0.0, seconds=heard.seconds)
