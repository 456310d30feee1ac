"""Being called: what is listened for while asleep, and what wakes; all else wakes nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plainspoken.flow import Intent, Listening, NotUnderstood, Transcript
from plainspoken.intent import grammar, interpret
from plainspoken.values.words import words

OWN = Listening(phrase="good morning Computer")


def everything(word: str) -> bool:
    return bool(word)


def test_asleep_only_what_wakes_is_listened_for_among_other_words(council, commands) -> None:
    heard = grammar(replace(council, asleep=True), commands, everything)
    waking, others = heard.phrases[:3], heard.phrases[3:]
    assert waking == ("hey plainspoken", "hey plain spoken", "wake up")
    assert set(others) <= set(words().spoken.wake_others)
    assert len(others) > 100
    assert not {"hey", "plain", "spoken", "wake", "up"} & set(others)
    assert heard.strung == ()


def test_a_recogniser_that_lacks_a_word_listens_for_how_it_sounds(council, commands) -> None:
    heard = grammar(replace(council, asleep=True), commands, lambda word: word != "plainspoken")
    assert heard.phrases[:2] == ("hey plain spoken", "wake up")


def test_awake_the_wake_phrase_is_listened_for_too(council, commands) -> None:
    place = replace(council, listening=OWN)
    assert "good morning computer" in grammar(place, commands, everything).phrases
    assert interpret(Transcript("good morning computer"), place, commands) == Intent(
        "talk.wake", (), "good morning computer"
    )


@pytest.mark.parametrize(
    ("said", "confidence", "listening", "wakes"),
    [
        ("hey plainspoken", 1.0, Listening(), True),
        ("hey plain spoken", 0.5, Listening(), True),
        ("wake up", 1.0, Listening(), True),
        ("good morning computer", 1.0, OWN, True),
        ("wake up", 1.0, OWN, True),
        ("hey plainspoken", 1.0, OWN, False),
        ("good morning computer", 1.0, Listening(), False),
        ("hey plainspoken", 0.15, Listening(), True),
        ("are you there", 1.0, Listening(), False),
        ("listen to me", 1.0, Listening(), False),
        ("the people who were there", 1.0, Listening(), False),
        ("forget everything", 1.0, Listening(), False),
    ],
)
def test_what_wakes(council, commands, said: str, confidence: float, listening: Listening, wakes: bool) -> None:
    place = replace(council, asleep=True, listening=listening)
    meant = interpret(Transcript(said, confidence), place, commands)
    assert meant == (Intent("talk.wake", (), said) if wakes else NotUnderstood(said))


def test_a_typed_line_is_understood_asleep(council, commands) -> None:
    meant = interpret(Transcript("where am i", typed=True), replace(council, asleep=True), commands)
    assert isinstance(meant, Intent) and meant.name == "move.where"


def test_what_is_hardly_heard_wakes_nobody(council, commands) -> None:
    place = replace(council, asleep=True, listening=Listening())
    assert interpret(Transcript("hey plainspoken", 0.05), place, commands) == NotUnderstood("")
