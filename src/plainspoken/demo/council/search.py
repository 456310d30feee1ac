"""The search page: results five at a time, with their count, and help where there are none."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import urlencode

from flask import Flask, current_app, request
from selectolax.lexbor import LexborHTMLParser

from .answers import tidy
from .contents import Content, Page
from .index import Document, Index, build
from .views import Views

PAGE = "/search"
A_PAGE = 5
LONGEST_QUERY = 200


class SearchPage:
    """Searches the site's own pages, as they are really drawn."""

    def __init__(self, views: Views, content: Content) -> None:
        self._views = views
        self._content = content

    def add_to(self, application: Flask) -> None:
        """Answer at the search's address."""
        application.add_url_rule(PAGE, "search", self.results)

    def results(self) -> str:
        """The results of ?q=, page ?page= of them; a page that does not exist is the nearest that does."""
        query = tidy(request.args.get("q", ""))[:LONGEST_QUERY]
        hits = self.index.search(query)
        pages = max(1, -(-len(hits) // A_PAGE))
        page = min(max(request.args.get("page", 1, type=int), 1), pages)
        suggestion = "" if hits else self.index.suggestion(query)
        return self._views.render(
            self._views.page(PAGE),
            query=query,
            hits=hits[(page - 1) * A_PAGE : page * A_PAGE],
            total=len(hits),
            first=(page - 1) * A_PAGE + 1,
            number=page,
            pages=pages,
            pagination=_pagination(query, page, pages),
            suggestion=suggestion if suggestion and self.index.search(suggestion) else "",
        )

    @cached_property
    def index(self) -> Index:
        """The index of every listed page, made when it is first needed."""
        return build(self._document(page) for page in self._content.pages.values() if page.listed)

    def _document(self, page: Page) -> Document:
        article = next((article for article in self._content.articles if article.path == page.path), None)
        # In a request of its own, so that drawing a page for the index uses up nothing of the visitor's session.
        with current_app.test_request_context(page.path):
            html = self._views.render(page, article=article)
        main = LexborHTMLParser(html).css_first("main")
        text = " ".join(main.text(separator=" ").split()) if main else ""
        title = f"{page.guide}: {page.title}" if page.guide else page.title
        return Document(page.path, title, page.summary, page.keywords, text, page.language)


def _pagination(query: str, page: int, pages: int) -> dict[str, object]:
    def address(number: int) -> str:
        return f"{PAGE}?{urlencode({'q': query, 'page': number})}"

    numbers = [{"number": n, "href": address(n), "current": n == page} for n in range(1, pages + 1)]
    links: dict[str, object] = {"items": numbers, "landmarkLabel": "Pages of results"}
    if page > 1:
        links["previous"] = {"href": address(page - 1)}
    if page < pages:
        links["next"] = {"href": address(page + 1)}
    return links
