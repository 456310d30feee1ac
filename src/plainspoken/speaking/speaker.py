"""The speaker: a thread that renders a sentence or two ahead of the player, and forgets all of it at a word."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

from plainspoken.flow import Event, Finished, Manner, Reached, Utterance, Voiced, VoiceDescription
from plainspoken.speaking.cache import Renderer
from plainspoken.speaking.items import Items, Voiceless
from plainspoken.speaking.output import Item, Output, Post, Witness
from plainspoken.speaking.tones import tone
from plainspoken.speaking.voice import Voice
from plainspoken.speaking.working import Cue, Working, tones
from plainspoken.speaking.yielding import Yielding

AHEAD = 2
"""Sentences that wait for the player: one would do, but a long one renders slower than a short one is said."""

DUCKED = 0.4
"""How loud it goes on, of 1, while it is not known whether what is spoken over it is a command; still understood."""

LOOK = 0.05
"""Seconds between two looks whether the player has room."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What a speaker does of its own accord.

    `waiting` is said when work takes long, `voiceless` gives the words for a language that no voice speaks; `manner` is
    how it speaks until it is told with what there is to say.
    """

    manner: Manner = field(default_factory=Manner)
    waiting: Utterance | None = None
    voiceless: Voiceless = lambda language: None


@dataclass(frozen=True, slots=True)
class _Speech:
    """What is to be said, and in which life of the speaker: `stop` begins a new one."""

    items: Generator[Item, None, None]
    life: int


class Speaker:
    """Says utterances on a player; a SpeechOutput.

    `_lock` guards `_life` and all that goes to the player, so that what was dropped by `stop` cannot reach it after.
    `_ends` has a lock of its own: the player reports from its callback, for which `stop` waits with `_lock` held.
    """

    def __init__(
        self,
        voice: Voice,
        player: Output,
        post: Post,
        habits: Habits | None = None,
        witness: Witness | None = None,
    ) -> None:
        """Post events to `post`, which may only put them on a queue.

        `witness` is told which words are being heard. Set `yields` to have it pause where else it would speak softly,
        with a tone that it listens; it does so no more after it did in vain again and again, but where `persists`. Set
        `changed` to be told, on any thread and with no time to spare, that `speaking` may have changed.
        """
        self.yields = self.persists = self._soft = False
        self._yielding = Yielding()
        self.changed: Callable[[], None] = lambda: None
        self._voice = voice
        self._player = player
        self._post = post
        habits = habits or Habits()
        self._waiting = habits.waiting
        self._witness = witness
        self._lock = threading.RLock()
        self._changed = threading.Condition(self._lock)
        self._ending = threading.Condition()
        self._speeches: deque[_Speech] = deque()
        self._ends: deque[int] = deque()
        self._life = 0
        self._manner = habits.manner
        self._closed = False
        self._items = Items(Renderer(voice), post, logging.getLogger(__name__).error, habits.voiceless)
        player.connect(self._played)
        threading.Thread(target=self._work, daemon=True, name="speaker").start()

    def say(self, utterances: Iterable[Utterance], manner: Manner, turn: int) -> None:
        """Say utterances; see SpeechOutput."""
        with self._lock:
            if self._closed:
                return
            self._manner = manner
            self._player.volume = manner.volume
            items = self._items.of(utterances, manner, turn)
            self._speeches.append(_Speech(items, self._life))
            with self._ending:
                self._ends.append(turn)
            self._changed.notify_all()
        self.changed()

    def stop(self) -> None:
        """Fall silent at once and drop everything."""
        with self._lock:
            self._life += 1
            if self._soft:
                self._yielding.obeyed()
            self._soft = False
            self._speeches.clear()
            self._player.stop()
            if self._witness is not None:
                self._witness.dropped()
            with self._ending:
                self._ends.clear()
                self._ending.notify_all()
            self._changed.notify_all()
        self.changed()

    @property
    def speaking(self) -> bool:
        """Whether there is something to say that has not been said to its end."""
        return bool(self._ends)

    def pause(self) -> None:
        """Fall silent at once and keep the place."""
        self._player.pause()
        if self._witness is not None:
            self._witness.silenced()

    def resume(self) -> None:
        """Speak on from where `pause` fell silent."""
        if self._witness is not None:
            self._witness.resumed()
        self._player.resume()

    def duck(self, soft: bool) -> None:
        """Give way while somebody else speaks, or speak as before again, because that was no command; see `yields`."""
        with self._lock:
            if self._soft and not soft:
                self._yielding.in_vain()
                self._speak_up()
            elif soft and not self._soft and self._ends:
                self._soft = True
                self._give_way()

    def _give_way(self) -> None:
        if self.yields and (self.persists or self._yielding.pauses):
            self.pause()
            self.tone("listening")
        else:
            self._player.volume = self._manner.volume * DUCKED

    def _speak_up(self) -> None:
        self._soft = False
        self._player.volume = self._manner.volume
        self.resume()

    def tone(self, name: str) -> None:
        """Play a tone at once, unless the person wants none of that name.

        Over what is being said no error is told for a television again and again.
        """
        vain = name == "error" and self._ends and not self._yielding.pauses
        if name not in self._manner.silent and not vain:
            self._player.overlay(tone(name))

    def voices(self) -> tuple[VoiceDescription, ...]:
        """The voices that the engine has."""
        return self._voice.voices()

    def working(self) -> AbstractContextManager[None]:
        """While inside: a soft tone after 0.3 s, the waiting words after 3 s, then both again at sensible spaces.

        What is still being said is said on, where it had given way: to a command, for that is being carried out.
        """
        with self._lock:
            if self._soft:
                self._yielding.obeyed()
                self._speak_up()
        return Working(self._be_heard)

    def wait(self, seconds: float | None = None) -> None:
        """Return when all has been said, or after so many seconds."""
        with self._ending:
            self._ending.wait_for(lambda: not self._ends, seconds)

    def close(self) -> None:
        """Fall silent for good and let go of the player and the voice."""
        self.stop()
        with self._lock:
            self._closed = True
            self._changed.notify_all()
        self._player.close()
        self._voice.close()

    def _be_heard(self, cue: Cue) -> None:
        if cue is Cue.TONE:
            self.tone("loading")
        elif self._waiting is not None:
            with self._lock:
                items = (item for item in self._items.of((self._waiting,), self._manner, 0) if item.ended is None)
                self._speeches.append(_Speech(items, self._life))
                self._changed.notify_all()

    def _work(self) -> None:
        """Render what is to be said, as long as the speaker lives; a thread."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._speeches or self._closed)
                if self._closed:
                    return
                speech = self._speeches.popleft()
            self._render(speech)

    def _render(self, speech: _Speech) -> None:
        try:
            late = Working(lambda cue: self._be_heard(cue) if speech.life == self._life else None, tones())
            with late:  # the voice may have to be started, or started again
                item = next(speech.items, None)
            while item is not None and self._handed(item, speech.life):
                item = next(speech.items, None)
        finally:
            speech.items.close()  # its utterances are abandoned with it

    def _handed(self, item: Item, life: int) -> bool:
        """Hand an item to the player as soon as it has room; False when it is no longer wanted."""
        with self._changed:
            while life == self._life and self._player.ahead >= AHEAD and not self._player.lost:
                self._changed.wait(LOOK)
            if life != self._life or self._closed:
                return False
            if not self._player.lost or item.ended is not None:
                self._player.play(item if self._witness is None else _witnessed(item))
            return True

    def _played(self, event: Event) -> None:
        """Pass on what the player reports; comes from the sound's own thread."""
        match event:
            case Finished(turn=turn):
                self._finished(turn)
            case Voiced(text=text, seconds=seconds, reached=reached):
                if self._witness is not None:
                    self._witness.sounds(text, seconds)
                if reached is not None:
                    self._post(reached)
            case _:
                self._post(event)

    def _finished(self, turn: int) -> None:
        """Post the end of a turn, unless more of the same turn is still to be said."""
        with self._ending:
            if self._ends:
                self._ends.popleft()
            if turn not in self._ends:
                self._post(Finished(turn))
            self._ending.notify_all()
        self.changed()


def _witnessed(item: Item) -> Item:
    """The item, which reports its words too when they begin to be heard."""
    if not item.text:
        return item
    reached = item.begun if isinstance(item.begun, Reached) else None
    return replace(item, begun=Voiced(item.text, item.sound.seconds, reached))
