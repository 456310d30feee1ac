"""What is kept and noted of a conversation, how it is spoken, what is forgotten when asked, and the end."""

from __future__ import annotations

from dataclasses import replace
from queue import SimpleQueue

from plainspoken.flow import Event, Listening, Mark, Stop, Transcript
from support.assistant import HOME, Conversation


def test_faster_is_spoken_faster() -> None:
    talk = Conversation().at_home()
    talk.say("faster")
    assert talk.mouth.manner.rate == 200


def test_the_place_is_kept_after_every_command() -> None:
    talk = Conversation().at_home()
    talk.say("remember this page")
    assert talk.keeper.kept is not None
    assert talk.keeper.kept.bookmarks == (Stop(HOME, "Anytown", Mark(0)),)


def test_forgetting_forgets_and_is_not_kept_again_in_the_same_breath() -> None:
    talk = Conversation().at_home()
    talk.say("remember this page")
    talk.say("forget everything")
    assert talk.say("yes") == ["All forgotten."]
    assert talk.keeper.forgot == 1
    assert talk.keeper.kept is None
    assert talk.place.bookmarks == ()
    assert talk.say("undo") == ["There is nothing to undo."]


def test_words_said_a_person_s_way_are_forgotten_and_not_kept_again() -> None:
    talk = Conversation().at_home()
    talk.say("say Leominster as lemster")
    talk.say("yes")
    assert talk.keeper.kept.pronounced == (("Leominster", "lemster"),)
    talk.say("forget everything")
    talk.say("yes")
    talk.say("where am I")
    assert talk.keeper.kept.pronounced == ()


def test_what_stays_in_use_after_forgetting_is_told() -> None:
    talk = Conversation().at_home()
    talk.assistant.place = replace(talk.place, listening=Listening(microphone="Jabra"))
    talk.say("forget everything")
    heard = talk.say("yes")
    assert heard[0] == "All forgotten."
    assert " ".join(heard).endswith(
        "may stay in use until this program ends. When it next starts, the usual ones are used."
    )
    assert talk.place.listening.microphone == "Jabra"


def test_goodbye_ends_the_loop() -> None:
    talk = Conversation()
    events: SimpleQueue[Event] = SimpleQueue()
    for event in (Transcript("goodbye"), Transcript("where am I")):
        events.put(event)
    talk.assistant.run(events)
    assert talk.assistant.over
    assert talk.listen() == ["Goodbye."]
    assert events.qsize() == 1


def test_the_journal_tells_what_was_heard_said_and_visited() -> None:
    talk = Conversation().at_home()
    talk.say("open bins")
    kinds = [note.kind for note in talk.notes]
    assert kinds.index("heard") < len(kinds) - 1 - kinds[::-1].index("visited")
    heard = next(note for note in talk.notes if note.kind == "heard")
    assert heard.intent is not None
    assert heard.intent.name == "open.label"
