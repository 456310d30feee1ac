"""What each profile was before it was changed: every save is kept, so that all can be brought back."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

KEPT = 100


@dataclass(frozen=True, slots=True)
class Version:
    """A saved text: its number, when and in which words it came about, and the number of what undo goes back to."""

    number: int
    when: str
    what: str
    text: str
    before: int | None = None


def now() -> datetime.datetime:
    """The moment, on this computer's clock."""
    return datetime.datetime.now().astimezone()


class History:
    """The versions of each profile, a small JSON file each, in a folder that is no profile's."""

    def __init__(self, folder: Path, clock: Callable[[], datetime.datetime] = now) -> None:
        self._folder = folder
        self._clock = clock

    def versions(self, name: str) -> tuple[Version, ...]:
        """All versions that are kept of a profile, oldest first; what cannot be read is passed over."""
        found = (_read(path) for path in sorted((self._folder / name).glob("[0-9]*.json")))
        return tuple(version for version in found if version is not None)

    def version(self, name: str, number: int) -> Version | None:
        """One version, None where it is not kept."""
        return next((version for version in self.versions(name) if version.number == number), None)

    def before(self, name: str) -> Version | None:
        """The version that undo goes back to."""
        versions = self.versions(name)
        return self.version(name, versions[-1].before) if versions and versions[-1].before is not None else None

    def begin(self, name: str, text: str) -> None:
        """Keep the text that is about to be changed, unless it is the last version already."""
        versions = self.versions(name)
        if not versions or versions[-1].text != text:
            self.add(name, text, "")

    def add(self, name: str, text: str, what: str, before: int | None = -1) -> Version:
        """Keep a text; `before` is what undo goes back to, the last version if it is not told."""
        versions = self.versions(name)
        last = versions[-1].number if versions else None
        version = Version(
            (last or 0) + 1,
            self._clock().isoformat(timespec="seconds"),
            what,
            text,
            last if before == -1 else before,
        )
        folder = self._folder / name
        folder.mkdir(parents=True, exist_ok=True)
        told = {"when": version.when, "what": what, "before": version.before, "text": text}
        (folder / f"{version.number:06}.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        for old in versions[: -(KEPT - 1)]:
            (folder / f"{old.number:06}.json").unlink(missing_ok=True)
        return version


def _read(path: Path) -> Version | None:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Version(int(path.stem), told["when"], told["what"], told["text"], told["before"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
