"""What every recogniser keeps to, and what can be wrong with one."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from plainspoken.flow import Grammar, Transcript


class RecogniserError(Exception):
    """A recogniser cannot be used; its text tells a person what is wrong and what mends it.

    RecogniserError
        UnknownRecogniserError   no recogniser has that name
        ModelError               a model's folder is missing, broken, or of another kind
    """


class UnknownRecogniserError(RecogniserError):
    """No recogniser is registered under a name."""


class ModelError(RecogniserError):
    """A recogniser's model is missing, broken or incomplete."""


@runtime_checkable
class Recogniser(Protocol):
    """Turns one utterance of sound after another into transcripts. One thread uses it, but for `knows`.

    A class is registered under the entry-point group `plainspoken.recognisers` and is called with the folder of a
    model (a Path) or None; it raises RecogniserError with words where it cannot be made.
    """

    @property
    def name(self) -> str:
        """What it is called in settings and on the command line."""

    @property
    def rate(self) -> int:
        """The samples a second that it wants."""

    def expect(self, grammar: Grammar) -> None:
        """Make ready for an utterance of this grammar; cheap when it was expected lately. Not amid an utterance."""

    def hear(self, frames: bytes) -> None:
        """Take some more of the utterance: 16-bit little-endian mono samples at `rate`."""

    def finish(self) -> Transcript:
        """The utterance has ended: what was heard; ready for the next. The text is "" where nothing was said."""

    def knows(self, word: str) -> bool:
        """Whether it can hear a word at all (small letters); may be called from any thread."""

    def close(self) -> None:
        """Give up what it holds; it is not used afterwards."""
