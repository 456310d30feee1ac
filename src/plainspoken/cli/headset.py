"""The buttons of a headset in a conversation: one that talks, and the others, which are commands."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Protocol

from plainspoken.flow import Event, Pressed, Trouble
from plainspoken.hearing.headset import Button, HeadsetButtons
from plainspoken.hearing.keys import Talking, TalkKey
from plainspoken.speaking import Speaker

CARRY_ON = "reading.carry_on"
COMMANDS: Mapping[Button, str] = {
    # Paragraph by paragraph all of a page can be heard by the button alone; from heading to heading what lies between
    # is only heard by whoever also speaks.
    Button.NEXT: "reading.next_paragraph",
    Button.PREVIOUS: "reading.previous_paragraph",
    Button.QUIT: "talk.quit",
}
"""The command that a button is."""

ONE_PRESS_SECONDS = 0.25
"""Two presses sooner after one another are one, which two programs of the desktop have passed on."""


class Voice(Protocol):
    """What of a mouth a button is for."""

    @property
    def speaking(self) -> bool:
        """Whether there is something to say that has not been said to its end."""

    def stop(self) -> None:
        """Fall silent and drop what was still to be said."""

    def tone(self, name: str) -> None:
        """Play a short sound."""


class Headset:
    """Obeys a headset's buttons; they tell only that they were pressed, not for how long.

    The main one silences the voice and has it listen, as the key to talk does. Pressed once more it ends that: what is
    being said, or where nobody has begun, the listening; and what the first press cut short is then read on.
    """

    def __init__(
        self,
        voice: Voice,
        talk: TalkKey | None,
        post: Callable[[Event], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`talk` is None where nothing is listened to: then the main button silences, and has the reading go on."""
        self._voice = voice
        self._talk = talk
        self._post = post
        self._clock = clock
        self._cut = False
        self._pressed_at = -ONE_PRESS_SECONDS

    def pressed(self, button: Button) -> None:
        """A button was pressed."""
        if button is not Button.TALK:
            self._voice.stop()  # not only told of: the assistant may be busy with a page
            self._post(Pressed(command=COMMANDS.get(button, "")))
            return
        before, self._pressed_at = self._pressed_at, self._clock()
        if self._pressed_at - before >= ONE_PRESS_SECONDS:
            self._talked()

    def spoke(self) -> None:
        """The voice has begun to speak, or ceased: what is begun now is what the next press may cut short."""
        if self._voice.speaking:
            self._cut = False

    def _talked(self) -> None:
        if self._voice.speaking:
            self._voice.stop()
            self._cut = True
            self._begin()
            return
        talking = Talking.AWAITED if self._talk is None else self._talk.talking
        if talking is Talking.BEGUN and self._talk is not None:
            self._talk.finish()
        elif talking is Talking.AWAITED and (self._cut or self._talk is None):
            self._end()
            self._post(Pressed(command=CARRY_ON))
        elif talking is Talking.AWAITED and self._talk is not None and self._talk.only:
            self._end()
            self._voice.tone("end")
        else:  # where it is listened all the time there is nothing to end
            self._begin()

    def _begin(self) -> None:
        """Listen from now on, and have that heard."""
        if self._talk is not None:
            self._talk.pressed()
            self._voice.tone("listening")
        self._post(Pressed(talk=self._talk is not None))

    def _end(self) -> None:
        """Await nobody any more."""
        if self._talk is not None:
            self._talk.finish()


def headset_heard(
    speaker: Speaker, talk: TalkKey | None, post: Callable[[Event], None], kept: ExitStack, *, wanted: bool
) -> HeadsetButtons:
    """A headset's buttons, obeyed from now on where that is wanted, and until `kept` closes."""
    headset = Headset(speaker, talk, post)
    lost = Trouble("listen.headset_lost")
    buttons = HeadsetButtons(lambda: speaker.speaking, headset.pressed, lambda: post(lost))

    def changed() -> None:
        headset.spoke()
        buttons.look()

    speaker.changed = changed
    kept.callback(buttons.close)
    buttons.use(wanted)
    return buttons
