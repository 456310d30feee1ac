"""Positions in sets, bounds of values, owned elements: HTML in, what of each node is told out (WAI-ARIA 1.2)."""

import pytest
from shown import found

TREE = (
    "<div role=tree><p role=treeitem aria-level=1>a<p role=treeitem aria-level=2>b<p role=treeitem aria-level=2>c"
    "<p role=treeitem aria-level=1>d</div>"
)
PLACES = [
    ("<ul><li>a<li>b<ol><li>c</ol></ul>", ["a 1/2", "b 2/2", "c 1/1"]),
    ("<ul><li>a<li hidden>b<li>c</ul>", ["a 1/2", "c 2/2"]),
    ("<select><option>a<optgroup label=g><option>b</select>", ["a 1/2", "b 2/2"]),
    ("<ul><li aria-posinset=4 aria-setsize=9>a<li aria-posinset=5 aria-setsize=-1>b</ul>", ["a 4/9", "b 5/0"]),
    (
        "<input type=radio name=x title=a><input type=radio name=y title=b><input type=radio name=x title=c>",
        ["a 1/2", "b 1/1", "c 2/2"],
    ),
    (
        "<form><input type=radio name=x title=a></form><form><input type=radio name=x title=b></form>",
        ["a 1/1", "b 1/1"],
    ),
    ("<form id=f></form><input type=radio name=x title=a form=f><input type=radio name=x title=b>", ["a 1/1", "b 1/1"]),
    (
        "<div role=radiogroup><b role=radio>a</b><b role=radio>b</b></div><b role=radio>c</b>",
        ["a 1/2", "b 2/2", "c 0/0"],
    ),
    ("<div role=tablist><b role=tab>a</b><b role=tab>b</b></div>", ["a 1/2", "b 2/2"]),
    ("<ul role=menu><li role=menuitem>a<li role=menuitemcheckbox>b</ul>", ["a 1/2", "b 2/2"]),
    (TREE, ["a 1/2 level 1", "b 1/2 level 2", "c 2/2 level 2", "d 2/2 level 1"]),
    (
        "<ul role=tree><li role=treeitem>a<ul role=group><li role=treeitem>b</ul><li role=treeitem>c</ul>",
        ["a 1/2 level 1", "b 1/1 level 2", "c 2/2 level 1"],
    ),
    ("<div role=feed><article>a</article><article>b</article></div>", ["a 1/2", "b 2/2"]),
    ("<p>a", []),
]
ITEMS = {"listitem", "option", "radio", "tab", "menuitem", "menuitemcheckbox", "treeitem", "article"}


@pytest.mark.parametrize(("html", "expected"), PLACES)
def test_positions(html: str, expected: list[str]) -> None:
    nodes = found(html)
    texts = {node.parent: node.name for node in reversed(nodes) if node.role == "text"}
    items = [node for node in nodes if node.role in ITEMS]
    levels = [f" level {node.level}" if node.level else "" for node in items]
    shown = [
        f"{texts.get(node.index) or node.name} {node.position}/{node.size}{level}"
        for node, level in zip(items, levels, strict=True)
    ]
    assert shown == expected


BOUNDS = [
    ("<input type=range>", (0, 100)),
    ("<input type=range min=5 max=2>", (5, 5)),
    ("<input type=number>", (None, None)),
    ("<input type=number min=1 max=nine>", (1, None)),
    ("<progress value=1>", (0, 1)),
    ("<progress value=1 max=0>", (0, 1)),
    ("<progress>", (None, None)),
    ("<meter max=10>", (0, 10)),
    ("<p role=slider aria-valuemax=7>", (0, 7)),
    ("<p role=spinbutton aria-valuemin=-2.5>", (-2.5, None)),
    ("<p role=progressbar aria-valuemax=inf>", (0, 100)),
    ("<p role=textbox aria-valuemin=1>", (None, None)),
]


@pytest.mark.parametrize(("html", "expected"), BOUNDS)
def test_bounds(html: str, expected: tuple[float | None, float | None]) -> None:
    node = found(html)[0]
    assert (node.minimum, node.maximum) == expected


