"""What is said of a link to a document: its kind, and its size and pages where the page tells them."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Detail, Node, Page
from plainspoken.page.attachments.links import attachment
from plainspoken.wording import Wording


def told(page: Page, link: Node, wording: Wording, detail: Detail, *, read_on: bool = False) -> Iterator[str]:
    """The kind of document that a link leads to, its size and its pages, but for what its name says already.

    `read_on` where the words after it are read too, so that what they say is not said twice. In brief, the kind only.
    """
    found = attachment(page, link)
    if found is None:
        return
    said = found.said | found.beside if read_on else found.said
    if "kind" not in said:
        yield wording.reply(f"document.{found.kind.value}", {})
    if detail is Detail.BRIEF:
        return
    if found.size and "size" not in said:
        yield found.size
    if found.pages and "pages" not in said:
        yield wording.reply("document.pages", {"count": found.pages})
