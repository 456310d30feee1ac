"""Opening links, pressing buttons, going back and forward."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote, urldefrag

from plainspoken.flow import (
    Intent,
    Listing,
    Mark,
    Node,
    Page,
    Place,
    Question,
    Read,
    Reason,
    Step,
    Stop,
    Visit,
    Why,
)
from plainspoken.navigation import labels, position, tasks
from plainspoken.navigation.answering import ask_field
from plainspoken.navigation.asking import ask
from plainspoken.navigation.listing import listed
from plainspoken.navigation.moving import to_node
from plainspoken.navigation.reviewing import reviewing
from plainspoken.navigation.sending import press_button
from plainspoken.navigation.step import Handler, on_page, say, stay
from plainspoken.navigation.unfolding import unfold
from plainspoken.page.questions import form_of, open_questions
from plainspoken.page.structure import items


def act_on(intent: Intent, place: Place, page: Page, index: int) -> Step:
    """Do what a thing is for: follow a link, press a button, ask a field's question, go to anything else."""
    node = page.nodes[index]
    if node.role == "disclosure":
        return unfold(place, page, node)
    if node.role == "link" or (node.role in labels.PRESS_ROLES and node.url):  # a start button is a link in disguise
        return follow(intent, place, page, node)
    form = form_of(page, node.path)
    if form is not None and form.search and not node.disabled and not place.answers:
        return ask_what(place)  # its box or its button: either way something is to be searched for
    if _is_field(page, node):
        return ask_field(place, page, node)
    if node.role == "button":
        return press_button(place, page, node)
    form = next((form for form in page.forms if form.node == index), None)
    if form is not None and open_questions(form, place.answers):
        return ask(place, form, open_questions(form, place.answers)[0])
    return to_node(place, page, index)


def ask_what(place: Place) -> Step:
    """Ask what to search the site for, and listen for any words at all."""
    return say(replace(place, question=Question("search.what")), "search.what")


def _is_field(page: Page, node: Node) -> bool:
    """Whether a node is a field to be asked about; a file is chosen by what looks like a button."""
    if node.disabled:
        return False
    form = form_of(page, node.path) if node.role == "button" else None
    file = form is not None and any(c.path == node.path and c.kind == "file" for c in form.controls)
    return node.role in labels.FIELD_ROLES or file


def follow(intent: Intent, place: Place, page: Page, link: Node) -> Step:
    """Follow a link to another page or to another part of this one."""
    scheme, _, rest = link.url.partition(":")
    scheme = scheme.lower()
    if scheme in ("tel", "mailto"):
        return say(replace(place, mark=Mark(link.index)), f"open.{scheme}", name=unquote(rest.partition("?")[0]))
    if not link.url or scheme == "javascript":
        return say(place, "open.needs_script", name=link.name)
    address, fragment = urldefrag(link.url)
    if "#" in link.url and address == urldefrag(page.url)[0]:
        return to_fragment(place, page, unquote(fragment))
    goes_on = link.role == "button"  # a start button is a link in disguise
    there = replace(place, mark=Mark(link.index), filling=goes_on)
    return stay(reviewing(there, page, link), Visit(link.url))


def to_fragment(place: Place, page: Page, fragment: str) -> Step:
    """Go to the part of this page that a link points at."""
    target = _part(page, fragment)
    if target is not None and _is_field(page, target) and form_of(page, target.path):
        return ask_field(place, page, target)
    if target is None and fragment in ("", "top"):
        mark = position.top(page)
    elif target is None:
        return say(place, "open.no_part", name=fragment)
    else:
        mark = Mark(target.index)
    block = position.block_here(page, mark)
    end = block.end if block and block.end > mark.node else mark.node + 1
    return stay(replace(place, mark=mark, finished=False), Read(mark, end, Reason.BROWSE))


def _part(page: Page, fragment: str) -> Node | None:
    """The node with an identifier, or the heading that an identifier with no node of its own is made of."""
    found = next((node for node in page.nodes if fragment and node.identifier == fragment), None)
    words = labels.plain(fragment.replace("-", " ").replace("_", " "))
    named = (node for node in page.nodes if node.role == "heading" and words and labels.plain(node.name) == words)
    return found or next(named, None)


def open_label(intent: Intent, place: Place, page: Page) -> Step:
    """Open what was named: a link first, then a button, then the site's own name for a page."""
    said = intent.text("label")
    if labels.is_empty(said):
        return say(place, "open.none", label=said)
    actionable = labels.of_role(labels.LINK_ROLES, labels.PRESS_ROLES)
    found = labels.matches(page, said, actionable)
    alias, task = _alias(place, said), tasks.called(place, said)
    exact = [i for i in found if labels.plain(page.nodes[i].name) == labels.plain(said)]
    if task is not None and not exact:
        return tasks.begun(place, task)
    if alias and not exact:
        return stay(replace(place, filling=False), Visit(alias))
    if len(found) == 1:
        return act_on(intent, place, page, found[0])
    if found:
        return choose_between(place, page, found)
    field = labels.matches(page, said, labels.of_role(labels.FIELD_ROLES, frozenset({"heading"})))
    return act_on(intent, place, page, field[0]) if field else say(place, "open.none", label=said)


