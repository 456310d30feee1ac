"""Conversations as data: a page, commands, and the exact words and deeds that answer the last of them.

A case of a `*.yaml` file:

    name:    what it shows
    page:    HTML, or a name under the file's `pages`; left out, no page is open
    url:     the page's address ("http://anytown.example/page" where left out)
    site:    fields of a Site; `aliases` and `words` as a mapping
    profile: keys of a site profile in the place of those; of "anytown" at http://anytown.example/
    trouble: a Trouble's key and the address that met it ("web.timeout http://..."): the last thing is being refused
    detail:  brief, where full is not wanted
    arrive:  a Why ("follow", "search", "back", ...): the last thing done is coming to the page
    at:      the name of the thing where the reading is (its role before it where names repeat: "link Bins")
    before:  commands carried out and listened to in full first; "reading.page > 2" listens to two sentences of it
    do:      the command, "move.next kind=link"; "yes" and other answers are commands too: "talk.yes"
    not_understood: words heard instead of a command
    hear:    every utterance that answers it; left out, silence; "(cy) Croeso" where it is in another language
    visit:   the address opened, its Why after it unless "follow"
    submit:  the request sent, "GET http://..." or "POST http://... body"
    now:     the thing where reading is afterwards
    asks:    the question that waits afterwards
    answers: what is answered afterwards, by the fields' names
    unfold:  the name of the disclosure that is opened
    also:    hush, forget or quit
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from plainspoken import profiles, wording
from plainspoken.documents import load
from plainspoken.flow import (
    Action,
    Detail,
    Intent,
    Manner,
    Mark,
    Node,
    NotUnderstood,
    Page,
    Place,
    Read,
    Reason,
    Site,
    Step,
    Submit,
    Tell,
    Trouble,
    Unfold,
    Utterance,
    Visit,
    Why,
)
from plainspoken.navigation import arrive, begun, done, refused, step
from plainspoken.page import parse
from plainspoken.reading.aloud import worded

URL = "http://anytown.example/page"
SETTING = (
    "name",
    "page",
    "url",
    "site",
    "profile",
    "trouble",
    "detail",
    "arrive",
    "at",
    "before",
    "do",
    "not_understood",
)
OUTCOME = ("hear", "visit", "submit", "unfold", "now", "asks", "answers", "also")
NUMBERS = frozenset({"number", "missing", "level", "node", "sure"})
LONG = frozenset({Reason.SAY_ALL, Reason.SKIM})


@dataclass(frozen=True)
class Case:
    """One conversation of a file, and where it stands there."""

    where: str
    values: Mapping[str, Any]
    pages: Mapping[str, str]

    @property
    def name(self) -> str:
        """What it shows."""
        return str(self.values["name"])


def cases(folder: Path) -> list[Case]:
    """The cases of all YAML files in a folder that have any."""
    found = []
    for file in sorted(folder.glob("*.yaml")):
        document = load(file, name=file.name)
        for number, values in enumerate(document.value.get("cases", [])):
            line, _ = document.place(("cases", number))
            unknown = set(values) - {*SETTING, *OUTCOME}
            assert not unknown, f"{file.name}:{line}: {sorted(unknown)} mean nothing here"
            found.append(Case(f"{file.name}:{line}", values, document.value.get("pages", {})))
    return found


@cache
def english() -> wording.Wording:
    """The words that replies are made of."""
    return wording.load()


def outcome(case: Case) -> str:
    """What happened, in the words of the case's own fields."""
    place = _start(case)
    for command in case.values.get("before", []):
        place = _listened(place, str(command))
    return "\n".join(_told(_last(case, place)))


def expected(case: Case) -> str:
    """What the case says should happen, in the same words."""
    told: list[str] = []
    for key in OUTCOME:
        value = case.values.get(key)
        if key == "hear":
            told += [f"hear: {words}" for words in value or []]
        elif key == "answers" and value is not None:
            told += [f"answers: {name}: {answer}".rstrip() for name, answer in value.items()]
        elif value is not None:
            told.append(f"{key}: {value}")
    return "\n".join(told)


def intent(command: str) -> Intent:
    """A command as a case writes it: "open.number number=3 kind=link"."""
    name, _, slots = command.partition(" ")
    parts = re.split(r"\s*\b(\w+)=", slots)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return Intent(
        name, tuple((key, int(value) if value.isdigit() and key in NUMBERS else value) for key, value in pairs)
    )


def node_named(page: Page, name: str) -> Node:
    """The first node with a name, or with a role and a name."""
    for node in page.nodes:
        if name in (node.name.strip(), f"{node.role} {node.name.strip()}".strip()):
            return node
    raise AssertionError(f"the page has no {name!r}; it has {[f'{n.role} {n.name}' for n in page.nodes]}")


