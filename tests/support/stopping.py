"""Saying "stop" over the voice on headphones: from the first sound of the word to the last of the voice."""

from __future__ import annotations

import time

from support.listening import PATIENCE, Running
from support.sound_card import Hearing, SoundCard

AUDIBLE = 200
QUIET_SECONDS = 0.3


def stop_over_reading(card: SoundCard, running: Running, words: str = "stop reading") -> float:
    """Seconds from the first sound of the words until the voice is silent for good; fails where it does not obey."""
    file = running.recorded(words)
    before = len(running.lines)
    running.type("read the page")
    running.wait_for("You: read the page", before)
    start = len(running.loudspeaker.blocks)
    running.loudspeaker.wait_until_heard(start)
    microphone = Hearing(running.loudspeaker.rate, "mic_in.monitor")
    try:
        _speaks_for(running.loudspeaker, 1.0)
        at = len(microphone.blocks)
        assert card.speak(file).wait(30) == 0
        running.wait_for(f"You: {words.split(maxsplit=1)[0]}", before)
        began = _first(microphone, at)
        running.loudspeaker.wait_until_quiet(start, 1.0, PATIENCE)
        return _last(running.loudspeaker) - began
    finally:
        microphone.close()


def _speaks_for(loudspeaker: Hearing, seconds: float) -> None:
    """Wait until so much more has been heard of the loudspeaker, whose clock is real."""
    end = time.perf_counter() + seconds
    loudspeaker.wait_until(lambda _: loudspeaker.blocks[-1][0] >= end)


def _first(heard: Hearing, after: int) -> float:
    """When the first audible sample came behind so many blocks."""
    for moment, block in heard.blocks[after:]:
        samples = memoryview(block[: len(block) // 2 * 2]).cast("h")
        for index, sample in enumerate(samples):
            if abs(sample) > 10 * AUDIBLE:  # the word, not the room's noise before it
                return moment - (len(samples) - index) / heard.rate
    raise AssertionError("nothing was spoken")


def _last(heard: Hearing) -> float:
    """When the last audible sample came."""
    for moment, block in reversed(heard.blocks):
        samples = memoryview(block[: len(block) // 2 * 2]).cast("h")
        for index in range(len(samples) - 1, -1, -1):
            if abs(samples[index]) > AUDIBLE:
                return moment - (len(samples) - index) / heard.rate
    raise AssertionError("nothing was heard")
