"""Abbreviations, lone letters, brackets, dashes and signs made speakable."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plainspoken.reading.speakable.words import Rule, letters

INITIALS = """
    AA AAL AEO AONB ASB ASD ASL BEIS BSL CA CAS CIC CICA CIS COPD CSA DCLG DEA DLA DLUHC DSAR DVA DVLA DVSA
    DWP EA EAL EAS ECJ ECT EEA EHC EHCP EHO EHRC EIA EICR EIR ENT EORI EPC EPO EPS ERS ESA ESFA ETA EU EUSS EV
    EYFS FAQ FE FOI GLA HMO HSE IAA ICB ICO ICT ICU IEP IHT IIDB ILP ILR IOPC IOSS IPO ISSN IVA IVF JSA KYC
    LAC LCWRA LEA LEL LHA LPA MHA MOJ MOT NAO NHS NI OAP OBR OISC OLDC ONS OPG ORR OSS OTC OU PAYE PCN PE PHE
    PRA PSHE RNID ROI SAR SDLT SEN SME SMI SMP SSP STI TA UAE UASC UC UDC UEL UKHSA UKVI ULEV UPRN URN UTR VAT
    VOA
"""
"""Initials that eSpeak NG reads as a word, or half so; what it spells by itself (HMRC, HMCTS) is left to it."""

WORDS: Mapping[str, str] = {
    "GOV.UK": "gov dot U.K.",
    "ISA": "eyesa",
    "ISAs": "eyesas",
    "BACS": "backs",
    "Bacs": "backs",
    "COVID-19": "covid nineteen",
    "Covid-19": "covid nineteen",
    "DfE": "D.F.E.",
    "DfT": "D.F.T.",
    "MoD": "M.O.D.",
    "MoJ": "M.O.J.",
    "MPs": "M.P.'s",
    "MPs'": "M.P.'s",
    "MPs’": "M.P.'s",
    "GPs": "G.P.'s",
    "GPs'": "G.P.'s",
    "GPs’": "G.P.'s",
    "kWh": "kilowatt hour",
    "CO₂": "carbon dioxide",
    "B&B": "B and B",
    "e.g.": "for example",
    "eg": "for example",
    "i.e.": "that is",
    "ie": "that is",
    "etc.": "and so on",
    "etc": "and so on",
    "e.g": "for example",
    "i.e": "that is",
    "T&Cs": "terms and conditions",
    "P&P": "postage and packing",
    "s/he": "she or he",
    "inc.": "including",
    "Prof.": "Professor",
    "Revd": "Reverend",
    "Rev'd": "Reverend",
    "Rev’d": "Reverend",
    "w/o": "without",
    "a/c": "account",
    "NO₂": "nitrogen dioxide",
    "viz.": "namely",
    "approx.": "approximately",
    "approx": "approximately",
    "dept.": "department",
    "Dept.": "Department",
    "govt": "government",
    "tel:": "telephone",
    "Tel:": "Telephone",
    "tel.": "telephone",
    "Tel.": "Telephone",
    "incl.": "including",
    "excl.": "excluding",
    "max.": "maximum",
    "min.": "minimum",
    "vs": "versus",
    "vs.": "versus",
    "w/c": "week commencing",
    "w/e": "week ending",
    "c/o": "care of",
    "n/a": "not applicable",
    "N/A": "not applicable",
    "and/or": "and or",
    "km/h": "kilometres an hour",
    "p.a.": "a year",
    "a.m.": "A.M.",
    "p.m.": "P.M.",
}
PUT = "[\U000f0000-\U0010ffff]"
"""What stands for words that an earlier rule has said."""

NAMED = rf"(?:(?:[Nn]os?\.|Nos) ?(?=\d|{PUT})|(?:[Nn]o|nos) (?=\d)|(?<=[a-z] )No (?={PUT}))"
"""Before a number; "no H1" is none, though."""

LAW = {
    "s": "section",
    "ss": "sections",
    "sch": "Schedule",
    "art": "article",
    "para": "paragraph",
    "paras": "paragraphs",
    "p": "page",
    "pp": "pages",
    "cl": "clause",
    "reg": "regulation",
}
"""Where a statute or a book is cited, before a number and with a full stop."""

LISTED = (
    "Annex|Annexe|Appendix|Band|Box|Category|Class|Column|Figure|Form|Grade|Group|Hepatitis|Level|Option|Part|Plan"
    "|Question|Route|Schedule|Section|Step|Table|Tier|Type|Unit|Vitamin|Zone"
)
SIGNS: Mapping[str, str] = {
    "&": " and ",
    "+": " plus ",
    "=": " equals ",
    "×": " times ",
    "÷": " divided by ",
    "±": " plus or minus ",
    "≥": " at least ",
    "≤": " at most ",
    "≈": " about ",
    "°": " degrees ",
    "@": " at ",
    "%": " per cent ",
    "£": " pounds ",
    "€": " euros ",
    "$": " dollars ",
    "§": " section ",
    "²": " squared ",
    "³": " cubed ",
    "✓": " tick ",
    "✔": " tick ",
    "✅": " tick ",
    "☑": " tick ",
    "✗": " cross ",
    "✘": " cross ",
    "❌": " cross ",
    "⚠": " warning, ",
    "☎": " telephone ",
    "📞": " telephone ",
    "✉": " email ",
    "📧": " email ",
    "|": ", ",
    "•": ", ",
    "·": ", ",
    "→": ", ",
    "»": ", ",
    "›": ", ",
    "…": "... ",
    "–": ", ",
    "—": ", ",
    "―": ", ",
    "[": ", ",
    "]": ", ",
    "{": ", ",
    "}": ", ",
    "<": " less than ",
    "*": " ",
    "^": " ",
    "_": " ",
    "~": " ",
    "\\": " ",
    "`": " ",
    "#": " ",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "−": "-",
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
}


def _abbreviated(match: re.Match[str]) -> str:
    return WORDS[match[0]]


def _initials(match: re.Match[str]) -> str:
    return letters(match["name"]) + ("'s" if match["plural"] else "") + (" " if match["hyphen"] else "")


def _either(match: re.Match[str]) -> str:
    """Yes/No, he/she/they."""
    return match[0].replace("/", " or ")


ABBREVIATIONS = "|".join(
    (r"\b" if each[0].isalpha() else "") + re.escape(each) + (r"(?!\w)" if each[-1] != ":" else "")
    for each in sorted(WORDS, key=len, reverse=True)
)


def _cited(match: re.Match[str]) -> str:
    return f"{LAW[match['short'].lower()]} "


RULES: tuple[Rule, ...] = (
    (re.compile(rf"\b(?P<short>(?i:{'|'.join(LAW)}))\.\s?(?=\d|{PUT})"), _cited),
    (re.compile(rf"\b(?P<short>paras?) (?=\d|{PUT})"), _cited),
    (re.compile(r"\b(?i:ref)\.? no\b\.?"), lambda _: "reference number"),
    (re.compile(r"(?<!\w)no\. (?=of\b)"), lambda _: "number "),
    (re.compile(rf"(?<={PUT})\s?/\s?(?={PUT})"), lambda _: " or "),
    (re.compile(rf"(?<=[\d\U000F0000-\U0010FFFF])\s?[x×]\s?(?={PUT})"), lambda _: " by "),
    (re.compile(r"(?<=\d)x(?=\d)"), lambda _: " by "),
    (re.compile(r"#(?=[^\W\d])"), lambda _: "hashtag "),
    (re.compile(ABBREVIATIONS), _abbreviated),
    (re.compile(rf"\b(?P<name>{'|'.join(INITIALS.split())})(?P<plural>s)?\b(?P<hyphen>-(?=[a-z]))?"), _initials),
    (re.compile(rf"\b{NAMED}"), lambda match: "numbers " if match[0].lower().startswith("nos") else "number "),
    (re.compile(rf"\b(?:{LISTED})s? A(?= [a-z])", re.I), lambda match: f"{match[0]},"),
    (
        re.compile(r"(?<!\w)(?P<word>[^\W\d]{1,40})\((?P<more>e?s|ren|ies)\)"),
        lambda match: match["word"] + match["more"],
    ),
    (re.compile(r"#(?=\d)"), lambda _: "number "),
    (re.compile(r"~\s?(?=\d)"), lambda _: "about "),
    (re.compile(r">\s?(?=[\d£])"), lambda _: "more than "),
    (re.compile(r"(?<=\d)\s?x\s?(?=\d)"), lambda _: " times "),
    (re.compile(r"(?<![\w/])[A-Za-z]{2,20}(?:/[A-Za-z]{2,20}){1,3}(?![\w/])"), _either),
    (re.compile(r"(?<=\s)-+(?=\s)|--+"), lambda _: ","),
    (re.compile(r"\s?\(\s?"), lambda _: ", "),
    (re.compile(r"\s?\)"), lambda _: ","),
    (re.compile(r"\s>+\s|>"), lambda _: ", "),
    (re.compile("|".join(map(re.escape, SIGNS))), lambda match: SIGNS[match[0]]),
    (re.compile(r"(?<=\s)/(?=\s)"), lambda _: "or"),
    (re.compile(r"/"), lambda _: " slash "),
)
