"""A site's abbreviations, read as its profile says."""

from __future__ import annotations

import pytest

from plainspoken import wording
from plainspoken.flow import Place, Site, Tell
from plainspoken.reading import utterances
from plainspoken.reading.aloud import worded
from plainspoken.reading.named import as_said

SITE = Site("x", abbreviations=(("CTR", "council tax reduction"), ("SEND", "S E N D"), ("A&E", "A and E")))

SAID = [
    ("Apply for CTR.", "en", "Apply for council tax reduction."),
    ("CTRs and ACTR", "en", "CTRs and ACTR"),
    ("Send SEND forms", "en-GB", "Send S E N D forms"),
    ("Go to A&E now", "en", "Go to A and E now"),
    ("Gwneud cais am CTR", "cy", "Gwneud cais am CTR"),
]


@pytest.mark.parametrize(("text", "language", "said"), SAID)
def test_whole_words_as_they_are_written_in_the_site_s_language(text, language, said) -> None:
    assert as_said(text, language, SITE) == said


def test_replies_are_read_so_too() -> None:
    [told] = utterances([Tell("arrive", (("title", "Apply for CTR"),))], Place(SITE), wording.load())
    assert told.text == "Apply for council tax reduction."


LAYERS = [
    ("Leominster and LEOMINSTER", (), "lemster and lemster"),
    ("Leominster", (("leominster", "lem stir"),), "lem stir"),
    ("CTR in Frome", (("ctr", "see tee are"),), "see tee are in froom"),
    ("CTR in Frome", (("Ctr", "nobody"),), "nobody in froom"),
    ("reading in Reading, READING", (("Reading", "redding"),), "reading in redding, redding"),
    ("Send it to SEND", (("SEND", "the send team"),), "Send it to the send team"),
    ("Leominster's and Leominsterish", (), "lemster's and Leominsterish"),
    ("Fish and chips", (("fish and chips", "supper"), ("fish", "cod")), "supper"),
    ("a b", (("a", "b"), ("b", "a")), "b a"),
    ("straſse", (("strasse", "street"),), "street"),
]


@pytest.mark.parametrize(("text", "own", "said"), LAYERS)
def test_the_person_s_words_go_first_then_the_profile_s_then_ours(text, own, said) -> None:
    assert as_said(text, "en", SITE, own) == said


def test_no_english_words_are_put_into_other_languages() -> None:
    assert as_said("Leominster CTR", "cy", SITE, (("Leominster", "lem"),)) == "Leominster CTR"


def test_only_what_is_spoken_changes() -> None:
    place = Place(SITE, pronounced=(("Plainspoken", "plane spoken"),))
    words = wording.load()
    told = Tell("arrive", (("title", "Apply for CTR in Leominster with Plainspoken"),))
    assert [each.text for each in worded([told], place, words)] == ["Apply for CTR in Leominster with Plainspoken."]
    [spoken] = utterances([told], place, words)
    assert spoken.text == "Apply for council tax reduction in lemster with plane spoken."


def test_ours_are_words_that_differ_from_what_they_stand_for() -> None:
    pairs = wording.said_as("en")
    assert len(pairs) > 40
    assert all(written.casefold() != said.casefold() and said == said.strip() for written, said in pairs)
