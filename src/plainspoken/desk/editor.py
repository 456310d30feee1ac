"""Changing one key of a profile: its fields, its faults beside them, and saving nothing that has any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Flask, abort, request
from werkzeug.wrappers import Response

from plainspoken.desk import draft as drafts
from plainspoken.desk.draft import Draft
from plainspoken.desk.editing import with_key
from plainspoken.desk.form import Form
from plainspoken.desk.overview import faults_of
from plainspoken.desk.shape import Field, fields
from plainspoken.desk.shelf import Sheet, ShelfError, readable
from plainspoken.desk.telling import key_title, shown
from plainspoken.desk.tools import Error, Tools
from plainspoken.documents import DocumentError, Value, load
from plainspoken.profiles.reference import purpose


@dataclass(frozen=True, slots=True)
class Sent:
    """What was typed into a key's fields, on which state of the profile."""

    sheet: Sheet
    field: Field
    draft: Draft
    seen: str


class Editor:
    """Answers at /profiles/NAME/keys/KEY."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def add_to(self, application: Flask) -> None:
        """Answer at the address of every key."""
        address = "/profiles/<name>/keys/<key>"
        application.add_url_rule(address, "key", self._show)
        application.add_url_rule(address, "change", self._change, methods=["POST"])

    def _show(self, name: str, key: str) -> str | Response:
        sheet, field = self._tools.shelf.sheet(name), _field(key)
        if readable(sheet.text):
            return self._tools.go(f"/profiles/{name}/text")
        draft = drafts.of_value(field.shape, _value(sheet.text, key))
        placed = faults_of(sheet.text, load(sheet.text).value, self._tools.faults(name, sheet.text))
        errors = {each.field: each.message for each in placed if each.key == key}
        return self._draw(Sent(sheet, field, draft, sheet.seen), errors)

    def _change(self, name: str, key: str) -> str | Response:
        sheet, field = self._tools.shelf.sheet(name), _field(key)
        seen = request.form.get("seen", "")
        action, _, path = request.form.get("do", "save").partition(":")
        if action in ("add", "remove"):
            return self._reshaped(sheet, field, action, path, seen)
        draft = drafts.from_form(field.shape, request.form, key)
        return self._save(Sent(sheet, field, draft, seen))

    def _reshaped(self, sheet: Sheet, field: Field, action: str, path: str, seen: str) -> str:
        """The form once more, with a row added or taken out; nothing is saved."""
        draft = drafts.from_form(field.shape, request.form, field.name, blanks=True)
        try:
            draft, focus = drafts.changed(field.shape, draft, path.split(".")[1:], action)
        except (LookupError, ValueError):
            focus = ""
        return self._draw(Sent(sheet, field, draft, seen), {}, focus=f"{field.name}.{focus}" if focus else "")

    def _save(self, sent: Sent) -> str | Response:
        sheet, key = sent.sheet, sent.field.name
        errors = {path: self._tools.say("error.twice") for path in drafts.repeated(sent.field.shape, sent.draft, key)}
        value = drafts.kept(sent.field.shape, _value(sheet.text, key), drafts.to_value(sent.field.shape, sent.draft))
        try:
            text = with_key(sheet.text, key, value, [field.name for field in fields()])
        except DocumentError as problem:
            return self._draw(
                sent, errors, [{"text": str(fault), "href": f"/profiles/{sheet.name}/text"} for fault in problem.faults]
            )
        for each in faults_of(text, load(text).value, self._tools.faults(sheet.name, text)):
            if each.key == key:
                errors.setdefault(each.field, each.message)
        if errors:
            return self._draw(sent, errors)
        return self._kept(sent, text)

    def _kept(self, sent: Sent, text: str) -> str | Response:
        sheet, key = sent.sheet, sent.field.name
        what = self._tools.say("did.key", key=key_title(self._tools, key))
        try:
            self._tools.shelf.save(sheet.name, text, what, sent.seen)
        except ShelfError as problem:
            now = self._tools.shelf.sheet(sheet.name)
            return self._draw(Sent(now, sent.field, sent.draft, now.seen), {}, problem=problem)
        told = self._tools.say("says.saved", what=what)
        if not sheet.own:
            told = f"{told} {self._tools.say('says.copied')}"
        return self._tools.go(f"/profiles/{sheet.name}/#{key}", told, key)

    def _draw(
        self,
        sent: Sent,
        errors: dict[str, str],
        more: list[Error] | None = None,
        *,
        focus: str = "",
        problem: ShelfError | None = None,
    ) -> str:
        sheet, field = sent.sheet, sent.field
        title = key_title(self._tools, field.name)
        listed: list[Error] = [{"text": message, "href": f"#{path}"} for path, message in errors.items()]
        changed = problem is not None and problem.key == "changed_meanwhile"
        if problem is not None and not changed:
            listed.append({"text": self._tools.problem(problem), "href": f"#{field.name}"})
        context: dict[str, Any] = {"sheet": sheet, "name": sheet.name, "seen": sent.seen, "key": field.name}
        context["field"] = Form(self._tools, errors, focus).key(field, sent.draft, title)
        context["changed"] = self._tools.problem(problem) if problem and changed else ""
        now = drafts.of_value(field.shape, _value(sheet.text, field.name))
        context["now"] = shown(self._tools, field.shape, now) if changed else []
        if field.name == "extends":
            context["bases"] = [(path.stem, purpose(path)) for path in self._tools.shelf.bases()]
        return self._tools.draw("key.html", title, [*listed, *(more or [])], **context)


def _field(key: str) -> Field:
    found = next((field for field in fields() if field.name == key), None)
    if found is None:
        abort(404)
    return found


def _value(text: str, key: str) -> Value:
    try:
        value = load(text).value
    except DocumentError:
        return None
    return value.get(key) if isinstance(value, dict) else None
