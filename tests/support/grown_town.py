"""Anytown Council grown by as many pages as are asked for, with faults in known places; run as a script to serve it.

    python tests/support/grown_town.py --pages 20000 --log asked.txt [--port 0]

Prints its address once it is there, and writes a line for each request that comes: the time and the target.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from flask import Flask, Response, redirect, request

from plainspoken.demo import council
from plainspoken.demo.server import serve

BRANCHES = 10
ROBOTS = "User-agent: *\nDisallow: /search\nDisallow: /archive/private/\n"


def content(number: int, count: int) -> str:
    """What is on an archive page, less what stands on all pages."""
    below = range(BRANCHES * number + 1, min(BRANCHES * number + BRANCHES + 1, count))
    links = "".join(f'<li><a href="/archive/{each}">Council papers, box {each}</a></li>' for each in below)
    parts = [f"<h1>Council papers, box {number}</h1><p>Papers of the year {1900 + number % 120}.</p>"]
    parts.append(f"<ul>{links}</ul>" if links else "<p>This is the last box.</p>")
    faults: dict[int, str] = {
        5: f'<input id="q{number}">',
        7: '<p><a href="/archive/1">Read more</a></p><p><a href="/archive/2">Read more</a></p>',
        11: '<img src="/static/icon.svg">',
        13: '<p><a href="/bins">Everything that anybody could possibly ever want to know about bins and more</a></p>',
        17: '<p><a href="/archive/0">Papers of Llanfihangel</a></p>',
        19: f'<p><a href="/archive/{number}/old">Older</a></p>',
        23: f'<p><a href="/archive/{number}?view=print&amp;name=jo.bloggs@anytown.example">Print</a></p>',
        29: '<p><a href="/archive/private/x">Private</a></p>',
        31: '<p><a href="/archive/0">Write to jo.bloggs@anytown.example, 01632 960123</a></p>',
    }
    parts += [markup for every, markup in faults.items() if number % every == 0]
    return "".join(parts)


def grown(count: int, note: Callable[[str], None]) -> Flask:
    """The council with an archive of some pages; `note` is given the target of each request."""
    application = council.create()
    home = council.create().test_client().get("/").get_data(as_text=True)
    start, end = home.index("<main"), home.index("</main>")
    start = home.index(">", start) + 1
    before, after = home[:start], home[end:]

    def archive(number: int) -> Response:
        if number >= count:
            return Response("gone", 404)
        head = before.replace("<title>", f"<title>Box {number}: ", 1)
        return Response(head + content(number, count) + after, content_type="text/html; charset=utf-8")

    application.add_url_rule("/archive/<int:number>", "archive", archive)
    application.add_url_rule("/archive/<int:number>/old", "old", lambda number: redirect(f"/archive/{number}"))
    application.view_functions["robots"] = lambda: Response(ROBOTS, content_type="text/plain")
    application.before_request(lambda: note(request.full_path.rstrip("?")))
    return application


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=20_000)
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--log", type=Path, required=True)
    chosen = options.parse_args()
    with chosen.log.open("a", buffering=1) as log:
        application = grown(chosen.pages, lambda target: _write(log, target))
        with serve(chosen.port, application=application) as address:
            print(address, flush=True)
            sys.stdin.read()


def _write(log, target: str) -> None:
    log.write(f"{time.time():.6f} {target}\n")


if __name__ == "__main__":
    main()
