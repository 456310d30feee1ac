"""Numbers and money as they are spoken and typed: "twelve hundred pounds" is 1200, "four pounds twenty" 4.20."""

from __future__ import annotations

import re
from decimal import Decimal

from plainspoken.values.characters import digits
from plainspoken.values.numbers import cardinal
from plainspoken.values.results import Refused, Understood, refused
from plainspoken.values.words import Words, either, plain, replaced, without

FIGURES = re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(\d{1,9}))?")
LARGEST = 10**12


def number(said: str, words: Words) -> Understood | Refused:
    """A number, whole or with a decimal part: "minus five", "two and a half", "three point one four"."""
    text = plain(said)
    data = words.spoken
    negative = text.startswith("-") or any(text.startswith(f"{word} ") for word in data.minus)
    bare = without(text.removeprefix("-").replace(",", "") if negative else text.replace(",", ""), data.minus)
    bare = without(_after_introduction(bare, words), data.money_filler[1:]) or bare
    found = 0 if bare in data.none_of_money else _counted(bare, words)
    if found is None:
        return refused("value.number.not", said)
    value = _written(-Decimal(found) if negative else Decimal(found))
    return Understood(value, (value,))


def _counted(text: str, words: Words) -> Decimal | None:
    """A number, also with what is counted after it: "three children"; None where more numbers follow."""
    found = amount(text, words)
    if found is not None:
        return found
    tokens = text.split()
    for at in range(len(tokens) - 1, 0, -1):
        found = amount(" ".join(tokens[:at]), words)
        if found is not None:
            more = any(digits(token, words).unknown == "" for token in tokens[at:])
            return None if more or tokens[0] in words.spoken.one_of else found
    return None


def _after_introduction(text: str, words: Words) -> str:
    """What follows "my income is" or "there are"."""
    return re.sub(rf"^.*?{either((*words.spoken.introductions, *words.spoken.counting))}\s+(?=\S)", "", text)


def money(said: str, words: Words) -> Understood | Refused:
    """An amount of pounds and pence, as figures without the sign: "1250.50", "0.50", "1200"."""
    data = words.spoken
    text = re.sub(r",(?!\d)", " ", plain(said)).replace("£", " pounds ")
    text = re.sub(r"(?<=\d)(?:p|pence)\b", " pence", text)
    text = re.sub(r"(?<=\d)k\b", f" {data.grand[0]}", text)
    text = re.sub(r"^\s*pounds\s+(\S+)", r"\1 pounds", text)  # "£12" has its sign first
    text = re.sub(r"(\d)\.00\b", r"\1", text)
    for phrases in data.per.values():
        text = without(text, phrases)
    text = without(_after_introduction(text, words), data.money_filler[1:])
    if text in data.none_of_money:
        return Understood("0", ("0",))
    if any(text.startswith(f"{word} ") or text.startswith("-") for word in data.minus):
        return refused("value.money.negative", said)
    found = _pounds_and_pence(text, words)
    if found is None:
        return refused("value.money.not", said)
    value = _written(found, places=2)
    return Understood(value, (value,))


def _pounds_and_pence(text: str, words: Words) -> Decimal | None:
    """The amount that words say, None where they say none."""
    data = words.spoken
    for phrases, scale in ((data.pounds, 1), (data.grand, 1000)):
        head, sign, tail = _parted(text, phrases)
        if sign:
            whole = amount(head, words)
            pence = _pence(tail, words)
            return None if whole is None or pence is None else whole * scale + pence
    head, sign, tail = _parted(text, data.pence)
    if sign:
        pence = amount(head, words)
        return None if pence is None or tail or pence != int(pence) else pence / 100
    whole = amount(text, words)
    if whole is not None:
        return whole if whole == round(whole, 2) else None
    return _two_amounts(text.split(), words)


def _pence(text: str, words: Words) -> Decimal | None:
    """What follows the pounds: nothing, or pence below a hundred."""
    data = words.spoken
    bare = without(text, (data.number_and, *data.pence))
    if not bare:
        return Decimal(0)
    if bare == data.half:
        return Decimal("0.50")
    found = amount(bare, words)
    if found is None and len(bare.split()) == 2:  # "five pounds oh five"
        said = digits(bare, words)
        found = Decimal(said.text) if not said.unknown and len(said.text) == 2 else None
    return found / 100 if found is not None and found == int(found) and found < 100 else None


