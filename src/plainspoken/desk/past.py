"""Undoing, the versions of a profile, bringing one back, and taking a profile away."""

from __future__ import annotations

import datetime

from flask import Flask, abort, request
from werkzeug.wrappers import Response

from plainspoken.desk.history import Version
from plainspoken.desk.tools import Tools


class Past:
    """Answers at /profiles/NAME/undo, /history and /remove."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def add_to(self, application: Flask) -> None:
        """Answer at the addresses of every profile's past."""
        base = "/profiles/<name>"
        application.add_url_rule(f"{base}/undo", "undo", self._undo, methods=["POST"])
        application.add_url_rule(f"{base}/history", "history", self._history)
        application.add_url_rule(f"{base}/history/<int:number>", "version", self._version)
        application.add_url_rule(f"{base}/history/<int:number>", "bring_back", self._bring_back, methods=["POST"])
        application.add_url_rule(f"{base}/remove", "ask_remove", self._ask_remove)
        application.add_url_rule(f"{base}/remove", "remove", self._remove, methods=["POST"])

    def _undo(self, name: str) -> Response:
        tools, history = self._tools, self._tools.shelf.history
        last = history.versions(name)[-1:]
        if not tools.shelf.undo(name, request.form.get("seen", ""), tools.say("did.undo")):
            return tools.go(f"/profiles/{name}/", tools.say("says.nothing_to_undo"))
        what = last[0].what if last and last[0].what else tools.say("did.first")
        return tools.go(f"/profiles/{name}/", tools.say("says.undone", what=what))

    def _history(self, name: str) -> str:
        sheet = self._tools.shelf.sheet(name)
        listed = [self._listed(version) for version in reversed(self._tools.shelf.history.versions(name))]
        return self._tools.draw("history.html", "Earlier versions", sheet=sheet, name=name, versions=listed)

    def _listed(self, version: Version) -> dict[str, str | int]:
        what = version.what or self._tools.say("did.first")
        return {"number": version.number, "when": readable_time(version.when), "what": what, "text": version.text}

    def _version(self, name: str, number: int) -> str:
        sheet = self._tools.shelf.sheet(name)
        version = self._tools.shelf.history.version(name, number) or abort(404)
        return self._tools.draw(
            "version.html", f"Version {number}", sheet=sheet, name=name, version=self._listed(version)
        )

    def _bring_back(self, name: str, number: int) -> Response:
        tools = self._tools
        version = tools.shelf.history.version(name, number) or abort(404)
        tools.shelf.save(name, version.text, tools.say("did.back", number=number), request.form.get("seen", ""))
        return tools.go(f"/profiles/{name}/", tools.say("says.brought_back", when=readable_time(version.when)))

    def _ask_remove(self, name: str) -> str:
        sheet = self._tools.shelf.sheet(name)
        if not sheet.own:
            abort(404)
        return self._tools.draw("remove.html", "Take this profile away", sheet=sheet, name=name)

    def _remove(self, name: str) -> Response:
        tools = self._tools
        sheet = tools.shelf.sheet(name)
        tools.shelf.remove(name, request.form.get("seen", ""), tools.say("did.removed"))
        return tools.go("/", tools.say("says.removed_own" if sheet.delivered else "says.removed", name=name))


def readable_time(moment: str) -> str:
    """A moment as people write it: "25 November 2026, 16:40"."""
    try:
        when = datetime.datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}, {when.hour:02}:{when.minute:02}:{when.second:02}"


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
