"""A typed line is its own transcript."""

from __future__ import annotations

import threading
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.flow import Grammar, Transcript
from plainspoken.hearing.recogniser import Recogniser
from plainspoken.hearing.typed import TypedRecogniser
from plainspoken.hearing.typed_listener import TypedListener


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([b"open council tax\n"], "open council tax"),
        ([], ""),
        ([b"caf\xc3", b"\xa9"], "café"),
        ([b"caf\xc3"], "caf\ufffd"),
        ([b"  stop  \r\n"], "stop"),
    ],
)
def test_line(pieces: list[bytes], text: str) -> None:
    recogniser = TypedRecogniser()
    recogniser.expect(Grammar(("anything",)))
    for piece in pieces:
        recogniser.hear(piece)
    assert recogniser.finish() == Transcript(text, typed=True)
    assert recogniser.finish() == Transcript("", typed=True)


@given(st.binary())
def test_no_bytes_break_it(data: bytes) -> None:
    recogniser = TypedRecogniser()
    recogniser.hear(data)
    assert recogniser.finish().confidence == 1.0


def test_keeps_the_protocol() -> None:
    assert isinstance(TypedRecogniser(), Recogniser)
    assert TypedRecogniser().knows("zorblax")


def test_listener_posts_each_line_and_tells_the_end() -> None:
    posted: list[object] = []
    over = Event()
    TypedListener(iter(["help\n", "  \n", "go back\n"]), TypedRecogniser(), posted.append, over.set).start()
    assert over.wait(10)
    assert posted == [Transcript("help", typed=True), Transcript("go back", typed=True)]


def test_listener_that_is_closed_posts_nothing() -> None:
    posted: list[object] = []
    over = Event()

    def lines():
        listener.close()
        yield "help\n"

    listener = TypedListener(lines(), TypedRecogniser(), posted.append, over.set)
    listener.start()
    for thread in threading.enumerate():
        if thread.name == "typed listener":
            thread.join(10)
    assert not posted
    assert not over.is_set()
