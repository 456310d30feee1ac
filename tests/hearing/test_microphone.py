"""The microphone, with sounddevice played by a fake whose devices come and go as a test tells them."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from plainspoken.devices import Device, SoundDevices
from plainspoken.flow import Trouble
from plainspoken.hearing.microphone import Microphone

BLOCK = np.arange(320, dtype="<i2").tobytes()


class PortAudioError(Exception):
    """What sounddevice raises."""


class Stream:
    """A recording that begins at once with some blocks."""

    def __init__(self, card: Card, callback: Callable[..., None], finished_callback: Callable[[], None], **how) -> None:
        self.card, self.callback, self.finished, self.how = card, callback, finished_callback, how
        self.closed = False

    def start(self) -> None:
        if self.card.refuses_to_start:
            raise PortAudioError("device unavailable")
        for _ in range(self.card.blocks):
            frames = np.repeat(np.frombuffer(BLOCK, "<i2"), self.how["channels"]).tobytes()
            self.callback(memoryview(bytearray(frames)), 320, None, None)
        if self.card.pulled_out:
            self.finished()

    def close(self) -> None:
        self.closed = True


class Card:
    """A sound card: its troubles, and the streams that were opened on it."""

    def __init__(self) -> None:
        self.missing_library = self.no_device = self.refuses_to_start = self.pulled_out = False
        self.blocks = 3
        self.rates = {16000}
        self.own_rate = 16000
        self.channels = {1, 2}
        self.streams: list[Stream] = []
        self.refreshed = 0

    def library(self) -> SimpleNamespace:
        if self.missing_library:
            raise OSError("PortAudio library not found")
        return SimpleNamespace(
            PortAudioError=PortAudioError,
            RawInputStream=self.open,
            check_input_settings=self.check,
            query_devices=lambda device, kind: {
                "default_samplerate": float(self.own_rate),
                "max_input_channels": max(self.channels),
                "name": "Desk",
            },
        )

    def check(self, device: str | None, samplerate: int, channels: int, **how: object) -> None:
        if self.no_device or (device and device != "Desk"):
            raise ValueError("No input device matching")
        if samplerate not in self.rates:
            raise PortAudioError("Invalid sample rate")
        if channels not in self.channels:
            raise PortAudioError("Invalid number of channels")

    def open(self, **how) -> Stream:
        self.streams.append(Stream(self, **how))
        return self.streams[-1]

    def refresh(self) -> None:
        self.refreshed += 1


def opened(card: Card, name: str = "") -> Microphone:
    return Microphone(name, card.refresh, card.library, retry_seconds=0.0)


def read(microphone: Microphone, count: int) -> list[str]:
    """What comes of so many readings: "sound", "-" for none yet, "end", or a trouble's key."""

    def name(found: bytes | Trouble | None) -> str:
        if isinstance(found, Trouble):
            return found.key
        return "end" if found is None else "sound" if found else "-"

    return [name(microphone.read()) for _ in range(count)]


def test_sound_comes_in_blocks() -> None:
    card = Card()
    microphone = opened(card, "Desk")
    assert microphone.read() == b""
    assert [microphone.read() for _ in range(3)] == [BLOCK] * 3
    how = card.streams[0].how
    assert (how["samplerate"], how["blocksize"], how["channels"], how["dtype"]) == (16000, 320, 1, "int16")
    assert how["device"] == "Desk"


@pytest.mark.parametrize(("channels", "rate"), [({2}, 16000), ({2}, 48000), ({4}, 44100), ({4}, 16000)])
def test_a_device_without_mono_is_heard_as_the_mean_of_its_channels(channels: set[int], rate: int) -> None:
    card = Card()
    card.channels, card.rates, card.own_rate = channels, {rate}, rate
    microphone = opened(card)
    assert microphone.read() == b""
    how = card.streams[0].how
    assert (how["channels"], how["samplerate"]) == (max(channels), rate)
    if rate == 16000:
        assert [microphone.read() for _ in range(3)] == [BLOCK] * 3


@pytest.mark.parametrize("rate", [8000, 22050, 44100, 48000, 96000])
def test_a_device_of_any_rate_brings_what_was_said_in_the_time_that_it_took(rate: int) -> None:
    card = Card()
    card.rates, card.own_rate, card.blocks = {rate}, rate, 200
    microphone = opened(card)
    assert microphone.read() == b""
    out = b"".join(microphone.read() for _ in range(200))
    assert len(out) / 2 == pytest.approx(200 * 320 * 16000 / rate, rel=0.1)


