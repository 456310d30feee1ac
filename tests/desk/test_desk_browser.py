"""The desk in a real browser: judged by axe-core, by keyboard alone, at 400 % zoom, with script off, recording."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from plainspoken.demo.server import serve
from plainspoken.documents import load
from plainspoken.frontend.server import Server
from support.desk import TOKEN

OF_A_PROFILE = ("", "text", "history", "history/1", "remove", "share", "listen?text=CTR", "try", "site")
KEYS = ("extends", "start", "search", "tasks", "beyond_voice", "languages")
BROKEN = ("broken/", "broken/keys/hosts", "notyaml/", "notyaml/text")
PAGES = (
    *("/", "/new", "/import", "/nothing", "/profiles/full/preview?address=/council-tax/bands"),
    *(f"/profiles/full/{page}" for page in OF_A_PROFILE),
    *(f"/profiles/full/keys/{key}" for key in KEYS),
    *(f"/profiles/{page}" for page in BROKEN),
)
HAS_FOCUS = """() => {
    const element = document.activeElement;
    const named = element.labels && element.labels[0] ? element.labels[0] : element;
    return named.textContent.trim().replace(/\\s+/g, " ");
}"""
DURATION = """() => new Promise((done, fail) => {
    const audio = document.querySelector("audio");
    audio.onloadedmetadata = () => done(audio.duration);
    audio.onerror = () => fail(audio.error);
    audio.preload = "auto";
    audio.load();
})"""
HUM_FOR_A_MICROPHONE = """() => {
    navigator.mediaDevices.getUserMedia = async () => {
        const context = new AudioContext(), hum = context.createOscillator();
        const out = context.createMediaStreamDestination();
        hum.connect(out);
        hum.start();
        return out.stream;
    };
}"""
HEAD_OF_FILE = """async () => {
    const bytes = await document.getElementById("recording").files[0].arrayBuffer();
    return new TextDecoder().decode(bytes.slice(0, 12));
}"""
FULL = """\
extends: council
start: START
hosts: [127.0.0.1]
aliases: {bin day: /bins, council tax: /council-tax}
tasks: {pay my council tax: {page: /council-tax, also: [pay the council], steps: [Have your number ready.]}}
languages: {cy: {address: "/cy{path}"}}
beyond_voice: [{page: /map, because: picture, instead: Ring us.}]
search: {url: "/search?q={query}"}
"""


@pytest.fixture(scope="module")
def town() -> Iterator[str]:
    with serve() as url:
        yield url


@pytest.fixture(scope="module")
def address(desk: Flask) -> Iterator[str]:
    server = Server(desk)
    server.start()
    yield server.url
    server.stop()


@pytest.fixture
def folder(own: Path, town: str) -> Path:
    """Profiles of every kind: one with everything in it, two that are broken."""
    (own / "full.yaml").write_text(FULL.replace("START", f"{town}/"))
    (own / "broken.yaml").write_text("start: nowhere\nhosts:\n  - a b\n  - c d\n")
    (own / "notyaml.yaml").write_text("start: [\n")
    return own


@pytest.fixture
def visit(new_page, address: str, folder: Path):
    """Open a page of the desk in a browser that was let in."""

    def opened(path: str = "/", **options):
        page = new_page(**options)
        page.goto(f"{address}/enter/{TOKEN}")
        page.goto(f"{address}{path}")
        return page

    return opened


def tab_to(page, text: str, most: int = 150) -> None:
    """Press Tab until what has the focus is called this."""
    for _ in range(most):
        page.keyboard.press("Tab")
        name = page.evaluate(HAS_FOCUS)
        if name.startswith(text):
            return
    pytest.fail(f"{text!r} cannot be reached by the keyboard")


def test_axe_finds_nothing_on_any_page_wide_or_at_400_percent(visit, axe, address, shelf):
    shelf.save("full", shelf.sheet("full").text + "main: main\n", "Made", shelf.sheet("full").seen)
    page = visit()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    for path in PAGES:
        page.set_viewport_size({"width": 1280, "height": 1024})
        page.goto(f"{address}{path}")
        assert not axe(page), path
        page.set_viewport_size({"width": 320, "height": 256})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert page.locator("main h1").count() == 1, path
    assert [each for each in complaints if "404" not in each] == []


def test_axe_finds_nothing_on_forms_with_faults(visit, axe):
    page = visit("/new")
    page.get_by_role("button", name="Make the profile").click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_role("alert").get_by_role("link").count() == 2
    assert not axe(page)
    page = visit("/profiles/full/keys/tasks")
    page.get_by_label("Phrase 1").fill("!")
    page.get_by_role("button", name="Save").last.click()
    page.get_by_role("alert").wait_for()
    assert not axe(page)
    page.get_by_role("alert").get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.name") == "tasks.0.name"
    page = visit("/import")
    page.get_by_role("button", name="Bring it in").click()
    page.get_by_role("alert").wait_for()
    assert not axe(page)
    page = visit("/profiles/full/try")
    page.get_by_role("button", name="See what is understood").click()
    page.get_by_role("alert").wait_for()
    assert not axe(page)


def test_a_profile_is_made_edited_saved_and_undone_by_keyboard_alone(visit, folder, town):
    page = visit()
    tab_to(page, "Make a profile")
    page.keyboard.press("Enter")
    page.wait_for_url("**/new")
    tab_to(page, "Address of the site")
    page.keyboard.type(f"{town}/")
    tab_to(page, "Name of the profile")
    page.keyboard.type("keyed")
    tab_to(page, "Look at the site")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("Begin with nothing").is_checked()
    page.keyboard.press("Enter")
    page.wait_for_url("**/profiles/keyed/")
    tab_to(page, "Change phrases that open a page")
    page.keyboard.press("Enter")
    page.wait_for_url("**/keys/aliases")
    tab_to(page, "Add one")
    page.keyboard.press("Enter")
    page.wait_for_selector("[name='aliases.0.name']:focus")
    page.keyboard.type("bin day")
    page.keyboard.press("Tab")
    page.keyboard.type("bins")
    page.keyboard.press("Enter")
    page.wait_for_selector(".govuk-error-summary")
    tab_to(page, "should be a path")
    page.keyboard.press("Enter")
    page.keyboard.press("Home")
    page.keyboard.type("/")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/profiles/keyed/#aliases"))
    assert load(folder / "keyed.yaml").value["aliases"] == {"bin day": "/bins"}
    tab_to(page, "Undo the last change")
    page.keyboard.press("Enter")
    page.get_by_text("Undone: Phrases that open a page changed.").wait_for()
    assert "aliases" not in load(folder / "keyed.yaml").value


def test_all_works_with_script_off(visit, folder):
    page = visit("/profiles/bigtown/keys/hosts", java_script_enabled=False)
    page.get_by_role("button", name="Add one").click()
    page.get_by_label("Item 1").fill("www.bigtown.gov.uk")
    page.get_by_role("button", name="Add another").click()
    page.get_by_label("Item 2").fill("my.bigtown.gov.uk")
    page.get_by_role("button", name="Save").last.click()
    page.get_by_text("Saved: ").wait_for()
    assert load(folder / "bigtown.yaml").value["hosts"] == ["www.bigtown.gov.uk", "my.bigtown.gov.uk"]
    page.get_by_role("link", name="Try saying it").click()
    page.get_by_label("What would you say?").fill("bin day")
    assert page.get_by_role("button", name="Record", exact=True).count() == 0
    page.get_by_role("button", name="See what is understood").click()
    page.get_by_text("Opens https://www.bigtown.gov.uk/bins").wait_for()


def test_the_voice_plays_in_the_browser(visit):
    page = visit("/profiles/bigtown/listen")
    seconds = page.evaluate(DURATION)
    assert 0.5 < seconds < 5


def test_a_recording_made_in_the_browser_is_a_file_of_the_form(visit):
    page = visit("/profiles/bigtown/try")
    page.evaluate(HUM_FOR_A_MICROPHONE)
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_text("Recording. Say it").wait_for()
    page.wait_for_function("document.getElementById('record').textContent === 'Stop'")
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Press Hear what is understood.").wait_for()
    head = page.evaluate(HEAD_OF_FILE)
    assert (head[:4], head[8:12]) == ("RIFF", "WAVE")
    page.get_by_role("button", name="Hear what is understood").click()
    page.get_by_role("heading", name="What came of it").wait_for()
