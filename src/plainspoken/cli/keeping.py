"""What is kept from one conversation to the next: a person's pages, and how they like to be spoken and listened to."""

from __future__ import annotations

from collections.abc import Callable

from plainspoken.flow import SOUNDS, Listening, Manner, Place, Reference, Stop, Tell, Trouble
from plainspoken.hearing import KeptPages
from plainspoken.memory import Kept, Memory
from plainspoken.settings import Settings, save


class PersonsKeeper:
    """Writes bookmarks, references and ways of speaking and listening as they change; a failure is told, not raised."""

    def __init__(
        self,
        memory: Memory,
        settings: Settings,
        tell: Callable[[Trouble], None],
        pages: KeptPages | None = None,
        begun: tuple[Manner, str] | None = None,
    ) -> None:
        """`begun` is how the conversation begins and the engine that has its voices, the settings' where left out."""
        self._memory = memory
        self._pages = pages or KeptPages()
        self._settings = settings
        self._tell = tell
        self._listening = listening_of(settings)
        self._manner, self._engine = begun or (settings.manner, "")
        kept = memory.kept()
        if isinstance(kept, Trouble):
            tell(kept)
            kept = Kept()
        self.bookmarks: tuple[Stop, ...] = kept.bookmarks
        self.references: tuple[Reference, ...] = kept.references
        self.pronounced: tuple[tuple[str, str], ...] = kept.pronounced

    def keep(self, place: Place) -> None:
        """Write what has changed."""
        if place.bookmarks != self.bookmarks:
            self._keep_bookmarks(place.bookmarks)
        if place.saved != self.references:
            self.references = place.saved
            self._told(self._memory.keep_references(place.saved))
        if place.pronounced != self.pronounced:
            self.pronounced = place.pronounced
            self._told(self._memory.keep_pronunciations(place.pronounced))
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
        self.bookmarks, self.references, self.pronounced = (), (), ()

    def _keep_bookmarks(self, wanted: tuple[Stop, ...]) -> None:
        for stop in self.bookmarks:
            if stop not in wanted:
                self._told(self._memory.drop(stop.url))
        for stop in wanted:
            if stop not in self.bookmarks:
                self._told(self._memory.remember(stop))
        self.bookmarks = wanted

    def _keep_manner(self, manner: Manner) -> None:
        """Write what has changed of the manner: what a command line asked for this once is none of it."""
        before, after = (_as_settings(each, self._engine) for each in (self._manner, manner))
        self._manner = manner
        self._save({key: value for key, value in after.items() if value != before[key]})

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


def _as_settings(manner: Manner, engine: str) -> dict[str, object]:
    """A manner as the keys of the settings."""
    every = set(manner.silent) == set(SOUNDS)
    return {
        "rate": manner.rate,
        "volume": manner.volume,
        "detail": manner.detail,
        "pause": manner.pause,
        "voice": f"{engine}:{manner.voice}" if engine and manner.voice else manner.voice,
        "other_voices": ", ".join(manner.others),
        "pitch": manner.pitch,
        "tones": not every,
        "silent_tones": "" if every else ", ".join(manner.silent),
    }
