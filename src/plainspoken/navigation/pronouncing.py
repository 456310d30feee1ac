"""Having words said another way: told in one breath or asked for, listed a few at a time, forgotten again."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz, process

from plainspoken.flow import Intent, Listing, Page, Place, Question, Step
from plainspoken.navigation.step import Handler, say, stay, tell
from plainspoken.values.characters import spelt
from plainspoken.values.saying import as_usual, parted
from plainspoken.values.words import words

KIND = "pronunciation"
WHICH, HOW = "say.which", "say.how"
CHUNK = 5
MOST = 300
"""Words that are kept at most; the oldest go first."""

LONGEST = 80
NEAR = 60
"""Per cent of its letters by which a word of the page is taken for one that was heard."""


def say_as(intent: Intent, place: Place) -> Step:
    """Say a word in another way from now on."""
    pair = parted(_as_typed(intent.text("saying"), intent.heard))
    if pair is None:
        return ask(intent, place)
    written, said = pair
    return forget(replace(intent, slots=(("text", written),)), place) if as_usual(said) else _kept(place, written, said)


def ask(intent: Intent, place: Place) -> Step:
    """Ask which word is to be said in another way."""
    return say(replace(place, question=Question(WHICH)), WHICH)


def answered(question: Question, intent: Intent, place: Place) -> Step:
    """Take the word, then how it is said."""
    given = " ".join(intent.text("text").split())
    if question.key == HOW:
        return _kept(replace(place, question=None), question.begun, given)
    word = given if intent.slot("typed") is not None else _on_page(_letters(given), place.page)
    return say(replace(place, question=Question(HOW, begun=word)), HOW, spelt=word)


def list_words(intent: Intent, place: Place) -> Step:
    """Tell of the words that are said in the person's own way, the first five of them."""
    count = len(place.pronounced)
    if not count:
        return say(place, "say.none")
    step = chunk(place, Listing(KIND, tuple(range(count))), 0)
    return Step(step.place, (tell("say.count", count=count), *step.actions, tell("say.how_to_forget")))


def chunk(place: Place, listing: Listing, start: int) -> Step:
    """Tell of the next five words of the list."""
    shown = listing.nodes[start : start + CHUNK]
    told = []
    for number, index in enumerate(shown, start + 1):
        if index < len(place.pronounced):
            written, said = place.pronounced[index]
            told.append(tell("say.item", number=number, spelt=written, said=said))
    left = len(listing.nodes) - start - len(shown)
    if left:
        told.append(tell("list.left", count=left))
    return stay(replace(place, listing=replace(listing, read=start + len(shown))), *told)


def forget(intent: Intent, place: Place) -> Step:
    """Say a word as any voice would again; it is named as it is written or as it was said."""
    wanted = intent.text("text").casefold()
    left = tuple(pair for pair in place.pronounced if wanted not in (pair[0].casefold(), pair[1].casefold()))
    if len(left) == len(place.pronounced):
        return say(place, "say.not_there", spelt=intent.text("text"))
    return say(replace(place, pronounced=left, listing=_no_longer(place)), "say.forgotten", word=intent.text("text"))


def forget_number(intent: Intent, place: Place) -> Step:
    """Forget a word by its number in the list."""
    number, count = intent.number("number") or 0, len(place.pronounced)
    if not 1 <= number <= count:
        return say(place, "say.no_number" if count else "say.none", number=number, count=count)
    return forget(Intent("say.forget", (("text", place.pronounced[number - 1][0]),)), place)


def forget_all(intent: Intent, place: Place) -> Step:
    """Say every word as any voice would again."""
    if not place.pronounced:
        return say(place, "say.none")
    cleared = replace(place, pronounced=(), listing=_no_longer(place))
    return say(cleared, "say.all_forgotten", count=len(place.pronounced))


def _kept(place: Place, written: str, said: str) -> Step:
    if not any(letter.isalnum() for letter in said) or not written:
        return say(place, "say.nothing")
    if max(len(written), len(said)) > LONGEST:
        return say(place, "say.too_long")
    others = tuple(pair for pair in place.pronounced if pair[0] != written)
    pronounced = (*others, (written, said))[-MOST:]
    return say(replace(place, pronounced=pronounced), "say.kept", spelt=written, said=said)


def _as_typed(saying: str, heard: str) -> str:
    """Words out of what was heard, in the case in which they were typed."""
    at = heard.casefold().rfind(saying.casefold())
    return heard[at : at + len(saying)] if at >= 0 else saying


def _letters(given: str) -> str:
    """The word that was spelled, or what was said as it is."""
    found = spelt(given, words())
    return found.text if len(given.split()) > 2 and not found.unknown else given


def _on_page(word: str, page: Page | None) -> str:
    """A word of the page that is or sounds nearly like what was heard: what is read wrong is heard wrong too."""
    if page is None:
        return word
    there = {each.strip(".,;:!?()\"'’‘“”") for node in page.nodes if node.role == "text" for each in node.name.split()}
    names = {each.casefold(): each for each in sorted(there) if len(each) > 2}
    if word.casefold() in names:
        return names[word.casefold()]
    bare = word.casefold().replace(" ", "")
    found = process.extractOne(bare, list(names), scorer=fuzz.ratio, score_cutoff=NEAR) if len(bare) > 3 else None
    return names[found[0]] if found else word


def _no_longer(place: Place) -> Listing | None:
    """The list that was read, unless it was of these words, whose numbers have changed."""
    return None if place.listing is not None and place.listing.kind == KIND else place.listing


HANDLERS: dict[str, Handler] = {
    "say.as": say_as,
    "say.ask": ask,
    "say.list": list_words,
    "say.forget": forget,
    "say.forget_number": forget_number,
    "say.forget_all": forget_all,
}
