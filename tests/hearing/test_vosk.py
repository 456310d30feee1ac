"""The real libvosk with a tiny real model."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plainspoken.flow import Grammar, Mode, Sound
from plainspoken.hearing import ModelError, Recogniser, hear_sound, transcribe
from plainspoken.hearing.phrases import parts
from plainspoken.hearing.pronouncing import Pronouncer
from plainspoken.hearing.vosk import VoskRecogniser
from plainspoken.hearing.vosk.model import Loaded
from plainspoken.hearing.vosk.whole import WholeSearch

COMMANDS = Grammar(
    ("next heading", "previous heading", "what can i say", "start reading", "go back", "council tax", "stop")
)
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

Spoken = Callable[[str], Sound]


@pytest.mark.parametrize("words", ["next heading", "what can i say", "start reading", "go back", "council tax"])
def test_hears_commands(vosk: VoskRecogniser, spoken: Spoken, words: str) -> None:
    heard = transcribe(spoken(words), vosk, COMMANDS)
    assert heard.text == words
    assert 0 < heard.confidence <= 1
    assert heard.seconds == pytest.approx(spoken(words).seconds)


@pytest.fixture
def official(vosk_model: Path, tmp_path: Path, pronouncer: Pronouncer) -> Iterator[VoskRecogniser]:
    """A recogniser of a model that does not tell how its words are said."""
    folder = Path(shutil.copytree(vosk_model, tmp_path / "official"))
    (folder / "graph/lexicon.txt.gz").unlink()
    (folder / "graph/phones.json").unlink()
    made = VoskRecogniser(folder, tmp_path / "stamps", pronouncer)
    yield made
    made.close()


def test_what_is_put_together_otherwise_is_the_nearest_phrase(official: VoskRecogniser, spoken: Spoken) -> None:
    grammar = Grammar(("next heading level two", "go back", "council tax"))
    heard = transcribe(spoken("next heading"), official, grammar)
    assert heard.text in ("next heading", "next heading level two")
    assert heard.confidence < 1
    assert heard.alternatives


def test_a_model_of_ours_puts_nothing_together_otherwise(vosk: VoskRecogniser, spoken: Spoken) -> None:
    phrases = ("next council tax", "go heading", "start reading", "can i go back")
    for words in ("next heading", "go back", "start reading"):
        assert transcribe(spoken(words), vosk, Grammar(phrases)).text in ("", *phrases)


def test_what_fits_is_surer_than_what_does_not(vosk: VoskRecogniser, spoken: Spoken) -> None:
    fits, other = (
        transcribe(spoken("next heading"), vosk, Grammar(phrases)).confidence
        for phrases in (("next heading", "stop"), ("go to the council", "what can i say"))
    )
    assert fits > other


def test_strings_digits_together(vosk: VoskRecogniser, spoken: Spoken) -> None:
    assert transcribe(spoken("seven two five one"), vosk, Grammar(DIGITS, Mode.ANSWER)).text == "seven two five one"


@pytest.mark.parametrize("pcm", [b"", b"\0", bytes(2 * 16000)])
@pytest.mark.parametrize("grammar", [COMMANDS, Grammar()])
def test_silence_is_nothing(vosk: VoskRecogniser, pcm: bytes, grammar: Grammar) -> None:
    heard = transcribe(Sound(pcm, 16000), vosk, grammar)
    assert (heard.text, heard.confidence) == ("", 0.0)


@pytest.mark.parametrize(
    "phrases",
    [
        ("zorblax",),
        ("<eps>", "next heading"),
        ("[unk]", "#0", "next heading"),
        ('"', "\\", "{}", "next heading"),
        ("  ", "next  heading"),
        ("café", "next heading"),
        ("next heading " * 300,),
    ],
)
def test_no_grammar_ends_the_process(vosk: VoskRecogniser, spoken: Spoken, phrases: tuple[str, ...]) -> None:
    heard = transcribe(spoken("next heading"), vosk, Grammar(phrases))
    assert heard.text == "" or "heading" in heard.text or phrases == ("zorblax",)


def test_an_unknown_word_costs_its_phrase_alone(vosk: VoskRecogniser, spoken: Spoken) -> None:
    heard = transcribe(spoken("next heading"), vosk, Grammar(("open 中国", "next heading", "<eps>")))
    assert heard.text == "next heading"
    assert vosk.left_out == ("open 中国", "<eps>")


VILLAGES = ("open ystradgynlais", "open pontrhydfendigaid", "open bluebonnet", "bluebadge", "open zorblax")


@pytest.mark.parametrize("name", ["open ystradgynlais", "bluebadge"])
def test_a_name_that_the_model_lacks_is_heard(vosk: VoskRecogniser, spoken: Spoken, name: str) -> None:
    assert transcribe(spoken(name), vosk, Grammar((*COMMANDS.phrases, *VILLAGES))).text == name
    assert vosk.left_out == ()


def test_beside_new_names_what_cannot_be_said_is_still_left_out(vosk: VoskRecogniser, spoken: Spoken) -> None:
    heard = transcribe(spoken("bluebadge"), vosk, Grammar(("open 中国", "bluebadge", "next heading")))
    assert heard.text == "bluebadge"
    assert vosk.left_out == ("open 中国",)


def test_an_official_model_cannot_be_given_words(official: VoskRecogniser, spoken: Spoken) -> None:
    assert not official.knows("bluebadge")
    assert transcribe(spoken("next heading"), official, Grammar(("bluebadge", "next heading"))).text == "next heading"
    assert official.left_out == ("bluebadge",)


@pytest.mark.parametrize("spoilt", ["phones.json", "lexicon.txt.gz"])
def test_makings_that_are_broken_cost_new_words_alone(
    vosk_model: Path, tmp_path: Path, pronouncer: Pronouncer, spoken: Spoken, spoilt: str
) -> None:
    model = Path(shutil.copytree(vosk_model, tmp_path / "model"))
    (model / "graph" / spoilt).write_bytes(b"{}")
    vosk = VoskRecogniser(model, tmp_path / "stamps", pronouncer)
    assert transcribe(spoken("next heading"), vosk, Grammar(("bluebadge", "next heading"))).text == "next heading"
    assert vosk.left_out == ("bluebadge",)
    vosk.close()


@pytest.mark.parametrize(
    ("word", "known"),
    [("heading", True), ("zorblax", True), ("中国", False), ("<eps>", False), ("[unk]", False), ("", False)],
)
def test_knows(vosk: VoskRecogniser, word: str, known: bool) -> None:
    assert vosk.knows(word) == known


def test_grammars_follow_each_other(vosk: VoskRecogniser, spoken: Spoken) -> None:
    for grammar in (COMMANDS, Grammar(), Grammar(DIGITS, Mode.ANSWER), COMMANDS):
        heard = transcribe(spoken("start reading"), vosk, grammar)
    assert heard.text == "start reading"


def test_a_pause_within_an_utterance_keeps_both_halves(vosk: VoskRecogniser, spoken: Spoken) -> None:
    seven = spoken("seven two five one").pcm
    heard = transcribe(Sound(seven + bytes(2 * 24000) + seven, 16000), vosk, Grammar(DIGITS, Mode.SPELLING))
    words = heard.text.split()
    assert words[:4] == words[-4:] == ["seven", "two", "five", "one"]
    assert len(words) >= 8


def test_utterances_of_one_recording(vosk: VoskRecogniser, spoken: Spoken) -> None:
    both = Sound(spoken("next heading").pcm + bytes(2 * 16000) + spoken("start reading").pcm, 16000)
    assert [each.text for each in hear_sound(both, vosk, COMMANDS)] == ["next heading", "start reading"]


def test_a_thousand_phrases(vosk: VoskRecogniser, spoken: Spoken) -> None:
    many = tuple(f"open {a} {b} {c}" for a in DIGITS for b in DIGITS for c in DIGITS)
    assert transcribe(spoken("next heading"), vosk, Grammar((*many, "next heading"))).text == "next heading"


def test_keeps_the_protocol(vosk: VoskRecogniser) -> None:
    assert isinstance(vosk, Recogniser)


def test_without_a_model() -> None:
    with pytest.raises(ModelError, match="voice_models"):
        VoskRecogniser(None)


def test_a_model_that_takes_no_grammar_is_matched_to_the_nearest_phrase(vosk_model: Path, spoken: Spoken) -> None:
    loaded = Loaded(vosk_model, 16000)
    search = WholeSearch(loaded.recogniser(), loaded.has, takes_grammars=False)
    search.expect(parts(COMMANDS))
    search.hear(bytes(6400) + spoken("council tax").pcm + bytes(6400))
    assert search.finish(2.0).text == "council tax"


def test_a_broken_model_is_told(tmp_path: Path, vosk_model: Path) -> None:
    shutil.copytree(vosk_model, tmp_path / "model")
    (tmp_path / "model/graph/words.txt").unlink()
    with pytest.raises(ModelError, match=r"words.txt: is missing"):
        VoskRecogniser(tmp_path / "model", tmp_path / "stamps")
