"""Whatever the page, the place and the command: a step comes of it, and words that can be said."""

from __future__ import annotations

from html import escape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainspoken import wording
from plainspoken.flow import (
    Intent,
    Mark,
    NotUnderstood,
    Place,
    Read,
    Site,
    Step,
    Tell,
    Transcript,
    Trouble,
    Unfold,
    Visit,
    Why,
)
from plainspoken.intent import interpret, load
from plainspoken.navigation import HANDLERS, arrive, begun, done, refused, step, unfolded
from plainspoken.page import parse
from plainspoken.reading import utterances

WORDS = wording.load()
COMMANDS = load(WORDS.commands)
KINDS = tuple(WORDS.commands.value["lists"]["kind"])
SITE = Site("Anytown", start="http://anytown.example/", aliases=(("my bins", "http://anytown.example/bins"),))
SAID = st.sampled_from(("bins", "Start now", "council tax", "one", "", "yes", "send", "a b", "Ünï", "2", "<b>"))
HELPED = st.sampled_from((*COMMANDS.by_name, *COMMANDS.topics, "nothing"))

TAGS = (
    *(
        "div",
        "p",
        "h1",
        "h2",
        "a",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "th",
        "td",
        "caption",
        "form",
        "fieldset",
        "legend",
    ),
    *("label", "select", "option", "textarea", "button", "details", "summary", "main", "nav", "dl", "dt", "dd", "span"),
)
VOID = ("input", "img", "br", "hr")
ATTRIBUTES = {
    "href": ("/a", "#x", "#", "", "tel:123", "mailto:a@b", "javascript:x()", "http://[", "https://other.example/"),
    "type": ("text", "radio", "checkbox", "submit", "reset", "file", "date", "password", "number", "email", "search"),
    "name": ("n", "q", ""),
    "id": ("x", "y"),
    "for": ("x", "y"),
    "role": ("button", "heading", "table", "row", "cell", "search", "checkbox", "none", "listitem", "alert", "group"),
    "aria-label": ("Bins", " ", "Start now"),
    "aria-expanded": ("true", "false"),
    "aria-describedby": ("x",),
    "aria-level": ("0", "99"),
    "lang": ("cy", "en-GB", "?"),
    "value": ("one", "", "2026-04-05"),
    "colspan": ("2", "0"),
    "rowspan": ("2", "9"),
    "method": ("post", "get", "dialog"),
    "action": ("/s", "mailto:x@y", "http://["),
    **dict.fromkeys(("required", "checked", "disabled", "multiple", "open", "hidden", "readonly"), ("",)),
}
ATTRIBUTE = st.sampled_from([(key, value) for key, values in ATTRIBUTES.items() for value in values])
TEXT = st.sampled_from(("Bins", "Council tax. Pay now.", " ", "Start now", "", "1", "£5", "Croeso"))


@st.composite
def elements(draw: st.DrawFn, inside: st.SearchStrategy[str]) -> str:
    """One element around others."""
    tag = draw(st.sampled_from(TAGS))
    given = "".join(f' {key}="{escape(value)}"' for key, value in draw(st.lists(ATTRIBUTE, max_size=4)))
    return f"<{tag}{given}>{draw(inside)}</{draw(st.sampled_from((tag, tag, 'p', 'form')))}>"


@st.composite
def voids(draw: st.DrawFn) -> str:
    """One element that is empty."""
    given = "".join(f' {key}="{escape(value)}"' for key, value in draw(st.lists(ATTRIBUTE, max_size=4)))
    return f"<{draw(st.sampled_from(VOID))}{given}>"


HTML = st.recursive(
    TEXT | voids(),
    lambda inside: elements(inside) | st.lists(inside, min_size=2, max_size=4).map("".join),
    max_leaves=25,
)

SLOTS: dict[str, st.SearchStrategy[str | int]] = {
    "kind": st.sampled_from(KINDS),
    "number": st.integers(-1, 12),
    "level": st.integers(0, 7),
    "node": st.integers(0, 3),
    **dict.fromkeys(("label", "option", "query", "text"), SAID),
    **dict.fromkeys(("topic", "command"), HELPED),
}


@st.composite
def intents(draw: st.DrawFn) -> Intent | NotUnderstood:
    """A command with some of the slots that it might have, a free answer, or none."""
    name = draw(st.sampled_from([*HANDLERS, "answer.text", "form.choose_number", "talk.yes", "not understood"]))
    if name == "not understood":
        meant = draw(
            st.lists(st.sampled_from([Intent("go.home", (), "home"), Intent("talk.help", (), "help")]), max_size=2)
        )
        return NotUnderstood(draw(SAID), tuple(meant))
    slots = {slot: draw(values) for slot, values in SLOTS.items() if draw(st.booleans())}
    if "kind" in slots or name.startswith("move."):
        slots.setdefault("kind", "heading")
    return Intent(name, tuple(slots.items()), draw(SAID))


def start(html: str) -> Place:
    """A place on a page."""
    page = parse(f"<body>{html}</body>", "http://anytown.example/p", "text/html", SITE)
    return arrive(Place(SITE), page, Why.START).place


def heard(taken: Step, place: Place) -> Place:
    """The place after a step was spoken; it is of one piece, and something is heard or done."""
    spoken = list(utterances([a for a in taken.actions if isinstance(a, Tell | Read)], taken.place, WORDS))
    if not place.asleep:
        assert spoken or any(not isinstance(action, Tell | Read) for action in taken.actions), taken.actions
    after = taken.place
    for utterance in spoken:
        if utterance.mark is not None:
            after = begun(after, utterance.mark, reading=True)
    if after.page is not None and after.page.nodes:
        assert 0 <= after.mark.node < len(after.page.nodes)
        assert 0 <= after.spoken.node < len(after.page.nodes)
    for action in taken.actions:
        if isinstance(action, Unfold) and after.page is not None:
            after = heard(unfolded(after, after.page, action.path), after)
        elif isinstance(action, Visit):
            trouble = Trouble("web.foreign_host", (("host", "x.example"), ("url", action.url)))
            after = heard(refused(after, trouble, action), after)
    return done(after)


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(html=HTML, said=st.lists(intents(), min_size=1, max_size=6), at=st.integers(0, 40))
def test_any_commands_on_any_page(html: str, said: list[Intent | NotUnderstood], at: int) -> None:
    place = start(html)
    if place.page is not None and place.page.nodes:
        mark = Mark(at % len(place.page.nodes), at % 3)
        place = begun(place, mark, reading=True)
    for meant in said:
        place = heard(step(meant, place), place)


@settings(max_examples=60, deadline=None)
@given(said=st.lists(intents(), min_size=1, max_size=6))
def test_any_commands_without_a_page(said: list[Intent | NotUnderstood]) -> None:
    place = Place(SITE)
    for meant in said:
        place = heard(step(meant, place), place)


SPOKEN = [phrase.words for command in COMMANDS.by_name.values() for phrase in command.phrases[:2]]
FREE = [p.filled(words) for c in COMMANDS.by_name.values() for p in c.patterns[:1] for words in ("bins", "two")]


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(html=HTML, said=st.lists(st.sampled_from(SPOKEN + FREE) | SAID | st.text(max_size=30), min_size=1, max_size=5))
def test_any_words_on_any_page(html: str, said: list[str]) -> None:
    place = start(html)
    for words in said:
        place = heard(step(interpret(Transcript(words), place, COMMANDS), place), place)
