"""What is made of a page's paths and of the sounds alone."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from plainspoken.hearing.phrases import Parts
from plainspoken.hearing.vosk.page import PageSearch, SoundsSearch

PARTS = Parts(("go back", "go to back pain"), ("one", "two"))
PHONES = {"go": 2, "to": 2, "back": 3, "pain": 3, "one": 3, "two": 2}
Path = tuple[str, float]


def result(*paths: Path) -> str:
    """A result of libvosk's: texts and their scores, each word lasting a fifth of a second."""

    def words(text: str) -> list[dict[str, object]]:
        return [{"word": word, "start": at / 5, "end": at / 5 + 0.2} for at, word in enumerate(text.split())]

    found = [{"text": text, "confidence": score, "result": words(text)} for text, score in paths]
    return json.dumps({"alternatives": found})


class FakeKaldi:
    """Says of its first utterances what it is told to; an utterance that it ends itself comes from `ends`."""

    def __init__(self, last: str, ends: Iterable[str] = ()) -> None:
        self._last = last
        self._ends = list(ends)
        self.alternatives = 0

    def SetMaxAlternatives(self, count: int) -> None:
        self.alternatives = count

    def SetGrammar(self, grammar: str) -> None:
        raise AssertionError(grammar)

    def AcceptWaveform(self, frames: bytes) -> int:
        assert frames
        return len(self._ends)

    def Result(self) -> str:
        return self._ends.pop(0)

    def FinalResult(self) -> str:
        return self._last


def search(*paths: Path, sounds: float = 0.0, ends: Iterable[str] = ()) -> PageSearch:
    kaldi = FakeKaldi(result(*paths), ends)
    made = PageSearch(kaldi, SoundsSearch(FakeKaldi(result(("[unk]", sounds)))), PARTS, (), PHONES)
    assert kaldi.alternatives > 1
    return made


def test_the_best_path_and_what_else_it_may_have_been() -> None:
    found = search(("go back", -300.0), ("go to back pain", -320.0), ("go", -330.0), sounds=-310.0).finish(2.0)
    assert (found.text, found.others) == ("go back", ("go to back pain",))
    assert found.evidence["fit"] == pytest.approx(10 / 200)
    assert found.evidence["apart"] == pytest.approx(20 / 200)
    assert found.evidence["pace"] == pytest.approx(0.4 / 5)
    assert found.evidence["cover"] == pytest.approx(0.4 / 2)


def test_the_worse_it_fits_the_less_sure() -> None:
    sure = [search(("go back", -300.0), sounds=-300.0 - above).finish(2.0).sure for above in (40, 0, -40, -400)]
    assert sure == sorted(sure, reverse=True)
    assert sure[0] > 0.9
    assert sure[-1] < 0.01


def test_fillers_are_not_told_and_make_no_other_path() -> None:
    paths = (
        ("[unk] go back", -300.0),
        ("go back", -302.0),
        ("[unk] go back [unk]", -303.0),
        ("go [unk] to back pain", -340.0),
        ("go to back pain", -341.0),
    )
    found = search(*paths, sounds=-310.0).finish(2.0)
    assert (found.text, found.others) == ("go back", ("go to back pain",))
    assert found.evidence["fit"] == pytest.approx(10 / 200)
    assert found.evidence["apart"] == pytest.approx(40 / 200)
    assert found.evidence["pace"] == pytest.approx(0.4 / 5)
    assert found.evidence["cover"] == pytest.approx(0.6 / 2)
    assert found.evidence["passed"] == pytest.approx(0.2 / 0.6)


@pytest.mark.parametrize("text", ["", "[unk]", "go", "go to", "back", "one go"])
def test_no_phrase_or_the_beginning_of_one_is_nothing(text: str) -> None:
    found = search((text, -300.0)).finish(2.0)
    assert (found.text, found.sure) == ("", 0.0)


@pytest.mark.parametrize("text", ["one", "one two two", "go back one"])
def test_a_row_is_something(text: str) -> None:
    assert search((text, -300.0)).finish(2.0).text == text


def test_where_libvosk_found_an_end_itself_the_pieces_are_one() -> None:
    made = search(("two", -100.0), ("one", -110.0), ends=[result(("one two", -150.0))])
    made.hear(b"\0\0")
    found = made.finish(2.0)
    assert (found.text, found.others) == ("one two two", ("one two one",))
    assert found.evidence["fit"] == pytest.approx(-250 / 200)


def test_no_sound_is_nothing() -> None:
    made = PageSearch(FakeKaldi("{}"), SoundsSearch(FakeKaldi("{}")), PARTS, (), PHONES)
    made.hear(b"")
    assert made.finish(0.0).text == ""
