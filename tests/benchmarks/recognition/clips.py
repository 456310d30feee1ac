"""The clips that are heard: people's recordings from the yardsticks, and commands in synthetic voices."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plainspoken.flow import Manner, Sound
from plainspoken.hearing import read_sound
from plainspoken.hearing.surroundings import in_room
from plainspoken.speaking.espeak import EspeakVoice

RATE = 16000
QUIET_DB = 40.0
"""How far below a synthetic voice the noise of its quiet room is: no microphone gives digital silence."""

NOT_TOLD = "not told"
SAME = {"us": "american", "northernirish": "irish"}


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording and the words said in it, or a synthetic voice that says them (`voice`, of eSpeak NG).

    `aloud` is all that the voice says where there is more than the words to be heard: "er, go back please".
    """

    name: str
    words: str
    kind: str
    group: str
    speaker: str
    accent: str
    file: Path | None = None
    voice: str = ""
    pace: int = 170
    aloud: str = ""

    def sound(self) -> Sound:
        """What is to be heard; raises SystemExit for a file that cannot be read."""
        found = read_sound(self.file, RATE) if self.file else said(self.aloud or self.words, self.voice, self.pace)
        if not isinstance(found, Sound):
            raise SystemExit(f"{self.name}: {found.key} {dict(found.values)}")
        return found


def clips(folder: Path) -> tuple[Clip, ...]:
    """The clips of a folder's manifest.jsonl, in its order."""
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(clip(folder, json.loads(line)) for line in lines)


def clip(folder: Path, told: dict[str, str]) -> Clip:
    """A clip from its line of the manifest."""
    accent = accent_group(told.get("accent") or "")
    words = told["text"] or ""
    return Clip(told["file"], words, told["kind"], told["set"], told["speaker"], accent, folder / told["file"])


def accent_group(accent: str) -> str:
    """An accent without its town: "english (York)" is english; "american (native language chinese)" is chinese."""
    home, _, more = accent.lower().partition(" (")
    native = more.removesuffix(")").removeprefix("native language ") if "native language" in more else ""
    if home == "american" and native not in ("", "english"):
        return native
    return SAME.get(home, home) or NOT_TOLD


def said(words: str, voice: str, pace: int) -> Sound:
    """Words in a synthetic voice in a quiet room, the same samples each time."""
    made = EspeakVoice(voice).render(words, "en", Manner(rate=pace))
    if not isinstance(made, Sound):
        raise SystemExit(f"{voice} cannot say {words!r}: {made.key}")
    return in_room(made, RATE, QUIET_DB, chance(words, voice))


@cache
def chance(*parts: str) -> int:
    """A number for noise: another for each clip, the same in every run."""
    return int.from_bytes(hashlib.sha256(repr(parts).encode()).digest()[:6], "big")
