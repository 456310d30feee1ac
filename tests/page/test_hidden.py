"""What is hidden: HTML in, the words that are left out."""

import pytest
from shown import found

CASES = [
    ("a<p hidden>b</p>", "a"),
    ("a<p hidden=until-found>b</p>", "a"),
    ("a<p hidden style='display:block'>b</p>", "a b"),
    ("a<p style='DISPLAY : none'>b</p>", "a"),
    ("a<p style='display:none !important; display:block'>b</p>", "a"),
    ("a<p style='display:none; display:block'>b</p>", "a b"),
    ("a<p style='display:nonsense'>b</p>", "a b"),
    ("a<p style='visibility:hidden'>b<b style='visibility:visible'>c</b></p>", "a c"),
    ("a<p aria-hidden=true>b<b aria-hidden=false>c</b></p>", "a"),
    ("a<p aria-hidden=false>b</p>", "a b"),
    ("a<p inert>b</p>", "a"),
    ("a<div popover>b</div>", "a"),
    ("a<dialog>b</dialog><dialog open>c</dialog>", "a c"),
    ("a<details><summary>b</summary>c<summary>d</summary></details>", "a b"),
    ("a<details open><summary>b</summary>c</details>", "a b c"),
    ("a<details><p>c</p></details>", "a"),
    ("a<template>b</template><script>c</script><style>d</style>", "a"),
    ("a<noscript>b</noscript>", "a b"),
    ("a<iframe>b</iframe><object>c</object><video>d</video>", "a"),
    ("a<textarea>b</textarea><progress>c</progress>", "a"),
    ("a<datalist><option>b</datalist>", "a"),
    ("a<ruby>b<rp>(</rp><rt>c</rt></ruby>", "a b"),
    ("a<svg>b<text>c<tspan>d</tspan></text><defs><text>e</text></defs><title>f</title></svg>", "a c d"),
    ("a<label><input type=radio>b</label>", "a"),
    ("a<label><input type=radio>b <b>c</b></label>", "a b c"),
    ("a<label for=x>b</label><input type=checkbox id=x>", "a"),
    ("a<label for=x>b</label><input type=checkbox id=x aria-label=c>", "a b"),
    ("a<label for=x>b</label><input id=x>", "a b"),
    ("<title>a</title>b", "b"),
    # the page's own style elements
    ("<style>.x{display:none}</style>a<p class='y x'>b</p>", "a"),
    ("<noscript><style> .x , #y { color:red; display : none } </style></noscript>a<p class=x>b</p><p id=y>c</p>", "a"),
    ("<style>div > p.x{display:none}</style>a<p class=x>b</p><div><p class=x>c</p></div>", "a b"),
    ("<style>@media print{p{display:none}}</style><p>a</p>", "a"),
    ("<style>@media screen{p{display:none}}</style>a<p>b</p>", "a"),
    ("<style media=print>p{display:none}</style><p>a</p>", "a"),
    ("<style>#x{display:block}p{display:none}</style>a<p id=x>b</p><p>c</p>", "a b"),
    ("<style>p{display:none}</style>a<p style='display:block'>b</p>", "a b"),
    ("<style>/* p{display:none} */ p::before{display:none} p:::{display:none}</style><p>a</p>", "a"),
    ("<style>@import 'x'; p{visibility:hidden}</style>a<p>b</p>", "a"),
    ("<style>p{display:none</style><p>a</p>", "a"),
]


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_words_shown(html: str, expected: str) -> None:
    assert " ".join(node.name.strip() for node in found(html) if node.role == "text") == expected
