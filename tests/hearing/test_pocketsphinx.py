"""The real PocketSphinx with its own model: what it hears, what it cannot, and what it must not stumble over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from plainspoken.flow import Grammar, Mode, Sound
from plainspoken.hearing import ModelError, Recogniser, hear_sound, transcribe
from plainspoken.hearing.pocketsphinx.recogniser import DOUBTFUL, GRAMMARS_KEPT, PocketSphinxRecogniser
from plainspoken.hearing.surroundings import in_room

COMMANDS = Grammar(
    (
        "next heading",
        "previous heading",
        "what can i say",
        "start reading",
        "go back",
        "postcode",
        "council tax",
        "stop",
    )
)
DIGITS = ("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

Spoken = Callable[[str], Sound]


@pytest.mark.parametrize("words", ["next heading", "what can i say", "start reading", "postcode"])
def test_hears_commands(sphinx: PocketSphinxRecogniser, spoken: Spoken, words: str) -> None:
    heard = transcribe(spoken(words), sphinx, COMMANDS)
    assert heard.text == words
    assert heard.confidence > 0.3
    assert heard.seconds == pytest.approx(spoken(words).seconds)


def test_the_same_sound_is_always_heard_the_same(sphinx: PocketSphinxRecogniser, spoken: Spoken) -> None:
    first = transcribe(spoken("go back"), sphinx, COMMANDS)
    transcribe(spoken("what can i say"), sphinx, COMMANDS)
    again = transcribe(spoken("go back"), sphinx, COMMANDS)
    assert again.text == first.text
    assert again.confidence == pytest.approx(
        first.confidence, abs=0.02
    )  # the noise heard between is still reckoned with


def test_is_less_sure_of_what_is_no_command(sphinx: PocketSphinxRecogniser, spoken: Spoken) -> None:
    other = transcribe(
        spoken("The quick brown foxes jumped over several sleeping dogs yesterday evening"), sphinx, COMMANDS
    )
    assert other.confidence < 0.3


def test_strings_letters_and_digits_together(sphinx: PocketSphinxRecogniser, spoken: Spoken) -> None:
    letters = Grammar(("alpha", "bravo", "tango", "zulu", "never mind"), Mode.SPELLING)
    assert transcribe(spoken("alpha bravo tango"), sphinx, letters).text == "alpha bravo tango"
    digits = transcribe(spoken("seven two five one"), sphinx, Grammar(DIGITS, Mode.ANSWER)).text.split()
    assert len(digits) >= 4  # digits in a row are heard badly: which they are is not this test's
    assert set(digits) <= set(DIGITS)


def test_an_option_is_not_strung_together(sphinx: PocketSphinxRecogniser, spoken: Spoken) -> None:
    heard = transcribe(spoken("seven two five one"), sphinx, Grammar(("one", "two", "five", "seven"), Mode.ANSWER))
    assert " " not in heard.text


def test_open_listening_hears_words(sphinx: PocketSphinxRecogniser, spoken: Spoken) -> None:
    heard = transcribe(spoken("council tax"), sphinx, Grammar((), Mode.DICTATION))
    assert heard.text


@pytest.mark.parametrize("pcm", [b"", b"\0", b"\0\0", bytes(2 * 16000), bytes(2 * 200)])
def test_silence_is_nothing(sphinx: PocketSphinxRecogniser, pcm: bytes) -> None:
    heard = transcribe(Sound(pcm, 16000), sphinx, COMMANDS)
    assert (heard.text, heard.confidence) == ("", 0.0)


@pytest.mark.parametrize("amplitude", [10, 3000, 32767])
def test_noise_does_not_break_it(sphinx: PocketSphinxRecogniser, amplitude: int) -> None:
    noise = np.random.default_rng(1).integers(-amplitude, amplitude, 16000).astype("<i2").tobytes()
    assert 0 <= transcribe(Sound(noise, 16000), sphinx, COMMANDS).confidence < 0.5


def test_finishing_without_sound(sphinx: PocketSphinxRecogniser) -> None:
    sphinx.expect(COMMANDS)
    assert sphinx.finish().text == ""
    assert sphinx.finish().text == ""


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("postcode", True),
        ("hmrc", True),
        ("councils", True),
        ("council's", True),
        ("cymraeg", True),
        ("zorblax", True),
        ("<s>", False),
        ("[noise]", False),
        ("<sil>", False),
        ("ysgol", True),
        ("中国", False),
        ("", False),
        ("two words", False),
    ],
)
def test_knows(sphinx: PocketSphinxRecogniser, word: str, known: bool) -> None:
    assert sphinx.knows(word) == known


def test_an_unknown_word_costs_its_phrase_alone(sphinx: PocketSphinxRecogniser, spoken: Spoken) -> None:
    grammar = Grammar(("open 中国", "next heading", "hmrc's <s>", "council's bins"))
    assert transcribe(spoken("next heading"), sphinx, grammar).text == "next heading"
    assert sphinx.left_out == ("open 中国", "hmrc's <s>")


@pytest.mark.parametrize("name", ["open ystradgynlais", "council tax in blaenau", "bluebadge"])
def test_a_name_that_no_dictionary_has_is_heard(sphinx: PocketSphinxRecogniser, spoken: Spoken, name: str) -> None:
    villages = ("open ystradgynlais", "council tax in blaenau", "open bluebonnet", "bluebadge", "open zorblax")
    assert transcribe(spoken(name), sphinx, Grammar((*COMMANDS.phrases, *villages))).text == name
    assert sphinx.left_out == ()


def test_a_grammar_with_nothing_it_can_hear_listens_openly(sphinx: PocketSphinxRecogniser, spoken: Spoken) -> None:
    assert transcribe(spoken("council tax"), sphinx, Grammar(("中国",))).text


def test_more_grammars_than_are_kept(sphinx: PocketSphinxRecogniser, spoken: Spoken) -> None:
    for number in range(GRAMMARS_KEPT + 3):
        sphinx.expect(Grammar(("stop", *DIGITS[: number % 11], *("go back",) * (number > 10))))
    assert transcribe(spoken("next heading"), sphinx, COMMANDS).text == "next heading"


def test_a_thousand_phrases(sphinx: PocketSphinxRecogniser, spoken: Spoken) -> None:
    many = tuple(f"open {a} {b} {c}" for a in DIGITS for b in DIGITS for c in DIGITS)[:1000]
    assert transcribe(spoken("next heading"), sphinx, Grammar((*many, "next heading"))).text == "next heading"


def test_utterances_of_one_recording(sphinx: PocketSphinxRecogniser, spoken: Spoken) -> None:
    both = Sound(spoken("next heading").pcm + bytes(2 * 16000) + spoken("start reading").pcm, 16000)
    assert [each.text for each in hear_sound(both, sphinx, COMMANDS)] == ["next heading", "start reading"]
    assert hear_sound(Sound(bytes(2 * 32000), 16000), sphinx, COMMANDS) == ()


def test_it_tells_what_else_it_may_have_been_where_it_is_unsure(sphinx: PocketSphinxRecogniser, spoken: Spoken) -> None:
    lists = Grammar(("next list", "next link", "next heading", "open link fifteen", "open link fifty", "stop"))
    for words, below in (("next list", 5.0), ("open link fifteen", 0.0)):
        heard = transcribe(in_room(spoken(words), 16000, below, 1), sphinx, lists)
        assert DOUBTFUL[0] <= heard.confidence < DOUBTFUL[1]
        assert words in (heard.text, *heard.alternatives)
        assert heard.text not in heard.alternatives
        assert heard.alternatives
        assert set(heard.alternatives) <= set(lists.phrases)
    sure = transcribe(spoken("next list"), sphinx, lists)
    assert sure.confidence >= DOUBTFUL[1]
    assert sure.alternatives == ()
    assert transcribe(spoken("next list"), sphinx, Grammar()).alternatives == ()


def test_a_recording_at_another_rate(sphinx: PocketSphinxRecogniser, spoken: Spoken) -> None:
    import soxr  # noqa: PLC0415 - this test alone needs it

    samples = np.frombuffer(spoken("what can i say").pcm, "<i2")
    faster = Sound(soxr.resample(samples, 16000, 44100).astype("<i2").tobytes(), 44100)
    assert transcribe(faster, sphinx, COMMANDS).text == "what can i say"


def test_keeps_the_protocol(sphinx: PocketSphinxRecogniser) -> None:
    assert isinstance(sphinx, Recogniser)


def test_takes_no_other_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="choose vosk"):
        PocketSphinxRecogniser(tmp_path)
