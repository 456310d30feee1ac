"""Where the models of recognisers are: the person's own folder, the package's, the repository's."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path

from plainspoken.hearing.recogniser import ModelError

FOLDER = "voice_models"


def model_places() -> tuple[Path, ...]:
    """The folders in which models are looked for, the person's own first, whether or not they are there."""
    package = Path(__file__).resolve().parents[2]
    return (
        user_data_path("plainspoken", appauthor=False) / FOLDER,
        package / FOLDER,
        package.parent.parent / FOLDER,
    )


def models(places: tuple[Path, ...] | None = None) -> tuple[Path, ...]:
    """The folders of the Vosk models that there are, whole or broken, in the order of their places and names."""
    found: list[Path] = []
    for place in model_places() if places is None else places:
        folders = sorted(place.iterdir()) if place.is_dir() else []
        found += [folder for folder in folders if looks_like_model(folder)]
    return tuple(found)


def looks_like_model(folder: Path) -> bool:
    """Whether a folder is meant to be a Vosk model: it has an acoustic model or a graph in it."""
    return folder.is_dir() and any((folder / part).exists() for part in ("am", "graph", "final.mdl", "conf"))


def find_model(name: str, places: tuple[Path, ...] | None = None) -> Path:
    """The folder of a model by its path or its name; raises ModelError, which lists those that there are."""
    if Path(name).expanduser().is_dir():
        return Path(name).expanduser()
    there = models(places)
    for folder in there:
        if folder.name == name:
            return folder
    names = ", ".join(folder.name for folder in there) or "none"
    raise ModelError(f"there is no model '{name}'; models here: {names}. A folder's path is allowed too.")
