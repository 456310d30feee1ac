"""Keys and buttons that are pressed: they silence, wake, and are commands."""

from __future__ import annotations

from plainspoken.flow import Pressed, Transcript
from support.assistant import Conversation


def test_a_key_silences_and_one_to_talk_wakes() -> None:
    conversation = Conversation().at_home()
    conversation.say("go to sleep")
    conversation.assistant.handle(Pressed())
    assert conversation.place.asleep
    conversation.assistant.handle(Pressed(talk=True))
    assert not conversation.place.asleep
    conversation.assistant.handle(Transcript("read the page"))
    stopped = conversation.mouth.stopped
    conversation.assistant.handle(Pressed())
    assert conversation.mouth.stopped == stopped + 1
    assert conversation.listen() == []


def test_a_button_that_is_a_command_wakes_and_is_carried_out_as_if_it_was_said() -> None:
    conversation = Conversation().at_home()
    conversation.say("go to sleep")
    conversation.assistant.handle(Pressed(command="reading.next_paragraph"))
    assert not conversation.place.asleep
    assert conversation.listen() == Conversation().at_home().say("next paragraph")
    assert conversation.say("what did you hear")[0] == "I heard: next paragraph."
    conversation.assistant.handle(Pressed(command="talk.quit"))
    assert conversation.assistant.over
