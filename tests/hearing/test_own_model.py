"""The model that Plainspoken brings: there, small, and better than nothing at hearing its own commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plainspoken.flow import Grammar, Mode, Sound
from plainspoken.hearing import choose, transcribe
from plainspoken.hearing.pronouncing import Pronouncer
from plainspoken.hearing.voice_models.places import model_places, models
from plainspoken.hearing.vosk import VoskRecogniser
from plainspoken.intent import load
from plainspoken.intent.fillers import fillers
from plainspoken.wording import commands

MODEL = Path(__file__).parents[2] / "voice_models" / "plainspoken-en"
COMMANDS = tuple(dict.fromkeys(command.entry.example.lower() for command in load(commands()).by_name.values()))
SURE = 0.3
Spoken = Callable[[str], Sound]


@pytest.fixture(scope="module")
def ours(pronouncer: Pronouncer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[VoskRecogniser]:
    made = VoskRecogniser(MODEL, tmp_path_factory.mktemp("stamps"), pronouncer)
    yield made
    made.close()


def test_it_is_small_and_knows_twenty_thousand_words() -> None:
    assert sum(file.stat().st_size for file in MODEL.rglob("*") if file.is_file()) < 15e6
    assert len((MODEL / "graph/words.txt").read_text(encoding="utf-8").splitlines()) > 20_000


def test_its_card_tells_what_it_was_made_of() -> None:
    card = (MODEL / "README.md").read_text(encoding="utf-8")
    for part in ("## Learnt from", "## How well it hears", "## What it is not for", "CC BY 4.0", "Carnegie Mellon"):
        assert part in card


def test_it_listens_where_nothing_else_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    assert models(model_places()[1:])[0].name == "plainspoken-en"
    made = choose()
    assert isinstance(made, VoskRecogniser)
    made.close()


@pytest.mark.parametrize("words", ["next heading", "what can i say", "start reading", "go back"])
def test_it_hears_commands_among_all(ours: VoskRecogniser, spoken: Spoken, words: str) -> None:
    heard = transcribe(spoken(words), ours, Grammar((*COMMANDS, words)))
    assert heard.text == words
    assert heard.confidence >= SURE


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("er, next heading, please", "next heading"),
        ("okay, could you, um, go back", "go back"),
        ("what can I, erm, say", "what can i say"),
        ("start reading, thank you", "start reading"),
    ],
)
def test_it_passes_over_fillers(ours: VoskRecogniser, spoken: Spoken, said: str, words: str) -> None:
    heard = transcribe(spoken(said), ours, Grammar((*COMMANDS, words), fillers=fillers()))
    assert heard.text == words
    assert heard.confidence >= SURE


def test_hesitation_alone_is_nothing(ours: VoskRecogniser, spoken: Spoken) -> None:
    assert transcribe(spoken("er, um"), ours, Grammar(COMMANDS, fillers=fillers())).confidence < SURE


@pytest.mark.parametrize("words", ["postcode", "council tax in blaenau", "open ystradgynlais", "bluebadge"])
def test_it_hears_what_a_page_has(ours: VoskRecogniser, spoken: Spoken, words: str) -> None:
    page = ("postcode", "council tax", "council tax in blaenau", "open ystradgynlais", "bluebadge")
    assert transcribe(spoken(words), ours, Grammar((*COMMANDS, *page))).text == words
    assert ours.left_out == ()


@pytest.mark.parametrize(
    ("words", "loop"),
    [
        ("seven two five one", "zero one two three four five six seven eight nine"),
        ("alpha bravo tango", "alpha bravo charlie delta echo foxtrot golf tango"),
    ],
)
def test_it_hears_rows(ours: VoskRecogniser, spoken: Spoken, words: str, loop: str) -> None:
    assert transcribe(spoken(words), ours, Grammar(tuple(loop.split()), Mode.SPELLING)).text == words


def test_talk_is_no_command(ours: VoskRecogniser, spoken: Spoken) -> None:
    talk = spoken("The quick brown foxes jumped over several sleeping dogs yesterday evening")
    assert transcribe(talk, ours, Grammar(COMMANDS)).confidence < SURE


@pytest.mark.parametrize("grammar", [Grammar(COMMANDS), Grammar()])
def test_silence_is_nothing(ours: VoskRecogniser, grammar: Grammar) -> None:
    assert transcribe(Sound(bytes(2 * 16000), 16000), ours, grammar).confidence < SURE
