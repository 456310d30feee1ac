"""`plainspoken doctor`: what works on this computer, and the exact mend for what does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import click

from plainspoken.hearing import health as hearing
from plainspoken.settings import load as load_settings
from plainspoken.speaking import Pyttsx3Voice, loudspeaker, voice_health
from plainspoken.web import health as network_health

REACHED = "https://www.gov.uk/"


class Health(Protocol):
    """Whether something works, what was found, and how to mend it."""

    @property
    def ok(self) -> bool:
        """Whether it works."""

    @property
    def what(self) -> str:
        """What was found."""

    @property
    def mend(self) -> str:
        """How to mend it, "" where there is nothing to mend."""
