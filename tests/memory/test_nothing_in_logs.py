"""A whole application with everything that logs turned up: no log, error report or file has an answer in it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys

import pytest

from plainspoken.demo import council
from plainspoken.demo.council.services.received import received
from plainspoken.demo.server import serve
from plainspoken.noting import broken_as
from plainspoken.web.quiet import LOGGERS, quieten

SPOKEN = """\
start now
Zebedee
Quillfeather
continue
the fifth of april nineteen sixty one
continue
QQ 98 76 54 D
yes
continue
AN1 2BC
yes
continue
option three
continue
wages
continue
three hundred and seventeen pounds twenty
continue
no
continue
continue
continue
confirm submit
tick it
continue
confirm submit
search for zebedee
what do you know about me
"""
GIVEN = ["Zebedee", "Quillfeather", "QQ987654D", "QQ 98", "98 76 54", "AN1 2BC", "AN1+2BC",
         "317.20", "1961", "5 Mill Lane", "three hundred and seventeen"]  # fmt: skip
PROGRAM = """
import logging, sys
logging.basicConfig(level=1, filename=sys.argv[1])
logging.getLogger("plainspoken").debug("everything is logged")
logging.getLogger("urllib3").setLevel(1)
from plainspoken.cli import main
main(["listen", "--typed", "--site", sys.argv[2]])
"""


def test_a_whole_application_leaves_no_answer_in_any_log_or_file(tmp_path) -> None:
    application = council.create()
    home, runtime = tmp_path / "home", tmp_path / "runtime"
    home.mkdir()
    runtime.mkdir(mode=0o700)
    places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
    environment = {**os.environ, **places, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "TMPDIR": str(home)}
    environment |= {"PYTHONDEVMODE": "1", "PYTHONWARNINGS": "default"}
    log = tmp_path / "everything.log"
    with serve(application=application) as address:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(log), f"{address}/apply-for-council-tax-reduction"],
            input=SPOKEN,
            capture_output=True,
            text=True,
            env=environment,
            timeout=300,
            check=False,
        )
    (submission,) = received(application).all()
    assert submission.answers["last-name"] == "Quillfeather", done.stdout
    assert "Zebedee" in done.stdout  # what is said is shown to whoever types, and nowhere else
    logged = log.read_text(encoding="utf-8")
    assert "everything is logged" in logged
    files = [file for folder in (home, runtime) for file in folder.rglob("*") if file.is_file()]
    texts = {"the log": logged, "the error stream": done.stderr}
    texts |= {str(file): file.read_bytes().decode("latin-1") for file in files}
    found = [(where, value) for where, text in texts.items() for value in GIVEN if value.lower() in text.lower()]
    assert found == []
    assert "Traceback" not in done.stderr


def test_a_report_of_a_fault_says_where_and_not_what() -> None:
    def fails(answer: str) -> None:
        raise ValueError(f"no such thing as {answer}")

    secret = "".join(("Quill", "feather"))  # not as it stands in the source, whose lines are shown
    try:
        fails(secret)
    except ValueError as problem:
        note = broken_as(problem)
    assert secret not in note.text
    assert "in fails" in note.text
    assert note.text.endswith("ValueError")


@pytest.mark.parametrize("name", LOGGERS)
def test_addresses_that_have_answers_in_them_are_not_logged(name, caplog) -> None:
    quieten()
    quieten()
    with caplog.at_level(logging.DEBUG):
        logging.getLogger(name).error("GET /bin-day?postcode=AN1+3QT")
    assert caplog.records == []
    assert len(logging.getLogger(name).filters) == 1
