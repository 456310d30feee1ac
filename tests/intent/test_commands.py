"""Every sentence of every command comes back as that command; broken command files say what is wrong and where."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from plainspoken import documents, wording
from plainspoken.documents import DocumentError
from plainspoken.flow import Intent, Listing, Place, Question, Site, Transcript
from plainspoken.intent import Commands, interpret, load
from plainspoken.intent.sounds import sounded
from plainspoken.values.numbers import ordinal_of

COMMANDS = load(wording.commands())
NAMES = list(COMMANDS.by_name)
INSIDE = {
    "number": ("three", 3),
    "level": ("two", 2),
    "label": ("zebra crossings", "zebra crossings"),
    "text": ("opening hours", "opening hours"),
    "query": ("blue badges", "blue badges"),
    "option": ("wales", "Wales"),
    "topic": ("tables", "tables"),
    "saying": ("leominster as lemster", "leominster as lemster"),
}


def filled() -> list[tuple[str, str, Intent]]:
    """Each pattern of each command with something in its slot, and the intent it should come back as."""
    cases = []
    for command in COMMANDS.by_name.values():
        for pattern in command.patterns:
            if pattern.slot == "ordinal":
                slot, said, value = "number", ordinal_of(3), 3
            else:
                slot, (said, value) = pattern.slot, INSIDE[pattern.slot]
            sentence = pattern.filled(said)
            cases.append((command.name, sentence, Intent(command.name, (*pattern.values, (slot, value)), sentence)))
    return cases


@pytest.mark.parametrize("name", NAMES)
def test_every_phrase_comes_back_as_its_own_command(name, council) -> None:
    listed = Place(council.site, None, listing=Listing("link", (1, 2)), question=Question("leave.answers"))
    for phrase in COMMANDS.by_name[name].phrases:
        meant = interpret(Transcript(phrase.words), listed, COMMANDS)
        assert isinstance(meant, Intent), phrase.words
        winner = COMMANDS.phrase(phrase.words)
        assert winner is not None
        assert (meant.name, meant.slots) == (winner.name, winner.slots)
        assert winner.name == name or winner.slots != phrase.intent.slots, phrase.words


@pytest.mark.parametrize(("name", "sentence", "intent"), filled(), ids=[each[1] for each in filled()])
def test_every_pattern_comes_back_as_its_own_command(name, sentence, intent, council) -> None:
    link, box = (replace(council.page.nodes[index], name="zebra crossings") for index in (5, 17))
    nodes = tuple({5: link, 17: box}.get(each.index, each) for each in council.page.nodes)
    place = replace(council, page=replace(council.page, nodes=nodes))
    meant = interpret(Transcript(sentence), place, COMMANDS)
    assert isinstance(meant, Intent)
    if ("kind", "heading") in intent.slots and name == "open.number":
        assert meant.name in ("open.number", "move.heading_number")  # "heading three" goes there
    else:
        assert meant == intent


def test_no_two_commands_sound_alike() -> None:
    """No phrase may be one sound away from another command's, nor nearly the same as a whole."""
    phrases = [p for c in COMMANDS.by_name.values() for p in c.phrases if COMMANDS.phrase(p.words) == p.intent]
    sounds = ["".join(sounded(word) for word in phrase.words.split()) for phrase in phrases]
    one_away = process.cdist(sounds, sounds, scorer=Levenshtein.distance, score_cutoff=1) <= 1
    nearly = process.cdist(sounds, sounds, scorer=fuzz.ratio, score_cutoff=93) > 0
    alike = [
        (phrases[one].words, phrases[other].words)
        for one, other in zip(*(one_away | nearly).nonzero(), strict=True)
        if one < other and phrases[one].intent.name != phrases[other].intent.name
    ]
    assert alike == []


SENDS_OR_ENDS = {"form.submit", "form.confirm", "form.clear", "me.forget", "talk.quit", "talk.sleep"}
SENDS_OR_ENDS |= {"listen.key", "listen.phrase"}  # which end listening to all that is said


def test_what_sends_deletes_or_ends_is_never_guessed() -> None:
    exact = {name for name, command in COMMANDS.by_name.items() if command.entry.exact}
    assert exact == SENDS_OR_ENDS
    assert not {phrase.intent.name for phrase in COMMANDS.guessable} & exact


def test_what_stops_and_helps_works_everywhere() -> None:
    for name in ("reading.stop", "talk.help", "talk.commands", "talk.never_mind", "go.back", "move.where"):
        assert COMMANDS.by_name[name].entry.universal, name


MINIMAL = """
topics: {t: {name: t}}
lists: {kind: {heading: [heading, title]}}
rules: {go: (go|move)}
commands:
  a.b:
    topic: t
    help: h
    example: %s
    sentences:
      - %s
"""
BROKEN = [
    ("hello", '"(hello"', "f:11:9: commands.a.b.sentences[1]: is a broken template"),
    ("hello", '"<nothing> hello"', "names a rule that is not under `rules`; there are go"),
    ("hello", '"hello {thing}"', "has a slot that is not known or more than one; allowed: number"),
    ("hello", '"hello {label} {text}"', "has a slot that is not known or more than one"),
    ("hello", '"hello [a|b|c|d] [a|b|c|d] [a|b|c|d]"', "stands for more than 60 sentences"),
    ("other", '"hello"', "f:9:14: commands.a.b.example: is none of the command's sentences"),
]


@pytest.mark.parametrize(("example", "sentence", "words"), BROKEN)
def test_a_broken_sentence_is_told(example, sentence, words) -> None:
    with pytest.raises(DocumentError) as problem:
        load(documents.load(MINIMAL % (example, sentence), name="f"))
    assert words in str(problem.value)


def test_lists_and_rules_are_opened_out() -> None:
    commands = load(documents.load(MINIMAL % ("go heading", '"<go> [to] {kind}"'), name="f"))
    assert commands.phrase("move to title") == Intent("a.b", (("kind", "heading"),))


def test_two_commands_with_one_sentence_are_told() -> None:
    text = MINIMAL % ("hello", "hello") + "  c.d: {topic: u, help: h, example: hello, sentences: [hello]}\n"
    with pytest.raises(DocumentError) as problem:
        load(documents.load(text, name="f"))
    assert "'hello' is said for a.b already: keep it in one of them" in str(problem.value)
    assert "c.d.topic: is no topic; allowed: t" in str(problem.value)


def test_commands_load_from_the_wording() -> None:
    assert isinstance(COMMANDS, Commands)
    assert len(COMMANDS.by_name) >= 100
    assert interpret(Transcript("home"), Place(Site("x")), COMMANDS) == Intent("go.home", (), "home")
