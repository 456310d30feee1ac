"""Drawing the site's pages: the plain ones whole, and the frame that every page has in common."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, current_app, make_response, render_template, request, session
from werkzeug.exceptions import HTTPException

from . import frame
from .contents import Article, Content, Page

NOT_FOUND = Page("/404", "errors/not_found.html", "Page not found", "Page not found", listed=False)
REFUSED = Page("/400", "errors/refused.html", "We could not use that", "We could not use that", listed=False)
BROKEN = Page("/500", "errors/broken.html", "Sorry, there is a problem", "Sorry, there is a problem", listed=False)


class Views:
    """Renders the pages of the site's content."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def add_to(self, application: Flask) -> None:
        """Answer at the address of every page that no form handles, of every news article, and for errors."""
        for page in self._content.pages.values():
            if not page.handled:
                application.add_url_rule(page.path, f"page {page.path}", self._plain(page))
        for article in self._content.articles:
            application.add_url_rule(article.path, f"news {article.slug}", self._article(article))
        application.register_error_handler(HTTPException, self._refuse)
        application.register_error_handler(Exception, self._break)

    def page(self, path: str) -> Page:
        """The page at an address of the site's content."""
        return self._content.pages[path]

    def render(self, page: Page, **context: Any) -> str:  # noqa: ANN401  # whatever the template needs
        """A page as HTML: its template, filled with the frame's words and the page's own."""
        content, errors = self._content, context.get("errors", {})
        return render_template(
            page.template,
            page=page,
            htmlLang=page.language,
            menu=frame.menu(content, page),
            breadcrumbs=frame.breadcrumbs(content, page),
            footer=frame.footer(content, page),
            guide=frame.guide(content, page),
            words=content.interface[page.language],
            content=content,
            path=local_path(request.full_path.rstrip("?")),
            error_list=[{"text": message, "href": f"#{field}"} for field, message in errors.items()],
            cookie_choice=request.cookies.get("cookies_policy", ""),
            cookie_message=session.pop("cookie_message", ""),
            **context,
        )

    def ask(
        self,
        path: str,
        values: dict[str, str] | None = None,
        errors: dict[str, str] | None = None,
        **context: Any,  # noqa: ANN401
    ) -> str:
        """A page with a form, its fields filled with `values`, each error beside its field and in the summary."""
        return self.render(self.page(path), values=values or {}, errors=errors or {}, **context)

    def _plain(self, page: Page) -> Callable[[], str]:
        return lambda: self.render(page)

    def _article(self, article: Article) -> Callable[[], str]:
        return lambda: self.render(self.page(article.path), article=article)

    def _refuse(self, error: HTTPException) -> Response:
        if error.code in (301, 302, 303, 307, 308) or error.response is not None:
            return make_response(error.get_response())
        page = {404: NOT_FOUND, 500: BROKEN}.get(error.code or 500, REFUSED)
        response = make_response(self.render(page), error.code)
        if error.code == 405:
            response.headers["Allow"] = dict(error.get_headers()).get("Allow", "GET")
        return response

    def _break(self, error: Exception) -> Response:
        current_app.logger.error("the page %s failed", request.path, exc_info=error)
        return make_response(self.render(BROKEN), 500)


def english_date(day: datetime.date) -> str:
    """A date as people say it: "Tuesday 24 November 2026", whatever the computer's own language."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def local_path(path: str, otherwise: str = "/") -> str:
    """A path of this site that is safe to redirect to, or `otherwise` for anything that could lead elsewhere."""
    safe = path.startswith("/") and not path.startswith("//") and path.isprintable() and "\\" not in path
    return path if safe else otherwise


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
