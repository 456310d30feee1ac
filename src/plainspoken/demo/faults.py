"""Pages that misbehave on purpose, for testing what a reader does with them; mounted only when asked.

Each lives under /test/ and is described by its function's own words; `ADDRESSES` lists them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flask import Blueprint, Flask, Response, abort, current_app, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from plainspoken.frontend.closing import closing

from .council.services import visits
from .council.views import local_path

MEGABYTE = 1024 * 1024
FOREIGN = "http://elsewhere.example/"
BINARY = bytes(range(256)) * 64
SLOWEST_SECONDS = 600.0

Answer = AnyResponse | tuple[str, int] | str


def missing() -> Answer:
    """404 with the council's own page."""
    abort(404)


def gone() -> Answer:
    """404 with no page at all."""
    return Response(status=404)


def broken() -> Answer:
    """500 with words of its own."""
    return "<!DOCTYPE html><title>Broken</title><h1>Something broke</h1>", 500


def abroad() -> Answer:
    """A redirect to a host that is not the council's."""
    return redirect(FOREIGN, 302)


def circle() -> Answer:
    """A redirect to itself, for ever."""
    return redirect("/test/circle", 302)


def spiral() -> Answer:
    """A redirect to a new address each time, for ever."""
    return redirect(f"/test/spiral?turn={request.args.get('turn', 0, type=int) + 1}", 302)


def slow() -> Answer:
    """An answer that comes after ?seconds= (30 unless told), or at once when the site is stopped."""
    seconds = request.args.get("seconds", 30.0, type=float)
    closing(current_app).wait(min(max(seconds, 0.0), SLOWEST_SECONDS))
    return _document("Slow", "<h1>Slow page</h1><p>Here at last.</p>")


def trickle() -> Answer:
    """A page that begins at once and whose rest comes after ?seconds= (30 unless told)."""
    wait = closing(current_app).wait
    seconds = min(max(request.args.get("seconds", 30.0, type=float), 0.0), SLOWEST_SECONDS)

    def parts() -> Iterator[bytes]:
        yield b"<!DOCTYPE html><html lang='en'><title>Trickle</title><h1>Trickle</h1>"
        wait(seconds)
        yield b"<p>The rest.</p>"

    return Response(parts(), content_type="text/html; charset=utf-8")


def huge() -> Answer:
    """A page of ?megabytes= (50 unless told), streamed, with no length given."""
    megabytes = min(max(request.args.get("megabytes", 50, type=int), 0), 500)

    def parts() -> Iterator[bytes]:
        yield b"<!DOCTYPE html><html lang='en'><title>Huge</title><main><h1>Huge page</h1>"
        line = b"<p>" + b"word " * 100 + b"</p>\n"
        for _ in range(megabytes):
            yield line * (MEGABYTE // len(line))
        yield b"</main></html>"

    return Response(parts(), content_type="text/html; charset=utf-8")


def binary_as_html() -> Answer:
    """Bytes that are no text, labelled as a page."""
    return Response(BINARY, content_type="text/html; charset=utf-8")


def binary() -> Answer:
    """Bytes that are no text, labelled as such, to be saved."""
    return Response(
        BINARY,
        content_type="application/octet-stream",
        headers={"Content-Disposition": 'attachment; filename="minutes.bin"'},
    )


def no_main() -> Answer:
    """A page with words and a heading but no main element."""
    return _document("No main content", "<div><h1>No main content</h1><p>The words are here.</p></div>")


def no_headings() -> Answer:
    """A page of running words alone."""
    return _document("No headings", "<p>Only words.</p><p>And a <a href='/'>home</a> link.</p>")


def empty() -> Answer:
    """A page of no bytes at all, answered 200."""
    return Response(b"", content_type="text/html; charset=utf-8")


def broken_utf8() -> Answer:
    """A page that says it is UTF-8 and, in two places, is not."""
    words = (
        b"<!DOCTYPE html><html lang='en'><title>Caf\xe9</title><main><h1>Caf\xe9 opening</h1><p>Cost \xa34.</p></main>"
    )
    return Response(words, content_type="text/html; charset=utf-8")


def wrong_charset() -> Answer:
    """UTF-8 bytes whose header says Latin 1; a browser believes the header."""
    words = "<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>£</title><main><h1>Cost £4</h1></main>"
    return Response(words.encode(), content_type="text/html; charset=iso-8859-1")


def unknown_charset() -> Answer:
    """A page whose header names a charset that does not exist."""
    words = "<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>£</title><main><h1>Cost £4</h1></main>"
    return Response(words.encode(), content_type="text/html; charset=anytown-9")


def deep() -> Answer:
    """Elements nested ?levels= deep (20,000 unless told)."""
    levels = min(max(request.args.get("levels", 20_000, type=int), 0), 200_000)
    return _document(
        "Deep", "<main><h1>Deep page</h1>" + "<div>" * levels + "<p>The bottom.</p>" + "</div>" * levels + "</main>"
    )


def many_links() -> Answer:
    """A page of ?count= links (5,000 unless told)."""
    count = min(max(request.args.get("count", 5_000, type=int), 0), 100_000)
    links = "".join(f"<li><a href='/news?item={number}'>News item {number}</a></li>" for number in range(count))
    return _document("Many links", f"<main><h1>Many links</h1><ul>{links}</ul></main>")


def plain_text() -> Answer:
    """Plain text, labelled as such."""
    return Response("Minutes of the meeting.\n<b>Not markup.</b>\n", content_type="text/plain; charset=utf-8")


def refresh() -> Answer:
    """A page that asks to be left for the home page at once, by meta refresh."""
    return _document("Moved", "<meta http-equiv='refresh' content='0; url=/'><h1>This page has moved</h1>")


def hurry() -> Answer:
    """On to ?to=, in a visit to the council's services that ends after ?answers= (1 unless told) and not by time."""
    visit = current_app.extensions[visits.KEY].begin()
    visit.answers_left = min(max(request.args.get("answers", 1, type=int), 0), 100)
    return redirect(local_path(request.args.get("to", "")), 303)


FAULTS: tuple[Callable[[], Answer], ...] = (
    missing, gone, broken, abroad, circle, spiral, slow, trickle, huge, binary_as_html, binary, no_main, no_headings,
    empty, broken_utf8, wrong_charset, unknown_charset, deep, many_links, plain_text, refresh, hurry,
)  # fmt: skip

ADDRESSES: tuple[str, ...] = tuple(f"/test/{fault.__name__.replace('_', '-')}" for fault in FAULTS)


def add_to(application: Flask) -> None:
    """Mount every fault under /test/ of the site."""
    faults = Blueprint("faults", __name__)
    for fault, address in zip(FAULTS, ADDRESSES, strict=True):
        faults.add_url_rule(address, fault.__name__, fault)
    application.register_blueprint(faults)


def _document(title: str, body: str) -> str:
    return f"<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>{title}</title><body>{body}</body></html>"
