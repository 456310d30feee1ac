"""The worker that stands by: there when it is needed, gone when nobody needs it."""

from __future__ import annotations

import os
import signal
import threading
from typing import cast

import pytest

from plainspoken.flow import Sound
from plainspoken.speaking import Pyttsx3Voice
from plainspoken.speaking.process import Worker, WorkerError
from plainspoken.speaking.spare import Spare


class Standing:
    """What a spare is kept of: alive until it is killed."""

    def __init__(self) -> None:
        self.alive = True

    def kill(self) -> None:
        self.alive = False


def started(*made: Standing) -> Spare:
    spare = Spare()
    for each in made:
        spare.prepare(lambda each=each: cast(Worker, each))
        assert spare.ready()
    return spare


def test_the_one_that_is_ready_is_taken_once() -> None:
    one = Standing()
    spare = started(one)
    assert spare.take() is cast(Worker, one)
    assert spare.take() is None


def test_no_second_is_started_while_one_is_there() -> None:
    one, two = Standing(), Standing()
    spare = started(one, two)
    assert spare.take() is cast(Worker, one)
    assert spare.take() is None


def test_one_that_died_meanwhile_is_none() -> None:
    one = Standing()
    spare = started(one)
    one.alive = False
    assert spare.take() is None


def test_one_that_does_not_start_is_none() -> None:
    def start() -> Worker:
        raise WorkerError("no")

    spare = Spare()
    spare.prepare(start)
    assert not spare.ready()
    assert spare.take() is None


def test_closed_it_ends_the_one_that_is_ready_and_the_one_on_its_way() -> None:
    one, two, go_on = Standing(), Standing(), threading.Event()
    spare = started(one)
    spare.close()
    assert not one.alive
    late = Spare()

    def start() -> Worker:
        assert go_on.wait(10)
        return cast(Worker, two)

    late.prepare(start)
    late.close()
    go_on.set()
    assert late.take() is None
    for thread in threading.enumerate():
        if thread.name == "spare voice":
            thread.join(10)
    assert not two.alive


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_killed_and_hung_workers_are_taken_over_from_and_none_is_left() -> None:
    voice = Pyttsx3Voice(patience=(1.0, 10.0, 20.0))
    spare = voice.stand_by()
    if not isinstance(voice.render("Ready."), Sound):
        pytest.skip("this machine has no speech engine, not even pip's eSpeak NG")
    numbers = []
    for number, kind in enumerate((signal.SIGKILL, signal.SIGSTOP, signal.SIGKILL)):
        assert spare.ready()
        worker = voice.worker
        assert worker is not None
        numbers.append(worker)
        os.kill(worker, kind)
        assert isinstance(voice.render(f"Sentence {number} is said all the same."), Sound)
    assert len({*numbers, voice.worker}) == 4
    spare.ready()
    last = voice.worker
    voice.close()
    for each in (*numbers, last):
        with pytest.raises(ProcessLookupError):
            os.kill(each, 0)
