"""A run as JUnit XML, in the form that Jenkins, GitLab and GitHub's reporters read."""

from __future__ import annotations

import re
from pathlib import PurePath
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from plainspoken.testing.reports.run import Run, name, seconds
from plainspoken.testing.results import Outcome, SessionResult
from plainspoken.testing.telling import conversation, failure

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold."""


def junit(run: Run) -> str:
    """The document, a test case a session and cell."""
    suites = Element("testsuites", name="plainspoken")
    suite = SubElement(suites, "testsuite", name="plainspoken", timestamp=run.when.isoformat(timespec="seconds"))
    for result in run.results:
        suite.append(_case(result, run))
    outcomes = [result.outcome for result in run.results]
    for element in (suites, suite):
        element.set("tests", str(len(outcomes)))
        element.set("failures", str(outcomes.count(Outcome.FAILED)))
        element.set("errors", "0")
        element.set("skipped", str(outcomes.count(Outcome.SKIPPED) + outcomes.count(Outcome.EXPECTED)))
        element.set("time", f"{sum(map(seconds, run.results)):.3f}")
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _case(result: SessionResult, run: Run) -> Element:
    file = PurePath(result.script.file)
    case = Element(
        "testcase",
        classname=_clean(".".join((*file.parent.parts, file.name.partition(".")[0])).strip("./")),
        name=_clean(name(result)),
        file=_clean(result.script.file),
        time=f"{seconds(result):.3f}",
    )
    cell = run.cell(result)
    if cell is not None:
        properties = SubElement(case, "properties")
        person = cell.person
        parts = (("voice", person.name), ("accent", person.accent), ("speed", str(cell.speed)))
        for key, value in (*parts, ("noise", cell.noise.name), ("room", cell.room)):
            SubElement(properties, "property", name=key, value=_clean(value))
    if result.outcome is Outcome.FAILED:
        told = failure(result)
        SubElement(case, "failure", type="session", message=_clean(told.partition("\n")[0])).text = _clean(told)
    elif result.outcome is Outcome.EXPECTED:
        SubElement(case, "skipped", message=_clean(f"failed as expected: {'; '.join(result.reasons)}"))
    elif result.outcome is Outcome.SKIPPED:
        SubElement(case, "skipped", message=_clean(result.skipped))
    SubElement(case, "system-out").text = _clean("\n".join(conversation(result)))
    return case


def _clean(text: str) -> str:
    """A text without characters that XML cannot hold."""
    return NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
