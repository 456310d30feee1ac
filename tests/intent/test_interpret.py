"""What words mean in each way of listening, and when they are not believed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainspoken.flow import Intent, Listing, NotUnderstood, Place, Question, Request, Site, Transcript
from plainspoken.intent import interpret

RADIOS, BOX, SELECT, TEXT, EMAIL = "0/1/15", "0/1/17", "0/1/18", "0/1/14", "0/1/23"
SEVERAL = (
    Intent("open.node", (("node", 5),)),
    Intent("open.label", (("label", "Report a missed bin"),), "open Report a missed bin"),
    Intent("move.next", (("kind", "heading"),), "next heading"),
)
ANSWERS = [
    # the question that waits, what is said, what it means
    (Question("field.choice", control=RADIOS), "every week", Intent("form.choose", (("option", "Every week"),))),
    (Question("field.choice", control=RADIOS), "two weeks", Intent("form.choose", (("option", "Every two weeks"),))),
    (Question("field.choice", control=RADIOS), "two", Intent("form.choose_number", (("number", 2),))),
    (Question("field.choice", control=RADIOS), "option two", Intent("form.choose_number", (("number", 2),))),
    (Question("field.choice", control=RADIOS), "the second one", Intent("form.choose_number", (("number", 2),))),
    (Question("field.choice", control=RADIOS), "next question", Intent("form.next")),
    (Question("field.choice", control=RADIOS), "stop", Intent("reading.stop")),
    (Question("field.choice", control=RADIOS), "what can I say", Intent("talk.commands")),
    (Question("field.choice", control=SELECT), "scotland", Intent("form.choose", (("option", "Scotland"),))),
    (Question("field.choice", control=SELECT), "stop", Intent("form.choose", (("option", "Stop"),))),
    (Question("field.choice", control=BOX), "I agree", Intent("form.choose", (("option", "I agree"),))),
    (Question("field.text", control=TEXT), "John Smith", Intent("answer.text", (("text", "John Smith"),))),
    (Question("field.text", control=TEXT), "no", Intent("answer.text", (("text", "no"),))),
    (Question("field.text", control=TEXT), "open council tax", Intent("answer.text", (("text", "open council tax"),))),
    (Question("field.text", control=TEXT), "stop", Intent("reading.stop")),
    (Question("field.text", control=TEXT), "never mind", Intent("talk.never_mind")),
    (Question("field.text", control=TEXT), "go back", Intent("go.back")),
    (Question("field.text", control=TEXT), "skip this question", Intent("form.skip")),
    (
        Question("field.text", control=EMAIL),
        "jo at example dot org",
        Intent("answer.text", (("text", "jo@example.org"),)),
    ),
    (Question("field.spell", control=TEXT), "sierra one", Intent("answer.text", (("text", "sierra one"),))),
    (Question("search.what"), "blue badges", Intent("answer.text", (("text", "blue badges"),))),
    (Question("search.what"), "help", Intent("talk.help")),
    (Question("find.what"), "links", Intent("answer.text", (("text", "links"),))),
    (Question("leave.answers"), "yes please", Intent("talk.yes")),
    (Question("leave.answers"), "no thank you", Intent("talk.no")),
    (Question("leave.answers"), "aye", Intent("talk.yes")),
    (Question("submit.confirm", request=Request("POST", "http://x/")), "confirm submit", Intent("form.confirm")),
    (Question("choose.which", SEVERAL), "two", SEVERAL[1]),
    (Question("choose.which", SEVERAL), "number two", SEVERAL[1]),
    (Question("choose.which", SEVERAL), "the first one", SEVERAL[0]),
    (Question("choose.which", SEVERAL), "third", SEVERAL[2]),
    (Question("choose.which", SEVERAL), "report a missed bin", SEVERAL[1]),
    (Question("choose.which", SEVERAL), "pay your council tax", SEVERAL[0]),
    (Question("choose.which", SEVERAL), "seven", Intent("open.number", (("number", 7),))),
    (Question("choose.which", SEVERAL), "next heading", SEVERAL[2]),
    (Question("did_you_mean", SEVERAL[1:2]), "yes", Intent("talk.yes")),
    (Question("choose.which", SEVERAL), "what did you say", Intent("talk.reply")),
]


@pytest.mark.parametrize(("question", "said", "meant"), ANSWERS, ids=[f"{q.key}: {s}" for q, s, _ in ANSWERS])
def test_an_answer_means(question, said, meant, council, commands) -> None:
    found = interpret(Transcript(said), replace(council, question=question), commands)
    assert isinstance(found, Intent)
    assert (found.name, found.slots, found.heard) == (meant.name, meant.slots, said)


def test_a_near_option_is_suggested(council, commands) -> None:
    place = replace(council, question=Question("field.choice", control=RADIOS))
    found = interpret(Transcript("every too weaks"), place, commands)
    assert isinstance(found, NotUnderstood)
    assert found.suggestions[0].slots == (("option", "Every two weeks"),)


WRITTEN = [
    ("oh seven seven double oh", "07700"),
    ("twenty one", "21"),
    ("one two three", "123"),
    ("07700 900982", "07700900982"),
    ("the fifth", "the fifth"),
    ("fifth", "5"),
    ("seven", "7"),
]


@pytest.mark.parametrize(("said", "written"), WRITTEN)
def test_numbers_are_written_in_digits_where_digits_belong(said, written, council, commands) -> None:
    form = council.page.forms[0]
    controls = tuple(replace(each, kind="tel") if each.path == TEXT else each for each in form.controls)
    page = replace(council.page, forms=(replace(form, controls=controls),))
    place = replace(council, page=page, question=Question("field.text", control=TEXT))
    assert interpret(Transcript(said), place, commands).text("text") == written


def test_an_alternative_is_taken_where_the_first_is_no_command(council, commands) -> None:
    found = interpret(Transcript("necks tedding", alternatives=("next heading",)), council, commands)
    assert found == Intent("move.next", (("kind", "heading"),), "next heading")


def test_noise_is_nothing(council, commands) -> None:
    assert interpret(Transcript("stop", confidence=0.05), council, commands) == NotUnderstood("")
    assert interpret(Transcript(""), council, commands) == NotUnderstood("")
    assert interpret(Transcript("[unk]", alternatives=("stop",)), council, commands) == NotUnderstood("")


def test_unsure_words_send_nothing_and_are_not_guessed(council, commands) -> None:
    assert isinstance(interpret(Transcript("confirm submit", 0.25), council, commands), NotUnderstood)
    assert isinstance(interpret(Transcript("forget everything", 0.25), council, commands), NotUnderstood)
    near = interpret(Transcript("nest heading", 0.25), council, commands)
    assert isinstance(near, NotUnderstood)
    assert near.suggestions == (Intent("move.next", (("kind", "heading"),), "nest heading"),)
    assert interpret(Transcript("next heading", 0.25), council, commands).name == "move.next"


def test_asleep_only_wake_up_is_heard(council, commands) -> None:
    asleep = replace(council, asleep=True)
    assert interpret(Transcript("wake up"), asleep, commands) == Intent("talk.wake", (), "wake up")
    assert interpret(Transcript("stop"), asleep, commands) == NotUnderstood("stop")


def test_a_number_alone_is_of_the_list_that_was_read(council, commands) -> None:
    listed = replace(council, listing=Listing("link", (5, 6, 7), 3))
    assert interpret(Transcript("three"), listed, commands) == Intent("open.number", (("number", 3),), "three")
    assert isinstance(interpret(Transcript("three"), council, commands), NotUnderstood)


def test_several_names_with_one_word_are_left_to_be_asked_about(council, commands) -> None:
    found = interpret(Transcript("open contact"), council, commands)
    assert found == Intent("open.label", (("label", "contact"),), "open contact")


def test_a_hidden_name_and_its_visible_words_both_do(council, commands) -> None:
    nodes = list(council.page.nodes)
    nodes[5] = replace(nodes[5], name="Change date of birth: 1 January", end=7)
    nodes[6] = replace(nodes[6], role="text", name="Edit birthday")
    place = replace(council, page=replace(council.page, nodes=tuple(nodes)))
    for said in ("open edit birthday", "edit birthday", "change date of birth", "open change date of birth"):
        assert interpret(Transcript(said), place, commands).text("label") == "Change date of birth: 1 January", said


def test_without_a_page_commands_still_work(commands) -> None:
    nowhere = Place(Site("x"))
    assert interpret(Transcript("next heading"), nowhere, commands).name == "move.next"
    assert interpret(Transcript("help"), nowhere, commands).name == "talk.help"
    assert interpret(Transcript("wibble"), nowhere, commands) == NotUnderstood("wibble")


QUESTIONS = st.sampled_from([None, *(question for question, _, _ in ANSWERS)])
SAID = ["open", "go to", "next heading", "three", "the first one", "press", "delete", "[unk]", "search for", "find"]
SAID += ["tick", "yes", "12", "£3", "confirm", "number", "a", "help with", "heading level"]
WORDS = st.lists(st.sampled_from(SAID) | st.text(max_size=8), max_size=7).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(WORDS, st.lists(WORDS, max_size=2), st.floats(0, 1), QUESTIONS, st.booleans())
def test_no_transcript_raises(council, commands, text, alternatives, confidence, question, asleep) -> None:
    place = replace(council, question=question, asleep=asleep)
    found = interpret(Transcript(text, confidence, tuple(alternatives)), place, commands)
    assert isinstance(found, Intent | NotUnderstood)
    if isinstance(found, NotUnderstood):
        assert len(found.suggestions) <= 3
        assert not any(
            commands.by_name[each.name].entry.exact for each in found.suggestions if each.name in commands.by_name
        )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=25))
def test_nothing_sends_by_a_near_miss(council, commands, text) -> None:
    found = interpret(Transcript(text), council, commands)
    if isinstance(found, Intent) and found.name in commands.by_name and commands.by_name[found.name].entry.exact:
        assert commands.phrase(text) is not None


def test_unsure_words_that_end_or_delete_are_asked_about_and_those_that_send_are_not(council, commands) -> None:
    goodbye = interpret(Transcript("goodbye", 0.25), council, commands)
    assert goodbye == NotUnderstood("goodbye", (Intent("talk.quit", (), "goodbye"),))
    assert interpret(Transcript("confirm submit", 0.25), council, commands) == NotUnderstood("confirm submit")
