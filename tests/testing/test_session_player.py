"""Sessions played over pages in memory, and over Anytown: what is collected of each turn, and where a session ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from plainspoken.flow import Request, Site, Trouble, Why
from plainspoken.testing.player import Player
from plainspoken.testing.results import Outcome, SessionResult
from plainspoken.testing.script import read
from plainspoken.testing.telling import conversation, failure, summary
from plainspoken.web import Response

PAGES = {
    "/": "<title>Home</title><main><h1>Home</h1><p>First. Second. Third.</p><a href='/tax'>Tax</a>"
    "<a href='http://other.example/'>Other</a></main>",
    "/tax": "<title>Tax</title><main><h1>Tax</h1><form action='/sent' method='post'><label>Street<input name='street'>"
    "</label><button>Go</button></form></main>",
    "/sent": "<title>Sent</title><main><h1>Sent</h1></main>",
}

TOP = "title: T\nsite: http://council.example/\nturns:\n"


class Pages:
    """A connection to pages that are held in memory."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.closed = False

    def visit(self, url: str, why: Why) -> Response | Trouble:
        path = urlsplit(url).path
        if path not in PAGES:
            return Trouble("web.not_found", (("url", url),))
        return Response(url, 200, "text/html; charset=utf-8", PAGES[path].encode())

    def send(self, request: Request) -> Response | Trouble:
        return self.visit(request.url, Why.FOLLOW)

    def move(self, site: Site) -> None:
        self.site = site

    def close(self) -> None:
        self.closed = True


@pytest.fixture(scope="module")
def player() -> Iterator[Player]:
    with Player(Pages) as player:
        yield player


@pytest.fixture
def play(player: Player, tmp_path: Path) -> Callable[[str], SessionResult]:
    def play(turns: str) -> SessionResult:
        file = tmp_path / "t.session.yaml"
        file.write_text(TOP + turns, encoding="utf-8")
        return player.play(read(file, player.commands, "t.session.yaml")[0])

    return play


Play = Callable[[str], SessionResult]


def test_a_turn_is_collected_as_it_went(play: Play) -> None:
    result = play("  - say: open tax\n    heading: Tax\n")
    assert result.outcome is Outcome.PASSED
    (turn,) = result.turns
    assert (turn.line, turn.observed.intent, turn.observed.slots) == (4, "open.label", ("label: Tax",))
    assert (turn.observed.url, turn.observed.heading) == ("http://council.example/tax", "Tax")
    assert [str(sent) for sent in turn.observed.sent] == ["GET /tax"]
    assert "Tax." in turn.observed.answers
    assert "Home." in result.welcome.answers


def test_the_first_turn_may_be_the_welcome(play: Play) -> None:
    result = play("  - hear: Home\n    at: /\n    sent: {path: /}\n")
    assert result.outcome is Outcome.PASSED
    assert result.welcome.answers == ()


def test_the_person_may_speak_before_all_is_said(play: Play) -> None:
    result = play("  - say: start reading\n    after: 2\n  - say: say that again\n    hear: First\n")
    assert [len(turn.observed.answers) for turn in result.turns] == [2, 1]


def test_a_session_ends_at_the_first_turn_that_fails(play: Play) -> None:
    result = play("  - say: open tax\n    at: /\n    heading: Tax\n  - say: go back\n  - say: home\n")
    assert (result.outcome, len(result.turns), result.unplayed) == (Outcome.FAILED, 1, 2)
    assert result.failed is result.turns[0]
    (only,) = result.turns[0].failures
    assert (only.line, only.key, only.message) == (5, "at", "should be at /, but is at /tax")


def test_failures_stand_in_the_order_of_the_file(play: Play) -> None:
    result = play("  - say: open tax\n    sent: {method: POST}\n    at: /\n    hear: Nothing\n    intent: go.back\n")
    assert [each.line for each in result.turns[0].failures] == [5, 6, 7, 8]


def test_an_expected_failure_lets_the_session_go_on(play: Play) -> None:
    result = play("  - say: open tax\n    at: /\n    expected_failure: it is slow\n  - say: home\n    at: /\n")
    assert [turn.outcome for turn in result.turns] == [Outcome.EXPECTED, Outcome.PASSED]
    assert (result.outcome, result.reasons) == (Outcome.EXPECTED, ("it is slow",))


def test_an_expected_failure_must_stay_one(play: Play) -> None:
    result = play("  - say: open tax\n    at: /tax\n    expected_failure: it is slow\n")
    assert result.outcome is Outcome.FAILED
    assert [(each.line, each.key) for each in result.turns[0].failures] == [(6, "expected_failure")]


