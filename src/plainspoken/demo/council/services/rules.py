"""What a service does beyond asking: answers that only fit together, and what is shown with them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from .description import Step
from .kinds import Answer, Fault


class Rules:
    """The rules of a service that has none of its own; others override."""

    def __init__(self, today: Callable[[], datetime.date]) -> None:
        self.today = today

    def faults(self, step: Step, answers: Mapping[str, Answer]) -> tuple[Fault, ...]:
        """What is wrong with a page's answers together, each of which is right by itself."""
        return ()

    def groups(self, answers: Mapping[str, Answer]) -> list[dict[str, Any]]:
        """Rows to show above the answers that are checked, under their headings."""
        return []
