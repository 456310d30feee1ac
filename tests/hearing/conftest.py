"""Speech to hear (eSpeak's, said once in a process of its own), a tiny Vosk model, and both recognisers, made once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plainspoken.flow import Sound
from plainspoken.hearing.pocketsphinx import PocketSphinxRecogniser
from plainspoken.hearing.pronouncing import Pronouncer
from plainspoken.hearing.vosk import VoskRecogniser

TESTS = Path(__file__).parents[1]
SAID = (
    "next heading",
    "what can i say",
    "start reading",
    "go back",
    "postcode",
    "council tax",
    "alpha bravo tango",
    "seven two five one",
    "open ystradgynlais",
    "council tax in blaenau",
    "next list",
    "open link fifteen",
    "bluebadge",
    "er, next heading, please",
    "okay, could you, um, go back",
    "what can I, erm, say",
    "start reading, thank you",
    "er, um",
    "The quick brown foxes jumped over several sleeping dogs yesterday evening",
)
# eSpeak may be started once in a process, and other tests start it too.
CHILD = """
import json, sys
sys.path.insert(0, sys.argv[1])
from support.espeak_speech import EspeakSpeech
speech = EspeakSpeech()
print(json.dumps({words: speech.pcm(words).hex() for words in json.loads(sys.argv[2])}))
"""


@pytest.fixture(scope="session")
def spoken() -> Callable[[str], Sound]:
    """The sound of some words, one of SAID, at 16 kHz."""
    done = subprocess.run([sys.executable, "-c", CHILD, str(TESTS), json.dumps(SAID)], capture_output=True, check=True)
    sounds = {words: Sound(bytes.fromhex(pcm), 16000) for words, pcm in json.loads(done.stdout).items()}
    return sounds.__getitem__


@pytest.fixture(scope="session")
def pronouncer(tmp_path_factory: pytest.TempPathFactory) -> Pronouncer:
    return Pronouncer(tmp_path_factory.mktemp("kept") / "pronunciations.json")


@pytest.fixture(scope="session")
def sphinx(pronouncer: Pronouncer) -> Iterator[PocketSphinxRecogniser]:
    made = PocketSphinxRecogniser(pronouncer=pronouncer)
    yield made
    made.close()


@pytest.fixture(scope="session")
def vosk(
    vosk_model: Path, pronouncer: Pronouncer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[VoskRecogniser]:
    made = VoskRecogniser(vosk_model, tmp_path_factory.mktemp("stamps"), pronouncer)
    yield made
    made.close()
