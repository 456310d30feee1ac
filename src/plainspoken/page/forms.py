"""The forms of a page, each with the controls that it owns, after the HTML standard.

Source: https://html.spec.whatwg.org/multipage/forms.html
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from bs4 import Tag

from plainspoken.flow import Control, Form, Node
from plainspoken.page.addresses import address
from plainspoken.page.charsets import UTF_8, accepted
from plainspoken.page.controls import BUTTON_KINDS, ControlReader, by_path
from plainspoken.page.document import Document
from plainspoken.page.explanations import Explainer
from plainspoken.page.ownership import CONTROLS, owners

URLENCODED = "application/x-www-form-urlencoded"

_ASKING = CONTROLS | {"form"}
_ENCTYPES = frozenset({URLENCODED, "multipart/form-data", "text/plain"})
_QUERY_NAMES = frozenset({"q", "query", "search", "searchterm", "search-term", "keyword", "keywords", "s", "term"})
_TYPED = frozenset({"text", "search"})


def forms(
    document: Document,
    nodes: tuple[Node, ...],
    url: str,
    charset: str = UTF_8,
    source: str = "",
) -> tuple[Form, ...]:
    """The page's forms in tree order; controls without a form follow in a form whose path is "".

    `nodes` are the page's, `url` its address, `charset` its encoding's label, `source` its text: with it, controls of
    forms that are not closed, or stand inside tables, find their form too. Never fails.
    """
    elements = tuple(e for e in document.elements if e.name in _ASKING and e.namespace is None)
    if not elements:
        return ()
    exposed = by_path(nodes)
    base = _base(document.named("base"), url)
    controlling = [element for element in elements if element.name in CONTROLS]
    reader = ControlReader(document, nodes, Explainer(document, exposed, controlling), (url, base))
    owned = owners(document.identifiers, elements, source)
    controls: defaultdict[int, list[Control]] = defaultdict(list)
    for element in elements:
        if element.name in CONTROLS:
            owner = owned.get(id(element))
            validated = owner is None or not owner.has_attr("novalidate")
            controls[id(owner) if owner is not None else 0].append(reader.read(element, validated))
    found = [
        _form(
            element,
            document.box(element).path,
            reader.prompted(tuple(controls[id(element)])),
            exposed,
            (url, base, charset),
        )
        for element in elements
        if element.name == "form"
    ]
    loose = reader.prompted(tuple(controls[0]))
    return (*found, Form(path="", action=url, controls=_one_radio(loose))) if loose else tuple(found)


def _form(
    element: Tag, path: str, controls: tuple[Control, ...], nodes: Mapping[str, Node], where: tuple[str, str, str]
) -> Form:
    url, base, page_charset = where
    charset = accepted(str(element.get("accept-charset") or ""), page_charset)
    action = str(element.get("action") or "").strip()
    method = str(element.get("method") or "").lower()
    enctype = str(element.get("enctype") or "").lower()
    node = nodes.get(path)
    form = Form(
        path=path,
        action=address(base, action, charset) if action else url,
        method=method if method in ("get", "post", "dialog") else "get",
        enctype=enctype if enctype in _ENCTYPES else URLENCODED,
        charset=charset,
        node=node.index if node else -1,
        controls=_one_radio(controls),
    )
    return replace(form, search=_is_search(form, element))


def _one_radio(controls: tuple[Control, ...]) -> tuple[Control, ...]:
    """Of the radios with one name the last that the page marks is chosen."""
    chosen = {c.name: c.path for c in controls if c.kind == "radio" and c.checked and c.name}
    return tuple(
        replace(c, checked=False) if c.checked and c.kind == "radio" and chosen.get(c.name, c.path) != c.path else c
        for c in controls
    )


def _is_search(form: Form, element: Tag) -> bool:
    """Whether a form searches the site: one box to type in, and a word or role that says so."""
    asked = [c for c in form.controls if c.kind not in BUTTON_KINDS | {"hidden"} and not c.disabled]
    boxes = [c for c in asked if c.kind in _TYPED]
    if len(boxes) != 1:
        return False
    around = (element, *element.parents)
    if boxes[0].kind == "search" or any(p.get("role") == "search" or p.name == "search" for p in around):
        return True
    last = urlsplit(form.action).path.rstrip("/").rpartition("/")[2].lower() if "[" not in form.action else ""
    return len(asked) == 1 and (boxes[0].name.lower() in _QUERY_NAMES or last.startswith("search"))


def _base(bases: Sequence[Tag], url: str) -> str:
    base = next((element for element in bases if element.get("href")), None)
    return address(url, str(base["href"])) if base is not None else url
