"""A desktop on the session bus, which presses a headset's buttons as desktops pass them on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, Message, MessageType, message_bus, new_method_call
from jeepney.bus_messages import MatchRule
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

from plainspoken.hearing.headset.media_player import NAME, PATH, PLAYER, PROPERTIES, ROOT

SECONDS = 40.0


class Desktop:
    """A program on the session bus that sees the players and presses buttons; every wait fails after `SECONDS`."""

    def __init__(self, address: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(address)
        self._bus = Proxy(message_bus, self._connection, timeout=SECONDS)
        self._bus.AddMatch(MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged"))
        self._bus.AddMatch(MatchRule(type="signal", path=PATH))

    def players(self) -> list[str]:
        """The players on the bus, by name."""
        return sorted(name for name in self._bus.ListNames()[0] if name.startswith("org.mpris.MediaPlayer2."))

    def wait_for_player(self, name: str = NAME) -> None:
        """Return as soon as there is a player of that name."""
        if name not in self.players():
            self._wait(lambda message: message.body[:1] == (name,) and message.body[2] != "")

    def wait_until_gone(self, name: str = NAME) -> None:
        """Return as soon as there is no player of that name."""
        if name in self.players():
            self._wait(lambda message: message.body[:1] == (name,) and message.body[2] == "")

    def wait_for_status(self, status: str) -> None:
        """Return as soon as a player tells of this playback status."""
        changed = ("org.mpris.MediaPlayer2.Player", {"PlaybackStatus": ("s", status)}, [])
        self._wait(lambda message: message.body == changed)

    def press(self, method: str, name: str = NAME) -> None:
        """Call one of a player's methods, and wait until it has been answered."""
        interface = ROOT if method == "Quit" else PLAYER
        assert self.call(interface, method, name=name).header.message_type is MessageType.method_return

    def status(self, name: str = NAME) -> str:
        """Whether a player says that it plays."""
        return str(self.call(PROPERTIES, "Get", "ss", (PLAYER, "PlaybackStatus"), name=name).body[0][1])

    def call(
        self, interface: str | None, method: str, signature: str = "", body: tuple[Any, ...] = (), *, name: str = NAME
    ) -> Message:
        """Call any method, and give what is answered."""
        message = new_method_call(DBusAddress(PATH, name, interface), method, signature or None, body)
        return self._connection.send_and_get_reply(message, timeout=SECONDS)

    def send(self, message: Message | bytes) -> None:
        """Send a message, or what is none, and wait for no answer."""
        if isinstance(message, bytes):
            self._connection.sock.sendall(message)
        else:
            self._connection.send(message)

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def _wait(self, holds: Callable[[Message], bool]) -> None:
        while not holds(self._connection.receive(timeout=SECONDS)):
            pass
