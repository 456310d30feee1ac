"""What is listened for in each place: enough, not too much, and in balance."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from plainspoken.flow import Fillers, Grammar, Intent, Listing, Mode, Node, Page, Place, Question, Site, Transcript
from plainspoken.intent import grammar, interpret
from plainspoken.intent.grammar import GROUPS_PAUSE
from plainspoken.intent.sharing import portions
from plainspoken.page import parse


def everything(word: str) -> bool:
    return bool(word)


def crowded(links: int = 300) -> Place:
    nodes = [
        Node(index, f"0/{index}", "heading" if index % 10 == 0 else "link", f"{name} service {index}", end=index + 1,
             main=index > links // 3)
        for index, name in ((index, ("Bin", "Tax", "Road", "School")[index % 4]) for index in range(links))
    ]  # fmt: skip
    return Place(Site("Anytown"), Page("http://anytown.example/", nodes=tuple(nodes)))


def form_among(links: int) -> Place:
    """A page of many links, and in the midst of them a form."""
    listed = [f"<p><a href=/{index}>Service number {index} of ours</a></p>" for index in range(links)]
    form = (
        "<form><label for=p>Postcode</label><input id=p name=p><label><input type=checkbox name=a>I agree</label>"
        "<label for=c>Country</label><select id=c name=c><option>England<option>Wales</select>"
        "<button>Find</button></form>"
    )
    text = "".join((*listed[: links // 2], form, *listed[links // 2 :]))
    markup = f"<html lang=en><title>x</title><main><h1>Services</h1>{text}</main></html>"
    return Place(Site("Anytown"), parse(markup.encode(), "http://anytown.example/", "text/html"))


def test_a_page_with_few_names_has_them_all(council, commands) -> None:
    phrases = set(grammar(council, commands, everything).phrases)
    assert {"stop", "next heading", "pay your council tax", "open pay your council tax", "go to contact us"} <= phrases
    assert {"press continue", "tick i agree", "choose every week", "open link three", "number two"} <= phrases
    assert {"open apply for a parking permit", "gov uk", "my bins", "search for my bins"} <= phrases
    assert 300 <= len(phrases) <= 1200


def test_commands_without_sense_here_keep_one_sentence(council, commands) -> None:
    nowhere = set(grammar(Place(Site("x")), commands, everything).phrases)
    assert "next row" in nowhere
    assert "down a row" not in nowhere
    assert "down a row" in grammar(council, commands, everything).phrases
    assert "yes" not in grammar(council, commands, everything).phrases


def test_fillers_may_be_said_beside_commands_and_answers_and_not_while_spelling(council, commands) -> None:
    fillers = grammar(council, commands, everything).fillers
    assert "er" in fillers.within
    assert "could you" in fillers.before
    assert "please" in fillers.after
    assert grammar(replace(council, question=Question("form.ask")), commands, everything).fillers == fillers
    spelling = replace(council, question=Question("field.spell"))
    for other in (spelling, replace(council, asleep=True)):
        assert grammar(other, commands, everything).fillers == Fillers()


def plain(command) -> bool:
    """Whether a command can be said as it stands, and everywhere."""
    return bool(command.phrases) and not command.phrases[0].intent.slots and command.name not in ("talk.yes", "talk.no")


def test_no_list_drowns_the_commands(commands) -> None:
    place = crowded()
    phrases = grammar(place, commands, everything).phrases
    assert len(phrases) <= 1200
    assert len(phrases) == len(set(phrases))
    counts = Counter()
    for phrase in phrases:
        meant = interpret(Transcript(phrase), place, commands)
        assert isinstance(meant, Intent), phrase
        counts["name" if meant.name in ("open.label", "move.to") else "other"] += 1
    assert {"open number two", "number nine", "open link sixty"} <= set(phrases)  # by which all can be reached
    assert {command.phrases[0].words for command in commands.by_name.values() if plain(command)} <= set(phrases)
    assert 420 <= counts["name"] <= 500
    assert counts["other"] >= 650
    first_main, last_aside = phrases.index("tax service one hundred and one"), "tax service ninety seven"
    assert last_aside not in phrases or phrases.index(last_aside) > first_main


def test_a_page_of_two_thousand_links_drowns_neither_commands_nor_its_form(commands) -> None:
    place = form_among(links=2000)
    phrases = set(grammar(place, commands, everything).phrases)
    assert len(phrases) <= 1200
    assert {command.phrases[0].words for command in commands.by_name.values() if plain(command)} <= phrases
    assert {"go to postcode", "postcode", "press find", "find", "i agree", "tick i agree", "wales"} <= phrases
    assert {"next link", "next button", "open link sixty", "open number five", "go to heading one"} <= phrases
    assert len([each for each in phrases if "service" in each]) >= 300


def test_what_one_part_leaves_the_others_take(commands) -> None:
    few = grammar(form_among(10), commands, everything).phrases
    many = grammar(form_among(2000), commands, everything).phrases
    commanding = {each.words for command in commands.by_name.values() for each in command.phrases}
    assert len(commanding & set(few)) > len(commanding & set(many)) >= 550


def test_what_was_just_read_can_be_opened_by_its_number(commands) -> None:
    place = replace(crowded(2000), listing=Listing("link", tuple(range(2000)), 135))
    phrases = set(grammar(place, commands, everything).phrases)
    assert {"open link one hundred and thirty five", "number one hundred and thirty one"} <= phrases
    assert "open link one hundred and thirty six" not in phrases


PORTIONS = [
    ((5, 5), (1, 1), 10, (5, 5)),
    ((100, 100), (1, 1), 10, (5, 5)),
    ((100, 100), (3, 1), 40, (30, 10)),
    ((2, 100, 100), (1, 1, 1), 32, (2, 15, 15)),
    ((0, 100), (9, 1), 10, (0, 10)),
    ((100, 1, 1), (1, 5, 5), 10, (8, 1, 1)),
    ((3,), (1,), 0, (0,)),
    ((3,), (1,), -5, (0,)),
    ((), (), 5, ()),
]


@pytest.mark.parametrize(("sizes", "shares", "room", "given"), PORTIONS)
def test_room_is_shared_out(sizes, shares, room, given) -> None:
    assert portions(sizes, shares, room) == given


def test_every_phrase_listened_for_is_understood(council, commands) -> None:
    listed = replace(council, listing=Listing("link", (5, 6, 7), 3))
    for phrase in grammar(listed, commands, everything).phrases:
        assert isinstance(interpret(Transcript(phrase), listed, commands), Intent), phrase


def test_words_that_cannot_be_heard_are_left_out(council, commands) -> None:
    phrases = grammar(council, commands, lambda word: word != "hmrc").phrases
    assert not any("hmrc" in phrase.split() for phrase in phrases)
    assert "open link ten" in phrases


def test_every_link_can_be_reached_by_number(commands) -> None:
    phrases = grammar(crowded(60), commands, lambda word: word != "service").phrases
    assert {f"open link {number}" for number in ("one", "twenty", "fifty four")} <= set(phrases)


ANSWERS = [
    (Question("leave.answers"), {"yes", "no", "yes please", "stop", "help"}, {"slower", "next heading"}),
    (Question("field.choice", control="0/1/15"), {"every week", "option two", "two", "the second one"}, {"yes"}),
    (Question("field.choice", control="0/1/18"), {"wales", "choose scotland", "three"}, {"every week"}),
    (Question("choose.which", (Intent("open.node", (("node", 5),)),) * 2), {"one", "two", "the first one"}, {"three"}),
    (Question("submit.confirm"), {"yes", "no", "never mind"}, {"next link"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "there", "not_there"), ANSWERS, ids=[each[0].key for each in ANSWERS])
def test_an_answer_is_listened_for(question, there, not_there, council, commands) -> None:
    found = grammar(replace(council, question=question), commands, everything)
    assert found.mode is Mode.ANSWER
    assert there <= set(found.phrases)
    assert not not_there & set(found.phrases)
    assert len(found.phrases) < 400


def test_spelling_listens_for_letters(council, commands) -> None:
    place = replace(council, question=Question("field.spell", control="0/1/14"))
    found = grammar(place, commands, everything)
    assert found.mode is Mode.SPELLING
    assert {"a", "alpha", "zulu", "seven", "double", "never mind"} <= set(found.phrases)


def test_dictation_listens_for_anything(council, commands) -> None:
    found = grammar(replace(council, question=Question("search.what")), commands, everything)
    assert found.open
    assert found.mode is Mode.DICTATION


BORN = """<main><form method="post"><fieldset><legend>Date of birth</legend><label>Day <input name="d"></label>
<label>Month <input name="m"></label><label>Year <input name="y"></label></fieldset>
<button>Continue</button></form></main>"""
CODED = """<main><form method="post"><label>Postcode <input name="p"></label>
<button>Find address</button></form></main>"""


def waiting(html: str, key: str, commands, **more) -> Grammar:
    page = parse(html, "http://anytown.example/")
    control = next(c for c in page.forms[0].controls if c.kind == "text")
    place = Place(Site("Anytown"), page, question=Question(key, control=control.path), **more)
    return grammar(place, commands, everything)


def test_a_date_is_strung_of_its_day_with_the_month_and_a_whole_year(commands) -> None:
    found = waiting(BORN, "field.value", commands)
    assert {"the fifth of april", "nineteen sixty", "two thousand and four"} <= set(found.strung)
    assert found.pause == GROUPS_PAUSE  # people look for the year
    assert not {"nine", "ninety", "of april", "stop", "continue"} & set(found.strung)
    assert {"stop", "continue", "next question"} <= set(found.phrases)


def test_a_postcode_is_strung_of_letters_and_digits_and_the_button_may_be_said(commands) -> None:
    found = waiting(CODED, "field.value", commands)
    assert {"alpha", "a", "seven"} <= set(found.strung)
    assert "find address" in found.phrases


def test_while_an_answer_is_checked_no_letters_drown_a_yes(commands) -> None:
    found = waiting(CODED, "field.check", commands)
    assert found.strung == ()
    assert found.pause == 0
    assert {"yes", "no", "correct the third letter", "correct the last group"} <= set(found.phrases)


def test_after_a_date_its_month_may_be_put_right(commands) -> None:
    page = parse(BORN, "http://anytown.example/")
    control = next(c for c in page.forms[0].controls if c.kind == "text")
    found = grammar(Place(Site("Anytown"), page, last=control.path), commands, everything)
    assert {"the month is april", "the day is the fifth"} <= set(found.phrases)
