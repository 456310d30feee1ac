"""One page judged as someone who uses it by voice meets it: what cannot be asked for, said or heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plainspoken.flow import Node, Page, Site
from plainspoken.intent.normal import normal
from plainspoken.page.attachments.kinds import of_address
from plainspoken.page.findings import Criterion, inspect
from plainspoken.page.leaves import FIELDS
from plainspoken.profiles import leaves
from plainspoken.reading.voicing import base
from plainspoken.survey.audible import SHORT, sound
from plainspoken.survey.audit import redacting
from plainspoken.survey.audit.errands import Flaw, Got, Link, Outcome, State
from plainspoken.wording import Wording

Knows = Callable[[str], bool]

LONG_NAME = 12
"""Words from which on a name is hard to say in one breath."""

LONG_FORM = 15
"""Questions on one page from which on answering by voice is a long journey."""

HEARD = "en"
"""The language of the recogniser whose words are asked about."""

MOST_LINKS = 5_000
_SAID = frozenset({"link", "button", "disclosure", "tab", "menuitem"}) | FIELDS
_TOLD_BY_FINDINGS = frozenset({"script", "captcha"})


@dataclass(frozen=True, slots=True)
class Judge:
    """What pages are judged with: their site, the words, what a recogniser knows, whether queries are walked."""

    site: Site
    wording: Wording
    knows: Knows
    queries: bool = False

    def outcome(self, got: Got) -> Outcome:
        """What a page leads to and what is wrong with it.

        A fault of ours in judging it is told as that page's, and the walk goes on.
        """
        try:
            return _judged(got, self.site, self.wording, self.knows, self.queries)
        except Exception as problem:  # noqa: BLE001 - one page in thousands must not end a walk of days
            return Outcome(got.page, State.FAILED, got.status, why=f"cannot be judged: {type(problem).__name__}")


def _judged(got: Got, site: Site, wording: Wording, knows: Knows, queries: bool) -> Outcome:
    page, findings = inspect(got.body, got.url, got.content_type, site)
    links, left = _links(page, site, queries)
    flaws = [
        _flaw(each.rule, each.criterion, dict(each.values), wording, (each.path, each.line, each.column))
        for each in findings
    ]
    return Outcome(
        got.page,
        State.READ,
        got.status,
        title=redacting.words(page.title),
        links=links,
        flaws=(*flaws, *_by_voice(page, wording)),
        unheard=tuple(_unheard(page, site, knows)),
        left=left,
    )


def journey(steps: int, words: int, wording: Wording) -> Flaw:
    """The flaw of a page that is too far from the start."""
    return _flaw("journey_long", Criterion.GOOD_PRACTICE, {"steps": steps, "count": words}, wording)


def _flaw(
    rule: str,
    criterion: Criterion,
    values: dict[str, str | int],
    wording: Wording,
    place: tuple[str, int, int] = ("0", 0, 0),
) -> Flaw:
    """A flaw in words, with nothing personal in them."""
    kept = {key: redacting.words(value) if isinstance(value, str) else value for key, value in values.items()}
    thing = ", ".join(str(value) for value in kept.values() if isinstance(value, str))
    what, whom, mend = (wording.reply(f"finding.{rule}.{part}", kept) for part in ("what", "whom", "mend"))
    return Flaw(rule, criterion.number, criterion.title, criterion.level, thing, what, whom, mend, *place)


def _links(page: Page, site: Site, queries: bool) -> tuple[tuple[Link, ...], int]:
    """The pages of the site that a page leads to, each once, and how many were left out for their query string."""
    found: dict[str, Link] = {}
    left = 0
    for node in page.nodes:
        url = node.url.partition("#")[0]
        if node.role != "link" or not url.startswith(("http://", "https://")) or url in found:
            continue
        if leaves(site, url) or of_address(url) is not None:
            continue
        if "?" in url and not queries:
            left += 1
        elif len(found) < MOST_LINKS:
            found[url] = Link(url, 1 + len(normal(node.name).split()))
    return tuple(found.values()), left


def _by_voice(page: Page, wording: Wording) -> Iterator[Flaw]:
    """What only those notice who speak and listen."""
    if page.beyond is not None and page.beyond.kind not in _TOLD_BY_FINDINGS:
        yield _flaw(f"beyond_{page.beyond.kind}", Criterion.GOOD_PRACTICE, {}, wording)
    for node in page.nodes:
        words = len(node.name.split())
        if node.role in _SAID and words > LONG_NAME:
            yield _flaw("name_long", Criterion.HEADINGS_AND_LABELS, {"name": node.name, "count": words}, wording)
    for first, second in _alike(page):
        yield _flaw("names_alike", Criterion.GOOD_PRACTICE, {"first": first, "second": second}, wording)
    for form in page.forms:
        asked = len({c.group or c.path for c in form.controls if c.node >= 0 and page.nodes[c.node].role in FIELDS})
        if asked > LONG_FORM:
            yield _flaw("form_long", Criterion.GOOD_PRACTICE, {"count": asked}, wording)


def _alike(page: Page) -> Iterator[tuple[str, str]]:
    """Names of links and buttons that are written differently and sound the same."""
    sounds: dict[str, str] = {}
    for node in page.nodes:
        name = normal(node.name) if node.role in ("link", "button") else ""
        heard = sound(name) if name else ""
        if len(heard) >= SHORT and sounds.setdefault(heard, name) != name:
            yield sounds[heard], name


def _unheard(page: Page, site: Site, knows: Knows) -> Iterator[tuple[str, str]]:
    """Words in the names of what is asked for that no dictionary has and the profile does not teach, each once."""
    taught = {part for word in dict(site.words) for part in normal(word).split()}
    seen: set[str] = set()
    for node in page.nodes:
        spoken = node.language or page.language or site.language
        if node.role not in _SAID or not _is_spoken(node) or base(spoken) != HEARD:
            continue
        for word in normal(redacting.words(node.name)).split():
            if word.isalpha() and word not in seen and word not in taught and not knows(word):
                seen.add(word)
                yield word, redacting.words(node.name)


def _is_spoken(node: Node) -> bool:
    return bool(node.name) and "@" not in node.name and "://" not in node.name
