"""The task list: what is to be done in a long service, and what of it is done.

Source: https://design-system.service.gov.uk/components/task-list/
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup

FAMILIES = ("govuk-task-list", "app-task-list", "moj-task-list", "hmrc-task-list", "task-list", "ds_task-list")
DONE = frozenset({"completed", "complete", "done", "submitted", "finished", "saved"})
DONE |= {"wedi'i gwblhau", "wedi\N{RIGHT SINGLE QUOTATION MARK}i gwblhau", "wedi cwblhau", "cwblhawyd"}
"""The statuses of a task that is done, in English and Welsh; any other one is of a task that is not."""


def find(markup: Markup) -> Iterator[Component]:
    """The lists: `total`, `done`, `left`, `next`: the first task not done that can be begun, all a task's.

    Parts are "task": `name`, `hint`, `status`, `done` 0 or 1, and its name once more as
    `link` where it can be opened, else as `plain`. A list in sections
    (as in the older `app-task-list`) is one.
    """
    for family in FAMILIES:
        for tag in markup.outermost(markup.classed(family)):
            items = markup.classed(f"{family}__item", f"{family}-item", within=tag)
            tasks = tuple(task for item in items for task in _task(markup, family, item))
            if tasks:
                yield from markup.component("task_list", tag, _values(tasks), tasks)


def _values(tasks: tuple[Component, ...]) -> Found:
    done = sum(1 for task in tasks if task.value("done"))
    following = next((str(t.value("name")) for t in tasks if t.value("link") and not t.value("done")), None)
    left = len(tasks) - done
    return {"total": len(tasks), "done": done, "left": left, "next": following}


def _task(markup: Markup, family: str, item: Tag) -> tuple[Component, ...]:
    status = _status(markup, family, item)
    hint = markup.first(item, f"{family}__hint", f"{family}__task-hint")
    named = markup.first(item, f"{family}__name-and-hint", f"{family}__task-name") or item
    links = markup.links(item)
    said = markup.text(status)
    name = links[0].name if links else markup.text(named, less=[hint, status])
    values: Found = {
        "name": name,
        "link": name if links else None,
        "plain": None if links else name,
        "hint": markup.text(hint),
        "status": said,
        "done": int(said.strip(" .").lower() in DONE),
    }
    told = [item] if name and len(links) <= 1 else []
    return markup.component("task", item, values, told=told)


def _status(markup: Markup, family: str, item: Tag) -> Tag | None:
    own = (f"{family}__status", f"{family}__tag", f"{family}__task-completed", "task-completed")
    return markup.first(item, *own) or markup.first(item, "govuk-tag")
