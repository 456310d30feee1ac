"""Questions as the options that the GOV.UK macros take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..contents import Property
from .description import DATE_PARTS, Question
from .kinds import Given
from .uploads import Upload

Options = dict[str, Any]
MOST_RADIOS = 6
WIDTHS = {"day": "2", "month": "2", "year": "4"}
TYPES: Mapping[str, Options] = {
    "email": {"type": "email", "spellcheck": False},
    "telephone": {"type": "tel", "classes": "govuk-input--width-20"},
    "money": {"prefix": {"text": "£"}, "inputmode": "decimal", "classes": "govuk-input--width-5", "spellcheck": False},
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page of questions is drawn with: what was typed, what is wrong by field, the homes, the files."""

    given: Given
    errors: Mapping[str, str]
    homes: Sequence[Property] = ()
    postcode: str = ""
    files: Mapping[str, Upload] | None = None


def drawn(question: Question, sheet: Sheet, heading: bool = False) -> Options:
    """The macro's name and its options; an option's own questions stand under "inner"."""
    error = next((sheet.errors[name] for name in question.fields if name in sheet.errors), "")
    options: Options = {"hint": {"text": question.hint}} if question.hint else {}
    if error:
        options["errorMessage"] = {"text": error}
    name, more = _MACROS.get(question.kind, _input)(question, sheet, heading)
    return {"macro": name, "options": {**options, **more}}


def _label(question: Question, heading: bool, kind: str = "label") -> Options:
    inner = question.when != ("", "")
    size = "" if inner else "govuk-label--xl" if heading else "govuk-label--m"
    size = size.replace("govuk-label", "govuk-fieldset__legend") if kind == "legend" else size
    return {"text": question.label, "classes": size, "isPageHeading": heading}


def _legend(question: Question, heading: bool) -> Options:
    return {"fieldset": {"legend": _label(question, heading, "legend")}}


def _value(question: Question, sheet: Sheet) -> str:
    return next(iter(sheet.given.get(question.name, ())), "")


def _input(question: Question, sheet: Sheet, heading: bool) -> tuple[str, Options]:
    options: Options = {"id": question.name, "name": question.name, "label": _label(question, heading)}
    options |= TYPES.get(question.kind, {}) | {"value": _value(question, sheet)}
    if question.width:
        options |= {"classes": question.width, "spellcheck": False}
    if question.autocomplete:
        options |= {"autocomplete": question.autocomplete, "spellcheck": False}
    return "input", options


def _lines(question: Question, sheet: Sheet, heading: bool) -> tuple[str, Options]:
    _, options = _input(question, sheet, heading)
    return "lines", {**options, "maxlength": question.longest, "rows": 6}


def _date(question: Question, sheet: Sheet, heading: bool) -> tuple[str, Options]:
    wrong = [name for name in question.fields if name in sheet.errors]
    items = []
    for part, name in zip(DATE_PARTS, question.fields, strict=True):
        blamed = bool(wrong) and (name in wrong or wrong[0] == question.fields[0])
        classes = f"govuk-input--width-{WIDTHS[part]}" + (" govuk-input--error" if blamed else "")
        item: Options = {"name": part, "label": part.capitalize(), "classes": classes}
        item["value"] = next(iter(sheet.given.get(name, ())), "")
        if question.autocomplete:
            item["autocomplete"] = f"{question.autocomplete}-{part}"
        items.append(item)
    return "date", {
        "id": question.name,
        "namePrefix": question.name,
        "items": items,
        **_legend(question, heading),
    }


def _choices(question: Question, sheet: Sheet) -> list[Options]:
    items: list[Options] = []
    for option in question.options:
        if option.alone:
            items.append({"divider": "or"})
        item: Options = {"value": option.value, "text": option.text}
        item |= {"hint": {"text": option.hint}} if option.hint else {}
        item |= {"behaviour": "exclusive"} if option.alone else {}
        item["inner"] = [drawn(inner, sheet) for inner in option.questions]
        items.append(item)
    return items


def _radios(question: Question, sheet: Sheet, heading: bool) -> tuple[str, Options]:
    options = {"idPrefix": question.name, "name": question.name, "value": _value(question, sheet)}
    return "radios", {**options, "items": _choices(question, sheet), **_legend(question, heading)}


def _select(question: Question, sheet: Sheet, heading: bool) -> tuple[str, Options]:
    _, options = _input(question, sheet, heading)
    first = {"value": "", "text": "Choose one"}
    return "select", {**options, "items": [first, *_choices(question, sheet)]}


def _checkboxes(question: Question, sheet: Sheet, heading: bool) -> tuple[str, Options]:
    options = {"idPrefix": question.name, "name": question.name, "values": list(sheet.given.get(question.name, ()))}
    return "checkboxes", {**options, "items": _choices(question, sheet), **_legend(question, heading)}


def _address(question: Question, sheet: Sheet, heading: bool) -> tuple[str, Options]:
    count = len(sheet.homes)
    items: list[Options] = [{"value": home.identifier, "text": home.address} for home in sheet.homes]
    options: Options = {
        "name": question.name,
        "value": _value(question, sheet),
        "hint": {"text": f"{count} {'address' if count == 1 else 'addresses'} at {sheet.postcode}"},
    }
    if count <= MOST_RADIOS:
        return "radios", {**options, "idPrefix": question.name, "items": items, **_legend(question, heading)}
    first = {"value": "", "text": f"Choose one of {count} addresses"}
    return "select", {**options, "id": question.name, "items": [first, *items], "label": _label(question, heading)}


def _file(question: Question, sheet: Sheet, heading: bool) -> tuple[str, Options]:
    _, options = _input(question, sheet, heading)
    upload = (sheet.files or {}).get(question.name)
    if upload and question.name not in sheet.errors:
        options["hint"] = {"text": f"You have uploaded {upload.name}. You can choose another file in its place."}
    del options["value"]
    return "file", options


_MACROS = {
    "lines": _lines,
    "date": _date,
    "radios": _radios,
    "select": _select,
    "checkboxes": _checkboxes,
    "address": _address,
    "file": _file,
}
