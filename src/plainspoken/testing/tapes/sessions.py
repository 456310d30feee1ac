"""Tapes and sessions: where a session's tape is, recording it from the site, and playing it back as that site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from plainspoken.flow import Site
from plainspoken.profiles import from_url, rebased
from plainspoken.testing.script import Script
from plainspoken.testing.tapes.files import TapeError, write
from plainspoken.testing.tapes.playing import Playback
from plainspoken.testing.tapes.recording import Recorder
from plainspoken.testing.tapes.redacting import Redactor
from plainspoken.testing.tapes.tape import Exchange, Tape
from plainspoken.web import Browser
from plainspoken.web.exchange import Sender

ENDING = ".tape"
PRACTICE_HOST = "http://{name}.example"
"""What stands on a tape for the practice council, which is served at another port each time."""


class NoHurry:
    """Pacing of a site that is not there."""

    def wait(self, host: str, least: float, now: float) -> float:
        """No time at all."""
        return 0.0


def tape_of(script: Script) -> Path:
    """The folder of a session's tape: the one that it names, else one beside it with its own name."""
    if script.session.tape:
        return script.source.parent / script.session.tape
    return script.source.parent / (script.source.name.partition(".")[0] + ENDING)


def played(script: Script, tape: Tape, name: str) -> tuple[Site, Browser]:
    """A session's site where its tape says that it is, and a browser that is answered from the tape alone."""
    site = script.site
    if not script.session.site:
        site = from_url(tape.site)
    elif script.practice:
        site = rebased(site, tape.site)
    take = tape.take(script.example)
    return site, Browser(site, through=lambda network: Playback(take, name), pace=NoHurry())


class Recordings:
    """The tapes that are being made in one run."""

    def __init__(self) -> None:
        self._begun: list[tuple[Script, Site, Recorder]] = []

    def begin(self, script: Script, site: Site) -> Browser:
        """A browser for a session whose exchanges are recorded."""

        def through(network: Sender) -> Recorder:
            recorder = Recorder(network)
            self._begun.append((script, site, recorder))
            return recorder

        return Browser(site, through=through)

    def write(self) -> tuple[str, ...]:
        """Write every tape that was begun; lines about each, for whoever reviews it. Raises TapeError."""
        tapes: dict[Path, list[tuple[Script, Site, Recorder]]] = {}
        for each in self._begun:
            tapes.setdefault(tape_of(each[0]), []).append(each)
        self._begun.clear()
        return tuple(line for folder, parts in tapes.items() for line in _written(folder, parts))


def _written(folder: Path, parts: list[tuple[Script, Site, Recorder]]) -> Iterator[str]:
    takes: dict[str, tuple[Exchange, ...]] = {}
    places: dict[str, None] = {}
    for script, site, recorder in parts:
        origin, there = _origin(script, site)
        redactor = Redactor(site.sensitive, origin, there)
        takes[script.example] = tuple(redactor.exchange(exchange) for exchange in recorder.exchanges)
        places |= dict.fromkeys(redactor.places)
    script, site, _ = parts[0]
    origin, there = _origin(script, site)
    try:
        write(folder, Tape(there + "/" if origin else site.start, takes))
    except OSError as problem:
        raise TapeError(f"the tape {folder} cannot be written: {(problem.strerror or str(problem)).lower()}") from None
    count = sum(len(take) for take in takes.values())
    yield f"{folder}: {count} exchanges. Taken out: {', '.join(places) or 'nothing was personal'}."
    if not script.session.tape:
        yield f"To play it back, put this line into {script.file}: tape: {folder.name}"


def _origin(script: Script, site: Site) -> tuple[str, str]:
    """The origin of the practice council while it is served, and what stands for it; "" for any other site."""
    if not script.practice:
        return "", ""
    return urljoin(site.start, "/").rstrip("/"), PRACTICE_HOST.format(name=script.site.name)
