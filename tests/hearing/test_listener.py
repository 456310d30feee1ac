"""The listener's thread, with a source, a detector and a recogniser that do as a test's script says.

A window is a number: 0 is silence, any other is speech and what the recogniser hears in it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

import pytest

from plainspoken.flow import Event, Grammar, Mode, Sound, SpeechBegan, SpeechWentOn, Transcript, Trouble
from plainspoken.hearing import RecordedSource
from plainspoken.hearing.keys import Move
from plainspoken.hearing.listener import Listener
from plainspoken.hearing.pocketsphinx import PocketSphinxRecogniser

WINDOW = 512
Item = int | Trouble | Exception | Callable[[], None] | None


def window(number: int) -> bytes:
    return number.to_bytes(2, "little") * WINDOW


class Script:
    """A source that gives what the test wrote: windows, troubles, failures, things to do meanwhile."""

    rate = 16000

    def __init__(self, *items: Item) -> None:
        self.items: SimpleQueue[Item] = SimpleQueue()
        for item in (*items, None):
            self.items.put(item)

    def read(self) -> bytes | Trouble | None:
        item = self.items.get()
        if isinstance(item, Exception):
            raise item
        if callable(item):
            item()
            return b""
        return window(item) if isinstance(item, int) else item

    def close(self) -> None:
        self.items.put(None)


class Detector:
    """Takes every number but 0 for speech."""

    rate = 16000
    window = WINDOW

    def __init__(self) -> None:
        self.began = 0

    def begin(self) -> None:
        self.began += 1

    def likelihood(self, frames: bytes) -> float:
        return float(frames[0] != 0)


class Recogniser:
    """Hears the different numbers, and tells them with the grammar that it expected."""

    name = "numbers"
    rate = 16000

    def __init__(self) -> None:
        self.grammar = Grammar()
        self.expected: list[Grammar] = []
        self.heard = b""
        self.breaks: list[Exception] = []
        self.closed = False

    def expect(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.expected.append(grammar)

    def hear(self, frames: bytes) -> None:
        if self.breaks:
            raise self.breaks.pop()
        self.heard += frames

    def finish(self) -> Transcript:
        numbers = dict.fromkeys(self.heard[::2])
        seconds, self.heard = len(self.heard) / 32000, b""
        return Transcript(" ".join(str(each) for each in numbers if each), 1.0, self.grammar.phrases, seconds)

    def knows(self, word: str) -> bool:
        return word == "one"

    def close(self) -> None:
        self.closed = True


class Room:
    """A listener and all that it posted."""

    def __init__(self, *items: Item) -> None:
        self.recogniser = Recogniser()
        self.detector = Detector()
        self.posted: list[Event] = []
        self.source = Script(*items)
        self.listener = Listener(self.source, self.recogniser, self.posted.append, self.detector)

    def run(self) -> list[str]:
        """Listen to the end of the script; what was posted, in words, but for levels: numbers have none to speak of."""
        self.listener.start()
        for thread in threading.enumerate():
            if thread.name == "listener":
                thread.join(20)
        self.listener.close()
        names = {
            SpeechBegan: lambda each: "began",
            SpeechWentOn: lambda each: "went on",
            Transcript: lambda each: each.text,
            Trouble: lambda each: each.key,
        }
        posted = [names[type(each)](each) for each in self.posted]
        return [each for each in posted if not each.startswith("sound.")]


QUIET = [0] * 20


@pytest.mark.parametrize(
    ("items", "posted"),
    [
        ([], []),
        (QUIET, []),
        ([*QUIET, 1, 1, 1, 1, 1, *QUIET], ["began", "1"]),
        ([1, 1, 1, 1, *QUIET, 2, 2, 2, 2, *QUIET], ["began", "1", "began", "2"]),
        ([1, 1, 1, 0, 0, 0, 2, 2, *QUIET], ["began", "1 2"]),
        ([5, *QUIET, 1, 1, 1, 1, *QUIET], ["began", "1"]),
        ([1, 1, 1, 1], ["began", "1"]),
        ([*[1] * 150, *QUIET, 2, 2, 2, 2, *QUIET], ["began", "went on", "1", "began", "2"]),
        ([*[1] * 150, *QUIET, *[2] * 150, *QUIET], ["began", "went on", "1", "began", "went on", "2"]),
        ([Trouble("microphone.lost"), *QUIET], ["microphone.lost"]),
        ([1, 1, 1, 1, Trouble("microphone.lost"), 2, 2, 2, 2, *QUIET], ["began", "microphone.lost", "began", "2"]),
        ([1, 1, 1, 1, OSError("gone"), 2, 2, 2, 2, *QUIET], ["began", "hearing.failed", "began", "2"]),
    ],
)
def test_what_is_posted(items: list[Item], posted: list[str]) -> None:
    assert Room(*items).run() == posted


def test_the_margin_before_speech_is_heard_too() -> None:
    room = Room(*[0] * 40, 1, 1, 1, 1, *QUIET)
    room.run()
    (transcript,) = (each for each in room.posted if isinstance(each, Transcript))
    assert transcript.seconds == pytest.approx(0.3 + 0.128 + 0.5, abs=0.064)
    assert transcript.spoken == pytest.approx(0.128, abs=0.001)


def test_a_grammar_takes_effect_at_the_next_utterance() -> None:
    later = Grammar(("two",), Mode.DICTATION)
    room = Room(1, 1, 1, lambda: room.listener.expect(later), 1, *QUIET, 2, 2, 2, 2, *[0] * 30, 2, 2, 2, *[0] * 40)
    room.listener.expect(Grammar(("one",)))
    assert room.run() == ["began", "1", "began", "2"]
    transcripts = [each for each in room.posted if isinstance(each, Transcript)]
    assert [each.alternatives for each in transcripts] == [("one",), ("two",)]
    assert transcripts[1].seconds > 2  # a dictation's pause is longer, so that it was one utterance


def test_a_grammar_is_prepared_once() -> None:
    grammar = Grammar(("one",))
    room = Room(1, 1, 1, 1, *QUIET, 1, 1, 1, 1, *QUIET)
    room.listener.expect(grammar)
    room.run()
    assert room.recogniser.expected == [Grammar(), grammar]


def test_muted_it_hears_nothing_and_then_waits_for_the_echo_to_end() -> None:
    room = Room(
        *(1, 1, 1),
        lambda: room.listener.mute(),  # noqa: PLW0108 - the room is not made yet
        *(2, 2, 2, 2, *QUIET),
        lambda: room.listener.unmute(),  # noqa: PLW0108
        *[3] * 8,
        *QUIET,
        *(4, 4, 4, 4, *QUIET),
    )
    assert room.run() == ["began", "began", "4"]
    assert room.detector.began == 1


def test_a_recogniser_that_fails_is_told_once_and_used_again() -> None:
    room = Room(*(1, 1, 1, 1, *QUIET) * 3)
    room.recogniser.breaks = [RuntimeError("broken")]
    posted = room.run()
    assert posted[0] == "hearing.failed"
    assert posted[-2:] == ["began", "1"]
    assert posted.count("hearing.failed") == 1
    assert dict(room.posted[0].values)["why"] == "broken"


def test_a_grammar_that_cannot_be_prepared_does_not_end_the_listening() -> None:
    class Picky(Recogniser):
        def expect(self, grammar: Grammar) -> None:
            if grammar.phrases == ("bad",):
                raise ValueError("no such grammar")
            super().expect(grammar)

    room = Room(*QUIET, 1, 1, 1, 1, *QUIET)
    room.listener._recogniser = Picky()
    room.listener.expect(Grammar(("bad",)))
    assert room.run() == ["hearing.failed", "began", "1"]


def test_where_a_key_is_needed_nothing_is_heard_without() -> None:
    room = Room(1, 1, 1, 1, *QUIET)
    room.listener.talk.only = True
    assert room.run() == []
    assert room.recogniser.heard == b""


def test_pressed_once_the_key_opens_for_one_utterance() -> None:
    room = Room(lambda: press(room), 1, 1, 1, 1, *QUIET, 2, 2, 2, 2, *QUIET)
    room.listener.talk.only = True
    assert room.run() == ["began", "1"]


def test_held_no_pause_ends_what_is_said() -> None:
    room = Room(lambda: press(room, told=True), 1, 1, 1, 1, *QUIET, 2, 2, 2, 2, lambda: release(room), *QUIET)
    assert room.run() == ["began", "1 2"]


def test_the_key_opens_while_muted() -> None:
    room = Room(3, 3, 3, 3, *QUIET, lambda: press(room), 1, 1, 1, 1, *QUIET, 2, 2, 2, 2, *QUIET)
    room.listener.mute()
    assert room.run() == ["began", "1"]


@pytest.mark.parametrize(("only", "posted"), [(True, ["began", "1 2"]), (False, ["began", "1 2", "began", "3"])])
def test_a_second_press_of_a_button_ends_what_is_said_without_a_pause(only: bool, posted: list[str]) -> None:
    room = Room(lambda: push(room), 1, 1, 1, 1, lambda: finish(room), 2, 3, 3, 3, 3)
    room.listener.talk.only = only
    assert room.run() == posted


def test_a_second_press_where_nobody_spoke_ends_the_listening() -> None:
    room = Room(lambda: push(room), *QUIET, lambda: finish(room), 1, 1, 1, 1, *QUIET)
    room.listener.talk.only = True
    assert room.run() == []


def push(room: Room) -> None:
    room.listener.talk.pressed()


def finish(room: Room) -> None:
    room.listener.talk.finish()


def press(room: Room, *, told: bool = False) -> None:
    room.listener.talk.moved(Move.PRESS, told=told)


def release(room: Room) -> None:
    room.listener.talk.moved(Move.RELEASE, told=True)


def test_closing_ends_the_thread_and_the_recogniser() -> None:
    room = Room()
    room.source.items.get()  # the script has no end now: the source waits
    room.listener.start()
    room.listener.close()
    assert room.recogniser.closed
    assert not room.posted


def test_closing_before_it_started() -> None:
    room = Room()
    room.listener.close()
    assert room.recogniser.closed


def test_knows_asks_the_recogniser() -> None:
    listener = Room().listener
    assert listener.knows("one")
    assert not listener.knows("zorblax")


def test_the_whole_ear_on_speech(spoken: Callable[[str], Sound]) -> None:
    """Real detector, real recogniser, real thread; the microphone alone is a recording, at another rate."""
    import numpy as np  # noqa: PLC0415
    import soxr  # noqa: PLC0415 - this test alone needs it

    pcm = spoken("next heading").pcm + bytes(2 * 16000) + spoken("start reading").pcm + bytes(2 * 16000)
    faster = soxr.resample(np.frombuffer(pcm, "<i2"), 16000, 48000).astype("<i2").tobytes()
    posted: SimpleQueue[Event] = SimpleQueue()
    listener = Listener(RecordedSource(Sound(faster, 48000)), PocketSphinxRecogniser(), posted.put)
    listener.expect(Grammar(("next heading", "start reading", "go back", "stop")))
    listener.start()
    came = [posted.get(timeout=30) for _ in range(4)]
    listener.close()
    assert [each.text for each in came if isinstance(each, Transcript)] == ["next heading", "start reading"]
    assert [type(each) for each in came] == [SpeechBegan, Transcript] * 2
