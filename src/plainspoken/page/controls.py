"""The controls of a page's forms, read from the tree after the HTML standard.

Source: https://html.spec.whatwg.org/multipage/input.html and .../form-elements.html
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bs4 import Tag

from plainspoken.flow import Choice, Control, Node
from plainspoken.page.addresses import address
from plainspoken.page.choices import choices
from plainspoken.page.document import Document
from plainspoken.page.explanations import Explainer
from plainspoken.page.prompts import Prompts
from plainspoken.page.sanitising import sanitised

INPUT_KINDS = frozenset(
    {"hidden", "text", "search", "tel", "url", "email", "password", "date", "month", "week", "time", "datetime-local"}
    | {"number", "range", "color", "checkbox", "radio", "file", "submit", "image", "reset", "button"}
)
BUTTON_KINDS = frozenset({"submit", "image", "reset", "button"})

_KEPT = (
    *(
        "accept",
        "autocomplete",
        "data-behaviour",
        "dirname",
        "enterkeyhint",
        "formenctype",
        "formmethod",
        "formnovalidate",
        "id",
    ),
    *("inputmode", "list", "max", "maxlength", "min", "minlength", "multiple", "pattern", "placeholder", "size"),
    *("spellcheck", "step", "title", "value"),
)
_DIRECTED = frozenset({"hidden", "text", "search", "tel", "url", "email", "password", "submit", "textarea"})


class ControlReader:
    """Reads the controls of one page.

    `nodes` are the page's in order; `where` is the page's address and what its references are relative to.
    """

    def __init__(
        self, document: Document, nodes: tuple[Node, ...], explainer: Explainer, where: tuple[str, str]
    ) -> None:
        self._document = document
        self._nodes = by_path(nodes)
        self._explainer = explainer
        self._in_order = nodes
        self._prompts = Prompts(nodes)
        self._url, self._base = where

    def read(self, element: Tag, validated: bool) -> Control:
        """One control; `validated` is false in a form whose answers the browser is told not to check."""
        path = self._document.box(element).path
        node = self._nodes.get(path)
        kind = kind_of(element)
        about = self._explainer.explain(element, kind)
        options = choices(element) if kind == "select" else ()
        return Control(
            path=path,
            kind=kind,
            name=str(element.get("name") or ""),
            value=_value(element, kind, options),
            node=node.index if node else -1,
            label=self._label(node, kind, about.group),
            group=about.group,
            hint=about.hint,
            error=about.error,
            checked=kind in ("checkbox", "radio") and element.has_attr("checked"),
            disabled=is_disabled(element),
            required=element.has_attr("required") or element.get("aria-required") == "true",
            readonly=element.has_attr("readonly"),
            multiple=element.has_attr("multiple"),
            choices=options,
            attributes=self._attributes(element, kind, validated),
            revealed_by=self._explainer.condition(element),
        )

    def prompted(self, controls: tuple[Control, ...]) -> tuple[Control, ...]:
        """The controls, those options of one name that no legend asks about with the words before the first of them."""
        loose = [c for c in controls if c.kind in ("radio", "checkbox") and not c.group and c.name]
        names = Counter((c.kind, c.name) for c in loose)
        asked: dict[tuple[str, str], str] = {}
        for control in controls:
            key = (control.kind, control.name)
            if names[key] > 1 and key not in asked and 0 <= control.node < len(self._in_order):
                asked[key] = self._prompts.of_options(self._in_order[control.node])
        return tuple(replace(c, group=asked[(c.kind, c.name)]) if (c.kind, c.name) in asked else c for c in controls)

    def _label(self, node: Node | None, kind: str, group: str) -> str:
        """A control's name; a question without one is called by its group or by the words that it stands behind."""
        if node is None or node.name or kind in BUTTON_KINDS:
            return node.name if node else ""
        if kind in ("radio", "checkbox"):
            return self._prompts.of_option(node) or group
        return group or self._prompts.of_field(node)

    def _attributes(self, element: Tag, kind: str, validated: bool) -> dict[str, str]:
        found = {key: str(element[key]) for key in _KEPT if element.has_attr(key)}
        if element.has_attr("formaction"):
            given = str(element["formaction"])
            found["formaction"] = address(self._base, given) if given else self._url
        if found.get("dirname") and kind in _DIRECTED:
            found["direction"] = _direction(element)
        if not validated or any(parent.name == "datalist" for parent in element.parents):
            found["novalidate"] = ""
        if element.has_attr("required"):
            found["required"] = ""
        return found


def by_path(nodes: tuple[Node, ...]) -> dict[str, Node]:
    """The exposed nodes by the path of their element."""
    found: dict[str, Node] = {}
    for node in nodes:
        if node.role != "text":
            found.setdefault(node.path, node)
    return found


def kind_of(element: Tag) -> str:
    """A control's kind: "select", "textarea", a button's or an input's type ("text" for one that is not known)."""
    if element.name in ("select", "textarea"):
        return element.name
    given = str(element.get("type") or "").lower()
    if element.name == "button":
        return given if given in ("reset", "button") else "submit"
    return given if given in INPUT_KINDS else "text"


def is_disabled(element: Tag) -> bool:
    """Whether a control is disabled, by itself or by a fieldset (the fieldset's first legend is spared)."""
    if element.has_attr("disabled"):
        return True
    inner: Tag = element
    for parent in element.parents:
        if parent.name == "fieldset" and parent.has_attr("disabled") and inner is not _first_legend(parent):
            return True
        inner = parent
    return False


def _first_legend(fieldset: Tag) -> object:
    return fieldset.find("legend", recursive=False)


def _value(element: Tag, kind: str, options: tuple[Choice, ...]) -> str:
    if kind == "select":
        return next((choice.value for choice in options if choice.selected), "")
    if kind == "textarea":
        return element.get_text().replace("\r\n", "\n").replace("\r", "\n")
    given = element.get("value")
    if given is None:
        absent = {"checkbox": "on", "radio": "on"}
        if element.name == "input":
            absent["submit"] = "Submit"  # what Chromium sends in English for a button without a value
        given = absent.get(kind, "")
    attributes = {name: str(value) for name, value in element.attrs.items()}
    return "" if kind == "file" else sanitised(kind, str(given), attributes)


def _direction(element: Tag) -> str:
    """Which way a control is written, for its dirname: its own dir, else that of the elements around it."""
    for holder in (element, *element.parents):
        written = str(holder.get("dir") or "").lower()
        if written in ("ltr", "rtl"):
            return written
        if written == "auto":
            return "auto"
    return "ltr"
