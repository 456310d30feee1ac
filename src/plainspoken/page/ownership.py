"""Which form owns each control, after the HTML standard's form owner.

Source: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#association-of-controls-and-forms
A form that is not closed, or that stands between a table and its rows, owns controls that are not inside its element:
the parser remembers the open form in a pointer. The finished tree has lost that pointer, so the tags of the source are
gone through once more, only to follow it.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping

from bs4 import Tag

from plainspoken.page.source import tags

CONTROLS = frozenset({"input", "button", "select", "textarea"})

_PAIR = re.compile(r"""[\s/]++(=?+[^\s/>=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']?+[^\s>]*+)))?+""")
Owners = Mapping[int, Tag | None]


def owners(identifiers: Mapping[str, Tag], elements: tuple[Tag, ...], source: str = "") -> Owners:
    """Give the owning form of each control by `id(tag)`, None where it has none.

    `identifiers` finds an element of the page by its id; `elements` are its forms and controls in tree order; `source`
    is the page's text, without which only the `form` attribute and the forms around a control are looked at.
    """
    forms = [element for element in elements if element.name == "form"]
    inside = {id(form) for form in forms}
    pointed = _pointed(source, forms, elements) if forms and source else {}
    found: dict[int, Tag | None] = {}
    for control in elements:
        if control.name not in CONTROLS:
            continue
        if control.has_attr("form"):
            named = identifiers.get(str(control["form"]))
            found[id(control)] = named if named is not None and id(named) in inside else None
        else:
            found[id(control)] = pointed.get(id(control)) or _around(control)
    return found


def _around(control: Tag) -> Tag | None:
    return next((parent for parent in control.parents if parent.name == "form"), None)


def _pointed(source: str, forms: list[Tag], elements: tuple[Tag, ...]) -> dict[int, Tag]:
    """The controls that the parser tied to an open form, by `id(tag)`.

    A control in the source is told in the tree by its name and attributes, in order: tables move some out of place.
    """
    waiting: defaultdict[tuple[str, str, str], deque[Tag]] = defaultdict(deque)
    for element in elements:
        if element.name in CONTROLS:
            waiting[_signature(element.name, element.attrs)].append(element)
    found: dict[int, Tag] = {}
    for key, number in _tied(source):
        if not waiting[key]:
            continue
        control = waiting[key].popleft()
        if 0 <= number < len(forms):
            found[id(control)] = forms[number]
    return found


def _tied(source: str) -> Iterator[tuple[tuple[str, str, str], int]]:
    """Each control's signature in source order, with the number of the form that is open there (-1 for none)."""
    made, pointer, templates = 0, -1, 0
    for closing, name, attributes in _tags(source):
        if name == "template":
            templates = max(0, templates - 1) if closing else templates + 1
        elif templates:
            continue
        elif name == "form":
            if closing:
                pointer = -1
            elif pointer < 0:
                made, pointer = made + 1, made
        elif name in CONTROLS and not closing:
            yield _signature(name, attributes), pointer


def _tags(source: str) -> Iterator[tuple[bool, str, dict[str, str]]]:
    for tag in tags(source):
        name, closing = tag["name"].lower(), bool(tag["close"])
        yield closing, name, _attributes(tag["rest"]) if name in CONTROLS and not closing else {}


def _attributes(rest: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in _PAIR.finditer(rest):
        found.setdefault(pair[1].lower(), pair[2] or pair[3] or pair[4] or "")
    return found


def _signature(name: str, attributes: Mapping[str, object]) -> tuple[str, str, str]:
    """Tag, name and id: enough to tell controls apart, and hardly ever written with character references."""
    return name, str(attributes.get("name", "")), str(attributes.get("id", ""))
