"""The recognisers that are compared: our own model, PocketSphinx, and any other Vosk model."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from plainspoken.hearing import Recogniser, choose, models

OWN = "plainspoken-en"
REPOSITORY = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Engine:
    """A recogniser by its name, and the folder of its model; `stamp` tells one state of the model from another."""

    name: str
    recogniser: str
    model: Path | None = None

    def make(self) -> Recogniser:
        """The recogniser, loaded; raises RecogniserError."""
        return choose(self.recogniser, self.model)

    @property
    def stamp(self) -> str:
        """The library's version, and the model's files by name and content."""
        digest = hashlib.sha256(version(self.recogniser).encode())
        for file in sorted(self.model.rglob("*")) if self.model else ():
            if file.is_file():
                digest.update(str(file.relative_to(self.model or file)).encode())
                digest.update(file.read_bytes())
        return digest.hexdigest()[:12]


def engines(chosen: Iterable[Path] = (), only: str = "") -> tuple[Engine, ...]:
    """Our own model where it is there, PocketSphinx, the chosen models or else all that are found.

    `only` keeps those whose names have it in them.
    """
    own = REPOSITORY / "voice_models" / OWN
    others = [folder for folder in chosen or models() if folder.resolve() != own.resolve()]
    found = [Engine(OWN, "vosk", own)] if own.is_dir() else []
    found.append(Engine("pocketsphinx", "pocketsphinx"))
    found += [Engine(f"vosk {folder.resolve().name}", "vosk", folder) for folder in others]
    return tuple(engine for engine in found if only in engine.name)
