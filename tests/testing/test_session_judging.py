"""What must come true within several turns, what must never be, and failures that are known of."""

from __future__ import annotations

import pytest

from plainspoken.testing.results import Outcome
from plainspoken.testing.telling import conversation, failure

PASSED, FAILED, EXPECTED = Outcome.PASSED, Outcome.FAILED, Outcome.EXPECTED

WITHIN = "  - say: home\n    within: 3\n    {0}\n  - say: open tax\n  - say: open bins\n"

SESSIONS = [
    (WITHIN.format("heading: Tax"), PASSED, ""),
    (WITHIN.format("heading: Bins"), PASSED, ""),
    (WITHIN.format("hear: [Tax, Bins]"), PASSED, ""),
    (WITHIN.format("hear: [Bins, Tax]"), FAILED, "6: hear: 'Tax' was not heard in this order"),
    (WITHIN.format("hear: [Home, Tax]"), PASSED, ""),
    (WITHIN.format("at: /nowhere"), FAILED, "6: at: should be at /nowhere, but is at /bins, in 3 turns"),
    (WITHIN.format("sent: {path: /tax}"), PASSED, ""),
    (WITHIN.format("sent: [{path: /tax}, {path: /}]"), FAILED, "6: sent: a request to / was not sent"),
    (WITHIN.format("not_heard: Tax"), FAILED, "6: not_heard: 'Tax' was heard"),
    (WITHIN.format("not_sent: {path: /tax}"), FAILED, "6: not_sent: GET /tax was sent"),
    (WITHIN.format("intent: go.home"), PASSED, ""),
    (
        WITHIN.format("intent: go.back"),
        FAILED,
        "6: intent: 'home' should be taken for go.back, but was taken for go.home",
    ),
    (WITHIN.format("at: /no\n    expected_failure: x"), EXPECTED, ""),
    (
        WITHIN.format("at: /tax\n    expected_failure: x"),
        FAILED,
        "7: expected_failure: this turn was expected to fail, but it",
    ),
]


@pytest.mark.parametrize(("turns", "outcome", "words"), SESSIONS)
def test_what_must_come_true_within_turns(played, turns: str, outcome: Outcome, words: str) -> None:
    result = played("turns:\n" + turns)
    assert result.outcome is outcome, failure(result)
    assert words in failure(result)


NEVER = [
    ("never: {hear: Sorry}", PASSED, ""),
    ("never: {hear: Tax}", FAILED, "t.session.yaml:3: never: 'Tax' was heard, in 'Tax.', which must never be"),
    ("never: {hear: [x, {matches: '^Home'}]}", FAILED, "t.session.yaml:3: never: a match of ^Home was heard"),
    ("never: {sent: {method: POST}}", PASSED, ""),
    ("never:\n  sent:\n    - {method: POST}\n    - {path: /tax}", FAILED, "t.session.yaml:6: never: GET /tax was sent"),
]


@pytest.mark.parametrize(("never", "outcome", "words"), NEVER)
def test_what_must_never_be(played, never: str, outcome: Outcome, words: str) -> None:
    result = played(f"{never}\nturns:\n  - say: open tax\n")
    assert result.outcome is outcome
    assert words in failure(result)


def test_what_must_never_be_holds_for_the_welcome_too(played) -> None:
    result = played("never: {hear: First}\nstart: /\nturns:\n  - hear: Home\n")
    assert result.outcome is PASSED
    result = played("never: {hear: Home}\nturns:\n  - say: open tax\n")
    assert (result.outcome, result.unplayed) == (FAILED, 1)
    assert "   3 FAILED: never: 'Home' was heard" in "\n".join(conversation(result))


KNOWN = [
    ("expected_failure: it is slow\nturns: [{say: home, at: /tax}]\n", EXPECTED, ""),
    (
        "expected_failure: it is slow\nturns: [{say: home, at: /}]\n",
        FAILED,
        ":3: expected_failure: this session was expected",
    ),
    ("expected_failure: {reason: x, failing: at}\nturns: [{say: home, at: /tax}]\n", EXPECTED, ""),
    (
        "expected_failure: {reason: x, failing: hear}\nturns: [{say: home, at: /tax}]\n",
        FAILED,
        ":3: expected_failure: this session was expected to fail in hear, but it failed in at",
    ),
    ("turns:\n - say: home\n   at: /tax\n   expected_failure: {reason: x, failing: at}\n", EXPECTED, ""),
    (
        "turns:\n - say: home\n   at: /tax\n   heading: Tax\n   expected_failure: {reason: x, failing: [at]}\n",
        FAILED,
        "t.session.yaml:7: expected_failure: this turn was expected to fail in at, but it failed in at, heading",
    ),
]


@pytest.mark.parametrize(("text", "outcome", "words"), KNOWN)
def test_failures_that_are_known_of(played, text: str, outcome: Outcome, words: str) -> None:
    result = played(text)
    assert result.outcome is outcome
    assert words in failure(result)


def test_the_reason_of_a_session_that_fails_is_told(played) -> None:
    result = played("expected_failure: it is slow\nturns: [{say: home, at: /tax}, {say: home}]\n")
    assert result.reasons == ("it is slow",)
    assert list(conversation(result))[-2:] == [
        "     Expected of this session, because: it is slow",
        "     1 more turn not played.",
    ]


def test_a_key_and_a_transcript_are_played_as_text(played, tmp_path) -> None:
    (tmp_path / "tax.wav").write_bytes(b"RIFF")
    result = played(
        "turns:\n  - {recording: tax.wav, transcript: open tax, heading: Tax}\n  - {key: enter, intent: reading.stop}\n"
    )
    assert result.outcome is PASSED, failure(result)
    assert [line for line in conversation(result) if "You: " in line] == ["   4 You: open tax", "   5 You: (enter)"]


def test_a_recording_without_a_transcript_is_not_played_as_text(played, tmp_path) -> None:
    (tmp_path / "tax.wav").write_bytes(b"RIFF")
    result = played("turns:\n  - recording: tax.wav\n")
    assert (result.outcome, result.unplayed) == (Outcome.SKIPPED, 1)
    assert result.skipped.startswith("t.session.yaml:4: the recording has no transcript: give it one")


def test_settings_decide_how_much_is_said(played) -> None:
    full = played("turns:\n  - say: list the links\n")
    brief = played("settings: {detail: brief, rate: 300}\nturns:\n  - say: list the links\n")
    assert full.turns[0].observed.answers != brief.turns[0].observed.answers


def test_a_difference_is_marked_under_the_words(played) -> None:
    lines = failure(played("turns:\n  - say: open tax\n    at: /fax\n")).splitlines()
    where = lines.index("     Expected: /fax")
    assert lines[where + 1 : where + 4] == ["                ^", "     Found:    /tax", "                ^"]
