"""The demo played: a resident who is really recognised, answers that are really spoken, and one clock for both."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from plainspoken.demo.script import Outcome, Script, Turn
from plainspoken.demo.stage import Language, Scenery, ScriptedEar, Stage
from plainspoken.flow import Event, Grammar, Intent, Manner, Site, Sound, Transcript, Trouble
from plainspoken.hearing import Recogniser, transcribe
from plainspoken.hearing.rates import pcm, samples
from plainspoken.hearing.surroundings import in_room
from plainspoken.noting import Note
from plainspoken.speaking import Tape, TapeSpeaker, Voice
from plainspoken.uploads import Files, NoFiles
from plainspoken.web import Browser

NOISE_DB = 26.0
"""How far the room's noise lies below the resident's voice: a quiet living room."""

THINKING = 0.6
"""Seconds between the end of an answer and the resident's next words."""

ENDPOINT = 0.5
"""Seconds of silence after which a command counts as ended."""

RESIDENT = Manner(rate=150)


class CannotPerformError(Exception):
    """The demo cannot be played at all: there is no voice that works."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part: the resident's voice, the assistant's, and what recognises the resident."""

    resident: Voice
    assistant: Voice
    recogniser: Recogniser


class Performance:
    """Plays scripts on a site, one after the other; afterwards holds both voices' tracks."""

    def __init__(self, site: Site, cast: Cast, show: Callable[[str], None], seed: int = 1) -> None:
        self._cast = cast
        self._show = show
        self._seed = seed
        self._said: list[str] = []
        self._said_at: list[float] = []
        self._broken_off = ""
        self._intent: Intent | None = None
        self._resident: list[tuple[float, Sound]] = []
        self._tape = Tape()
        self._site = site
        self._language = Language.loaded()
        self._turns = 0

    def play(self, script: Script, files: Files | None = None) -> Iterator[Outcome]:
        """Play a conversation from the site's first page, turn after turn.

        Each outcome comes when its answer has been heard as far as the next turn lets it. `files` are those that the
        resident may send.
        """
        scenery = Scenery(Browser(self._site), self._language, files=files or NoFiles())
        stage = Stage(self._site, self._mouth, ScriptedEar(self._cast.recogniser.knows), self._note, scenery)
        self._said, self._said_at = [], []
        stage.assistant.welcome()
        turns = script.turns
        self._listen(stage, turns[0].after)
        for number, turn in enumerate(turns):
            following = turns[number + 1].after if number + 1 < len(turns) else None
            yield self._turn(stage, turn, following)
        stage.close()

    @property
    def tracks(self) -> tuple[Sound, Sound]:
        """The resident's voice and the assistant's, from the same beginning, at the same rate."""
        rate = self._tape.rate
        track = np.zeros(len(self._tape.recording), np.float32)
        for began, sound in self._resident:
            wave = samples(sound, rate)
            start = round(began * rate)
            end = min(len(track), start + len(wave))
            track[start:end] += wave[: end - start]
        return Sound(pcm(track), rate), Sound(self._tape.recording.astype("<i2").tobytes(), rate)

    def _mouth(self, post: Callable[[Event], None]) -> TapeSpeaker:
        return TapeSpeaker(self._cast.assistant, self._tape, post)

    def _turn(self, stage: Stage[TapeSpeaker], turn: Turn, following: float | None) -> Outcome:
        began = self._tape.now
        sound = self._spoken(turn.say, self._turns)
        self._turns += 1
        self._resident.append((began, sound))
        self._tape.rest(sound.seconds + ENDPOINT)  # the assistant may still be speaking meanwhile
        speaking = self._said[-1] if self._said else ""
        transcript, seconds = self._recognised(sound, stage.ear.grammar)
        self._show(f"Resident: {turn.say}")
        self._said, self._said_at, self._intent = [], [], None
        stage.hear(transcript)
        self._broken_off = speaking if self._stopped() else self._broken_off
        self._listen(stage, following)
        page = stage.assistant.place.page
        return Outcome(
            turn=turn,
            heard=transcript.text,
            confidence=transcript.confidence,
            intent=self._intent,
            url=page.url if page else "",
            said=tuple(self._said),
            said_at=tuple(self._said_at),
            broken_off=self._broken_off,
            began=round(began, 3),
            ended=round(self._tape.now, 3),
            seconds_to_recognise=round(seconds, 3),
        )

    def _stopped(self) -> bool:
        return self._intent is not None and self._intent.name == "reading.stop"

    def _spoken(self, words: str, number: int) -> Sound:
        voice = self._cast.resident.render(words, "en", RESIDENT)
        if isinstance(voice, Trouble):
            raise CannotPerformError(str(dict(voice.values).get("problem", voice.key)))
        return in_room(voice, self._cast.recogniser.rate, NOISE_DB, self._seed * 1000 + number)

    def _recognised(self, sound: Sound, grammar: Grammar) -> tuple[Transcript, float]:
        began = time.perf_counter()
        heard = transcribe(sound, self._cast.recogniser, grammar)
        return heard, time.perf_counter() - began

    def _listen(self, stage: Stage[TapeSpeaker], seconds: float | None) -> None:
        """Listen to the answer: all of it and a moment to think, or so many seconds."""
        self._tape.play_for(seconds)
        if seconds is None:
            self._tape.rest(THINKING)
        stage.settle()

    def _note(self, note: Note) -> None:
        if note.kind == "said":
            self._said.append(note.text)
            self._said_at.append(round(self._tape.now, 3))
            self._show(f"Plainspoken: {note.text}")
        elif note.kind == "heard":
            self._intent = note.intent
            self._show(f"Heard: {note.text}")
        elif note.kind in ("trouble", "broken"):
            self._show(f"({note.kind}: {note.text})")
