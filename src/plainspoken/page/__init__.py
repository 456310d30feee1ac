"""What a page is: its tree, the nodes a person can be told of, the blocks to read, and its forms."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from plainspoken.flow import Node, Page, Site
from plainspoken.page import (
    blocks,
    containers,
    content,
    decode,
    document,
    forms,
    lasting,
    nodes,
    profiled,
    readiness,
    translations,
    tree,
)
from plainspoken.page.components import components
from plainspoken.page.interchange import as_object, to_json
from plainspoken.page.unswept import unswept

__all__ = ["as_object", "parse", "to_json"]


def parse(
    body: bytes | str,
    url: str,
    content_type: str = "",
    site: Site | None = None,
    opened: frozenset[str] = frozenset(),
) -> Page:
    """Make a page of what a server sent: its nodes, its blocks and its forms. Never fails, whatever the markup.

    `content_type` is the header as it came; `site`, the profile, says what is main and what to pass over, and in
    which language a page is that does not say so itself; `opened` are the paths of disclosures that are unfolded.
    """
    with unswept():
        return _made(body, url, content_type, site, opened)


def _made(body: bytes | str, url: str, content_type: str, site: Site | None, opened: frozenset[str]) -> Page:
    text, charset = decode.decode(body, content_type)
    soup = tree.parse(text)
    for path in opened:
        _open(soup, path)
    indexed = document.index(soup, url)
    exposed = nodes.nodes(indexed, site)
    parts = profiled.parts(indexed, exposed, site)
    found = content.with_main(exposed, profiled.spans(exposed, parts), containers.containers(indexed, exposed))
    asked = profiled.with_sensitive(forms.forms(indexed, found, url, charset, text), site)
    return Page(
        url=url,
        title=_title(soup),
        language=_language(soup) or (site.language if site else "en"),
        nodes=found,
        blocks=blocks.blocks(found),
        forms=asked,
        components=components(indexed, found, asked),
        beyond=readiness.beyond_voice(indexed, found, url),
        parts=parts,
        translations=translations.translations(indexed, url, site),
        lasts=lasting.lasts(soup, text, _words(found)),
        ended=lasting.ended(url, _title(soup)),
    )


def _open(soup: BeautifulSoup, path: str) -> None:
    """Unfold the details whose summary has a path."""
    found: Tag | None = soup.html
    for place in path.split("/")[1:-1]:
        inside = document.children(found) if found is not None else []
        found = inside[int(place)] if place.isdigit() and int(place) < len(inside) else None
    if found is not None and found.name == "details":
        found.attrs["open"] = ""


def _words(found: tuple[Node, ...]) -> str:
    """The running text of a page, a line a paragraph or a part of one."""
    lines: dict[int, str] = {}
    for node in found:
        if node.role == "text":
            lines[node.line] = lines.get(node.line, "") + node.name
    return "\n".join(lines.values())


def _title(soup: BeautifulSoup) -> str:
    for title in soup.find_all("title"):
        if title.namespace is None:
            return " ".join(title.get_text().split())
    return ""


def _language(soup: BeautifulSoup) -> str:
    html = soup.html
    return str(html.attrs.get("lang") or html.attrs.get("xml:lang") or "").strip() if html is not None else ""