def test_a_device_without_16_khz_is_heard_at_its_own_rate() -> None:
    card = Card()
    card.rates, card.own_rate, card.blocks = {44100}, 44100, 100
    microphone = opened(card)
    assert microphone.read() == b""
    out = b"".join(microphone.read() for _ in range(100))
    assert card.streams[0].how["samplerate"] == 44100
    assert len(out) / 2 == pytest.approx(100 * 320 * 16000 / 44100, rel=0.1)


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        ("missing_library", "microphone.no_portaudio"),
        ("no_device", "microphone.none"),
        ("refuses_to_start", "microphone.none"),
    ],
)
def test_each_trouble_is_told_once_and_then_its_end(fault: str, key: str) -> None:
    card = Card()
    setattr(card, fault, True)
    microphone = opened(card)
    assert read(microphone, 4) == [key, "-", "-", "-"]
    setattr(card, fault, False)
    assert read(microphone, 3) == ["microphone.back", "sound", "sound"]
    assert card.refreshed >= 3


def test_unplugged_while_listening_comes_back_by_itself() -> None:
    card = Card()
    card.pulled_out = True
    microphone = opened(card)
    assert read(microphone, 5) == ["-", "sound", "sound", "sound", "microphone.lost"]
    assert card.streams[0].closed
    card.no_device = True
    assert read(microphone, 3) == ["-", "-", "-"]
    card.no_device = card.pulled_out = False
    assert read(microphone, 2) == ["microphone.back", "sound"]
    assert len(card.streams) == 2


def test_no_microphone_of_that_name() -> None:
    found = opened(Card(), "Bedroom").read()
    assert found == Trouble("microphone.none", (("name", "Bedroom"),))


def test_closed_it_ends() -> None:
    card = Card()
    microphone = opened(card)
    assert read(microphone, 2) == ["-", "sound"]
    microphone.close()
    assert read(microphone, 2) == ["end", "end"]
    assert card.streams[0].closed


def test_closing_while_it_waits_for_a_device_ends_the_waiting() -> None:
    card = Card()
    card.missing_library = True
    microphone = Microphone("", None, card.library, retry_seconds=600)
    assert read(microphone, 1) == ["microphone.no_portaudio"]
    microphone.close()
    assert microphone.read() is None


def test_a_device_that_falls_silent_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plainspoken.hearing.microphone.SILENT_SECONDS", 0.01)
    card = Card()
    card.blocks = 0
    assert read(opened(card), 2) == ["-", "microphone.lost"]


class Desk:
    """A computer with a sound card, whose devices are those named; another is always open to be listened to."""

    def __init__(self, *names: str) -> None:
        self.card, self.names = Card(), list(names)
        served = lambda kind: tuple(Device(name, name.lower()) for name in self.names)  # noqa: E731
        library = SimpleNamespace(**vars(self.card.library()))
        library.query_devices = lambda *which: (
            {"default_samplerate": 16000.0} if which else [{"name": "pulse", **dict.fromkeys(CHANNELS, 1)}]
        )
        library.check_input_settings = lambda **how: None
        self.devices, self.library = SoundDevices(lambda: library, served, lambda: None), library

    def microphone(self, name: str) -> Microphone:
        return Microphone(name, library=lambda: self.library, retry_seconds=0.0, devices=self.devices)


CHANNELS = ("max_input_channels", "max_output_channels")


def test_one_that_ends_and_can_be_opened_again_is_not_told_of() -> None:
    desk = Desk()
    desk.card.pulled_out = True
    assert read(desk.microphone(""), 8) == ["-", *["sound"] * 3, "-", *["sound"] * 3]


def test_one_that_ends_before_it_brought_anything_is_lost() -> None:
    desk = Desk()
    desk.card.pulled_out, desk.card.blocks = True, 0
    assert read(desk.microphone(""), 2) == ["-", "microphone.lost"]


def test_a_named_one_that_is_not_there_is_told_of_and_another_heard_until_it_is() -> None:
    desk = Desk("Built-in")
    microphone = desk.microphone("Headset")
    assert read(microphone, 2) == ["microphone.other", "sound"]
    microphone.look_again()
    assert read(microphone, 2) == ["sound", "sound"]
    desk.names.append("Headset")
    microphone.look_again()
    assert "microphone.back" in read(microphone, 4)
    assert desk.card.streams[-1].how["device"] == "pulse"
    desk.names.remove("Headset")
    microphone.look_again()
    assert "microphone.other" in read(microphone, 6)
    assert len(desk.card.streams) == 3


def test_let_go_for_a_moment_nothing_that_came_is_lost_and_nothing_told() -> None:
    desk = Desk()
    microphone = desk.microphone("")
    assert read(microphone, 2) == ["-", "sound"]
    microphone.release()
    assert read(microphone, 7) == ["sound", "sound", "-", "-", *["sound"] * 3]


def test_another_is_used_at_a_word() -> None:
    desk = Desk("Built-in", "Headset")
    microphone = desk.microphone("")
    assert read(microphone, 1) == ["-"]
    microphone.use("Headset")
    microphone.use("Headset")
    assert read(microphone, 8).count("sound") == 6
    assert [stream.how["device"] for stream in desk.card.streams] == [None, "pulse"]
