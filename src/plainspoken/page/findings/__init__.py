"""What is wrong with a page, so that support workers and testers know which pages defeat people, and why."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Page, Site
from plainspoken.page import decode, document, parse, tree
from plainspoken.page.findings.finding import Criterion, Finding, Inspected, Rule, Spot
from plainspoken.page.findings.registry import RULES
from plainspoken.page.names import Names
from plainspoken.page.roles import Roles
from plainspoken.page.source import places

__all__ = ["RULES", "Criterion", "Finding", "Rule", "findings", "inspect"]


def inspect(
    body: bytes | str, url: str, content_type: str = "", site: Site | None = None
) -> tuple[Page, tuple[Finding, ...]]:
    """Parse a page as `page.parse` does and collect what is wrong with it. Never fails, whatever the markup."""
    page = parse(body, url, content_type, site)
    text, _ = decode.decode(body, content_type)
    indexed = document.index(tree.parse(text), url)
    found = findings(page, indexed)
    spots = places(text) if found else {}
    return page, tuple(replace(each, **spots[each.path]._asdict()) if each.path in spots else each for each in found)


def findings(page: Page, indexed: document.Document) -> tuple[Finding, ...]:
    """Collect what is wrong with a page, in the order of the rules and for each in that of the page.

    `indexed` is the index of the tree that the page was made from.
    """
    roles = Roles(indexed)
    nodes = {node.path: node for node in reversed(page.nodes) if node.role != "text"}
    inspected = Inspected(page, indexed, roles, Names(indexed, roles), nodes)
    return tuple(_finding(rule, spot, inspected) for rule in RULES for spot in rule.check(inspected))


def _finding(rule: Rule, spot: Spot, inspected: Inspected) -> Finding:
    if spot.tag is None:
        return Finding(rule.name, rule.criterion, "0", -1, spot.values)
    node = inspected.node(spot.tag)
    path = inspected.document.box(spot.tag).path
    return Finding(rule.name, rule.criterion, path, node.index if node else -1, spot.values)
