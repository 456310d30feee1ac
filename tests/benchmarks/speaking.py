"""How fast the assistant speaks up: `python tests/benchmarks/speaking.py`; all in one run, ratios to compare."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from plainspoken.flow import Event, Manner, Mark, Reached, Utterance
from plainspoken.reading.speakable import speakable
from plainspoken.speaking import Pyttsx3Voice, Tape, TapeSpeaker
from plainspoken.speaking.working import Working

SENTENCES = (
    "Council tax.",
    "Find my nearest council tax office please.",
    "You can pay by direct debit on the first, the fifteenth or the twenty-fifth of each month.",
)
WRITTEN = "Your council tax bill for 2025/26 is £1,250.50. Call 0300 123 4567 by 5 April 2026."
ROUNDS = 50


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Milliseconds that each round took."""
    found = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        found.append((time.perf_counter() - begun) * 1000)
    return sorted(found)


def show(what: str, found: list[float], note: str = "") -> None:
    middle, worst = statistics.median(found), found[int(len(found) * 0.95)]
    print(f"{what:44} median {middle:8.2f} ms   95th of 100 {worst:8.2f} ms   {note}")


def start() -> None:
    """A voice from nothing to its first sound."""
    voice = Pyttsx3Voice()
    voice.render("Ready.", "en", Manner())
    voice.close()


def stopping(voice: Pyttsx3Voice) -> tuple[list[float], list[float]]:
    """The first sound of an answer after `say`, and `stop` in the middle of it."""
    first, stop = [], []
    for turn in range(ROUNDS):
        events: list[Event] = []
        tape = Tape()
        speaker = TapeSpeaker(voice, tape, events.append)
        words = [Utterance(f"Sentence {turn} {each}", mark=Mark(0)) for each in SENTENCES]
        first += timed(
            lambda speaker=speaker, words=words, tape=tape: (speaker.say(words, Manner(), 1), tape.play_for(0.01)), 1
        )
        assert events == [Reached(Mark(0), 1)]
        stop += timed(speaker.stop, 1)
    return sorted(first), sorted(stop)


def waiting(seconds: float) -> list[tuple[float, str]]:
    """What is heard of work that really takes so long, and after how many seconds."""
    heard: list[tuple[float, str]] = []
    begun = time.perf_counter()
    with Working(lambda cue: heard.append((time.perf_counter() - begun, cue.value))):
        time.sleep(seconds)
    return heard


def main() -> None:
    print("work of 6.5 s is heard:", ", ".join(f"{what} at {at:.3f} s" for at, what in waiting(6.5)))
    show("voice started, first sentence rendered", timed(start, 5))
    voice = Pyttsx3Voice()
    for sentence in SENTENCES:
        seconds = voice.render(sentence, "en", Manner()).seconds
        found = timed(lambda sentence=sentence: voice.render(sentence, "en", Manner()))
        ratio = seconds * 1000 / statistics.median(found)
        show(f"rendered, {len(sentence)} characters", found, f"{seconds:.2f} s of speech, {ratio:.0f} times real time")
    rates = iter(range(150, 150 + ROUNDS + 1))
    show("rendered at another rate each time", timed(lambda: voice.render(SENTENCES[1], "en", Manner(next(rates)))))
    first, stop = stopping(voice)
    show("first sound on tape after say", first)
    show("stop on tape", stop)
    show("made speakable, 84 characters", timed(lambda: speakable(WRITTEN)))
    voice.close()


if __name__ == "__main__":
    main()
