"""The components of the GOV.UK Design System, recognised by their markup, one module each, named as they are there.

To add one: write its module with `find(markup)`, list it in `registry.py`, and give it sentences in the wording.
Source: https://design-system.service.gov.uk/components/
"""

from __future__ import annotations

from plainspoken.flow import Component, Form, Node
from plainspoken.page.components import markup
from plainspoken.page.components.registry import FINDERS
from plainspoken.page.document import Document

__all__ = ["components"]


def components(document: Document, nodes: tuple[Node, ...], forms: tuple[Form, ...] = ()) -> tuple[Component, ...]:
    """The components of a page in document order, outer ones before those inside them. Never fails."""
    seen = markup.read(document, nodes, forms)
    found = [component for find in FINDERS for component in find(seen)]
    return tuple(sorted(found, key=lambda each: (each.start, -each.end)))