def test_nothing_is_said_after_goodbye(play: Play) -> None:
    result = play("  - say: goodbye\n    hear: Goodbye\n  - say: open tax\n")
    assert [each.message for each in result.turns[1].failures] == [
        "nothing can be said any more: the conversation had ended"
    ]


def test_a_form_is_told_as_it_was_sent(play: Play) -> None:
    result = play(
        "  - say: open tax\n  - say: fill in the form\n  - say: mill lane\n    not_sent: {method: POST}\n"
        "  - say: send the form\n    not_sent: {method: POST}\n"
        "  - say: confirm submit\n    sent: {method: POST, path: /sent, fields: {street: Mill Lane}}\n    at: /sent\n"
    )
    assert result.outcome is Outcome.PASSED, failure(result)


def test_what_is_not_asked_of_the_site_is_not_sent(play: Play) -> None:
    result = play("  - say: open tax\n  - say: go back\n    at: /\n    not_sent: {method: GET}\n")
    assert result.outcome is Outcome.PASSED, failure(result)


def test_a_fault_in_plainspoken_itself_fails_the_turn(tmp_path: Path) -> None:
    class Broken(Pages):
        def visit(self, url: str, why: Why) -> Response | Trouble:
            raise RuntimeError("the wire is cut")

    file = tmp_path / "t.session.yaml"
    file.write_text(TOP + "  - say: where am i\n", encoding="utf-8")
    with Player(Broken) as player:
        result = player.play(read(file)[0])
    assert [each.message for each in result.turns[0].failures] == [
        "something broke inside Plainspoken: RuntimeError"  # without its words, which may hold an answer
    ]
    assert 'test_session_player.py", line' in failure(result)


def test_a_report_marks_the_line_and_says_what_was_heard_instead(play: Play) -> None:
    told = failure(play("  - say: open tax\n    hear:\n      - Tax\n      - A form with 9 questions\n  - say: home\n"))
    assert told.startswith(
        "t.session.yaml:7: hear: 'A form with 9 questions' was not heard; instead: 'A form with 1 qu"
    )
    lines = told.splitlines()
    said = lines.index("   4 You: open tax")
    marked = next(number for number, line in enumerate(lines) if line.startswith("   7 FAILED: hear: "))
    assert said < lines.index("     Plainspoken: Tax.") < marked
    assert "     Understood: open.label, label: Tax." in lines
    assert "     Sent: GET /tax" in lines
    assert lines[-1] == "     1 more turn not played."


def test_a_report_cuts_what_went_well(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PAGES, "/", f"<main><h1>Home</h1>{'<p>Line.</p>' * 40}</main>")
    result = play("  - say: start reading\n  - say: next row\n    hear: x\n")
    assert any("more things were said)" in line for line in failure(result).splitlines())
    assert len([line for line in conversation(result) if "Line." in line]) == 40


def test_a_summary_counts_sessions_and_turns(play: Play) -> None:
    passed = play("  - say: open tax\n")
    failed = play("  - say: open tax\n    at: /\n")
    assert summary([passed]) == "1 session, 1 turn: 1 passed."
    assert summary([passed, failed, passed]) == "3 sessions, 3 turns: 2 passed, 1 failed."


def test_each_session_has_a_connection_of_its_own_which_is_closed(tmp_path: Path) -> None:
    opened: list[Pages] = []

    def connect(site: Site) -> Pages:
        opened.append(Pages(site))
        return opened[-1]

    file = tmp_path / "t.session.yaml"
    file.write_text(TOP + "  - say: home\n", encoding="utf-8")
    with Player(connect) as player:
        for _ in range(3):
            player.play(read(file)[0])
    assert [pages.closed for pages in opened] == [True] * 3


def test_the_practice_council_is_served_on_the_day_that_the_session_fixes(tmp_path: Path) -> None:
    file = tmp_path / "t.session.yaml"
    page = "/bins-and-recycling/bin-day/dates?address=1-mill-lane"
    top = f"title: T\nsite: anytown\nstart: {page}\n"
    with Player() as player:
        for day, words in (("2026-11-23", "twenty-fourth of November"), ("2027-02-03", "February")):
            turns = f"turns:\n  - say: find next bin day\n    hear: {words}\n"
            file.write_text(f"{top}today: {day}\n{turns}", encoding="utf-8")
            result = player.play(read(file, player.commands)[0])
            assert result.outcome is Outcome.PASSED, failure(result)
