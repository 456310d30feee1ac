"""What is told at once of a page's components: that it worked, what it warns of, how far one is."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component, Page, Tell
from plainspoken.navigation.step import tell

LONGEST = 240
"""Letters of a notice that is read on arrival, some fifteen seconds of speech; a longer one is only told of."""


def noticed(page: Page, title: str, before: Page | None) -> tuple[Tell, ...]:
    """What is told of a page's components on coming to it; `title` was said, `before` is the page that one was on."""
    shown = [each for each in page.components if not page.nodes[each.start].skipped]
    return (
        *_done(shown, title),
        *_notices(shown),
        *_tasks(shown),
        *_journey(shown),
        *_cookies(shown, before),
    )


def mistakes(page: Page, borne: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The errors of a page's error summary that none of its fields bears; none where the fields have as many."""
    errors = [part for each in page.components if each.kind == "error_summary" for part in each.parts]
    words = dict.fromkeys(text for error in errors if (text := _text(error, "text")))
    return tuple(text for text in words if text not in borne) if len(words) > len(borne) else ()


def _done(shown: list[Component], title: str) -> Iterator[Tell]:
    """That something is done, and the reference to keep."""
    for panel in shown:
        if panel.kind != "panel" or panel.value("interruption"):
            continue
        head = _text(panel, "title") or _text(panel, "heading")
        if head and head != title:
            yield tell("arrive.panel", text=head)
        label, reference = _text(panel, "label"), _text(panel, "reference")
        if reference and label:
            yield tell("arrive.reference", label=label, reference=reference)
        elif reference:
            yield tell("arrive.bare_reference", reference=reference)
        elif text := _text(panel, "text"):
            yield tell("arrive.panel", text=text)


def _notices(shown: list[Component]) -> Iterator[Tell]:
    for banner in shown:
        if banner.kind == "notification_banner":
            title, text = _text(banner, "title"), _text(banner, "text")
            if not text or len(text) > LONGEST:
                yield tell("arrive.notice_there", title=title) if title else tell("arrive.long_notice")
            else:
                yield tell("arrive.notice", title=title, text=text) if title else tell("arrive.panel", text=text)


def _tasks(shown: list[Component]) -> Iterator[Tell]:
    """How much of all the task lists of a page is done, and what may be done next."""
    lists = [each for each in shown if each.kind == "task_list"]
    total, done = (sum(_number(each, name) for each in lists) for name in ("total", "done"))
    following = next((text for each in lists if (text := _text(each, "next"))), "")
    if total:
        yield tell("arrive.tasks", done=done, total=total)
    if following:
        yield tell("arrive.next_task", name=following)


def _journey(shown: list[Component]) -> Iterator[Tell]:
    for journey in shown:
        if journey.kind == "step_by_step":
            number, name = _number(journey, "number"), _text(journey, "name")
            yield tell("arrive.steps", count=_number(journey, "count"))
            if number:
                yield tell("arrive.step", number=number, name=name)


def _cookies(shown: list[Component], before: Page | None) -> Iterator[Tell]:
    """The question about cookies, where the page before did not ask it already."""
    if before is not None and any(each.kind == "cookie_banner" for each in before.components):
        return
    for banner in shown:
        if banner.kind == "cookie_banner" and (answers := _text(banner, "answers")):
            yield tell("arrive.cookies", answers=answers)
            return


def _text(component: Component, name: str) -> str:
    return str(component.value(name) or "")


def _number(component: Component, name: str) -> int:
    value = component.value(name)
    return value if isinstance(value, int) else 0
