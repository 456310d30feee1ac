"""How a conversation ends that nobody says goodbye to: no more is typed, nothing is heard, or nothing can be shown."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from queue import SimpleQueue

from plainspoken.assistant import Assistant
from plainspoken.flow import Event, Transcript, Trouble

NOT_HEARD = (
    "Nothing can be heard: there is no microphone, and no more is typed. To type: plainspoken listen --typed, "
    "in a terminal. plainspoken doctor says how to mend the microphone."
)
NOT_SHOWN = "What is said cannot be written any more, so the conversation is over."
NO_MICROPHONE = ("microphone.no_portaudio", "microphone.none")


class Ending(Enum):
    """What has come to an end outside the conversation."""

    NOT_TYPED = auto()
    NOT_WRITTEN = auto()


def attend(
    assistant: Assistant, events: SimpleQueue[Event | Ending], unwritten: Callable[[], bool], *, typed: bool
) -> str | None:
    """Handle events until the person says goodbye or cannot be heard or answered; why it failed, None where not.

    The end of what is typed is a goodbye where nothing else is listened to (`typed`); beside a microphone it is none,
    unless that was never there. Where answers are `unwritten`, nothing more is done that nobody would learn of.
    """
    typing, microphone = True, not typed
    while not (assistant.over or unwritten()):
        event = events.get()
        if event is Ending.NOT_TYPED:
            typing = False
        elif not isinstance(event, Ending) and not unwritten():
            assistant.handle(event)
            microphone = _there(event, microphone)
        if not (typing or microphone or assistant.over or unwritten()):
            if not typed:
                return NOT_HEARD
            assistant.handle(Transcript("goodbye"))  # if that is answered by a question, nobody is there to be asked
            break
    return NOT_SHOWN if unwritten() else None


def _there(event: Event, microphone: bool) -> bool:
    """Whether there is a microphone, after an event."""
    key = event.key if isinstance(event, Trouble) else ""
    return key in ("microphone.back", "microphone.other") or (microphone and key not in NO_MICROPHONE)
