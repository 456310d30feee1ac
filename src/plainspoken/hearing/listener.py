"""The ear: a thread that reads sound, finds the utterances in it and posts what was heard."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from threading import Event as Flag
from threading import Thread

from plainspoken.flow import Event, Grammar, Sound, SpeechBegan, SpeechWentOn, Transcript, Trouble
from plainspoken.hearing.endpointing import Endpointer, Heard, Rules
from plainspoken.hearing.keys.talking import TalkKey
from plainspoken.hearing.level_watch import LevelWatch
from plainspoken.hearing.rates import RateChanger
from plainspoken.hearing.recogniser import Recogniser
from plainspoken.hearing.sources import SoundSource
from plainspoken.hearing.voice_activity import SileroVoiceActivity, VoiceActivity

TAIL_SECONDS = 0.3
"""What is still not listened to after `unmute`: the loudspeaker's last sound and the room's echo of it."""
PATIENCE_SECONDS = 1.0
JOIN_SECONDS = 3.0


class Listener:
    """Listens until it is closed, and posts SpeechBegan, a Transcript for each utterance, and Trouble; SpeechWentOn
    between, where an utterance lasts longer than what may be said.

    `expect`, `mute`, `unmute` and `knows` may be called from any thread. Whatever fails is posted as a Trouble
    (hearing.failed, with `why`), once until it works again, and the listening goes on; of levels that are wrong
    (sound.too_quiet, sound.clipped, sound.too_noisy) it tells once a spell, after the Transcript. A `talk` key opens it
    whoever speaks; where a person wants to be heard only by the key, nothing is heard without.
    """

    def __init__(
        self,
        source: SoundSource,
        recogniser: Recogniser,
        post: Callable[[Event], None],
        activity: VoiceActivity | None = None,
        rules: Rules | None = None,
    ) -> None:
        self._source = source
        self._recogniser = recogniser
        self._post = post
        self._activity = activity or SileroVoiceActivity()
        window_seconds = self._activity.window / self._activity.rate
        self._endpointer = Endpointer(window_seconds, rules=rules)
        self._tail = round(TAIL_SECONDS / window_seconds)
        self._before: deque[bytes] = deque(maxlen=self._endpointer.margin)
        self._to_activity = RateChanger(source.rate, self._activity.rate)
        self._to_recogniser = RateChanger(self._activity.rate, recogniser.rate)
        self._sound, self._utterance = bytearray(), bytearray()
        self._levels = LevelWatch()
        self._wanted = self._expected = Grammar()
        self.talk = TalkKey()
        self._muted = False
        self._deaf = 0
        self._announced = self._went_on = self._failing = False
        self._closed = Flag()
        self._thread = Thread(target=self._run, name="listener", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def expect(self, grammar: Grammar) -> None:
        """Listen for this from the next utterance on."""
        self._wanted = grammar

    def mute(self) -> None:
        """Hear nothing until `unmute`; an utterance that had begun is dropped."""
        self._muted = True

    def unmute(self) -> None:
        """Hear again, 0.3 s from now."""
        self._muted = False

    def knows(self, word: str) -> bool:
        """Whether the recogniser can hear a word."""
        return self._recogniser.knows(word)

    def close(self) -> None:
        """Stop listening, give up the source and the recogniser."""
        self._closed.set()
        self._source.close()
        if self._thread.is_alive():
            self._thread.join(JOIN_SECONDS)
        if not self._thread.is_alive():  # a recogniser that is still at work must not be freed under it
            self._recogniser.close()

    def _run(self) -> None:
        """Read and listen until the source ends or the listener is closed."""
        self._guarded(lambda: self._recogniser.expect(self._expected))
        ended = False
        while not (ended or self._closed.is_set()):
            ended = self._guarded(self._listen)
        if self._endpointer.speaking and not self._closed.is_set():
            self._guarded(lambda: self._end(Heard.ENDED))

    def _guarded(self, work: Callable[[], bool | None]) -> bool:
        """Do some work; a failure is posted, once in a row, and drops the utterance. True: the source has ended."""
        try:
            ended = bool(work())
        except Exception as problem:  # noqa: BLE001 - whatever is broken, the listening must not end in silence
            announced = self._announced
            self._drop()
            if announced and self._failing:  # the voice fell silent for what now is told of no more
                self._post(Transcript("", 0.0))
            if not self._failing and not self._closed.is_set():
                self._post(Trouble("hearing.failed", (("why", str(problem) or type(problem).__name__),)))
            elif self._failing:
                self._closed.wait(PATIENCE_SECONDS)
            self._failing = True
            return False
        return ended

    def _listen(self) -> bool:
        """Take the next block; True when the source has ended."""
        block = self._source.read()
        if block is None:
            return True
        if isinstance(block, Trouble):
            self._drop()
            self._post(block)
            return False
        self._sound += self._to_activity.take(block)
        size = self._activity.window * 2
        while len(self._sound) >= size:
            window = bytes(self._sound[:size])
            del self._sound[:size]
            self._take(window)
        return False

    def _take(self, window: bytes) -> None:
        """Listen to one window of sound."""
        called = self.talk.listens(speaking=self._endpointer.speaking)
        if not called and (self._muted or self._deaf):
            self._not_listening()
            return
        if not called and self.talk.only:
            self._drop()
            return
        self._endpointer.held = called and self.talk.held
        if not self._endpointer.speaking and self._wanted is not self._expected:
            self._prepare()
        heard = self._endpointer.take(self._activity.likelihood(window))
        if heard is Heard.SPEECH and called and self.talk.finished:
            heard = Heard.ENDED
        if heard is Heard.SILENCE:
            self._before.append(window)
            return
        if heard is Heard.BEGAN:
            window = b"".join((*self._before, window))
            self._utterance.clear()
        self._utterance += window
        self._recogniser.hear(self._to_recogniser.take(window))
        if self._endpointer.certain and not self._announced:
            self._announced, self._went_on = True, False
            self._post(SpeechBegan())
        if self._endpointer.talk and self._announced and not self._went_on:
            self._went_on = True
            self._post(SpeechWentOn())
        if heard in (Heard.ENDED, Heard.DROPPED):
            if heard is Heard.ENDED:
                self.talk.ended()
            self._end(heard)

    def _prepare(self) -> None:
        """Make the recogniser ready for the grammar that is wanted by now."""
        self._expected = self._wanted
        self._endpointer.mode, self._endpointer.pause = self._expected.mode, self._expected.pause
        self._recogniser.expect(self._expected)

    def _not_listening(self) -> None:
        """Pass over a window while muted, and over the tail that follows."""
        if self._muted:
            if not self._deaf:
                self._drop()
            self._deaf = self._tail
            return
        self._deaf -= 1
        if not self._deaf:
            self._activity.begin()

    def _end(self, heard: Heard) -> None:
        """Post what was heard in the utterance that has ended."""
        self._announced = False
        self._before.clear()
        spoken = self._endpointer.spoken
        self._endpointer.begin()
        transcript = replace(self._recogniser.finish(), spoken=spoken)
        self._failing = False
        if heard is Heard.ENDED:
            self._post(transcript)
            if transcript.text and (wrong := self._levels.take(Sound(bytes(self._utterance), self._activity.rate))):
                self._post(wrong)

    def _drop(self) -> None:
        """Forget an utterance that had begun."""
        self._announced = False
        self._before.clear()
        speaking = self._endpointer.speaking
        self._endpointer.begin()
        if speaking:
            with contextlib.suppress(Exception):  # it may be what failed, and is told of already
                self._recogniser.finish()
