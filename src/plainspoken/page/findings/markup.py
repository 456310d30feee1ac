"""Markup that misleads a browser: ids given twice, references that lead nowhere, roles that there are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bs4 import Tag

from plainspoken.page import aria
from plainspoken.page.document import attribute
from plainspoken.page.findings.finding import Inspected, Spot

_NAMING = ("aria-labelledby", "aria-describedby")
_LISTS = (*_NAMING, "aria-controls", "aria-details", "aria-errormessage", "aria-flowto", "aria-owns")
_OTHER_ROLES = frozenset(
    """associationlist associationlistitemkey associationlistitemvalue command composite doc-abstract
    doc-acknowledgments doc-afterword doc-appendix doc-biblioentry doc-bibliography doc-chapter doc-colophon
    doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnote doc-endnotes doc-epigraph
    doc-epilogue doc-errata doc-example doc-foreword doc-glossary doc-introduction doc-notice doc-pagebreak
    doc-pagefooter doc-pageheader doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle
    graphics-document graphics-object graphics-symbol image input landmark range roletype section sectionhead
    select structure text widget window""".split()  # noqa: SIM905
)
"""Roles that are no fault though they say nothing here: of publications and drawings, and ARIA's abstract ones."""


def repeated_id(inspected: Inspected) -> Iterator[Spot]:
    """Ids that labels or ARIA refer to and that several elements have: at the second."""
    wanted = _referred(inspected)
    counts = Counter(attribute(tag, "id") for tag in inspected.document.elements if tag.attrs.get("id"))
    told: set[str] = set()
    for tag in inspected.document.elements:
        identifier = attribute(tag, "id")
        if counts[identifier] < 2 or identifier not in wanted or identifier in told:
            continue
        if inspected.document.identifiers.get(identifier) is not tag:
            told.add(identifier)
            yield Spot(tag, (("id", identifier[:40]), ("count", counts[identifier])))


def broken_reference(inspected: Inspected) -> Iterator[Spot]:
    """Labels and ARIA references that lead to no element at all."""
    known = inspected.document.identifiers
    for tag in inspected.document.elements:
        if inspected.document.box(tag).hidden:
            continue
        if tag.name == "label" and attribute(tag, "for") and attribute(tag, "for") not in known:
            yield Spot(tag, _broken(inspected, tag, "for"))
        for key in _NAMING:
            names = attribute(tag, key).split()
            if names and not any(name in known for name in names):
                yield Spot(tag, _broken(inspected, tag, key))


def unknown_role(inspected: Inspected) -> Iterator[Spot]:
    """Roles of which none exists."""
    for tag in inspected.document.elements:
        words = attribute(tag, "role").lower().split()
        known = aria.tokens(tag) or any(word in _OTHER_ROLES for word in words)
        if words and not known and not inspected.document.box(tag).hidden:
            yield Spot(tag, (("role", " ".join(words)[:40]), ("thing", inspected.called(tag))))


def _referred(inspected: Inspected) -> set[str]:
    found: set[str] = set()
    for tag in inspected.document.elements:
        if tag.name == "label":
            found.add(attribute(tag, "for"))
        for key in _LISTS:
            if key in tag.attrs:
                found.update(attribute(tag, key).split())
    return found


def _broken(inspected: Inspected, tag: Tag, key: str) -> tuple[tuple[str, str], ...]:
    return (("thing", inspected.called(tag)), ("attribute", key), ("id", attribute(tag, key)[:40]))
