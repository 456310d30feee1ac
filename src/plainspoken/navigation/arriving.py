"""Coming to a page: what is said of it, and the way back."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote, urldefrag

from plainspoken.flow import (
    Answer,
    Intent,
    Listing,
    Mark,
    Node,
    Page,
    Part,
    Place,
    Question,
    Read,
    Reason,
    Step,
    Stop,
    Submit,
    Tell,
    Trouble,
    Visit,
    Why,
)
from plainspoken.navigation import cookies, mending, position, referring, repeating
from plainspoken.navigation.contacting import beyond_voice, instead
from plainspoken.navigation.lasting import told as expiry_told
from plainspoken.navigation.listing import listed
from plainspoken.navigation.noticing import noticed
from plainspoken.navigation.opening import here, to_fragment
from plainspoken.navigation.position import name_of
from plainspoken.navigation.proceeding import filling
from plainspoken.navigation.step import earlier_than, stay, tell
from plainspoken.page.questions import main_form, open_questions
from plainspoken.page.structure import items
from plainspoken.profiles.patterns import other_host

HISTORY = 50
NOTHING = re.compile(r"(no|0)\b", re.IGNORECASE)
"""How a search page's heading begins that has found nothing; a list on it is of advice."""

COUNTED = ("heading", "link", "table")


def arrive(place: Place, page: Page, why: Why, mark: Mark | None = None, given: tuple[Answer, ...] = ()) -> Step:
    """Be on a page: its name, what is on it, its errors or its search results; reading waits at the content's top.

    `given` are answers from before that are put back.
    """
    there = replace(
        _moved(place, why),
        page=page,
        mark=mark or position.top(page),
        spoken=mark or position.top(page),
        listing=None,
        question=None,
        missed=None,
        answers=place.answers if why is Why.AGAIN else given,
        filling=why is Why.RESUME or (place.filling and why in (Why.FOLLOW, Why.AGAIN, Why.COOKIES)),
        asked=(),
        last="",
        reviewed=False,
        finished=False,
        earlier=earlier_than(place) if place.page is not None and why is not Why.COOKIES else place.earlier,
    )
    taken = cookies.answered(there, page)
    if taken is not None:
        return taken
    back = cookies.returned(place.page, page) if why is Why.COOKIES else None
    if back is not None:
        return stay(replace(place, missed=None), back)
    there, settled = cookies.left(there, page)
    count = len({answer.path for answer in given if answer.value})
    settled = [*settled, *([tell("arrive.put_back", count=count)] if count else []), *expiry_told(page, place.page)]
    step = _greeted(there, page, why, place, settled)
    return Step(replace(step.place, said=tuple(a for a in step.actions if isinstance(a, Tell))), step.actions)


def refused(place: Place, trouble: Trouble, action: Visit | Submit) -> Step:
    """Stay where we were when a page could not be had, for "try again" to try; ask first where it is another site's.

    What was to be sent and may have come, though no answer did, is never sent again by that.
    """
    repeatable = isinstance(action, Visit) or action.request.method == "GET"
    place = replace(place, missed=action if repeatable else None)
    told = Tell(trouble.key, trouble.values)
    if isinstance(action, Submit) and not repeatable:
        return repeating.doubted(place, action.request, told)
    if trouble.key == "web.foreign_host":
        return _foreign(place, str(dict(trouble.values).get("url", "")), told)
    staying = tell("page.still_here", title=name_of(place.page)) if place.page else tell("page.still_nowhere")
    advice = instead(place.site, action.url) if isinstance(action, Visit) else []
    return stay(replace(place, said=(told, *advice, staying)), told, *advice, staying)


def _foreign(place: Place, url: str, told: Tell) -> Step:
    """Ask whether to go to another site, by what the profile calls it; not where none but those it knows are let."""
    called = other_host(place.site, url)
    if place.site.closed and not called:
        refusal = (told, tell("web.foreign_closed"))
        return stay(replace(place, said=refusal), *refusal)
    told = tell("web.foreign_known", name=called) if called else told
    question = Question("leave.site", (Intent("go.leave", (("url", url),)),))
    return stay(replace(place, question=question, said=(told,)), told, tell("leave.site"))


