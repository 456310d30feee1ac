"""Taking what is personal out of a tape: values that the person sent, wherever they come back, and secrets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from plainspoken.flow import Trouble
from plainspoken.testing.tapes.options import chosen
from plainspoken.testing.tapes.personal import CHOSEN, kind_of, place, writings
from plainspoken.testing.tapes.tape import Asked, Exchange
from plainspoken.web.exchange import Answer

ALWAYS = re.compile(rb"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b")
"""National insurance numbers, which are personal whoever sent them."""


class Redactor:
    """Redacts the exchanges of one conversation, in their order; the same value is the same place throughout."""

    def __init__(self, sensitive: Iterable[str] = (), origin: str = "", site: str = "") -> None:
        """`sensitive` are more fields that are personal; `site` is written for `origin`, where that changes."""
        self._sensitive = frozenset(sensitive)
        self._origin, self._site = origin, site
        self._labels: dict[str, str] = {}
        self._counted: Counter[str] = Counter()
        self._writings: list[tuple[bytes, bytes]] = []
        self._pages: list[bytes] = []

    def exchange(self, exchange: Exchange) -> Exchange:
        """An exchange without what is personal in it."""
        asked = exchange.asked
        fields = {name: tuple(self._value(name, value) for value in values) for name, values in asked.fields.items()}
        return Exchange(Asked(asked.method, self.text(asked.url), fields), self._answer(exchange.answer))

    def text(self, text: str) -> str:
        """An address or a text without what is personal in it."""
        return self.content(text.encode()).decode()

    def content(self, content: bytes) -> bytes:
        """A page without what is personal in it."""
        if self._origin:
            content = content.replace(self._origin.encode(), self._site.encode())
        for pattern, instead in self._writings:
            content = re.sub(rb"(?<!\w)" + re.escape(pattern) + rb"(?!\w)", instead.replace(b"\\", rb"\\"), content)
        return ALWAYS.sub(lambda found: self._label("national insurance number", found[0].decode()).encode(), content)

    @property
    def places(self) -> tuple[str, ...]:
        """What was taken out, as it is written on the tape."""
        return tuple(place(label) for label in self._labels.values())

    def _value(self, name: str, value: str) -> str:
        kind = "number" if name in self._sensitive and value.strip() else kind_of(name, value)
        if not kind:
            return value
        written = self._label(kind, value)
        words = chosen(self._pages, name, value)
        if words and words not in self._labels:
            self._stands(f"{CHOSEN}{self._labels[value]}", words)
        return written

    def _label(self, kind: str, value: str) -> str:
        if value not in self._labels:
            self._counted[kind] += 1
            self._stands(f"{kind} {self._counted[kind]}", value)
        return place(self._labels[value])

    def _stands(self, label: str, value: str) -> None:
        self._labels[value] = label
        self._writings += [(text.encode(), instead.encode()) for text, instead in writings(value, label)]
        self._writings.sort(key=lambda pair: -len(pair[0]))

    def _answer(self, answer: Answer | Trouble) -> Answer | Trouble:
        if isinstance(answer, Trouble):
            values = tuple((key, self.text(v) if isinstance(v, str) else v) for key, v in answer.values)
            return Trouble(answer.key, values)
        headers = {name: self.text(value) for name, value in answer.headers.items()}
        self._pages.append(answer.body)
        return Answer(answer.status, headers, self.content(answer.body))
