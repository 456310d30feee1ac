"""Playing a tape back: requests are answered from it, and from nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainspoken.flow import Trouble
from plainspoken.testing.tapes.matching import bound, nearest
from plainspoken.testing.tapes.options import chosen
from plainspoken.testing.tapes.personal import CHOSEN, PLACE, changed, sample
from plainspoken.testing.tapes.tape import Asked, Exchange, asked
from plainspoken.web.exchange import Answer, Order

PLACE_IN_BYTES = re.compile(PLACE.pattern.encode())


class Playback:
    """Answers orders from the exchanges of one conversation; touches no network.

    A page that is fetched more often than it was recorded comes as it came last; what sends something is answered only
    as often as it was recorded. A request that is not on the tape fails as one to which nobody answers, and is noted.
    """

    def __init__(self, exchanges: Sequence[Exchange], tape: str) -> None:
        """`tape` is what the tape is called."""
        self._exchanges = exchanges
        self._tape = tape
        self._used: set[int] = set()
        self._known: dict[str, str] = {}
        self._missing: list[str] = []
        self._pages: list[bytes] = []

    def send(self, order: Order) -> Answer | Trouble:
        """The answer to an order, with the person's values in the places that they had."""
        wanted = asked(order)
        number = self._found(wanted)
        if number is None:
            self._missing.append(self._told(wanted))
            return Trouble("web.no_connection", (("host", order.address.host), ("url", order.address.url)))
        self._used.add(number)
        taped = self._exchanges[number]
        self._known |= bound(taped.asked, wanted, self._known) or {}
        self._known |= self._chosen(taped.asked, wanted)
        filled = self._filled(taped.answer)
        if isinstance(filled, Answer):
            self._pages.append(filled.body)
        return filled

    def _chosen(self, taped: Asked, wanted: Asked) -> dict[str, str]:
        """The words of the options that were chosen, for the places where those stood in later pages."""
        found: dict[str, str] = {}
        for name, values in wanted.fields.items():
            for place, value in zip(taped.fields.get(name, ()), values, strict=False):
                label = PLACE.fullmatch(place)
                if label is not None and (words := chosen(self._pages, name, value)):
                    found[CHOSEN + label[1]] = words
        return found

    def close(self) -> None:
        """There is nothing to close."""

    def missing(self) -> tuple[str, ...]:
        """The requests since the last time that are not on the tape, in words; they are then forgotten."""
        found, self._missing = tuple(self._missing), []
        return found

    def _found(self, wanted: Asked) -> int | None:
        """The first exchange that fits and was not used, else for a page the last that fits."""
        fitting = [
            number
            for number, exchange in enumerate(self._exchanges)
            if bound(exchange.asked, wanted, self._known) is not None
        ]
        fresh = [number for number in fitting if number not in self._used]
        if fresh:
            return fresh[0]
        return fitting[-1] if fitting and wanted.method == "GET" else None

    def _told(self, wanted: Asked) -> str:
        fitting = any(bound(exchange.asked, wanted, self._known) is not None for exchange in self._exchanges)
        if fitting:
            return f"{wanted} is on the tape {self._tape}, but was sent more often than it was recorded"
        near = nearest(self._exchanges, wanted)
        told = f"; nearest on it: {', then '.join(near)}" if near else f"; it has {len(self._exchanges)} others"
        return f"{wanted} is not on the tape {self._tape}{told}. plainspoken play --record makes it anew"

    def _filled(self, answer: Answer | Trouble) -> Answer | Trouble:
        if isinstance(answer, Trouble):
            values = tuple((key, self._text(v) if isinstance(v, str) else v) for key, v in answer.values)
            return Trouble(answer.key, values)
        headers = {name: self._text(value) for name, value in answer.headers.items()}
        return Answer(answer.status, headers, PLACE_IN_BYTES.sub(self._in_page, answer.body))

    def _in_page(self, found: re.Match[bytes]) -> bytes:
        return self._text(found[0].decode()).encode()

    def _text(self, text: str) -> str:
        """A text with every place filled: with the person's value, or else with one that stands for it."""
        return PLACE.sub(lambda found: changed(self._known.get(found[1]) or sample(found[1]), found[2]), text)


def unrecorded(connection: object) -> tuple[str, ...]:
    """The requests that a connection has made in vain to a tape since the last time, in words."""
    sender = getattr(connection, "sender", None)
    return sender.missing() if isinstance(sender, Playback) else ()
