"""Whether the key to talk, and so a headset's button, reaches us, for the doctor."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from plainspoken.hearing.headset.session_bus import names_there, session_bus
from plainspoken.hearing.headset.wire import NoBusError
from plainspoken.hearing.health import Health

DESKTOPS: Mapping[str, str] = {
    "org.gnome.SettingsDaemon.MediaKeys": "GNOME",
    "org.kde.kded6": "KDE Plasma",
    "org.kde.kded5": "KDE Plasma",
}
"""Who passes media keys on to the player that played last, by the name that it bears on the session bus."""

OWN_TERMINAL = "start Plainspoken in a terminal of your own desktop, not by sudo, ssh or in a container"
BIND = (
    "if a press does nothing, have your desktop run this command for the play key, and for the pause key: "
    "playerctl --player=plainspoken play-pause"
)


def talk_key(
    *,
    wanted: bool,
    address: str | None = None,
    names: Callable[[str], frozenset[str]] = names_there,
    platform: str = sys.platform,
) -> Health:
    """Which keys have us listen: one of the keyboard, and a headset's button where the desktop can pass it on to us.

    The latter's failing is no fault, for the former does the same.
    """
    key = "Enter" if platform == "win32" else "the space bar"  # where no terminal tells of single keys
    alone = f"{key}; a headset's button"
    if not wanted:
        return Health(True, f"{alone} is left to other programs, as the setting headset_buttons says")
    if not platform.startswith("linux"):
        return Health(True, f"{alone} is passed on by Linux desktops alone")
    address = session_bus() if address is None else address
    if not address:
        return Health(True, f"{alone} does not reach Plainspoken: no desktop's session is here", OWN_TERMINAL)
    try:
        there = names(address)
    except NoBusError as problem:
        why = f"the desktop's session bus does not answer ({problem})"
        return Health(True, f"{alone} does not reach Plainspoken: {why}", OWN_TERMINAL)
    desktop = next((each for name, each in DESKTOPS.items() if name in there), "")
    if desktop:
        return Health(True, f"{key}, and a headset's button, which {desktop} passes to whatever sounded last")
    return Health(True, f"{key}, and a headset's button where your desktop passes it on to media players", BIND)
