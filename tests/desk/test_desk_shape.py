"""Forms made of the schema: every key has one, and a key that is new has one by itself."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from plainspoken.desk import draft as drafts
from plainspoken.desk.shape import Group, Pairs, Rows, Text, fields, shape
from plainspoken.documents import load
from plainspoken.profiles import Profile, delivered_folder
from plainspoken.profiles.sections import Task


class Grown(Profile):
    """The schema with keys of kinds it has not yet."""

    colours: dict[str, list[Literal["red", "blue"]]] = Field(default_factory=dict, description="Its colours.")
    loud: bool = Field(False, description="Whether it is loud.")


def test_every_key_has_a_shape_and_help():
    assert [field.name for field in fields()] == list(Profile.model_fields)
    assert all(field.help for field in fields())


def test_a_new_key_appears_by_itself():
    new = {field.name: field.shape for field in fields(Grown)}
    assert new["colours"] == Pairs(Rows(Text(choices=("red", "blue"))))
    assert new["loud"] == Text(choices=("true", "false"))
    assert drafts.to_value(new["loud"], "true") is True


def test_text_stands_for_a_section_where_the_schema_says_so():
    task = shape(Task)
    assert isinstance(task, Group)
    assert task.shorthand == "page"
    steps = next(field.shape for field in task.fields if field.name == "steps")
    assert steps.item.shorthand == "say"


@pytest.mark.parametrize("path", sorted(delivered_folder().rglob("*.yaml")), ids=lambda path: path.stem)
def test_delivered_profiles_pass_through_the_form_unchanged(path):
    value = load(path).value
    for field in fields():
        draft = drafts.of_value(field.shape, value.get(field.name))
        form = dict(sent(field.shape, draft, field.name))
        told = drafts.to_value(field.shape, drafts.from_form(field.shape, form, field.name))
        assert drafts.kept(field.shape, value.get(field.name), told) == value.get(field.name)


def test_a_section_with_nothing_in_it_stays_one():
    languages = next(field.shape for field in fields() if field.name == "languages")
    assert drafts.to_value(languages, drafts.of_value(languages, {"cy": {}})) == {"cy": {}}


def test_what_is_not_changed_stays_written_as_it_was():
    tasks = next(field.shape for field in fields() if field.name == "tasks")
    old = {"pay": {"page": "/pay", "steps": [{"say": "One"}, "Two"]}, "move": {"page": "/move"}}
    assert drafts.kept(tasks, old, {**old, "move": "/move", "new": "/new"}) == {**old, "new": "/new"}
    assert drafts.kept(tasks, old, {"pay": "/pay"}) == {"pay": "/pay"}


def sent(shape, draft, path):
    """A draft as a browser sends it."""
    if isinstance(shape, Text):
        yield path, draft
    elif isinstance(shape, Group):
        for each in shape.fields:
            yield from sent(each.shape, draft[each.name], f"{path}.{each.name}")
    elif isinstance(shape, Rows):
        for index, each in enumerate(draft):
            yield from sent(shape.item, each, f"{path}.{index}")
    else:
        for index, (name, each) in enumerate(draft):
            yield f"{path}.{index}.name", name
            yield from sent(shape.value, each, f"{path}.{index}.value")


@given(st.dictionaries(st.text(max_size=30), st.text(max_size=30)), st.sampled_from(fields()))
def test_no_form_breaks_it(form, field):
    form = {f"{field.name}.{key}": value for key, value in form.items()}
    draft = drafts.from_form(field.shape, form, field.name, blanks=True)
    drafts.to_value(field.shape, draft)
    assert drafts.of_value(field.shape, {"0": [form]}) is not None


def test_rows_are_added_and_taken_out_where_they_are():
    tasks = next(field.shape for field in fields() if field.name == "tasks")
    draft, focus = drafts.changed(tasks, [], [], "add")
    assert focus == "0"
    draft, focus = drafts.changed(tasks, draft, ["0", "value", "steps"], "add")
    assert focus == "0.value.steps.0"
    assert draft[0][1]["steps"] == [{"say": "", "page": ""}]
    draft, focus = drafts.changed(tasks, draft, ["0", "value", "steps", "0"], "remove")
    assert (draft[0][1]["steps"], focus) == ([], "0.value.steps")
    for path, action in ((["9"], "remove"), (["0", "name"], "add"), (["x"], "add"), (["0", "value", "page"], "add")):
        with pytest.raises((LookupError, ValueError)):
            drafts.changed(tasks, draft, path, action)
