"""Intent and place in, step out: what a command means here. Pure: a session replays without sound or network."""

from plainspoken.navigation.arriving import arrive, refused
from plainspoken.navigation.deciding import HANDLERS, INTERNAL, step
from plainspoken.navigation.opening import unfolded
from plainspoken.navigation.reading import begun, done

__all__ = ["HANDLERS", "INTERNAL", "arrive", "begun", "done", "refused", "step", "unfolded"]
