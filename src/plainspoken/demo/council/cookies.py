"""Choosing about cookies, in the banner or on the cookies page, without any script."""

from __future__ import annotations

from flask import Flask, redirect, request, session
from werkzeug.wrappers import Response

from .answers import one_of
from .views import Views, local_path

PAGE = "/cookies"
CHOICES = ("accept", "reject")
YEAR_SECONDS = 365 * 24 * 60 * 60


class CookieChoice:
    """The cookies page and the banner's buttons."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def add_to(self, application: Flask) -> None:
        """Answer at the cookies' addresses."""
        application.add_url_rule(PAGE, "cookies", self.page)
        application.add_url_rule(PAGE, "choose cookies", self.choose, methods=["POST"])

    def page(self) -> str:
        """What cookies there are, and the choice as it stands."""
        return self._views.ask(PAGE, {"cookies": request.cookies.get("cookies_policy", "")})

    def choose(self) -> Response | str:
        """Remember the choice and go back to the page it was made on."""
        choice = request.form.get("cookies", "")
        fault = one_of(CHOICES, "Choose whether to accept extra cookies")(choice)
        if fault:
            return self._views.ask(PAGE, {"cookies": ""}, {"cookies": fault})
        session["cookie_message"] = choice
        response = redirect(local_path(request.form.get("back", ""), PAGE), 303)
        response.set_cookie("cookies_policy", choice, max_age=YEAR_SECONDS, httponly=True, samesite="Lax")
        return response
