"""The JSON Schema that editors are given: published beside the profiles, and just what the program itself goes by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plainspoken.documents import load, validated
from plainspoken.profiles import Profile, json_schema
from plainspoken.profiles.merging import layers
from plainspoken.profiles.reference import fields, markdown, yaml_lines

PROFILES = Path(__file__).parents[2] / "site_profiles"


def test_the_published_schema_is_the_program_s_own():
    published = json.loads((PROFILES / "profile.schema.json").read_text(encoding="utf-8"))
    assert published == json_schema(), "run: plainspoken site schema > site_profiles/profile.schema.json"


@pytest.mark.parametrize("base", sorted((PROFILES / "bases").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_base_is_good_and_names_the_schema(base):
    assert layers(base).whole.start is None
    assert base.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../profile.schema.json\n")


def test_the_published_reference_is_the_schema_s_own():
    published = (PROFILES / "KEYS.md").read_text(encoding="utf-8")
    assert published == markdown(), "run: plainspoken site keys > site_profiles/KEYS.md"


def every_key(model=Profile, above=""):
    for name, field, section in fields(model):
        yield f"{above}{name}", field, section
        if section is not None:
            yield from every_key(section, f"{above}{name}.")


@pytest.mark.parametrize(("key", "field", "section"), list(every_key()), ids=lambda each: str(each)[:40])
def test_every_key_says_what_it_is_for_and_shows_how_it_is_written(key, field, section):
    assert field.description.endswith(".")
    assert section is not None or field.examples, f"{key} has no example"


@pytest.mark.parametrize("name", [name for name, _, section in fields(Profile) if section is None])
def test_every_example_is_one_that_the_program_takes(name):
    for example in Profile.model_fields[name].examples:
        text = "\n".join(yaml_lines(name, example))
        assert validated(load(text), Profile).model_dump(exclude_unset=True) == {name: example}


@pytest.mark.parametrize("name", [name for name, _, section in fields(Profile) if section is not None])
def test_every_section_s_examples_are_taken_together(name):
    section = {key: inner for key, _, inner in fields(Profile)}[name]
    examples = {key: field.examples[0] for key, field in section.model_fields.items()}
    assert section.model_validate(examples)
