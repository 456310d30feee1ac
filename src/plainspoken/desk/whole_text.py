"""A profile edited as the text that it is, for those who would rather, and for files that are no YAML."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, request
from werkzeug.wrappers import Response

from plainspoken.desk.shelf import Sheet, ShelfError, readable
from plainspoken.desk.tools import Error, Tools


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as it was typed, and the state of the file that it was made from."""

    text: str
    seen: str


class WholeText:
    """Answers at /profiles/NAME/text."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def add_to(self, application: Flask) -> None:
        """Answer at the address of every profile's text."""
        application.add_url_rule("/profiles/<name>/text", "text", self._show)
        application.add_url_rule("/profiles/<name>/text", "write", self._write, methods=["POST"])

    def _show(self, name: str) -> str:
        sheet = self._tools.shelf.sheet(name)
        return self._draw(sheet, Typed(sheet.text, sheet.seen), self._faults(name, sheet.text))

    def _write(self, name: str) -> str | Response:
        sheet = self._tools.shelf.sheet(name)
        text = request.form.get("text", "").replace("\r\n", "\n")
        if text and not text.endswith("\n"):
            text += "\n"
        seen = request.form.get("seen", "")
        faults = self._faults(name, text)
        if readable(text) or (faults and request.form.get("do") != "anyway"):
            return self._draw(sheet, Typed(text, seen), faults, anyway=not readable(text))
        what = self._tools.say("did.text")
        try:
            self._tools.shelf.save(name, text, what, seen)
        except ShelfError as problem:
            now = self._tools.shelf.sheet(name)
            return self._draw(now, Typed(text, now.seen), faults, problem=problem)
        return self._tools.go(f"/profiles/{name}/", self._tools.say("says.saved", what=what))

    def _faults(self, name: str, text: str) -> list[Error]:
        found = self._tools.faults(name, text)
        return [{"text": str(fault).removeprefix(f"{name}.yaml:"), "href": "#text"} for fault in found]

    def _draw(
        self,
        sheet: Sheet,
        typed: Typed,
        errors: list[Error],
        *,
        anyway: bool = False,
        problem: ShelfError | None = None,
    ) -> str:
        listed = [*errors]
        if problem is not None:
            listed.append({"text": self._tools.problem(problem), "href": "#text"})
        on_disk = sheet.text if problem is not None and problem.key == "changed_meanwhile" else ""
        return self._tools.draw(
            "text.html", "The profile as text", listed,
            sheet=sheet, name=sheet.name, text=typed.text, seen=typed.seen, anyway=anyway, on_disk=on_disk,
        )  # fmt: skip
