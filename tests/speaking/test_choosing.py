"""Which voice speaks which language."""

from __future__ import annotations

import pytest

from plainspoken.speaking.choosing import not_among, speaks, voice_for
from plainspoken.speaking.voice import VoiceDescription

ESPEAK = tuple(
    VoiceDescription(*each)
    for each in (
        ("cel/cy", "Welsh", "cy"),
        ("gmw/en-029", "English (Caribbean)", "en-029"),
        ("gmw/en", "English (Great Britain)", "en-gb"),
        ("gmw/en-gb-scotland", "English (Scotland)", "en-gb-scotland"),
        ("gmw/en-us", "English (America)", "en-us"),
    )
)
MAC = (VoiceDescription("com.apple.Daniel", "Daniel", "en_GB"), VoiceDescription("com.apple.Alex", "Alex", "en_US"))


@pytest.mark.parametrize(
    ("language", "wanted", "there_are", "expected"),
    [
        ("en", "", ESPEAK, "gmw/en"),
        ("en-GB", "", ESPEAK, "gmw/en"),
        ("en-US", "", ESPEAK, "gmw/en-us"),
        ("cy", "", ESPEAK, "cel/cy"),
        ("cy-GB", "gmw/en+f3", ESPEAK, "cel/cy+f3"),
        ("en", "gmw/en-gb-scotland+Annie", ESPEAK, "gmw/en-gb-scotland+Annie"),
        ("en", "GMW/EN-US", ESPEAK, "gmw/en-us"),
        ("en", "nonsense", ESPEAK, "gmw/en"),
        ("fr", "gmw/en", ESPEAK, "gmw/en"),
        ("fr", "", ESPEAK, ""),
        ("en", "", MAC, "com.apple.Daniel"),
        ("en", "alex", MAC, "com.apple.Alex"),
        ("cy", "Daniel", MAC, "com.apple.Daniel"),
        ("en", "", (), ""),
        ("cy", "gmw/en-us|cel/cy", ESPEAK, "cel/cy"),
        ("cy", "gmw/en|cel/cy+f2", ESPEAK, "cel/cy+f2"),
        ("en", "gmw/en-us|cel/cy+f2", ESPEAK, "gmw/en-us"),
    ],
)
def test_chooses(language: str, wanted: str, there_are: tuple[VoiceDescription, ...], expected: str) -> None:
    assert voice_for(language, tuple(filter(None, wanted.split("|"))), there_are) == expected


BESIDE = (
    ("cy", (), MAC, True),  # the first has no Welsh
    ("en", (), MAC, False),
    ("en", ("gmw/en-gb-scotland+f2",), MAC, True),  # chosen among the others
    ("en", ("alex",), MAC, False),
    ("cy", ("alex",), MAC, True),
    ("cy", ("alex", "cel/cy+f2"), MAC, True),
    ("en", ("alex", "cel/cy+f2"), MAC, False),
    ("en", ("gone",), MAC, False),
    ("so", (), MAC, False),  # neither has it
    ("en", (), (), True),  # the first does not work
)


@pytest.mark.parametrize(("language", "wanted", "own", "expected"), BESIDE)
def test_tells_which_of_two_engines_is_to_speak(
    language: str, wanted: tuple[str, ...], own: tuple[VoiceDescription, ...], expected: bool
) -> None:
    assert not_among(own, lambda: ESPEAK, language, wanted) is expected


def test_the_second_engine_is_not_started_where_the_first_will_do() -> None:
    def others() -> tuple[VoiceDescription, ...]:
        raise AssertionError("nobody needs them")

    assert not not_among(MAC, others, "en-GB", ())
    assert not not_among(MAC, others, "en", ("com.apple.Daniel",))


@pytest.mark.parametrize(
    ("language", "there_are", "expected"),
    [("cy-GB", ESPEAK, True), ("so", ESPEAK, False), ("", ESPEAK, True), ("so", (), True), ("en_US", MAC, True)],
)
def test_tells_which_languages_have_a_voice(
    language: str, there_are: tuple[VoiceDescription, ...], expected: bool
) -> None:
    assert speaks(language, there_are) is expected
