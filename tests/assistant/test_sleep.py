"""Falling asleep after a silence, what is said near a sleeper, and what wakes it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from plainspoken.flow import Event, Listening, Quiet, Transcript
from support.assistant import Conversation


@dataclass
class FakeAlarm:
    """An alarm that goes off when a test lets it."""

    seconds: float = 0.0
    event: Event | None = None

    def set(self, seconds: float, event: Event) -> None:
        self.seconds, self.event = seconds, event

    def cancel(self) -> None:
        self.event = None


def drowsy(minutes: int) -> tuple[Conversation, FakeAlarm]:
    """A conversation on the start page that sleeps after so many minutes, and the alarm that tells when."""
    alarm = FakeAlarm()
    conversation = Conversation(doze=alarm)
    conversation.assistant.place = replace(conversation.place, listening=Listening(sleep_after=minutes))
    return conversation.at_home(), alarm


def went_off(conversation: Conversation, alarm: FakeAlarm) -> list[str]:
    """Let the alarm go off, and listen to what is said."""
    assert alarm.event is not None
    event, alarm.event = alarm.event, None
    conversation.assistant.handle(event)
    return conversation.listen()


def test_after_a_silence_it_says_that_it_will_sleep_and_then_sleeps() -> None:
    conversation, alarm = drowsy(2)
    assert (alarm.seconds, alarm.event) == (105, Quiet())
    assert went_off(conversation, alarm) == ["I am about to sleep. Say anything to keep me awake."]
    assert not conversation.place.asleep
    assert (alarm.seconds, alarm.event) == (15, Quiet(long=True))
    assert went_off(conversation, alarm) == ["Sleeping. Say hey plainspoken when you need me."]
    assert conversation.place.asleep
    assert alarm.event is None
    assert conversation.say("bins") == []
    assert conversation.say("hey plainspoken") == ["I am listening."]
    assert (alarm.seconds, alarm.event) == (105, Quiet())


def test_whoever_says_something_keeps_it_awake() -> None:
    conversation, alarm = drowsy(2)
    went_off(conversation, alarm)
    conversation.say("where am i")
    assert (alarm.seconds, alarm.event) == (105, Quiet())


def test_a_cough_keeps_nobody_awake() -> None:
    conversation, alarm = drowsy(2)
    went_off(conversation, alarm)
    conversation.say("")
    assert (alarm.seconds, alarm.event) == (15, Quiet(long=True))


def test_while_it_speaks_it_is_not_silent() -> None:
    conversation, alarm = drowsy(2)
    conversation.assistant.handle(Transcript("read the page"))
    assert alarm.event is None
    conversation.listen()
    assert alarm.event == Quiet()


def test_it_never_sleeps_by_itself_unasked() -> None:
    conversation, alarm = drowsy(0)
    conversation.say("where am i")
    assert alarm.event is None


def test_asleep_what_is_said_near_it_is_noted_nowhere() -> None:
    conversation = Conversation().at_home()
    conversation.say("go to sleep")
    noted = len(conversation.notes)
    conversation.say("forget everything")
    assert conversation.notes[noted:] == []
    assert "error" not in conversation.mouth.tones


def test_asleep_a_typed_line_is_carried_out_and_wakes() -> None:
    conversation = Conversation().at_home()
    conversation.say("go to sleep")
    conversation.assistant.handle(Transcript("bins", typed=True))
    assert conversation.listen()[0] == "Bins."
    assert not conversation.place.asleep


def test_a_wake_phrase_that_cannot_be_heard_or_is_a_command_is_refused() -> None:
    conversation = Conversation().at_home()
    conversation.ear.unknown = {"llanfair"}
    assert conversation.say("wake up when i say hello llanfair")[0] == "I cannot hear the word llanfair."
    assert conversation.say("open the bins")[0] == "open the bins means something else already."
    assert conversation.say("never mind") == ["All right. Never mind."]
    assert conversation.place.listening == Listening()
