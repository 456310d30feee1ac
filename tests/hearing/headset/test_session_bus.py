"""Where the session bus is, and what is said of it where there is none."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from jeepney import DBusAddress, Message, Parser, new_method_call, new_method_return

from plainspoken.hearing.headset import wire
from plainspoken.hearing.headset.media_player import PATH, PLAYER, Call
from plainspoken.hearing.headset.session_bus import SessionBus, names_there, session_bus
from plainspoken.hearing.headset.wire import NoBusError
from support.session_bus import Daemon

ADDRESSES = [
    ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus"}, "linux", "unix:path=/run/user/1000/bus"),
    (
        {"DBUS_SESSION_BUS_ADDRESS": "tcp:host=a,port=1;unix:abstract=/tmp/x"},
        "linux",
        "tcp:host=a,port=1;unix:abstract=/tmp/x",
    ),
    ({"DBUS_SESSION_BUS_ADDRESS": "tcp:host=a,port=1"}, "linux", ""),
    ({"DBUS_SESSION_BUS_ADDRESS": "disabled:"}, "linux", ""),
    ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus"}, "darwin", ""),
    ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus"}, "win32", ""),
    ({"XDG_RUNTIME_DIR": "/nowhere"}, "linux", ""),
    ({"XDG_RUNTIME_DIR": ""}, "linux", ""),
    ({}, "linux", ""),
]


@pytest.mark.parametrize(("environment", "platform", "address"), ADDRESSES)
def test_where_the_environment_says_it_is(environment: dict[str, str], platform: str, address: str) -> None:
    assert session_bus(environment, platform) == address


def test_where_systemd_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path may be no longer than 108 bytes
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind("bus")
        assert session_bus({"XDG_RUNTIME_DIR": str(tmp_path)}, "linux") == f"unix:path={tmp_path}/bus"


@pytest.mark.parametrize(
    "address", ["unix:path=/nowhere/bus", "unix:", "unix:path", "unix:tmpdir=/tmp", "unix:path=/dev/null", ";unix:"]
)
def test_an_address_that_leads_nowhere_is_no_bus(address: str) -> None:
    with pytest.raises(NoBusError):
        SessionBus(address)


NEXT = new_method_call(DBusAddress(PATH, "org.example", PLAYER), "Next").serialise(serial=5)
BROKEN = [
    pytest.param(NEXT[:1] + b"\x09" + NEXT[2:], id="of an unknown kind"),
    pytest.param(NEXT[:16] + b"\x63" + NEXT[17:], id="with an unknown field"),
    pytest.param(NEXT.replace(b"Next", b"\xff\xff\xff\xff"), id="not of characters"),
]


@contextmanager
def careless_bus(folder: Path) -> Iterator[tuple[SessionBus, socket.socket]]:
    """A bus that lets through whatever it is sent, joined by us under our name; and its end of the connection."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("bus")
        server.listen()
        with ThreadPoolExecutor(1) as served:
            met = served.submit(welcomed, server)
            with closing(SessionBus(f"unix:path={folder}/bus")) as bus, met.result() as peer:
                assert bus.next() is None
                assert bus.name
                yield bus, peer


def welcomed(server: socket.socket) -> socket.socket:
    """Take in whoever comes, and give them the names that they ask for."""
    peer = server.accept()[0]
    while b"\r\n" not in peer.recv(4096):
        pass
    peer.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
    parser, asked = Parser(), list[Message]()
    assert peer.recv(7) == b"BEGIN\r\n"
    for signature, given in (("s", ":1.1"), ("u", 1)):
        while not asked:
            asked += parser.feed(peer.recv(4096))
        peer.sendall(new_method_return(asked.pop(), signature, (given,)).serialise(serial=1))
    return peer


@pytest.mark.parametrize("broken", BROKEN)
def test_a_message_that_cannot_be_read_is_passed_over(
    broken: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with careless_bus(tmp_path) as (bus, peer):
        peer.sendall(broken + NEXT)
        asked = bus.next()
        assert asked is not None
        assert asked.call == Call(PATH, PLAYER, "Next")


@pytest.mark.parametrize("noise", [b"", b"\0" * 64], ids=["nothing more", "no messages at all"])
def test_a_bus_that_fails_is_no_bus(noise: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with careless_bus(tmp_path) as (bus, peer):
        peer.sendall(noise)
        peer.shutdown(socket.SHUT_RDWR)
        with pytest.raises(NoBusError):
            bus.next()


def test_a_bus_that_is_silent_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(wire, "PATIENCE_SECONDS", 0.05)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("bus")
        server.listen()
        with pytest.raises(NoBusError):
            names_there(f"unix:path={tmp_path}/bus")


def test_nothing_is_left_open(session_bus: Daemon) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        with closing(SessionBus(session_bus.address)) as bus:
            bus.wake()
            assert bus.next() is None
        bus.wake()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
