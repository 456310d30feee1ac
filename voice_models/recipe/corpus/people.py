"""A folder of people's recordings: `manifest.jsonl`, a JSON object a line with file, text, speaker, accent, set."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

RATE = 16000
NOT_WORDS = re.compile(r"[^a-z' -]+")


@dataclass(frozen=True, slots=True)
class Recording:
    """What a person said: the file, the words in small letters, who, from where, and which collection it is of."""

    file: Path
    words: str
    speaker: str
    accent: str
    collection: str

    def samples(self) -> NDArray[np.float32]:
        """The sound, mono at 16 kHz, -1 to 1; raises soundfile.LibsndfileError for a broken file."""
        sound, rate = soundfile.read(self.file, dtype="float32", always_2d=True)
        changed: NDArray[np.float32] = soxr.resample(sound.mean(axis=1), rate, RATE).astype(np.float32)
        return changed


def recordings(folder: Path) -> Iterator[Recording]:
    """The recordings of a folder, those that came out badly ("align_score" under -4) left out."""
    for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines():
        told = json.loads(line)
        words = " ".join(NOT_WORDS.sub(" ", (told["text"] or "").lower()).split())
        if words and told.get("align_score", 0) > -4:
            yield Recording(folder / told["file"], words, told["speaker"], told.get("accent", ""), told["set"])
