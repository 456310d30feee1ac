"""Answers kept safe: written encrypted, found again with the key alone, put back where a page has none of its own."""

from __future__ import annotations

import json
import stat
import sys
from dataclasses import replace

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from plainspoken.flow import Answer, Component, Control, Form, Page, Place, Request, Site, Tell, Trouble
from plainspoken.memory import Safe, keys_for, open_safe
from plainspoken.memory.health import answers_kept
from plainspoken.memory.journal import FILE, Journal, JournalError
from plainspoken.memory.keys import KeyringKeys, SessionKeys, session_folder
from plainspoken.memory.sealing import new_key, opened, seal
from plainspoken.memory.unfinished import Given, Unfinished, as_bytes, from_bytes, put_back
from plainspoken.settings import Keeping

SITE = Site("anytown", "Anytown Council", "https://anytown.example/")
URL = "https://anytown.example/apply/name"
CONTROLS = (
    Control("0/1", "text", "name", label="Full name"),
    Control("0/2", "radio", "how", value="post", label="By post"),
    Control("0/3", "radio", "how", value="mail", label="By email"),
    Control("0/4", "password", "word", label="Password"),
    Control("0/5", "text", "card", label="Card number", attributes={"autocomplete": "cc-number"}),
    Control("0/6", "text", "code", label="Code", attributes={"autocomplete": "one-time-code"}),
    Control("0/7", "hidden", "token", value="x1"),
    Control("0/8", "submit", "", label="Continue"),
)
PAGE = Page(URL, "Your name", forms=(Form("0", URL, "post", controls=CONTROLS),))
ANSWERS = (
    Answer("0/1", "Zebedee"),
    Answer("0/2", ""),
    Answer("0/3", "on"),
    Answer("0/4", "hunter22"),
    Answer("0/5", "4242424242424242"),
    Answer("0/6", "987654"),
)
PLACE = Place(SITE, PAGE, answers=ANSWERS, filling=True)
REQUEST = Request("POST", URL, b"name=Zebedee&how=mail&token=x1", "application/x-www-form-urlencoded")


@pytest.fixture
def runtime(tmp_path):
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    return {"XDG_RUNTIME_DIR": str(folder)}


def a_safe(tmp_path, runtime, keeping=Keeping.SESSION) -> Safe:
    safe, told = open_safe(tmp_path / "memory", keeping, keys_for(keeping, runtime))
    assert told is None
    return safe


def written(tmp_path) -> bytes:
    return b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_what_is_sealed_opens_with_its_key_alone_and_unchanged() -> None:
    key = new_key()
    sealed = seal(b"Zebedee", key)
    assert b"Zebedee" not in sealed
    assert opened(sealed, key) == b"Zebedee"
    assert seal(b"Zebedee", key) != sealed
    assert opened(sealed, new_key()) is None
    assert opened(sealed[:-1] + bytes([sealed[-1] ^ 1]), key) is None
    assert opened(b"short", key) is None


def test_answers_are_found_again_after_the_program_was_killed(tmp_path, runtime) -> None:
    safe = a_safe(tmp_path, runtime)
    safe.use(lambda: "cookie jar", lambda cookies: None)
    safe.keep(PLACE)
    assert b"Zebedee" not in written(tmp_path)
    assert b"cookie jar" not in written(tmp_path)
    safe._journal._base.close()  # as a kill does: nothing is said, nothing removed
    again = a_safe(tmp_path, runtime)
    assert again.left.count == 2
    assert again.left.cookies == "cookie jar"
    assert again.offered() == (
        Tell("unfinished.left", (("count", 2), ("title", "Your name"), ("site", "Anytown Council"))),
        Tell("unfinished.carry_on"),
    )
    brought = []
    again.use(lambda: "", brought.append)
    assert again.put_back(PAGE) == ()
    again.resume()
    assert brought == ["cookie jar"]
    assert again.put_back(PAGE) == (Answer("0/1", "Zebedee"), Answer("0/2", ""), Answer("0/3", "on"))


def test_what_is_secret_is_never_kept() -> None:
    safe = Safe()
    safe.keep(PLACE)
    assert {each.name for each in safe._now.given} == {"name", "how"}


def test_a_page_keeps_what_it_has_itself() -> None:
    own = replace(PAGE, forms=(replace(PAGE.forms[0], controls=(replace(CONTROLS[0], value="Sam"), *CONTROLS[1:])),))
    given = (Given(URL, "text", "name", "", "Zebedee"), Given(URL, "radio", "how", "mail", "on"))
    assert put_back(own, given) == (Answer("0/3", "on"),)
    elsewhere = replace(PAGE, url="https://anytown.example/other")
    assert put_back(elsewhere, given) == ()
    assert put_back(replace(PAGE, url=f"{URL}?change=1#top"), given) == (Answer("0/1", "Zebedee"), Answer("0/3", "on"))


