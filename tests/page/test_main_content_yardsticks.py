"""The main content of real pages, found without a profile and without the page's own word for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.main_content import judged

FOLDER = Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", "../shared"))
AT_LEAST = 71


@pytest.mark.skipif(not (FOLDER / "pages" / "html").is_dir(), reason=f"no stored pages in {FOLDER}")
def test_it_is_found_on_most_pages():
    every = judged(FOLDER)
    wrong = [f"{page.name}: found {page.found:.0%}, sure {page.sure:.0%}" for page in every if not page.right]
    assert len(every) >= 76
    assert len(every) - len(wrong) >= AT_LEAST, "\n".join(wrong)
