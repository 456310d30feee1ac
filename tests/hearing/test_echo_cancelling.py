"""Echo taken out of what the microphone hears: what is set against what, and how much is left of a room's echo."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from plainspoken.flow import Manner, Sound, Trouble
from plainspoken.hearing import RecordedSource
from plainspoken.hearing import echo_cancelling as cancelling
from plainspoken.hearing.echo_cancelling import FRAME, HEARD_LATE, MOST_AHEAD, RATE, EchoFreeSource, Played, canceller
from plainspoken.hearing.rates import pcm, samples
from plainspoken.hearing.surroundings import ROOMS, impulse_response
from plainspoken.speaking import Pyttsx3Voice

Wave = NDArray[np.float32]
BLOCK = RATE // 50 * 2
LONG = "You pay council tax to your council every month. Most people pay in ten parts, from April to January."


class Taking:
    """A canceller that takes what is played from what is heard, as if there were neither room nor delay."""

    def __init__(self) -> None:
        self.played = bytearray()

    def far(self, frame: bytes) -> None:
        assert len(frame) == FRAME
        self.played += frame

    def near(self, frame: bytes) -> bytes:
        assert len(frame) == FRAME
        return frame


def numbered(count: int) -> bytes:
    return np.arange(count, dtype="<i2").tobytes()


def everything(source: EchoFreeSource) -> bytes:
    return b"".join(block for block in iter(source.read, None) if isinstance(block, bytes))


def test_as_much_is_played_as_is_heard_silence_where_nothing_was() -> None:
    taking, played = Taking(), Played()
    source = EchoFreeSource(RecordedSource(Sound(numbered(1600), RATE)), played, taking)
    played.played(numbered(500), RATE)
    heard = everything(source)
    held = HEARD_LATE * FRAME
    assert heard == bytes(held) + numbered(1600)[:-held]
    assert len(taking.played) == len(heard)
    assert bytes(taking.played).rstrip(b"\0") == numbered(500).rstrip(b"\0")


def test_what_is_played_comes_at_the_microphones_rate() -> None:
    played = Played()
    played.played(bytes(2) * 22050 * 3, 22050)
    played.played((1000).to_bytes(2, "little") * 2205, 22050)
    frames = [played.frame() for _ in range(20)]
    assert max(samples(Sound(b"".join(frames), RATE), RATE)) == pytest.approx(1000 / 32768, rel=0.2)


def test_what_waits_is_never_more_than_the_device_holds() -> None:
    played = Played()
    played.played(numbered(30000), RATE)
    kept = numbered(30000)[-MOST_AHEAD:]
    assert played.frame() == kept[:FRAME]


def test_a_device_that_begins_anew_never_played_the_rest() -> None:
    played = Played()
    played.played(numbered(1000), RATE)
    played.began()
    assert played.frame() == bytes(FRAME)


class Failing:
    """A source that has a trouble, then ends."""

    rate = 48000

    def __init__(self) -> None:
        self.items: Iterator[bytes | Trouble] = iter([numbered(960), Trouble("microphone.lost"), b""])
        self.closed = False

    def read(self) -> bytes | Trouble | None:
        return next(self.items, None)

    def close(self) -> None:
        self.closed = True


def test_troubles_pass_and_another_rate_is_changed() -> None:
    failing = Failing()
    source = EchoFreeSource(failing, Played(), Taking())
    assert source.rate == RATE
    first = source.read()
    assert isinstance(first, bytes)
    assert len(first) % FRAME == 0
    assert [source.read(), source.read(), source.read()] == [Trouble("microphone.lost"), b"", None]
    source.close()
    assert failing.closed


def test_without_the_extra_there_is_no_canceller(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(cancelling.importlib, "import_module", missing)
    assert canceller() is None


@pytest.fixture(scope="module")
def voice() -> Iterator[Pyttsx3Voice]:
    made = Pyttsx3Voice()
    yield made
    made.close()


def spoken(voice: Pyttsx3Voice, text: str, rms: float) -> Wave:
    made = voice.render(text, "en", Manner())
    assert isinstance(made, Sound)
    wave = samples(made, RATE)
    return wave * np.float32(rms / np.sqrt(np.mean(wave**2)))


def through(played: Wave, heard: Wave) -> Wave:
    """What is left of what was heard, while something was played."""
    pytest.importorskip("livekit.rtc", reason="echo cancelling is an extra: pip install '.[echo]'")
    cancels, plays = canceller(), Played()
    assert cancels is not None
    source = EchoFreeSource(RecordedSource(Sound(pcm(heard), RATE)), plays, cancels)
    far, at, kept = pcm(played), 0, []
    while True:
        plays.played(far[at : at + BLOCK], RATE)
        at += BLOCK
        block = source.read()
        if not isinstance(block, bytes):
            return samples(Sound(b"".join(kept)[HEARD_LATE * FRAME :], RATE), RATE)
        kept.append(block)


def echo_of(played: Wave, room: int, late: float) -> Wave:
    """What a microphone hears of what is played, as loud as it was, with the little noise that every microphone has."""
    size = 1 << (2 * len(played)).bit_length()
    spectrum = np.fft.rfft(played, size) * np.fft.rfft(impulse_response(ROOMS[room], RATE), size)
    echo = np.fft.irfft(spectrum, size)[: len(played)]
    echo *= np.sqrt(np.mean(played**2) / np.mean(echo**2))
    noise = np.random.default_rng(1).normal(0, 0.0005, len(played))
    return np.asarray(np.concatenate([np.zeros(int(late * RATE)), echo])[: len(played)] + noise, np.float32)


def level(wave: Wave) -> float:
    """In decibels of full scale."""
    return float(10 * np.log10(max(np.mean(wave.astype(np.float64) ** 2), 1e-12)))


@pytest.mark.parametrize(("room", "late"), [(0, 0.0), (0, 0.15), (1, 0.3)])
def test_little_is_left_of_an_echo(voice: Pyttsx3Voice, room: int, late: float) -> None:
    played = spoken(voice, LONG, 0.09)
    heard = echo_of(played, room, late)
    left = through(played, heard)
    settled = len(left) // 2
    assert level(heard[settled:]) - level(left[settled:]) > 25


def test_a_person_who_speaks_over_it_is_still_heard(voice: Pyttsx3Voice) -> None:
    played = np.tile(spoken(voice, LONG, 0.05), 2)
    person = np.zeros_like(played)
    words = spoken(voice, "stop reading now please", 0.1)
    at = len(played) * 3 // 4
    person[at : at + len(words)] = words
    left = through(played, echo_of(played, 0, 0.1) + person)
    during, before = left[at : at + len(words)], left[at - len(words) : at]
    assert level(words) - level(during) < 6
    assert level(during) - level(before) > 20
