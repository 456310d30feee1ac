"""`plainspoken listen` ends in words: nobody types, nothing is heard, nothing can be written, a name is wrong."""

import errno
import subprocess
import sys
from queue import SimpleQueue
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from plainspoken.cli import conversation, ending, main
from plainspoken.cli.ending import NOT_HEARD, NOT_SHOWN, Ending, attend
from plainspoken.flow import Event, Transcript, Trouble
from plainspoken.noting import Note
from plainspoken.speaking import VoiceError


class Listening:
    """An assistant that notes what it is told, and ends at "goodbye" unless it asks first."""

    def __init__(self, *, asks: bool = False) -> None:
        self.over = False
        self.handled: list[Event] = []
        self._asks = asks

    def handle(self, event: Event) -> None:
        self.handled.append(event)
        self.over = event == Transcript("goodbye") and not self._asks


def attended(assistant: Listening, *events: Event | Ending, typed: bool = False, unwritten: bool = False) -> str | None:
    queue: SimpleQueue[Event | Ending] = SimpleQueue()
    for event in events:
        queue.put(event)
    return attend(assistant, queue, lambda: unwritten, typed=typed)  # type: ignore[arg-type]


@pytest.mark.parametrize("asks", [False, True])
def test_the_end_of_what_is_typed_is_a_goodbye(asks: bool) -> None:
    assistant = Listening(asks=asks)
    assert attended(assistant, Ending.NOT_TYPED, typed=True) is None
    assert assistant.handled == [Transcript("goodbye")]


@pytest.mark.parametrize("key", ending.NO_MICROPHONE)
def test_neither_microphone_nor_keyboard(key: str) -> None:
    assert attended(Listening(), Trouble(key), Ending.NOT_TYPED) == NOT_HEARD
    assert attended(Listening(), Ending.NOT_TYPED, Trouble(key)) == NOT_HEARD
    assert "--typed" in NOT_HEARD
    assert "plainspoken doctor" in NOT_HEARD


@pytest.mark.parametrize("before", [(), (Trouble("microphone.none"), Trouble("microphone.back"))])
def test_with_a_microphone_the_end_of_what_is_typed_ends_nothing(before: tuple[Event, ...]) -> None:
    heard = Transcript("where am i")
    assistant = Listening()
    assert attended(assistant, *before, Ending.NOT_TYPED, heard, Transcript("goodbye")) is None
    assert assistant.handled == [*before, heard, Transcript("goodbye")]


def test_nothing_is_done_that_nobody_would_learn_of() -> None:
    assistant = Listening()
    assert attended(assistant, Transcript("send"), unwritten=True) == NOT_SHOWN
    assert assistant.handled == []


def test_the_printer_never_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    posted: list[Ending] = []
    printer = conversation.Printer(True, posted.append)
    monkeypatch.setattr(conversation.click, "echo", full)
    printer(Note("said", "Hello."))
    assert printer.failed
    assert posted == [Ending.NOT_WRITTEN]


def test_without_a_standard_input_it_says_goodbye() -> None:
    code = (
        "import sys; sys.stdin = None; from plainspoken.cli import main;"
        "main(['listen', '--typed', '--site', 'anytown'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0
    assert done.stdout.endswith("Goodbye.\n")
    assert "Traceback" not in done.stderr


def test_a_recogniser_that_is_not_there_is_refused() -> None:
    told = CliRunner().invoke(main, ["listen", "--typed", "--site", "anytown", "--recogniser", "zz"])
    assert told.exit_code == 1
    assert "There is no recogniser 'zz'. There are: pocketsphinx" in told.stderr


def test_a_voice_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> SimpleNamespace:
        raise VoiceError(f"there is no voice {name}")

    monkeypatch.setattr(conversation, "choose_voice", none)
    told = CliRunner().invoke(main, ["listen", "--typed", "--site", "anytown", "--voice", "zz"])
    assert (told.exit_code, told.stderr) == (1, "there is no voice zz\n")
