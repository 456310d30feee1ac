"""The depths of a run with sound: each cell of the matrix that was asked for."""

from __future__ import annotations

from collections.abc import Iterable

from plainspoken.demo.stage import Language
from plainspoken.hearing import recognisers
from plainspoken.testing.depths import Depth, DepthError, Options
from plainspoken.testing.sound.cells import Axes, Cell, CellError, matrix
from plainspoken.testing.sound.conversation import Keep
from plainspoken.testing.sound.depth import Aloud, Studio
from plainspoken.testing.sound.people import PeopleError


def aloud(options: Options, language: Language) -> tuple[Depth, ...]:
    """A depth for each cell of the matrix, which share a studio; raises DepthError for what there is none of."""
    known = recognisers()
    if options.recogniser and options.recogniser not in known:
        raise DepthError(f"there is no recogniser '{options.recogniser}'; there are: {', '.join(known)}")
    try:
        cells = matrix(Axes(options.voices, options.speeds, options.noise, options.rooms))
    except (CellError, PeopleError) as problem:
        raise DepthError(str(problem)) from None
    studio = Studio(options.recogniser, options.seed)
    kept = ((Keep.MISHEARD if number else Keep.ALL) if options.keep else Keep.NONE for number in range(len(cells)))
    return tuple(Aloud(cell, language, studio, keep) for cell, keep in zip(cells, kept, strict=True))


def cells_of(depths: Iterable[Depth]) -> dict[str, Cell]:
    """The cells of the matrix among depths, by their names."""
    return {depth.name: depth.cell for depth in depths if isinstance(depth, Aloud)}
