"""The council's documents: what they are, and that the pages say so rightly."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from pypdf import PdfReader

from plainspoken.demo.council import contents, papers


def test_the_notice_is_a_pdf_of_the_size_and_pages_that_its_link_says(visitor):
    answer = visitor.get(papers.NOTICE)
    assert answer.content_type == "application/pdf"
    reader = PdfReader(BytesIO(answer.data), strict=True)
    assert len(reader.pages) == 2
    assert reader.metadata.title == papers.TITLE
    assert round(len(answer.data) / 1000) == 1
    assert "(PDF, 1 KB, 2 pages)" in visitor.get("/council-tax/how-to-pay").text


def test_the_charges_are_those_of_the_page(visitor):
    answer = visitor.get(papers.CHARGES)
    assert answer.content_type == "text/csv; charset=utf-8"
    rows = list(csv.reader(StringIO(answer.text)))
    assert [tuple(row) for row in rows[1:]] == list(contents.load().charges)
    assert round(len(answer.data) / 1000) == 1
