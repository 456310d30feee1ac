"""The words that a place adds to the commands: what its page's links, headings, fields and options are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from plainspoken.flow import Control, Node, Page, Place, Site
from plainspoken.intent.normal import LITTLE, key_of_normal, normal
from plainspoken.page.questions import TEXT_KINDS, FormQuestion, form_of, question_of

OPENED = frozenset({"link", "disclosure", "tab", "menuitem", "alias"})
PRESSED = frozenset({"button"})
WORDS_SPOKEN = 8


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called: as the page writes it, as it is said, its role and node (-1 for an alias)."""

    label: str
    words: str
    role: str
    node: int = -1
    main: bool = False
    keys: tuple[str, ...] = field(default=(), repr=False)
    sound: str = ""

    @property
    def said(self) -> str:
        """The words as a recogniser hears them: by the sounds that the site's profile gives, else as they are."""
        return self.sound or self.words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the names of a place, main content first; `labels` opens or is pressed, `topics` are the site's aliases."""

    labels: tuple[Name, ...] = ()
    headings: tuple[Name, ...] = ()
    fields: tuple[Name, ...] = ()
    options: tuple[Name, ...] = ()
    boxes: tuple[Name, ...] = ()
    topics: tuple[Name, ...] = ()

    @property
    def everything(self) -> tuple[Name, ...]:
        """All names, what acts first."""
        return (*self.labels, *self.headings, *self.options, *self.boxes, *self.fields)


def vocabulary(place: Place) -> Vocabulary:
    """Gather the names that a place gives: its page's, its site's aliases, its question's options."""
    taught = teacher(place.site)
    topics = tuple(taught(_name(phrase, "alias", -1, True)) for phrase in _topics(place.site))
    if place.page is None:
        return Vocabulary(labels=topics, topics=topics)
    found = sorted((taught(name) for name in _names(place.page)), key=lambda name: not name.main)
    return Vocabulary(
        labels=(*(name for name in found if name.role in OPENED | PRESSED), *topics),
        headings=tuple(name for name in found if name.role == "heading"),
        fields=tuple(name for name in found if name.role == "field"),
        options=tuple(taught(name) for name in _options(place)),
        boxes=tuple(name for name in found if name.role in ("checkbox", "switch")),
        topics=topics,
    )


def _topics(site: Site) -> tuple[str, ...]:
    """The phrases that a site's profile knows: those that open a page, and the tasks that have steps."""
    return tuple(dict.fromkeys((*site.phrases, *(phrase for task in site.tasks for phrase in task.phrases))))


def teacher(site: Site) -> Callable[[Name], Name]:
    """What gives a name the sound of those of its words that the site's profile teaches."""
    sounds = {normal(word): normal(sound) for word, sound in site.words}
    if not sounds:
        return lambda name: name
    longest = sorted(sounds, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in longest if word)})(?!\w)")

    def taught(name: Name) -> Name:
        sound = pattern.sub(lambda found: sounds[found[0]], name.words)
        if sound == name.words:
            return name
        return replace(name, keys=(*name.keys, key_of_normal(sound)), sound=sound)

    return taught


def short(name: Name) -> str:
    """What a person says of a long name: how it begins."""
    return " ".join(name.said.split()[:WORDS_SPOKEN])


def asked(place: Place) -> tuple[Control, ...]:
    """The controls that the waiting question is about: one, or all that hold its answer together."""
    if place.page is None or place.question is None or not place.question.control:
        return ()
    question = question_asked(place)
    return question.controls if question else ()


def question_asked(place: Place) -> FormQuestion | None:
    """The form's question that waits, None where none does."""
    if place.page is None or place.question is None or not place.question.control:
        return None
    form = form_of(place.page, place.question.control)
    return question_of(form, place.question.control) if form else None


def is_written(place: Place) -> bool:
    """Whether the question that waits is answered in words, so that what is typed is an answer."""
    question = question_asked(place)
    return question is not None and question.kind in TEXT_KINDS


def find(names: Iterable[Name], words: str, *, partly: bool = True) -> tuple[Name, ...]:
    """The names that some words in normal form mean, each label once: one for a find, more where they are unclear.

    A name is found by all its words; else, with `partly`, by how it begins or ends (a hidden prefix is not said); else
    by words within it.
    """
    names = tuple(names)
    wanted = key_of_normal(words)
    if not wanted:
        return ()
    if exact := _distinct(name for name in names if wanted in name.keys):
        return exact
    if not partly or LITTLE.issuperset(words.split()):
        return ()
    padded = f" {_bare(words)} "
    edge = _distinct(
        name for name in names if (inside := f" {name.words} ").startswith(padded) or inside.endswith(padded)
    )
    return edge or _distinct(name for name in names if padded in f" {name.words} ")


def _bare(words: str) -> str:
    """Words without the article they begin with."""
    first, _, rest = words.partition(" ")
    return rest if rest and first in ("the", "a", "an") else words


def _distinct(names: Iterable[Name]) -> tuple[Name, ...]:
    """The names whose labels differ, the first of each."""
    found: dict[str, Name] = {}
    for name in names:
        found.setdefault(name.words, name)
    return tuple(found.values())


def _names(page: Page) -> Iterator[Name]:
    """The names of a page's nodes in document order."""
    for node in page.nodes:
        if not node.name or node.disabled:
            continue
        role = ROLES.get(node.role)
        if role:
            name = _name(node.name, role, node.index, node.main and not node.skipped, _visible(page, node))
            if name.words:
                yield name


ROLES = {
    **{role: role for role in ("link", "disclosure", "tab", "menuitem", "button", "heading", "checkbox", "switch")},
    **dict.fromkeys(("textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider", "radiogroup"), "field"),
    **dict.fromkeys(("date", "datetime", "color"), "field"),
}
"""What a node's role makes of its name; a menu button of an input is a button."""


def _visible(page: Page, node: Node) -> str:
    """The words shown inside a node, which a sighted helper would read out though its accessible name is another."""
    if node.role not in OPENED | PRESSED:
        return ""
    shown = " ".join(each.name for each in page.nodes[node.index + 1 : node.end] if each.role == "text")
    return "" if shown == node.name else shown


def _options(place: Place) -> Iterator[Name]:
    """The options of the question that waits, or of all the page's radios and selects."""
    if place.page is None:
        return
    if is_written(place):
        return
    for control in asked(place) or (control for form in place.page.forms for control in form.controls):
        if control.disabled:
            continue
        if not normal(control.label) and not control.choices:
            continue  # an option that nothing names cannot be said
        if control.kind == "radio" or (control.kind == "checkbox" and place.question is not None):
            yield _name(control.label, control.kind, control.node, True)
        for choice in control.choices:
            if not choice.disabled and normal(choice.label):
                yield _name(choice.label, "option", control.node, True)


def _name(label: str, role: str, node: int, main: bool, other: str = "") -> Name:
    """A name with all the keys by which it is found."""
    words = normal(label)
    keys = (key_of_normal(words), *((key_of_normal(normal(other)),) if other else ()))
    return Name(" ".join(label.split()), words, role, node, main, tuple(each for each in keys if each))