def test_an_answer_that_is_changed_is_kept_as_it_is_now() -> None:
    safe = Safe()
    safe.keep(PLACE)
    safe.keep(replace(PLACE, answers=(Answer("0/1", "Sam"), Answer("0/2", "on"), Answer("0/3", ""))))
    assert [(each.name, each.choice, each.value) for each in safe._now.given] == [
        ("name", "", "Sam"),
        ("how", "post", "on"),
        ("how", "mail", ""),
    ]
    assert safe.ended() == 2


def test_something_sent_without_an_answer_is_in_doubt_until_one_comes(tmp_path, runtime) -> None:
    safe = a_safe(tmp_path, runtime)
    safe.keep(PLACE)
    safe.sending(PLACE, REQUEST)
    safe._journal._base.close()
    again = a_safe(tmp_path, runtime)
    assert Tell("unfinished.sending") in again.offered()
    for trouble, doubtful in ((Trouble("web.timeout"), True), (Trouble("web.no_connection"), False), (None, False)):
        again.sending(PLACE, REQUEST)
        again.sent(trouble)
        assert bool(again._now.sending) is doubtful


def test_a_search_is_nothing_that_is_in_doubt() -> None:
    safe = Safe()
    safe.sending(PLACE, Request("GET", "https://anytown.example/search?q=bins"))
    assert not safe._now.sending


def test_what_is_done_is_kept_no_longer(tmp_path, runtime) -> None:
    safe = a_safe(tmp_path, runtime)
    safe.keep(PLACE)
    safe.keep(replace(PLACE, page=replace(PAGE, components=(Component("panel", 0, 1),)), answers=()))
    assert safe._now.count == 0
    assert safe.known() == ()


def test_a_goodbye_leaves_nothing_behind_and_an_interruption_all(tmp_path, runtime) -> None:
    safe = a_safe(tmp_path, runtime)
    safe.keep(PLACE)
    safe.close(said_goodbye=False)
    again = a_safe(tmp_path, runtime)
    assert again.left.count == 2
    again.close(said_goodbye=True)
    assert written(tmp_path) == b""


def test_answers_that_are_to_stay_stay_after_a_goodbye_until_they_are_sent(tmp_path, runtime, vault) -> None:
    safe = a_safe(tmp_path, runtime, Keeping.KEPT)
    assert safe.where == "keyring"
    safe.keep(PLACE)
    safe.close(said_goodbye=True)
    again = a_safe(tmp_path, runtime, Keeping.KEPT)
    assert again.left.count == 2
    again.keep(replace(PLACE, page=replace(PAGE, components=(Component("panel", 0, 1),)), answers=()))
    again.close(said_goodbye=True)
    assert written(tmp_path) == b""
    assert vault.held == {}


def test_what_is_forgotten_is_gone_and_what_follows_is_kept_with_a_new_key(tmp_path, runtime) -> None:
    safe = a_safe(tmp_path, runtime)
    safe.keep(PLACE)
    key = (tmp_path / "runtime" / "plainspoken" / "answers.key").read_bytes()
    safe.forget()
    assert written(tmp_path) == b""
    assert safe.known() == ()
    safe.keep(PLACE)
    assert (tmp_path / "runtime" / "plainspoken" / "answers.key").read_bytes() != key
    assert (tmp_path / "memory" / FILE).exists()


def test_what_is_known_is_told_with_where_it_is(tmp_path, runtime) -> None:
    safe = a_safe(tmp_path, runtime)
    assert safe.known() == ()
    safe.keep(PLACE)
    assert safe.known() == (
        Tell("memory.answers", (("count", 2), ("title", "Your name"))),
        Tell("memory.answers_session"),
    )
    only_here = Safe()
    only_here.keep(PLACE)
    assert only_here.known()[1] == Tell("memory.answers_memory")


def test_answers_whose_key_is_gone_are_removed_and_that_is_told(tmp_path, runtime) -> None:
    safe = a_safe(tmp_path, runtime)
    safe.keep(PLACE)
    safe.close(said_goodbye=False)
    (tmp_path / "runtime" / "plainspoken" / "answers.key").unlink()
    again, told = open_safe(tmp_path / "memory", Keeping.SESSION, keys_for(Keeping.SESSION, runtime))
    assert told == Tell("memory.key_gone")
    assert again.offered() == ()


def test_without_a_place_for_a_key_nothing_is_written(tmp_path, no_vault) -> None:
    keys = keys_for(Keeping.SESSION, {})
    assert keys is None
    safe, told = open_safe(tmp_path / "memory", Keeping.SESSION, keys)
    assert told == Tell("memory.no_key")
    safe.keep(PLACE)
    assert written(tmp_path) == b""


def test_who_chose_memory_alone_has_nothing_written(tmp_path, runtime) -> None:
    safe, told = open_safe(tmp_path / "memory", Keeping.MEMORY, keys_for(Keeping.MEMORY, runtime))
    assert told is None
    safe.keep(PLACE)
    assert written(tmp_path) == b""
    assert safe.ended() == 2


