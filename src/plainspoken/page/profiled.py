"""What a site's profile points out on a page: its menus, its trail, its search, its results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bs4 import Tag

from plainspoken.flow import Control, Form, Node, Part, Site
from plainspoken.page.document import Document
from plainspoken.page.selecting import matching

MOST = 400
"""Elements that one selector may point out; of a page with more the first so many count."""

NEVER_CONTENT = frozenset({"navigation", "breadcrumbs"})


def selectors(site: Site) -> Mapping[str, str]:
    """The selectors of a profile by the kind of part that each points out."""
    told = {
        "navigation": site.navigation,
        "breadcrumbs": site.breadcrumbs,
        "results": site.results,
        "search": site.search_form,
        "cookies": site.cookies.banner,
    }
    return {kind: selector for kind, selector in told.items() if selector}


def outside(document: Document, site: Site | None) -> frozenset[int]:
    """The elements, by `id(tag)`, that the profile says are menus or trails, which are never content."""
    told = selectors(site) if site is not None else {}
    return matching(document, (selector for kind, selector in told.items() if kind in NEVER_CONTENT))


def parts(document: Document, nodes: tuple[Node, ...], site: Site | None) -> tuple[Part, ...]:
    """The parts that the profile points out and the page has, each with its path and span of nodes, kind by kind."""
    told = selectors(site) if site is not None else {}
    return tuple(
        Part(kind, path, *span(nodes, path))
        for kind, selector in told.items()
        for path in _paths(document, matching(document, (selector,)))
    )


def spans(nodes: tuple[Node, ...], found: tuple[Part, ...]) -> frozenset[int]:
    """The nodes, by index, of the parts that are never content."""
    return frozenset(
        index for part in found if part.kind in NEVER_CONTENT for index in range(part.start, part.end) if nodes
    )


def with_sensitive(forms: tuple[Form, ...], site: Site | None) -> tuple[Form, ...]:
    """The forms with those controls marked whose label, name or id the profile calls sensitive."""
    wanted = {_plain(each) for each in site.sensitive} if site is not None else set()
    if not wanted:
        return forms
    return tuple(replace(form, controls=tuple(_marked(control, wanted) for control in form.controls)) for form in forms)


def _marked(control: Control, wanted: set[str]) -> Control:
    called = (control.label, control.name, control.group, control.attributes.get("id", ""))
    return replace(control, sensitive=True) if any(_plain(each) in wanted for each in called if each) else control


def _plain(text: str) -> str:
    words = " ".join(re.findall(r"\w+", text.casefold().replace("_", " ").replace("-", " ")))
    return words.removesuffix(" optional")


def _paths(document: Document, found: frozenset[int]) -> Iterator[str]:
    """The paths of some elements in document order, less those inside one before them."""
    last = ""
    for tag in _first(tag for tag in document.elements if id(tag) in found):
        path = document.box(tag).path
        if not last or not path.startswith(f"{last}/"):
            last = path
            yield path


def _first(tags: Iterator[Tag]) -> Iterator[Tag]:
    return (tag for _, tag in zip(range(MOST), tags, strict=False))


def span(nodes: tuple[Node, ...], path: str) -> tuple[int, int]:
    """The nodes of an element, the end not in it; (0, 0) where it has none, being hidden or empty."""
    inside = f"{path}/"
    found = [node.index for node in nodes if node.path == path or node.path.startswith(inside)]
    return (found[0], found[-1] + 1) if found else (0, 0)
