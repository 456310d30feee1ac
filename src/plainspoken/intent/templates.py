"""hassil's template format, behind a door: a template becomes the sentences it stands for, or a fault in words.

hassil answers a broken template with an assertion or an error about "chunks", matches strictly, cannot sample a range
and needs a list of all values before it starts, so only its parser and its sampler are used; slots stay open.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from hassil.errors import MissingRuleError
from hassil.expression import Sentence
from hassil.parse_expression import parse_sentence
from hassil.parser import ParseError
from hassil.sample import sample_sentence

SENTENCES_ALLOWED = 60


class TemplateError(ValueError):
    """A template that cannot be used, with words that say why."""


class Templates:
    """Expands the templates of one file, whose rules may be named in them as <rule>."""

    def __init__(self, rules: Mapping[str, str]) -> None:
        self._rules = {name: self._parsed(template) for name, template in rules.items()}

    def sentences(self, template: str) -> tuple[str, ...]:
        """Every sentence of a template, each once, slots left as {slot}; raises TemplateError."""
        if not set(template) & set("[](){}<>|"):
            return (" ".join(template.split()),)
        try:
            sampled = sample_sentence(self._parsed(template), expansion_rules=self._rules, expand_lists=False)
            found = list(islice(sampled, SENTENCES_ALLOWED + 1))
        except MissingRuleError as problem:
            raise TemplateError(
                f"names a rule that is not under `rules`; there are {_listed(self._rules)}"
            ) from problem
        except RecursionError as problem:
            raise TemplateError("uses a rule that uses itself") from problem
        if len(found) > SENTENCES_ALLOWED:
            raise TemplateError(f"stands for more than {SENTENCES_ALLOWED} sentences: split or shorten it")
        return tuple(dict.fromkeys(" ".join(sentence.split()) for sentence in found))

    def _parsed(self, template: str) -> Sentence:
        try:
            return parse_sentence(template)
        except (ParseError, AssertionError, IndexError, ValueError) as problem:
            raise TemplateError("is a broken template: see that every ( [ { < is closed") from problem


def _listed(names: Mapping[str, object]) -> str:
    return ", ".join(names) or "none"
