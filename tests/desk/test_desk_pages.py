"""The desk's pages as a person uses them: what is saved, what is said of faults, what is kept of what was typed."""

import io
import re
import zipfile

import pytest

from plainspoken.demo.server import serve
from plainspoken.desk.shelf import Shelf
from plainspoken.documents import load
from support.desk import PROFILE


def errors(answer):
    """The error summary: what each error says, and the field it leads to."""
    summary = re.search(r'class="govuk-error-summary".*?</ul>', answer.text, re.DOTALL)
    found = re.findall(r'<a href="(.*?)">(.*?)</a>', summary[0]) if summary else []
    return [(href, words.replace("&#39;", "'")) for href, words in found]


def value(own, name="bigtown"):
    return load(own / f"{name}.yaml").value


def test_the_list_tells_whose_each_is_and_what_is_broken(person, own):
    (own / "broken.yaml").write_text("start: nowhere\n")
    (own / "No Name.yaml").write_text("")
    page = person.get("/").text
    assert page.index("Your own") < page.index("Bigtown Council") < page.index("Those that came") < page.index("GOV.UK")
    assert "1 fault<" in page
    assert "No Name.yaml" in page


def test_a_key_is_saved_and_the_remarks_stay(person, own):
    answer = person.fill("/profiles/bigtown/keys/spoken", {"spoken": "Bigtown Borough Council"})
    assert "Saved: What the site is called changed." in answer.text
    assert (own / "bigtown.yaml").read_text() == PROFILE.replace("Bigtown Council", "Bigtown Borough Council")


@pytest.mark.parametrize(
    ("key", "typed", "fault"),
    [
        ("start", {"start": "www.a.example"}, ("#start", "is not a web address")),
        ("start", {"start": ""}, ("#start", "is missing")),
        ("hosts", {"hosts.0": "www.bigtown.gov.uk", "hosts.1": "a b"}, ("#hosts.1", "should be a host")),
        ("hosts", {"hosts.0": "", "hosts.1": "elsewhere.example"}, ("#hosts.0", "should have start's own host")),
        ("aliases", {"aliases.0.name": "help", "aliases.0.value": "/x"}, ("#aliases.0.name", "is a command already")),
        ("aliases", {"aliases.0.name": "a", "aliases.0.value": "x y"}, ("#aliases.0.value", "should be a path")),
        ("aliases", {"aliases.4.name": "a", "aliases.4.value": ""}, ("#aliases.0.value", "should be a path")),
        ("search", {"search.url": "/search"}, ("#search.url", "should have {query} in it once")),
        ("search", {"search.results": "h3 a"}, ("#search.form", "should have one of form and url")),
        ("beyond_voice", {"beyond_voice.0.page": "/x"}, ("#beyond_voice.0.because", "is missing")),
        ("beyond_voice", {"beyond_voice.0.because": "moon"}, ("#beyond_voice.0.page", "is missing")),
        ("politeness", {"politeness.seconds": "slowly"}, ("#politeness.seconds", "should be a number")),
        ("politeness", {"politeness.seconds": "61"}, ("#politeness.seconds", "should be 60 or less")),
        ("main", {"main": "<main>"}, ("#main", "is not a CSS selector")),
        ("tasks", {"tasks.0.name": "pay", "tasks.0.value.also.0": "!"}, ("#tasks.0.value.also.0", "words of letters")),
        ("tasks", {"tasks.0.name": "p", "tasks.0.value.steps.0.page": "/x"}, ("#tasks.0.value.steps.0.say", "missing")),
        ("extends", {"extends": "councl"}, ("#extends", "did you mean council?")),
        ("name", {"name": "other"}, ("#name", "should be the same as the file's name")),
    ],
)  # fmt: skip
def test_a_fault_is_told_beside_its_field_and_nothing_typed_is_lost(person, own, key, typed, fault):
    answer = person.fill(f"/profiles/bigtown/keys/{key}", typed)
    assert (own / "bigtown.yaml").read_text() == PROFILE
    (href, words), *_ = errors(answer)
    assert href == fault[0]
    assert fault[1] in words
    described = rf'id="{re.escape(href[1:])}"[^>]*aria-describedby="[^"]*{re.escape(href[1:])}-error'
    assert re.search(rf"{described}|<fieldset[^>]*{re.escape(href[1:])}-error", answer.text)
    for each in filter(None, typed.values()):
        assert f'value="{each}"'.replace("<", "&lt;").replace(">", "&gt;") in answer.text
    assert "<title>Error: " in answer.text.replace("\n", "")


