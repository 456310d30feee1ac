"""A person's settings: one YAML file in the platform's own folder, each key also an environment variable.

A broken file never blocks the start: what is good in it is kept, the rest is as delivered, and the faults are told.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Annotated

from platformdirs import user_config_path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo

from plainspoken.documents import Document, DocumentError, Fault, faults_of
from plainspoken.documents import load as load_document
from plainspoken.flow import SOUNDS, Detail, Manner, When

PREFIX = "PLAINSPOKEN_"
BROKEN = "settings.broken.yaml"
"""What a copy of a broken file is called."""


def _printable(text: str) -> str:
    """Text that can be written to a file and read back."""
    if not text.isprintable():
        raise ValueError("should be letters, digits and signs on one line")
    return text


class Keeping(Enum):
    """How long a form's answers are kept that was not sent."""

    MEMORY = "memory"
    SESSION = "session"
    KEPT = "kept"


def _sounds(text: str) -> str:
    """Names of our sounds with commas between."""
    if unknown := [each for each in listed(text) if each not in SOUNDS]:
        raise ValueError(f"should be names out of {', '.join(SOUNDS)}, with commas between; not {unknown[0]}")
    return text


def listed(text: str) -> tuple[str, ...]:
    """The parts of a text with commas between."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


Words = Annotated[str, AfterValidator(_printable)]
Sounds = Annotated[str, AfterValidator(_sounds)]


class Settings(BaseModel):
    """What a person has chosen; "" leaves the choice to the program."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    site: Words = Field("", description="The site to begin at: a profile's name or a web address.")
    recogniser: Words = Field(
        "", description="What turns speech into words: vosk, pocketsphinx, typed or a plugin's name."
    )
    model: Words = Field("", description="The recogniser's model: a name from voice_models, or a folder.")
    voice: Words = Field("", description="The voice that speaks, by the name the speech engine gives it.")
    other_voices: Words = Field(
        "", description="The voices for other languages, by the names the speech engine gives them, commas between."
    )
    rate: int = Field(175, ge=80, le=500, description="How fast it speaks, in words a minute.")
    pitch: int = Field(
        50, ge=0, le=100, description="How high the voice is, from 0 to 100; 50 is as it comes. Not all voices can."
    )
    volume: float = Field(
        1.0, ge=0.0, le=1.0, description="How loud it speaks, from 0 (silent) to 1 (as loud as it can)."
    )
    detail: Detail = Field(Detail.FULL, description="How much it says of each thing: full or brief.")
    pause: float = Field(
        0.0,
        ge=0.0,
        le=2.0,
        description="How many seconds longer than usual you may pause while you speak, from 0 to 2.",
    )
    listening: When = Field(
        When.OPEN,
        description=(
            "When it listens: open (always), key (while you hold the space bar, or once you have pressed it) or "
            "phrase (it sleeps until you call it)."
        ),
    )
    wake_phrase: Words = Field("", description="What you say to wake it; left empty, that is hey plainspoken.")
    sleep_after: int = Field(
        0, ge=0, le=120, description="After how many minutes of silence it goes to sleep by itself; 0 for never."
    )
    headphones: bool = Field(
        False, description="Whether you wear headphones: if true, the microphone stays open while it speaks."
    )
    headset_buttons: bool = Field(
        True,
        description=(
            "Whether the buttons of your headset are for Plainspoken, on a Linux desktop and while it was the last "
            "to sound; if false, they are left to other programs."
        ),
    )
    echo_cancelling: bool = Field(
        False,
        description=(
            "Whether you can speak over it on a loudspeaker: if true, its echo is taken out of what the microphone "
            "hears; needs plainspoken[echo]."
        ),
    )
    microphone: Words = Field("", description="The microphone, by name or part of its name.")
    loudspeaker: Words = Field("", description="The loudspeaker or headphones, by name or part of the name.")
    upload_folder: Words = Field(
        "", description="The folder that files to send with a form are chosen from; none until you name one."
    )
    answers: Keeping = Field(
        Keeping.SESSION,
        description=(
            "How the answers of a form are kept until it is sent: session (encrypted, until you say goodbye), "
            "kept (encrypted, until it is sent, with the key in your keyring) or memory (never written down)."
        ),
    )
    tones: bool = Field(True, description="Whether short tones tell that it listens, waits or did not understand.")
    silent_tones: Sounds = Field(
        "",
        description="The tones that are not played, commas between: listening, heard, loading, link, error, end.",
    )

    @property
    def manner(self) -> Manner:
        """How to speak and listen; which voice to speak with is the engine's affair, and not in it."""
        silent = tuple(name for name in SOUNDS if not self.tones or name in listed(self.silent_tones))
        return Manner(
            self.rate,
            self.volume,
            self.detail,
            self.pause,
            others=listed(self.other_voices),
            pitch=self.pitch,
            silent=silent,
        )