def test_a_second_program_leaves_the_first_ones_journal_alone(tmp_path, runtime) -> None:
    first = a_safe(tmp_path, runtime)
    first.keep(PLACE)
    second, told = open_safe(tmp_path / "memory", Keeping.SESSION, keys_for(Keeping.SESSION, runtime))
    assert told == Tell("memory.journal_busy")
    second.keep(PLACE)
    second.close(said_goodbye=True)
    first.close(said_goodbye=False)
    assert a_safe(tmp_path, runtime).left.count == 2


def test_a_journal_that_cannot_be_written_any_more_is_told_of_once(tmp_path, runtime) -> None:
    safe = a_safe(tmp_path, runtime)
    told = []
    safe.use(str, lambda cookies: None, told.append)
    safe._journal._base.execute("PRAGMA query_only=ON")
    safe.keep(PLACE)
    safe.keep(replace(PLACE, answers=()))
    assert told == [Trouble("memory.no_journal")]
    assert safe.where == "memory"


def test_a_journal_where_none_can_be_is_told_of(tmp_path, runtime) -> None:
    (tmp_path / "memory").write_text("a file, no folder")
    _, told = open_safe(tmp_path / "memory", Keeping.SESSION, keys_for(Keeping.SESSION, runtime))
    assert told == Tell("memory.no_journal")


def test_a_file_that_is_no_journal_is_told_of(tmp_path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, but longer than one page of it would be" * 100)
    with pytest.raises(JournalError):
        Journal(tmp_path, new_key()).read()


def test_what_is_written_comes_back_and_what_is_none_of_it_does_not() -> None:
    unfinished = Unfinished("Anytown", URL, "Name", (Given(URL, "text", "name", "", "Zoë", "0/1"),), "c", ("m",), "n")
    assert from_bytes(as_bytes(unfinished)) == unfinished
    for broken in (b"", b"{", b"[]", b"\xff", json.dumps({"given": 5}).encode()):
        assert from_bytes(broken) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_key_that_others_could_read_is_not_used(tmp_path, runtime) -> None:
    keys = SessionKeys(tmp_path / "runtime")
    key = keys.make()
    file = tmp_path / "runtime" / "plainspoken" / "answers.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert keys.find() == key
    file.chmod(0o644)
    assert keys.find() is None
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere")
    assert keys.find() is None
    keys.drop()
    assert not file.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_folder_that_others_can_enter_is_no_place_for_a_key(tmp_path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    for environment in ({}, {"XDG_RUNTIME_DIR": ""}, {"XDG_RUNTIME_DIR": str(tmp_path / "none")}):
        assert session_folder(environment) is None
    (tmp_path / "open").chmod(0o755)
    assert session_folder({"XDG_RUNTIME_DIR": str(tmp_path / "open")}) is None


class Vault(KeyringBackend):
    """A keyring in memory."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service, username):
        if self.locked:
            raise KeyringLocked
        return self.held.get((service, username))

    def set_password(self, service, username, password):
        if self.locked:
            raise KeyringLocked
        self.held[service, username] = password

    def delete_password(self, service, username):
        del self.held[service, username]


@pytest.fixture
def vault():
    before = keyring.get_keyring()
    found = Vault()
    keyring.set_keyring(found)
    yield found
    keyring.set_keyring(before)


@pytest.fixture
def no_vault():
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    yield
    keyring.set_keyring(before)


def test_a_key_in_the_keyring(vault) -> None:
    keys = KeyringKeys()
    assert keys.find() is None
    key = keys.make()
    assert keys.find() == key
    vault.locked = True
    assert keys.find() is None
    assert keys.make() is None
    vault.locked = False
    keys.drop()
    assert vault.held == {}
    vault.held["plainspoken", "answers"] = "no key at all"
    assert keys.find() is None


def test_where_the_key_belongs(runtime, vault) -> None:
    assert keys_for(Keeping.SESSION, runtime).where == "session"
    assert keys_for(Keeping.SESSION, {}).where == "keyring"
    assert keys_for(Keeping.KEPT, runtime).where == "keyring"
    assert keys_for(Keeping.MEMORY, runtime) is None


def test_doctor_says_where_the_key_is(runtime, vault) -> None:
    assert "until you say goodbye" in answers_kept(Keeping.SESSION, runtime).what
    assert "keyring" in answers_kept(Keeping.KEPT, runtime).what
    assert "as you chose" in answers_kept(Keeping.MEMORY, runtime).what


def test_doctor_says_how_to_have_a_keyring(runtime, no_vault) -> None:
    for keeping, environment in ((Keeping.SESSION, {}), (Keeping.KEPT, runtime)):
        health = answers_kept(keeping, environment)
        assert health.ok
        assert "gnome-keyring" in health.mend
