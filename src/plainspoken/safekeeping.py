"""What keeps a form's answers safe and warns in time, as the assistant knows them; and what does neither."""

from __future__ import annotations

from typing import Protocol

from plainspoken.flow import Answer, Event, Page, Place, Request, Tell, Trouble


class Safe(Protocol):
    """What keeps a form's answers safe until it is sent."""

    def keep(self, place: Place) -> None:
        """Keep what is given now."""

    def sending(self, place: Place, request: Request) -> None:
        """Know that a request is about to be sent."""

    def sent(self, trouble: Trouble | None) -> None:
        """Know that it was answered, or what went wrong."""

    def offered(self) -> tuple[Tell, ...]:
        """What to tell at the start of what was left unfinished, nothing where nothing was."""

    def left_at(self) -> str:
        """The page at which it was left."""

    def resume(self) -> None:
        """Go on with what was left."""

    def ended(self) -> int:
        """The site has ended the session: put answers back from now on; how many there are."""

    def put_back(self, page: Page) -> tuple[Answer, ...]:
        """The answers to put back on a page."""

    def known(self) -> tuple[Tell, ...]:
        """What is kept, and where."""

    def forget(self) -> None:
        """Keep nothing of it any more."""


class NoSafe:
    """Keeps no answers safe: for practice and for tests."""

    def keep(self, place: Place) -> None:
        """Keep nothing."""

    def sending(self, place: Place, request: Request) -> None:
        """Know nothing."""

    def sent(self, trouble: Trouble | None) -> None:
        """Know nothing."""

    def offered(self) -> tuple[Tell, ...]:
        """Nothing was left."""
        return ()

    def left_at(self) -> str:
        """Nothing was left."""
        return ""

    def resume(self) -> None:
        """Nothing was left."""

    def ended(self) -> int:
        """There are no answers."""
        return 0

    def put_back(self, page: Page) -> tuple[Answer, ...]:
        """There are no answers."""
        return ()

    def known(self) -> tuple[Tell, ...]:
        """Nothing is kept."""
        return ()

    def forget(self) -> None:
        """There is nothing to forget."""


class Alarm(Protocol):
    """What tells of something when its time has come."""

    def set(self, seconds: float, event: Event) -> None:
        """Report an event after so many seconds, instead of any that waits."""

    def cancel(self) -> None:
        """Report nothing."""


class NoAlarm:
    """Never tells of anything."""

    def set(self, seconds: float, event: Event) -> None:
        """Report nothing."""

    def cancel(self) -> None:
        """Report nothing."""
