"""The list of profiles, and the page of each: all its keys, what is wrong, what can be done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Flask

from plainspoken.desk import draft as drafts
from plainspoken.desk.draft import blank
from plainspoken.desk.placing import Placed, place
from plainspoken.desk.shape import Field, Pairs, Rows, fields
from plainspoken.desk.shelf import Sheet, ShelfError
from plainspoken.desk.telling import key_title, shown
from plainspoken.desk.tools import Error, Tools
from plainspoken.documents import Document, DocumentError, Fault, Value, load
from plainspoken.profiles.merging import layers

GROUPS = ("site", "phrases", "pages", "care", "around", "more")


class Overview:
    """Draws the list of profiles and each profile's page."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def add_to(self, application: Flask) -> None:
        """Answer at / and /profiles/NAME."""
        application.add_url_rule("/", "home", self._home)
        application.add_url_rule("/profiles/<name>/", "profile", self._profile)

    def _home(self) -> str:
        shelf = self._tools.shelf
        listed = [self._listed(name) for name in shelf.names()]
        own = [each for each in listed if each["own"]]
        others = [each for each in listed if not each["own"]]
        return self._tools.draw(
            "home.html", "Site profiles",
            own=own, others=others, folder=str(shelf.own), passed_over=shelf.passed_over(),
        )  # fmt: skip

    def _listed(self, name: str) -> dict[str, Any]:
        try:
            sheet = self._tools.shelf.sheet(name)
        except ShelfError as problem:
            return {"name": name, "spoken": name, "own": True, "problem": self._tools.problem(problem)}
        site = self._tools.site(name)
        faults = 0 if site else len(self._tools.faults(name, sheet.text))
        spoken = site.spoken if site else name
        return {"name": name, "spoken": spoken, "own": sheet.own, "faults": faults, "start": site.start if site else ""}

    def _profile(self, name: str) -> str:
        sheet = self._tools.shelf.sheet(name)
        document = _document(sheet.text)
        if document is None:
            faults = self._tools.faults(name, sheet.text)
            listed = [{"text": str(fault), "href": f"/profiles/{name}/text#text"} for fault in faults]
            return self._draw(sheet, listed, [])
        placed = faults_of(sheet.text, document.value, self._tools.faults(name, sheet.text))
        errors = [error_of(self._tools, name, each) for each in placed]
        return self._draw(sheet, errors, self._groups(sheet, document.value, placed))

    def _draw(self, sheet: Sheet, errors: list[Error], groups: list[dict[str, Any]]) -> str:
        site = self._tools.site(sheet.name)
        title = site.spoken if site else sheet.name
        undoable = self._tools.shelf.history.before(sheet.name) is not None and sheet.own
        return self._tools.draw(
            "profile.html", title, errors, sheet=sheet, name=sheet.name, groups=groups, site=site, undoable=undoable
        )

    def _groups(self, sheet: Sheet, value: Value, placed: tuple[Placed, ...]) -> list[dict[str, Any]]:
        """The parts of the page: in each its keys, what stands in them, and how many faults."""
        told = value if isinstance(value, dict) else {}
        below, base = _inherited(sheet, self._tools)
        every = {field.name: field for field in fields()}
        named = {group: self._tools.say(f"group.{group}.keys").split() for group in GROUPS}
        grouped = {key for keys in named.values() for key in keys}
        named["more"] += [key for key in every if key not in grouped]
        made = []
        for group in GROUPS:
            rows = [self._row(every[key], told, below, base, placed) for key in named[group] if key in every]
            if rows:
                made.append({"title": self._tools.say(f"group.{group}.title"), "rows": rows, "id": group})
        return made

    def _row(
        self, field: Field, told: dict[str, Value], below: dict[str, Value], base: str, placed: tuple[Placed, ...]
    ) -> dict[str, Any]:
        draft = drafts.of_value(field.shape, told.get(field.name))
        inherited = shown(self._tools, field.shape, drafts.of_value(field.shape, below.get(field.name)))
        return {
            "key": field.name,
            "title": key_title(self._tools, field.name),
            "lines": shown(self._tools, field.shape, draft),
            "inherited": inherited if isinstance(field.shape, Rows | Pairs) or blank(draft) else [],
            "base": base,
            "faults": [each.message for each in placed if each.key == field.name],
        }


def faults_of(text: str, value: Value, faults: Iterable[Fault]) -> tuple[Placed, ...]:
    """The faults of a profile's text, each with the field to mend it in."""
    told = value if isinstance(value, dict) else {}
    shapes = {field.name: field.shape for field in fields()}
    typed = {key: drafts.of_value(shape, told.get(key)) for key, shape in shapes.items()}
    return place(faults, text, shapes, typed)


def _document(text: str) -> Document | None:
    """The text read, None where it is no YAML or holds no keys."""
    try:
        document = load(text)
    except DocumentError:
        return None
    return document if document.value is None or isinstance(document.value, dict) else None


def error_of(tools: Tools, name: str, placed: Placed) -> Error:
    """A fault as an error summary has it, leading to its field."""
    if not placed.key:
        return {"text": placed.message, "href": f"/profiles/{name}/text#text"}
    href = f"/profiles/{name}/keys/{placed.key}#{placed.field}"
    return {"text": f"{key_title(tools, placed.key)}: {placed.message}", "href": href}


def _inherited(sheet: Sheet, tools: Tools) -> tuple[dict[str, Value], str]:
    """What comes from what a profile builds on, and the name of that."""
    try:
        found = layers(sheet.text, f"{sheet.name}.yaml", tools.shelf.places)
    except DocumentError:
        return {}, ""
    if found.inherited is None:
        return {}, ""
    return found.inherited.model_dump(mode="json", exclude_unset=True), found.own.extends or ""
