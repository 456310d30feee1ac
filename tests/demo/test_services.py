"""The council's services, from start page to reference number, as a browser's requests."""

from __future__ import annotations

import pytest

from plainspoken.demo.council.services.received import received
from support.council import APPLICATION, errors, fill, post, reference, words


def test_an_application_ends_with_a_reference_number_and_is_recorded_as_answered(new_site, newcomer):
    start = words(newcomer.get(APPLICATION.path))
    assert "Start now" in start
    assert newcomer.get(f"{APPLICATION.path}/begin").location == f"{APPLICATION.path}/name"
    answer = fill(newcomer, APPLICATION)
    assert answer.location == f"{APPLICATION.path}/application-sent"
    assert reference(newcomer.get(answer.location)) == "CTR 48201"
    (submission,) = received(new_site).all()
    assert submission.reference == "CTR 48201"
    assert dict(submission.answers) == dict(APPLICATION.recorded)
    assert submission.files["evidence"].name == "payslip.pdf"


@pytest.mark.parametrize("step", list(APPLICATION.answers))
def test_an_empty_page_names_every_answer_that_is_missing(newcomer, step):
    fill(newcomer, APPLICATION, until=step)
    assert errors(post(newcomer, f"{APPLICATION.path}/{step}", {})) == APPLICATION.missing[step]
