"""Synthetic voices of many accents, ages and ways of speaking: Debian's eSpeak NG, Flite and Festival.

Some are held out, never learnt from, to test with.
"""

from __future__ import annotations

import io
import random
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from .word_lists import word_lists

RATE = 16000
Samples = NDArray[np.float32]
_FESTIVAL = ("festival", "--pipe")

ACCENTS: tuple[tuple[str, float], ...] = (
    ("en-gb", 5.0),
    ("en-gb-x-rp", 2.5),
    ("en-gb-scotland", 2.0),
    ("en-gb-x-gbclan", 2.0),
    ("en-gb-x-gbcwmd", 2.0),
    ("en-029", 1.0),
    ("en-us", 3.0),
    ("en-us-nyc", 0.5),
)
"""eSpeak NG's accents of English (RP, Scotland, Lancashire, West Midlands, Caribbean, American), and how often each."""

FLITE_LEARNT = ("kal16", "awb", "awb", "slt")
FESTIVAL_LEARNT = ("ked_diphone", "kal_diphone")


@dataclass(frozen=True, slots=True)
class SyntheticVoice:
    """One way of speaking: a program ("espeak", "flite", "festival"), its voice, words a minute or stretch, pitch."""

    program: str
    voice: str
    pace: float
    pitch: int = 0

    @property
    def accent(self) -> str:
        """Where its English is from."""
        return (
            self.voice.partition("+")[0] if self.program == "espeak" else "en-us" if self.voice != "awb" else "scotland"
        )


def learnt(chance: random.Random) -> SyntheticVoice:
    """A voice to learn from."""
    kind = chance.random()
    if kind < 0.76:
        accent = chance.choices([each for each, _ in ACCENTS], [share for _, share in ACCENTS])[0]
        name = f"{accent}+{chance.choice(word_lists()['espeak_learnt'])}"
        return SyntheticVoice("espeak", name, chance.randint(115, 230), chance.randint(15, 85))
    if kind < 0.93:
        pitch = chance.choice((0, 80, 105, 130, 160, 200, 230))
        return SyntheticVoice("flite", chance.choice(FLITE_LEARNT), chance.uniform(0.75, 1.35), pitch)
    return SyntheticVoice("festival", chance.choice(FESTIVAL_LEARNT), chance.uniform(0.75, 1.3))


def held_out(chance: random.Random) -> SyntheticVoice:
    """A voice to test with."""
    if chance.random() < 0.1:
        return SyntheticVoice("flite", "rms", 1.0)
    accent = chance.choices([each for each, _ in ACCENTS], [share for _, share in ACCENTS])[0]
    name = f"{accent}+{chance.choice(word_lists()['espeak_held_out'])}"
    return SyntheticVoice("espeak", name, chance.randint(130, 200), chance.randint(30, 70))


def spoken(sentences: Sequence[tuple[str, SyntheticVoice]], folder: Path) -> list[Samples | None]:
    """The sound of each sentence at 16 kHz, None where its program made none; `folder` holds files meanwhile."""
    made: list[Samples | None] = [None] * len(sentences)
    diphones: dict[str, list[int]] = {}
    for at, (sentence, voice) in enumerate(sentences):
        if voice.program == "espeak":
            made[at] = _espeak(sentence, voice)
        elif voice.program == "flite":
            made[at] = _flite(sentence, voice, folder)
        else:
            diphones.setdefault(voice.voice, []).append(at)
    for name, places in diphones.items():
        for at, sound in zip(places, _festival(name, [sentences[at] for at in places], folder), strict=True):
            made[at] = sound
    return made


def _espeak(sentence: str, voice: SyntheticVoice) -> Samples | None:
    command = ["espeak-ng", "-v", voice.voice, "-s", f"{voice.pace:.0f}", "-p", str(voice.pitch), "--stdout", sentence]
    done = subprocess.run(command, capture_output=True, check=False)
    return _read(io.BytesIO(_with_sizes(done.stdout))) if done.returncode == 0 else None


def _with_sizes(wav: bytes) -> bytes:
    """A WAV file with its sizes filled in, which eSpeak leaves out when it writes to a pipe."""
    return wav[:4] + (len(wav) - 8).to_bytes(4, "little") + wav[8:40] + (len(wav) - 44).to_bytes(4, "little") + wav[44:]


def _flite(sentence: str, voice: SyntheticVoice, folder: Path) -> Samples | None:
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".wav") as file:
        pitch = ["--setf", f"int_f0_target_mean={voice.pitch}"] if voice.pitch else []
        command = ["flite", "-voice", voice.voice, "--setf", f"duration_stretch={voice.pace:.2f}", *pitch]
        subprocess.run([*command, "-t", sentence, "-o", file.name], capture_output=True, check=False)
        return _read(file.name)


def _festival(name: str, sentences: Sequence[tuple[str, SyntheticVoice]], folder: Path) -> list[Samples | None]:
    """Many sentences in one process, which takes long to start."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        files = [Path(place) / f"{number}.wav" for number in range(len(sentences))]
        script = [f"(voice_{name})"]
        for file, (sentence, voice) in zip(files, sentences, strict=True):
            script.append(f"(Parameter.set 'Duration_Stretch {voice.pace:.2f})")
            script.append(f'(utt.save.wave (utt.synth (Utterance Text "{sentence}")) "{file}" \'riff)')
        subprocess.run(_FESTIVAL, input="\n".join(script).encode(), capture_output=True, check=False)
        return [_read(str(file)) for file in files]


def _read(file: str | io.BytesIO) -> Samples | None:
    """Mono samples at 16 kHz; None where there is no sound in it."""
    try:
        samples, rate = soundfile.read(file, dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, OSError):
        return None
    changed: Samples = soxr.resample(samples.mean(axis=1), rate, RATE).astype(np.float32)
    return changed if len(changed) > RATE // 4 and float(np.abs(changed).max()) > 0.001 else None
