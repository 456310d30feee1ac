"""Sentences: each case is the sentences expected, joined by a space to make the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.page.sentences import LONGEST, sentences

CASES = [
    ["You need a passport.", "You can apply online."],
    ["Are you over 18?", "You must be to apply."],
    ["Stop!", "Do not send money."],
    ["No full stop at the end"],
    ["One sentence."],
    ["Bring proof of address, e.g. a council tax bill."],
    ["Bring proof, e.g. Council Tax bills or bank statements."],
    ["Use your main home, i.e. the one you live in most.", "It matters."],
    ["Write to Mr. Patel at the address below.", "He will reply."],
    ["Ask Mrs. Green or Ms. White.", "They can help."],
    ["Dr. Jones will see you.", "Bring your card."],
    ["Take the bus to St. Mary's Road.", "Get off at the church."],
    ["The office is at 12 High St.", "The door is on the left."],
    ["Visit St. Albans council.", "It is open today."],
    ["Form No. 5 is needed.", "Form No. 6 is not."],
    ["No.", "You cannot apply twice."],
    ["Have you finished?", "No.", "Carry on."],
    ["It takes approx. 10 days.", "We will write to you."],
    ["Bring bills, letters, etc. to the meeting."],
    ["Bring bills, letters, etc.", "We will copy them."],
    ["The charge is 2.5 percent.", "It rises to 3.75 percent in April."],
    ["It costs £1,250.50.", "Pay by card."],
    ["We open at 9.30am.", "We close at 5.15pm."],
    ["Open from 9 a.m. to 5 p.m. Monday to Friday."],
    ["We close at 5 p.m.", "Call before then."],
    ["We close at 5 p.m.", "The office is shut on Sunday."],
    ["Come at 9 a.m. on Tuesday."],
    ["Go to www.gov.uk/council-tax to pay.", "You need your account number."],
    ["Go to www.gov.uk.", "Then sign in."],
    ["Email help@anytown.gov.uk for advice.", "Or email bins@anytown.gov.uk."],
    ["GOV.UK is the best place to find services.", "Use GOV.UK.", "It is simpler."],
    ["Send it to J. Smith at the office.", "Keep a copy."],
    ["J. R. Brown signed it.", "It is valid."],
    ["She was advised by A. B. Carter and Sons."],
    ["So do I.", "The rest of us agree."],
    ["Choose plan B.", "It costs less."],
    ["Eat more vitamin C.", "You need it."],
    ["Wait... then try again."],
    ["Wait...", "Then try again."],
    ["And so on… until you finish."],
    ["And so on…", "We will call you."],
    ['He said "Stop."', "Then he left."],
    ["He said ‘Pay now.’", "So we paid."],
    ['"Are you sure?" she asked.', "We were."],
    ["(See the notes.)", "Then fill in part 2."],
    ["Fill in part 2 (see page 3.)", "Sign it."],
    ["Section 5.", "What you must do."],
    ["See para. 12 of the guidance.", "It applies to you."],
    ["See section 4.2.1 for details.", "Then stop."],
    ["1. Apply online.", "2. Pay the fee."],
    ["a. Fill in the form."],
    ["2.1 What you need.", "Bring it all."],
    ["The U.K. government pays.", "You do not."],
    ["He lives in the U.S.", "You do not."],
    ["Smith v. Jones decided this.", "It is the law."],
    ["Call Tel. 0300 123 4567.", "Lines are open now."],
    ["Anytown Ltd. is a company.", "It is not the council."],
    ["We used Anytown Ltd.", "They were good."],
    ["It ended on 5 Sept. 2019."],
    ["Yahoo! is not a government site.", "Be careful."],
    ["Really?!", "Yes."],
    ["You pay 20%.", "Others pay 40%."],
    ["The report is final.[1]", "It was published in May."],
    ["Find your number on the letter; it starts with AB.", "Keep it safe."],
    ["Use form SA100.", "You can download it."],
    ["See pp. 12 to 14.", "They explain more."],
    ["Cllr. Ahmed is the chair.", "Meetings are monthly."],
    ["The reference is 12.", "34 people came."],
    ["Mae’r dudalen hon yn Saesneg.", "Gallwch newid iaith."],
    ["Bring your passport.", "“Photocopies” are not accepted."],
    ["Read reg. 5 first.", "Then read reg. 6."],
    ["Is it yours?", "Yes: the one in red."],
    ["Look at example.html.", "It shows how."],
    ["Ask the Rt. Hon. Member for Anytown."],
    ["Prof. Lee wrote ch. 3.", "It is short."],
]


@pytest.mark.parametrize("expected", CASES, ids=lambda case: case[0][:40])
def test_splits(expected):
    text = " ".join(expected)
    found = [text[start:end] for start, end in sentences(text)]
    assert found == expected


@pytest.mark.parametrize("text", ["", " ", "\n\t  "])
def test_nothing_to_say(text):
    assert sentences(text) == ()


def test_blank_line_ends_a_sentence():
    text = "Opening times\n\nMonday to Friday"
    assert [text[a:b] for a, b in sentences(text)] == ["Opening times", "Monday to Friday"]


def test_a_long_list_is_cut_after_a_comma():
    text = "You need " + ", ".join(f"document number {number}" for number in range(40)) + "."
    spans = sentences(text)
    assert len(spans) > 2
    assert all(text[start:end].endswith((",", ".")) for start, end in spans)
    assert all(end - start <= LONGEST for start, end in spans)


def test_long_text_without_commas_is_cut_between_words():
    text = "word " * 200
    spans = sentences(text)
    assert all(text[start:end].split() == ["word"] * ((end - start + 1) // 5) for start, end in spans)


def test_commas_inside_numbers_are_no_place_to_cut():
    text = "the total is 1,234,567 " * 30
    assert " ".join(text[a:b] for a, b in sentences(text)).split() == text.split()


@given(st.text(alphabet=st.sampled_from("aB1 .,;!?…\"'()\n\tSt No e.g"), max_size=600) | st.text(max_size=600))
def test_every_character_is_in_exactly_one_sentence(text):
    spans = sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    ends = [0, *(b for _, b in spans)]
    assert all(end <= a < b for end, (a, b) in zip(ends, spans, strict=False))
    assert all(not text[a].isspace() and not text[b - 1].isspace() and b - a <= LONGEST for a, b in spans)
