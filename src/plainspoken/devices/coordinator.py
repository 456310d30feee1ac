"""One for all that opens streams: PortAudio's list is read anew only while nobody has one open.

`_terminate` under an open stream frees it beneath its owner. So every stream is opened and closed under one lock, and
whoever has one open can be asked to let it go and open it again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Protocol, TypeVar

from plainspoken.devices import portaudio, pulse
from plainspoken.devices.device import Device, Kind, Library, find, sounddevice

Opened = TypeVar("Opened")


class Holder(Protocol):
    """Whoever has a stream open."""

    def release(self) -> None:
        """Close the stream, and open it again soon; nothing that came is lost, nothing is told."""


class SoundDevices:
    """The devices of this computer, and the only one who opens them.

    Locks are taken in this order: `lock` here, then a holder's own. A holder keeps `lock` while it opens or closes.
    """

    def __init__(
        self,
        library: Callable[[], Library] = sounddevice,
        of_server: Callable[[Kind], tuple[Device, ...] | None] = pulse.devices,
        now: Callable[[], tuple[portaudio.Row, ...] | None] = portaudio.rows_now,
    ) -> None:
        self.lock = RLock()
        self._library = library
        self._of_server = of_server
        self._now = now
        self._holders: list[Holder] = []
        self._given = {kind: os.environ.get(name) for kind, name in pulse.VARIABLES.items()}

    def join(self, holder: Holder) -> None:
        """Have a holder asked to let its stream go before the list is read anew."""
        self._holders.append(holder)

    def there(self, kind: Kind) -> tuple[Device, ...]:
        """The devices of a kind that there are now."""
        served = self._served(kind)
        if served is not None:
            return served
        return portaudio.devices(kind, self._now() or self._rows())

    @contextmanager
    def aimed(self, kind: Kind, wanted: str) -> Iterator[tuple[str | None, bool]]:
        """While inside, what to have PortAudio open for the device wanted, and whether it is that one.

        "" is for the system's own, which takes the place of one that is not there too.
        """
        with self.lock:
            served = self._served(kind) if wanted else None
            found = find(wanted, served if served is not None else self._listed(kind)) if wanted else None
            if served is None:
                yield (found.key if found else None), bool(found) or not wanted
                return
            with _set(pulse.VARIABLES[kind], found.key if found else self._given[kind]):
                yield (pulse.PLUGIN if found else None), found is not None

    def refresh(self) -> bool:
        """Read PortAudio's list anew, all streams let go, if a new process sees another one; whether that was done.

        Where it reaches a sound server its list stays the same, whatever devices come to the server and go.
        """
        if self._is_served():
            return False
        now = self._now()
        with self.lock:
            if now is None or now == self._rows():
                return False
            for holder in self._holders:
                holder.release()
            library = self._library()
            library._terminate()
            library._initialize()
            return True

    def _served(self, kind: Kind) -> tuple[Device, ...] | None:
        """The sound server's devices, where PortAudio reaches it."""
        return self._of_server(kind) if self._is_served() else None

    def _is_served(self) -> bool:
        return any(name == pulse.PLUGIN and into and out for name, into, out in self._rows())

    def _listed(self, kind: Kind) -> tuple[Device, ...]:
        return portaudio.devices(kind, self._rows())

    def _rows(self) -> tuple[portaudio.Row, ...]:
        """PortAudio's list as it was read; none where there is no PortAudio."""
        try:
            return portaudio.rows(self._library())
        except (OSError, ImportError):
            return ()


@contextmanager
def _set(variable: str, value: str | None) -> Iterator[None]:
    """While inside, an environment variable has a value, or none."""
    before = os.environ.get(variable)
    try:
        _put(variable, value)
        yield
    finally:
        _put(variable, before)


def _put(variable: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(variable, None)
    else:
        os.environ[variable] = value
