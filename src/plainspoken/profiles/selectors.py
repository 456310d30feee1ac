"""CSS selectors that can match nothing on any page, told apart without a page."""

from __future__ import annotations

from collections.abc import Iterator

import soupsieve
from soupsieve.css_types import Selector, SelectorList, SelectorNull


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _names(
    "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code "
    "col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer "
    "form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link "
    "main map mark marquee math menu meta meter nav nobr noscript object ol optgroup option output p param picture pre "
    "progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary "
    "sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr "
    "path g rect circle text use"
)
"""The elements that a page may have; names with a hyphen are a site's own."""

VOID = _names("area base br col embed hr img input link meta param source track wbr textarea option script style title")
"""Elements with no elements inside."""


def impossible(selector: str) -> str:
    """Why a selector, or a part of it between commas, can match nothing; "" where it can, or is none at all."""
    try:
        parts = soupsieve.compile(selector).selectors
    except (soupsieve.SelectorSyntaxError, NotImplementedError, ValueError):
        return ""
    return next((reason for part in parts for reason in _reasons(part)), "")


def _reasons(part: Selector | SelectorNull) -> Iterator[str]:
    if isinstance(part, SelectorNull):
        yield "holds what is never so while a page is read, such as :hover: take that out"
        return
    yield from _element(part)
    if len(set(part.ids)) > 1:
        first, second = list(dict.fromkeys(part.ids))[:2]
        yield f"wants one thing to be both #{first} and #{second}: put a space or a comma between them"
    yield from _around(part)


def _element(part: Selector) -> Iterator[str]:
    name = part.tag.name.lower() if part.tag is not None and part.tag.name else "*"
    if name != "*" and "-" not in name and name not in ELEMENTS:
        yield f"names an element {name}, which there is not: write .{name} for a class or #{name} for an id"


def _around(part: Selector) -> Iterator[str]:
    """What is wrong with the things around or before a thing."""
    inner = part.tag.name.lower() if part.tag is not None and part.tag.name else "*"
    relation: SelectorList = part.relation
    for around in relation:
        yield from _reasons(around)
        if isinstance(around, SelectorNull):
            continue
        outer = around.tag.name.lower() if around.tag is not None and around.tag.name else "*"
        if around.rel_type in (" ", ">") and outer in VOID:
            yield f"wants something inside {outer}, which holds nothing"
        if around.rel_type == ">" and outer == "html" and inner not in ("*", "head", "body"):
            yield f"wants {inner} right inside html, where only head and body are: leave out the >"
        if around.rel_type in (" ", ">") and inner in ("html", "body") and outer not in ("*", "html"):
            yield f"wants {inner} inside {outer}, where it never is"