def open_label_anywhere(intent: Intent, place: Place) -> Step:
    """Open what was named, by the site's own names alone where there is no page yet."""
    if place.page is not None:
        return open_label(intent, place, place.page)
    said = intent.text("label")
    task = tasks.called(place, said)
    if task is not None:
        return tasks.begun(place, task)
    alias = _alias(place, said)
    return stay(place, Visit(alias)) if alias else say(place, "page.none")


def choose_between(place: Place, page: Page, found: tuple[int, ...]) -> Step:
    """Ask which of several things with like names was meant; more than five are read as a list."""
    intents = tuple(Intent("open.node", (("node", index),)) for index in found)
    asked = replace(place, question=Question("choose.which", intents))
    return listed(asked, page, Listing("match", found))


def open_node(intent: Intent, place: Place, page: Page) -> Step:
    """Open the thing with an index, as chosen from among several."""
    index = intent.number("node")
    there = index is not None and 0 <= index < len(page.nodes)
    return act_on(intent, place, page, index or 0) if there else say(place, "open.nothing_there")


def open_number(intent: Intent, place: Place, page: Page) -> Step:
    """Open a thing by its number: in the list read last, or among the page's things of the kind named."""
    number = intent.number("number") or 0
    listing = place.listing
    kind = intent.text("kind") or (listing.kind if listing else "link")
    nodes = listing.nodes if listing and listing.kind == kind else items(page, kind)
    if not nodes:
        return say(place, "move.none", kind=kind)
    if not 1 <= number <= len(nodes):
        return say(place, "list.no_number", kind=kind, number=number, count=len(nodes))
    return act_on(intent, place, page, nodes[number - 1])


def open_that(intent: Intent, place: Place, page: Page) -> Step:
    """Open what was being spoken: the thing itself, or the links of the sentence."""
    actionable = labels.LINK_ROLES | labels.PRESS_ROLES | labels.FIELD_ROLES
    spoken = place.spoken
    if spoken.node < len(page.nodes) and page.nodes[spoken.node].role in actionable:
        return act_on(intent, place, page, spoken.node)
    block = position.block_here(page, spoken)
    sentences = block.sentences[spoken.sentence :][:1] if block else ()
    linked = dict.fromkeys(
        run.node for sentence in sentences for run in sentence if page.nodes[run.node].role in actionable
    )
    found = tuple(linked)
    if not found:
        return say(place, "open.nothing_there")
    return act_on(intent, place, page, found[0]) if len(found) == 1 else choose_between(place, page, found)


def press(intent: Intent, place: Place, page: Page) -> Step:
    """Press the button that was named."""
    said = intent.text("label")
    found = labels.matches(page, said, labels.of_role(labels.PRESS_ROLES))
    if not found:
        return open_label(intent, place, page)
    return act_on(intent, place, page, found[0]) if len(found) == 1 else choose_between(place, page, found)


def back(intent: Intent, place: Place) -> Step:
    """Go to the page before, to where the reading had got to on it."""
    if not place.back:
        return say(place, "go.no_back")
    stop = place.back[-1]
    return stay(place, Visit(stop.url, Why.BACK, stop.mark))


def forward(intent: Intent, place: Place) -> Step:
    """Go to the page that go back came from."""
    if not place.forward:
        return say(place, "go.no_forward")
    stop = place.forward[-1]
    return stay(place, Visit(stop.url, Why.FORWARD, stop.mark))


def home(intent: Intent, place: Place) -> Step:
    """Go to the site's start page."""
    return stay(place, Visit(place.site.start, Why.START)) if place.site.start else say(place, "go.no_home")


def reload(intent: Intent, place: Place, page: Page) -> Step:
    """Fetch this page again."""
    return stay(place, Visit(page.url, Why.AGAIN, place.mark))


def retry(intent: Intent, place: Place) -> Step:
    """Try once more what could not be fetched last."""
    return stay(place, place.missed) if place.missed is not None else say(place, "go.nothing_missed")


def leave(intent: Intent, place: Place) -> Step:
    """Go to another site, after the person said yes to it."""
    return stay(place, Visit(intent.text("url"), leave=True))


def here(place: Place) -> Stop | None:
    """This page as a stop to come back to."""
    page = place.page
    return Stop(page.url, page.title or page.url, place.mark) if page else None


def _alias(place: Place, said: str) -> str:
    wanted = labels.plain(said)
    return next((url for phrase, url in place.site.phrases.items() if labels.plain(phrase) == wanted), "")


HANDLERS: dict[str, Handler] = {
    "open.label": open_label_anywhere,
    "open.number": on_page(open_number),
    "open.that": on_page(open_that),
    "open.node": on_page(open_node),
    "press.label": on_page(press),
    "go.back": back,
    "go.forward": forward,
    "go.home": home,
    "go.reload": on_page(reload),
    "go.retry": retry,
    "go.leave": leave,
}
