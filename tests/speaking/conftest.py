"""The stage of each test of the speaker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.stage import Stage


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage()
    yield made
    made.speaker.close()
