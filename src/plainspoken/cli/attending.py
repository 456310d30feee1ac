"""How a person wants to be listened to, brought to the microphone, the keyboard and the loudspeaker."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Protocol

from plainspoken.devices import Kind, SoundDevices, Watcher
from plainspoken.flow import Listening, When
from plainspoken.hearing.keys import TalkKey


class Chosen(Protocol):
    """What plays or records on a device that a person chose."""

    def use(self, device: str) -> None:
        """Use another device from now on, by its name; "" for the system's own."""

    def look_again(self) -> None:
        """Devices have come or gone."""


class PersonsAttention:
    """Follows what a person wants: whether a key is needed to talk, and which devices are used.

    `talk`, `microphone` and `loudspeaker` may be None: then there is none to be told.
    """

    def __init__(
        self, talk: TalkKey | None, devices: SoundDevices, microphone: Chosen | None, loudspeaker: Chosen | None
    ) -> None:
        self._talk = talk
        self._devices = devices
        self._microphone = microphone
        self._loudspeaker = loudspeaker
        self._following: Listening | None = None

    def watch(self, kept: ExitStack) -> None:
        """Watch for devices that come and go, until `kept` closes."""
        watcher = Watcher(self._look_again)
        kept.callback(watcher.close)
        watcher.start()

    def follow(self, listening: Listening) -> None:
        """Listen so from now on."""
        if listening == self._following:
            return
        self._following = listening
        if self._talk is not None:
            self._talk.only = listening.when is When.KEY
        if self._microphone is not None:
            self._microphone.use(listening.microphone)
        if self._loudspeaker is not None:
            self._loudspeaker.use(listening.loudspeaker)

    def microphones(self) -> tuple[str, ...]:
        """The names of the microphones that there are now."""
        return tuple(device.name for device in self._devices.there(Kind.MICROPHONE))

    def loudspeakers(self) -> tuple[str, ...]:
        """The names of the loudspeakers and headphones that there are now."""
        return tuple(device.name for device in self._devices.there(Kind.LOUDSPEAKER))

    def _look_again(self) -> None:
        for each in (self._microphone, self._loudspeaker):
            if each is not None:
                each.look_again()
