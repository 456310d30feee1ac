"""Which recogniser models can be fetched: the catalogue beside the models, and the choice by language and machine."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from plainspoken.documents import load, validated
from plainspoken.hearing.recogniser import ModelError
from plainspoken.hearing.voice_models.places import model_places

FILE = "catalogue.yaml"


def _like(pattern: str, words: str) -> AfterValidator:
    """What is like a pattern, and else told in words."""

    def checked(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(words)
        return text

    return AfterValidator(checked)


Language = Annotated[str, _like(r"[a-z]{2,3}(-[A-Z]{2})?", "should be a language's code, such as en or en-GB")]
Checksum = Annotated[str, _like(r"[0-9a-f]{64}", "should be a SHA-256 checksum, 64 digits and letters from a to f")]
Address = Annotated[str, _like(r"https?://\S+/", "should be a web address that ends in a slash")]
ModelName = Annotated[str, _like(r"\w[\w.-]{0,99}", "should be a folder's name, of letters, digits, hyphens and dots")]
"""No name leads out of the folder of the models."""


class Offer(BaseModel):
    """A model that can be fetched: `download` in bytes, `memory` in megabytes, `wer` in words wrong of a hundred."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: Language
    download: Annotated[int, Field(gt=0)]
    memory: Annotated[int, Field(gt=0)]
    phrases: bool
    licence: str
    sha256: Checksum
    wer: dict[str, float] = Field(default_factory=dict)


class Catalogue(BaseModel):
    """All models that can be fetched, the one to be preferred first, and the address that their names come after."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    base: Address
    models: dict[ModelName, Offer]


@dataclass(frozen=True, slots=True)
class Fetchable:
    """A model of the catalogue with its name and the address of its archive."""

    name: str
    address: str
    offer: Offer


def catalogue(file: Path | None = None) -> Catalogue:
    """The catalogue in a file, by default the one that comes with the program.

    Raises DocumentError, with line and mend, for a file that is broken, and ModelError where there is none.
    """
    found = file or next((place / FILE for place in model_places() if (place / FILE).is_file()), None)
    if found is None:
        raise ModelError(
            "there is no catalogue of models: it is voice_models/catalogue.yaml. Install Plainspoken again."
        )
    return validated(load(found), Catalogue)


def fetchable(wanted: str, offered: Catalogue, memory: int | None = None) -> Fetchable:
    """The model of a name, or the first for a language that fits into `memory` (in megabytes; None: unknown).

    "en" stands for English of any country. A model asked for by its name is given whatever the machine. Raises
    ModelError, which names what there is.
    """
    if wanted in offered.models:
        return _one(wanted, offered)
    spoken = [name for name, offer in offered.models.items() if _speaks(offer.language, wanted)]
    if not spoken:
        raise ModelError(f"there is no model '{wanted}' to fetch; there are: {', '.join(_names(offered))}.")
    for name in spoken:
        if memory is None or offered.models[name].memory <= memory:
            return _one(name, offered)
    needs = min(offered.models[name].memory for name in spoken)
    raise ModelError(
        f"no model for '{wanted}' fits this computer: the smallest takes {needs} megabytes of memory, and {memory} are"
        " there. PocketSphinx, which needs none, goes on listening."
    )


def machine_memory() -> int | None:
    """This computer's memory in megabytes; None where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1_000_000
    except (AttributeError, OSError, ValueError):  # Windows has no sysconf
        return _windows_memory()


def _windows_memory() -> int | None:
    """What Windows tells of its memory (GetPhysicallyInstalledSystemMemory, in kilobytes)."""
    import ctypes  # noqa: PLC0415

    kilobytes = ctypes.c_ulonglong(0)
    try:
        told = vars(ctypes)["windll"].kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kilobytes))
    except (KeyError, AttributeError, OSError):
        return None
    return kilobytes.value * 1024 // 1_000_000 if told else None


def _one(name: str, offered: Catalogue) -> Fetchable:
    return Fetchable(name, f"{offered.base}{name}.zip", offered.models[name])


def _speaks(language: str, wanted: str) -> bool:
    """Whether a model's language is the one that is wanted, by its code or, without a country, by its first part."""
    return wanted.casefold() in (language.casefold(), language.partition("-")[0].casefold())


def _names(offered: Catalogue) -> Iterable[str]:
    """Languages first, then the models' names."""
    languages = dict.fromkeys(offer.language.partition("-")[0] for offer in offered.models.values())
    return (*languages, *offered.models)
