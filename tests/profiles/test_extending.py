"""Profiles that extend others: what is handed down, and what is wrong with the chain, told at its line."""

from __future__ import annotations

import pytest

from plainspoken import profiles
from plainspoken.profiles import faults

START = "start: https://www.anytown.gov.uk/\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "bases").mkdir()

    def write(**files):
        for name, text in files.items():
            place = tmp_path / "bases" if name.startswith("base") else tmp_path
            (place / f"{name}.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_lists_and_phrases_are_added_to_and_the_rest_is_settled_above(folder):
    here = folder(
        base="main: main\nskip: [.a, .b]\nlanguage: cy\naliases: {bins: /b, tax: /t}\ncookies: {choice: accept}\n"
        "contact: {telephone: '01632 960000', hours: all day}\nsearch: {form: form, results: .r a}\n",
        county="extends: base\nspoken: The County\nskip: [.b, .c]\naliases: {bins: /bins}\n"
        "search: {url: '/s?q={query}'}\ncontact: {hours: in the morning}\n" + START,
    )
    site = profiles.load(here / "county.yaml")
    assert (site.name, site.spoken, site.main, site.language) == ("county", "The County", "main", "cy")
    assert site.skip == (".a", ".b", ".c")
    assert dict(site.aliases) == {"bins": "https://www.anytown.gov.uk/bins", "tax": "https://www.anytown.gov.uk/t"}
    assert (site.contact.telephone, site.contact.hours) == ("01632 960000", "in the morning")
    assert (site.search, site.search_form, site.results) == ("https://www.anytown.gov.uk/s?q={query}", "", "")
    assert site.cookies.choice.value == "accept"


def test_a_chain_of_them_and_a_start_that_is_handed_down(folder):
    here = folder(base=START, base2="extends: base\nspoken: Two\n", county="extends: base2\n")
    assert profiles.load(here / "county.yaml").start == "https://www.anytown.gov.uk/"


def test_what_comes_with_the_program_can_be_extended(folder):
    here = folder(county="extends: localgov-drupal\n" + START)
    site = profiles.load(here / "county.yaml")
    assert ".skip-link" in site.skip and ".eu-cookie-compliance-banner" in site.skip
    assert site.search == "https://www.anytown.gov.uk/search?text={query}"


def test_a_person_s_own_may_extend_its_namesake(folder):
    here = folder(govuk="extends: govuk\naliases: {my page: /my-page}\n")
    site = profiles.load(here / "govuk.yaml")
    assert dict(site.aliases)["my page"] == "https://www.gov.uk/my-page"
    assert len(site.aliases) > 30


WRONG = [
    ({"county": "extends: nowhere\n" + START}, "county", 1, 10, "is no profile that there is; there are: "),
    ({"county": "extends: govuk-fronted\n" + START}, "county", 1, 10, "did you mean govuk-frontend?"),
    ({"county": START + "extends: county\n"}, "county", 2, 10, "in a circle (county extends county)"),
    ({"county": "extends: base\n" + START, "base": "main: m\nextends: county\n"}, "base", 2, 10, "in a circle"),
    (
        {"county": "extends: base\n", "base": "extends: base2\n", "base2": "#\nextends: base\n"},
        "base2",
        2,
        10,
        "(base extends base2 extends base)",
    ),
    ({"county": "extends: base\n", "base": "main: m\n"}, "county", 1, 1, "is missing"),
    ({"county": "extends: base\n" + START, "base": "main: '['\n"}, "base", 1, 7, "is not a CSS selector"),
    ({"county": "extends: [base]\n" + START}, "county", 1, 10, "should be text"),
    ({"county": "extends: ../base\n" + START}, "county", 1, 10, "small letters, digits and hyphens"),
    (
        {f"base{n}": f"extends: base{n + 1}\n" for n in range(9)} | {"county": "extends: base0\n" + START},
        "base6",
        1,
        10,
        "at most 8",
    ),
    ({"county": "extends: base\nhosts: [x.uk]\n", "base": START}, "county", 2, 1, "start's own host"),
    ({"county": "extends: base\n" + START, "base": "hosts: [x.uk]\n"}, "county", 2, 8, "not among the hosts of"),
]


@pytest.mark.parametrize(("files", "file", "line", "column", "words"), WRONG)
def test_a_fault_of_the_chain_is_told_where_it_is(folder, files, file, line, column, words):
    here = folder(**files)
    [fault] = faults(here / "county.yaml")
    place = here / "bases" / f"{file}.yaml" if file.startswith("base") else here / f"{file}.yaml"
    assert (fault.file, fault.line, fault.column) == (str(place), line, column)
    assert words in fault.message