def path() -> Path:
    """Where the settings file is on this platform, whether or not it exists yet."""
    return user_config_path("plainspoken", appauthor=False) / "settings.yaml"


def load(file: Path | None = None, environment: Mapping[str, str] | None = None) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings in force and all that is wrong with them; a missing file is no fault.

    `environment` (os.environ unless given) goes before the file: PLAINSPOKEN_RATE=200 sets `rate`.
    """
    file = path() if file is None else file
    environment = os.environ if environment is None else environment
    from_file, faults = _from_file(file)
    from_environment, more_faults = _from_environment(environment)
    return Settings.model_validate({**from_file, **from_environment}), (*faults, *more_faults)


def save(settings: Settings, file: Path | None = None) -> Path | None:
    """Write the settings, all of them or none; the path of the backup where the file replaced was broken, else None.

    Raises OSError where the folder cannot be written.
    """
    file = path() if file is None else file
    file.parent.mkdir(parents=True, exist_ok=True)
    backup = _backup(file)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".settings-", suffix=".yaml")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as written:
            written.write(as_yaml(settings))
            written.flush()
            os.fsync(written.fileno())
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
    return backup


def drop_broken(file: Path | None = None) -> None:
    """Remove the copy of a broken file, if there is one. Raises OSError where it cannot be removed."""
    (path() if file is None else file).with_name(BROKEN).unlink(missing_ok=True)


def as_yaml(settings: Settings) -> str:
    """The settings as a file to read and change: every key under its description, as delivered ones as remarks."""
    return "\n".join(_entry(key, field, settings) for key, field in Settings.model_fields.items())


def describe() -> str:
    """All keys as a Markdown table for the generated documentation."""
    rows = [
        f"| `{key}` | {field.description} | {_plain(field.default) or 'chosen for you'} | `{PREFIX}{key.upper()}` |"
        for key, field in Settings.model_fields.items()
    ]
    return "\n".join(("| Key | What it is | As delivered | Environment variable |", "|---|---|---|---|", *rows)) + "\n"


def _from_file(file: Path) -> tuple[dict[str, object], tuple[Fault, ...]]:
    """The good keys of a settings file and the faults of the others."""
    try:
        if not file.exists():
            return {}, ()
        document = load_document(file)
    except OSError as problem:
        return {}, (Fault(str(file), 0, 0, "", f"cannot be read: {problem.strerror}"),)
    except DocumentError as problem:
        return {}, problem.faults
    return _good(document)


def _from_environment(environment: Mapping[str, str]) -> tuple[dict[str, object], tuple[Fault, ...]]:
    """The good settings among environment variables and the faults of the others."""
    good: dict[str, object] = {}
    faults: tuple[Fault, ...] = ()
    for key in Settings.model_fields:
        variable = PREFIX + key.upper()
        if variable in environment:
            one, wrong = _good(Document(variable, {key: environment[variable]}))
            good |= one
            faults += tuple(replace(fault, line=0, column=0) for fault in wrong)
    return good, faults


def _good(document: Document) -> tuple[dict[str, object], tuple[Fault, ...]]:
    """The keys of a document that stand, and the faults of those that do not."""
    value = {} if document.value is None else document.value
    try:
        Settings.model_validate(value)
    except ValidationError as problem:
        wrong = {str(error["loc"][0]) for error in problem.errors() if error["loc"]}
        kept = {key: each for key, each in value.items() if key not in wrong} if isinstance(value, dict) else {}
        return dict(kept), faults_of(document, Settings, problem)
    return dict(value) if isinstance(value, dict) else {}, ()


def _backup(file: Path) -> Path | None:
    """Keep a copy of a file that has faults before it is written over."""
    if not _from_file(file)[1]:
        return None
    copy = file.with_name(BROKEN)
    try:
        shutil.copyfile(file, copy)
    except OSError:  # it cannot be read at all, so there is nothing to keep
        return None
    return copy


def _entry(key: str, field: FieldInfo, settings: Settings) -> str:
    """One key of the file, under its description."""
    value = getattr(settings, key)
    remark = "# " if value == field.default else ""
    plain = _plain(value)
    written = plain if isinstance(value, bool | int | float) else json.dumps(plain, ensure_ascii=False)
    return f"# {field.description}\n{remark}{key}: {written}\n"


def _plain(value: object) -> str:
    """A value as it is written in the file, text without quotes."""
    if isinstance(value, Enum):
        return str(value.value)
    return str(value).lower() if isinstance(value, bool) else str(value)
