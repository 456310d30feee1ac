"""What all pages of the desk have at hand, and how they are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, session
from werkzeug.wrappers import Response

from plainspoken.desk.shelf import Shelf, ShelfError
from plainspoken.desk.speech import Speech
from plainspoken.documents import DocumentError, Fault
from plainspoken.flow import Site, Trouble
from plainspoken.intent import Commands
from plainspoken.profiles import site_of
from plainspoken.profiles.checking import read
from plainspoken.survey import check
from plainspoken.wording import Wording

Error = dict[str, str]
"""An error as GOV.UK's error summary takes it: `text`, and `href` of the field to mend it in."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The profiles, the voice, and the words: those of the assistant and those of the desk."""

    shelf: Shelf
    speech: Speech
    wording: Wording
    words: Wording
    commands: Commands

    def say(self, key: str, /, **values: str | int) -> str:
        """Words of the desk."""
        return self.words.reply(key, values)

    def problem(self, problem: ShelfError) -> str:
        """In words, why something cannot be done with a file."""
        return self.say(f"error.{problem.key}", **problem.values)

    def trouble(self, trouble: Trouble) -> str:
        """In words, why a page or a sound is not to be had."""
        values: Mapping[str, str | int] = dict(trouble.values)
        return str(values["why"]) if trouble.key == "desk" else self.wording.reply(trouble.key, values)

    def faults(self, name: str, text: str) -> tuple[Fault, ...]:
        """What is wrong with a text as the profile of this name, as `site check` finds it."""
        return check(text, f"{name}.yaml", self.shelf.places)

    def site(self, name: str) -> Site | None:
        """The site that a profile describes, None where it has faults."""
        try:
            return site_of(read(self.shelf.sheet(name).text, name=f"{name}.yaml", places=self.shelf.places), name)
        except DocumentError:
            return None

    def draw(self, template: str, title: str, errors: list[Error] | None = None, **context: Any) -> str:  # noqa: ANN401 - whatever the template needs
        """A page as HTML, with what is to be said once on top."""
        told, told_key = session.pop("told", ""), session.pop("told_key", "")
        context["wrong"] = {error["href"][1:]: error["text"] for error in errors or [] if error["href"].startswith("#")}
        context |= {"told": told, "told_key": told_key, "word": self.say}
        return render_template(template, title=title, errors=errors or [], **context)

    def go(self, address: str, told: str = "", key: str = "") -> Response:
        """Lead on to another page, where something is to be said once, of a profile's key if it is named."""
        if told:
            session["told"], session["told_key"] = told, key
        return redirect(address, 303)
