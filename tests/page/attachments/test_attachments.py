"""Documents in, what is read of them out; broken, locked and hostile ones give words, never an error."""

from __future__ import annotations

import random
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from plainspoken import wording
from plainspoken.documents import load
from plainspoken.flow import Mark, Page, Place, Read, Reason, Site, Trouble
from plainspoken.page.attachments import kinds, opendocument, opened, pdf, tabular
from plainspoken.page.attachments.kinds import Kind
from plainspoken.reading.aloud import worded
from support import documents

WORDS = wording.load()
CASES = load(Path(__file__).with_name("tabular.yaml")).value
PARAGRAPH = ["We empty the brown bins every other week from the", "first of March. Put yours out by seven.", "Call us."]


def made(body: bytes, name: str, content_type: str = "") -> Page:
    page = opened(body, f"http://anytown.example/files/{name}", content_type, WORDS)
    assert isinstance(page, Page), page
    return page


def trouble(body: bytes, name: str) -> Trouble:
    told = opened(body, f"http://anytown.example/files/{name}", "", WORDS)
    assert isinstance(told, Trouble)
    assert name in WORDS.reply(told.key, dict(told.values))
    return told


def heard(page: Page) -> list[str]:
    whole = Read(Mark(0), len(page.nodes), Reason.SAY_ALL)
    return [utterance.text for utterance in worded((whole,), Place(Site("Anytown"), page), WORDS)]


def spelt_out(line: str) -> str:
    if line == "charges heading":
        return "charges, heading level 1"
    if line.startswith("charges table "):
        rows, columns = line.split()[2:]
        return f"charges, table with {rows} rows and {columns} columns"
    return line


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_of_values_is_read_as_a_table(case: dict, encoding: str) -> None:
    page = made(case["file"].encode(encoding), "charges.csv", "text/csv")
    assert heard(page) == [spelt_out(line) for line in case["hear"]]


def test_a_long_table_says_how_much_of_it_is_read() -> None:
    text = "Name,Number\n" + "".join(f"Street {n},{n}\n" for n in range(30_000))
    page = made(text.encode(), "streets.csv")
    assert sum(node.role == "row" for node in page.nodes) == tabular.ROWS
    assert heard(page)[1:3] == ["This table has 30000 rows.", f"These are the first {tabular.ROWS - 1}."]


def test_a_wide_table_is_bounded() -> None:
    page = made(("a,b\n" + "," * 100_000 + "\n" + "x," * 100_000).encode(), "wide.csv")
    assert max(node.column for node in page.nodes) <= tabular.COLUMNS


@pytest.mark.parametrize(
    ("body", "key"),
    [(b"", "empty"), (b"\n\n,,\n", "empty"), (b'a,"' + b"x" * 200_000, "broken"), (b"\xef\xbb\xbf", "empty")],
    ids=["nothing", "blanks", "a value without end", "a mark alone"],
)
def test_a_file_of_values_with_nothing_to_read(body: bytes, key: str) -> None:
    assert trouble(body, "figures.csv").key == f"attachment.{key}"


def test_a_pdf_is_read_page_by_page() -> None:
    page = made(documents.pdf([PARAGRAPH, ["• Paper", "• Glass"]], "Garden waste"), "a.pdf")
    assert page.language == "en-GB"
    assert page.title == "Garden waste"
    assert heard(page) == [
        "Garden waste, heading level 1",
        "Page 1 of 2, heading level 2",
        "We empty the brown bins every other week from the first of March.",
        "Put yours out by seven.",
        "Call us.",
        "Page 2 of 2, heading level 2",
        "• Paper",
        "• Glass",
        "End of page.",
    ]


def test_the_head_and_foot_of_every_page_are_left_out() -> None:
    pages = [["Anytown Council", *words, f"{n}"] for n, words in enumerate([["Bins."], ["Roads."], ["Tax."]], 1)]
    assert heard(made(documents.pdf(pages), "report-2026.pdf")) == [
        "report 2026, heading level 1",
        *("Page 1 of 3, heading level 2", "Bins."),
        *("Page 2 of 3, heading level 2", "Roads."),
        *("Page 3 of 3, heading level 2", "Tax."),
        "End of page.",
    ]


def test_the_outline_names_headings() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(documents.pdf([["How to pay", "Pay by card."]]))))
    writer.add_outline_item(title="How to pay", page_number=0)
    assert heard(made(_written(writer), "pay.pdf"))[1:-1] == ["How to pay, heading level 3", "Pay by card."]


def test_words_broken_at_the_end_of_a_line_and_contents() -> None:
    pages = [["Contents", "Bins ........ 12", "Roads ...... 14"], ["You pay the coun-", "cil each month."]]
    said = heard(made(documents.pdf(pages), "a.pdf"))
    assert "You pay the council each month." in said
    assert "Roads, 14" in said


def test_a_pdf_that_asks_for_a_password() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(documents.pdf([PARAGRAPH]))))
    writer.encrypt("secret", algorithm="RC4-128")
    assert trouble(_written(writer), "locked.pdf").key == "attachment.locked"


def test_a_pdf_that_is_locked_against_changes_only_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(documents.pdf([PARAGRAPH]))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    assert "Call us." in heard(made(_written(writer), "open.pdf"))


def test_a_pdf_of_pictures_is_told_from_an_empty_one() -> None:
    told = trouble(documents.pdf([[], []]), "scan.pdf")
    assert (told.key, dict(told.values)["count"]) == ("attachment.scanned", 2)


