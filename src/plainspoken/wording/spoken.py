"""The words in which people say numbers, letters, dates, money and yes or no, as a language's spoken.yaml has them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from plainspoken.documents import validated
from plainspoken.wording.languages import ENGLISH, document_of

Names = tuple[str, ...]


class FillerWords(BaseModel):
    """What is said before a command, within it and after it, and means nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    before: Names
    within: Names
    after: Names


class Spoken(BaseModel):
    """One language's spoken.yaml; each key is explained there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ones: Names
    tens: Names
    ordinal_ones: Names
    ordinal_tens: Names
    hundred: Names
    thousand: Names
    million: Names
    noughts: Names
    articles: Names
    one_of: Names
    number_and: str
    repeats: Mapping[str, int]
    half: str
    point: Names
    minus: Names
    misheard: Mapping[str, str]
    nato: Mapping[str, Names]
    letter_names: Mapping[str, Names]
    as_in: Names
    capital: Names
    small: Names
    signs: Mapping[str, Names]
    months: Names
    month_short: Mapping[str, int]
    weekdays: Names
    date_filler: Names
    today: Names
    yesterday: Names
    tomorrow: Names
    last: Names
    next: Names
    this: Names
    ago: Names
    day: Names
    week: Names
    month: Names
    year: Names
    on_day: Names
    born: Names
    time_filler: Names
    noon: Names
    midnight: Names
    quarter: str
    past: Names
    before: Names
    oclock: Names
    morning: Names
    afternoon: Names
    hours: Names
    pounds: Names
    pence: Names
    grand: Names
    money_filler: Names
    per: Mapping[str, Names]
    none_of_money: Names
    mail_signs: Mapping[str, Names]
    mail_remarks: Names
    mail_heard: Mapping[str, str]
    mail_domains: Names
    introductions: Names
    hesitations: Names
    counting: Names
    counted: Mapping[str, int]
    flats: Names
    by_number: Names
    small_words: Names
    initials: Names
    name_remarks: Names
    name_particles: Names
    spelt: Names
    yes: Names
    no: Names
    polite: Names
    fillers: FillerWords
    change: Names
    change_into: Names
    take_out: Names
    put_in: Names
    said_as: Names
    as_written: Names
    parts: Mapping[str, Names]
    last_part: Names
    but_one: Names
    at_the_end: Names
    at_the_start: Names
    after_part: Names
    before_part: Names
    day_part: Names
    month_part: Names
    year_part: Names
    hour_part: Names
    minute_part: Names
    pounds_part: Names
    pence_part: Names
    domain_part: Names
    local_part: Names
    session_ends: Names
    session_over: Names
    hour_part_plural: Names
    kinds: Mapping[str, Names]
    wake_phrase: str
    wake_heard: Mapping[str, str]
    wake_others: Names


@cache
def spoken(language: str = ENGLISH) -> Spoken:
    """The words of a language, English where it has no spoken.yaml; raises DocumentError where the file is broken."""
    return validated(document_of(language, "spoken.yaml"), Spoken)
