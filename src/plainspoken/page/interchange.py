"""The page as JSON: what `plainspoken read --json` prints of a page, one object a line.

The names of the keys are an outside contract (DESIGN.md, "The page as JSON").
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from plainspoken.flow import Control, Node, Page

_WORDS = ("description", "value", "url")
_TRUTHS = ("required", "disabled")
_MAYBE = ("checked", "expanded", "selected")
_BUTTONS = frozenset({"button", "image", "reset", "submit"})
_BOXES = frozenset({"textbox", "searchbox", "spinbutton", "combobox"})


def to_json(page: Page) -> str:
    """Give a page as one line of JSON; the keys that say nothing are left out."""
    return json.dumps(as_object(page), ensure_ascii=False, separators=(",", ":"))


def as_object(page: Page) -> dict[str, Any]:
    """Give a page as JSON's own types."""
    controls = {control.node: control for form in page.forms for control in form.controls}
    listed = [shown for node in page.nodes for shown in _shown(node, controls.get(node.index))]
    return {"url": page.url, "title": page.title, "language": page.language, "nodes": listed}


def _shown(node: Node, control: Control | None) -> Iterator[dict[str, Any]]:
    """Give a node as an object, and after it the text that a browser shows in a field or a button."""
    name = node.name.strip()
    if node.role == "text":
        if name:
            yield {"path": node.path, "role": "text", "name": name}
        return
    found: dict[str, Any] = {"path": node.path, "role": node.role, "name": name}
    if node.level:
        found["level"] = node.level
    found |= {key: getattr(node, key) for key in _WORDS if getattr(node, key)}
    found |= {key: True for key in _TRUTHS if getattr(node, key)}
    found |= {key: getattr(node, key) for key in _MAYBE if getattr(node, key) is not None}
    yield found
    inner = _inner(node, control)
    if inner:
        yield {"path": node.path, "role": "text", "name": inner}


def _inner(node: Node, control: Control | None) -> str:
    """The words that a browser shows inside a control that has no text of its own, a password as bullets."""
    if node.tag not in ("input", "textarea"):
        return ""
    kind = control.kind if control is not None else ""
    if kind == "password" and control is not None:
        return "•" * len(control.value)
    if node.role in _BOXES:
        return " ".join(node.value.split())
    return (control.value if control is not None else "") or node.name if kind in _BUTTONS else ""
