"""The guide's way with a site that has no profile: new, check, check on the site, try. Stored pages, served."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from plainspoken.cli.main import main
from plainspoken.cli.site_trying import Trial
from support.byte_server import serve

PAGES = Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", "../shared")) / "pages" / "html"
FAMILY = sorted(PAGES.glob("defra-cy-*.html"))


@pytest.fixture
def server():
    for served in serve():
        links = "".join(f'<li><a href="/{file.stem}">Tudalen {n}</a></li>' for n, file in enumerate(FAMILY))
        home = FAMILY[0].read_text(encoding="utf-8").replace("</h1>", f"</h1><ul>{links}</ul>", 1)
        for path, html in {"/": home, **{f"/{file.stem}": file.read_text(encoding="utf-8") for file in FAMILY}}.items():
            served.routes[path] = lambda visitor, html=html: visitor.answer(html)
        yield served


@pytest.mark.skipif(not FAMILY, reason=f"no stored pages in {PAGES}")
def test_a_profile_that_works_in_four_commands(server, tmp_path):
    server.routes["/robots.txt"] = lambda visitor: visitor.answer("", status="404 Not Found")
    file = tmp_path / "air.yaml"
    run = CliRunner().invoke
    made = run(main, ["site", "new", server.url("/"), "--yes", "--pages", "7", "-o", str(file)])
    assert made.exit_code == 0, made.output
    assert "made with GOV.UK Frontend" in made.output
    text = file.read_text(encoding="utf-8")
    begun, _, after = text.partition("tasks:\n")
    own = "  air and my health: /defra-cy-health-effects\n"
    file.write_text(f"{begun}tasks:\n{own}{after[after.index('# Words of') :]}", encoding="utf-8")
    assert run(main, ["site", "check", str(file)]).exit_code == 0
    checked = run(main, ["site", "check", "--live", "--pages", "3", str(file)])
    assert checked.exit_code == 0, checked.output
    told: list[str] = []
    trial = Trial(file, told.append)
    trial.welcome()
    trial.say("air and my health")
    trial.close()
    assert any("/defra-cy-health-effects" in line for line in told)
