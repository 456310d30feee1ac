"""The buttons of a headset, which a Linux desktop passes on to programs that are media players on its session bus."""

from plainspoken.hearing.headset.buttons import HeadsetButtons
from plainspoken.hearing.headset.media_player import Button

__all__ = ["Button", "HeadsetButtons"]
