"""Gr: which words follow which when anything may be said, as a transducer that reads and writes words.

A bigram model that backs off to single words: after a word, a word that followed it in the phrases is likelier, and any
other word of the vocabulary stays possible.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from plainspoken.hearing.graphs.lexicon_graph import UNKNOWN
from plainspoken.hearing.graphs.transducer import Transducer

BEGIN, END = "<s>", "</s>"
ANY = ""
"""Stands for whatever word came before, where the model backs off to single words."""


def grammar_graph(
    phrases: Iterable[str], word_labels: Mapping[str, int], *, backoff: float = 0.5, any_word: float = 0.3
) -> Transducer:
    """Build Gr from phrases whose words all have labels; KeyError for a word that has none. [unk] is never said.

    `backoff` is the share left for words that did not follow; `any_word` of it is spread evenly over all words.
    """
    followers = _followers(phrases)
    shares = {word: _scaled(counts, (1 - backoff) / counts.total()) for word, counts in followers.items()}
    shares[ANY] = _single_words(followers, [word for word in word_labels if word != UNKNOWN], any_word)
    graph = Transducer()
    after = {word: graph.add_state() for word in shares}
    graph.start = after.get(BEGIN, after[ANY])
    for word, following in shares.items():
        for follower, share in following.items():
            if follower == END:
                graph.set_final(after[word], -math.log(share))
            else:
                label, target = word_labels[follower], after.get(follower, after[ANY])
                graph.add_arc(after[word], target, read=label, write=label, weight=-math.log(share))
        if word != ANY:
            graph.add_arc(after[word], after[ANY], weight=-math.log(backoff))
    return graph


def _followers(phrases: Iterable[str]) -> dict[str, Counter[str]]:
    """How often each word came after each other, or at the beginning or end of a phrase."""
    followers: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase in phrases:
        for word, follower in pairwise((BEGIN, *phrase.split(), END)):
            followers[word][follower] += 1
    return dict(followers)


def _single_words(followers: Mapping[str, Counter[str]], words: Iterable[str], any_word: float) -> dict[str, float]:
    """How often each word came after anything, mixed with an even share for every word there is."""
    counts: Counter[str] = sum(followers.values(), Counter())
    choices = (*words, END)
    # With no phrases at all there is only the even share.
    total = counts.total() or 1
    return {word: (1 - any_word) * counts[word] / total + any_word / len(choices) for word in choices}


def _scaled(counts: Mapping[str, int], scale: float) -> dict[str, float]:
    return {word: count * scale for word, count in counts.items()}
