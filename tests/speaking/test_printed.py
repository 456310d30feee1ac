"""Speech in print: what is read on a screen, and the voice that waits until it can be heard."""

from __future__ import annotations

from plainspoken.flow import Event, Finished, Manner, Sound, Utterance
from plainspoken.speaking import VoiceDescription
from plainspoken.speaking.printed import PrintedSpeech

SCOTTISH = VoiceDescription("gmw/en-gb-scotland", "English (Scotland)", "en-gb-scotland")


class Waiting:
    """A voice that nobody hears."""

    name = "waiting"
    closed = False

    def render(self, text: str, language: str, manner: Manner) -> Sound:
        raise AssertionError("print needs no sound")

    def voices(self) -> tuple[VoiceDescription, ...]:
        return (SCOTTISH,)

    def close(self) -> None:
        self.closed = True


def test_a_voice_can_be_chosen_that_is_not_heard_yet() -> None:
    posted: list[Event] = []
    voice = Waiting()
    speech = PrintedSpeech(posted.append, at_once=True, voice=voice)
    assert speech.voices() == (SCOTTISH,)
    speech.say([Utterance("Hello.")], Manner(), 1)
    assert posted == [Finished(1)]
    speech.close()
    assert voice.closed


def test_without_one_there_is_none_to_choose() -> None:
    speech = PrintedSpeech([].append)
    assert speech.voices() == ()
    speech.close()
