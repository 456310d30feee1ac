"""Names: HTML in, the name of the element with id t out (accname 1.2, HTML-AAM 1.0)."""

import pytest
from shown import found

CASES = [
    # contents (2F)
    ("<h1 id=t> Council\n tax </h1>", "Council tax"),
    ("<a id=t href=x>Pay <b>your</b> bill</a>", "Pay your bill"),
    ("<a id=t href=x><span>Coun</span><span>cil</span></a>", "Council"),
    ("<a id=t href=x><div>Council</div><div>tax</div></a>", "Council tax"),
    ("<a id=t href=x>Council<br>tax</a>", "Council tax"),
    ("<a id=t href=x>a<span style='display:inline-block'>b</span>c</a>", "a b c"),
    ("<a id=t href=x>a<span style='display:block'>b</span>c</a>", "a b c"),
    ("<a id=t href=x>a<div hidden>x</div>b</a>", "ab"),
    ("<a id=t href=x>a<img alt=b>c</a>", "a b c"),
    ("<a id=t href=x><img alt=''>c</a>", "c"),
    ("<a id=t href=x><svg><title>Home</title></svg></a>", "Home"),
    ("<a id=t href=x>a<span aria-hidden=true>b</span><span hidden>c</span></a>", "a"),
    ("<a id=t href=x>a<span style='visibility:hidden'>b<i style='visibility:visible'>c</i></span></a>", "a"),
    ("<a id=t href=x>a<script>b</script><style>c</style></a>", "a"),
    ("<a id=t href=x>a <span aria-label=bee>b</span> c</a>", "a bee c"),
    ("<a id=t href=x>Part <ul role=none><li>one</ul></a>", "Part one"),
    ("<button id=t>a<noscript>b</noscript></button>", "a"),
    ("<table border=1><tr><td id=t>a<p>b</p><td>c</table>", "a b"),
    ("<details><summary id=t>More</summary>b</details>", "More"),
    ("<select><option id=t> One </select>", "One"),
    ("<select><option id=t label=Uno>One</select>", "Uno"),
    ("<a id=t href=x title=Tip></a>", "Tip"),
    ("<a id=t href=x title=Tip>a</a>", "a"),
    ("<ul><li id=t>a</ul>", ""),
    ("<p id=t>a</p>", ""),
    # aria-labelledby (2B)
    ("<a id=t href=x aria-labelledby='b a'>c</a><i id=a>A</i><i id=b>B</i>", "B A"),
    ("<a id=t href=x aria-labelledby='none'>c</a>", "c"),
    ("<a id=t href=x aria-labelledby='none a'>c</a><i id=a>A</i>", "A"),
    ("<a id=t href=x aria-labelledby=a>c</a><p id=a hidden>A <b>B</b></p>", "A B"),
    ("<a id=t href=x aria-labelledby=a>c</a><p id=a>A <b hidden>B</b></p>", "A"),
    ("<button id=t aria-label=Delete aria-labelledby='t f'>x</button><i id=f>file</i>", "Delete file"),
    ("<a id=t href=x aria-labelledby=a>c</a><i id=a aria-labelledby=b>A</i><i id=b>B</i>", "A"),
    ("<a id=t href=x aria-labelledby=a>c</a><a id=a href=y aria-labelledby=t>A</a>", "A"),
    ("<a id=t href=x aria-labelledby=a>c</a><i id=a></i>", "c"),
    ("<div id=t role=group aria-labelledby=a>c</div><h2 id=a>H</h2>", "H"),
    # aria-label (2D)
    ("<a id=t href=x aria-label='  Open  it '>c</a>", "Open it"),
    ("<a id=t href=x aria-label=' '>c</a>", "c"),
    ("<nav id=t aria-label=Main>c</nav>", "Main"),
    ("<div id=t aria-label=Named>c</div>", "Named"),
    # labels (HTML-AAM 4.1)
    ("<label for=t>Your name</label><input id=t>", "Your name"),
    ("<label>Your name <input id=t></label>", "Your name"),
    ("<label for=t>One</label><label for=t>Two</label><input id=t>", "One Two"),
    ("<label for=other>One<input id=t></label>", ""),
    ("<label>One <input id=t> and <input></label>", "One and"),
    ("<label for=t hidden>One</label><input id=t>", ""),
    ("<label for=t>a<p>b</p></label><input id=t type=checkbox>", "a b"),
    ("<label for=t>One</label><input id=t aria-label=Two>", "Two"),
    ("<label for=t></label><input id=t placeholder=Hint>", ""),
    ("<label for=t>a <input value=3> b</label><input id=t type=checkbox>", "a 3 b"),
    ("<label for=t>a <select><option>x<option selected>y</select> b</label><input id=t>", "a y b"),
    ("<label for=t>a <input type=range value=7> b</label><input id=t>", "a 7 b"),
    ("<label for=t>a <span role=slider aria-valuenow=1 aria-valuetext=one></span></label><input id=t>", "a one"),
    ("<label for=t>a <b role=textbox>typed</b></label><input id=t>", "a typed"),
    ("<label for=t>Size</label><select id=t><option>x</select>", "Size"),
    ("<label for=t>Why</label><textarea id=t>x</textarea>", "Why"),
    ("<input id=t placeholder=Hint>", "Hint"),
    ("<input id=t title=Tip placeholder=Hint>", "Tip"),
    ("<input id=t type=submit>", "Submit"),
    ("<input id=t type=reset>", "Reset"),
    ("<input id=t type=submit value=Go>", "Go"),
    ("<input id=t type=image alt=Find>", "Find"),
    ("<input id=t type=image value=Find>", "Find"),
    ("<input id=t type=image>", "Submit"),
    ("<input id=t type=file>", "Choose File"),
    ("<label for=t>Photo</label><input id=t type=file>", "Photo"),
    # groups, tables, images
    ("<fieldset id=t><legend>When</legend></fieldset>", "When"),
    ("<fieldset id=t><div><legend>When</legend></div></fieldset>", ""),
    ("<fieldset id=t><legend>One</legend><legend>Two</legend></fieldset>", "One"),
    ("<fieldset id=t><legend><h1>When did you move?</h1></legend></fieldset>", "When did you move?"),
    ("<select><optgroup id=t label=Group><option>a</optgroup></select>", "Group"),
    ("<table id=t><caption>Bins</caption><tr><td>a</table>", "Bins"),
    ("<table id=t summary=Bins><tr><td>a<td>b</table>", "Bins"),
    ("<img id=t alt='A bin'>", "A bin"),
    ("<img id=t title=Tip>", "Tip"),
    ("<img id=t>", ""),
    ("<figure><img id=t><figcaption>Bins</figcaption></figure>", "Bins"),
    ("<figure>x<img id=t><figcaption>Bins</figcaption></figure>", ""),
    ("<svg id=t><title>Crown</title></svg>", "Crown"),
    ("<svg id=t aria-label=Label><title>Crown</title></svg>", "Label"),
    ("<iframe id=t title=Map></iframe>", "Map"),
    ("<div id=t role=dialog><h2>Sure?</h2></div>", "Sure?"),
    ("<abbr id=t title='Her Majesty'>HM</abbr>", "Her Majesty"),
]


def name(html: str) -> str:
    return next(node.name for node in found(html) if node.identifier == "t")


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_names(html: str, expected: str) -> None:
    assert name(html) == expected


def test_what_names_takes_in_is_bounded() -> None:
    assert name("<a id=t href=x>" + "<b>x</b>" * 1_000 + "</a>").count("x") == 50


def test_references_in_a_circle_end() -> None:
    page = "".join(
        f'<p role=group id=g{n} aria-labelledby="g{(n + 1) % 50} g{(n + 2) % 50}">w{n}</p>' for n in range(50)
    )
    assert found(page)[0].name == "w1 w2"


def test_labels_that_lead_on_to_other_labels_end() -> None:
    page = "".join(
        f'<input id=i{n} aria-labelledby="l{n}"><label id=l{n}>a<b aria-labelledby="i{n + 1} l{n + 1}">b</b></label>'
        for n in range(300)
    )
    assert all(node.name == "ab" for node in found(page) if node.role == "textbox")
