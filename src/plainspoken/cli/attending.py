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


class Buttons(Protocol):
    """What hears of a headset's buttons."""

    @property
    def there(self) -> bool:
        """Whether there is a way by which buttons can come."""

    def use(self, wanted: bool) -> None:
        """Hear of the buttons from now on, or leave them to others."""


class PersonsAttention:
    """Follows what a person wants: whether a key is needed to talk, and which devices and buttons are used.

    `talk`, `microphone`, `loudspeaker` and `headset` may be None: then there is none to be told.
    """

    def __init__(
        self,
        talk: TalkKey | None,
        devices: SoundDevices,
        microphone: Chosen | None,
        loudspeaker: Chosen | None,
        headset: Buttons | None = None,
    ) -> None:
        self._talk = talk
        self._devices = devices
        self._microphone = microphone
        self._loudspeaker = loudspeaker
        self._headset = headset
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
        if self._headset is not None:
            self._headset.use(listening.headset)

    def microphones(self) -> tuple[str, ...]:
        """The names of the microphones that there are now."""
        return tuple(device.name for device in self._devices.there(Kind.MICROPHONE))

    def loudspeakers(self) -> tuple[str, ...]:
        """The names of the loudspeakers and headphones that there are now."""
        return tuple(device.name for device in self._devices.there(Kind.LOUDSPEAKER))

    def buttons(self) -> bool:
        """Whether the buttons of a headset can be heard of on this computer."""
        return self._headset is not None and self._headset.there

    def _look_again(self) -> None:
        for each in (self._microphone, self._loudspeaker):
            if each is not None:
                each.look_again()
