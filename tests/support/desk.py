"""Somebody at the profile desk, without a browser: let in, every form sent with its secret."""

import re
from dataclasses import dataclass, field

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

TOKEN = "for-tests-alone"
BASE = "http://127.0.0.1:8000"
PROFILE = """\
# Anybody's council
name: bigtown
spoken: Bigtown Council
start: https://www.bigtown.gov.uk/

# What people say
aliases:
  bin day: /bins     # every week
  council tax: /council-tax
"""


@dataclass
class Person:
    """Somebody at the desk: opens pages, sends forms with the state that they were shown."""

    client: FlaskClient
    seen: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> TestResponse:
        answer = self.client.get(path, base_url=BASE)
        if answer.mimetype == "text/html":
            self.seen = dict(re.findall(r'type="hidden" name="(\w+)" value="(.*?)"', answer.text))
        return answer

    def send(self, path: str, **typed: object) -> TestResponse:
        data = {key.replace("__", "."): value for key, value in {**self.seen, **typed}.items()}
        answer = self.client.post(path, base_url=BASE, data=data)
        return self.get(answer.headers["Location"].partition("#")[0]) if answer.status_code == 303 else answer

    def fill(self, path: str, typed: dict[str, object]) -> TestResponse:
        """Open a page and send its form."""
        self.get(path)
        return self.send(path, **typed)
