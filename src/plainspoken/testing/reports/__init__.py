"""Reports of a run of sessions: JUnit XML for build servers, JSON lines for programs, one page of HTML for people."""

from plainspoken.testing.reports.jsonlines import json_lines
from plainspoken.testing.reports.junit import junit
from plainspoken.testing.reports.page import page
from plainspoken.testing.reports.run import Run

__all__ = ["Run", "json_lines", "junit", "page"]
