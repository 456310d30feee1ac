"""A language's words: the replies and the names of things with their gaps filled, and the commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from plainspoken.documents import Document, DocumentError, Fault

Template = str | Mapping[str, str]
"""Words with {gaps}, or one such a plural category ("one", "other", ...)."""

CATEGORIES = ("zero", "one", "two", "few", "many", "other")

WELSH: Mapping[int, str] = {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}


class UnknownReplyError(LookupError):
    """A reply that no wording has, or a gap in one that nothing fills: a fault of ours, told by key."""


@dataclass(frozen=True, slots=True)
class Wording:
    """All the words of a language; what it lacks is said in English rather than not at all."""

    language: str
    commands: Document
    replies: Mapping[str, Template]

    def reply(self, key: str, values: Mapping[str, str | int] | None = None) -> str:
        """The words of a reply with its gaps filled; `count` among the values picks the plural.

        Raises UnknownReplyError for a key or a gap that is not there.
        """
        values = values or {}
        if key not in self.replies:
            raise UnknownReplyError(f"replies.yaml of '{self.language}' has no reply '{key}'")
        try:
            return self._chosen(self.replies[key], values.get("count")).format_map(values)
        except KeyError as gap:
            raise UnknownReplyError(f"the reply '{key}' has a gap {gap} that was given no value") from gap

    def has(self, key: str) -> bool:
        """Whether there is a reply with this key."""
        return key in self.replies

    def _chosen(self, template: Template, count: str | int | None) -> str:
        if isinstance(template, str):
            return template
        return template.get(plural(self.language, count), template["other"])


def plural(language: str, count: str | int | None) -> str:
    """The plural category of a count in a language (Unicode CLDR plural rules; Welsh has six, others as English)."""
    if not isinstance(count, int):
        return "other"
    if language == "cy":
        return WELSH.get(count, "other")
    return "one" if count == 1 else "other"


def templates(document: Document) -> dict[str, Template]:
    """The templates of a document by dotted key; raises DocumentError for what is none."""
    found: dict[str, Template] = {}
    faults = list(_collect(document, document.value or {}, (), found))
    if faults:
        raise DocumentError(tuple(faults))
    return found


def gaps(template: Template) -> set[str]:
    """The names of the gaps of a template, in any of its plurals."""
    words = [template] if isinstance(template, str) else template.values()
    return {name for each in words for _, name, _, _ in Formatter().parse(each) if name is not None}


def _collect(document: Document, value: object, path: tuple[str, ...], found: dict[str, Template]) -> list[Fault]:
    """Put the templates under a value into `found`; the faults among them."""
    if isinstance(value, dict) and not (value and set(value) <= set(CATEGORIES)):
        return [fault for key, each in value.items() for fault in _collect(document, each, (*path, key), found)]
    parts = value if isinstance(value, dict) else {"other": value}
    if "other" not in parts or not all(isinstance(each, str) for each in parts.values()):
        return [document.fault(path, "should be text (put it in quotes), or plurals with `other` among them")]
    try:
        gaps({key: str(each) for key, each in parts.items()})
    except ValueError as problem:
        return [document.fault(path, f"has a broken gap: {problem}; a gap is written {{name}}")]
    found[".".join(path)] = str(value) if isinstance(value, str) else {key: str(each) for key, each in parts.items()}
    return []