def _two_amounts(tokens: list[str], words: Words) -> Decimal | None:
    """Pounds and pence without their names: "four ninety nine", "twelve fifty"."""
    for at in range(1, len(tokens)):
        pounds, pence = cardinal(tokens[:at], words), cardinal(tokens[at:], words)
        if pounds is not None and pence is not None and 10 <= pence < 100 and pounds < 100:
            return pounds + Decimal(pence) / 100
    return None


def amount(text: str, words: Words) -> Decimal | None:
    """A number of words or figures, with a decimal part or "and a half"; None for what is none."""
    data = words.spoken
    text = text.strip()
    alone = without(text, data.one_of) or text
    if text in data.one_of or alone in data.counted:
        return Decimal(data.counted.get(alone, 1))
    if alone == data.half or alone == f"{data.half} {data.million[0]}":
        return Decimal("0.5") if alone == data.half else Decimal(500_000)
    if found := FIGURES.fullmatch(text.replace(" ", "")):
        return Decimal(found[1] + found[2].replace(",", "") + (f".{found[3]}" if found[3] else ""))
    half = re.fullmatch(rf"(.+) {data.number_and} (?:{'|'.join(data.one_of)}) {data.half}(?: (.+))?", text)
    if half:
        return _with_half(half[1], half[2] or "", words)
    tokens = text.replace("-", " ").split()
    mixed = re.fullmatch(r"(\d{1,6}(?:\.\d{1,6})?) (\w+)", text)
    if mixed and mixed[2] in (data.thousand[0], data.million[0]):
        return Decimal(mixed[1]) * (1000 if mixed[2] == data.thousand[0] else 10**6)
    for at, token in enumerate(tokens):
        if token in data.point and at + 1 < len(tokens):
            return _decimal(tokens[:at], tokens[at + 1 :], words)
    whole = cardinal(tokens, words)
    if whole is None and len(tokens) > 1:
        said = digits(text, words)
        one_by_one = all(token in words.small or token in data.repeats or token.isdecimal() for token in tokens)
        whole = int(said.text) if one_by_one and not said.unknown and len(said.text) <= 12 else None
    return None if whole is None or whole > LARGEST else Decimal(whole)


def _with_half(before: str, scale: str, words: Words) -> Decimal | None:
    """ "two and a half", "two and a half thousand"."""
    data = words.spoken
    scales = {"": 1, data.thousand[0]: 1000, data.million[0]: 10**6, **dict.fromkeys(data.grand, 1000)}
    whole = amount(before, words)
    return None if whole is None or scale not in scales else (whole + Decimal("0.5")) * scales[scale]


def _decimal(whole: list[str], part: list[str], words: Words) -> Decimal | None:
    """ "three point one four"."""
    before = cardinal(whole, words) if whole else 0
    if len(whole) == 1 and whole[0].isdecimal():
        before = int(whole[0])
    scale = part[-1] if part[-1] in (words.spoken.thousand[0], words.spoken.million[0]) else ""
    after = digits(" ".join(part[:-1] if scale else part), words)
    if before is None or after.unknown or not after.text or len(after.text) > 9:
        return None
    found = Decimal(f"{before}.{after.text}")
    return found * (1000 if scale == words.spoken.thousand[0] else 10**6 if scale else 1)


def _parted(text: str, phrases: tuple[str, ...]) -> tuple[str, str, str]:
    """A text before and after the first of some phrases."""
    return replaced(text, phrases, "\n").partition("\n")


def _written(value: Decimal, places: int = 0) -> str:
    """A number as it is written in a field: no exponent, no needless noughts, pence always two."""
    if value == value.to_integral_value():
        return str(int(value))
    return f"{value:.{places}f}" if places else format(value.normalize(), "f")


def has_words(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether any of some phrases stands in a text."""
    return re.search(either(phrases), text) is not None
