"""Makes the recipe and the tests' support importable, and one voice for all tests here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
for folder in (TESTS, TESTS.parent):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


@pytest.fixture(scope="session")
def speech():
    from support.espeak_speech import EspeakSpeech  # noqa: PLC0415 - needs the path above

    spoken = EspeakSpeech()
    yield spoken
    spoken.close()
