"""How likely it is that a recogniser heard rightly: its evidence weighed by figures that were fitted to trials.

The figures are data beside the recogniser or in its model's folder (`conf/calibration.json`), so that one threshold
means the same for every recogniser. `python -m voice_models.recipe calibrate` makes them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import Enum
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from plainspoken.hearing.phrases import Parts, strung
from plainspoken.hearing.recogniser import ModelError

FILE = Path("conf") / "calibration.json"
Evidence = Mapping[str, float]
"""What a recogniser can tell of how well it heard, by name; each recogniser has its own names."""


class Listening(Enum):
    """In which of three ways something was heard: as one of some phrases, as a row of words, or as anything."""

    CLOSED = "closed"
    STRUNG = "strung"
    OPEN = "open"


def listening(parts: Parts, text: str) -> Listening:
    """How a text was heard that a grammar of these parts gave."""
    if not (parts.whole or parts.repeated or parts.shapes):
        return Listening.OPEN
    in_a_row = bool(parts.shapes) or strung(text, parts.repeated)
    return Listening.STRUNG if in_a_row and text not in parts.whole else Listening.CLOSED


class Feature(BaseModel):
    """What one piece of evidence counts for: its weight, and between which values it says more the more it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    weight: float
    least: float
    most: float


class Fit(BaseModel):
    """A logistic function of the evidence (log odds are a bias and what each feature adds)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    bias: float
    features: dict[str, Feature]

    def likelihood(self, evidence: Evidence) -> float:
        """How likely it is, 0 to 1; evidence that is not there adds nothing but its least."""
        odds = self.bias
        for name, feature in self.features.items():
            odds += feature.weight * min(max(evidence.get(name, feature.least), feature.least), feature.most)
        return 1 / (1 + math.exp(-min(max(odds, -50.0), 50.0)))


class Calibration(BaseModel):
    """The fits of a recogniser, one for each way of listening; `about` tells what they were fitted to."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    about: str = ""
    closed: Fit
    strung: Fit
    open: Fit

    def likelihood(self, how: Listening, evidence: Evidence) -> float:
        """How likely it is that what was heard was said, 0 to 1, in a home where more is heard than is meant.

        Of a row of words and of open speech, that most of it was said: one misheard among many is no noise.
        """
        return self.of(how).likelihood(evidence)

    def of(self, how: Listening) -> Fit:
        """The fit of a way of listening."""
        return {Listening.CLOSED: self.closed, Listening.STRUNG: self.strung, Listening.OPEN: self.open}[how]


def calibration(file: Traversable | Path) -> Calibration:
    """The calibration of a file; raises ModelError, with what is wrong, for one that is broken."""
    try:
        return Calibration.model_validate_json(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise ModelError(f"{file}: cannot be read ({problem})") from problem
    except ValidationError as problem:
        wrong = "; ".join(f"{'.'.join(map(str, each['loc'])) or 'file'}: {each['msg']}" for each in problem.errors())
        again = "make it anew with python -m voice_models.recipe calibrate"
        raise ModelError(f"{file}: is no calibration ({wrong}): {again}") from problem
