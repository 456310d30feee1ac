"""Documents that a site gives out beside its pages, made into pages: PDF, tables of figures, OpenDocument.

Each is turned into plain marked-up text first and that into a Page, so that headings, tables and paragraphs in them
are moved through and read as those of any page are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plainspoken.flow import Page, Site, Trouble
from plainspoken.page import parse
from plainspoken.page.attachments import kinds, opendocument, pdf, tabular
from plainspoken.page.attachments.kinds import Kind
from plainspoken.wording import Wording

__all__ = ["opened"]

Maker = Callable[[bytes, str, str, Wording], str | Trouble]
"""Makes marked-up text of a document's bytes, its Content-Type and its name, or tells why it cannot."""

MAKERS: Mapping[Kind, Maker] = {
    Kind.PDF: pdf.marked_up,
    Kind.CSV: tabular.marked_up,
    Kind.ODT: opendocument.marked_up,
    Kind.ODS: opendocument.marked_up,
}


def opened(body: bytes, url: str, content_type: str, wording: Wording, site: Site | None = None) -> Page | Trouble:
    """What came from an address as a Page: a document by its kind, anything else as HTML; never raises.

    A document that is locked, broken or without words gives the Trouble that says so.
    """
    kind = kinds.of_body(body, url, content_type)
    maker = MAKERS.get(kind) if kind is not None else None
    if maker is None:
        return parse(body, url, content_type, site)
    made = maker(body, content_type, kinds.file_name(url), wording)
    return made if isinstance(made, Trouble) else parse(made, url, "text/html; charset=utf-8", site)
