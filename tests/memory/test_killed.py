"""`kill -9` at random moments of an application: no answer is lost, nothing sent twice, nothing readable on disk."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flask import Flask, request

from plainspoken.demo import council
from plainspoken.demo.council.services.received import received
from plainspoken.demo.server import serve
from support.assistant_child import Seen, talk

SERVICE = "apply-for-council-tax-reduction"
ANSWERS = {
    "name": {"first-name": "Zebedee", "last-name": "Quillfeather"},
    "date-of-birth": {"date-of-birth-day": "the fifth of april nineteen sixty"},
    "national-insurance-number": {"national-insurance-number": "QQ 12 34 56 C"},
    "postcode": {"postcode": "AN1 2BC"},
    "address": {"address": "option one"},
    "income-sources": {"income-sources": "wages"},
    "weekly-income": {"weekly-income": "three hundred and seventeen pounds twenty"},
    "partner": {"partner": "no"},
    "evidence": {},
    "check-your-answers": {},
    "declaration": {"declaration": "tick it"},
}
SECRETS = [
    b"Zebedee",
    b"Quillfeather",
    b"QQ123456C",
    b"QQ 12 34",
    b"AN1 2BC",
    b"1960",
    b"317.20",
    b"Mill Lane",
    b"first-name",
]
KILLS, APPLICATIONS = 30, 3
LONGEST_TURN = 0.08
"""Seconds after a command within which the program is killed: some turns are over by then, some not."""

PATIENCE = 60
MOST_TURNS = 150


@dataclass
class Site:
    """The council's site, what was posted to it, and the cookies it gave out."""

    address: str
    application: Flask
    posted: list[str] = field(default_factory=list)
    cookies: set[bytes] = field(default_factory=set)


@pytest.fixture
def site() -> Iterator[Site]:
    application = council.create()
    with serve(application=application) as address:
        found = Site(address, application)

        @application.before_request
        def note() -> None:
            if request.method == "POST":
                found.posted.append(request.path)
            found.cookies |= {value.encode() for value in request.cookies.values()}

        yield found


class Killed(Exception):
    """The program was killed."""


class Person:
    """Who applies, and starts the program again whenever it was killed."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site, self.folder = site, folder
        self.runtime = folder / "runtime"
        self.runtime.mkdir(mode=0o700)
        self.accepted: set[tuple[str, str]] = set()
        self.sent_by_hand = 0
        self.searched: set[str] = set()
        self.context = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload(["support.assistant_child"])

    def start(self) -> Seen:
        self.line, theirs = self.context.Pipe()
        arguments = (f"{self.site.address}/{SERVICE}", str(self.folder / "memory"), str(self.runtime), theirs)
        self.program = self.context.Process(target=talk, args=arguments, daemon=True)
        self.program.start()
        theirs.close()
        return self.heard()

    def heard(self) -> Seen:
        assert self.line.poll(PATIENCE)
        seen = self.line.recv()
        assert not any("Traceback" in line or "Error" in line for line in seen.said), seen.said
        self.note(seen)
        return seen

    def note(self, seen: Seen) -> None:
        page = seen.path.rpartition("/")[2]
        self.accepted |= {(page, name) for name in seen.answers if name in ANSWERS.get(page, {})}

    def say(self, words: str, kill_after: float | None = None) -> Seen:
        self.line.send(words)
        if kill_after is None:
            return self.heard()
        self.line.poll(kill_after)
        self.program.kill()
        self.program.join()
        while self.line.poll(0):  # what it had said before it was killed
            try:
                self.note(self.line.recv())
            except (EOFError, ConnectionResetError):
                break
        self.line.close()
        self.search()
        raise Killed

    def search(self) -> None:
        """Search every file that was written for what was given, as it stands on the disk now."""
        for file in self.folder.rglob("*"):
            if file.is_file():
                self.searched.add(file.name)
                written = file.read_bytes()
                found = [secret for secret in (*SECRETS, *self.site.cookies) if secret and secret in written]
                assert not found, (file, found)

    def next_words(self, seen: Seen) -> str:
        """What to say now: nothing that was accepted before is ever said again."""
        page = seen.path.rpartition("/")[2]
        if seen.question == "unfinished.carry_on":
            return "carry on"
        if page == SERVICE:
            return "start now"
        if seen.question == "submit.confirm":
            self.sent_by_hand += 1
            return "confirm submit"
        missing = [name for name in ANSWERS[page] if name not in seen.answers]
        lost = [name for name in missing if (page, name) in self.accepted]
        assert not lost, f"lost on {page}: {lost}; {seen.said}"
        if not missing:
            self.sent_by_hand += 1
            return "continue"
        return ANSWERS[page][missing[0]] if seen.asked == missing[0] else "fill in the form"


def apply(person: Person, moments: list[int], random_delay: random.Random) -> int:
    """Apply from the start page to the reference number, killed at the turns that are told; how often it was."""
    killed, seen = 0, person.start()
    for turn in range(MOST_TURNS):
        if seen.path.endswith(("application-sent", "already-sent")):
            break
        words = person.next_words(seen)
        try:
            seen = person.say(words, random_delay.uniform(0, LONGEST_TURN) if turn in moments else None)
        except Killed:
            killed += 1
            seen = person.start()
    assert seen.path.endswith(("application-sent", "already-sent")), seen
    person.say("goodbye")
    person.program.join(PATIENCE)
    return killed


def test_a_program_that_is_killed_loses_nothing_and_sends_nothing_twice(site: Site, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))  # where the forked children's parent finds them
    chance = random.Random(20261125)
    killed = 0
    for number in range(1, APPLICATIONS + 1):
        folder = tmp_path / str(number)
        folder.mkdir()
        person = Person(site, folder)
        before = len(site.posted)
        killed += apply(person, sorted(chance.sample(range(1, 34), KILLS // APPLICATIONS)), chance)
        submissions = received(site.application).all()
        assert len(submissions) == number
        answers = dict(submissions[-1].answers)
        assert (answers["first-name"], answers["last-name"]) == ("Zebedee", "Quillfeather")
        assert answers["national-insurance-number"].replace(" ", "") == "QQ123456C"
        assert str(answers["date-of-birth"]) == "1960-04-05"
        assert len(site.posted) - before <= person.sent_by_hand
        assert {"answers.sqlite", "answers.sqlite-wal", "answers.key"} <= person.searched
        assert not [file for file in folder.rglob("*") if file.is_file()]  # goodbye leaves nothing behind
    assert killed == KILLS
