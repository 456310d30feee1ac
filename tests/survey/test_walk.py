"""The walk with made-up sites and a made-up clock: order, bounds, robots.txt, pace, busy sites, going on."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plainspoken.flow import Site
from plainspoken.flow.site import Politeness
from plainspoken.survey.audit import Bounds, Store, StoreError, walk
from plainspoken.survey.audit.errands import Errand, Link, Outcome, State
from plainspoken.survey.audit.judging import Judge
from plainspoken.survey.audit.visitor import Robots
from plainspoken.wording import load

HOME = "https://a.example/"
SITE = Site("a", start=HOME, hosts=("a.example",))
WORDING = load()
FAR = Bounds(pages=1_000, depth=50, seconds=1.0)


class FakeClock:
    """A clock that goes on only when it is waited for."""

    def __init__(self, time: float = 1_000.0) -> None:
        self.time = time

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += seconds


@dataclass
class FakeSite:
    """A site as a mapping of paths to the paths that they link to; notes when each was asked for."""

    pages: dict[str, list[str]]
    clock: FakeClock
    text: str = ""
    closed: bool = False
    onward: dict[str, str] = field(default_factory=dict)
    busy: Counter[str] = field(default_factory=Counter)
    asked: list[tuple[float, str]] = field(default_factory=list)
    pending: list[Outcome] = field(default_factory=list)
    dies_at: int = -1

    @property
    def free(self) -> bool:
        return not self.pending

    def give(self, errand: Errand) -> None:
        path = errand.url.removeprefix(HOME.rstrip("/"))
        self.asked.append((self.clock.time, path))
        if len(self.asked) == self.dies_at:
            raise KeyboardInterrupt
        self.pending.append(self._outcome(errand, path))

    def _outcome(self, errand: Errand, path: str) -> Outcome:
        if self.busy[path]:
            self.busy[path] -= 1
            return Outcome(errand.page, State.WAITING, 503, wait=60.0)
        if path in self.onward:
            return Outcome(errand.page, State.ONWARD, 301, links=(Link(self.onward[path], 0),))
        if path not in self.pages:
            return Outcome(errand.page, State.FAILED, 404, why="status 404")
        links = tuple(Link(HOME.rstrip("/") + each, 3) for each in self.pages[path])
        return Outcome(errand.page, State.READ, 200, links=links)

    def done(self) -> Outcome | None:
        return self.pending.pop() if self.pending else None

    def robots(self, origin: str) -> Robots:
        self.asked.append((self.clock.time, "/robots.txt"))
        return Robots(self.text, self.closed)

    @property
    def paths(self) -> list[str]:
        return [path for _, path in self.asked]


CHAIN = {f"/{n}" if n else "/": [f"/{n + 1}"] for n in range(9)} | {"/9": []}
TREE = {"/": ["/a", "/b"], "/a": ["/c", "/b", "/"], "/b": ["/c"], "/c": []}


def walked(site: FakeSite, store: Store, bounds: Bounds = FAR, of: Site = SITE) -> list[State]:
    judge = Judge(of, WORDING, lambda word: True)
    return [outcome.state for outcome in walk(judge, store, site, bounds, site.clock)]


@pytest.fixture
def store(tmp_path: Path):
    opened = Store(tmp_path / "audit.sqlite", "a")
    yield opened
    opened.close()


def test_the_nearest_pages_come_first_and_each_once(store: Store) -> None:
    site = FakeSite(TREE, FakeClock())
    assert walked(site, store) == [State.READ] * 4
    assert site.paths == ["/robots.txt", "/", "/a", "/b", "/c"]


def test_the_pace_is_kept_robots_too(store: Store) -> None:
    site = FakeSite(TREE, FakeClock())
    walked(site, store, Bounds(seconds=2.5))
    times = [time for time, _ in site.asked]
    assert [after - before for before, after in itertools.pairwise(times)] == [2.5] * 4


SLOWEST = [("Crawl-delay: 7", 0.0, 7.0), ("Crawl-delay: 1", 0.0, 3.0), ("", 9.0, 9.0)]


@pytest.mark.parametrize(("delay", "profile", "expected"), SLOWEST)
def test_the_slowest_pace_asked_for_is_kept(store: Store, delay: str, profile: float, expected: float) -> None:
    site = FakeSite(TREE, FakeClock(), text=f"User-agent: *\n{delay}\n")
    walked(site, store, Bounds(seconds=3.0), Site("a", start=HOME, politeness=Politeness(seconds=profile)))
    times = [time for time, path in site.asked if path != "/robots.txt"]
    assert {after - before for before, after in itertools.pairwise(times)} == {expected}


def test_robots_txt_is_kept_to(store: Store) -> None:
    site = FakeSite(TREE, FakeClock(), text="User-agent: *\nDisallow: /a\nAllow: /\n")
    walked(site, store)
    assert "/a" not in site.paths
    assert store.count(State.REFUSED) == 1
    assert store.count(State.READ) == 3


def test_our_own_name_in_robots_txt_counts_most(store: Store) -> None:
    site = FakeSite(TREE, FakeClock(), text="User-agent: *\nAllow: /\n\nUser-agent: Plainspoken\nDisallow: /b\n")
    walked(site, store)
    assert "/b" not in site.paths


def test_where_robots_txt_cannot_be_had_all_is_left_alone(store: Store) -> None:
    site = FakeSite(TREE, FakeClock(), closed=True)
    assert walked(site, store) == []
    assert site.paths == ["/robots.txt"]


def test_robots_txt_of_ones_own_site_may_be_passed_over(store: Store) -> None:
    site = FakeSite(TREE, FakeClock(), text="User-agent: *\nDisallow: /\n")
    walked(site, store, of=Site("a", start=HOME, politeness=Politeness(robots=False)))
    assert site.paths == ["/", "/a", "/b", "/c"]


def test_bounds_of_pages_and_depth_and_going_further_later(store: Store) -> None:
    site = FakeSite(CHAIN, FakeClock())
    assert len(walked(site, store, Bounds(pages=3))) == 3
    assert len(walked(site, store, Bounds(depth=5))) == 3
    assert len(walked(site, store)) == 4
    assert sorted(site.paths) == sorted(["/robots.txt", *CHAIN])


def test_a_page_that_leads_on_is_asked_for_once_however_many_lead_there(store: Store) -> None:
    site = FakeSite({"/": ["/old", "/older", "/new"], "/new": []}, FakeClock())
    site.onward = {"/old": f"{HOME}new", "/older": f"{HOME}new"}
    walked(site, store)
    assert site.paths == ["/robots.txt", "/", "/old", "/older", "/new"]


def test_a_page_that_leads_off_the_site_is_not_followed(store: Store) -> None:
    site = FakeSite({"/": ["/off"]}, FakeClock(), onward={"/off": "https://b.example/"})
    walked(site, store)
    assert site.paths == ["/robots.txt", "/", "/off"]
    assert store.count(State.NOT_A_PAGE) == 1


def test_a_busy_site_is_left_alone_for_as_long_as_it_asks(store: Store) -> None:
    site = FakeSite(TREE, FakeClock(10.0**10), busy=Counter({"/b": 1, "/c": 9}))
    walked(site, store)
    assert Counter(site.paths)["/b"] == 2
    assert Counter(site.paths)["/c"] == 3
    assert store.count(State.FAILED) == 1


@pytest.mark.parametrize("dies_at", range(1, 6))
def test_cut_off_anywhere_nothing_is_asked_for_twice(tmp_path: Path, dies_at: int) -> None:
    site = FakeSite(TREE, FakeClock(), dies_at=dies_at)
    store = Store(tmp_path / "audit.sqlite", "a")
    try:
        walked(site, store)
    except KeyboardInterrupt:
        site.pending.clear()
    store.close()
    again = Store(tmp_path / "audit.sqlite", "a")
    walked(site, again)
    counts = Counter(site.paths)
    first_was_lost = dies_at == 2
    assert {path: count for path, count in counts.items() if count > 1} == ({"/": 2} if first_was_lost else {})
    assert again.count(State.READ) + again.count(State.ASKED) >= 3
    lost = again.ask_again()
    walked(site, again)
    assert again.count(State.READ) == 4, lost
    again.close()


def test_the_pace_is_kept_over_a_cut(store: Store) -> None:
    site = FakeSite(CHAIN, FakeClock())
    walked(site, store, Bounds(pages=2, seconds=5.0))
    walked(site, store, Bounds(pages=3, seconds=5.0))
    times = [time for time, _ in site.asked]
    assert min(after - before for before, after in itertools.pairwise(times)) == 5.0


def test_journeys_that_are_too_long_are_told(store: Store) -> None:
    walked(FakeSite(CHAIN, FakeClock()), store)
    rows = store.connection.execute("SELECT address FROM pages JOIN findings ON page = id WHERE rule = 'journey_long'")
    assert [row[0] for row in rows] == [f"{HOME}{n}" for n in (6, 7, 8, 9)]


def test_no_query_string_is_left_in_the_file(tmp_path: Path) -> None:
    store = Store(tmp_path / "audit.sqlite", "a")
    site = FakeSite({"/": ["/x?name=bloggs", "/y?name=bloggs&z=1"], "/x?name=bloggs": ["/z?name=bloggs"]}, FakeClock())
    walked(site, store, Bounds(depth=1, queries=True))
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    assert b"bloggs" not in (tmp_path / "audit.sqlite").read_bytes()


def test_the_file_of_another_site_or_of_no_audit_is_refused(tmp_path: Path) -> None:
    Store(tmp_path / "audit.sqlite", "a").close()
    with pytest.raises(StoreError, match="holds an audit of a, not of b"):
        Store(tmp_path / "audit.sqlite", "b")
    (tmp_path / "text").write_text("not a database, only words\n" * 50)
    with pytest.raises(StoreError, match="cannot be used for an audit"):
        Store(tmp_path / "text", "a")
