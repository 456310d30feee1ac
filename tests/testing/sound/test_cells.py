"""The matrix as it is asked for: who, how fast, over what, where; and what is said to what cannot be had."""

from __future__ import annotations

import pytest

from plainspoken.testing.sound.cells import QUIET, Axes, Cell, CellError, NoiseKind, NoiseLevel, matrix, noise
from plainspoken.testing.sound.people import PeopleError, accents, chosen


def test_a_matrix_is_every_person_at_every_speed_over_every_noise_in_every_room() -> None:
    cells = matrix(Axes(("rp", "us-man"), ("120", "200"), ("quiet", "babble:5"), ("none", "kitchen")))
    assert len(cells) == 3 * 2 * 2 * 2 == len(set(cells))
    assert [cell.person.name for cell in cells[::8]] == ["rp-man", "rp-woman", "us-man"]
    assert cells[-1].name == "us-man, 200 words a minute, babble 5 dB, kitchen"


def test_what_is_not_told_is_usual() -> None:
    assert [cell.name for cell in matrix(Axes())] == ["british-man, quiet"]


def test_the_same_is_not_tried_twice() -> None:
    assert len(matrix(Axes(("rp", "rp-man", "rp"), (), ("quiet", "quiet")))) == 2


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("quiet", QUIET),
        ("babble", NoiseLevel(NoiseKind.BABBLE, 10.0)),
        ("television:-3.5", NoiseLevel(NoiseKind.TELEVISION, -3.5)),
        ("pink:20", NoiseLevel(NoiseKind.PINK, 20.0)),
    ],
)
def test_a_noise_is_a_kind_and_how_far_it_lies_below_the_voice(text: str, meant: NoiseLevel) -> None:
    assert noise(text) == meant


@pytest.mark.parametrize(
    ("axes", "told"),
    [
        (Axes(speeds=("fast",)), "a speed should be 80 to 450 words a minute, not 'fast'"),
        (Axes(speeds=("900",)), "a speed should be 80 to 450 words a minute, not '900'"),
        (Axes(noises=("bable:3",)), "there is no noise 'bable:3' (did you mean babble?); there are: quiet, pink,"),
        (Axes(noises=("pink:loud",)), "a noise is followed by decibels below the voice, such as pink:10, not 'pink:"),
        (Axes(noises=("pink:90",)), "a noise should lie -10 to 60 decibels below the voice, not 'pink:90'"),
        (Axes(rooms=("kitchn",)), "there is no room 'kitchn' (did you mean kitchen?); there are: none, bedroom,"),
    ],
)
def test_what_cannot_be_had_is_told_with_what_can(axes: Axes, told: str) -> None:
    with pytest.raises(CellError) as problem:
        matrix(axes)
    assert str(problem.value).startswith(told)


@pytest.mark.parametrize(
    ("names", "people"),
    [
        (("scotland",), ["scotland-man", "scotland-woman"]),
        (("caribbean-woman", "rp-man"), ["caribbean-woman", "rp-man"]),
        (("gmw/en-029+m7",), ["gmw/en-029+m7"]),
    ],
)
def test_people_are_chosen_by_name_accent_or_voice(names: tuple[str, ...], people: list[str]) -> None:
    assert [person.name for person in chosen(names)] == people


def test_everybody_and_one_of_each_accent() -> None:
    groups = accents()
    assert len(groups) >= 6
    assert len(chosen(("each",))) == len(groups)
    assert len(chosen(("all",))) == sum(len(group) for group in groups.values())


def test_a_voice_of_a_known_accent_counts_with_it() -> None:
    assert chosen(("gmw/en-029+m7",))[0].accent == "Caribbean"
    assert chosen(("pyttsx3:gmw/en",))[0].accent == "pyttsx3:gmw/en"


def test_somebody_who_is_not_there_is_told_with_who_is() -> None:
    with pytest.raises(PeopleError, match=r"called 'scotlnd' \(did you mean scotland\?\); there are the accents"):
        chosen(("scotlnd",))


def test_a_cell_is_called_by_what_is_not_usual() -> None:
    person = chosen(("rp-man",))[0]
    assert Cell(person).name == "rp-man, quiet"
    assert Cell(person, 200, room="hall").name == "rp-man, 200 words a minute, quiet, hall"
