"""The desktop's session bus (D-Bus), as far as we use it: found, joined under a name, calls answered, changes told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plainspoken.hearing.headset.media_player import (
    ERRORS,
    NAME,
    PATH,
    PLAYER,
    PROPERTIES,
    STATUS,
    Answer,
    Call,
    status,
)
from plainspoken.hearing.headset.wire import Wire

if TYPE_CHECKING:
    from jeepney import Message

DO_NOT_QUEUE = 4
OWNED = (1, 4)
"""What the bus answers to a request for a name that is ours by now."""

INSTANCES = 9


@dataclass(frozen=True, slots=True)
class Asked:
    """A call of another program's, and the message that it came in, to be answered."""

    call: Call
    message: Message
    wants_answer: bool


def session_bus(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> str:
    """The address of the session bus; "" where there is none, as anywhere but on Linux.

    The environment names it (D-Bus Specification, "Well-known Message Bus Instances"), or it is where systemd has it.
    """
    environment = os.environ if environment is None else environment
    if not platform.startswith("linux"):
        return ""
    if address := environment.get("DBUS_SESSION_BUS_ADDRESS", ""):
        return address if "unix:" in address else ""
    socket = Path(environment.get("XDG_RUNTIME_DIR", "")) / "bus"
    return f"unix:path={socket}" if socket.is_absolute() and socket.is_socket() else ""


def names_there(address: str) -> frozenset[str]:
    """The names of the programs on the bus at an address; raises NoBusError."""
    from jeepney import message_bus  # noqa: PLC0415 - on Linux only

    with closing(Wire(address)) as wire:
        return frozenset(wire.call(message_bus.ListNames())[0])


class SessionBus:
    """A seat on the session bus, for one thread; `wake` alone may be called from any. All raise NoBusError.

    `name` is what desktops find us by, "" as long as the bus has given us none.
    """

    def __init__(self, address: str) -> None:
        self._wire = Wire(address)
        self._names = _names()
        self._wanted, self._request = "", 0
        self.name = ""
        self._ask_for_name()

    def next(self) -> Asked | None:
        """Wait for the next call of another program's; None where it was something else, or `wake` was called."""
        from jeepney import HeaderFields, MessageFlag, MessageType  # noqa: PLC0415 - on Linux only

        message = self._wire.receive()
        if message is None:
            return None
        header, fields = message.header, message.header.fields
        if header.message_type is not MessageType.method_call:
            if fields.get(HeaderFields.reply_serial) == self._request:
                self._named(header.message_type is MessageType.method_return and message.body[0] in OWNED)
            return None
        call = Call(
            fields.get(HeaderFields.path, ""),
            fields.get(HeaderFields.interface, ""),
            fields.get(HeaderFields.member, ""),
            fields.get(HeaderFields.signature, ""),
            message.body,
        )
        return Asked(call, message, not header.flags & MessageFlag.no_reply_expected)

    def answer(self, asked: Asked, answer: Answer) -> None:
        """Answer a call, where its caller waits for that."""
        from jeepney import new_error, new_method_return  # noqa: PLC0415 - on Linux only

        if not asked.wants_answer:
            return
        if answer.error:
            self._wire.send(new_error(asked.message, answer.error, "s", (ERRORS[answer.error],)))
        else:
            self._wire.send(new_method_return(asked.message, answer.signature or None, answer.body))

    def tell(self, *, speaking: bool) -> None:
        """Tell all who listen that we have begun to speak, or ceased."""
        from jeepney import DBusAddress, new_signal  # noqa: PLC0415 - on Linux only

        changed = {STATUS: status(speaking=speaking)}
        emitter = DBusAddress(PATH, interface=PROPERTIES)
        self._wire.send(new_signal(emitter, "PropertiesChanged", "sa{sv}as", (PLAYER, changed, [])))

    def wake(self) -> None:
        """Have `next` return."""
        self._wire.wake()

    def close(self) -> None:
        """Leave the bus, which gives the name back."""
        self._wire.close()

    def _ask_for_name(self) -> None:
        from jeepney import message_bus  # noqa: PLC0415 - on Linux only

        self._wanted = next(self._names, "")
        if self._wanted:
            self._request = self._wire.send(message_bus.RequestName(self._wanted, DO_NOT_QUEUE))

    def _named(self, given: bool) -> None:
        """Bear the name that was asked for, or ask for another: a second Plainspoken may be running."""
        if given:
            self.name = self._wanted
        else:
            self._ask_for_name()


def _names() -> Iterator[str]:
    """The names that we would bear, best first; see the MPRIS specification, "Bus Name Policy"."""
    yield NAME
    process = os.getpid()
    yield f"{NAME}.instance{process}"
    for number in range(2, INSTANCES):  # the process may be numbered in a container of its own
        yield f"{NAME}.instance{process}_{number}"
