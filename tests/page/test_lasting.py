"""How long a page says its session lasts, and whether it says that it is over."""

from __future__ import annotations

import pytest

from plainspoken.page import parse

LASTS = [
    ("<p>If you do nothing for 20 minutes, we will delete your answers to keep them safe.", 1200),
    ("<p>For your security, your session will end after 15 minutes.", 900),
    ("<p>You will be signed out after 30 minutes of inactivity.", 1800),
    ("<p>We will time you out if you are inactive for 1 hour.", 3600),
    ("<p>Your answers will be lost if you leave this page for 60 minutes.", 3600),
    ('<meta http-equiv="refresh" content="900;url=/timed-out"><p>Hello', 900),
    ('<meta http-equiv=refresh content="0; url=/next"><p>Hello', 0),
    ('<meta http-equiv="refresh" content="300"><p>The same page once more', 0),
    ('<meta name="hmrc-timeout-dialog" data-timeout="900" data-countdown="120"><p>Hello', 900),
    ('<div data-module="govuk-timeout-warning" data-minutes-idle-timeout="20">', 1200),
    ("<p>It takes about 10 minutes to apply.", 0),
    ("<p>The meeting lasts 90 minutes. Your session of advice is free.", 0),
    ("<p>Sign in to your account.", 0),
    ("<p>Visit the library for 20 minutes", 0),
]
OVER = [
    ("https://a.example/apply/timed-out", "Sorry", True),
    ("https://a.example/session-expired", "Sorry", True),
    ("https://a.example/apply/name", "Your session has ended - Anytown", True),
    ("https://a.example/apply/name", "You’ve been timed out", True),
    ("https://a.example/apply/name", "What is your name?", False),
    ("https://a.example/library/opening-times", "Opening times", False),
]


@pytest.mark.parametrize(("body", "seconds"), LASTS)
def test_how_long_a_page_lasts(body, seconds) -> None:
    assert parse(f"<title>T</title>{body}", "https://a.example/").lasts == seconds


@pytest.mark.parametrize(("url", "title", "over"), OVER)
def test_whether_a_session_is_over(url, title, over) -> None:
    assert parse(f"<title>{title}</title><p>Hello", url).ended is over
