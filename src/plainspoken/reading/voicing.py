"""Pieces of words in their languages, put together as utterances: each language is spoken by a voice of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plainspoken.flow import Detail, Mark, Node, Page, Utterance
from plainspoken.reading.describing import Description
from plainspoken.wording import Wording


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and their language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Telling:
    """What all that is read of a page is made with: the page, the words, how much is said."""

    page: Page
    wording: Wording
    detail: Detail

    @property
    def full(self) -> bool:
        """Whether all there is about each thing is said."""
        return self.detail is Detail.FULL

    def language(self, node: Node) -> str:
        """The language of a node."""
        return node.language or self.page.language or self.wording.language

    def ours(self, key: str, **values: str | int) -> Piece:
        """One of our own replies as a piece."""
        return Piece(self.wording.reply(key, values), self.wording.language)

    def pieces(self, description: Description, node: Node) -> list[Piece]:
        """A description as pieces: what the page says in its language, what we say in ours."""
        language = self.language(node)
        parts = (
            Piece(description.name, language),
            Piece(description.standing, self.wording.language),
            Piece(description.value, language),
            Piece(description.bounds, self.wording.language),
        )
        said = [part for part in parts if part.text]
        joined = [*said[:1], *(Piece(f", {part.text}", part.language) for part in said[1:])]
        return [*joined, Piece(f". {description.about}", language)] if description.about else joined


def utterances(pieces: Iterable[Piece], mark: Mark | None) -> Iterator[Utterance]:
    """The utterances of some pieces, a new one where the language changes; none where there are no words."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and (base(merged[-1].language) == base(piece.language) or not _has_words(piece.text)):
            merged[-1] = Piece(merged[-1].text + piece.text, merged[-1].language)
        elif piece.text.strip():
            merged.append(piece)
    for number, piece in enumerate(merged):
        text = " ".join(piece.text.split()).replace(" , ", ", ")
        text = text.lstrip(",.;: ") if number else text
        if text:
            yield Utterance(text, piece.language, mark)


def base(language: str) -> str:
    """A language without its region: "en" of "en-GB"."""
    return language.lower().partition("-")[0]


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
