"""Loads a Vosk model and lets it hear a second of noise, in a process of its own: a broken model may end the process.

Run as a program: `python trial.py FOLDER [grammar]`; ends with 0, or with words on standard error.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

RATE = 16000
PATIENCE_SECONDS = 120.0


def trial(folder: Path, grammar: bool, patience: float = PATIENCE_SECONDS) -> str:
    """What is wrong with a model, found by trying it in a child process; "" where it works. Costs its loading time."""
    # -P keeps this folder, where a vosk.py of ours is, out of the child's module path.
    command = [sys.executable, "-P", str(Path(__file__)), str(folder), *(["grammar"] if grammar else [])]
    try:
        done = subprocess.run(command, capture_output=True, timeout=patience, check=False, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return f"{folder}: hears nothing within {patience:.0f} seconds; a file of it may be cut off"
    if done.returncode == 0:
        return ""
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    why = said[-1] if said else f"libvosk ended with {done.returncode}"
    return f"{folder}: cannot be used, a file of it is damaged or cut off ({why[:200]})"


def _try(folder: str, grammar: bool) -> None:
    """Load the model and hear noise in each way that it will be used."""
    import vosk  # noqa: PLC0415 - this process exists to load it

    model = vosk.Model(folder)
    sound = b"".join((7919 * number**2 % 4001 - 2000).to_bytes(2, "little", signed=True) for number in range(RATE))
    recogniser = vosk.KaldiRecognizer(model, RATE)
    words = _some_words(Path(folder))
    for phrases in [[words], []] if grammar else [None]:
        if phrases is not None:
            recogniser.SetGrammar(json.dumps(phrases, ensure_ascii=False))
        recogniser.AcceptWaveform(sound)
        recogniser.FinalResult()


def _some_words(folder: Path) -> str:
    """A phrase of the model's own words."""
    file = folder / "graph" / "words.txt" if (folder / "graph").is_dir() else folder / "words.txt"
    with file.open(encoding="utf-8") as lines:
        words = [line.split()[0] for line, _ in zip(lines, range(200), strict=False) if line.strip()]
    return " ".join([word for word in words if word.isalpha()][:3])


if __name__ == "__main__":
    _try(sys.argv[1], "grammar" in sys.argv[2:])
