"""When the assistant listens, as a person wants it, and to and with which devices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class When(Enum):
    """When the microphone is listened to: always, while a key is held or after one was pressed, or once called."""

    OPEN = "open"
    KEY = "key"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Listening:
    """How a person wants to be listened to.

    `phrase` is what they say to wake the assistant ("" for the language's own), `sleep_after` how many minutes of
    silence put it to sleep (0 for never), `microphone` and `loudspeaker` the devices by name ("" for the system's own),
    and `headset` whether a headset's buttons are for the assistant.
    """

    when: When = When.OPEN
    phrase: str = ""
    sleep_after: int = 0
    microphone: str = ""
    loudspeaker: str = ""
    headset: bool = True

    @property
    def patience(self) -> int:
        """Minutes of silence after which it sleeps; where it is called when needed that is soon, 0 for never."""
        return self.sleep_after or (1 if self.when is When.PHRASE else 0)
