"""The browser that tests use: real, alone on this computer, and judged by an axe-core that does find faults."""

import pytest

from plainspoken.demo.server import serve
from support.chromium import axe_core, lacking

FAULTY = (
    "<!DOCTYPE html><html lang='en'><title>Bins</title><main><h1>Bins</h1><img src='/lorry.png'><input></main></html>"
)


def test_a_page_served_here_is_shown(chromium_page):
    with serve() as url:
        chromium_page.goto(url)
        assert chromium_page.get_by_role("heading", level=1).first.inner_text() == "Welcome to Anytown Council"


@pytest.mark.parametrize("host", ["anytown.example", "192.0.2.1", "[2001:db8::1]"])
def test_no_other_computer_is_reached(chromium_page, host):
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        chromium_page.goto(f"http://{host}/")


def test_axe_finds_what_is_wrong_and_says_where(chromium_page, axe):
    chromium_page.set_content(FAULTY)
    found = {(violation.rule, violation.target) for violation in axe(chromium_page)}
    assert found == {("image-alt", "img"), ("label", "input")}
    assert any(
        "image-alt: Images must have alternative text, at img: <img" in repr(each) for each in axe(chromium_page)
    )
    assert axe(chromium_page, tags=("wcag22aa",)) == []


def test_pages_are_opened_as_they_are_asked_for(new_page):
    narrow = new_page(viewport={"width": 320, "height": 480}, java_script_enabled=False)
    narrow.set_content("<!DOCTYPE html><p>No script</p><script>document.querySelector('p').remove()</script>")
    assert narrow.get_by_text("No script").is_visible()
    assert narrow.evaluate("innerWidth") == 320


@pytest.mark.parametrize(("required", "ending"), [("1", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_a_missing_browser_is_a_skip_unless_it_was_promised(monkeypatch, required, ending):
    monkeypatch.setenv("REQUIRE_CHROMIUM", required)
    with pytest.raises(ending, match="the browser tests need chromium"):
        lacking("chromium")


def test_axe_core_is_found_where_it_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("AXE_CORE", str(tmp_path))
    assert axe_core() is None
    (tmp_path / "axe.min.js").touch()
    assert axe_core() == tmp_path / "axe.min.js"
    monkeypatch.setenv("AXE_CORE", str(tmp_path / "axe.min.js"))
    assert axe_core() == tmp_path / "axe.min.js"