def test_a_page_without_words_among_others_says_so() -> None:
    assert "This page has no words that I can read." in heard(made(documents.pdf([["Words."], []]), "a.pdf"))


def test_many_pages_are_bounded_and_said_so() -> None:
    page = made(documents.pdf([["Words."]] * (pdf.PAGES + 5)), "long.pdf")
    assert heard(page)[1:3] == [f"This document has {pdf.PAGES + 5} pages.", f"These are the first {pdf.PAGES}."]


def test_reading_ends_when_its_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", -1.0)
    assert trouble(documents.pdf([PARAGRAPH]), "slow.pdf").key == "attachment.slow"


def test_a_page_that_unpacks_without_end_is_not_unpacked() -> None:
    packed = zlib.compress(b" " * 100_000_000, 9)
    body = documents.pdf([["Words."]])
    start, end = body.index(b"<< /Length"), body.index(b"endstream")
    drawn = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\n" % (len(packed), packed)
    assert trouble(body[:start] + drawn + body[end:], "bomb.pdf").key == "attachment.broken"


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_pdf_gives_a_page_or_words(seed: int) -> None:
    chance = random.Random(seed)
    body = bytearray(documents.pdf([PARAGRAPH, PARAGRAPH], "Bins"))
    for _ in range(chance.randrange(1, 40)):
        body[chance.randrange(8, len(body))] = chance.randrange(256)
    _either(bytes(body[: chance.randrange(20, len(body) + 1)]), "a.pdf")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.pdf", "a.csv", "a.odt", "a.ods", "a.html"]))
def test_any_bytes_give_a_page_or_words(body: bytes, name: str) -> None:
    _either(body, name)
    _either({"pdf": b"%PDF-1.7\n", "odt": b"PK\x03\x04"}.get(name[-3:], b"") + body, name)


TEXT = (
    '<text:h text:outline-level="1">How to <text:span>pay</text:span></text:h><text:p>By<text:s/>card.</text:p>'
    "<text:list><text:list-item><text:p>Online</text:p></text:list-item></text:list>"
    '<table:table table:name="Bands"><table:table-row><table:table-cell><text:p>Band</text:p></table:table-cell>'
    "<table:table-cell><text:p>Charge</text:p></table:table-cell></table:table-row><table:table-row>"
    "<table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>900</text:p></table:table-cell>"
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
)


def test_an_opendocument_text_is_read() -> None:
    assert heard(made(documents.opendocument(TEXT, "Paying"), "paying.odt")) == [
        "Paying, heading level 1",
        "How to pay, heading level 2",
        "By card.",
        "list of 1 item",
        "Online",
        "Bands, table with 1 row and 2 columns",
        "Band",
        "Charge",
        "Band: A",
        "Charge: 900",
        "End of page.",
    ]


BOMB = documents.opendocument("<text:p>" + "a" * (opendocument.UNPACKED + 1) + "</text:p>")
ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]>'


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (BOMB, "broken"),
        (documents.opendocument("<text:p>Words</text:p>", entities=ENTITIES), "broken"),
        (documents.opendocument("<text:p>Words"), "broken"),
        (documents.opendocument(""), "empty"),
        (b"PK\x03\x04 and no more", "broken"),
    ],
    ids=["too large unpacked", "entities", "not well formed", "no words", "no folder"],
)
def test_an_opendocument_text_that_is_not_read(body: bytes, key: str) -> None:
    assert trouble(body, "a.odt").key == f"attachment.{key}"


def test_deep_nesting_does_no_harm() -> None:
    deep = "<text:section>" * 2_000 + "<text:p>Words</text:p>" + "</text:section>" * 2_000
    _either(
        documents.opendocument(deep + "<text:p>" + "<text:span>" * 2000 + "</text:span>" * 2000 + "</text:p>"), "a.odt"
    )


def test_a_folder_without_the_document() -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as folder:
        folder.writestr("a.txt", "a")
    assert trouble(made.getvalue(), "a.odt").key == "attachment.broken"


@pytest.mark.parametrize(
    ("url", "content_type", "kind"),
    [
        ("http://a/b", "application/pdf", Kind.PDF),
        ("http://a/b.csv", "application/octet-stream", Kind.CSV),
        ("http://a/b.csv?x=1#y", "application/octet-stream", Kind.CSV),
        ("http://a/b.pdf", "text/html; charset=utf-8", None),
        ("http://a/b", "text/csv; charset=utf-8; header=present", Kind.CSV),
        ("http://a/b.docx", "application/octet-stream", Kind.WORD),
        ("http://[/b.pdf", "application/octet-stream", None),
    ],
)
def test_what_the_headers_promise(url: str, content_type: str, kind: Kind | None) -> None:
    assert kinds.promised(url, content_type) is kind


def test_a_page_is_still_a_page() -> None:
    page = made(b"<main><h1>Bins.csv</h1></main>", "bins.csv", "text/html")
    assert [node.name for node in page.nodes if node.role == "heading"] == ["Bins.csv"]


def _either(body: bytes, name: str) -> None:
    told = opened(body, f"http://anytown.example/{name}", "", WORDS)
    if isinstance(told, Trouble):
        assert WORDS.reply(told.key, dict(told.values))
    else:
        assert isinstance(told, Page)


def _written(writer: PdfWriter) -> bytes:
    made = BytesIO()
    writer.write(made)
    return made.getvalue()
