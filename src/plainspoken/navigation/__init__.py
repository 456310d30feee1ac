"""Intent and place in, step out: what a command means here. Pure: a session replays without sound or network."""

from plainspoken.navigation.arriving import arrive, refused
from plainspoken.navigation.attending import drowsed
from plainspoken.navigation.deciding import HANDLERS, INTERNAL, step
from plainspoken.navigation.failing import PATIENCE, other_way
from plainspoken.navigation.lasting import ending_warning
from plainspoken.navigation.reading import begun, done
from plainspoken.navigation.unfolding import unfolded
from plainspoken.navigation.uploading import offered

__all__ = [
    "HANDLERS",
    "INTERNAL",
    "PATIENCE",
    "arrive",
    "begun",
    "done",
    "drowsed",
    "ending_warning",
    "offered",
    "other_way",
    "refused",
    "step",
    "unfolded",
]
