"""Rooms: how a box of a room answers a click, by the images of its source in the walls."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plainspoken.hearing.surroundings.noises import Wave

SOUND_METRES_A_SECOND = 343.0
TAPS = 8
"""Samples on each side over which an echo that falls between two samples is spread."""

TRIES = 12
"""Halvings in the search for the walls' reflection: to a four-thousandth."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room: its size and the distance from mouth to microphone in metres, and its echo.

    `echo` is the reverberation time: the seconds in which a sound that ends falls by 60 dB (ISO 3382).
    """

    name: str
    size: tuple[float, float, float]
    distance: float
    echo: float


ROOMS = (
    Room("bedroom", (3.6, 3.0, 2.4), 0.5, 0.25),
    Room("living-room", (5.2, 4.1, 2.4), 1.0, 0.4),
    Room("kitchen", (4.2, 3.6, 2.5), 1.0, 0.6),
    Room("hall", (14.0, 9.0, 5.0), 1.5, 1.2),
)
"""Rooms that people speak in: soft furniture, ordinary, hard surfaces, a village hall. Chosen figures, not measured."""


def impulse_response(room: Room, rate: int) -> Wave:
    """What a microphone hears of a click in a room, from its direct sound on, which is 1 high at sample `TAPS`.

    Image-source method (Allen and Berkley, 1979, "Image method for efficiently simulating small-room acoustics"), all
    walls alike. Their reflection is found by trying: in a real box sound dies away half as slowly again as Sabine's
    and Eyring's formulas say. Each turns the wave over, or all low notes would pile up (Lehmann and Johansson, 2008).
    Off-centre places keep echoes from falling together.
    """
    delays, distance, bounces = _images_in(room)
    gains = (-_reflection(room, delays, distance, bounces)) ** bounces / distance
    first = delays.min()
    at = (delays - first) * rate + TAPS
    response = np.zeros(int(at.max()) + 2 * TAPS + 2)
    whole = np.floor(at).astype(int)
    for tap in range(1 - TAPS, TAPS + 1):  # an echo between two samples: a windowed sinc around it
        offset = whole + tap - at
        window = 0.5 * (1 + np.cos(np.pi * offset / TAPS))
        response += np.bincount(whole + tap, gains * np.sinc(offset) * window, len(response))
    return np.asarray(response / gains[delays.argmin()], np.float32)


def _images_in(room: Room) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of the direct sound and each echo: when it arrives in seconds, how far it came, how often it was mirrored."""
    size = np.array(room.size)
    mouth = size * (0.38, 0.43, 0.5)
    ear = mouth + np.array((0.8, 0.6, 0.0)) * room.distance
    most = np.ceil(SOUND_METRES_A_SECOND * room.echo / (2 * size)).astype(int)
    positions, bounces = zip(*(_images(*each) for each in zip(size, mouth, ear, most, strict=True)), strict=True)
    squared = [position**2 for position in positions]
    distance = np.sqrt(squared[0][:, None, None] + squared[1][None, :, None] + squared[2][None, None, :])
    count = bounces[0][:, None, None] + bounces[1][None, :, None] + bounces[2][None, None, :]
    heard = distance <= SOUND_METRES_A_SECOND * room.echo
    return distance[heard] / SOUND_METRES_A_SECOND, distance[heard], count[heard]


def _images(size: float, mouth: float, ear: float, most: int) -> tuple[np.ndarray, np.ndarray]:
    """Along one side of the room: how far each image is from the ear, and in how many walls it was mirrored."""
    number = np.arange(-most, most + 1)
    straight, mirrored = 2 * number * size + mouth - ear, 2 * number * size - mouth - ear
    return np.concatenate((straight, mirrored)), np.concatenate((np.abs(2 * number), np.abs(2 * number - 1)))


def _reflection(room: Room, delays: np.ndarray, distance: np.ndarray, bounces: np.ndarray) -> float:
    """How much of a wave's height must come back from a wall for the echo to last as long as the room says."""
    low, high = 0.0, 1.0
    moments, strength = (delays * 1000).astype(int), distance**-2
    bounces = bounces.astype(float)
    for _ in range(TRIES):
        middle = (low + high) / 2
        energy = np.bincount(moments, strength * (middle**2) ** bounces)
        low, high = (middle, high) if decay(energy) < room.echo * 1000 else (low, middle)
    return (low + high) / 2


def decay(energy: np.ndarray) -> float:
    """In how many steps the energy left falls by 60 dB, from its fall between 5 and 25 dB (T20 of ISO 3382)."""
    left = np.cumsum(energy[::-1])[::-1]
    fall = 10 * np.log10(np.maximum(left, 1e-12 * left[0]) / left[0])
    return 3 * float(np.argmax(fall < -25) - np.argmax(fall < -5))
