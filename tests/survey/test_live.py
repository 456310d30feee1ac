"""What only a site can tell of its profile: dead addresses, selectors, search, hosts, pages beyond voice, by line."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from plainspoken import wording
from plainspoken.cli.main import main
from plainspoken.survey.live import live
from support.byte_server import serve

WORDS = wording.load()
HOME = """<html lang="en"><title>Ambridge</title><header><a href="/">Home</a></header>
<div id="menu"><a href="/a">A</a></div><main><h1>Welcome</h1><p>Words of it.</p>
<a href="/bins">Bins</a><a href="/map">Map</a><a href="https://pay.example/">Pay</a>
<a class="cy" href="/cy/gone">Cymraeg</a></main><footer><p>The end</p></footer>"""
BINS = """<html lang="en"><title>Bins</title><header><a href="/">Home</a></header>
<main><h1>Bins</h1><p>When they come.</p><a href="https://pay.example/bins">Pay for it</a></main>
<footer><p>The end</p></footer>"""
MAP = """<html lang="en"><title>Map</title><div id="root"></div>
<noscript>Please enable JavaScript to use this.</noscript><script src="/x.js"></script>"""
FOUND = "<title>Found</title><main><h1>Found</h1><ul><li><a href='/bins'>Bins</a></li><li><a href='/'>Go</a></li></ul>"
NOTHING = "<title>Found</title><main><h1>0 results</h1></main>"

GOOD = """main: main
navigation: "#menu"
search: {url: "/search?q={query}"}
other_hosts: {pay.example: paying}
aliases: {bin days: /bins}
beyond_voice: [{page: /map, because: script, instead: Ring us.}]
"""


@pytest.fixture(scope="module")
def server():
    for served in serve():
        pages = {"/": HOME, "/bins": BINS, "/map": MAP, "/search": FOUND, "/nothing": NOTHING, "/a": BINS}
        for path, html in pages.items():
            served.routes[path] = lambda visitor, html=html: visitor.answer(html)
        for path in ("/gone", "/robots.txt", "/cy/gone"):
            served.routes[path] = lambda visitor: visitor.answer("gone", status="404 Not Found")
        served.routes["/away"] = lambda visitor: visitor.answer("", status="302 Found", location="https://x.example/")
        yield served


def found(server, tmp_path, text):
    file = tmp_path / "ambridge.yaml"
    file.write_text(f"start: {server.url('/')}\n{text}", encoding="utf-8")
    return live(file, 6, WORDS)


def test_a_profile_that_is_right_has_no_faults(server, tmp_path):
    assert found(server, tmp_path, GOOD) == ()


KNOWN = "other_hosts: {pay.example: paying}\nbeyond_voice: [{page: /map, because: script}]\n"
WRONG = [
    # what stands after start and KNOWN; the fault's line, its key, and what is said of it
    ("aliases: {bin days: /gone}\n", 4, "aliases.bin days", "leads nowhere: /gone: that page does not exist"),
    ("aliases: {bin days: /away}\n", 4, "aliases.bin days", "leads from /away to x.example, which is not among hosts"),
    ("tasks: {pay a fine: /gone}\n", 4, "tasks.pay a fine.page", "leads nowhere"),
    ("tasks:\n  pay a fine:\n    steps: [{say: Go., page: /gone}]\n", 6, "tasks.pay a fine.steps[1].page", "nowhere"),
    ("contact: {page: /gone}\n", 4, "contact.page", "leads nowhere"),
    ("start_pages: {all services: /gone}\n", 4, "start_pages.all services", "leads nowhere"),
    ("main: '#nowhere'\n", 4, "main", "matches nothing on the 4 pages that were looked at"),
    ("main: '#menu'\n", 4, "main", "matches on 1 of 4 pages only"),
    ("main: body\n", 4, "main", "matches too much: on http"),
    ("skip: [.nowhere]\n", 4, "skip[1]", "matches nothing"),
    ("skip: [.nowhere, footer]\n", 4, "skip[1]", "matches nothing"),
    ("skip: ['h1, p']\n", 4, "skip[1]", "the page's title is in it"),
    ("navigation: main\n", 4, "navigation", "matches too much"),
    ("search: {url: '/nothing?q={query}'}\n", 4, "search.url", "finds nothing for 'contact'"),
    ("search: {url: '/gone?q={query}'}\n", 4, "search.url", "does not answer"),
    ("search: {url: '/search?q={query}', results: .none}\n", 4, "search.results", "matches none of what is found"),
    ("languages: {cy: {address: '/cy{path}gone'}}\n", 4, "languages.cy.address", "leads nowhere from the start page"),
    ("languages: {cy: {link: a.cy}}\n", 4, "languages.cy.link", "leads nowhere from the start page"),
    ("languages: {gd: {link: a.gd}}\n", 4, "languages.gd.link", "matches no"),
]


@pytest.mark.parametrize(("text", "line", "key", "words"), WRONG)
def test_a_fault_is_told_at_its_line(server, tmp_path, text, line, key, words):
    faults = found(server, tmp_path, KNOWN + text)
    told = [fault for fault in faults if fault.key == key]
    assert told, [str(fault) for fault in faults]
    assert told[0].line == line
    assert words in " ".join(fault.message for fault in told)


def test_hosts_that_are_left_out_and_pages_beyond_voice(server, tmp_path):
    faults = found(server, tmp_path, "")
    assert [fault.key for fault in faults] == ["start", "start"]
    assert "leaves out pay.example, which 3 of 4 pages lead to: add it under other_hosts" in faults[0].message
    assert "/map, which needs JavaScript: say under beyond_voice what to do instead" in faults[1].message


@pytest.mark.usefixtures("impatient")
def test_a_site_that_cannot_be_had(tmp_path):
    file = tmp_path / "nowhere.yaml"
    file.write_text("start: http://127.0.0.1:9/\n", encoding="utf-8")
    [fault] = live(file, 3, WORDS)
    assert (fault.line, fault.key) == (1, "start")
    assert fault.message.startswith("cannot be had: I cannot reach 127.0.0.1")


def test_the_practice_council_s_own_profile_at_the_command_line():
    told = CliRunner().invoke(main, ["site", "check", "--live", "--pages", "6", "anytown"])
    assert told.exit_code == 0, told.output
    assert "anytown.yaml: no faults" in told.output
