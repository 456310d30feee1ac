"""Runs libvosk in a process of its own, since a bad model can end the process it is loaded in.

As a script it reads one JSON request, {"model", "words", "sounds": [{"pcm" (hexadecimal), "grammar" (null: open)}]},
and prints one JSON line for each thing done, so that what came before an abort is known.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RATE = 16000
SECONDS = 20.0

Grammar = Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """`status`: the exit status (negative: ended by that signal, None: hung); then what was done before it."""

    status: int | None
    loaded: bool
    words: dict[str, int]
    heard: tuple[str, ...]
    errors: str


def run_vosk(
    model: Path,
    sounds: Sequence[tuple[bytes, Grammar]] = (),
    words: Sequence[str] = (),
    seconds: float = SECONDS,
) -> Outcome:
    """Load the model, look the words up, hear the sounds one after the other with one recogniser."""
    request = {
        "model": str(model),
        "words": list(words),
        "sounds": [{"pcm": pcm.hex(), "grammar": grammar} for pcm, grammar in sounds],
    }
    child = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    hung = False
    try:
        output, errors = child.communicate(json.dumps(request), timeout=seconds)
    except subprocess.TimeoutExpired:
        hung = True
        child.kill()
        output, errors = child.communicate()
    done = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    return Outcome(
        None if hung else child.returncode,
        any("loaded" in each for each in done),
        {word: label for each in done for word, label in each.get("words", {}).items()},
        tuple(each["heard"] for each in done if "heard" in each),
        errors,
    )


def main() -> None:
    """Do what the request on standard input asks."""
    import vosk  # noqa: PLC0415 - only in the child process

    vosk.SetLogLevel(-1)
    request = json.load(sys.stdin)
    model = vosk.Model(request["model"])
    report(loaded=True)
    report(words={word: model.vosk_model_find_word(word) for word in request["words"]})
    recogniser = None
    for sound in request["sounds"]:
        grammar = sound["grammar"]
        if recogniser is None:
            arguments = (model, RATE) if grammar is None else (model, RATE, json.dumps(grammar))
            recogniser = vosk.KaldiRecognizer(*arguments)
        else:
            recogniser.SetGrammar(json.dumps(grammar or []))
        report(heard=hear(recogniser, bytes.fromhex(sound["pcm"])))


def hear(recogniser, pcm: bytes) -> str:
    """Feed the sound in blocks of 0.2 seconds and join what was heard."""
    heard = []
    for begin in range(0, len(pcm), RATE // 5 * 2):
        if recogniser.AcceptWaveform(pcm[begin : begin + RATE // 5 * 2]):
            heard.append(json.loads(recogniser.Result())["text"])
    heard.append(json.loads(recogniser.FinalResult())["text"])
    return " ".join(text for text in heard if text)


def report(**done: object) -> None:
    """Print what was done at once, in case the next step ends the process."""
    print(json.dumps(done), flush=True)


if __name__ == "__main__":
    main()
