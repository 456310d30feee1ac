"""Searching pages by their words: BM25 over weighted fields, pure.

Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.5, where a
word in a title counts as several in the text.
"""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
STOP_WORDS = frozenset(
    re.findall(
        r"\S+",
        "a an and are as at be by can do for from how i in is it me my of on or our the to we what when where with you "
        "your y yr a'r ac o ar",
    )
)
TITLE_WEIGHT, KEYWORD_WEIGHT, SUMMARY_WEIGHT = 8, 5, 3
SATURATION, LENGTH_BIAS = 1.5, 0.5
EXCERPT_WORDS = 28


@dataclass(frozen=True, slots=True)
class Document:
    """A page to be found: its address, and its words by how much they count."""

    path: str
    title: str
    summary: str = ""
    keywords: str = ""
    text: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found, how well it fits, and the words of it that fit."""

    document: Document
    score: float
    excerpt: str


@dataclass(frozen=True)
class Index:
    """Documents with their words counted."""

    documents: tuple[Document, ...]
    counts: tuple[Mapping[str, int], ...]
    spread: Mapping[str, int]
    spellings: frozenset[str]
    mean_length: float = field(default=1.0)

    def search(self, query: str) -> tuple[Hit, ...]:
        """The documents that have a word of the query, those that fit best first; ties keep the site's order."""
        wanted = list(dict.fromkeys(terms(query)))
        scored = [
            (self._score(counts, wanted), document)
            for document, counts in zip(self.documents, self.counts, strict=True)
        ]
        found = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])
        return tuple(Hit(document, score, excerpt(document, wanted)) for score, document in found)

    def suggestion(self, query: str) -> str:
        """The query with each unknown word put as the likeliest word of the site, "" where that changes nothing."""
        words = [word.lower() for word in WORD.findall(query)]
        mended = [self._nearest(word) for word in words]
        return " ".join(mended) if mended != words else ""

    def _nearest(self, word: str) -> str:
        if word in self.spellings or word in STOP_WORDS:
            return word
        return next(iter(difflib.get_close_matches(word, sorted(self.spellings), 1, 0.75)), word)

    def _score(self, counts: Mapping[str, int], wanted: list[str]) -> float:
        length = sum(counts.values())
        norm = SATURATION * (1 - LENGTH_BIAS + LENGTH_BIAS * length / self.mean_length)
        present = [term for term in wanted if term in counts]
        score = sum(self._rarity(term) * counts[term] * (SATURATION + 1) / (counts[term] + norm) for term in present)
        # A page with every word asked for comes before a page that has one of them often.
        return score * len(present) / len(wanted) if wanted else 0.0

    def _rarity(self, term: str) -> float:
        spread = self.spread.get(term, 0)
        return math.log(1 + (len(self.documents) - spread + 0.5) / (spread + 0.5))


def build(documents: Iterable[Document]) -> Index:
    """An index of the documents."""
    kept = tuple(documents)
    counts = tuple(_count(document) for document in kept)
    spread = Counter(term for count in counts for term in count)
    words = frozenset(
        word.lower()
        for document in kept
        for word in WORD.findall(f"{document.title} {document.keywords} {document.text}")
        if len(word) > 2
    )
    mean = sum(sum(count.values()) for count in counts) / len(counts) if counts else 1.0
    return Index(kept, counts, spread, words, mean or 1.0)


def terms(text: str) -> list[str]:
    """The words of a text that count, without their commonest endings."""
    return [_stem(word) for word in (found.lower() for found in WORD.findall(text)) if word not in STOP_WORDS]


def excerpt(document: Document, wanted: Iterable[str]) -> str:
    """About a sentence or two of a document, from the first word wanted; its summary where its text has none."""
    sought = frozenset(wanted)
    words = document.text.split()
    hits = [place for place, word in enumerate(words) if sought.intersection(terms(word))]
    if not hits or document.summary:
        return document.summary
    start = max(0, hits[0] - 4)
    return ("… " if start else "") + " ".join(words[start : start + EXCERPT_WORDS]) + " …"


def _count(document: Document) -> Mapping[str, int]:
    counts = Counter(terms(document.text))
    weighted = (
        (document.title, TITLE_WEIGHT),
        (document.keywords, KEYWORD_WEIGHT),
        (document.summary, SUMMARY_WEIGHT),
    )
    for text, weight in weighted:
        for term in terms(text):
            counts[term] += weight
    return counts


def _stem(word: str) -> str:
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("s", "")):
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + instead
    return word
