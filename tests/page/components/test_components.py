"""Components: HTML in, kinds and values out, as the cases of this folder's YAML files, one file a component.

A case's `found` has a line for each component of the file's kind, "kind name=value; name=value", with its parts under
it, indented by two spaces. A `target` is written as the role and name of the node that it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plainspoken.documents import load
from plainspoken.flow import Component, Page
from plainspoken.page import parse
from plainspoken.page.components.registry import FINDERS
from plainspoken.page.structure import items

HERE = Path(__file__).parent
KINDS = sorted(finder.__module__.rpartition(".")[2] for finder in FINDERS)
CASES = [
    (file.stem, case) for file in sorted(HERE.glob("*.yaml")) for case in load(file, name=file.name).value["cases"]
]


def page_of(html: str) -> Page:
    return parse(html, "https://anytown.example/page", "text/html; charset=utf-8")


def written(page: Page, component: Component, depth: int = 0) -> Iterator[str]:
    """A component as lines."""
    values = dict(component.values)
    if isinstance(target := values.get("target"), int):
        node = page.nodes[target]
        values["target"] = f"{node.role} {node.name.strip()}".strip()
    told = "; ".join(f"{name}={value}" for name, value in values.items())
    yield f"{'  ' * depth}{component.kind} {told}".rstrip()
    for part in component.parts:
        yield from written(page, part, depth + 1)


def found(page: Page, kind: str) -> list[str]:
    return [line for each in page.components if each.kind == kind for line in written(page, each)]


@pytest.mark.parametrize(("kind", "case"), CASES, ids=lambda each: each if isinstance(each, str) else each["name"])
def test_what_is_found(kind: str, case: dict[str, Any]) -> None:
    assert found(page_of(case["page"]), kind) == case["found"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_component_has_cases_and_one_that_is_none(kind: str) -> None:
    own = [case for each, case in CASES if each == kind]
    assert len(own) >= 4
    assert any(not case["found"] for case in own)


@pytest.mark.parametrize(("kind", "case"), CASES, ids=lambda each: each if isinstance(each, str) else each["name"])
def test_spans_are_those_of_nodes_and_parts_lie_inside(kind: str, case: dict[str, Any]) -> None:
    page = page_of(case["page"])
    for component in page.components:
        assert 0 <= component.start < component.end <= len(page.nodes)
        for part in component.parts:
            assert component.start <= part.start < part.end <= component.end
            assert all(part.start <= start < end <= part.end for start, end in part.told)
        assert all(component.start <= start < end <= component.end for start, end in component.told)


def test_components_come_in_document_order_the_outer_one_first() -> None:
    page = page_of(
        '<a class="govuk-back-link" href="/">Back</a><div class="govuk-summary-card"><h2>'
        'Card</h2><dl class="govuk-summary-list"><dt>Age</dt><dd><strong class="govuk-tag">38</strong></dd></dl></div>'
    )
    assert [each.kind for each in page.components] == ["back_link", "summary_card", "summary_list", "tag"]


def test_a_component_inside_one_of_its_kind_is_part_of_it() -> None:
    nested = '<div class="govuk-inset-text">' * 400 + "Words" + "</div>" * 400
    assert [each.kind for each in page_of(nested).components] == ["inset_text"]


@pytest.mark.parametrize("kind", ["task", "step", "error"])
def test_one_can_go_to_the_parts(kind: str) -> None:
    html = (
        '<div class="govuk-error-summary"><h2>Errors</h2><ul><li><a href="#t">Say when</a></li></ul></div>'
        '<ul class="govuk-task-list"><li class="govuk-task-list__item"><a href="/t" id="t">Pay</a></li></ul>'
        '<div class="gem-c-step-nav"><div class="gem-c-step-nav__step"><h3>Apply</h3></div></div>'
    )
    page = page_of(html)
    names = [f"{page.nodes[index].role} {page.nodes[index].name}" for index in items(page, kind)]
    assert names == {"task": ["link Pay"], "step": ["heading Apply"], "error": ["link Say when"]}[kind]


HOSTILE = {
    "date inputs in one fieldset": "<fieldset>" + "<div class=govuk-date-input><input></div>" * 2000 + "</fieldset>",
    "summary lists in summary lists": "<dl><dt>a<dd>b<dd><a href=x>Change</a>" * 450,
    "options that all reveal one thing": "<fieldset>"
    + "<input type=radio data-aria-controls=q>" * 2000
    + "<div id=q>"
    + "<input>" * 2000
    + "</div></fieldset>",
    "options that reveal themselves": "<fieldset><div id=q>"
    + "<input type=radio aria-controls=q>" * 9
    + "</div></fieldset>",
    "alerts beside summaries": "<div class=error-summary><h2>a</h2></div>" * 900
    + "<div role=alert><h2>x</h2><ul><li><a href='#a'>x</a></ul></div>" * 900,
    "tasks in tasks": "<ul class=task-list><li class=task-list-item><a href=x>a</a>" * 400,
    "nothing in anything": "".join(
        f"<div class='{kind}'></div>" for kind in ("govuk-tabs", "govuk-panel", "govuk-tag")
    ),
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_does_no_harm(html: str) -> None:
    page = page_of(html)
    assert all(0 <= each.start < each.end <= len(page.nodes) for each in page.components)
    assert len(page.components) <= len(page.nodes)


DESIGN_SYSTEM = load(HERE / "design_system" / "components.yaml").value


@pytest.mark.parametrize("name", DESIGN_SYSTEM)
def test_each_component_of_the_design_system_is_known_or_needs_no_knowing(name: str) -> None:
    told = DESIGN_SYSTEM[name]
    assert ("module" in told) != ("why" in told)
    modules = {told[key] for key in ("module", "and") if key in told}
    assert modules <= set(KINDS)
    assert len(told.get("why", "a reason in words")) > 10


def test_there_are_all_39() -> None:
    assert len(DESIGN_SYSTEM) == 39
    known = {told[key] for told in DESIGN_SYSTEM.values() for key in ("module", "and") if key in told}
    assert set(KINDS) - known == {"step_by_step"}, "a pattern, not a component"
