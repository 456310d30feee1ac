"""The buttons of a headset, heard of on a thread of their own for as long as there is a session bus."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import closing
from threading import Event as Flag
from threading import Thread

from plainspoken.hearing.headset.media_player import Button, answer
from plainspoken.hearing.headset.session_bus import Asked, SessionBus, session_bus
from plainspoken.hearing.headset.wire import NoBusError

RETRY_SECONDS = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""How long after each time in a row that the bus could not be joined it is tried again."""

TOLD = 3
"""After so many times a person is told: a bus that is only started anew is back by then."""

JOIN_SECONDS = 2.0


class HeadsetButtons:
    """Is a media player on the session bus while that is wanted, and tells of the buttons that are pressed.

    `speaking` says whether we are speaking, by which desktops choose the player that gets the button; call `look` when
    that changes. `pressed` is told of each button, and `lost` once that the bus has gone and not come back; both on the
    thread of the bus.
    """

    def __init__(
        self,
        speaking: Callable[[], bool],
        pressed: Callable[[Button], None],
        lost: Callable[[], None],
        address: str | None = None,
    ) -> None:
        self._address = session_bus() if address is None else address
        self._speaking = speaking
        self._pressed = pressed
        self._lost = lost
        self._wanted = self._closed = self._joined = False
        self._misses = 0
        self._bus: SessionBus | None = None
        self._stirred = Flag()
        self._thread = Thread(target=self._run, name="headset buttons", daemon=True)

    @property
    def there(self) -> bool:
        """Whether there is a session bus by which buttons can come."""
        return bool(self._address)

    def use(self, wanted: bool) -> None:
        """Hear of the buttons from now on, or leave them to others."""
        self._wanted = wanted
        if self.there and not self._closed and self._thread.ident is None:
            self._thread.start()
        self._stir()

    def look(self) -> None:
        """We have begun to speak, or ceased; from any thread, and never waits."""
        if (bus := self._bus) is not None:
            bus.wake()

    def close(self) -> None:
        """Hear of nothing more."""
        self._closed = True
        self._stir()
        if self._thread.is_alive():
            self._thread.join(JOIN_SECONDS)

    def _stir(self) -> None:
        self._stirred.set()
        self.look()

    def _run(self) -> None:
        """Be on the bus whenever that is wanted; a thread."""
        while not self._closed:
            pause = RETRY_SECONDS[min(self._misses, len(RETRY_SECONDS)) - 1] if self._misses else None
            self._stirred.wait(pause if self._wanted else None)
            self._stirred.clear()
            try:
                while self._wanted and not self._closed:
                    self._serve()
            except NoBusError:
                self._missed()

    def _serve(self) -> None:
        """Be on the bus until it is gone, or not wanted any more."""
        with closing(SessionBus(self._address)) as bus:
            self._bus = bus
            self._joined = True
            self._misses = 0
            told: bool | None = None
            try:
                while self._wanted and not self._closed:
                    speaking = self._speaking()
                    if bus.name and speaking is not told:
                        bus.tell(speaking=speaking)
                        told = speaking
                    if (asked := bus.next()) is not None:
                        self._asked(bus, asked)
            finally:
                self._bus = None

    def _asked(self, bus: SessionBus, asked: Asked) -> None:
        """Tell of the button that a call is, and answer it: by then the button has been obeyed."""
        answered = answer(asked.call, speaking=self._speaking())
        if answered.button is not None:
            try:
                self._pressed(answered.button)
            except Exception:  # a press that fails must not be the last that is heard of
                logging.getLogger(__name__).exception("A headset's button could not be obeyed.")
        bus.answer(asked, answered)

    def _missed(self) -> None:
        """The bus is not there: tell of that once, where it was before."""
        self._misses += 1
        if self._joined and self._misses == TOLD:
            self._lost()
