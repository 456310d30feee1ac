"""Rooms and noises: the same for the same seed, as loud and as long as they say."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from plainspoken.flow import Sound
from plainspoken.hearing.rates import pcm, samples
from plainspoken.hearing.surroundings import ROOMS, Room, Surroundings, babble, impulse_response, pink, television
from plainspoken.hearing.surroundings.noises import Wave
from plainspoken.hearing.surroundings.placing import MARGIN_SECONDS, SPEECH_LEVEL, placed
from plainspoken.hearing.surroundings.rooms import decay

RATE = 16000
TALK = tuple(np.sin(np.arange(9000 + 700 * each) ** 1.2 / 50).astype(np.float32) for each in range(4))

NOISES: dict[str, Callable[[int], Wave]] = {
    "pink": lambda seed: pink(8000, RATE, seed),
    "babble": lambda seed: babble(TALK, 8000, seed),
    "television": lambda seed: television(TALK[0], 8000, RATE, seed),
}


def level(wave: Wave) -> float:
    return float(np.sqrt(np.mean(np.square(wave))))


@pytest.mark.parametrize("name", NOISES)
def test_a_noise_is_the_same_for_its_seed_and_as_loud_as_it_says(name: str) -> None:
    make = NOISES[name]
    assert np.array_equal(make(1), make(1))
    assert not np.array_equal(make(1), make(2))
    assert level(make(1)) == pytest.approx(1.0, abs=1e-3)


def test_pink_noise_has_as_much_power_in_every_octave() -> None:
    power = np.abs(np.fft.rfft(pink(1 << 16, RATE, 3))) ** 2
    octaves = [power[start : 2 * start].sum() for start in (512, 1024, 2048, 4096, 8192, 16384)]
    assert max(octaves) / min(octaves) < 1.2


def test_a_television_has_no_sound_below_its_loudspeakers() -> None:
    power = np.abs(np.fft.rfft(television(TALK[0], RATE, RATE, 1))) ** 2
    assert power[:60].sum() < 0.01 * power.sum()


@pytest.mark.parametrize("room", ROOMS, ids=[room.name for room in ROOMS])
def test_a_room_echoes_as_long_as_it_says(room: Room) -> None:
    response = impulse_response(room, RATE)
    assert int(np.argmax(np.abs(response))) == 8  # the direct sound is the first and the strongest
    assert decay(np.square(response.astype(float))) / RATE == pytest.approx(room.echo, rel=0.1)


def test_a_room_without_walls_gives_back_the_voice_alone() -> None:
    response = impulse_response(Room("field", (500.0, 500.0, 500.0), 1.0, 0.1), RATE)
    assert np.count_nonzero(np.abs(response) > 1e-6) == 1


def test_noise_lies_as_far_below_the_voice_as_it_was_told() -> None:
    voice = Sound(pcm(TALK[1] * np.float32(0.02)), RATE)
    quiet, noisy = (samples(placed(voice, RATE, Surroundings(noise_db=db), 1), RATE) for db in (60.0, 6.0))
    margin = int(MARGIN_SECONDS * RATE)
    assert level(quiet[margin:-margin]) == pytest.approx(SPEECH_LEVEL, rel=0.02)
    assert 20 * np.log10(SPEECH_LEVEL / level(noisy[:margin])) == pytest.approx(6.0, abs=1.5)


def test_a_voice_in_a_room_ends_with_its_echo() -> None:
    voice = Sound(pcm(TALK[1]), RATE)
    hall = impulse_response(ROOMS[-1], RATE)
    heard = placed(voice, RATE, Surroundings(noise_db=60, response=hall), 1)
    assert heard.seconds == pytest.approx(voice.seconds + 2 * MARGIN_SECONDS + (len(hall) - 1) / RATE, abs=1e-3)


def test_silence_stays_silence_and_noise_alone_is_heard() -> None:
    heard = placed(Sound(b"", RATE), RATE, Surroundings(noise_db=20), 1)
    assert level(samples(heard, RATE)) == pytest.approx(SPEECH_LEVEL / 10, rel=0.2)
