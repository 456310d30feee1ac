"""The profiles that come with the program: good, each with a session, and right on the stored pages of their family."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plainspoken import profiles
from plainspoken.page import parse
from plainspoken.survey import check

HERE = Path(__file__).parents[1]
PROFILES = HERE.parent / "site_profiles"
NAMES = sorted(path.stem for path in PROFILES.glob("*.yaml"))
PAGES = Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", "../shared")) / "pages" / "html"

FAMILIES = {
    "govuk": ("govuk-2014-", "sa-"),
    "hmrc": ("hmrc-",),
    "gov-scot": ("govscot-",),
    "nidirect": ("ni-",),
    "uk-council": ("council-oxford-",),
}
"""The beginnings of the names of the stored pages that each profile is for; of the others' sites none are stored."""

MOST_SKIPPED = 0.35
"""The share of the content's letters that may be passed over: forms about the page are a third of a page of a field."""


def test_the_ten_are_there():
    assert [
        *("anytown", "dvla", "dwp", "gov-scot", "gov-wales", "govuk", "hmrc", "nhs", "nidirect", "uk-council"),
    ] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_is_good_in_every_way_that_check_knows(name):
    assert check(PROFILES / f"{name}.yaml") == ()


@pytest.mark.parametrize("name", NAMES)
def test_it_has_what_a_person_needs(name):
    site = profiles.load(PROFILES / f"{name}.yaml")
    assert site.spoken != site.name
    assert site.tasks or len(site.aliases) >= 10
    assert site.contact.telephone or site.contact.page
    assert site.search
    assert all(not profiles.leaves(site, task.page) for task in site.tasks if task.page)


@pytest.mark.parametrize("name", NAMES)
def test_it_has_a_session(name):
    assert (HERE / "sessions" / "profiles" / f"{name}.session.yaml").is_file()


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.gov.uk/vehicle-tax", "govuk"),
        ("https://www.gov.uk/government/organisations/hm-revenue-customs/contact", "hmrc"),
        ("https://www.gov.uk/find-local-council", "uk-council"),
        ("https://www.nhs.uk/conditions/", "nhs"),
        ("https://www.llyw.cymru/pynciau", "gov-wales"),
        ("https://www.mygov.scot/", "gov-scot"),
    ],
)
def test_an_address_belongs_to_the_profile_that_is_nearest(url, name, monkeypatch, tmp_path):
    monkeypatch.setattr("plainspoken.profiles.folders.own_folder", lambda: tmp_path)
    assert profiles.from_url(url).name == name


STORED = [
    (name, file)
    for name, starts in FAMILIES.items()
    for file in sorted(PAGES.glob("*.html"))
    if file.name.startswith(starts)
]


@pytest.mark.skipif(not PAGES.is_dir(), reason=f"no stored pages in {PAGES}")
def test_every_family_has_stored_pages():
    assert {name for name, _ in STORED} == set(FAMILIES)
    assert len(STORED) >= 25


@pytest.mark.parametrize(("name", "file"), STORED, ids=lambda each: getattr(each, "stem", each))
def test_on_a_stored_page_the_content_is_found_and_nothing_of_it_lost(name, file):
    site = profiles.load(PROFILES / f"{name}.yaml")
    page = parse(file.read_bytes(), f"{site.start}{file.stem}", "text/html", site)
    main = [node for node in page.nodes if node.role == "main"]
    words = [node for node in page.nodes if node.role == "text" and node.main]
    read = sum(len(node.name) for node in words if not node.skipped)
    every = sum(len(node.name) for node in words)
    assert every > 0
    assert read >= (1 - MOST_SKIPPED) * every
    titles = [node for node in page.nodes if node.role == "heading" and node.level == 1]
    assert not titles or any(node.main and not node.skipped for node in titles)
    if main:
        inside = [n for n in page.nodes[main[0].index : main[0].end] if n.role == "text"]
        assert sum(len(n.name) for n in inside if n.main) >= 0.75 * sum(len(n.name) for n in inside)
    own = {node.index for title in titles for node in page.nodes if node.index < title.index < node.end}
    around = [node for node in page.nodes if node.role in ("contentinfo", "banner") and node.main]
    assert not [n for n in around if n.index not in own and (not main or not main[0].index <= n.index < main[0].end)]
