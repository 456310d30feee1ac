"""What the council's site says, read from the YAML files in content/."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from .files import read
from .services.description import Service
from .services.description import load as load_services

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: its address, its template, its words for title, search and breadcrumbs.

    `parent` is the address of the page above it; `guide` and `service` what it is a part of; `translation` the address
    of the same page in the other language; `handled` says that a form of ours answers at this address.
    """

    path: str
    template: str
    title: str
    heading: str
    summary: str = ""
    keywords: str = ""
    parent: str = "/"
    language: str = "en"
    translation: str = ""
    guide: str = ""
    service: str = ""
    handled: bool = False
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Article:
    """A news article; each block of `body` maps its kind (text, heading, list, link) to its words."""

    slug: str
    title: str
    date: datetime.date
    summary: str
    body: tuple[Record, ...]

    @property
    def path(self) -> str:
        """The article's address."""
        return f"/news/{self.slug}"


@dataclass(frozen=True, slots=True)
class Property:
    """A home that has bins: `weekday` counts from Monday = 0, `week` is 0 or 1, which fortnight its rubbish goes."""

    identifier: str
    address: str
    postcode: str
    weekday: int
    week: int


@dataclass(frozen=True)
class Content:
    """All the words and figures of the site."""

    pages: Mapping[str, Page]
    articles: tuple[Article, ...]
    properties: tuple[Property, ...]
    holidays: tuple[Record, ...]
    interface: Mapping[str, Mapping[str, str]]
    figures: Record
    navigation: Record
    services: tuple[Service, ...]
    parking_charges: tuple[Record, ...]

    @cached_property
    def by_identifier(self) -> Mapping[str, Property]:
        """Every home by its identifier."""
        return {home.identifier: home for home in self.properties}

    @cached_property
    def holiday_dates(self) -> frozenset[datetime.date]:
        """The days on which no bins are emptied."""
        return frozenset(holiday["date"] for holiday in self.holidays)

    @cached_property
    def charges(self) -> tuple[tuple[str, str, str, str], ...]:
        """A row for each council tax band: band, value of the home, the year's charge, the charge for one adult."""
        band_d = self.figures["council_tax_band_d"]
        return tuple(
            (f"Band {row['band']}", row["value"], pounds(year := band_d * row["ninths"] // 9), pounds(year * 3 // 4))
            for row in self.figures["council_tax_bands"]
        )

    def at(self, postcode: str) -> tuple[Property, ...]:
        """The homes at a postcode written as "AN1 2BC"."""
        return tuple(home for home in self.properties if home.postcode == postcode)

    def trail(self, page: Page) -> tuple[Page, ...]:
        """The pages above a page, the home page first."""
        trail: list[Page] = []
        while page.path not in ("/", page.parent) and page.parent in self.pages:
            page = self.pages[page.parent]
            trail.insert(0, page)
        return tuple(trail)

    def parts(self, guide: str) -> tuple[Page, ...]:
        """The parts of a guide, in order."""
        return tuple(page for page in self.pages.values() if guide and page.guide == guide)


@cache
def load() -> Content:
    """Read every content file, once: a site for each of several days, as sessions have, is then up at once."""
    articles = tuple(_article(record) for record in read("news.yaml"))
    services = load_services()
    pages = [_page(record) for record in read("pages.yaml")] + [_news_page(article) for article in articles]
    pages += [page for service in services for page in _service_pages(service)]
    return Content(
        pages={page.path: page for page in pages},
        articles=articles,
        properties=tuple(home for street in read("addresses.yaml") for home in _homes(street)),
        holidays=tuple(read("bank_holidays.yaml")),
        interface=read("interface.yaml"),
        figures=read("figures.yaml"),
        navigation=read("navigation.yaml"),
        services=services,
        parking_charges=tuple(read("parking_charges.yaml")),
    )


def pounds(pence: int) -> str:
    """An amount as it is written: 203436 as "£2,034.36"."""
    return f"£{pence // 100:,}.{pence % 100:02}"


def _page(record: dict[str, Any]) -> Page:
    record.setdefault("heading", record["title"])
    return Page(**record)


def _article(record: dict[str, Any]) -> Article:
    return Article(**{**record, "body": tuple(record["body"])})


def _news_page(article: Article) -> Page:
    return Page(
        article.path, "news_article.html", article.title, article.title, article.summary, "news", "/news", handled=True
    )


def _service_pages(service: Service) -> Iterator[Page]:
    """A service's first page, which can be found, and those behind it, which can not."""
    name, first = service.title, "services/start.html" if service.start else "services/question.html"
    yield Page(service.path, first, name, name, service.summary, service.keywords, service.parent, handled=True)
    for slug, (template, title) in service.pages.items():
        path = service.address(slug)
        yield Page(path, template, title, title, parent=service.path, service=name, handled=True, listed=False)


def _homes(street: dict[str, Any]) -> list[Property]:
    return [
        Property(
            identifier=f"{number}-{street['street']}".lower().replace(" ", "-"),
            address=f"{number} {street['street']}",
            postcode=street["postcode"],
            weekday=street["weekday"],
            week=street["week"],
        )
        for number in street["numbers"]
    ]
