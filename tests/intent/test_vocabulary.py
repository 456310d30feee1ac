"""The names that a place adds to the commands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plainspoken.flow import Place, Question, Site, Task, TaskStep
from plainspoken.intent import grammar, vocabulary
from plainspoken.intent.vocabulary import asked, find


def labels(names) -> list[str]:
    return [name.label for name in names]


def test_a_places_names_are_sorted_by_what_they_are_main_content_first(council) -> None:
    names = vocabulary(council)
    assert labels(names.labels)[:2] == ["Pay your council tax", "Report a missed bin"]
    assert labels(names.labels)[-3:] == ["Contact us by telephone", "No thanks", "my bins"]
    assert labels(names.headings) == ["Council tax", "Contact us"]
    assert labels(names.fields) == ["Full name", "Country", "Email address"]
    assert labels(names.options) == ["Every week", "Every two weeks", "Wales", "Scotland", "Stop"]
    assert labels(names.boxes) == ["I agree"]


def test_a_waiting_question_leaves_only_its_own_options(council) -> None:
    radios = replace(council, question=Question("field.choice", control="0/1/16"))
    assert labels(vocabulary(radios).options) == ["Every week", "Every two weeks"]
    assert [control.path for control in asked(radios)] == ["0/1/15", "0/1/16"]
    assert asked(replace(council, question=Question("field.choice", control="gone"))) == ()


def test_without_a_page_the_sites_own_names_remain() -> None:
    place = Place(Site("x", aliases=(("bins", "http://x/bins"),)))
    assert labels(vocabulary(place).labels) == ["bins"]


def test_what_is_disabled_or_has_no_words_is_left_out(council) -> None:
    nodes = list(council.page.nodes)
    nodes[5] = replace(nodes[5], disabled=True)
    nodes[6] = replace(nodes[6], name="→")
    place = replace(council, page=replace(council.page, nodes=tuple(nodes)))
    assert not {"Pay your council tax", "→"} & set(labels(vocabulary(place).everything))


FOUND = [
    ("contact us", ["Contact us"]),
    ("contact", ["Contact us", "Contact us by telephone"]),
    ("the postcode finder", ["Postcode finder"]),
    ("parking permit", ["Apply for a parking permit (opens in new tab)"]),
    ("your council", ["Pay your council tax"]),
    ("zebra", []),
    ("", []),
    ("the", []),
]


@pytest.mark.parametrize(("words", "expected"), FOUND)
def test_a_name_is_found_by_what_is_said_of_it(words, expected, council) -> None:
    names = vocabulary(council)
    assert sorted(labels(find((*names.labels, *names.headings), words))) == expected


def test_only_whole_names_where_parts_will_not_do(council) -> None:
    assert find(vocabulary(council).everything, "contact", partly=False) == ()


TAUGHT = Site("x", aliases=(("Ynysybwl library", "http://x/l"),), words=(("Ynysybwl", "unis uh bull"),))


def test_a_word_that_the_profile_teaches_is_found_as_it_sounds_and_as_it_is_written() -> None:
    [name] = vocabulary(Place(TAUGHT)).topics
    assert (name.words, name.said) == ("ynysybwl library", "unis uh bull library")
    assert find([name], "unis uh bull library") == find([name], "ynysybwl library") == (name,)


def test_and_is_listened_for_as_it_sounds(commands) -> None:
    known = frozenset(["unis", "uh", "bull", "library", "open"])
    phrases = grammar(Place(TAUGHT), commands, known.__contains__).phrases
    assert "unis uh bull library" in phrases
    assert "open unis uh bull library" in phrases


def test_tasks_and_pages_to_begin_on_and_names_can_be_said() -> None:
    task = Task("get a permit", ("get a permit", "parking permit"), steps=(TaskStep("Apply."),))
    site = Site("x", start="http://x/", names=("the town",), start_pages=(("services", "http://x/s"),), tasks=(task,))
    assert labels(vocabulary(Place(site)).topics) == ["the town", "services", "get a permit", "parking permit"]


def test_only_the_languages_that_the_page_can_be_had_in_are_listened_for(commands, council) -> None:
    page = replace(council.page, translations=(("cy", "http://anytown.example/cy"),))
    phrases = grammar(replace(council, page=page), commands, lambda word: True).phrases
    assert "read this in welsh" in phrases
    assert not any("gaelic" in phrase for phrase in phrases)
