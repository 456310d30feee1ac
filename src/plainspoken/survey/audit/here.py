"""Asking for pages and judging them in this process, one after another."""

from __future__ import annotations

from plainspoken.survey.audit.errands import Errand, Got, Outcome
from plainspoken.survey.audit.judging import Judge
from plainspoken.survey.audit.store import Store
from plainspoken.survey.audit.visitor import Robots, Visitor


class Here:
    """One pair of hands: what comes is kept before it is looked at."""

    def __init__(self, store: Store, visitor: Visitor, judge: Judge) -> None:
        self._store = store
        self._visitor = visitor
        self._judge = judge
        self._outcome: Outcome | None = None

    @property
    def free(self) -> bool:
        """Whether another errand can be given at once."""
        return self._outcome is None

    def give(self, errand: Errand) -> None:
        """Have an errand done."""
        got = self._visitor.fetch(errand)
        if isinstance(got, Got):
            self._store.keep(got)
            self._outcome = self._judge.outcome(got)
        else:
            self._outcome = got

    def done(self) -> Outcome | None:
        """What came of the errand; None where none was given."""
        outcome, self._outcome = self._outcome, None
        return outcome

    def robots(self, origin: str) -> Robots:
        """What a host says to programs."""
        return self._visitor.robots(origin)
