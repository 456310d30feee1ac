"""A new profile: from nothing, from what it builds on, by looking at a site, or from a file."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from flask import Flask, request
from werkzeug.wrappers import Response

from plainspoken.desk.editing import with_key
from plainspoken.desk.looking import look
from plainspoken.desk.shelf import BYTES_ALLOWED, ShelfError, readable
from plainspoken.desk.tools import Error, Tools
from plainspoken.flow import Trouble
from plainspoken.profiles.addresses import web_address
from plainspoken.profiles.reference import purpose

FIELDS = ("name", "start", "how", "base")


class Making:
    """Answers at /new and /import."""

    def __init__(self, tools: Tools, pages: int) -> None:
        self._tools = tools
        self._pages = pages

    def add_to(self, application: Flask) -> None:
        """Answer at the addresses of what makes profiles."""
        application.add_url_rule("/new", "new", self._new)
        application.add_url_rule("/new", "make", self._make, methods=["POST"])
        application.add_url_rule("/import", "import", self._import)
        application.add_url_rule("/import", "take", self._take, methods=["POST"])

    def _new(self) -> str:
        return self._draw_new({"how": "look"}, [])

    def _make(self) -> str | Response:
        typed = {field: request.form.get(field, "").strip() for field in FIELDS}
        if typed["start"] and "://" not in typed["start"]:
            typed["start"] = f"https://{typed['start']}"
        errors = self._missing(typed)
        if errors:
            return self._draw_new(typed, errors)
        text = self._text(typed)
        if isinstance(text, Trouble):
            why = self._tools.say("error.looked", why=self._tools.trouble(text))
            return self._draw_new(typed, [{"text": why, "href": "#start"}])
        faults = self._tools.faults(typed["name"], text)
        if faults and typed["how"] != "look":
            href = {"start": "#start", "name": "#name", "extends": "#base"}
            listed = [{"text": f"{each.key} {each.message}", "href": href.get(each.key, "#name")} for each in faults]
            return self._draw_new(typed, listed)
        return self._save(typed, text)

    def _save(self, typed: dict[str, str], text: str) -> str | Response:
        try:
            self._tools.shelf.save(typed["name"], text, self._tools.say("did.made"), None)
        except ShelfError as problem:
            return self._draw_new(typed, [{"text": self._tools.problem(problem), "href": "#name"}])
        return self._tools.go(f"/profiles/{typed['name']}/", self._tools.say("says.made"))

    def _missing(self, typed: dict[str, str]) -> list[Error]:
        """What is not typed, and a name that cannot be had."""
        errors = []
        if not typed["name"]:
            errors.append({"text": self._tools.say("error.name_missing"), "href": "#name"})
        else:
            try:
                self._tools.shelf.check(typed["name"], None)
            except ShelfError as problem:
                errors.append({"text": self._tools.problem(problem), "href": "#name"})
        try:
            web_address(typed["start"])
        except ValueError as problem:
            wrong = f"start {problem}" if typed["start"] else self._tools.say("error.start_missing")
            errors.append({"text": wrong, "href": "#start"})
        if typed["how"] not in ("look", "base", "nothing"):
            errors.append({"text": self._tools.say("error.how_missing"), "href": "#how"})
        if typed["how"] == "base" and not typed["base"]:
            errors.append({"text": self._tools.say("error.base_missing"), "href": "#base"})
        return errors

    def _text(self, typed: dict[str, str]) -> str | Trouble:
        if typed["how"] == "look":
            return look(typed["start"], typed["name"], self._pages)
        text = with_key("", "name", typed["name"])
        if typed["how"] == "base":
            text = with_key(text, "extends", typed["base"], ("extends", "name"))
        return with_key(text, "start", typed["start"])

    def _draw_new(self, typed: dict[str, str], errors: list[Error]) -> str:
        bases = [(path.stem, purpose(path)) for path in self._tools.shelf.bases()]
        return self._tools.draw("new.html", "Make a profile", errors, typed=typed, bases=bases)

    def _import(self) -> str:
        return self._draw_import("", "", [])

    def _take(self) -> str | Response:
        file = request.files.get("file")
        name, text = request.form.get("name", "").strip(), request.form.get("text", "").replace("\r\n", "\n")
        if file is not None and file.filename:
            try:
                name_inside, text = unpacked(file.filename, file.stream.read(BYTES_ALLOWED + 1))
            except ShelfError as problem:
                return self._draw_import(name, text, [{"text": self._tools.problem(problem), "href": "#file"}])
            name = name or name_inside
        if not text.strip():
            return self._draw_import(name, text, [{"text": self._tools.say("error.no_file"), "href": "#file"}])
        faults = readable(text)
        if faults:
            listed = [{"text": str(fault).removeprefix("document:"), "href": "#text"} for fault in faults]
            return self._draw_import(name, text, listed)
        try:
            self._tools.shelf.save(name, text, self._tools.say("did.imported"), None)
        except ShelfError as problem:
            return self._draw_import(name, text, [{"text": self._tools.problem(problem), "href": "#name"}])
        return self._tools.go(f"/profiles/{name}/", self._tools.say("says.imported", name=name))

    def _draw_import(self, name: str, text: str, errors: list[Error]) -> str:
        return self._tools.draw("import.html", "Bring in a profile", errors, profile_name=name, text=text)


def unpacked(filename: str, body: bytes) -> tuple[str, str]:
    """The name and text of a profile that was sent as a file, or in the .zip that the desk shares.

    Raises ShelfError for what is neither, and for what unpacks to more than is allowed.
    """
    if body.startswith(b"PK"):
        filename, body = _inside(body)
    if len(body) > BYTES_ALLOWED:
        raise ShelfError("too_big")
    stem = re.sub(r"[^a-z0-9]+", "-", PurePath(filename.replace("\\", "/")).stem.lower()).strip("-")
    try:
        return stem, body.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = body[: problem.start].count(b"\n") + 1
        raise ShelfError("not_utf8", name=stem, line=str(line)) from problem


def _inside(body: bytes) -> tuple[str, bytes]:
    """The one profile in a .zip: its name there, and no more of it than is allowed."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            profiles = [each for each in packed.infolist() if each.filename.endswith(".yaml")]
            if len(profiles) != 1:
                raise ShelfError("not_a_profile")
            with packed.open(profiles[0]) as file:
                return profiles[0].filename, file.read(BYTES_ALLOWED + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as problem:
        raise ShelfError("not_a_profile") from problem
