"""What is kept from one conversation to the next: a person's pages, and how they like to be spoken and listened to."""

from __future__ import annotations

from collections.abc import Callable

from plainspoken.flow import Listening, Manner, Place, Reference, Stop, Tell, Trouble
from plainspoken.hearing import KeptPages
from plainspoken.memory import Kept, Memory
from plainspoken.settings import Settings, save


class PersonsKeeper:
    """Writes bookmarks, references and ways of speaking and listening as they change; a failure is told, not raised."""

    def __init__(
        self, memory: Memory, settings: Settings, tell: Callable[[Trouble], None], pages: KeptPages | None = None
    ) -> None:
        self._memory = memory
        self._pages = pages or KeptPages()
        self._settings = settings
        self._tell = tell
        self._manner = Manner(settings.rate, settings.volume, settings.detail, settings.pause)
        self._listening = listening_of(settings)
        kept = memory.kept()
        if isinstance(kept, Trouble):
            tell(kept)
            kept = Kept()
        self.bookmarks: tuple[Stop, ...] = kept.bookmarks
        self.references: tuple[Reference, ...] = kept.references

    def keep(self, place: Place) -> None:
        """Write what has changed."""
        if place.bookmarks != self.bookmarks:
            self._keep_bookmarks(place.bookmarks)
        if place.saved != self.references:
            self.references = place.saved
            self._told(self._memory.keep_references(place.saved))
        if place.manner != self._manner:
            self._keep_manner(place.manner)
        if place.listening != self._listening:
            self._keep_listening(place.listening)

    def known(self) -> tuple[Tell, ...]:
        """What the memory holds and what hearing keeps of pages, as it stands on the disk."""
        known = self._memory.known()
        told = (Tell(known.key, known.values),) if isinstance(known, Trouble) else known
        words = self._pages.count()
        return (*told, Tell("memory.page_words", (("count", words),))) if words else told

    def forget(self) -> None:
        """Remove all that is kept about the person; how to speak to them stays, for it is no one's secret."""
        self._told(self._memory.forget())
        self._pages.forget()
        self.bookmarks, self.references = (), ()

    def _keep_bookmarks(self, wanted: tuple[Stop, ...]) -> None:
        for stop in self.bookmarks:
            if stop not in wanted:
                self._told(self._memory.drop(stop.url))
        for stop in wanted:
            if stop not in self.bookmarks:
                self._told(self._memory.remember(stop))
        self.bookmarks = wanted

    def _keep_manner(self, manner: Manner) -> None:
        self._manner = manner
        self._save({"rate": manner.rate, "volume": manner.volume, "detail": manner.detail, "pause": manner.pause})

    def _keep_listening(self, listening: Listening) -> None:
        self._listening = listening
        waking = {"listening": listening.when, "wake_phrase": listening.phrase, "sleep_after": listening.sleep_after}
        self._save({**waking, "microphone": listening.microphone, "loudspeaker": listening.loudspeaker})

    def _save(self, changed: dict[str, object]) -> None:
        self._settings = self._settings.model_copy(update=changed)
        try:
            save(self._settings)
        except OSError as problem:
            self._tell(Trouble("settings.unwritable", (("why", problem.strerror or str(problem)),)))

    def _told(self, trouble: Trouble | None) -> None:
        if trouble is not None:
            self._tell(trouble)


def listening_of(settings: Settings) -> Listening:
    """How a person's settings want them to be listened to."""
    return Listening(
        settings.listening, settings.wake_phrase, settings.sleep_after, settings.microphone, settings.loudspeaker
    )
