"""What PocketSphinx's paths tell of how well it heard."""

from __future__ import annotations

import pytest

from plainspoken.hearing.pocketsphinx.evidence import Segment, evidence


def segment(start: int, end: int, a_frame: float, *phones: str, silent: bool = False) -> Segment:
    return Segment(start, end, a_frame * (end - start + 1), silent, phones)


SILENCE = segment(0, 29, -5, silent=True)
PHONES = (SILENCE, *(segment(30 + 10 * at, 39 + 10 * at, -8, phone) for at, phone in enumerate("ABCDEFGHIJ")))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((SILENCE, segment(30, 129, -9, *"ABCDEFGHIJ")), {"whole": -1, "against": -1, "alike": 1, "cover": 1}),
        ((SILENCE, segment(30, 129, -60, *"XYZ")), {"whole": -52, "worst": -60, "alike": 0, "pace": 100 / 3}),
        (
            (segment(30, 79, -10, *"ABCDE"), segment(80, 129, -80, *"FGHIJ")),
            {"worst": -80, "average": -45, "against": -72, "alike": 1},
        ),
        ((SILENCE, segment(30, 59, -9, *"ABC"), segment(60, 129, -40, silent=True)), {"cover": 0.3, "against": -1}),
        ((segment(35, 44, -8, "A"),), {"against": 0}),
    ],
)
def test_what_speaks_for_the_words(words: tuple[Segment, ...], expected: dict[str, float]) -> None:
    found = evidence(words, PHONES, 20)
    assert {name: found[name] for name in expected} == pytest.approx(expected)


@pytest.mark.parametrize(("words", "phones"), [((), PHONES), ((SILENCE,), PHONES), ((segment(0, 9, -5, "A"),), ())])
def test_nothing_tells_nothing(words: tuple[Segment, ...], phones: tuple[Segment, ...]) -> None:
    assert evidence(words, phones) == {}
