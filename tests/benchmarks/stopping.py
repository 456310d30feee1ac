"""How fast "stop" silences the voice: `python tests/benchmarks/stopping.py [--times 20] [--how headphones|echo]`.

The whole program on a virtual sound card (see tests/support/sound_card.py) reads the practice site; the words are
spoken into its microphone amid a sentence. Measured from the first sound of the word to the last of the voice, with the
sound cards' latencies; its sounds are off, so that only the voice is measured. With `--how echo` the microphone hears
the loudspeaker too, whose echo is cancelled: then only how often it obeyed is told, for the word's first sound is not
known. Ends with status 1 where it did not obey once.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.listening import Running
from support.own_reading import STARTING
from support.sound_card import virtual_card
from support.stopping import stop_over_reading

HOW = {"headphones": {"headphones": "true"}, "echo": {"headphones": "false", "echo_cancelling": "true"}}


def main() -> None:
    """Stop it so many times and print each."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--times", type=int, default=20)
    arguments.add_argument("--how", choices=HOW, default="headphones")
    arguments.add_argument("--words", default="stop reading")
    arguments.add_argument("--recogniser", default="", help="a name; without one the assistant's own choice")
    chosen = arguments.parse_args()
    taken, failed = [], 0
    with tempfile.TemporaryDirectory() as folder, virtual_card(Path(folder)) as card, ExitStack() as stack:
        if chosen.how == "echo":
            stack.enter_context(card.echoing())
        running = Running(card, Path(folder), recogniser=chosen.recogniser, tones="false", **HOW[chosen.how])
        try:
            running.wait_for("36 links.", patience=STARTING)
            running.wait_for_silence()
            for number in range(1, chosen.times + 1):
                try:
                    taken.append(stop_over_reading(card, running, chosen.words))
                except AssertionError as problem:
                    failed += 1
                    print(f"{number}: not obeyed: {problem}", flush=True)
                    running.type("")
                else:
                    print(
                        f"{number}: obeyed" if chosen.how == "echo" else f"{number}: {1000 * taken[-1]:.0f} ms",
                        flush=True,
                    )
                running.wait_for_silence()
        finally:
            running.close()
    if taken and chosen.how != "echo":
        each = sorted(1000 * seconds for seconds in taken)
        print(f"median {statistics.median(each):.0f} ms, {each[0]:.0f} to {each[-1]:.0f}")
    print(f"{len(taken)} of {chosen.times} obeyed")
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