def test_a_name_that_is_there_twice_is_told_and_both_are_kept(person, own):
    typed = {"aliases.0.name": "tax", "aliases.0.value": "/a", "aliases.1.name": "tax", "aliases.1.value": "/b"}
    answer = person.fill("/profiles/bigtown/keys/aliases", typed)
    assert errors(answer)[0] == ("#aliases.1.name", "is here twice, so only the last would count. Keep one")
    assert 'value="/a"' in answer.text
    assert 'value="/b"' in answer.text


def test_rows_are_added_and_taken_out_without_saving(person, own):
    path = "/profiles/bigtown/keys/aliases"
    typed = {"aliases.0.name": "bin day", "aliases.0.value": "half typ", "do": "add:aliases"}
    answer = person.fill(path, typed)
    assert re.search(r'id="aliases.1.name"[^>]* autofocus', answer.text)
    assert 'value="half typ"' in answer.text
    answer = person.send(path, **{**typed, "aliases.1.name": "tax", "aliases.1.value": "/t", "do": "remove:aliases.0"})
    assert "half typ" not in answer.text
    assert 'id="aliases.0.name" name="aliases.0.name" type="text" value="tax"' in answer.text
    assert person.send(path, **{**typed, "do": "remove:aliases.77"}).status_code == 200
    assert (own / "bigtown.yaml").read_text() == PROFILE
    answer = person.send(path, **{**typed, "aliases.0.value": "/t", "do": "save"})
    assert value(own)["aliases"] == {"bin day": "/t"}


def test_a_change_that_makes_a_fault_elsewhere_is_saved_and_told(person, own):
    person.fill("/profiles/bigtown/keys/hosts", {"hosts.0": "www.bigtown.gov.uk"})
    answer = person.fill("/profiles/bigtown/keys/start", {"start": "https://other.example/"})
    assert errors(answer) == [
        (
            "/profiles/bigtown/keys/hosts#hosts.0",
            "Web addresses that are the site's own: should have start's own host, other.example, among them",
        )
    ]
    assert value(own)["start"] == "https://other.example/"


def test_a_file_that_was_changed_meanwhile_is_told_before_anything_is_saved(person, own):
    path = "/profiles/bigtown/keys/spoken"
    person.get(path)
    by_hand = PROFILE.replace("Bigtown Council", "By Hand").replace("/bins", "/bins-by-hand")
    (own / "bigtown.yaml").write_text(by_hand)
    answer = person.send(path, spoken="By Desk")
    assert "was changed by somebody or something else" in answer.text
    assert "By Hand" in answer.text
    assert 'value="By Desk"' in answer.text
    assert (own / "bigtown.yaml").read_text() == by_hand
    person.seen = dict(re.findall(r'type="hidden" name="(\w+)" value="(.*?)"', answer.text))
    person.send(path, spoken="By Desk")
    assert (own / "bigtown.yaml").read_text() == by_hand.replace("By Hand", "By Desk")


def test_a_delivered_profile_is_copied_when_it_is_changed(person, own):
    answer = person.fill("/profiles/govuk/keys/spoken", {"spoken": "The government"})
    assert "Your changes are in a copy of your own." in answer.text
    delivered = Shelf(own).delivered / "govuk.yaml"
    assert (own / "govuk.yaml").read_text() == delivered.read_text().replace("spoken: GOV.UK", "spoken: The government")
    answer = person.fill("/profiles/govuk/remove", {})
    assert "The profile that came with Plainspoken is used again." in answer.text
    assert not (own / "govuk.yaml").exists()


def test_undo_goes_back_step_by_step_and_every_version_can_be_brought_back(person, own):
    for name in ("One", "Two", "Three"):
        person.fill("/profiles/bigtown/keys/spoken", {"spoken": name})
    for name in ("Two", "One", "Bigtown Council"):
        person.get("/profiles/bigtown/")
        answer = person.send("/profiles/bigtown/undo")
        assert value(own)["spoken"] == name
    assert "Undo the last change" not in answer.text
    person.get("/profiles/bigtown/remove")
    assert "There is nothing to undo" in person.send("/profiles/bigtown/undo").text
    assert (own / "bigtown.yaml").read_text() == PROFILE
    history = person.get("/profiles/bigtown/history").text
    assert history.count("What the site is called changed") == 3
    number = re.findall(r"Version (\d+)", history)[3]
    assert "spoken: Three" in person.get(f"/profiles/bigtown/history/{number}").text
    person.send(f"/profiles/bigtown/history/{number}")
    assert value(own)["spoken"] == "Three"
    assert person.get("/profiles/bigtown/history/99").status_code == 404


