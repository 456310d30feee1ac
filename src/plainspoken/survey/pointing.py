"""Selectors for things that were found on pages: content, menus, trail, search, the question about cookies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from bs4 import Tag

from plainspoken.flow import Form
from plainspoken.page.document import attribute
from plainspoken.page.tree import elements
from plainspoken.survey.sampling import Sampled

PLAIN = re.compile(r"[A-Za-z][\w-]*")
CONTENT = ("main", "main-content", "content", "maincontent", "page-content", "primary-content")
MENU = re.compile(r"(?:^|[-_])(?:main-?menu|main-?nav(?:igation)?|primary-?nav(?:igation)?|site-?nav|nav-?main)", re.I)
TRAIL = re.compile(r"bread-?crumbs?", re.IGNORECASE)
COOKIES = re.compile(
    r"cookie[-_]?(?:banner|notice|consent|bar|popup|message)|^ccc$|onetrust|cybotcookie", re.IGNORECASE
)
BOX = re.compile(r"q|query|search[-_]?(?:query|term|text|words|box|input)?|keywords?|terms?|s", re.IGNORECASE)
"""What a box for words to search for is called."""
ELSE = re.compile(r"post-?_?code|address|e-?mail|name|user|phone|uprn|date", re.IGNORECASE)
"""What a box is called that looks something else up than pages."""
FURNITURE = re.compile(
    r"skip-?(?:link|nav|to)|page-?feedback|rate-?this-?page|is-this-page|share-?(?:this|page|links)|addthis|browsealoud"
    r"|back-?to-?top",
    re.IGNORECASE,
)


def selector_of(tag: Tag) -> str:
    """A short selector for an element: its id, else its first class, else its name."""
    identifier = attribute(tag, "id")
    if PLAIN.fullmatch(identifier):
        return f"#{identifier}"
    named = next((name for name in attribute(tag, "class").split() if PLAIN.fullmatch(name)), "")
    return f".{named}" if named else tag.name


def main_of(pages: Iterable[Sampled]) -> str:
    """What holds the content on most pages: the element for it, else one that is called so; "" for none."""
    found: Counter[str] = Counter()
    number = 0
    for each in pages:
        number += 1
        tags = list(elements(each.soup))
        if any(tag.name == "main" for tag in tags):
            found["main"] += 1
        elif any(attribute(tag, "role") == "main" for tag in tags):
            found["[role=main]"] += 1
        else:
            called = {attribute(tag, "id").lower(): tag for tag in tags}
            found.update(selector_of(called[name]) for name in CONTENT if name in called)
    best = found.most_common(1)
    return best[0][0] if best and best[0][1] * 2 > number else ""


def called(pages: Iterable[Sampled], pattern: re.Pattern[str]) -> list[str]:
    """Selectors of elements whose id or class fits a pattern, the commonest first; outermost ones only."""
    found: Counter[str] = Counter()
    for each in pages:
        found.update({selector_of(tag) for tag in _outermost(each, lambda tag: _fits(tag, pattern))})
    return [selector for selector, _ in found.most_common()]


def search_of(pages: Iterable[Sampled]) -> tuple[str, str]:
    """The site's search: its address with {query} in it, or else a selector of its form; ("", "") for none.

    Of all forms that look like one, the surest: one that says so, then one with a box called as such boxes are, then
    one that leads to an address or has an id or a class of that word.
    """
    found: dict[int, tuple[str, str]] = {}
    for number, each in enumerate(pages):
        for form in each.page.forms:
            tag = _at(each, form.path) if form.path else None
            sureness, box = _search_box(form, tag)
            on_its_own = sureness and number and form.method != "get"  # a page's own question: where do you live?
            if not box or sureness in found or on_its_own:
                continue
            if form.method == "get" and urlsplit(form.action).netloc == urlsplit(each.url).netloc:
                found[sureness] = _address(form.action, box, each, tag), ""
            elif tag is not None:
                found[sureness] = "", f"form{selector_of(tag)}" if selector_of(tag) != "form" else "form"
    return found[min(found)] if found else ("", "")


def _search_box(form: Form, tag: Tag | None) -> tuple[int, str]:
    """How surely a form searches, 0 the surest, and the name of the box for the words; "" where it does not."""
    boxes = [c for c in form.controls if c.kind in ("search", "text") and c.name and not ELSE.search(c.name)]
    typed = next((c.name for c in boxes if c.kind == "search"), "")
    usual = next((c.name for c in boxes if BOX.fullmatch(c.name)), "")
    box = typed or usual or (boxes[0].name if boxes else "")
    around = [tag, *tag.parents] if tag is not None else []
    if form.search or typed or any(t.name == "search" or attribute(t, "role") == "search" for t in around):
        return 0, box
    if usual:
        return 1, box
    names = (attribute(tag, "id"), attribute(tag, "class"), attribute(tag, "name")) if tag is not None else ()
    return 2, box if any("search" in words.lower() for words in (urlsplit(form.action).path, *names)) else ""


def _address(action: str, name: str, each: Sampled, form: Tag | None) -> str:
    """The address of the results: the form's, with its hidden fields, and the words where they go."""
    parts = urlsplit(urljoin(each.url, action))
    hidden = form.find_all("input", type="hidden") if form is not None else []
    kept = "".join(
        f"&{attribute(tag, 'name')}={attribute(tag, 'value')}"
        for tag in hidden
        if isinstance(tag, Tag) and PLAIN.fullmatch(attribute(tag, "name")) and PLAIN.fullmatch(attribute(tag, "value"))
    )
    return f"{parts.path or '/'}?{name}={{query}}{kept}"


def _at(each: Sampled, path: str) -> Tag | None:
    """The element at a page's path."""
    found: Tag | None = each.soup.html
    for place in path.split("/")[1:]:
        inside = [child for child in found.contents if isinstance(child, Tag)] if found is not None else []
        found = inside[int(place)] if int(place) < len(inside) else None
    return found


def _fits(tag: Tag, pattern: re.Pattern[str]) -> bool:
    if tag.name in ("body", "html", "script", "style", "link", "meta", "a", "button"):
        return False
    return any(pattern.search(name) for name in (attribute(tag, "id"), *attribute(tag, "class").split()))


def _outermost(each: Sampled, wanted: Callable[[Tag], bool]) -> Iterator[Tag]:
    inside: set[int] = set()
    for tag in elements(each.soup):
        if id(tag.parent) in inside:
            inside.add(id(tag))
        elif wanted(tag):
            inside.add(id(tag))
            yield tag
