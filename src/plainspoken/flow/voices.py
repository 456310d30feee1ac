"""The voices of a speech engine, as it tells of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VoiceDescription:
    """One of the voices that an engine has: what it is asked for by, what it is called, its language ("en-gb").

    `gender` is "female", "male" or "" where nobody says; `pitched` tells whether it can be made higher and lower;
    `variants` are ways in which it can speak ("f3", asked for as "gmw/en+f3"), each like another person; `beside` it is
    one of an engine that speaks only what the first cannot, unless it is chosen.
    """

    identifier: str
    name: str
    language: str = ""
    gender: str = ""
    pitched: bool = False
    variants: tuple[str, ...] = ()
    beside: bool = False


SOUNDS = ("listening", "heard", "loading", "link", "error", "end")
"""The names of the short sounds that tell something without words."""
