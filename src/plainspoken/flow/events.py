"""What is spoken, and what the edges report to the loop."""

from __future__ import annotations

from dataclasses import dataclass

from plainspoken.flow.actions import Mark
from plainspoken.flow.sound import Transcript
from plainspoken.flow.understanding import Values


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence to speak, its language, and the mark that the player reports when it begins.

    `sound` is the name of a short sound that is played before it: "link", "error", "end".
    """

    text: str
    language: str = "en"
    mark: Mark | None = None
    sound: str = ""


@dataclass(frozen=True, slots=True)
class Reached:
    """The player has begun the utterance with this mark, in the given turn of the conversation."""

    mark: Mark
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Voiced:
    """The player has begun to sound some words; stays within speaking, which passes on `reached`."""

    text: str
    seconds: float
    reached: Reached | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """The player has come to the end of all it was given in the given turn."""

    turn: int = 0


@dataclass(frozen=True, slots=True)
class SpeechBegan:
    """A person has begun to speak."""


@dataclass(frozen=True, slots=True)
class SpeechWentOn:
    """What began to be spoken has lasted longer by now than what may be said does: it is talk."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something went wrong that a person can be told of: a key in replies.yaml and its values."""

    key: str
    values: Values = ()


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nobody has said anything for so long that it is nearly time to sleep; with `long`, that it is time."""

    long: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """A person has pressed a key, so that whatever is being said is to end.

    With `talk` they want to be listened to, with `command` that it be carried out, which is named as in commands.yaml.
    """

    talk: bool = False
    command: str = ""


Event = Transcript | SpeechBegan | SpeechWentOn | Reached | Voiced | Finished | Trouble | Quiet | Pressed
