"""The speaker on tape: no threads, so that the same session always sounds and reports the same."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

from plainspoken.flow import Event, Finished, Manner, Utterance, VoiceDescription
from plainspoken.speaking.cache import Renderer
from plainspoken.speaking.items import Items
from plainspoken.speaking.output import Post
from plainspoken.speaking.tape import Tape
from plainspoken.speaking.tones import tone
from plainspoken.speaking.voice import Voice


class TapeSpeaker:
    """Says utterances on a tape; a SpeechOutput. Nothing sounds until the tape is played (`tape.play_for`)."""

    def __init__(self, voice: Voice, tape: Tape, post: Post) -> None:
        """Post events to `post`, from inside `tape.play_for`."""
        self.tape = tape
        self._voice = voice
        self._post = post
        self._silent: tuple[str, ...] = ()
        self._ends: deque[int] = deque()
        self._items = Items(Renderer(voice), post, logging.getLogger(__name__).error)
        tape.connect(self._played)

    def say(self, utterances: Iterable[Utterance], manner: Manner, turn: int) -> None:
        """Line utterances up; see SpeechOutput. Each is drawn and rendered when those before it have ended."""
        self.tape.volume = manner.volume
        self._silent = manner.silent
        self._ends.append(turn)
        self.tape.queue(self._items.of(utterances, manner, turn))

    def stop(self) -> None:
        """Drop what was to be said."""
        self._ends.clear()
        self.tape.stop()

    def pause(self) -> None:
        """Keep the place."""
        self.tape.pause()

    def resume(self) -> None:
        """Speak on."""
        self.tape.resume()

    def duck(self, soft: bool) -> None:
        """A script is never spoken over unawares."""

    def tone(self, name: str) -> None:
        """Line a tone up over whatever is played next, unless the person wants none of that name."""
        if name not in self._silent:
            self.tape.overlay(tone(name))

    def voices(self) -> tuple[VoiceDescription, ...]:
        """The voices that the engine has."""
        return self._voice.voices()

    def working(self) -> AbstractContextManager[None]:
        """Nothing: on a tape no time passes while work is done."""
        return nullcontext()

    def wait(self) -> None:
        """Play the tape until all has been said."""
        self.tape.play_for(None)

    def close(self) -> None:
        """Drop what was to be said and close the voice; the recording stays."""
        self.stop()
        self._voice.close()

    def _played(self, event: Event) -> None:
        if isinstance(event, Finished):
            self._ends.popleft()
            if event.turn in self._ends:
                return
        self._post(event)
