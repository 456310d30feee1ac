"""What the doctor says of a headset's button: whether it will work, and what helps where it does not."""

from __future__ import annotations

import pytest

from plainspoken.hearing.headset.health import talk_key
from plainspoken.hearing.headset.session_bus import names_there
from plainspoken.hearing.headset.wire import NoBusError
from support.session_bus import Daemon


def unreachable(address: str) -> frozenset[str]:
    raise NoBusError("Connection refused")


CASES = [
    (False, "unix:path=/x", [], "linux", "left to other programs", ""),
    (True, "", [], "darwin", "is passed on by Linux desktops alone", ""),
    (True, "", [], "win32", "Enter; a headset's button", ""),
    (True, "", [], "linux", "does not reach Plainspoken: no desktop", "not by sudo"),
    (
        True,
        "unix:path=/x",
        [],
        "linux",
        "where your desktop passes it on",
        "playerctl --player=plainspoken play-pause",
    ),
    (
        True,
        "unix:path=/x",
        ["org.gnome.SettingsDaemon.MediaKeys"],
        "linux",
        "and a headset's button, which GNOME passes to whatever sounded last",
        "",
    ),
    (True, "unix:path=/x", ["org.kde.kded6"], "linux", "and a headset's button, which KDE Plasma passes to", ""),
]


@pytest.mark.parametrize(("wanted", "address", "names", "platform", "what", "mend"), CASES)
def test_what_is_found(wanted: bool, address: str, names: list[str], platform: str, what: str, mend: str) -> None:
    found = talk_key(wanted=wanted, address=address, names=lambda asked: frozenset(names), platform=platform)
    assert found.ok
    assert what in found.what
    assert mend in found.mend
    assert bool(mend) is bool(found.mend)


def test_a_bus_that_does_not_answer() -> None:
    found = talk_key(wanted=True, address="unix:path=/x", names=unreachable, platform="linux")
    assert found.ok
    assert "does not answer (Connection refused)" in found.what
    assert found.mend


def test_who_is_on_the_bus(session_bus: Daemon) -> None:
    assert "org.freedesktop.DBus" in names_there(session_bus.address)
    session_bus.stop()
    with pytest.raises(NoBusError):
        names_there(session_bus.address)
