"""What the doctor is told of voice and loudspeaker."""

from __future__ import annotations

from plainspoken.flow import Manner, Sound, Trouble
from plainspoken.speaking import loudspeaker, voice_health
from support.voices import BeepVoice


class Silent(BeepVoice):
    """A voice that makes nothing but silence."""

    def render(self, text: str, language: str, manner: Manner) -> Sound | Trouble:
        return Sound(bytes(2000), 22050)


class Dumb(BeepVoice):
    """A voice whose engine is missing."""

    def render(self, text: str, language: str, manner: Manner) -> Sound | Trouble:
        return Trouble("voice.none", (("problem", "no library"),))


def test_a_voice_that_speaks() -> None:
    assert voice_health(BeepVoice()).ok


def test_a_silent_voice_is_told_apart() -> None:
    found = voice_health(Silent())
    assert not found.ok
    assert "silence" in found.what
    assert found.mend


def test_a_missing_engine_is_told_with_its_problem() -> None:
    found = voice_health(Dumb())
    assert not found.ok
    assert "no library" in found.what
    assert found.mend


def test_the_loudspeaker_is_found_or_mended() -> None:
    found = loudspeaker()
    assert found.ok is (found.mend == "")
    assert found.what
