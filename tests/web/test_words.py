"""Every trouble's key that the code can answer stands in the list at the head of web/troubles.py, and the other way."""

from __future__ import annotations

import re
from pathlib import Path

from plainspoken import web
from plainspoken.web import troubles
from plainspoken.web.health import MENDS

KEY = re.compile(r"\bweb\.[a-z_]+")


def keys_in_the_code() -> set[str]:
    folder = Path(web.__file__).parent
    sources = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    return set(re.findall(r'"(web\.[a-z_]+)"', sources)) | {"web.timeout", "web.stopped"}


def test_the_list_is_whole():
    assert set(KEY.findall(troubles.__doc__)) == keys_in_the_code()


def test_the_doctor_knows_only_keys_that_there_are():
    assert set(MENDS) <= keys_in_the_code()
