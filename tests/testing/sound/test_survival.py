"""The arithmetic of a matrix: shares, their intervals, the gap between accents, and how they are told."""

from __future__ import annotations

import pytest

from plainspoken.testing.sound.cells import Cell, noise
from plainspoken.testing.sound.people import Person
from plainspoken.testing.sound.survival import Gap, Share, Trial, by_accent, gap, shares, turns
from plainspoken.testing.sound.table import lines

ANN, BOB, CAT = Person("ann", "North", "a"), Person("bob", "South", "b"), Person("cat", "West", "c")
LOUD = noise("babble:5")


def trial(person: Person, said: str, heard: str, *, loud: bool = False, recorded: bool = False) -> Trial:
    cell = Cell(person, noise=LOUD) if loud else Cell(person)
    taken = "go.home" if heard == "home" else ""
    return Trial(f"a.session.yaml:{len(said)}", said, cell, heard, taken, heard == said, recorded, 0.2)


TRIALS = (
    *(trial(ANN, "home", "home"), trial(ANN, "stop", "stop"), trial(ANN, "home", "home", loud=True)),
    *(trial(BOB, "home", "home"), trial(BOB, "stop", "home"), trial(BOB, "home", "", loud=True)),
    *(trial(CAT, "home", "foam"), trial(CAT, "stop", "home"), trial(CAT, "home", "foam", loud=True)),
)


def test_shares_are_counted_by_group() -> None:
    assert by_accent(TRIALS) == {"North": Share(3, 3), "South": Share(1, 3), "West": Share(0, 3)}
    assert shares(TRIALS, lambda each: each.cell.noise.name) == {"quiet": Share(3, 6), "babble 5 dB": Share(1, 3)}


def test_the_gap_is_between_the_farthest_groups_and_on_average_over_all_pairs() -> None:
    found = gap(by_accent(TRIALS))
    assert found == Gap("North", "West", pytest.approx(1.0), pytest.approx((2 / 3 + 1 + 1 / 3) / 3))
    assert gap({"North": Share(3, 3)}) is None
    assert gap({}) is None


def test_recordings_have_no_accent_of_the_matrix() -> None:
    assert by_accent((*TRIALS[:1], trial(ANN, "home", "x", recorded=True))) == {"North": Share(1, 1)}


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [  # computed from the formula in Wilson (1927) by hand
        (Share(0, 10), 0.0, 0.2775),
        (Share(10, 10), 0.7225, 1.0),
        (Share(5, 10), 0.2366, 0.7634),
        (Share(90, 100), 0.8256, 0.9448),
        (Share(0, 0), 0.0, 1.0),
    ],
)
def test_the_interval_in_which_the_true_share_lies(share: Share, low: float, high: float) -> None:
    assert share.interval == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_a_turn_is_a_place_and_its_words() -> None:
    assert {turn: len(each) for turn, each in turns(TRIALS).items()} == {
        ("a.session.yaml:4", "home"): 6,
        ("a.session.yaml:4", "stop"): 3,
    }


def test_the_table_in_plain_lines() -> None:
    told = list(lines(TRIALS))
    assert told[0] == "Of 2 turns in 6 cells, 4 of 9 (44 %) survived."
    assert "  South: 1 of 3 (33 %), likely 6 to 79 %" in told
    assert "Gap between accents: 100.0 percentage points at the largest, North above West;" in told
    assert "  66.7 percentage points on average over all pairs." in told
    assert "  a.session.yaml:4: stop: 1 of 3 (33 %)" in told
    assert "    lost with bob, quiet: heard 'home', taken for go.home" in told
    assert "    lost with bob, babble 5 dB: nothing was heard" in told
    assert "    lost with cat, quiet: heard 'foam', taken for no command" in told
    assert "By room:" not in told  # there was one room


def test_what_was_heard_rightly_but_unsurely_is_told_so() -> None:
    unsure = Trial("a:1", "Home", Cell(ANN), "home", "", survived=False, confidence=0.23)
    assert "    lost with ann, quiet: heard rightly, but too unsurely (0.23)" in list(lines((unsure,)))


def test_without_trials_there_is_no_table() -> None:
    assert list(lines(())) == []