def _moved(place: Place, why: Why) -> Place:
    stop = here(place)
    left: tuple[Stop, ...] = (stop,) if stop else ()
    if why is Why.BACK:
        return replace(place, back=place.back[:-1], forward=(*place.forward, *left))
    if why is Why.FORWARD:
        return replace(place, back=(*place.back, *left)[-HISTORY:], forward=place.forward[:-1])
    if why in (Why.AGAIN, Why.COOKIES):
        return place
    return replace(place, back=(*place.back, *left)[-HISTORY:], forward=())


def _greeted(place: Place, page: Page, why: Why, before: Place, first: list[Tell]) -> Step:
    """What is said on coming to a page; `before` is the place that one was in, `first` what is told before the rest."""
    step = _told(place, page, why, replace(before, page=None) if why is Why.COOKIES else before)
    return Step(step.place, (*first, *step.actions))


def _told(place: Place, page: Page, why: Why, before: Place) -> Step:
    title = name_of(page)
    if why in (Why.BACK, Why.FORWARD):
        return stay(place, tell("arrive.back" if why is Why.BACK else "arrive.forward", title=title))
    arrived = tell("arrive", title=title)
    step, wrong = mending.told(replace(place, answers=place.answers or mending.carried(before, page, why)), page)
    if wrong:
        return step
    settled = place.site.name in place.settled
    noted = [each for each in noticed(page, title, before.page) if not (settled and each.key == "arrive.cookies")]
    filled = filling(place, page, before.page, noted) if place.filling else None
    if filled is not None:
        return filled
    if why is Why.SEARCH and not NOTHING.match(title) and (found := results(page)):
        step = listed(place, page, Listing("result", found))
        return Step(step.place, (arrived, *step.actions))
    following = position.next_block(page, place.mark, 1)
    if why is Why.SEARCH and following is not None:  # "0 results for swimming", most likely
        return stay(place, arrived, Read(Mark(following.start), following.end, Reason.BROWSE))
    fragment = unquote(urldefrag(page.url)[1])
    if fragment and any(node.identifier == fragment for node in page.nodes):
        step = to_fragment(place, page, fragment)
        return Step(step.place, (arrived, *step.actions))
    place, references = referring.noted(replace(place, filling=False) if not page.forms else place, page)
    if references:
        return stay(place, arrived, *noted, *references)
    return stay(place, arrived, *noted, *_contents(place, page))


def _contents(place: Place, page: Page) -> list[Tell]:
    beyond = beyond_voice(place.site, page)
    if not page.blocks:
        return [tell("page.empty"), *(beyond or [tell("page.needs_script")])]
    counts = [(kind, len(items(page, kind))) for kind in COUNTED]
    told = [tell("list.count", kind=kind, count=count) for kind, count in counts if count]
    form = main_form(page)
    if form is not None and not form.search:
        told.append(tell("arrive.questions", count=len(open_questions(form))))
    return [*beyond, *told]


def results(page: Page) -> tuple[int, ...]:
    """The links of a search's results: those the profile points out, else those of the longest list in the content.

    Of a list the first link of every item.
    """
    told = tuple(node.index for part in page.parts if part.kind == "results" for node in _links(page, part))
    if told:
        return told
    last = position.end(page)
    lists = [n for n in page.nodes if n.role == "list" and (n.main or n.index < last) and not n.skipped]
    return max((_first_links(page, n.index) for n in lists if n.main or not _any_main(page)), key=len, default=())


def _links(page: Page, part: Part) -> list[Node]:
    """The first link in a part that the profile points out, or that part itself."""
    return [node for node in page.nodes[part.start : part.end] if node.role == "link" and node.name][:1]


def _first_links(page: Page, index: int) -> tuple[int, ...]:
    inside = page.nodes[index + 1 : page.nodes[index].end]
    entries = [node for node in inside if node.role == "listitem" and node.parent == index]
    firsts = (_opening_link(page, entry) for entry in entries)
    return tuple(node.index for node in firsts if node is not None)


def _opening_link(page: Page, entry: Node) -> Node | None:
    """The link that an entry of a list begins with; one further on is part of a sentence, no result."""
    inside = page.nodes[entry.index : entry.end]
    link = next((node for node in inside if node.role == "link" and node.name), None)
    words = next((node for node in inside if node.role == "text" and node.name.strip()), None)
    return link if link is not None and (words is None or words.index >= link.index) else None


def _any_main(page: Page) -> bool:
    return any(node.main for node in page.nodes)
