"""The words that Welsh text is made speakable with: numbers' genders, days of the month, units, abbreviations."""

from __future__ import annotations

from collections.abc import Mapping

MONTHS = (
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
)
SOFTENED: Mapping[str, str] = {
    "Mawrth": "Fawrth",
    "Mai": "Fai",
    "Mehefin": "Fehefin",
    "Gorffennaf": "Orffennaf",
    "Medi": "Fedi",
    "Tachwedd": "Dachwedd",
    "Rhagfyr": "Ragfyr",
}
"""Months after "o", which softens how a word begins."""

TEN_AND = ("ar ddeg", "ar bymtheg", "ar hugain", "ar ddeg ar hugain")
ORDINALS = (
    "cyntaf",
    "ail",
    "trydydd",
    "pedwerydd",
    "pumed",
    "chweched",
    "seithfed",
    "wythfed",
    "nawfed",
    "degfed",
    "unfed ar ddeg",
    "deuddegfed",
    "trydydd ar ddeg",
    "pedwerydd ar ddeg",
    "pymthegfed",
    "unfed ar bymtheg",
    "ail ar bymtheg",
    "deunawfed",
    "pedwerydd ar bymtheg",
    "ugeinfed",
    "unfed ar hugain",
    "ail ar hugain",
    "trydydd ar hugain",
    "pedwerydd ar hugain",
    "pumed ar hugain",
    "chweched ar hugain",
    "seithfed ar hugain",
    "wythfed ar hugain",
    "nawfed ar hugain",
    "degfed ar hugain",
    "unfed ar ddeg ar hugain",
)
"""From the first to the thirty-first, as days of the month are said."""

FEMININE: Mapping[int, str] = {1: "un", 2: "dwy", 3: "tair", 4: "pedair"}
"""Numbers before pounds and pence; larger ones have no gender."""

POUND, POUND_SOFT, POUNDS = "punt", "bunt", "o bunnoedd"
PENNY, PENNY_SOFT = "ceiniog", "geiniog"
SCALES: Mapping[str, str] = {
    "k": "mil",
    "m": "miliwn",
    "miliwn": "miliwn",
    "million": "miliwn",
    "bn": "biliwn",
    "biliwn": "biliwn",
    "billion": "biliwn",
}
UNITS: Mapping[str, str] = {
    "km": "cilomedr",
    "m": "metr",
    "cm": "centimetr",
    "mm": "milimetr",
    "kg": "cilogram",
    "g": "gram",
    "ml": "mililitr",
    "mya": "milltir yr awr",
    "mph": "milltir yr awr",
    "m²": "metr sgwâr",
    "m2": "metr sgwâr",
    "km²": "cilomedr sgwâr",
    "°C": "gradd Celsius",
    "KB": "cilobeit",
    "MB": "megabeit",
    "GB": "gigabeit",
    "kWh": "cilowat awr",
}
FRACTIONS: Mapping[str, str] = {"½": "hanner", "¼": "chwarter", "¾": "tri chwarter", "⅓": "traean"}
WORDS: Mapping[str, str] = {
    "GOV.UK": "gov dot U.K.",
    "e.e.": "er enghraifft",
    "h.y.": "hynny yw",
    "ayyb": "ac yn y blaen",
    "ayb": "ac yn y blaen",
    "tud.": "tudalen",
    "Ffôn:": "Ffôn",
    "a/neu": "a neu",
    "CThEF": "C.T.H.E.F.",
    "CThEM": "C.T.H.E.M.",
    "COVID-19": "covid 19",
}
INITIALS = ("DVLA", "DVSA", "DWP", "ESA", "GIG", "HMRC", "JSA", "MOT", "NHS", "PAYE", "SSP", "UTR", "VAT")
SIGNS: Mapping[str, str] = {
    "&": " a ",
    "+": " plws ",
    "=": " yn hafal i ",
    "×": " lluosi â ",
    "@": " at ",
    "%": " y cant ",
    "£": " punt ",
    "≥": " o leiaf ",
    "≤": " dim mwy na ",
    "<": " llai na ",
    "✓": " tic ",
    "✔": " tic ",
    "⚠": " rhybudd, ",
    "☎": " ffôn ",
    "✉": " e-bost ",
}
"""Signs that English has words for too; all others are as in English."""
