"""The real voice in its real worker: killed, hung, fed with whatever a page may hold."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import plainspoken
from plainspoken.flow import Manner, Sound, Trouble
from plainspoken.speaking import Pyttsx3Voice, VoiceDescription, voice_health
from plainspoken.speaking.private_folder import OWNER
from plainspoken.speaking.process import Worker, WorkerError

SENTENCE = "Find my nearest council tax office please."
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")


@pytest.fixture(scope="module")
def voice() -> Iterator[Pyttsx3Voice]:
    made = Pyttsx3Voice()
    if isinstance(made.render("ready"), Trouble):
        pytest.skip("this machine has no speech engine, not even pip's eSpeak NG")
    yield made
    made.close()


def seconds(made: Sound | Trouble) -> float:
    assert isinstance(made, Sound), made
    return made.seconds


def test_renders_a_sentence(voice: Pyttsx3Voice) -> None:
    made = voice.render(SENTENCE)
    assert 2 < seconds(made) < 4
    assert isinstance(made, Sound)
    assert max(memoryview(made.pcm).cast("h")) > 5000


def test_keeps_every_change_of_rate(voice: Pyttsx3Voice) -> None:
    lengths = [seconds(voice.render(SENTENCE, "en", Manner(rate))) for rate in (100, 400, 175, 300, 120, 500, 60)]
    by_rate = sorted(zip((100, 400, 175, 300, 120, 500, 60), lengths, strict=True))
    assert all(slow > fast for (_, slow), (_, fast) in pairwise(by_rate))


def test_speaks_welsh_with_a_welsh_voice(voice: Pyttsx3Voice) -> None:
    assert seconds(voice.render("Croeso i Gymru", "cy")) != seconds(voice.render("Croeso i Gymru", "en"))


class Beside:
    """Another engine, with one voice."""

    name = "beside"
    closed = False

    def __init__(self) -> None:
        self.said: list[str] = []

    def render(self, text: str, language: str, manner: Manner) -> Sound | Trouble:
        self.said.append(text)
        return Sound(bytes(44100), 22050)

    def voices(self) -> tuple[VoiceDescription, ...]:
        return (VoiceDescription("moon", "Moon", "xx"),)

    def close(self) -> None:
        self.closed = True


def test_an_engine_beside_it_speaks_what_it_cannot() -> None:
    beside = Beside()
    both = Pyttsx3Voice(engines=("wheel",), beside=beside)
    assert seconds(both.render("one", "en")) != 1.0
    assert seconds(both.render("two", "xx")) == 1.0
    assert seconds(both.render("three", "cy", Manner(voice="moon"))) != 1.0  # it has no Welsh
    assert beside.said == ["two"]
    assert {each.identifier for each in both.voices()} > {"moon", "gmw/en"}
    both.close()
    assert beside.closed


def test_a_language_s_voice_speaks_it_and_the_person_s_own_goes_on_after(voice: Pyttsx3Voice) -> None:
    scottish = Manner(voice="gmw/en-gb-scotland+f2", pitch=70)
    before, welsh, after = (voice.render(SENTENCE, language, scottish) for language in ("en", "cy", "en-GB"))
    assert seconds(before) == pytest.approx(seconds(after), abs=0.02)
    assert seconds(welsh) != pytest.approx(seconds(before), abs=0.02)
    assert voice.render(SENTENCE, "cy", Manner(others=("gmw/en-us",))) != voice.render(SENTENCE, "en", Manner())


@pytest.mark.parametrize("manner", [Manner(pitch=90), Manner(voice="gmw/en-gb-scotland"), Manner(voice="gmw/en+f3")])
def test_voice_and_pitch_are_heard(voice: Pyttsx3Voice, manner: Manner) -> None:
    usual, other = voice.render(SENTENCE, "en", Manner()), voice.render(SENTENCE, "en", manner)
    assert isinstance(usual, Sound)
    assert isinstance(other, Sound)
    assert usual.pcm != other.pcm


def test_every_voice_tells_what_it_is(voice: Pyttsx3Voice) -> None:
    assert all(each.identifier and each.name for each in voice.voices())
    assert len({each.identifier for each in voice.voices()}) == len(voice.voices())


def test_lists_voices(voice: Pyttsx3Voice) -> None:
    languages = {each.language.lower() for each in voice.voices()}
    assert any(language.startswith("en") for language in languages)


def test_is_in_good_health(voice: Pyttsx3Voice) -> None:
    assert voice_health(voice).ok


@POSIX
@pytest.mark.parametrize("kind", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_a_worker_that_was_killed_is_replaced(voice: Pyttsx3Voice, kind: signal.Signals) -> None:
    voice.render("warm")
    before = voice.worker
    assert before is not None
    os.kill(before, kind)
    assert seconds(voice.render(SENTENCE)) > 2
    assert voice.worker != before


@POSIX
def test_a_worker_that_hangs_is_replaced() -> None:
    voice = Pyttsx3Voice(patience=(0.5, 10.0))
    try:
        voice.render("warm")
        before = voice.worker
        assert before is not None
        os.kill(before, signal.SIGSTOP)
        assert seconds(voice.render("After the hang.")) > 0.5
        assert voice.worker != before
        with pytest.raises(ProcessLookupError):
            os.kill(before, 0)
    finally:
        voice.close()


@POSIX
def test_closing_cuts_a_hanging_sentence_off() -> None:
    voice = Pyttsx3Voice(patience=(60.0,))
    voice.render("warm")
    worker = voice.worker
    assert worker is not None
    os.kill(worker, signal.SIGSTOP)
    made: list[Sound | Trouble] = []
    thread = threading.Thread(target=lambda: made.append(voice.render(SENTENCE)))
    thread.start()
    voice.close()
    thread.join(20)
    assert made == [Trouble("voice.closed")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "...",
        "\0",
        "\x01+50S\x1b[2J",
        "\ud800\udc00\udfff",
        "<speak><break time='99s'/>hi</speak>",
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        "[[rate 900]] [[inpt PHON]]",
        "日本語 العربية עברית 한국어 हिन्दी ไทย",
        "👍🏽👨‍👩‍👧",
        "é" * 500,
        "a" * 5000,
        "- " * 500,
        "1" * 400,
        "\u202e\u200d\ufeff",
        "%s %n {0} $HOME `id` ; rm",
    ],
)
def test_takes_hostile_text(voice: Pyttsx3Voice, text: str) -> None:
    assert isinstance(voice.render(text), Sound)


def test_takes_a_hundred_thousand_characters(voice: Pyttsx3Voice) -> None:
    assert voice.render("word " * 20_000) == Trouble("voice.too_long", (("count", 99_999),))
    assert seconds(voice.render("word " * 1000)) > 100


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60), language=st.sampled_from(["en", "cy", "xx", ""]))
def test_takes_any_text(voice: Pyttsx3Voice, text: str, language: str) -> None:
    assert isinstance(voice.render(text, language), Sound | Trouble)
    assert seconds(voice.render("And again.")) > 0.5


def test_many_threads_may_ask(voice: Pyttsx3Voice) -> None:
    made: list[float] = []
    threads = [
        threading.Thread(target=lambda count=count: made.append(seconds(voice.render("word " * count))))
        for count in (2, 4, 8, 16)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == len(set(made)) == 4


def test_no_engine_is_a_trouble() -> None:
    made = Pyttsx3Voice(engines=("system",)).render("hi") if not _system_espeak() else Trouble("voice.none")
    assert isinstance(made, Trouble)
    assert made.key == "voice.none"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has two sources to try")
def test_the_next_source_is_tried() -> None:
    voice = Pyttsx3Voice(engines=("system", "wheel"))
    try:
        assert seconds(voice.render("Either will do.")) > 0.5
    finally:
        voice.close()


def test_leaves_no_sound_behind(voice: Pyttsx3Voice) -> None:
    voice.render(SENTENCE)
    assert voice._worker is not None
    folder = voice._worker.folder
    assert [file.name for file in folder.iterdir() if file.name not in ("1.wav", OWNER)] == []


def test_closed_it_leaves_nothing_behind() -> None:
    voice = Pyttsx3Voice()
    voice.render("hi")
    assert voice._worker is not None
    folder = voice._worker.folder
    voice.close()
    voice.close()
    assert not folder.exists()
    assert voice.render("hi") == Trouble("voice.closed")


def ended(number: int) -> bool:
    """Wait until a process, which is no child of ours, has ended."""
    try:
        handle = os.pidfd_open(number)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], 20)[0])
    finally:
        os.close(handle)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux lets a process that is no child be waited for")
def test_the_worker_ends_when_the_parent_dies() -> None:
    script = (
        "import sys, os, signal\n"
        "from plainspoken.speaking import Pyttsx3Voice\n"
        "voice = Pyttsx3Voice(); voice.render('hi')\n"
        "print(voice.worker, voice._worker.folder, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    path = str(Path(plainspoken.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    number, folder = done.stdout.split()
    assert ended(int(number))
    assert not Path(folder).exists()


def test_the_worker_answers_nonsense_by_ending(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "plainspoken.speaking.worker", "wheel", str(tmp_path / "sound")]
    path = str(Path(plainspoken.__file__).parents[1])
    (tmp_path / "sound").mkdir()
    done = subprocess.run(
        command, input=b"", capture_output=True, env={**os.environ, "PYTHONPATH": path}, timeout=60, check=False
    )
    assert done.returncode == 0
    assert all(json.loads(line)["event"] == "ready" for line in done.stdout.splitlines())


def test_an_engine_that_is_none_is_a_worker_error() -> None:
    if _system_espeak():
        pytest.skip("this machine's system has an eSpeak")
    with pytest.raises(WorkerError, match="eSpeak"):
        Worker("system")


def _system_espeak() -> bool:
    """Whether the system has its own eSpeak, or another engine."""
    if sys.platform != "linux":
        return True
    voice = Pyttsx3Voice(engines=("system",))
    try:
        return isinstance(voice.render("hi"), Sound)
    finally:
        voice.close()


def test_a_computer_that_starts_no_process_has_no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    made = Pyttsx3Voice(engines=("wheel",)).render("hi")
    assert isinstance(made, Trouble)
    assert made.key == "voice.none"
