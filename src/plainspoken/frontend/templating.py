"""GOV.UK's markup and our sheet for it, for a Flask application whose templates use them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import CodeType

from flask import Flask, Response, send_from_directory
from jinja2 import BytecodeCache, ChainableUndefined, ChoiceLoader, PackageLoader, PrefixLoader
from jinja2.bccache import Bucket

SHEET = "/frontend/govuk.css"


class Compiled(BytecodeCache):
    """Templates as they were compiled: GOV.UK's take a tenth of a second, which each application would spend anew."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code, where it was compiled before from the same source."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code


@cache
def compiled() -> Compiled:
    """What all applications of this process share: `set_up_templates` gives them the same options."""
    return Compiled()


def set_up_templates(application: Flask) -> None:
    """Let templates import GOV.UK's macros and name our sheet (`frontend_sheet`), which is served at SHEET."""
    # The GOV.UK macros read options of options that were not given (params.legend.html): hence ChainableUndefined.
    application.jinja_options = {"undefined": ChainableUndefined, "trim_blocks": True, "lstrip_blocks": True}
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    own = application.jinja_loader
    application.jinja_loader = ChoiceLoader([loader for loader in (own, govuk) if loader])
    application.jinja_env.bytecode_cache = compiled()
    application.jinja_env.globals["frontend_sheet"] = SHEET
    application.add_url_rule(SHEET, "sheet", _sheet)


def _sheet() -> Response:
    return send_from_directory(Path(__file__).parent / "static", "govuk.css")
