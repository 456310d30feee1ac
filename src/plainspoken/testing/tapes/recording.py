"""Recording: an exchange with the real site, each part of which is noted as it goes."""

from __future__ import annotations

from plainspoken.flow import Trouble
from plainspoken.testing.tapes.tape import Exchange, asked, trimmed
from plainspoken.web.exchange import Answer, Order, Sender


class Recorder:
    """Sends orders by another sender, and keeps what was asked and answered."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self.exchanges: list[Exchange] = []

    def send(self, order: Order) -> Answer | Trouble:
        """The answer to an order."""
        answer = self._sender.send(order)
        self.exchanges.append(Exchange(asked(order), trimmed(answer)))
        return answer

    def close(self) -> None:
        """Close all connections."""
        self._sender.close()
