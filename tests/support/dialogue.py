"""Whole dialogues about forms as data: pages, and turn by turn what is said or typed, heard back and sent.

A dialogue of `tests/navigation/dialogues/*.yaml`:

    name:  what it shows
    page:  the name of the page, under the file's `pages`, that it begins on
    came:  true where the page is come to by sending a form, so that its first question is asked at once
    files: names of the files in the person's folder, newest first
    today: the day that dates are reckoned from
    hear:  what is said on coming to the page, left out where that is not looked at
    turns, each with one of
        say:    words that are heard
        type:   a line that is typed
        doubt:  words that are heard with hardly any confidence
    and what must come of it, all of it and to the letter
        hear:   every utterance; left out, silence
        sends:  the request, "POST /send name=Sam&..."; a file as "POST with payslip.pdf"
        opens:  the address visited
        then:   the name of the page that answers what was sent or opened, which is come to in the same turn
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plainspoken import wording
from plainspoken.documents import load
from plainspoken.flow import (
    Action,
    FileFound,
    Place,
    Read,
    Seek,
    Site,
    Step,
    Submit,
    Tell,
    Transcript,
    Upload,
    Visit,
    Why,
)
from plainspoken.intent import Commands, interpret
from plainspoken.intent import load as load_commands
from plainspoken.navigation import arrive, offered, step
from plainspoken.page import parse
from plainspoken.reading.aloud import worded

SITE = Site("Anytown", start="http://anytown.example/", hosts=("anytown.example",))
SAYING = ("say", "type", "doubt")
OUTCOME = ("hear", "sends", "opens")
TODAY = date(2026, 11, 25)


@dataclass(frozen=True)
class Dialogue:
    """One dialogue of a file, and where it stands there."""

    where: str
    values: Mapping[str, Any]
    pages: Mapping[str, str]

    @property
    def turns(self) -> list[Mapping[str, Any]]:
        """Its turns in order."""
        return list(self.values["turns"])


def dialogues(folder: Path) -> list[Dialogue]:
    """The dialogues of all YAML files in a folder."""
    found = []
    for file in sorted(folder.glob("*.yaml")):
        document = load(file, name=file.name)
        for number, values in enumerate(document.value["dialogues"]):
            line, _ = document.place(("dialogues", number))
            found.append(Dialogue(f"{file.name}:{line}", values, document.value["pages"]))
    return found


@cache
def english() -> wording.Wording:
    """The words of replies."""
    return wording.load()


@cache
def commands() -> Commands:
    """What can be said."""
    return load_commands(english().commands)


def expected(dialogue: Dialogue) -> Iterator[str]:
    """What the dialogue says should happen, a line a thing, as `played` has it."""
    if "hear" in dialogue.values:
        yield from (f"  {words}" for words in dialogue.values["hear"])
    for turn in dialogue.turns:
        yield next(f"{key}: {turn[key]}" for key in SAYING if key in turn)
        for key in ("sends", "opens"):
            if key in turn:
                yield f"  {key} {turn[key]}"
        yield from (f"  {words}" for words in turn.get("hear", []))


def played(dialogue: Dialogue) -> Iterator[str]:
    """What really happens: each turn's words, what is sent or opened, and every utterance."""
    values = dialogue.values
    place = Place(SITE, today=date.fromisoformat(str(values["today"])) if "today" in values else TODAY)
    place = replace(place, filling=bool(values.get("came")))
    files = tuple(FileFound(name, name.rpartition(".")[2].upper(), 12_000) for name in values.get("files", []))
    came = _carried_out(_come(place, dialogue, str(values["page"]), Why.FOLLOW), files)
    place = came.place
    if "hear" in values:
        yield from _told(came)
    for turn in dialogue.turns:
        key = next(key for key in SAYING if key in turn)
        yield f"{key}: {turn[key]}"
        confidence = 0.2 if key == "doubt" else 1.0
        heard = Transcript(str(turn[key]), confidence, typed=key == "type")
        taken = _carried_out(step(interpret(heard, place, commands()), place), files)
        place = taken.place
        yield from _done(taken)
        yield from _told(taken)
        if "then" in turn:
            came = _carried_out(_come(place, dialogue, str(turn["then"]), Why.FOLLOW), files)
            place = came.place
            yield from _told(came)


def _come(place: Place, dialogue: Dialogue, name: str, why: Why) -> Step:
    html = dialogue.pages[name]
    page = parse(html, f"http://anytown.example/{name}", "text/html; charset=utf-8", place.site)
    return arrive(place, page, why)


def _carried_out(taken: Step, files: tuple[FileFound, ...]) -> Step:
    """A step with the files that it looked for."""
    seek = next((action for action in taken.actions if isinstance(action, Seek)), None)
    if seek is None:
        return taken
    more = offered(taken.place, seek.path, files)
    return Step(more.place, (*taken.actions, *more.actions))


def _done(taken: Step) -> Iterator[str]:
    for action in taken.actions:
        if isinstance(action, Submit):
            target = urlsplit(action.request.url)
            path = f"{target.path}?{target.query}" if target.query else target.path
            body = "without a file" if action.request.body.startswith(b"--") else action.request.body.decode()
            yield f"  sends {action.request.method} {path} {body}".rstrip()
        elif isinstance(action, Upload):
            yield f"  sends POST with {', '.join(name for _, name in action.files)}"
        elif isinstance(action, Visit):
            yield f"  opens {action.url}"


def _told(taken: Step) -> Iterator[str]:
    words: list[Action] = [action for action in taken.actions if isinstance(action, Tell | Read)]
    spoken = worded([a for a in words if isinstance(a, Tell | Read)], taken.place, english())
    yield from (f"  {utterance.text}" for utterance in spoken)
