"""What a page says about a control besides its label: the hint, the error, the question that its group asks.

GOV.UK writes hints and errors as elements named by aria-describedby, with ids that end in -hint and -error; older pages
put them inside the label or the legend, or only in the error summary at the top.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bs4 import Tag
from bs4.element import NavigableString, Script, Stylesheet

from plainspoken.flow import Node
from plainspoken.page.complaints import complaints
from plainspoken.page.document import Document
from plainspoken.page.revealing import condition, revealed

_ERROR_PREFIX = re.compile(r"^(?:error|gwall|there is a problem)\s*:\s*", re.IGNORECASE)
_ERROR_CLASS = re.compile(r"(?:^|[\s_-])(?:error|errors|invalid)(?:$|[\s_-])", re.IGNORECASE)
_HINT_CLASS = re.compile(r"(?:^|[\s_-])(?:hint|help|help-block|helper-text)(?:$|[\s_-])", re.IGNORECASE)
_GROUP_ROLES = frozenset({"group", "radiogroup"})
_CHOICES = frozenset({"radio", "checkbox"})


@dataclass(frozen=True, slots=True)
class Explanation:
    """The words about a control: its group's question, its hint, its error."""

    group: str = ""
    hint: str = ""
    error: str = ""


class Explainer:
    """Finds the words about each control of one page."""

    def __init__(self, document: Document, nodes: Mapping[str, Node], controls: Sequence[Tag] = ()) -> None:
        self._nodes = nodes
        self._document = document
        self._groups: dict[int, Explanation] = {}
        self._labels: dict[str, Tag] = {}
        self._summary: dict[str, str] = {}
        for label in document.named("label"):
            if label.get("for"):
                self._labels.setdefault(str(label["for"]), label)
        for link in document.named("a"):
            self._note(link)
        asked = [control for control in controls if _is_asked(control)]
        self._near = complaints(document, asked)
        self._shown = revealed(asked, document.identifiers)

    def condition(self, control: Tag) -> str:
        """The path of the option that reveals a control, "" for one that is always there."""
        option, _ = condition(control, self._shown)
        return self._document.box(option).path if option is not None else ""

    def _note(self, link: Tag) -> None:
        """Keep what a link of an error summary says of the field that it leads to."""
        is_jump = str(link.get("href") or "").startswith("#")
        if is_jump and any(_is_summary(parent) for parent in link.parents):
            self._summary.setdefault(str(link["href"])[1:], words(link))

    def explain(self, control: Tag, kind: str) -> Explanation:
        """The words about a control; radios and checkboxes in a group bear the group's hint, not their own."""
        around = self._group(control)
        hint, error = self._described(control)
        if around.group:
            hint = around.hint if kind in _CHOICES else hint or around.hint
        near = self._near.get(id(control))
        error = error or around.error or self._summary.get(str(control.get("id") or ""), "")
        error = error or (words(near) if near is not None else "")
        return Explanation(around.group, hint, _ERROR_PREFIX.sub("", error))

    def _group(self, control: Tag) -> Explanation:
        """What is said about the nearest group around a control that has a name."""
        _, shown = condition(control, self._shown)
        for parent in control.parents:
            if parent is shown:  # what an option reveals is no part of the question that the option answers
                break
            if parent.name == "fieldset" or parent.get("role") in _GROUP_ROLES:
                if id(parent) not in self._groups:
                    self._groups[id(parent)] = Explanation(self._group_name(parent), *self._described(parent))
                if self._groups[id(parent)].group:
                    return self._groups[id(parent)]
        return Explanation()

    def _group_name(self, group: Tag) -> str:
        node = self._nodes.get(self._document.box(group).path)
        if node is not None and node.name:
            return node.name
        legend = group.find("legend", recursive=False)
        return words(legend) if isinstance(legend, Tag) else ""

    def _described(self, element: Tag) -> tuple[str, str]:
        """The hint and the error of a control or a group."""
        hints: list[str] = []
        errors: list[str] = []
        for about in self._about(element):
            text = words(about)
            if text:
                (errors if _is_error(about) else hints).append(text)
        return " ".join(hints), " ".join(errors)

    def _about(self, element: Tag) -> Iterator[Tag]:
        named = str(element.get("aria-describedby") or "").split()
        if element.get("aria-invalid", "false") not in ("", "false"):
            named += str(element.get("aria-errormessage") or "").split()
        known = self._document.identifiers
        seen = {identifier: known[identifier] for identifier in named if identifier in known}
        yield from seen.values()
        label = self._labels.get(str(element.get("id") or ""))
        legend = element.find("legend", recursive=False) if element.name == "fieldset" else label
        if isinstance(legend, Tag):
            yield from (inner for inner in legend.find_all(class_=True) if _is_error(inner) or _is_hint(inner))


def words(element: Tag) -> str:
    """An element's words with single spaces, those of scripts and style sheets left out."""
    texts = (
        text
        for text in element.descendants
        if isinstance(text, NavigableString) and not isinstance(text, (Script, Stylesheet))
    )
    return " ".join("".join(texts).split())


def _is_summary(element: Tag) -> bool:
    classes = _classes(element)
    return "error-summary" in classes or "validation-summary" in classes or element.get("role") == "alert"


def _is_asked(control: Tag) -> bool:
    given = str(control.get("type") or "").lower()
    return control.name != "button" and given not in ("hidden", "submit", "image", "reset", "button")


def _is_error(element: Tag) -> bool:
    identifier, classes = str(element.get("id") or ""), _classes(element)
    return identifier.endswith("-error") or bool(_ERROR_CLASS.search(classes)) or element.get("role") == "alert"


def _is_hint(element: Tag) -> bool:
    return bool(_HINT_CLASS.search(_classes(element)))


def _classes(element: Tag) -> str:
    classes = element.get("class") or ""
    return classes if isinstance(classes, str) else " ".join(classes)
