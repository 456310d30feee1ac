"""How well and how soon the recognisers hear, the same clips for each: tables in Markdown on the standard output.

People's speech is read from $PLAINSPOKEN_YARDSTICKS/speech; eight synthetic voices say sixty of our commands. What came
of each clip can be kept (`--out`): what is there is not run again while the engine stays the same, so that a run that
was broken off goes on, an engine can be added, and the tables can be printed anew with another `--threshold`. After a
change of Plainspoken's own recognising begin another file. Times are of one core's work, so that other programs
lengthen them little; quote them from a quiet machine.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from recognition.clips import Clip, clips
from recognition.conditions import CLEAN, CONDITIONS, talk
from recognition.engines import Engine, engines
from recognition.measures import Measures, measured
from recognition.outcomes import Outcome
from recognition.running import jobs, run
from recognition.tables import report
from recognition.tasks import our_commands, tasks

from plainspoken.hearing.recogniser import RecogniserError

YARDSTICKS = Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", Path(__file__).parents[2] / "../shared"))
HEARD_FOR_MEMORY = 12


def asked() -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--model", type=Path, action="append", default=[], metavar="FOLDER", help="a Vosk model; may be repeated")
    add("--engine", default="", help="only the engines whose name has this in it")
    add("--only", action="append", default=[], help="only the tasks whose name has this in it; may be repeated")
    add("--clean", action="store_true", help="without noise")
    add("--every", type=int, default=1, metavar="N", help="each task's every Nth clip")
    add("--threshold", type=float, default=0.3, help="how sure what is kept must be, 0 to 1")
    add("--processes", type=int, default=2, choices=(1, 2))
    add("--out", type=Path, metavar="FILE", help="JSON lines of what came of each clip")
    add("--unmeasured", action="store_true", help="without load time and memory")
    return parser.parse_args()


def main() -> None:
    """Run and print."""
    order = asked()
    folder = YARDSTICKS / "speech"
    if not folder.is_dir():
        sys.exit(f"There is no speech in {folder}: name its parent in PLAINSPOKEN_YARDSTICKS.")
    spoken, compared = clips(folder), engines(order.model, order.engine)
    if not compared:
        sys.exit(f"No engine here has '{order.engine}' in its name.")
    chosen = [task for task in tasks(spoken, order.every) if not order.only or any(o in task.name for o in order.only)]
    if not chosen:
        sys.exit(f"No task has {' or '.join(order.only)} in its name.")
    wanted = jobs(compared, chosen, (CLEAN,) if order.clean else CONDITIONS)
    try:
        found = run(wanted, talk(spoken), order.out, order.processes, lambda line: print(line, file=sys.stderr))
        costs = {} if order.unmeasured else {engine.name: costs_of(engine, spoken) for engine in compared}
    except RecogniserError as problem:
        sys.exit(str(problem))
    show(found, costs, order.threshold)


def costs_of(engine: Engine, spoken: tuple[Clip, ...]) -> Measures:
    """An engine's load time and memory when it has heard some clips."""
    sounds = tuple(clip.sound() for clip in spoken[:: max(1, len(spoken) // HEARD_FOR_MEMORY)])
    return measured(engine, our_commands(), sounds)


def show(found: list[Outcome], costs: dict[str, Measures], threshold: float) -> None:
    """Print the tables."""
    for part in report(found, costs, threshold):
        print(part, end="\n\n", flush=True)


if __name__ == "__main__":
    main()