OWNED = [
    ("<ul aria-owns='x y'><li>a</ul><i id=x role=listitem>X</i><p>m</p><b id=y role=listitem>Y</b>",
     "list(a X Y) paragraph(m)"),
    ("<p id=k role=listitem>b</p><div role=list aria-owns=k></div>", "list(b)"),
    ("<div id=p><div role=group aria-label=g aria-owns=p>in</div></div>", "group(in)"),
    ("<div id=p role=group aria-label=p aria-owns=p>in</div>", "group(in)"),
    ("<div role=group title=1 aria-owns=z>1</div><div role=group title=2 aria-owns='z z'>2</div><b id=z>Z</b>",
     "group(1 Z) group(2)"),
    ("<div role=group title=1 aria-owns='c h'>1</div><b id=h hidden>h</b><b id=c aria-hidden=true>c</b>", "group(1)"),
    ("<div role=group title=g aria-owns='k j'>t<b id=j>J</b><b id=k>K</b><b>L</b></div>", "group(t L K J)"),
    ("<div hidden role=group title=g aria-owns=k>t</div><b id=k>K</b>", "K"),
    ("<div aria-hidden=true aria-owns=k>t</div><b id=k>K</b>", "K"),
    ("<img alt=I aria-owns=r><b id=r>R</b>", "img R"),
    ("<div role=tree><b role=treeitem aria-owns=g>One</b></div><p role=group id=g><b role=treeitem>Sub</b></p>",
     "tree(One group(Sub))"),
    ("<div role=group title=a id=a aria-owns=b>A</div><div role=group title=b id=b aria-owns=a>B</div>",
     "group(A group(B))"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), OWNED)
def test_owned_elements_stand_where_their_owner_is(html: str, expected: str) -> None:
    nodes = found(html)

    def inside(parent: int) -> str:
        return " ".join(outline(node.index) for node in nodes if node.parent == parent)

    def outline(index: int) -> str:
        node = nodes[index]
        if node.role in ("text", "listitem", "treeitem"):
            return node.name.strip() if node.role == "text" else inside(index)
        return f"{node.role}({inside(index)})" if inside(index) else node.role

    assert inside(-1) == expected
    assert all(node.parent < node.index < node.end <= len(nodes) for node in nodes)


def test_a_chain_of_owners_without_end_is_cut_short() -> None:
    chain = "".join(f"<i id=n{number} aria-owns=n{number - 1}>x</i>" for number in range(5_000))
    assert sum(node.name.count("x") for node in found(chain) if node.role == "text") == 5_000


TOLD = [
    ("<th aria-sort=ascending>a<td>b", "sort", "ascending"),
    ("<th aria-sort=none>a<td>b", "sort", ""),
    ("<td aria-sort=ascending>a<td>b", "sort", ""),
    ("<td><button aria-haspopup=true>a</button>", "popup", "menu"),
    ("<td><button aria-haspopup=dialog>a</button>", "popup", "dialog"),
    ("<td><button aria-haspopup=false>a</button>", "popup", ""),
    ("<td><a href=x type='Application/PDF'>a</a>", "media_type", "application/pdf"),
    ("<td><input title=n aria-describedby='d e'><p id=d>One<p id=e>Two", "descriptions", ("One", "Two")),
    ("<td><input title=n aria-describedby=d><p id=d>One", "descriptions", ()),
]


@pytest.mark.parametrize(("cells", "key", "expected"), TOLD)
def test_what_else_is_told(cells: str, key: str, expected: object) -> None:
    nodes = found(f"<table border=1><tr>{cells}</table>")
    usual = type(expected)()
    assert next((getattr(node, key) for node in nodes if getattr(node, key)), usual) == expected


def test_rows_have_their_place_and_absurd_ones_are_passed_over() -> None:
    rows = "<tr aria-rowindex=12><td>a<td>b<tr aria-rowindex=999999999><td aria-colindex=99999>c<td>d"
    nodes = found(f"<table border=1>{rows}</table>")
    assert [(node.row, node.column) for node in nodes if node.row] == [
        (12, 0),
        (12, 1),
        (12, 2),
        (2, 0),
        (2, 1),
        (2, 2),
    ]
