"""A site's abbreviations, read as its profile says."""

from __future__ import annotations

import pytest

from plainspoken import wording
from plainspoken.flow import Place, Site, Tell
from plainspoken.reading import utterances
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
