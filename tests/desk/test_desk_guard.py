"""Who may use the desk, and which files it touches."""

import pytest

from plainspoken.desk.shelf import Shelf, ShelfError
from support.desk import BASE, PROFILE, TOKEN


def test_nothing_is_shown_without_the_token(desk):
    stranger = desk.test_client()
    for path in ("/", "/new", "/profiles/bigtown/", "/profiles/bigtown/export", "/nothing"):
        answer = stranger.get(path, base_url=BASE)
        assert (answer.status_code, "Bigtown" in answer.text) == (403, False)
    assert stranger.get("/enter/guess", base_url=BASE).status_code == 403
    assert stranger.get("/", base_url=BASE).status_code == 403


def test_the_token_is_exchanged_for_a_cookie_that_no_other_site_sends(desk):
    answer = desk.test_client().get(f"/enter/{TOKEN}", base_url=BASE)
    cookie = answer.headers["Set-Cookie"]
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert TOKEN not in cookie
    assert cookie.startswith("plainspoken_desk_8000=")
    assert {"HttpOnly", "SameSite=Strict"} <= {part.strip() for part in cookie.split(";")}


@pytest.mark.parametrize("host", ["evil.example:8000", "127.0.0.1:9", "127.0.0.1", "127.0.0.1.evil.example:8000"])
def test_a_name_that_was_made_to_lead_here_is_refused(person, host):
    for path in ("/", f"/enter/{TOKEN}"):
        assert person.client.get(path, base_url=BASE, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    ("secret", "headers", "code"),
    [
        ("", {}, 400),
        ("wrong", {}, 400),
        (None, {"Origin": "http://evil.example"}, 403),
        (None, {"Origin": "null"}, 403),
        (None, {"Origin": "http://127.0.0.1:9000"}, 403),
        (None, {"Sec-Fetch-Site": "cross-site"}, 403),
        (None, {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"}, 303),
    ],
)
def test_a_form_of_anybody_else_changes_nothing(person, own, secret, headers, code):
    person.get("/profiles/bigtown/keys/spoken")
    data = {**person.seen, "spoken": "Mine now"} | ({} if secret is None else {"secret": secret})
    path = "/profiles/bigtown/keys/spoken"
    assert person.client.post(path, base_url=BASE, data=data, headers=headers).status_code == code
    assert ("Mine now" in (own / "bigtown.yaml").read_text()) == (code == 303)


def test_every_page_has_its_headers(person):
    headers = person.get("/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "'unsafe" not in headers["Content-Security-Policy"]
    assert (headers["Cache-Control"], headers["X-Content-Type-Options"]) == ("no-store", "nosniff")
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "name", ["..%2fsecret", "%2e%2e", ".history", "a/b", "BIG", "a.yaml", "%00", "-", "a--b", "x" * 300]
)
def test_no_name_leads_out_of_the_folder(person, own, name):
    (own.parent / "secret.yaml").write_text("start: https://secret.example/\n")
    assert person.get(f"/profiles/{name}/").status_code == 404
    answer = person.fill("/new", {"name": name, "start": "https://a.example/", "how": "nothing"})
    assert "The name should be small letters" in answer.text
    assert [path.name for path in own.iterdir()] == ["bigtown.yaml"]


def test_a_link_that_leads_elsewhere_is_neither_read_nor_written(person, own, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("start: https://secret.example/\n")
    (own / "linked.yaml").symlink_to(secret)
    (own / "dangling.yaml").symlink_to(tmp_path / "nothing.yaml")
    for name in ("linked", "dangling"):
        for page in ("", "text", "export", "keys/start", "share.zip"):
            answer = person.get(f"/profiles/{name}/{page}")
            assert (answer.status_code, "secret.example" in answer.text) == (409, False)
        with pytest.raises(ShelfError, match="leads_elsewhere"):
            Shelf(own).save(name, "start: https://a.example/\n", "", None)
    assert secret.read_text() == "start: https://secret.example/\n"
    assert person.get("/").status_code == 200


def test_what_is_too_big_is_refused_in_words(person, own):
    person.get("/import")
    answer = person.send("/import", name="huge", text="x" * 11_000_000)
    assert (answer.status_code, "The file is too big" in answer.text) == (413, True)
    (own / "big.yaml").write_bytes(b"# x\n" * 2_600_000)
    assert "At most 10 MB" in person.get("/profiles/big/text").text


def test_nothing_is_half_written(own, monkeypatch):
    shelf = Shelf(own)
    sheet = shelf.sheet("bigtown")
    monkeypatch.setattr("pathlib.Path.replace", lambda self, other: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(ShelfError) as problem:
        shelf.save("bigtown", "start: https://other.example/\n", "", sheet.seen)
    assert problem.value.values["why"] == "No space left"
    assert (own / "bigtown.yaml").read_text() == PROFILE
