"""Finding profiles: by name, by address, one's own before those that come with the program."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken import profiles
from plainspoken.documents import DocumentError
from plainspoken.flow import Site
from plainspoken.profiles import ProfileNotFoundError
from plainspoken.profiles.hosts import host_of, matches


@pytest.fixture
def places(tmp_path):
    own, delivered = tmp_path / "own", tmp_path / "delivered"
    own.mkdir()
    delivered.mkdir()
    (own / "anytown.yaml").write_text("start: https://own.anytown.gov.uk/\n")
    (own / "broken.yaml").write_text("start: nowhere\n")
    (delivered / "anytown.yaml").write_text("start: https://www.anytown.gov.uk/\n")
    (delivered / "county.yaml").write_text(
        "start: https://www.county.gov.uk/home/\n"
        "hosts: [www.county.gov.uk, '*.anytown.gov.uk']\n"
        "search: {url: '/find?q={query}'}\n"
        "aliases: {my bins: /bins, tax: 'https://tax.example/'}\n"
    )
    return own, delivered


def test_ones_own_goes_first(places):
    assert profiles.find("anytown", places).start == "https://own.anytown.gov.uk/"


def test_what_is_left_out_is_filled_in(places):
    site = profiles.find("anytown", places)
    assert (site.name, site.spoken, site.language) == ("anytown", "anytown", "en")
    assert site.hosts == ("own.anytown.gov.uk", "www.own.anytown.gov.uk")


def test_paths_become_addresses(places):
    site = profiles.find("county", places)
    assert site.search == "https://www.county.gov.uk/find?q={query}"
    assert site.aliases == (("my bins", "https://www.county.gov.uk/bins"), ("tax", "https://tax.example/"))


def test_all_are_listed_once_broken_ones_with_their_faults(places):
    found = profiles.installed(places)
    assert [(each.name, each.own, each.site is None) for each in found] == [
        ("anytown", True, False),
        ("broken", True, True),
        ("county", True, False),
    ]
    assert "is not a web address" in found[1].faults[0].message


def test_a_name_that_nobody_bears(places):
    with pytest.raises(
        ProfileNotFoundError, match=r"'anytwon'. Did you mean anytown\? There are: anytown, broken, county"
    ):
        profiles.find("anytwon", places)


@pytest.mark.parametrize("name", ["../own/anytown", "", "/etc/passwd", "anytown.yaml"])
def test_a_name_is_no_path(places, name):
    with pytest.raises(ProfileNotFoundError):
        profiles.find(name, places)


def test_a_broken_one_says_so(places):
    with pytest.raises(DocumentError, match=r"broken.yaml:1:8: start: is not a web address"):
        profiles.find("broken", places)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://own.anytown.gov.uk/x", "anytown"),  # county's star takes it in too, but this one names it
        ("https://bins.anytown.gov.uk/", "county"),
        ("https://WWW.County.gov.uk./", "county"),
        ("https://elsewhere.example/x", "elsewhere.example"),
    ],
)
def test_by_address(places, url, name):
    assert profiles.from_url(url, places).name == name


def test_a_plain_site_for_an_address_that_no_profile_takes_in(places):
    url = "https://www.elsewhere.example/x"
    site = profiles.from_url(url, places)
    assert site == Site(
        "www.elsewhere.example", "www.elsewhere.example", url, ("www.elsewhere.example", "elsewhere.example")
    )


def test_the_same_site_served_elsewhere(places):
    site = profiles.rebased(profiles.find("county", places), "http://127.0.0.1:4321/home/")
    assert (site.start, site.hosts) == ("http://127.0.0.1:4321/home/", ("127.0.0.1", "localhost"))
    assert site.search == "http://127.0.0.1:4321/find?q={query}"
    assert dict(site.aliases) == {"my bins": "http://127.0.0.1:4321/bins", "tax": "https://tax.example/"}


def test_those_that_come_with_the_program(tmp_path, monkeypatch):
    monkeypatch.setattr("plainspoken.profiles.folders.own_folder", lambda: tmp_path / "none")
    site = profiles.find("govuk")
    assert len(site.aliases) >= 30
    assert all(not profiles.leaves(site, url) for _, url in site.aliases)
    assert not profiles.leaves(site, "https://www.tax.service.gov.uk/")
    assert profiles.leaves(site, "https://www.anytown.gov.uk/")
    assert profiles.from_url("https://www.gov.uk/vehicle-tax") == site
    assert [each.own for each in profiles.installed() if each.name == "govuk"] == [False]


@pytest.mark.parametrize(
    ("pattern", "url", "fits"),
    [
        ("www.gov.uk", "https://www.gov.uk/a", True),
        ("www.gov.uk", "https://WWW.GOV.UK:443/", True),
        ("www.gov.uk", "https://www.gov.uk.evil.example/", False),
        ("www.gov.uk", "https://www.gov.uk@evil.example/", False),
        ("www.gov.uk", "https://evil.example/www.gov.uk", False),
        ("www.gov.uk", "https://evilwww.gov.uk/", False),
        ("*.service.gov.uk", "https://a.b.service.gov.uk/", True),
        ("*.service.gov.uk", "https://service.gov.uk/", False),
        ("*.service.gov.uk", "https://evilservice.gov.uk/", False),
        ("127.0.0.1:8000", "http://127.0.0.1:8000/", True),
        ("127.0.0.1:8000", "http://127.0.0.1:8001/", False),
        ("127.0.0.1", "http://127.0.0.1:8001/", True),
        ("[::1]:80", "http://[::1]/", True),
        ("www.gov.uk", "nonsense", False),
        ("www.gov.uk", "http://[", False),
    ],
)
def test_hosts(pattern, url, fits):
    assert matches(pattern, url) is fits


@given(st.text())
def test_no_address_raises(text):
    assert isinstance(host_of(text), str)
    assert profiles.leaves(Site("x", hosts=("www.gov.uk",)), text)
