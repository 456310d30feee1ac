"""What lies between a mouth and a microphone: the room with its echoes, and what else is heard in it."""

from plainspoken.hearing.surroundings.noises import babble, pink, television
from plainspoken.hearing.surroundings.placing import Surroundings, in_room
from plainspoken.hearing.surroundings.rooms import ROOMS, Room, impulse_response

__all__ = ["ROOMS", "Room", "Surroundings", "babble", "impulse_response", "in_room", "pink", "television"]
