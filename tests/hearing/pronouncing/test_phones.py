"""eSpeak NG's phonemes as phones of the CMU Pronouncing Dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from plainspoken.hearing.pronouncing.phones import Accent, phones, table

CASES = yaml.safe_load((Path(__file__).parent / "traces.yaml").read_text(encoding="utf-8"))
VOWELS = "AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW"
CONSONANTS = "B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH"
CMU = {*VOWELS.split(), *CONSONANTS.split()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["trace"] or "nothing")
def test_a_trace_in_both_accents(case):
    assert " ".join(phones(case["trace"], Accent.RHOTIC)) == case["rhotic"]
    assert " ".join(phones(case["trace"], Accent.NON_RHOTIC)) == case["non_rhotic"]


def test_the_table_has_the_dictionarys_phones_and_no_others():
    found = {
        phone for said in table().values() for way in (said.rhotic, said.non_rhotic, said.before_r) for phone in way
    }
    assert found == CMU


def test_who_says_no_r_says_one_only_where_it_is_a_phoneme_of_its_own():
    with_r = {symbol for symbol, said in table().items() if "R" in (*said.non_rhotic, *said.before_r)}
    assert with_r == {"r", "r-"}
