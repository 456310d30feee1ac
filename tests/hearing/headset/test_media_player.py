"""What a desktop may ask of us as a media player, and which button it was: calls as data, and what each is answered."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.hearing.headset.media_player import (
    INTROSPECTABLE,
    INVALID,
    METHODS,
    NOT_SUPPORTED,
    PATH,
    PEER,
    PLAYER,
    PROPERTIES,
    READ_ONLY,
    ROOT,
    UNKNOWN_INTERFACE,
    UNKNOWN_METHOD,
    UNKNOWN_OBJECT,
    UNKNOWN_PROPERTY,
    Answer,
    Button,
    Call,
    answer,
    properties,
)

BUTTONS = [
    (PLAYER, "PlayPause", Button.TALK),
    (PLAYER, "Play", Button.TALK),
    (PLAYER, "Pause", Button.TALK),
    (PLAYER, "Stop", Button.STOP),
    (PLAYER, "Next", Button.NEXT),
    (PLAYER, "Previous", Button.PREVIOUS),
    (ROOT, "Quit", Button.QUIT),
    (ROOT, "Raise", None),
    (PEER, "Ping", None),
]

ANSWERS = [
    (Call(PATH, "", "PlayPause"), Answer(button=Button.TALK)),
    (Call(PATH, PLAYER, "Seek", "x", (1000000,)), Answer()),
    (Call(PATH, PLAYER, "SetPosition", "ox", ("/plainspoken/voice", 0)), Answer()),
    (Call(PATH, PLAYER, "OpenUri", "s", ("file:///etc/passwd",)), Answer(error=NOT_SUPPORTED)),
    (Call(PATH, PLAYER, "PlayPause", "s", ("now",)), Answer(error=INVALID)),
    (Call(PATH, PLAYER, "Explode"), Answer(error=UNKNOWN_METHOD)),
    (Call(PATH, PLAYER, "Quit"), Answer(error=UNKNOWN_METHOD)),
    (Call(PATH, "org.example.Other", "PlayPause"), Answer(error=UNKNOWN_INTERFACE)),
    (Call("/org/example", PLAYER, "PlayPause"), Answer(error=UNKNOWN_OBJECT)),
    (Call("/org/mpris", PLAYER, "PlayPause"), Answer(error=UNKNOWN_INTERFACE)),
    (Call("/org/mpris/Media", PEER, "Ping"), Answer(error=UNKNOWN_OBJECT)),
    (Call("/", PEER, "Ping"), Answer()),
    (Call(PATH, PROPERTIES, "Get", "ss", (ROOT, "Identity")), Answer("v", (("s", "Plainspoken"),))),
    (Call(PATH, PROPERTIES, "Get", "ss", (ROOT, "CanRaise")), Answer("v", (("b", False),))),
    (Call(PATH, PROPERTIES, "Get", "ss", (PLAYER, "PlaybackStatus")), Answer("v", (("s", "Paused"),))),
    (Call(PATH, PROPERTIES, "Get", "ss", (PLAYER, "Identity")), Answer(error=UNKNOWN_PROPERTY)),
    (Call(PATH, PROPERTIES, "Get", "ss", ("org.example", "Identity")), Answer(error=UNKNOWN_PROPERTY)),
    (Call(PATH, PROPERTIES, "Get", "s", (ROOT,)), Answer(error=INVALID)),
    (Call(PATH, PROPERTIES, "GetAll", "s", (PEER,)), Answer("a{sv}", ({},))),
    (Call(PATH, PROPERTIES, "GetAll", "s", ("org.example",)), Answer(error=UNKNOWN_INTERFACE)),
    (Call(PATH, PROPERTIES, "Set", "ssv", (PLAYER, "Volume", ("d", 0.5))), Answer(error=READ_ONLY)),
    (Call(PATH, PROPERTIES, "Set", "ssv", (PLAYER, "Loudness", ("d", 0.5))), Answer(error=UNKNOWN_PROPERTY)),
    (Call("/org", INTROSPECTABLE, "Introspect"), Answer("s", ('<node><node name="mpris"/></node>',))),
    (Call("/", "", "Introspect"), Answer("s", ('<node><node name="org"/></node>',))),
]

TEXT = st.text("ab./", max_size=6)


@pytest.mark.parametrize(("interface", "method", "button"), BUTTONS)
def test_buttons(interface: str, method: str, button: Button | None) -> None:
    assert answer(Call(PATH, interface, method), speaking=False) == Answer(button=button)


@pytest.mark.parametrize(("call", "expected"), ANSWERS)
def test_answers(call: Call, expected: Answer) -> None:
    assert answer(call, speaking=False) == expected


def test_it_plays_while_it_speaks_and_tells_of_nothing_else() -> None:
    quiet, speaking = (
        answer(Call(PATH, PROPERTIES, "GetAll", "s", (PLAYER,)), speaking=speaking).body[0]
        for speaking in (False, True)
    )
    assert isinstance(quiet, dict)
    assert isinstance(speaking, dict)
    assert speaking["PlaybackStatus"] == ("s", "Playing")
    assert {**quiet, "PlaybackStatus": ("s", "Playing")} == speaking


def test_what_is_described_is_what_there_is() -> None:
    (xml,) = answer(Call(PATH, INTROSPECTABLE, "Introspect"), speaking=False).body
    found = {each.attrib["name"]: each for each in ElementTree.fromstring(str(xml))}
    assert found.keys() == METHODS.keys()
    for interface, node in found.items():
        described = {each.attrib["name"]: each.attrib["type"] for each in node.findall("property")}
        assert described == {name: kind for name, (kind, _) in properties(interface, speaking=True).items()}
        for method in node.findall("method"):
            taken = "".join(each.attrib["type"] for each in method if each.attrib["direction"] == "in")
            assert taken == METHODS[interface][method.attrib["name"]].takes
        assert len(node.findall("method")) == len(METHODS[interface])


@given(
    st.builds(
        Call,
        st.one_of(TEXT, st.sampled_from(["/", "/org", PATH])),
        st.one_of(TEXT, st.sampled_from(list(METHODS))),
        st.one_of(TEXT, st.sampled_from([name for methods in METHODS.values() for name in methods])),
    ),
    st.lists(TEXT, max_size=3),
)
def test_whatever_is_called_is_answered(call: Call, body: list[str]) -> None:
    with_body = Call(call.path, call.interface, call.member, "s" * len(body), tuple(body))
    answered = answer(with_body, speaking=True)
    assert not (answered.error and (answered.body or answered.button))
