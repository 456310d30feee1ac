"""Voices by the door that everybody's come through."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from plainspoken.speaking import VoiceError, choose, names
from support.voices import BeepVoice


class Plugged(BeepVoice):
    """A voice of somebody else's."""

    def __init__(self, voice: str = "") -> None:
        super().__init__()
        self.wanted = voice


def broken(voice: str = "") -> None:
    raise RuntimeError("no licence")


HERE = __name__
FOUND = tuple(
    EntryPoint(name, f"{HERE}:{value}", "plainspoken.voices")
    for name, value in (("pyttsx3", "Plugged"), ("other", "Plugged"), ("broken", "broken"), ("gone", "Nothing"))
)


def test_ours_comes_first() -> None:
    assert names(FOUND) == ("pyttsx3", "broken", "gone", "other")


@pytest.mark.parametrize(
    ("name", "wanted"), [("", ""), ("pyttsx3", ""), ("other", ""), ("other:beep", "beep"), ("beep", "beep")]
)
def test_chooses(name: str, wanted: str) -> None:
    made = choose(name, FOUND)
    assert isinstance(made, Plugged)
    assert made.wanted == wanted


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nonsense:x", "there is no voice engine 'nonsense'; there are: broken, gone, other, pyttsx3"),
        ("nonsense", "beep has no voice 'nonsense'; for English it has: beep"),
        ("broken", "the voice engine 'broken' .* does not load: no licence"),
        ("gone", "the voice engine 'gone' .* does not load"),
    ],
)
def test_says_what_is_wrong(name: str, words: str) -> None:
    with pytest.raises(VoiceError, match=words):
        choose(name, FOUND)


def test_says_so_where_nothing_is_installed() -> None:
    with pytest.raises(VoiceError, match=r"none .is Plainspoken installed"):
        choose("", ())
