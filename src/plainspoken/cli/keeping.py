"""What is kept from one conversation to the next: a person's pages, and how they like to be spoken and listened to."""

from __future__ import annotations

from collections.abc import Callable

from plainspoken.cli.choices import choices_told
from plainspoken.flow import SOUNDS, Listening, Manner, Place, Reference, Stop, Tell, Trouble
from plainspoken.hearing import KeptPages
from plainspoken.memory import Kept, Memory
from plainspoken.settings import Settings, drop_broken, save


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
        """What the memory holds and hearing keeps of pages, as it stands on the disk, and what the person chose."""
        known = self._memory.known()
        told = (Tell(known.key, known.values),) if isinstance(known, Trouble) else known
        words = self._pages.count()
        pages = (Tell("memory.page_words", (("count", words),)),) if words else ()
        return (*told, *pages, *choices_told(self._settings))

    def forget(self) -> None:
        """Remove all that is kept about the person; how they are listened to now is in force until the program ends."""
        self._told(self._memory.forget())
        self._pages.forget()
        self.bookmarks, self.references, self.pronounced = (), (), ()
        self._manner = Manner()
        self._told_of(self._forget_choices)

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
        """Write what has changed of the listening: what was forgotten is none of it, though it is still in force."""
        before, after = _waking(self._listening), _waking(listening)
        self._listening = listening
        self._save({key: value for key, value in after.items() if value != before[key]})

    def _save(self, changed: dict[str, object]) -> None:
        self._settings = self._settings.model_copy(update=changed)
        self._told_of(lambda: save(self._settings))

    def _forget_choices(self) -> None:
        """Write the usual instead of what the person chose; where they chose nothing, nothing is written."""
        usual = {**_as_settings(Manner(), ""), **_waking(Listening())}
        if changed := {key: value for key, value in usual.items() if getattr(self._settings, key) != value}:
            save(self._settings.model_copy(update=changed))
            self._settings = self._settings.model_copy(update=changed)
        drop_broken()

    def _told_of(self, write: Callable[[], object]) -> None:
        """Write to the settings' folder; that it cannot be is told."""
        try:
            write()
        except OSError as problem:
            self._tell(Trouble("settings.unwritable", (("why", problem.strerror or str(problem)),)))

    def _told(self, trouble: Trouble | None) -> None:
        if trouble is not None:
            self._tell(trouble)


def listening_of(settings: Settings) -> Listening:
    """How a person's settings want them to be listened to."""
    return Listening(
        settings.listening,
        settings.wake_phrase,
        settings.sleep_after,
        settings.microphone,
        settings.loudspeaker,
        settings.headset_buttons,
    )


def _waking(listening: Listening) -> dict[str, object]:
    """A way of listening as the keys of the settings."""
    return {
        "listening": listening.when,
        "wake_phrase": listening.phrase,
        "sleep_after": listening.sleep_after,
        "microphone": listening.microphone,
        "loudspeaker": listening.loudspeaker,
        "headset_buttons": listening.headset,
    }


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
