"""Which phone is said when: PocketSphinx's forced alignment, from which a network learns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from plainspoken.hearing.pocketsphinx.decoder import model_folder

SEARCH = {"beam": 1e-80, "wbeam": 1e-60, "pbeam": 1e-80, "cmn": "batch", "bestpath": False}
"""With the search for a best path in the lattice half of all longer sentences cannot be aligned."""
SILENCE = "SIL"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A phone ("SIL" for silence and noise) and the frames of 10 ms it lasts, up to `end`."""

    phone: str
    start: int
    end: int


class Aligner:
    """Aligns sound with its words by a dictionary's pronunciations, whichever of a word's fits best."""

    def __init__(self, dictionary: Path) -> None:
        from pocketsphinx import Decoder  # noqa: PLC0415 - loads the recogniser

        self._decoder = Decoder(
            hmm=str(model_folder() / "en-us"), dict=str(dictionary), lm=None, loglevel="FATAL", **SEARCH
        )

    def aligned(self, samples: NDArray[np.int16], words: str) -> tuple[Spoken, ...]:
        """The phones of some words in a sound at 16 kHz; none where they do not fit it."""
        sound = samples.tobytes()
        try:
            self._decoder.set_align_text(words)
            self._search(sound)
            if self._decoder.hyp() is None:
                return ()
            self._decoder.set_alignment()
            self._search(sound)
            found = self._decoder.get_alignment()
        except RuntimeError:
            return ()
        phones = [(phone.name, phone.start, phone.start + phone.duration) for word in found or () for phone in word]
        return _joined(phones)

    def _search(self, sound: bytes) -> None:
        self._decoder.start_utt()
        self._decoder.process_raw(sound, full_utt=True)
        self._decoder.end_utt()


def _joined(phones: list[tuple[str, int, int]]) -> tuple[Spoken, ...]:
    """The phones with silences and noises as one, neighbours among them joined."""
    joined: list[Spoken] = []
    for name, start, end in phones:
        phone = name if name.isalpha() and name.isupper() else SILENCE
        if joined and phone == SILENCE == joined[-1].phone:
            joined[-1] = Spoken(SILENCE, joined[-1].start, end)
        else:
            joined.append(Spoken(phone, start, end))
    return tuple(joined)
