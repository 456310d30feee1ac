"""Choosing a file to send: those of the folder that the person chose, newest first, each with a number."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Answer, FileFound, Intent, Page, Place, Question, Step, Tell, Trouble
from plainspoken.navigation.answers import answered_with
from plainspoken.navigation.asking import CHUNK, found, go_on
from plainspoken.navigation.step import Handler, on_page, say, stay, tell

KEY = "field.file"
KILOBYTE, MEGABYTE = 1_000, 1_000_000


def offered(place: Place, path: str, files: tuple[FileFound, ...] | Trouble) -> Step:
    """Offer the files that were found for a control, the first five of them; or say why there is none."""
    if isinstance(files, Trouble):
        return stay(place, Tell(files.key, files.values))
    if not files:
        return say(place, "upload.none")
    intents = tuple(Intent("form.attach", (("path", path), ("file", each.name)), _spoken(each.name)) for each in files)
    place = replace(place, question=Question(KEY, intents), files=files)
    step = _chunk(place, 0)
    how = tell("upload.how" if len(files) > 1 else "upload.how_one")
    return Step(step.place, (tell("upload.count", count=len(files)), *step.actions, how))


def more(place: Place) -> Step:
    """Tell of the next five files."""
    question = place.question
    if question is None or question.read >= len(place.files):
        return say(place, "upload.no_more")
    return _chunk(place, question.read)


def attach(intent: Intent, place: Place, page: Page) -> Step:
    """Take a file as the answer, and go on."""
    here = found(page, intent.text("path"))
    name = intent.text("file")
    if here is None or not any(each.name == name for each in place.files):
        return say(place, "upload.none")
    form, question = here
    chosen = replace(answered_with(place, Answer(question.path, name)), last=question.path, failures=0)
    told = tell("field.done") if place.private else tell("upload.chosen", name=_spoken(name))
    return go_on(chosen, form, question, page, told)


def _chunk(place: Place, start: int) -> Step:
    shown = place.files[start : start + CHUNK]
    told = [_file(each, start + offset) for offset, each in enumerate(shown, 1)]
    left = len(place.files) - start - len(shown)
    question = place.question
    read = replace(question, read=start + len(shown)) if question else None
    return stay(replace(place, question=read), *told, *([tell("field.options_left", count=left)] if left else []))


def _file(file: FileFound, number: int) -> Tell:
    """A file as it is offered: its number, name, kind and size."""
    name = _spoken(file.name)
    if file.size >= MEGABYTE:
        size = f"{file.size / MEGABYTE:.1f}".removesuffix(".0")
        return tell("upload.file_megabytes", number=number, name=name, kind_of_file=file.kind, size=size)
    count = max(1, round(file.size / KILOBYTE))
    return tell("upload.file_kilobytes", number=number, name=name, kind_of_file=file.kind, count=count)


def _spoken(name: str) -> str:
    """A file's name as it is said: without its ending, its words apart."""
    stem = name.rpartition(".")[0] or name
    return " ".join(stem.replace("_", " ").replace("-", " ").split())


HANDLERS: dict[str, Handler] = {"form.attach": on_page(attach)}
