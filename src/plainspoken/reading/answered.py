"""A page with the person's answers on it, so that a field is read as they left it and not as the site sent it."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Answer, Control, Node, Page
from plainspoken.page.sensitive import is_sensitive


def answered(page: Page, answers: tuple[Answer, ...]) -> Page:
    """The page with its fields' values and ticks as they were answered; a secret's value is left as it was."""
    if not answers:
        return page
    controls = {control.path: control for form in page.forms for control in form.controls}
    nodes = list(page.nodes)
    for answer in answers:
        control = controls.get(answer.path)
        if control is not None and 0 <= control.node < len(nodes):
            nodes[control.node] = _filled(nodes[control.node], control, answer.value)
    return replace(page, nodes=tuple(nodes))


def _filled(node: Node, control: Control, value: str) -> Node:
    if control.kind in ("radio", "checkbox"):
        return replace(node, checked=bool(value))
    if is_sensitive(control):
        return node
    labels = [choice.label for choice in control.choices if choice.value == value]
    return replace(node, value=labels[0] if labels else value)
