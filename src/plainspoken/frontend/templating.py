"""GOV.UK's markup and our sheet for it, for a Flask application whose templates use them."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response, send_from_directory
from jinja2 import ChainableUndefined, ChoiceLoader, PackageLoader, PrefixLoader

SHEET = "/frontend/govuk.css"


def set_up_templates(application: Flask) -> None:
    """Let templates import GOV.UK's macros and name our sheet (`frontend_sheet`), which is served at SHEET."""
    # The GOV.UK macros read options of options that were not given (params.legend.html): hence ChainableUndefined.
    application.jinja_options = {"undefined": ChainableUndefined, "trim_blocks": True, "lstrip_blocks": True}
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    own = application.jinja_loader
    application.jinja_loader = ChoiceLoader([loader for loader in (own, govuk) if loader])
    application.jinja_env.globals["frontend_sheet"] = SHEET
    application.add_url_rule(SHEET, "sheet", _sheet)


def _sheet() -> Response:
    return send_from_directory(Path(__file__).parent / "static", "govuk.css")
