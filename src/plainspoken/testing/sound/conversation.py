"""A conversation that is really spoken: words become sound, the sound is recognised, and the answers are sound too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from time import perf_counter

from plainspoken.demo.stage import Scenery, ScriptedEar
from plainspoken.flow import ENTER, Intent, Manner, NotUnderstood, Site, Sound, Transcript, Trouble, Utterance
from plainspoken.hearing import Recogniser, hear_sound, read_sound, transcribe
from plainspoken.intent import interpret
from plainspoken.intent.normal import normal
from plainspoken.speaking import Tape, TapeSpeaker, Voice
from plainspoken.speaking.output import Post
from plainspoken.testing.including import Placed
from plainspoken.testing.observed import Listening, Observed
from plainspoken.testing.rehearsal import Rehearsal
from plainspoken.testing.script import Script
from plainspoken.testing.sound.air import Air
from plainspoken.testing.sound.cells import Cell

LONGEST_KEPT_SECONDS = 15.0
"""How much of an answer is kept to be listened to in a report."""


class UnreadableRecordingError(Exception):
    """A person's recording cannot be read; as text, which and why."""


class Keep(Enum):
    """Which sounds are kept with a turn's result: none, the person's where they were misheard, or all."""

    NONE = "none"
    MISHEARD = "misheard"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part: the cell's person, the air between, what recognises them, and the assistant's voice."""

    cell: Cell
    air: Air
    recogniser: Recogniser
    assistant: Voice


class TapedSpeech(TapeSpeaker):
    """Speaks on a tape that runs only as far as it is told: so many sentences, or to the end."""

    def __init__(self, voice: Voice, tape: Tape, post: Post) -> None:
        super().__init__(voice, tape, post)
        self._left: int | None = None

    def say(self, utterances: Iterable[Utterance], manner: Manner, turn: int) -> None:
        """Line utterances up."""
        super().say(self._counted(utterances), manner, turn)

    def play(self, sentences: int | None = None) -> None:
        """Speak until so many sentences have begun, or until all has been said."""
        self._left = sentences
        self.tape.play_for(None)
        self.tape.resume()

    def _counted(self, utterances: Iterable[Utterance]) -> Iterator[Utterance]:
        for utterance in utterances:
            if self._left is not None:
                self._left -= 1
                if self._left == 0:
                    self.tape.pause()  # which ends the playing as soon as this one has begun
            yield utterance


class Spoken:
    """A Conversation that is spoken. What is heard wrongly is noted, and the words that were meant are carried out.

    So every turn is tried in every cell from where the script means it to be. While the person speaks, an answer that
    is not at its end stands still: a script says after how many sentences, not seconds.
    """

    def __init__(self, script: Script, site: Site, scenery: Scenery, cast: Cast, *, keep: Keep) -> None:
        self._script = script
        self._cast = cast
        self._commands = scenery.language.commands
        self._keep = keep
        self._shut = not script.session.settings.headphones
        self._tape = Tape()
        self._ear = ScriptedEar(cast.recogniser.knows)
        self._number = 0
        self._rehearsal = Rehearsal(site, scenery, mouth=self._mouth, ear=self._ear)

    def welcome(self, opening: str, sentences: int | None) -> Observed:
        """Begin, and play so many sentences, or all."""
        return self._rehearsal.welcome(opening, sentences)

    def take(self, placed: Placed) -> Observed:
        """Say what the person says in a turn, hear it, and see what comes of it."""
        turn = placed.turn
        self._number += 1
        if turn.type:
            return self._rehearsal.take(placed)
        if self._rehearsal.over or turn.key == "enter":
            return self._rehearsal.say(ENTER, turn.after or None)
        sound = self._sound(placed)
        listening, transcript = self._listened(sound, placed)
        began = self._tape.now
        observed = self._rehearsal.hear(transcript, turn.after or None)
        if self._keep is Keep.ALL:
            listening = replace(listening, person=sound, answer=self._answer(began))
        elif self._keep is Keep.MISHEARD and not listening.survived:
            listening = replace(listening, person=sound)
        return replace(observed, heard=listening.heard, listening=listening)

    def close(self) -> None:
        """Drop what was still to be said."""
        self._tape.close()

    def _mouth(self, post: Post) -> TapedSpeech:
        return TapedSpeech(self._cast.assistant, self._tape, post)

    def _sound(self, placed: Placed) -> Sound:
        """What the microphone hears in a turn."""
        key = f"{self._script.name} {self._number}"
        if not placed.turn.recording:
            return self._cast.air.spoken(placed.turn.say, self._cast.cell, key)
        read = read_sound(placed.recording, self._cast.recogniser.rate)
        if isinstance(read, Trouble):
            why = read.key.partition(".")[2].replace("_", " ")
            raise UnreadableRecordingError(f"{placed.file}:{placed.line('recording')}: {placed.recording.name}: {why}")
        return self._cast.air.played(read, self._cast.cell, key)

    def _listened(self, sound: Sound, placed: Placed) -> tuple[Listening, Transcript]:
        """How a turn's sound was heard, and what the assistant is given: that, or else what was meant."""
        turn, place = placed.turn, self._rehearsal.place
        words = turn.say or turn.transcript
        began = perf_counter()
        heard = self._transcribed(sound, recorded=bool(turn.recording))
        seconds = perf_counter() - began
        taken = interpret(heard, place, self._commands)
        meant = interpret(Transcript(words), place, self._commands) if words else taken
        listening = Listening(
            words=words,
            heard=heard.text,
            confidence=heard.confidence,
            taken=taken.name if isinstance(taken, Intent) else "",
            survived=same(meant, taken),
            recorded=bool(turn.recording),
            seconds=seconds,
        )
        return listening, heard if listening.survived else Transcript(words)

    def _transcribed(self, sound: Sound, *, recorded: bool) -> Transcript:
        """What is heard: of a recording every utterance, and nothing while the microphone is shut."""
        if self._shut and not self._tape.idle:
            return Transcript("", 0.0)
        recogniser, grammar = self._cast.recogniser, self._ear.grammar
        if not recorded:
            return transcribe(sound, recogniser, grammar)
        utterances = hear_sound(sound, recogniser, grammar)
        sure = min((each.confidence for each in utterances), default=0.0)
        return Transcript(" ".join(each.text for each in utterances), sure, seconds=sound.seconds)

    def _answer(self, began: float) -> Sound:
        """What was said back since a moment of the tape, as far as it is kept."""
        rate = self._tape.rate
        start = round(began * rate)
        wave = self._tape.recording[start : start + round(LONGEST_KEPT_SECONDS * rate)]
        return Sound(wave.astype("<i2").tobytes(), rate)


def same(meant: Intent | NotUnderstood, taken: Intent | NotUnderstood) -> bool:
    """Whether what was heard is taken for what was meant: the same command with the same values, or neither for one."""
    if isinstance(meant, NotUnderstood) or isinstance(taken, NotUnderstood):
        return isinstance(meant, NotUnderstood) and isinstance(taken, NotUnderstood) and bool(taken.heard)
    return meant.name == taken.name and _plain(meant) == _plain(taken)


def _plain(intent: Intent) -> list[tuple[str, object]]:
    return [(name, normal(value) if isinstance(value, str) else value) for name, value in intent.slots]
