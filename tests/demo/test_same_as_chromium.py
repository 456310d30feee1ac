"""The application as it is spoken in the demo and as Chromium fills it in: one record, the same to the letter."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from plainspoken.cli.demonstration import PAPER
from plainspoken.demo import council
from plainspoken.demo.council.printing import pdf
from plainspoken.demo.council.services.received import Submission, received
from plainspoken.demo.script import scenes
from plainspoken.demo.server import serve
from plainspoken.demo.stage import Language, Scenery
from plainspoken.profiles import find, rebased
from plainspoken.testing.rehearsal import Rehearsal
from plainspoken.uploads import UploadFolder
from plainspoken.web import Browser

APPLICATION = next(scene for scene in scenes() if scene.receives)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """The resident's folder of papers."""
    for name in APPLICATION.files:
        (tmp_path / name).write_bytes(pdf([[PAPER]], name))
    return tmp_path


@pytest.fixture
def spoken(papers: Path) -> Submission:
    """What the council received of the application as it is said in the demo, every word heard rightly."""
    site = council.create()
    with serve(application=site) as address:
        anytown = rebased(find("anytown"), f"{address}/")
        with closing(Browser(anytown)) as browser:
            rehearsal = Rehearsal(anytown, Scenery(browser, Language.loaded(), files=UploadFolder(papers)))
            rehearsal.welcome()
            for turn in APPLICATION.turns:
                rehearsal.say(turn.say)
    (submission,) = received(site).all()
    return submission


def test_chromium_leaves_the_same_record(spoken: Submission, papers: Path, chromium_page) -> None:
    site = council.create()
    page = chromium_page
    with serve(application=site) as address:
        page.goto(f"{address}/apply-for-council-tax-reduction")
        page.get_by_role("button", name="Start now").click()
        page.get_by_label("First name").fill("Susan")
        page.get_by_label("Last name").fill("Thomas")
        go_on(page)
        for part, value in (("Day", "5"), ("Month", "4"), ("Year", "1960")):
            page.get_by_label(part, exact=True).fill(value)
        go_on(page)
        page.get_by_label("What is your National Insurance number?").fill("QQ 12 34 56 C")
        go_on(page)
        page.get_by_label("What is your postcode?").fill("NB1 3FC")
        go_on(page, "Find address")
        assert page.title().startswith("Error: ")
        page.get_by_label("What is your postcode?").fill("nb1 3fg")
        go_on(page, "Find address")
        page.get_by_label("4 Ferry Lane").check()
        go_on(page)
        page.get_by_label("State pension").check()
        go_on(page)
        page.get_by_label("How much money do you get each week?").fill("150")
        go_on(page)
        page.get_by_label("Yes", exact=True).check()
        page.get_by_label("Your partner's full name").fill("George Thompson")
        page.get_by_label("Your partner's weekly income").fill("95")
        go_on(page)
        page.get_by_label("Upload evidence of your income").set_input_files(papers / APPLICATION.files[0])
        go_on(page)
        go_on(page)
        page.get_by_label("I have read the declaration and I agree to it").check()
        go_on(page, "Accept and send application")
        assert page.url.endswith("/application-sent")
        assert page.locator(".govuk-panel__body strong").inner_text() == "CTR 48201"
    (submission,) = received(site).all()
    assert submission == spoken
    assert dict(submission.answers) == {**APPLICATION.receives.answers}


def go_on(page, button: str = "Continue") -> None:
    """Press a button of the form in the page's main part."""
    page.locator("main").get_by_role("button", name=button).click()


def test_what_is_spoken_is_what_was_meant_and_no_more(spoken: Submission) -> None:
    assert APPLICATION.receives.faults((spoken,)) == ()
    assert spoken.files["evidence"].media_type == "application/pdf"