def site_of(values: Mapping[str, Any]) -> Site:
    """A site of a case's fields."""
    fields = dict(values)
    for key in ("aliases", "words"):
        fields[key] = tuple(dict(fields.get(key, {})).items())
    for key in ("skip", "hosts"):
        fields[key] = tuple(fields.get(key, ()))
    return Site(**{"name": "Anytown", "start": "http://anytown.example/", **fields})


def profiled(keys: Mapping[str, Any]) -> Site:
    """A site of a profile's keys."""
    told = {"start": "http://anytown.example/", "spoken": "Anytown", **keys}
    return profiles.site_of(profiles.Profile.model_validate(told), "anytown")


def _start(case: Case) -> Place:
    values = case.values
    place = Place(profiled(values["profile"]) if "profile" in values else site_of(values.get("site", {})))
    if values.get("detail"):
        place = replace(place, manner=Manner(detail=Detail(values["detail"])))
    if "page" not in values or "arrive" in values:
        return place
    page = _page(case, place.site)
    place = replace(arrive(place, page, Why.START).place, said=(), earlier=())
    if "at" in values:
        mark = Mark(node_named(page, str(values["at"])).index)
        place = replace(place, mark=mark, spoken=mark)
    return place


def _page(case: Case, site: Site) -> Page:
    html = case.pages.get(case.values["page"], case.values["page"])
    return parse(html, case.values.get("url", URL), "text/html; charset=utf-8", site)


def _listened(place: Place, command: str) -> Place:
    """The place after a command was carried out and its answer listened to, or so many sentences of it."""
    command, _, heard = command.partition(" > ")
    taken = step(intent(command), place)
    reading = any(isinstance(action, Read) and action.reason in LONG for action in taken.actions)
    after = taken.place
    spoken = list(worded(_words(taken.actions), after, english()))
    for utterance in spoken[: int(heard) if heard else None]:
        if utterance.mark is not None:
            after = begun(after, utterance.mark, reading=reading)
    return after if heard or not reading else done(after)


def _last(case: Case, place: Place) -> Step:
    values = case.values
    if "arrive" in values:
        return arrive(place, _page(case, place.site), Why(values["arrive"]))
    if "trouble" in values:
        key, url = str(values["trouble"]).split(" ")
        return refused(place, Trouble(key, (("host", profiles.hosts.host_of(url)), ("url", url))), Visit(url))
    if "not_understood" in values:
        return step(NotUnderstood(str(values["not_understood"])), place)
    return step(intent(str(values["do"])), place)


def _told(taken: Step) -> Iterator[str]:
    place = taken.place
    for utterance in worded(_words(taken.actions), place, english()):
        yield f"hear: {_as_heard(utterance, place)}"
    for action in taken.actions:
        if isinstance(action, Visit):
            yield f"visit: {action.url}{'' if action.why is Why.FOLLOW else ' ' + action.why.value}"
        elif isinstance(action, Submit):
            request = action.request
            yield f"submit: {request.method} {request.url} {request.body.decode()}".rstrip()
        elif isinstance(action, Unfold) and place.page is not None:
            yield f"unfold: {next(n.name for n in place.page.nodes if n.path == action.path)}"
    yield from _afterwards(place)
    also = [type(a).__name__.lower() for a in taken.actions if not isinstance(a, Tell | Read | Visit | Submit | Unfold)]
    if also:
        yield f"also: {', '.join(also)}"


def _afterwards(place: Place) -> Iterator[str]:
    page = place.page
    if page is not None and page.nodes:
        node = page.nodes[place.mark.node]
        words = node.name.strip() or next((n.name.strip() for n in page.nodes[node.index : node.end] if n.name), "")
        sentence = f", sentence {place.mark.sentence + 1}" if place.mark.sentence else ""
        yield f"now: {node.role} {words}".rstrip() + sentence
    if place.question is not None:
        yield f"asks: {place.question.key}"
    if page is not None:
        labels = {c.path: c.label or c.name for form in page.forms for c in form.controls}
        given: dict[str, list[str]] = {}
        for answer in place.answers:
            given.setdefault(labels.get(answer.path, answer.path), []).append(answer.value)
        yield from (f"answers: {label}: {', '.join(values)}".rstrip() for label, values in given.items())


def _as_heard(utterance: Utterance, place: Place) -> str:
    home = place.page.language if place.page is not None and utterance.mark is not None else "en"
    return utterance.text if utterance.language in (home, "en") else f"({utterance.language}) {utterance.text}"


def _words(actions: tuple[Action, ...]) -> list[Tell | Read]:
    return [action for action in actions if isinstance(action, Tell | Read)]
