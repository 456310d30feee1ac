"""What a profile's people will hear and be understood by, without a microphone: names read, words understood."""

from __future__ import annotations

from dataclasses import dataclass

from plainspoken.flow import Intent, NotUnderstood, Page, Place, Site, Transcript, Trouble
from plainspoken.intent import Commands, interpret
from plainspoken.page.attachments import opened
from plainspoken.profiles.phrases import normalised
from plainspoken.reading.named import as_said
from plainspoken.reading.speakable import speakable
from plainspoken.web import Browser
from plainspoken.wording import Wording


@dataclass(frozen=True, slots=True)
class Sounded:
    """Words of a profile: as they are written, as they are spoken, and what saying them does ("" for nothing)."""

    written: str
    spoken: str
    does: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What was heard and what it would do: a key of the desk's words with its values, and what else it is near."""

    heard: str
    key: str
    values: tuple[tuple[str, str], ...] = ()
    near: tuple[str, ...] = ()


def sounded(site: Site, text: str, does: str = "") -> Sounded:
    """Words as our voice will read them for this site: its abbreviations, then figures and signs as words."""
    return Sounded(text, speakable(as_said(text, site.language, site), site.language), does)


def names_of(site: Site) -> tuple[Sounded, ...]:
    """What the site is called, and what its voice reads in its own way."""
    called = (site.spoken or site.name, *site.names)
    return tuple(sounded(site, each) for each in (*called, *(word for word, _ in site.abbreviations)))


def phrases_of(site: Site) -> tuple[Sounded, ...]:
    """Every phrase that opens a page or begins a task."""
    steps = [(phrase, task.name) for task in site.tasks if task.steps for phrase in task.phrases]
    return tuple(sounded(site, phrase, does) for phrase, does in (*site.phrases.items(), *steps))


def fetched(site: Site, address: str, wording: Wording) -> Page | Trouble:
    """A page of the site as Plainspoken has it."""
    with Browser(site) as browser:
        response = browser.visit(address)
        if isinstance(response, Trouble):
            return response
        return opened(response.body, response.url, response.content_type, wording, site)


def understood(site: Site, page: Page | None, transcript: Transcript, commands: Commands) -> Understood:
    """What words would do, said on a page of the site (or before any page is open)."""
    meant = interpret(transcript, Place(site, page), commands)
    if isinstance(meant, NotUnderstood):
        near = tuple(_near(each) for each in meant.suggestions)
        return Understood(transcript.text, "try.nothing", near=near)
    said = {normalised(transcript.text), normalised(meant.text("label"))}
    for phrase, address in site.phrases.items():
        if normalised(phrase) in said:
            return Understood(transcript.text, "try.phrase", (("phrase", phrase), ("address", address)))
    slots = ", ".join(str(value) for _, value in meant.slots)
    key = "try.command_with" if slots else "try.command"
    command = commands.by_name.get(meant.name)
    told = command.entry.help if command is not None else meant.name
    return Understood(transcript.text, key, (("command", told), ("slots", slots)))


def _near(intent: Intent) -> str:
    return intent.heard or " ".join(str(value) for _, value in intent.slots) or intent.name
