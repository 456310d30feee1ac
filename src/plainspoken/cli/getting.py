"""`plainspoken model get`: a recogniser model fetched, checked, unpacked and tried, in plain lines."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from plainspoken.cli.shared import complain, words
from plainspoken.documents import DocumentError
from plainspoken.hearing import (
    Fetchable,
    ModelError,
    catalogue,
    choose,
    fetchable,
    machine_memory,
    model_places,
    unpack,
    unpacked_size,
)
from plainspoken.web import Download, download
from plainspoken.wording import load as load_wording

STEPS = 10
"""A line of progress for every tenth of the way: screen readers read each of them."""
NOT_USED = "So it is not used. What was fetched is kept in {archive}: the same command tries it again."
ROOM = 4
"""How many times its download a model may take on the disk, archive and all, before its real size is known."""


@click.command()
@click.argument("wanted", metavar="LANGUAGE|MODEL")
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), help="Folder to put it in, not your own.")
@click.option("--from", "listed", type=click.Path(path_type=Path, dir_okay=False), help="Catalogue other than ours.")
def get(wanted: str, to: Path | None, listed: Path | None) -> None:
    """Fetch the model for a language, such as en or pl, or the one of a name; goes on where it broke off."""
    try:
        found = fetchable(wanted, catalogue(listed), machine_memory())
        put_in_place(found, to or model_places()[0])
    except DocumentError as broken:
        complain(*(str(fault) for fault in broken.faults))
    except ModelError as problem:
        complain(str(problem))


def put_in_place(found: Fetchable, place: Path) -> None:
    """Fetch a model into a folder of its own name, unless it is there; raises ModelError, with words for a person."""
    folder, archive = place / found.name, None
    if folder.exists():
        click.echo(f"{found.name} is there already: {folder}")
    else:
        archive = _fetched(found, place)
        with _removed_if_bad(archive):
            needed = unpacked_size(archive)
        _enough_room(place, needed)
        click.echo("Unpacking it.")
        with _removed_if_bad(archive):
            unpack(archive, folder)
    click.echo("Trying it: this may take a minute.")
    began = time.monotonic()
    try:
        choose("vosk", folder).close()
    except ModelError as problem:
        if archive is None:
            raise
        shutil.rmtree(folder, ignore_errors=True)  # or it would be used in the place of one that works
        raise ModelError(f"{problem}\n{NOT_USED.format(archive=archive)}") from problem
    if archive is not None:
        archive.unlink()
    used = "is used from now on" if place in model_places() else f"is used with PLAINSPOKEN_MODEL={folder}"
    click.echo(f"{found.name} works, and {used}. Loading and trying it took {time.monotonic() - began:.1f} s.")


@contextmanager
def _removed_if_bad(archive: Path) -> Iterator[None]:
    """Remove an archive that turns out to hold no model, so that it can be got again."""
    try:
        yield
    except ModelError as problem:
        archive.unlink(missing_ok=True)
        raise ModelError(f"{problem}\nIt was removed: give the same command again to get it anew.") from problem


def _fetched(found: Fetchable, place: Path) -> Path:
    """The model's archive, whole and with the right checksum; what is wrong is removed, what is cut off is kept."""
    place.mkdir(parents=True, exist_ok=True)
    archive = place / f".{found.name}.zip"
    if not archive.exists():
        _enough_room(place, found.offer.download * ROOM)
        click.echo(
            f"Fetching {found.name} ({found.offer.language}, {_size(found.offer.download)}, {found.offer.licence})"
            f" from {found.address}"
        )
        trouble = download(Download(found.address, archive, found.offer.download), _progress())
        if trouble is not None:
            raise ModelError(words(trouble, load_wording()))
    click.echo("Comparing its checksum.")
    if _sha256(archive) != found.offer.sha256:
        archive.unlink()
        raise ModelError(
            f"What came for {found.name} is not what was published (its checksum is another), so it was removed. Give"
            " the same command again; if that does not help, someone on the way is changing it."
        )
    return archive


def _progress() -> Callable[[int, int], None]:
    """Says how far it is, a line for each tenth."""
    said = -1

    def told(there: int, size: int) -> None:
        nonlocal said
        tenth = there * STEPS // size
        if tenth != said:
            said = tenth
            click.echo(f"{tenth * 100 // STEPS} percent: {_size(there)} of {_size(size)}")

    return told


def _enough_room(place: Path, needed: int) -> None:
    free = shutil.disk_usage(place).free
    if free < needed:
        raise ModelError(
            f"There is not enough room in {place}: {_size(needed)} are needed, {_size(free)} are free. Make room, or"
            " name another folder with --to."
        )


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _size(size: int) -> str:
    """A number of bytes in words."""
    return f"{size / 1_000_000:,.0f} megabytes" if size >= 10_000_000 else f"{size / 1_000:,.0f} kilobytes"
