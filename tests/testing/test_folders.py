"""A site that is a folder of pages: which file an address leads to, and what there is instead where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspoken.flow import Request, Site, Trouble, Why
from plainspoken.testing.folders import Folder, FolderConnection
from plainspoken.web import Response

SITE = Site("s", start="http://s.example/", hosts=("s.example",))

FILES = {
    "index.html": "home",
    "a.html": "a",
    "b/index.html": "b",
    "b/c.html": "c",
    "n.pdf": "pdf",
    "d e.html": "de",
    "x.csv": "1,2",
}


@pytest.fixture
def connection(tmp_path: Path) -> FolderConnection:
    for name, text in FILES.items():
        (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / name).write_text(text, encoding="utf-8")
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    (tmp_path / "pages" / "away.html").symlink_to(tmp_path / "secret.html")
    return FolderConnection(SITE, Folder(tmp_path / "pages"))


FOUND = [
    ("/", "home", "text/html"),
    ("", "home", "text/html"),
    ("/index.html", "home", "text/html"),
    ("/a", "a", "text/html"),
    ("/a.html", "a", "text/html"),
    ("/a?q=1#part", "a", "text/html"),
    ("/b", "b", "text/html"),
    ("/b/", "b", "text/html"),
    ("/b/c", "c", "text/html"),
    ("/d%20e", "de", "text/html"),
    ("/n.pdf", "pdf", "application/pdf"),
    ("/x.csv", "1,2", "text/csv"),
]


@pytest.mark.parametrize(("path", "body", "kind"), FOUND)
def test_an_address_leads_to_its_file(connection: FolderConnection, path: str, body: str, kind: str) -> None:
    url = f"http://s.example{path}"
    assert connection.visit(url, Why.FOLLOW) == Response(url, 200, kind, body.encode())


@pytest.mark.parametrize(
    "path", ["/no", "/b/d", "/../secret", "/%2e%2e/secret", "/..%2fsecret", "/away", "/a%00", "/..\\secret", "/b/c/"]
)
def test_what_is_not_in_the_folder_is_not_found(connection: FolderConnection, path: str) -> None:
    came = connection.visit(f"http://s.example{path}", Why.FOLLOW)
    assert isinstance(came, Trouble) or path == "/b/c/"
    if isinstance(came, Trouble):
        assert came.key == "web.not_found"


def test_a_form_leads_to_the_page_at_its_address(connection: FolderConnection) -> None:
    came = connection.send(Request("POST", "http://s.example/a", b"x=1", "application/x-www-form-urlencoded"))
    assert isinstance(came, Response)
    assert came.body == b"a"


@pytest.mark.parametrize(
    ("url", "key"),
    [("http://other.example/", "web.foreign_host"), ("tel:123", "web.telephone"), ("mailto:a@b.example", "web.email")],
)
def test_what_is_no_page_of_the_site_is_told(connection: FolderConnection, url: str, key: str) -> None:
    came = connection.visit(url, Why.FOLLOW)
    assert isinstance(came, Trouble)
    assert came.key == key


def test_after_moving_the_other_site_has_the_pages(connection: FolderConnection) -> None:
    connection.move(Site("o", start="http://other.example/", hosts=("other.example",)))
    assert isinstance(connection.visit("http://other.example/a", Why.FOLLOW), Response)
