"""What people come to a site for: what can be done there, and a task's steps one after the other."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Action, Doing, Intent, Place, Step, Task, Visit
from plainspoken.navigation import labels
from plainspoken.navigation.step import Handler, say, stay, tell


def known(intent: Intent, place: Place) -> Step:
    """Say what the profile knows can be done on this site."""
    tasks = place.site.tasks
    if not tasks:
        return say(place, "task.unknown")
    told = [tell("task.name", number=number, name=task.name) for number, task in enumerate(tasks, 1)]
    return stay(place, tell("task.count", count=len(tasks)), *told, tell("task.how"))


def called(place: Place, said: str) -> Task | None:
    """The task with steps that is called so, None for none; one without is a page like any other."""
    wanted = labels.plain(said)
    with_steps = (task for task in place.site.tasks if task.steps)
    return next((t for t in with_steps if wanted in (labels.plain(phrase) for phrase in t.phrases)), None)


def begun(place: Place, task: Task) -> Step:
    """Begin a task: how many steps it has, its page, and the first step."""
    intro = tell("task.begin", name=task.name, count=len(task.steps))
    opened: tuple[Action, ...] = (Visit(task.page),) if task.page and not task.steps[0].page else ()
    step = at_step(place, task, 1)
    return Step(step.place, (intro, *step.actions, *opened))


def at_step(place: Place, task: Task, number: int) -> Step:
    """Tell a step of a task, and open its page."""
    step = task.steps[number - 1]
    told = tell("task.step", number=number, count=len(task.steps), text=step.say)
    more = tell("task.more") if number < len(task.steps) else tell("task.last")
    opened: tuple[Action, ...] = (Visit(step.page),) if step.page else ()
    return stay(replace(place, doing=Doing(task.name, number)), told, more, *opened)


def by_step(change: int) -> Handler:
    """A handler that goes on to the next step of the task that is being done, or back, or says it again (0)."""

    def move(intent: Intent, place: Place) -> Step:
        return moved(place, change) or say(place, "task.none")

    return move


def moved(place: Place, change: int) -> Step | None:
    """The step after or before the one of the task that is being done, None where none is."""
    doing = place.doing
    task = place.site.task_called(doing.task) if doing is not None else None
    if doing is None or task is None:
        return None
    number = doing.step + change
    if number < 1:
        return say(place, "task.first")
    if number > len(task.steps):
        return say(replace(place, doing=None), "task.done", name=task.name)
    return at_step(place, task, number)


HANDLERS: dict[str, Handler] = {
    "task.known": known,
    "task.next": by_step(1),
    "task.previous": by_step(-1),
    "task.again": by_step(0),
}
