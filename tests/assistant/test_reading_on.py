"""Stopping and carrying on: the place follows the voice, whatever interrupts it."""

from __future__ import annotations

from plainspoken.flow import Finished, Mark, Reached, Transcript
from support.assistant import Conversation


def test_stop_and_carry_on_at_the_sentence_that_was_begun() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(Transcript("read the page"))
    assert talk.listen(3) == ["Anytown, heading level 1", "One.", "Two."]
    assert talk.say("stop") == []
    assert talk.reached() == "Two."
    talk.assistant.handle(Transcript("carry on"))
    assert talk.listen(2) == ["Two.", "Three."]


def test_a_new_command_silences_the_old_answer() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(Transcript("read the page"))
    talk.listen(1)
    assert talk.say("where am I")[0] == "You are on Anytown, Anytown Council."


def test_late_reports_of_an_answer_that_was_stopped_are_ignored() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(Transcript("read the page"))
    turn = talk.mouth.queue[0][0]
    talk.listen(2)
    talk.say("stop")
    before = talk.place
    talk.assistant.handle(Reached(Mark(9, 0), turn))
    talk.assistant.handle(Finished(turn))
    assert talk.place == before


def test_a_list_does_not_move_the_reading() -> None:
    talk = Conversation().at_home()
    before = talk.place.mark
    talk.say("links")
    assert talk.place.mark == before
    assert talk.place.spoken != before


def test_reading_to_the_end_finishes_and_carry_on_says_so() -> None:
    talk = Conversation().at_home()
    talk.say("read the page")
    assert talk.place.finished
    assert talk.say("carry on") == ["End of page."]
