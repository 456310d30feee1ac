"""The password input; any field for a password is one.

Source: https://design-system.service.gov.uk/components/password-input/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Markup
from plainspoken.page.document import attribute, kind


def find(markup: Markup) -> Iterator[Component]:
    """The password inputs: `name`, and `new` 1 where a password is to be thought of and not remembered."""
    for tag in markup.tagged("input"):
        node = markup.node(tag) if kind(tag) == "password" else None
        if node is not None:
            new = 1 if "new-password" in attribute(tag, "autocomplete").lower().split() else None
            yield from markup.component("password_input", tag, {"name": node.name, "new": new})
