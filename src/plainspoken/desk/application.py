"""The desk put together: its pages, and the guard before them."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, make_response
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from plainspoken.desk.editor import Editor
from plainspoken.desk.guard import Guard
from plainspoken.desk.listening import Listening
from plainspoken.desk.making import Making
from plainspoken.desk.on_site import OnSite
from plainspoken.desk.overview import Overview
from plainspoken.desk.past import Past
from plainspoken.desk.preview import Preview
from plainspoken.desk.sharing import Sharing
from plainspoken.desk.shelf import Shelf, ShelfError
from plainspoken.desk.speech import Speech
from plainspoken.desk.tools import Tools
from plainspoken.desk.whole_text import WholeText
from plainspoken.frontend.templating import set_up_templates
from plainspoken.intent import load as load_commands
from plainspoken.wording import Wording, load
from plainspoken.wording.languages import document_of
from plainspoken.wording.replies import templates

PAGES = 12
MOST_SENT = 10_500_000
"""Bytes of one form: a profile or a recording of at most 10 MB, and the little beside it."""


def create(guard: Guard, *, shelf: Shelf | None = None, speech: Speech | None = None, pages: int = PAGES) -> Flask:
    """The profile desk as a Flask application, for those whom the guard lets in.

    `shelf` is where profiles are, `speech` what speaks and listens: by default the person's own folder, our voice and
    recogniser. `pages` is how many of a site are looked at to make a profile of it, or to hold one against it.
    """
    application = Flask(__name__)
    application.config.update(
        SECRET_KEY=guard.secret,
        SESSION_COOKIE_NAME="plainspoken_desk_told",
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_HTTPONLY=True,
        MAX_CONTENT_LENGTH=MOST_SENT,
        MAX_FORM_MEMORY_SIZE=MOST_SENT,
        MAX_FORM_PARTS=20_000,
    )
    set_up_templates(application)
    guard.add_to(application)
    tools = make_tools(shelf, speech)
    for views in (Overview, Editor, WholeText, Past, Sharing, Listening, Preview):
        views(tools).add_to(application)
    Making(tools, pages).add_to(application)
    OnSite(tools, pages).add_to(application)
    _add_refusals(application, tools)
    return application


def make_tools(shelf: Shelf | None, speech: Speech | None) -> Tools:
    """What the pages have at hand."""
    wording = load()
    commands = load_commands(wording.commands)
    words = Wording(wording.language, wording.commands, templates(document_of(wording.language, "desk.yaml")))
    return Tools(shelf or Shelf(), speech or Speech(), wording, words, commands)


def _add_refusals(application: Flask, tools: Tools) -> None:
    def refuse(problem: Exception) -> Response:
        code = problem.code if isinstance(problem, HTTPException) and problem.code else 500
        if code in (301, 302, 303, 307, 308) and isinstance(problem, HTTPException):
            return problem.get_response()
        if code == 500:
            application.logger.error("a page of the desk failed", exc_info=problem)
        known = code if tools.words.has(f"refused.{code}.title") else 404 if code < 500 else 500
        text = tools.say(f"refused.{known}.text")
        return _page(tools, tools.say(f"refused.{known}.title"), text, code)

    def refuse_file(problem: ShelfError) -> Response:
        code = 404 if problem.key in ("no_such_profile", "bad_name") else 409
        return _page(
            tools, tools.say("refused.404.title" if code == 404 else "refused.500.title"), tools.problem(problem), code
        )

    application.register_error_handler(Exception, refuse)
    application.register_error_handler(HTTPException, _as_handler(refuse))
    application.register_error_handler(ShelfError, refuse_file)


def _as_handler(handler: Callable[[Exception], Response]) -> Callable[[HTTPException], Response]:
    return handler


def _page(tools: Tools, title: str, text: str, code: int) -> Response:
    return make_response(tools.draw("refused.html", title, text=text), code)
