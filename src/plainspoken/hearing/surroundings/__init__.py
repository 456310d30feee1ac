"""What lies between a mouth and a microphone: the room with its echoes, and what else is heard in it."""

from plainspoken.hearing.surroundings.noises import babble, pink, television
from plainspoken.hearing.surroundings.placing import Noise, Surroundings, in_room, placed
from plainspoken.hearing.surroundings.rooms import ROOMS, Room, impulse_response

__all__ = [
    "ROOMS",
    "Noise",
    "Room",
    "Surroundings",
    "babble",
    "impulse_response",
    "in_room",
    "pink",
    "placed",
    "television",
]