def test_a_profile_is_made_from_nothing_or_from_a_base(person, own):
    typed = {"name": "newtown", "start": "https://newtown.example/", "how": "nothing"}
    assert "Your profile is made." in person.fill("/new", typed).text
    assert value(own, "newtown") == {"name": "newtown", "start": "https://newtown.example/"}
    answer = person.fill("/new", {"name": "oldtown", "start": "https://o.example/", "how": "base", "base": "council"})
    assert value(own, "oldtown") == {"extends": "council", "name": "oldtown", "start": "https://o.example/"}
    assert "From council:" in answer.text
    assert "council tax reduction" in answer.text


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ({}, ["#name", "#start", "#how"]),
        ({"name": "bigtown", "start": "https://a.example/", "how": "nothing"}, ["#name"]),
        ({"name": "govuk", "start": "https://a.example/", "how": "nothing"}, ["#name"]),
        ({"name": "a", "start": "ftp://a.example", "how": "nothing"}, ["#start"]),
        ({"name": "a", "start": "https://a.example/", "how": "base"}, ["#base"]),
        ({"name": "a", "start": "https://a.example/", "how": "base", "base": "no-such"}, ["#base"]),
        ({"name": "a", "start": "https://a.example/", "how": "magic"}, ["#how"]),
    ],
)
def test_what_is_wrong_with_a_new_profile_is_told_at_its_field(person, own, typed, where):
    answer = person.fill("/new", typed)
    assert [href for href, _ in errors(answer)] == where
    assert all(f'value="{each}"' in answer.text for key, each in typed.items() if key in ("name", "start"))
    assert len(list(own.glob("*.yaml"))) == 1


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name: [", "is not YAML"),
        ("name: a\nname: b\n", "this key is here twice"),
        ("a: &x [1]\n" + "b: *x\n" * 2, ""),
        ("\tname: x\n", "a tab stands here"),
        ("- just\n- a list\n", "should be keys and values"),
        ("start: &s https://a.example/\nmain: *s\n", ""),
    ],
)
def test_a_file_broken_by_hand_is_shown_with_its_faults_and_mended_as_text(person, own, text, fault):
    (own / "bigtown.yaml").write_text(text)
    for page in ("", "text", "keys/main", "keys/hosts", "listen", "try", "preview", "share", "history", "export"):
        answer = person.get(f"/profiles/bigtown/{page}")
        assert answer.status_code in (200, 303), page
    assert fault in " ".join(words for _, words in errors(person.get("/profiles/bigtown/")))
    answer = person.fill("/profiles/bigtown/text", {"text": "start: nowhere\nbad: key\n"})
    assert (own / "bigtown.yaml").read_text() == text
    assert "bad: key" in answer.text
    assert len(errors(answer)) == 2
    person.send("/profiles/bigtown/text", text="start: https://a.example/\r\n# mended")
    assert (own / "bigtown.yaml").read_text() == "start: https://a.example/\n# mended\n"


def test_text_with_faults_is_saved_only_when_asked_twice(person, own):
    person.fill("/profiles/bigtown/text", {"text": "start: nowhere\n"})
    assert (own / "bigtown.yaml").read_text() == PROFILE
    person.send("/profiles/bigtown/text", text="start: nowhere\n", do="anyway")
    assert (own / "bigtown.yaml").read_text() == "start: nowhere\n"


def test_what_is_shared_is_brought_in_the_same(person, own):
    packed = person.get("/profiles/bigtown/share.zip").data
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        assert files.namelist() == ["bigtown.yaml", "bigtown.txt"]
        assert "Phrases that open a page\n  bin day: /bins" in files.read("bigtown.txt").decode()
    person.get("/import")
    answer = person.send("/import", file=(io.BytesIO(packed), "from a friend.zip"), name="")
    assert "There is a profile bigtown already" in answer.text
    assert "# Anybody&#39;s council" in answer.text
    person.send("/import", file=(io.BytesIO(packed), "from a friend.zip"), name="friend")
    assert (own / "friend.yaml").read_text() == PROFILE
    exported = person.get("/profiles/bigtown/export")
    assert exported.headers["Content-Disposition"] == 'attachment; filename="bigtown.yaml"'
    (own / "bigtown.yaml").unlink()
    person.get("/import")
    person.send("/import", file=(io.BytesIO(exported.data), "Bigtown.YAML"), name="")
    assert (own / "bigtown.yaml").read_text() == PROFILE


@pytest.mark.parametrize(
    ("body", "name", "words"),
    [
        (b"", "", "Choose a file"),
        (b"PK\x03\x04rubbish", "a.zip", "neither a profile"),
        (b"caf\xe9: x", "a.yaml", "not UTF-8 (line 1)"),
        (b"a: [", "a.yaml", "is not YAML"),
        (b"a: 1", "!!!.yaml", "The name should be small letters"),
    ],
)
def test_a_file_that_is_no_profile_is_told_in_words(person, own, body, name, words):
    person.get("/import")
    answer = person.send("/import", file=(io.BytesIO(body), name))
    assert any(words in each for _, each in errors(answer))
    assert len(list(own.glob("*.yaml"))) == 1


