"""What a page is: nodes, blocks to read, forms and their controls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plainspoken.flow.understanding import Value, Values


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on a page, as an accessible browser exposes it, in document order.

    `role` is ARIA's ("disclosure" for summary, "text" for running words); `path` counts element children from
    html = "0", and running text bears its parent element's path; `parent` is the index of the nearest exposed
    ancestor (-1 for none); `end` is one past the index of the last descendant; inline neighbours share a `line`.
    `expanded`, `selected` and `checked` are None where they do not apply, and so is `number`, that of an item in a
    numbered list. `main` is true inside the main content and `skipped` where the site's profile says to pass over it.

    `descriptions` are the pieces of a description that is put together of several. `position` and `size` are an item's
    place in its set, counted from 1, and how many there are; 0 where there is no set. `minimum` and `maximum` bound a
    value. `sort` is the order that a heading puts its column in ("ascending", "descending", "other"), `popup` what a
    button opens ("menu", "dialog", "listbox", "tree", "grid"), `media_type` that of what a link says it leads to.
    `called` is the number to ask for it by, where its name cannot be heard; 0 where it can.
    """

    index: int
    path: str
    role: str
    name: str = ""
    parent: int = -1
    end: int = 0
    line: int = 0
    level: int = 0
    description: str = ""
    value: str = ""
    url: str = ""
    language: str = ""
    tag: str = ""
    identifier: str = ""
    required: bool = False
    invalid: bool = False
    disabled: bool = False
    readonly: bool = False
    multiline: bool = False
    checked: bool | str | None = None
    expanded: bool | None = None
    selected: bool | None = None
    current: str = ""
    main: bool = False
    skipped: bool = False
    column: int = 0
    row: int = 0
    column_headers: tuple[int, ...] = ()
    row_headers: tuple[int, ...] = ()
    number: int | None = None
    descriptions: tuple[str, ...] = ()
    position: int = 0
    size: int = 0
    minimum: float | None = None
    maximum: float | None = None
    sort: str = ""
    popup: str = ""
    media_type: str = ""
    called: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a select: what it is called, what is sent, whether the page chose it."""

    label: str
    value: str
    selected: bool = False
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """One control of a form, with all that its submission needs.

    `kind` is an input's type ("text", "email", "checkbox", ...), "select", "textarea" or a button's "submit",
    "reset", "button", "image". `node` is the index of its Node, -1 where it is not exposed (hidden fields).
    `label` is the accessible name, `hint` and `error` what the page says about it, `group` its fieldset's legend;
    `sensitive` where the site's profile says that its answer is never said aloud.
    `revealed_by` is the path of the option that it is asked with, "" where it is always asked.
    """

    path: str
    kind: str
    name: str = ""
    value: str = ""
    node: int = -1
    label: str = ""
    group: str = ""
    hint: str = ""
    error: str = ""
    checked: bool = False
    disabled: bool = False
    required: bool = False
    readonly: bool = False
    multiple: bool = False
    choices: tuple[Choice, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    sensitive: bool = False
    revealed_by: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form and the controls it owns in tree order; `node` is its Node's index, -1 where it is not exposed."""

    path: str
    action: str
    method: str = "get"
    enctype: str = "application/x-www-form-urlencoded"
    charset: str = "utf-8"
    node: int = -1
    search: bool = False
    controls: tuple[Control, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a block and the node that they belong to: a text, a link, an image, a control."""

    text: str
    node: int


@dataclass(frozen=True, slots=True)
class Block:
    """What is read in one go: a heading, a paragraph, a list item, a table row, a question, a button.

    Covers the nodes from `start` up to `end`; `sentences` holds its words as runs, a tuple a sentence.
    """

    kind: str
    start: int
    end: int
    sentences: tuple[tuple[Run, ...], ...] = ()
    main: bool = False
    skipped: bool = False
    language: str = ""

    @property
    def text(self) -> str:
        """All its words, sentences parted by a space."""
        return " ".join("".join(run.text for run in sentence).strip() for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Component:
    """A pattern of the Design System recognised on a page, or one of its parts, with what it says in values.

    `kind` is its name there in snake case ("task_list"; a part's is "task"); it covers the nodes from `start` up to
    `end`. `values` fill the gaps of its sentence in the wording; `told` are the spans of nodes, each with its end not
    in it, whose words that sentence says already. `parts` are in document order.
    """

    kind: str
    start: int
    end: int
    values: Values = ()
    parts: tuple[Component, ...] = ()
    told: tuple[tuple[int, int], ...] = ()

    def value(self, name: str) -> Value | None:
        """A value by its name, None where there is none."""
        return dict(self.values).get(name)


@dataclass(frozen=True, slots=True)
class Beyond:
    """Why a page cannot be used by voice alone, and what a person can do instead.

    `kind` is "script" (it needs JavaScript), "captcha", "sign_in" or "picture" (a map, a drawing or a video is all
    there is). `telephone` is a number as the page writes it, "" for none; `statement` and `contact` are the nodes of
    the links to its accessibility statement and to its contact page, -1 for none.
    """

    kind: str
    telephone: str = ""
    statement: int = -1
    contact: int = -1


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that the site's profile points out: its kind, its element's path, its nodes (none: 0 to 0).

    `kind` is "navigation", "breadcrumbs", "search", "results" or "cookies".
    """

    kind: str
    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is read: nodes and blocks in document order, its forms, and the components known by sight.

    `parts` are what the site's profile points out, `translations` the page's address in other languages, by code.
    """

    url: str
    title: str = ""
    language: str = "en"
    nodes: tuple[Node, ...] = ()
    blocks: tuple[Block, ...] = ()
    forms: tuple[Form, ...] = ()
    components: tuple[Component, ...] = ()
    beyond: Beyond | None = None
    parts: tuple[Part, ...] = ()
    lasts: int = 0
    ended: bool = False
    translations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent to a server, byte for byte."""

    method: str
    url: str
    body: bytes = b""
    content_type: str = ""
