"""The file upload; any field for a file is one.

Source: https://design-system.service.gov.uk/components/file-upload/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Markup
from plainspoken.page.document import attribute, kind


def find(markup: Markup) -> Iterator[Component]:
    """The file uploads: `name`, `kinds` of file taken ("pdf, jpg") and `several` 1 where many files may be sent."""
    for tag in markup.tagged("input"):
        node = markup.node(tag) if kind(tag) == "file" else None
        if node is not None:
            several = 1 if "multiple" in tag.attrs else None
            kinds = _kinds(attribute(tag, "accept"))
            yield from markup.component("file_upload", tag, {"name": node.name, "kinds": kinds, "several": several})


def _kinds(accept: str) -> str:
    """What an accept attribute takes, as names: ".pdf" and "application/pdf" are both "pdf", "image/*" is "image"."""
    kinds = (each.strip().lower() for each in accept.split(","))
    named = (each.partition("/")[0] if each.endswith("/*") else each.rpartition("/")[2].lstrip(".") for each in kinds)
    return ", ".join(dict.fromkeys(each for each in named if each and each != "*"))