def test_names_and_phrases_are_heard_as_they_will_be_read(person):
    typed = {"abbreviations.0.name": "CTR", "abbreviations.0.value": "council tax reduction"}
    person.fill("/profiles/bigtown/keys/abbreviations", typed)
    page = person.get("/profiles/bigtown/listen?text=CTR+1").text
    assert "Read as: <strong>council tax reduction 1</strong>" in page
    assert page.count("<audio controls") == 5
    sound = person.get("/profiles/bigtown/sound?text=CTR")
    assert (sound.mimetype, sound.data[:4]) == ("audio/wav", b"RIFF")
    longer = person.get("/profiles/bigtown/sound?text=council+tax+reduction+and+more+words+of+it")
    assert len(longer.data) > len(sound.data) > 20_000
    assert person.get("/profiles/bigtown/sound?text=").status_code == 404


@pytest.mark.parametrize(
    ("words", "came"),
    [
        ("bin day", "Opens https://www.bigtown.gov.uk/bins"),
        ("open Council Tax", "Opens https://www.bigtown.gov.uk/council-tax"),
        ("next heading", "Is a command"),
        ("wibble wobble", "Is not understood"),
        ("", "Type what you would say"),
    ],
)
def test_what_would_be_said_is_tried_by_typing(person, words, came):
    assert came in person.fill("/profiles/bigtown/try", {"words": words, "do": "say"}).text


def test_what_is_said_is_tried_by_a_recording(person):
    sound = person.get("/profiles/bigtown/sound?text=council+tax").data
    path = "/profiles/bigtown/try"
    person.get(path)
    answer = person.send(path, recording=(io.BytesIO(sound), "said.wav"), do="hear")
    assert "Heard: <strong>council tax</strong>. Opens https://www.bigtown.gov.uk/council-tax" in answer.text
    answer = person.send(path, recording=(io.BytesIO(b"no sound"), "said.wav"), do="hear")
    assert errors(answer)[0][0] == "#recording"
    answer = person.send(path, do="hear")
    assert errors(answer) == [("#recording", "Choose a file")]


def test_a_page_is_seen_as_it_will_be_read_with_outline_and_findings(person, own):
    with serve(faults=True) as url:
        (own / "here.yaml").write_text(f"start: {url}/\nskip:\n  - .govuk-cookie-banner\n")
        answer = person.get("/profiles/here/preview?address=/council-tax/bands")
        assert "<li>Council tax bands twenty twenty-six to twenty twenty-seven, heading level 1</li>" in answer.text
        assert "<li>Cookies on Anytown" not in answer.text
        assert "heading 1: Council tax bands" in answer.text
        assert "What is wrong with it" in answer.text
        assert errors(person.get("/profiles/here/preview?address=/nothing-here"))[0][0] == "#address"
        answer = person.get("/profiles/here/preview?address=https://elsewhere.example/")
        assert errors(answer)[0][0] == "#address"
        answer = person.fill("/profiles/here/try", {"words": "open council tax bands", "address": "/council-tax"})
        assert "Is not understood" not in answer.text


def test_a_profile_is_made_by_looking_at_a_site_and_works_at_once(person, own):
    with serve() as url:
        answer = person.fill("/new", {"name": "lookedat", "start": url, "how": "look"})
        assert "Your profile is made." in answer.text
        assert not errors(answer)
        made = value(own, "lookedat")
        assert (made["name"], made["start"]) == ("lookedat", f"{url}/")
        assert {"spoken", "extends", "tasks"} <= set(made)
        assert "Opens " in person.fill("/profiles/lookedat/try", {"words": next(iter(made["tasks"]))}).text
        assert not errors(person.get("/profiles/lookedat/preview?address="))
    person.get("/new")
    answer = person.send("/new", name="gone", start=url, how="look")
    assert errors(answer)[0][0] == "#start"
    assert f'value="{url}"' in answer.text


def test_a_profile_is_held_against_its_site_and_each_fault_leads_to_its_field(person, own):
    with serve() as url:
        text = f"start: {url}/\nmain: main\naliases:\n  bin day: /bins-and-recycling/bin-day\n"
        (own / "here.yaml").write_text(text)
        assert "Nothing is wrong" in person.fill("/profiles/here/site", {}).text
        (own / "here.yaml").write_text(text + "  old page: /gone-for-ever\nskip:\n  - .no-such-thing\n")
        found = errors(person.fill("/profiles/here/site", {}))
        assert [href for href, _ in found] == [
            "/profiles/here/keys/aliases#aliases.1.value",
            "/profiles/here/keys/skip#skip.0",
        ]
