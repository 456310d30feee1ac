"""A connection to a D-Bus message bus on which nothing waits for long, whatever the bus does."""

from __future__ import annotations

import socket
from contextlib import suppress
from itertools import count
from selectors import EVENT_READ, PollSelector
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jeepney import Message

PATIENCE_SECONDS = 2.0
"""How long the bus may take to let us in, to answer and to take what we send."""


class NoBusError(Exception):
    """The session bus cannot be joined, or is there no more."""


class Wire:
    """A connection to the bus at an address, for one thread; `wake` alone may be called from any. All raise NoBusError.

    jeepney makes bytes of messages and messages of bytes. Its own connections would do, but for one that gives up on a
    bus that is silent, can be woken, and leaves no file open when it is closed.
    """

    def __init__(self, address: str) -> None:
        try:
            from jeepney import Parser, message_bus  # noqa: PLC0415 - on Linux only

            self._parser = Parser()
            self._socket = _let_in(address)
        except Exception as problem:  # the address may be of any form, and at its other end any program
            raise NoBusError(str(problem) or type(problem).__name__) from problem
        self._serials = count(1)
        self._woken, self._waker = socket.socketpair()
        self._waker.setblocking(False)
        self._lock = Lock()
        self._ready = PollSelector()
        for each in (self._socket, self._woken):
            self._ready.register(each, EVENT_READ)
        try:
            self.call(message_bus.Hello())
        except NoBusError:
            self.close()
            raise

    def send(self, message: Message) -> int:
        """Send a message; the number by which an answer to it refers to it."""
        serial = next(self._serials)
        try:
            self._socket.sendall(message.serialise(serial=serial))
        except OSError as problem:
            raise NoBusError(str(problem)) from problem
        return serial

    def receive(self, seconds: float | None = None) -> Message | None:
        """The next message; None where `wake` was called, or none came for so many seconds."""
        while (message := self._parsed()) is None:
            ready = [key.fileobj for key, _ in self._ready.select(seconds)]
            if self._woken in ready:
                self._woken.recv(4096)
                return None
            if not ready:
                return None
            try:
                came = self._socket.recv(65536)
            except OSError as problem:
                raise NoBusError(str(problem)) from problem
            if not came:
                raise NoBusError("The bus has ended.")
            self._parser.add_data(came)
        return message

    def call(self, message: Message) -> tuple[Any, ...]:
        """Send a message and wait for what is answered; what comes before that is passed over."""
        from jeepney import HeaderFields, MessageType  # noqa: PLC0415 - on Linux only

        serial = self.send(message)
        while (came := self.receive(PATIENCE_SECONDS)) is not None:
            if came.header.fields.get(HeaderFields.reply_serial) == serial:
                if came.header.message_type is MessageType.error:
                    raise NoBusError(str(came.header.fields.get(HeaderFields.error_name)))
                return tuple(came.body)
        raise NoBusError("The bus does not answer.")

    def wake(self) -> None:
        """Have `receive` return."""
        with self._lock, suppress(OSError):  # closed, or woken so often already that no more fits in
            self._waker.send(b"\0")

    def close(self) -> None:
        """End the connection."""
        with self._lock:
            for each in (self._socket, self._woken, self._waker):
                each.close()

    def _parsed(self) -> Message | None:
        """The next message of those that have come whole; those that cannot be read are passed over."""
        while True:
            try:
                return self._parser.get_next_message()
            except Exception as problem:  # whatever another program sends, and however the library takes it
                if self._parser.next_msg_size is None:  # it cannot even tell where the message ends
                    raise NoBusError(str(problem)) from problem
                self._parser.next_msg_size = None  # the message is off the stream, and the next one follows


def _let_in(address: str) -> socket.socket:
    """A socket on which the bus has let us in, as the user whose programs we are."""
    from jeepney.auth import BEGIN, Authenticator  # noqa: PLC0415 - on Linux only
    from jeepney.bus import get_bus  # noqa: PLC0415

    made = socket.socket(socket.AF_UNIX)
    try:
        made.settimeout(PATIENCE_SECONDS)
        made.connect(get_bus(address))
        asking = Authenticator()
        for line in asking:
            made.sendall(line)
            came = made.recv(1024)
            if not came:
                raise NoBusError("The bus does not let us in.")
            asking.feed(came)
        made.sendall(BEGIN)
    except BaseException:
        made.close()
        raise
    return made
