"""`plainspoken site audit`: a whole site walked, and what defeats voice users on it reported."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import click

from plainspoken.cli.shared import complain, site_named
from plainspoken.documents import DocumentError
from plainspoken.flow import Site
from plainspoken.hearing.dictionary import known
from plainspoken.profiles import load as load_profile
from plainspoken.survey.audit import Bounds, Store, StoreError, walk
from plainspoken.survey.audit.cluster import Cluster, ClusterError
from plainspoken.survey.audit.errands import State
from plainspoken.survey.audit.here import Here
from plainspoken.survey.audit.judging import Judge
from plainspoken.survey.audit.reports import write
from plainspoken.survey.audit.visitor import Visitor
from plainspoken.survey.audit.walk import Hands, WallClock
from plainspoken.wording import load

FILE = "audit.sqlite"
EVERY = 10.0
"""Seconds between two lines that tell how far the walk has come."""


@click.command()
@click.argument("profile")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder of the reports (audit-PROFILE).")
@click.option("--pages", type=click.IntRange(1), default=1_000, show_default=True, help="Ask for no more than so many.")
@click.option("--depth", type=click.IntRange(0), default=10, show_default=True, help="Links away from the start.")
@click.option("--seconds", type=click.FloatRange(0), default=1.0, show_default=True, help="Between two requests.")
@click.option("--queries", is_flag=True, help="Follow links with a query string too (they are never kept).")
@click.option("--ask-again", is_flag=True, help="Ask again for pages whose answers were lost when a walk was killed.")
@click.option("--fresh", is_flag=True, help="Begin anew: what the folder holds of an earlier audit is deleted.")
@click.option("--cluster", metavar="ADDRESS", help="Let a Dask cluster do the asking, such as tcp://10.0.0.1:8786.")
def audit(  # noqa: PLR0913, PLR0917
    profile: str,
    out: Path | None,
    pages: int,
    depth: int,
    seconds: float,
    queries: bool,
    ask_again: bool,
    fresh: bool,
    cluster: str | None,
) -> None:
    """Walk the site of a PROFILE, a name, a file or an address, and report what defeats people who use it by voice.

    The site's robots.txt is kept to, and no more is asked than one page in so many SECONDS, or what the profile or the
    site itself says if that is longer. Writes report.html, findings.csv, report.json and audit.sqlite, a database for
    further questions. A walk that was cut off, even by force, goes on when the same command is given again.
    """
    with _site(profile) as site, ExitStack() as open_:
        folder = out or Path(f"audit-{site.name}")
        store = _opened(folder, site, fresh)
        open_.callback(store.close)
        if ask_again:
            click.echo(f"{store.ask_again()} pages are asked for again.")
        bounds = Bounds(pages, depth, seconds, queries)
        judge = Judge(site, load(), known(), queries)
        try:
            hands = _hands(cluster, judge, store, open_)
        except ClusterError as problem:
            complain(str(problem))
        whole = _walked(judge, store, hands, bounds)
        _report(store, folder, whole=whole)


@contextmanager
def _site(profile: str) -> Iterator[Site]:
    """The site of a profile's file, name or address."""
    path = Path(profile)
    if path.suffix in (".yaml", ".yml") and path.exists():
        try:
            yield load_profile(path)
        except DocumentError as broken:
            complain(*(str(fault) for fault in broken.faults))
        return
    with site_named(profile) as site:
        yield site


def _opened(folder: Path, site: Site, fresh: bool) -> Store:
    """The audit's file in a folder, made where there is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if fresh:
            for each in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
                (folder / each).unlink(missing_ok=True)
        store = Store(folder / FILE, site.name)
    except OSError as problem:
        complain(f"{folder} cannot be written to: {problem.strerror or problem}. Name another folder with --out.")
    except StoreError as problem:
        complain(str(problem))
    begun_at = store.noted("start")
    if begun_at and begun_at != site.start:
        store.close()
        complain(f"{folder} holds an audit from {begun_at}, not from {site.start}. Use --fresh or another --out.")
    if not begun_at:
        store.note("start", site.start)
        store.note("started", time.strftime("%Y-%m-%d"))
    return store


def _hands(cluster: str | None, judge: Judge, store: Store, open_: ExitStack) -> Hands:
    """Who does the asking; closed with all else."""
    if cluster:
        return open_.enter_context(closing(Cluster(cluster, judge.site, judge.queries)))
    return Here(store, open_.enter_context(closing(Visitor(judge.site))), judge)


def _walked(judge: Judge, store: Store, hands: Hands, bounds: Bounds) -> bool:
    """Walk and tell how far it has come; whether it came to its end."""
    told = time.monotonic()
    if store.count(State.READ):
        click.echo(f"Going on: {store.count(State.READ):,} pages were read before.")
    try:
        for _ in walk(judge, store, hands, bounds, WallClock()):
            if time.monotonic() - told >= EVERY:
                told = time.monotonic()
                click.echo(f"{store.count(State.READ):,} pages read, {store.count(State.WAITING):,} known and waiting.")
    except KeyboardInterrupt:
        return False
    return True


def _report(store: Store, folder: Path, *, whole: bool) -> None:
    """Write the reports and tell where they are."""
    read, lost = store.count(State.READ), store.count(State.ASKED)
    written = write(store, folder)
    click.echo(f"{read:,} pages were read.")
    if lost and whole:
        click.echo(f"The answers of {lost} were lost when a walk was cut off: --ask-again asks for them once more.")
    for whom, path in written.items():
        click.echo(f"For {whom}: {path}")
    click.echo(f"For further questions: {folder / FILE}")
    if not whole:
        click.echo("Cut off. The same command goes on from here.")
    if not read:
        complain(*_why(store))
    if not whole:
        raise SystemExit(1)


def _why(store: Store) -> Iterator[str]:
    """Why nothing could be read."""
    rows = store.connection.execute("SELECT address, state, why, status FROM pages ORDER BY id LIMIT 3").fetchall()
    for address, state, why, status in rows:
        reason = (
            "robots.txt asks programs to keep away, or cannot be had"
            if state == "refused"
            else why or f"{state} (status {status})"
        )
        yield f"{address}: {reason}"
