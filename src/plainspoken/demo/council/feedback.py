"""What residents think of the site: the question under every page, and the feedback form."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from .answers import Field, at_most, email, one_of, read, required
from .views import Views, local_path

FORM = "/feedback"
THANKS = f"{FORM}/thank-you"
RATINGS = ("Very good", "All right", "Poor")


class Feedback:
    """The feedback pages. Nothing that is sent is kept."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def add_to(self, application: Flask) -> None:
        """Answer at the feedback's addresses."""
        application.add_url_rule(FORM, "feedback", self.form, methods=["GET", "POST"])
        application.add_url_rule("/page-feedback", "page feedback", self.useful, methods=["POST"])
        application.add_url_rule(THANKS, "feedback thanks", self.thanks)

    def form(self) -> Response | str:
        """The form, or what is wrong with it, or on to the thanks."""
        if request.method == "GET":
            return self._show({"page": local_path(request.args.get("page", ""), "")}, {})
        values, errors = read(FIELDS, request.form)
        values["page"] = local_path(request.form.get("page", ""), "")
        return self._show(values, errors) if errors else redirect(THANKS, 303)

    def useful(self) -> Response:
        """Take "yes" with thanks, and ask after "no" what was wrong."""
        page = local_path(request.form.get("page", ""), "/").partition("?")[0]
        useful = request.form.get("useful") == "yes"
        return redirect(THANKS if useful else f"{FORM}?{urlencode({'page': page})}", 303)

    def thanks(self) -> str:
        """The thanks."""
        return self._views.ask(THANKS)

    def _show(self, values: dict[str, str], errors: dict[str, str]) -> str:
        return self._views.ask(FORM, values, errors, ratings=RATINGS)


FIELDS = (
    Field("rating", "Rating", (one_of(RATINGS, "Choose how well this website worked for you"),)),
    Field(
        "comments",
        "Comments",
        (required("Tell us what we could do better"), at_most(1200, "Comments must be 1200 characters or fewer")),
        lines=True,
    ),
    Field(
        "email",
        "Email address",
        (email("Enter an email address like name@example.com"), at_most(100, "Use 100 characters or fewer")),
    ),
)
