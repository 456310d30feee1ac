"""A tape: the requests of each conversation with a site, and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plainspoken.flow import Request, Trouble
from plainspoken.testing.observed import Fields, Sent, submitted
from plainspoken.web.exchange import Answer, Order

KEPT_HEADERS = ("content-type", "location", "cache-control")
"""The headers of an answer that make a difference to a conversation; no other is kept, and none of a request."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What makes one request the same as another: its method, its address without the query, its fields."""

    method: str
    url: str
    fields: Fields = field(default_factory=dict)

    def __str__(self) -> str:
        """Read as a person would tell it."""
        return str(Sent(self.method, self.url, self.fields))


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and what came of it: an answer, or a trouble on the way."""

    asked: Asked
    answer: Answer | Trouble


@dataclass(frozen=True, slots=True)
class Tape:
    """A site's address, and the exchanges of each conversation with it, by the id of the session's example."""

    site: str
    takes: Mapping[str, tuple[Exchange, ...]]

    def take(self, example: str) -> tuple[Exchange, ...]:
        """The exchanges of an example; of all, where none was recorded by its name."""
        if example in self.takes:
            return self.takes[example]
        return tuple(exchange for take in self.takes.values() for exchange in take)


def asked(order: Order) -> Asked:
    """What an order asks for."""
    kind = order.headers.get("Content-Type", "")
    sent = submitted(Request(order.method, order.address.url, order.body, kind))
    url, _, query = order.address.url.partition("?")
    if order.method != "GET" and query:
        url = order.address.url  # a form's own fields are in its body; its address is what it says
    return Asked(sent.method, url, sent.fields)


def trimmed(answer: Answer | Trouble) -> Answer | Trouble:
    """An answer with the headers that count."""
    if isinstance(answer, Trouble):
        return answer
    kept = {name: value for name, value in answer.headers.items() if name in KEPT_HEADERS}
    return Answer(answer.status, kept, answer.body)
