"""Asks eSpeak NG how words are said, in a process of its own: the library has one state, which the voice may be using.

Run as a program: a JSON object on standard input, {"voice": ["words", ...]}, and one on standard output with the traces
of those words by that voice. It imports nothing of ours, so that it starts fast (50 ms).
"""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

PATIENCE_SECONDS = 10.0
SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: no threads, no player
GO_ON = 0x8000  # espeakINITIALIZE_DONT_EXIT: that there is no data is told below
UTF8 = 1  # espeakCHARS_UTF8
PARTED = ord("/") << 8  # eSpeak's own symbols, this sign between them

Words = Mapping[str, Sequence[str]]
"""By voice, words or rows of words."""


class TraceError(Exception):
    """eSpeak NG is not there, or did not answer."""


def traces(words: Words, patience: float = PATIENCE_SECONDS) -> dict[str, list[str]]:
    """What eSpeak NG makes of words, by voice and in their order; raises TraceError."""
    # -P keeps this folder out of the child's module path.
    command = [sys.executable, "-P", str(Path(__file__))]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(words).encode(),
            capture_output=True,
            timeout=patience,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        found: dict[str, list[str]] = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired) as problem:
        raise TraceError(f"eSpeak NG told nothing: {problem}") from problem
    if {voice: len(each) for voice, each in found.items()} != {voice: len(each) for voice, each in words.items()}:
        raise TraceError("eSpeak NG told of other words than it was asked for")
    return found


def _answer(asked: Words) -> dict[str, list[str]]:
    """The traces, from the library that pip brought."""
    import espeakng_loader  # noqa: PLC0415 - this process exists to load it

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    library.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_void_p), ctypes.c_int, ctypes.c_int]
    if library.espeak_Initialize(SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), GO_ON) <= 0:
        raise SystemExit("eSpeak NG found no data")
    answer: dict[str, list[str]] = {}
    for voice, words in asked.items():
        if library.espeak_SetVoiceByName(voice.encode()):
            raise SystemExit(f"eSpeak NG has no voice '{voice}'")
        answer[voice] = [_trace(library, each) for each in words]
    return answer


def _trace(library: ctypes.CDLL, text: str) -> str:
    """The phonemes of a text, clause by clause."""
    held = ctypes.create_string_buffer(text.encode() + b"\0")
    place = ctypes.c_void_p(ctypes.addressof(held))
    clauses: list[str] = []
    while place.value:
        clause = library.espeak_TextToPhonemes(ctypes.byref(place), UTF8, PARTED)
        clauses.append(clause.decode() if clause else "")
    return " ".join(clauses)


if __name__ == "__main__":
    json.dump(_answer(json.load(sys.stdin)), sys.stdout)
