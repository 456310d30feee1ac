"""Choosing a microphone or a loudspeaker by voice."""

from __future__ import annotations

import pytest

from plainspoken.flow import Intent, Listening, Place, Site, Tell, Values
from plainspoken.navigation import step

NAMES = ("Built-in Audio", "Jabra Headset", "Jabra Desk Set")
PLACE = Place(Site("x"), microphones=NAMES, loudspeakers=NAMES)


def test_each_is_told_by_its_number() -> None:
    told = step(Intent("listen.microphones"), PLACE).actions
    assert [(each.key, dict(each.values)) for each in told if isinstance(each, Tell)] == [
        ("device.microphones", {"count": 3}),
        *(("device.one", {"number": number, "name": name}) for number, name in enumerate(NAMES, 1)),
        ("device.how_microphone", {}),
    ]


@pytest.mark.parametrize(
    ("slots", "chosen", "key"),
    [
        ((("number", 2),), "Jabra Headset", "device.chosen_microphone"),
        ((("text", "headset"),), "Jabra Headset", "device.chosen_microphone"),
        ((("text", "jabra desk"),), "Jabra Desk Set", "device.chosen_microphone"),
        ((("text", "jabra"),), "", "device.none_called"),
        ((("text", "kitchen"),), "", "device.none_called"),
        ((("number", 4),), "", "device.no_number"),
        ((("number", 0),), "", "device.no_number"),
        ((), "", "device.usual_microphone"),
    ],
)
def test_chosen_by_number_or_by_words_that_only_one_has(slots: Values, chosen: str, key: str) -> None:
    taken = step(Intent("listen.microphone", slots), PLACE)
    assert [each.key for each in taken.actions if isinstance(each, Tell)] == [key]
    assert taken.place.listening == Listening(microphone=chosen)


def test_undo_takes_the_choice_back() -> None:
    chosen = step(Intent("listen.loudspeaker", (("number", 3),)), PLACE).place
    assert chosen.listening.loudspeaker == "Jabra Desk Set"
    assert step(Intent("talk.undo"), chosen).place.listening == Listening()


@pytest.mark.parametrize(
    "name", ["listen.microphones", "listen.loudspeakers", "listen.microphone", "listen.loudspeaker"]
)
def test_where_there_is_none_that_is_said(name: str) -> None:
    told = step(Intent(name, (("number", 1),)), Place(Site("x"))).actions
    assert [each.key for each in told if isinstance(each, Tell)] == [
        "device.no_microphone" if "microphone" in name else "device.no_loudspeaker"
    ]
