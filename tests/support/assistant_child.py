"""An assistant in a process of its own, spoken to in text, that can be killed at any moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from plainspoken import wording
from plainspoken.assistant import Assistant
from plainspoken.demo.stage import Forgetful, ScriptedEar
from plainspoken.edges import Edges
from plainspoken.flow import Place, Site, Transcript
from plainspoken.intent import load as load_commands
from plainspoken.memory import keys_for, open_safe
from plainspoken.noting import Note
from plainspoken.page import parse
from plainspoken.settings import Keeping
from plainspoken.speaking.printed import PrintedSpeech
from plainspoken.web import Browser

WORDS = wording.load()
COMMANDS = load_commands(WORDS.commands)
parse("<p>One page, so that the patterns for reading pages are there already.</p>", "http://127.0.0.1/")
"""Loaded once, in the process that all children are forked from."""


@dataclass(frozen=True)
class Seen:
    """What came of a turn: the page's path, what was said, the answers on the page by name, the field being asked."""

    path: str
    title: str
    said: tuple[str, ...]
    answers: dict[str, list[str]] = field(default_factory=dict)
    asked: str = ""
    question: str = ""


def talk(start: str, folder: str, runtime: str, line: Connection) -> None:
    """Hold a conversation about the page at `start` until goodbye; each line is answered by what is seen."""
    said: list[str] = []

    def note(each: Note) -> None:
        if each.kind in ("said", "broken"):
            said.append(each.text)

    site = Site("council", "the council", start, (start.split("/")[2].partition(":")[0],))
    keys = keys_for(Keeping.SESSION, {"XDG_RUNTIME_DIR": runtime})
    safe, told = open_safe(Path(folder), Keeping.SESSION, keys)
    if told is not None:
        said.append(WORDS.reply(told.key, dict(told.values)))
    with Browser(site) as browser:
        safe.use(browser.cookies, browser.bring)
        mouth = PrintedSpeech(lambda event: None, at_once=True)
        edges = Edges(ScriptedEar(lambda word: True), mouth, browser, Forgetful(), lambda url: site, note, safe=safe)
        place = Place(site, sent=frozenset(safe.left.sent))
        assistant = Assistant(place, edges, WORDS, COMMANDS)
        assistant.welcome()
        while not assistant.over:
            line.send(seen(assistant.place, tuple(said)))
            said.clear()
            assistant.handle(Transcript(line.recv()))
        safe.close(said_goodbye=True)
        line.send(seen(assistant.place, tuple(said)))


def seen(place: Place, said: tuple[str, ...]) -> Seen:
    """What is seen of a place; an answer that the page itself has in a field counts as given."""
    page = place.page
    if page is None:
        return Seen("", "", said)
    controls = [control for form in page.forms for control in form.controls if control.kind != "hidden"]
    given = {answer.path: answer.value for answer in place.answers}
    answers: dict[str, list[str]] = {}
    for control in controls:
        own = ("on" if control.checked else "") if control.kind in ("radio", "checkbox") else control.value
        value = given.get(control.path, own)
        if value and control.name:
            answers.setdefault(control.name, []).append(value)
    asked = next((c.name for c in controls if place.question and c.path == place.question.control), "")
    path = page.url.partition("://")[2].partition("/")[2].partition("?")[0]
    return Seen(path, page.title, said, answers, asked, place.question.key if place.question else "")
