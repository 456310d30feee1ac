"""The room in which the voice and the microphone meet: what keeps Plainspoken from hearing itself there."""

from __future__ import annotations

from collections.abc import Callable

from plainspoken.flow import Event, Tell
from plainspoken.hearing import SoundSource
from plainspoken.hearing.echo_cancelling import EchoFreeSource, Played, canceller
from plainspoken.hearing.own_voice import OwnVoice, without_own
from plainspoken.settings import Settings


class Room:
    """How the microphone listens while the voice speaks.

    With headphones it is open. On a loudspeaker it is shut (`gate`), or the echo is taken out, where that is wanted and
    installed, and what is heard over the voice must surely be a command (`wary`); its own words are dropped in either
    case, but for those that are `spared`. Where it is `open` the voice pauses for whoever speaks. Where nobody
    `listens`, for all is typed, there is nothing to be kept from.
    """

    def __init__(self, settings: Settings, spared: Callable[[str], bool], *, listens: bool = True) -> None:
        wanted = settings.echo_cancelling and not settings.headphones and listens
        self._spared = spared
        self._canceller = canceller() if wanted else None
        self._headphones = settings.headphones
        self.played = Played() if self._canceller is not None else None
        self.own = OwnVoice()
        self.wary = self._canceller is not None
        self.gate = listens and not (self.wary or settings.headphones)
        self.open = listens and not self.gate
        self.told = (Tell("echo.missing"),) if wanted and not self.wary else ()

    def source(self, microphone: SoundSource) -> SoundSource:
        """The microphone as it is to be listened to."""
        if self.played is None or self._canceller is None:
            return microphone
        return EchoFreeSource(microphone, self.played, self._canceller)

    def posts(self, post: Callable[[Event], None]) -> Callable[[Event], None]:
        """How what is heard is posted."""
        return post if self._headphones else without_own(post, self.own, self._spared)
