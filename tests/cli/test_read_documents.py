"""`plainspoken read` of documents: a PDF and a table are read, a broken one is told on the error stream."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from plainspoken.cli.pages import read
from support import documents


def test_documents_are_read_and_broken_ones_told(tmp_path: Path) -> None:
    notice, charges, broken = (tmp_path / name for name in ("notice.pdf", "charges.csv", "broken.pdf"))
    notice.write_bytes(documents.pdf([["Pay by card."]], "How to pay"))
    charges.write_text("Band,Charge\nA,900\n", encoding="utf-8")
    broken.write_bytes(b"%PDF-1.7 and no more")
    told = CliRunner().invoke(read, [str(notice), str(charges), str(broken)])
    assert told.exit_code == 1
    assert "How to pay, heading level 1\nPay by card.\nEnd of page.\n" in told.stdout
    assert "charges, table with 1 row and 2 columns\n" in told.stdout
    assert "The document broken.pdf is damaged" in told.stderr
    assert "Traceback" not in told.output
