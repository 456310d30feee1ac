"""Finding and loading the languages, and telling what one lacks."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from plainspoken.documents import Document, DocumentError, Fault
from plainspoken.documents import load as load_document
from plainspoken.wording.replies import Template, Wording, gaps, templates

ENGLISH = "en"
REPLIES = ("replies.yaml", "roles.yaml", "components.yaml", "findings.yaml", "sites.yaml")
"""The files of templates: what is said, what things are called, what is said of components and of faults."""


def languages() -> tuple[str, ...]:
    """The languages that there are, English first."""
    folders = files("plainspoken.wording").iterdir()
    found = sorted(each.name for each in folders if each.is_dir() and each.joinpath("commands.yaml").is_file())
    return tuple(sorted(found, key=lambda name: name != ENGLISH))


def load(language: str = ENGLISH) -> Wording:
    """All the words of a language ("en", also "en-GB"); what it lacks is English.

    Raises DocumentError where a file is broken or there is no such language.
    """
    name = _folder(language).name
    return Wording(
        name, commands(name), {key: words for file in REPLIES for key, words in _templates(name, file).items()}
    )


def commands(language: str = ENGLISH) -> Document:
    """The commands of a language as they stand in its commands.yaml."""
    return _document(_folder(language), "commands.yaml")


def document_of(language: str, name: str) -> Document:
    """A file of a language as it stands, the English one where the language has none."""
    folder = _folder(language)
    return _document(folder if folder.joinpath(name).is_file() else _folder(ENGLISH), name)


def lacks(language: str) -> tuple[str, ...]:
    """What a language has not and English has, and gaps that differ: a line each, none when it is whole."""
    return lacking(_folder(ENGLISH), _folder(language), language)


def lacking(english: Traversable, folder: Traversable, language: str) -> tuple[str, ...]:
    """What a language's folder has not and the English one has: whole files, commands, replies, other files' keys."""
    missing: list[str] = []
    for name in sorted(each.name for each in english.iterdir() if each.name.endswith(".yaml")):
        if not folder.joinpath(name).is_file():
            missing.append(f"{language}/{name}")
        elif name == "commands.yaml":
            ours, theirs = (_names(_document(each, name)) for each in (english, folder))
            missing += [f"{language}/{name}: {each}" for each in ours if each not in theirs]
        elif name in REPLIES:
            ours_, theirs_ = (templates(_document(each, name)) for each in (english, folder))
            missing += [f"{language}/{name}: {line}" for line in differences(ours_, theirs_)]
        else:
            keys, others = (_keys(_document(each, name)) for each in (english, folder))
            missing += [f"{language}/{name}: {key}" for key in keys if key not in others]
    return tuple(missing)


def differences(english: Mapping[str, Template], other: Mapping[str, Template]) -> list[str]:
    """The templates that are missing or whose gaps are others."""
    lines = [key for key in english if key not in other]
    for key in english.keys() & other.keys():
        if gaps(english[key]) != gaps(other[key]):
            lines.append(f"{key} (its gaps should be {', '.join(sorted(gaps(english[key]))) or 'none'})")
    return sorted(lines)


def _keys(document: Document) -> list[str]:
    """The keys of a document."""
    return list(document.value) if isinstance(document.value, dict) else []


def _names(document: Document) -> list[str]:
    """The names of a document's commands."""
    value = document.value if isinstance(document.value, dict) else {}
    entries = value.get("commands")
    return list(entries) if isinstance(entries, dict) else []


def _templates(language: str, name: str) -> dict[str, Template]:
    """A language's templates over the English ones."""
    english = templates(_document(_folder(ENGLISH), name))
    folder = _folder(language)
    own = templates(_document(folder, name)) if folder.joinpath(name).is_file() else {}
    return {**english, **own}


def _folder(language: str) -> Traversable:
    """The folder of a language."""
    name = language.lower().partition("-")[0]
    if name not in languages():
        message = f"there is no language '{language}'; allowed: {', '.join(languages())}"
        raise DocumentError((Fault("wording", 0, 0, "", message),))
    return files("plainspoken.wording").joinpath(name)


def _document(folder: Traversable, name: str) -> Document:
    return load_document(folder.joinpath(name), name=f"{folder.name}/{name}")
