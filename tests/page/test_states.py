"""States: HTML in, each node with its states out (HTML-AAM 1.0, WAI-ARIA 1.2)."""

import pytest
from shown import shown

CASES = [
    ("<input required>", ['textbox "" [required]']),
    ("<input aria-required=true>", ['textbox "" [required]']),
    ("<input type=submit required>", ['button "Submit"']),
    ("<input aria-invalid=true><input aria-invalid=false>", ['textbox "" [invalid]', 'textbox ""']),
    ("<input readonly><input type=checkbox readonly>", ['textbox "" [readonly]', 'checkbox "" [checked: False]']),
    ("<textarea></textarea>", ['textbox "" [multiline]']),
    ("<button disabled>a</button>", ['button "a" [disabled]', "'a'"]),
    ("<button aria-disabled=true>a</button>", ['button "a" [disabled]', "'a'"]),
    ("<a href=x disabled>a</a>", ['link "a"', "'a'"]),
    ("<div aria-disabled=true><a href=x>a</a></div>", ['link "a" [disabled]', "'a'"]),
    (
        "<fieldset disabled><legend><input></legend><input></fieldset>",
        ['group "" [disabled]', 'textbox ""', 'textbox "" [disabled]'],
    ),
    (
        "<select><optgroup label=g disabled><option>a</optgroup><option>b</select>",
        [
            'combobox "" [expanded: False]',
            'group "g" [disabled]',
            'option "a" [disabled, selected: False]',
            'option "b" [selected: True]',
        ],
    ),
    ("<input type=radio checked>", ['radio "" [checked: True]']),
    ("<input type=checkbox aria-checked=true>", ['checkbox "" [checked: False]']),
    ("<div role=checkbox aria-checked=mixed>a</div>", ['checkbox "a" [checked: mixed]', "'a'"]),
    ("<div role=switch aria-checked=mixed>a</div>", ['switch "a" [checked: False]', "'a'"]),
    ("<div role=radio>a</div>", ['radio "a" [checked: False]', "'a'"]),
    ("<button aria-pressed=true>a</button>", ['button "a" [checked: True]', "'a'"]),
    ("<button aria-expanded=false>a</button>", ['button "a" [expanded: False]', "'a'"]),
    ("<button aria-expanded=undefined>a</button>", ['button "a"', "'a'"]),
    ("<p aria-expanded=true>a</p>", ['paragraph ""', "'a'"]),
    ("<details open><summary>a</summary></details>", ['group ""', 'disclosure "a" [expanded: True]', "'a'"]),
    ("<details><summary>a</summary>b</details>", ['group ""', 'disclosure "a" [expanded: False]', "'a'"]),
    (
        "<select><option>a<option selected>b<option selected>c</select>",
        [
            'combobox "" [expanded: False]',
            'option "a" [selected: False]',
            'option "b" [selected: False]',
            'option "c" [selected: True]',
        ],
    ),
    (
        "<select multiple><option>a<option selected>b</select>",
        ['listbox ""', 'option "a" [selected: False]', 'option "b" [selected: True]'],
    ),
    (
        "<select size=3><option>a</select>",
        ['listbox ""', 'option "a" [selected: False]'],
    ),
    (
        "<select><option disabled>a<option>b</select>",
        [
            'combobox "" [expanded: False]',
            'option "a" [disabled, selected: False]',
            'option "b" [selected: True]',
        ],
    ),
    ("<div role=tablist><a role=tab aria-selected=true>a</a></div>", ['tablist ""', 'tab "a" [selected: True]', "'a'"]),
    ("<a href=x aria-current=page>a</a>", ['link "a" [current]', "'a'"]),
    ("<a href=x aria-current=false>a</a>", ['link "a"', "'a'"]),
    ("<h2 aria-level=4>a</h2><div role=heading>b</div>", ['heading 4 "a"', "'a'", 'heading 2 "b"', "'b'"]),
    ("<h2 aria-level=none>a</h2>", ['heading 2 "a"', "'a'"]),
]


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_states(html: str, expected: list[str]) -> None:
    assert shown(html) == expected
