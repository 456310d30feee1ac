"""Taking a profile elsewhere: as its file, or as a folder with a text that anybody can read."""

from __future__ import annotations

import io
import zipfile

from flask import Flask, Response, make_response, render_template

from plainspoken.desk import draft as drafts
from plainspoken.desk.shape import fields
from plainspoken.desk.telling import key_title, shown
from plainspoken.desk.tools import Tools
from plainspoken.documents import DocumentError, load


class Sharing:
    """Answers at /profiles/NAME/export, /share and /share.zip."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def add_to(self, application: Flask) -> None:
        """Answer at the addresses of what leaves the desk."""
        application.add_url_rule("/profiles/<name>/export", "export", self._export)
        application.add_url_rule("/profiles/<name>/share", "share", self._share)
        application.add_url_rule("/profiles/<name>/share.zip", "share_zip", self._zip)

    def _export(self, name: str) -> Response:
        return _download(self._tools.shelf.sheet(name).text.encode(), f"{name}.yaml", "application/yaml; charset=utf-8")

    def _share(self, name: str) -> str:
        sheet = self._tools.shelf.sheet(name)
        return self._tools.draw("share.html", "Share this profile", sheet=sheet, name=name, text=self._text(name))

    def _zip(self, name: str) -> Response:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(f"{name}.yaml", self._tools.shelf.sheet(name).text)
            packed.writestr(f"{name}.txt", self._text(name))
        return _download(out.getvalue(), f"{name}.zip", "application/zip")

    def _text(self, name: str) -> str:
        """What a profile says, in words, and how to put it to use."""
        sheet, site = self._tools.shelf.sheet(name), self._tools.site(name)
        try:
            value = load(sheet.text).value
        except DocumentError:
            value = None
        told = value if isinstance(value, dict) else {}
        parts = [
            (key_title(self._tools, field.name), lines)
            for field in fields()
            if (lines := shown(self._tools, field.shape, drafts.of_value(field.shape, told.get(field.name)), most=500))
        ]
        return render_template(
            "share.txt", name=name, spoken=site.spoken if site else name, parts=parts, broken=not site
        )


def _download(body: bytes, name: str, kind: str) -> Response:
    response = make_response(body)
    response.headers["Content-Type"] = kind
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
