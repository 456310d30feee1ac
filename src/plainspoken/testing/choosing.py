"""The depths that were asked for.

What makes and hears sound is imported for a run with sound alone, so that each process of a run as text starts sooner.
"""

from __future__ import annotations

from plainspoken.demo.stage import Language
from plainspoken.testing.depths import Depth, Options, Text


def chosen(options: Options, language: Language) -> tuple[Depth, ...]:
    """The depths at which each session is played: text, or each cell of a matrix; raises DepthError."""
    if not options.sound:
        return (Text(language),)
    from plainspoken.testing.sound.choosing import aloud  # noqa: PLC0415 - only a run with sound pays for it

    return aloud(options, language)


def listed(text: str) -> tuple[str, ...]:
    """The parts of a list with commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
