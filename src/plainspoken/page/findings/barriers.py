"""Pages that are beyond voice: a puzzle that must be seen, content that needs JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.page.findings.finding import Inspected, Spot


def captcha(inspected: Inspected) -> Iterator[Spot]:
    """A page with a puzzle that is to prove that a person is there."""
    if inspected.page.beyond is not None and inspected.page.beyond.kind == "captcha":
        yield Spot()


def needs_script(inspected: Inspected) -> Iterator[Spot]:
    """A page that is nothing without JavaScript."""
    if inspected.page.beyond is not None and inspected.page.beyond.kind == "script":
        yield Spot()
