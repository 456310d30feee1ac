"""eSpeak NG called directly: the same words are the same samples, in this process and in another."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import espeakng_loader
import pytest

from plainspoken.flow import Manner, Sound, Trouble
from plainspoken.speaking.espeak import EspeakVoice

VOICES = ("gmw/en", "gmw/en-gb-scotland+f1", "gmw/en-029+m3", "gmw/en-us+f4")


def heard(voice: str, words: str = "open council tax bands") -> Sound:
    made = EspeakVoice(voice).render(words, "en", Manner(rate=150))
    assert isinstance(made, Sound)
    return made


def digest(voice: str) -> str:
    return hashlib.sha256(heard(voice).pcm).hexdigest()


def test_a_sentence_sounds_the_same_whatever_was_said_before() -> None:
    alone = [digest(voice) for voice in VOICES]
    heard("gmw/en-us", "something else that is said in between")
    assert [digest(voice) for voice in VOICES] == alone
    assert len(set(alone)) == len(VOICES)


def test_a_sentence_sounds_the_same_in_another_process() -> None:
    code = f"import sys; sys.path.insert(0, 'tests/speaking'); import test_espeak as t; print(*map(t.digest, {VOICES}))"
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert there.stdout.split() == [digest(voice) for voice in VOICES]


def test_a_slower_voice_takes_longer() -> None:
    voice = EspeakVoice()
    slow, fast = (voice.render("open council tax", "en", Manner(rate=rate)) for rate in (120, 240))
    assert isinstance(slow, Sound) and isinstance(fast, Sound)
    assert slow.seconds > 1.5 * fast.seconds


def test_a_voice_that_is_not_there_is_a_trouble_that_names_it() -> None:
    made = EspeakVoice("gmw/en-moon").render("hello", "en", Manner())
    assert made == Trouble("voice.none", (("problem", "eSpeak NG has no voice 'gmw/en-moon'"),))


def test_without_its_data_it_is_a_trouble_and_no_end_of_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(tmp_path))
    assert EspeakVoice().render("hello") == Trouble("voice.none", (("problem", "eSpeak NG found no data"),))
    assert EspeakVoice().voices() == ()


def test_nothing_to_say_is_no_sound_and_a_closed_voice_says_so() -> None:
    voice = EspeakVoice()
    nothing = voice.render(" \u200b ", "en", Manner())
    assert isinstance(nothing, Sound) and not nothing.pcm
    voice.close()
    assert voice.render("hello", "en", Manner()) == Trouble("voice.closed")


def test_all_voices_of_the_library_are_listed_by_language_and_accent() -> None:
    found = {each.language: each for each in EspeakVoice().voices()}
    assert {"en-gb", "en-gb-scotland", "cy", "fr-fr"} <= set(found)
    assert found["cy"].name == "Welsh"
    assert "f2" in found["en-gb"].variants


def test_a_manner_s_voice_and_pitch_are_heard() -> None:
    voice = EspeakVoice()
    usual = voice.render("open council tax", "en", Manner())
    for manner in (Manner(pitch=90), Manner(voice="gmw/en-gb-scotland"), Manner(voice="gmw/en+f3")):
        assert voice.render("open council tax", "en", manner) != usual
    assert voice.render("open council tax", "en", Manner()) == usual
