"""What terminals send, as keys."""

from __future__ import annotations

import pytest

from plainspoken.hearing.keys import Decoder, Key, Move

PRESS, REPEAT, RELEASE = Move.PRESS, Move.REPEAT, Move.RELEASE


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b"a", [Key("", "a")]),
        (b" ", [Key("", " ")]),
        ("é".encode(), [Key("", "é")]),
        (b"\r", [Key("enter")]),
        (b"\n", [Key("enter")]),
        (b"\x7f", [Key("backspace")]),
        (b"\x15", [Key("clear")]),
        (b"\x04", [Key("end")]),
        (b"\x01", [Key("other")]),
        (b"\x1b[A", [Key("other")]),
        (b"\x1bOP", [Key("other")]),
        (b"\x1b[15~", [Key("other")]),
        (b"\x1bx", [Key("escape"), Key("", "x")]),
        (b"\x1b[32;1:1;32u", [Key("", " ")]),
        (b"\x1b[32u", [Key("", " ")]),
        (b"\x1b[32;1:2;32u", [Key("", " ", REPEAT)]),
        (b"\x1b[32;1:3u", [Key("", " ", RELEASE)]),
        (b"\x1b[97;2;65u", [Key("", "A")]),
        (b"\x1b[97:65;2:1;65u", [Key("", "A")]),
        (b"\x1b[13u", [Key("enter")]),
        (b"\x1b[13;1:3u", [Key("enter", move=RELEASE)]),
        (b"\x1b[127u", [Key("backspace")]),
        (b"\x1b[27u", [Key("escape")]),
        (b"\x1b[99;5u", [Key("interrupt")]),
        (b"\x1b[100;5u", [Key("end")]),
        (b"\x1b[57442;5:1u", [Key("other")]),
        (b"\x1b[57430u", [Key("media")]),
        (b"\x1b[57430;1:3u", [Key("media", move=RELEASE)]),
        (b"\x1b[57439u", [Key("media")]),
        (b"\x1b[?27u", []),
        (b"\x1b[?62;22c", []),
        (b"\x1b[1;1:3A", [Key("other", move=RELEASE)]),
        (b"\xff", [Key("", "\ufffd")]),
        (b"\x1b[99999999;5u", [Key("other")]),
        (b"\x1b[;u", [Key("other")]),
    ],
)
def test_what_is_sent_is_a_key(sent: bytes, keys: list[Key]) -> None:
    assert Decoder().take(sent) == keys


@pytest.mark.parametrize("sent", ["é€".encode(), b"\x1b[32;1:3u", b"\x1b[57430;1:1ub"])
def test_what_is_cut_anywhere_waits_for_its_rest(sent: bytes) -> None:
    whole = Decoder().take(sent)
    for cut in range(1, len(sent)):
        decoder = Decoder()
        assert decoder.take(sent[:cut]) + decoder.take(sent[cut:]) == whole


def test_escape_alone_has_no_rest() -> None:
    decoder = Decoder()
    assert decoder.take(b"\x1b") == []
    assert decoder.rest() == [Key("escape")]
    assert decoder.rest() == []
