"""Tables: HTML in, each cell's row, column and headers out."""

import pytest
from shown import found

CASES = [
    (
        "<table><tr><th>A<th>B<th>C<tr><th scope=row>r<td>x<td>y</table>",
        ["A 1,1", "B 1,2", "C 1,3", "r 2,1 A", "x 2,2 B r", "y 2,3 C r"],
    ),
    (
        "<table border=1><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
        ["a 1,1", "b 1,3", "c 2,1", "d 2,2", "e 2,3"],
    ),
    (
        "<table border=1><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d</table>",
        ["a 1,1", "b 1,2", "c 2,2", "d 3,1"],
    ),
    (
        "<table><tr><th rowspan=2 scope=rowgroup>g<td>a<tr><td>b<tr><td>c<td>d</table>",
        ["g 1,1", "a 1,2 g", "b 2,2 g", "c 3,1", "d 3,2"],
    ),
    (
        "<table><tr><th scope=colgroup colspan=2>T<tr><th scope=col>A<th scope=col>B<tr><td>x<td>y</table>",
        ["T 1,1", "A 2,1 T", "B 2,2 T", "x 3,1 T A", "y 3,2 T B"],
    ),
    (
        "<table><tr><th scope=col>A<tr><td>x<tr><th scope=col>B<tr><td>y</table>",
        ["A 1,1", "x 2,1 A", "B 3,1 A", "y 4,1 B"],
    ),
    (
        "<table><tr><th id=h>A<th>B<tr><td>x<td headers=h>y</table>",
        ["A 1,1", "B 1,2", "x 2,1 A", "y 2,2 A"],
    ),
    (
        "<table><tfoot><tr><td>z<tbody><tr><td>y<thead><tr><th>A</table>",
        ["z 3,1 A", "y 2,1 A", "A 1,1"],
    ),
    (
        "<div role=grid><div role=row aria-rowindex=7><b role=columnheader>A</b></div>"
        "<div role=row><i role=gridcell aria-colindex=4>x</i></div></div>",
        ["A 7,1", "x 2,4 A"],
    ),
    (
        "<table border=1><tr><td>a<table border=1><tr><td>b<td>c</table><td>d</table>",
        ["a 1,1", "b 1,1", "c 1,2", "d 1,2"],
    ),
    ("<table><tr><td>a<td>b</table>", []),
    ("<table border=1><tr><td colspan=none>a<td colspan=0>b<td colspan=-3>c</table>", ["a 1,1", "b 1,2", "c 1,3"]),
]


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_cells(html: str, expected: list[str]) -> None:
    nodes = found(html)
    heads = {node.index: [*node.column_headers, *node.row_headers] for node in nodes}
    cells = [
        " ".join([node.name, f"{node.row},{node.column}", *(nodes[head].name for head in heads[node.index])])
        for node in nodes
        if node.column
    ]
    assert cells == expected
