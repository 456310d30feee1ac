"""How a person wants to be listened to, brought to the microphone, the keyboard and the loudspeaker."""

from __future__ import annotations

from plainspoken.flow import Listening, When
from plainspoken.hearing.keys import TalkKey


class PersonsAttention:
    """Follows what a person wants: whether a key is needed to talk."""

    def __init__(self, talk: TalkKey) -> None:
        self._talk = talk

    def follow(self, listening: Listening) -> None:
        """Listen so from now on."""
        self._talk.only = listening.when is When.KEY

    def microphones(self) -> tuple[str, ...]:
        """The names of the microphones that there are now."""
        return ()

    def loudspeakers(self) -> tuple[str, ...]:
        """The names of the loudspeakers and headphones that there are now."""
        return ()
