"""Hearing how a profile will be read, and trying whether its phrases are understood."""

from __future__ import annotations

from urllib.parse import urljoin

from flask import Flask, Response, abort, make_response, request
from werkzeug.datastructures import FileStorage

from plainspoken.desk.speech import LONGEST
from plainspoken.desk.tools import Error, Tools
from plainspoken.desk.trying import Understood, fetched, names_of, phrases_of, sounded, understood
from plainspoken.flow import Page, Place, Site, Transcript, Trouble


class Listening:
    """Answers at /profiles/NAME/listen, /sound and /try."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def add_to(self, application: Flask) -> None:
        """Answer at the addresses of what is heard and said."""
        base = "/profiles/<name>"
        application.add_url_rule(f"{base}/listen", "listen", self._listen)
        application.add_url_rule(f"{base}/sound", "sound", self._sound)
        application.add_url_rule(f"{base}/try", "try", self._try)
        application.add_url_rule(f"{base}/try", "tried", self._tried, methods=["POST"])

    def _listen(self, name: str) -> str:
        sheet, site = self._tools.shelf.sheet(name), self._tools.site(name)
        typed = request.args.get("text", "").strip()[:LONGEST]
        return self._tools.draw(
            "listen.html", "Listen to this profile",
            sheet=sheet, name=name, site=site, typed=sounded(site, typed) if site and typed else None,
            names=names_of(site) if site else (), phrases=phrases_of(site) if site else (),
        )  # fmt: skip

    def _sound(self, name: str) -> Response:
        """A WAV file of words as this profile has them read."""
        site = self._tools.site(name) or abort(404)
        text = request.args.get("text", "").strip()[:LONGEST] or abort(404)
        sound = self._tools.speech.wav(sounded(site, text).spoken, site.language)
        if isinstance(sound, Trouble):
            return make_response(self._tools.trouble(sound), 503)
        response = make_response(sound)
        response.headers["Content-Type"] = "audio/wav"
        return response

    def _try(self, name: str) -> str:
        return self._draw(name, [])

    def _tried(self, name: str) -> str:
        site = self._tools.site(name)
        if site is None:
            return self._draw(name, [])
        page = self._page(site, request.form.get("address", "").strip())
        if isinstance(page, Trouble):
            return self._draw(name, [{"text": self._tools.trouble(page), "href": "#address"}])
        file = request.files.get("recording")
        if request.form.get("do") == "hear" or (file is not None and file.filename):
            return self._heard(name, site, page, file)
        words = request.form.get("words", "").strip()
        if not words:
            return self._draw(name, [{"text": self._tools.say("error.no_words"), "href": "#words"}])
        return self._draw(name, [], (understood(site, page, Transcript(words), self._tools.commands),))

    def _heard(self, name: str, site: Site, page: Page | None, file: FileStorage | None) -> str:
        if file is None or not file.filename:
            return self._draw(name, [{"text": self._tools.say("error.no_file"), "href": "#recording"}])
        heard = self._tools.speech.hear(file.stream, file.filename, Place(site, page), self._tools.commands)
        if isinstance(heard, Trouble):
            return self._draw(name, [{"text": self._tools.trouble(heard), "href": "#recording"}])
        found = tuple(understood(site, page, each, self._tools.commands) for each in heard)
        return self._draw(name, [], found or (Understood("", "try.silence"),))

    def _page(self, site: Site, address: str) -> Page | Trouble | None:
        """The page that is said to be open, None for none."""
        return fetched(site, urljoin(site.start, address), self._tools.wording) if address else None

    def _draw(self, name: str, errors: list[Error], found: tuple[Understood, ...] = ()) -> str:
        sheet, site = self._tools.shelf.sheet(name), self._tools.site(name)
        told = [
            {"heard": each.heard, "does": self._tools.say(each.key, **dict(each.values)), "near": each.near}
            for each in found
        ]
        return self._tools.draw(
            "try.html", "Try saying it", errors,
            sheet=sheet, name=name, site=site, found=told,
            words=request.form.get("words", ""), address=request.form.get("address", ""),
        )  # fmt: skip
