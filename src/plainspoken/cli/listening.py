"""What listens in a conversation: a microphone with the keyboard beside it, or the keyboard alone."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from queue import SimpleQueue

from plainspoken.cli.attending import PersonsAttention
from plainspoken.cli.ending import Ending
from plainspoken.cli.headset import headset_heard
from plainspoken.cli.keyboard import Keyboard, Voice
from plainspoken.cli.room import Room
from plainspoken.devices import SoundDevices
from plainspoken.edges import Ear
from plainspoken.flow import Event
from plainspoken.hearing import Listener, Microphone, TypedListener, choose
from plainspoken.hearing.keys import TalkKey
from plainspoken.hearing.typed import TypedRecogniser
from plainspoken.settings import Settings
from plainspoken.speaking import Player, Speaker

Events = SimpleQueue[Event | Ending]


@dataclass(frozen=True, slots=True)
class Sounds:
    """What sounds: devices, the voice, the loudspeaker it speaks through (None where there is none), the room."""

    devices: SoundDevices
    mouth: Voice
    player: Player | None
    room: Room


def listening(
    settings: Settings, sounds: Sounds, events: Events, opened: ExitStack, *, typed: bool
) -> tuple[Ear, PersonsAttention]:
    """What listens, begun, and what follows how a person wants it to; all of it ends when `opened` closes."""
    talk = None if typed else TalkKey()
    headset = None
    if isinstance(sounds.mouth, Speaker):  # what cannot be heard is no player of sound
        headset = headset_heard(sounds.mouth, talk, events.put, opened, wanted=settings.headset_buttons)
    lines = Keyboard(sounds.mouth, talk, events.put).lines(opened)
    keyboard = TypedListener(lines, TypedRecogniser(), events.put, lambda: events.put(Ending.NOT_TYPED))
    opened.callback(keyboard.close)
    if talk is None:
        keyboard.start()
        return keyboard, PersonsAttention(None, sounds.devices, None, sounds.player, headset)
    microphone = Microphone(settings.microphone, devices=sounds.devices)
    recogniser = choose(settings.recogniser, settings.model or None)
    listener = Listener(sounds.room.source(microphone), recogniser, sounds.room.posts(events.put))
    opened.callback(listener.close)
    listener.talk = talk
    listener.start()
    keyboard.start()
    attention = PersonsAttention(talk, sounds.devices, microphone, sounds.player, headset)
    attention.watch(opened)
    return listener, attention
