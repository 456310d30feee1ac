"""Makes the recipe and the tests' support importable, and one tiny model and one voice for all tests here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
for folder in (TESTS, TESTS.parent):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


@pytest.fixture(scope="session")
def tiny_vosk_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from support.tiny_vosk_model import write_tiny_vosk_model  # noqa: PLC0415 - needs the path above

    return write_tiny_vosk_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="session")
def speech():
    from support.espeak_speech import EspeakSpeech  # noqa: PLC0415 - needs the path above

    spoken = EspeakSpeech()
    yield spoken
    spoken.close()
