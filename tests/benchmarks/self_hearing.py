"""Whether the assistant ever obeys itself: half an hour of reading into its own microphone, on a virtual sound card.

Run with `python tests/benchmarks/self_hearing.py [--minutes 30] [--how loudspeaker|headphones|echo] [--volume 1.0]`.
Needs what tests/support/sound_card.py names. The loudspeaker's monitor is played into the microphone, as loud as it is
spoken, 50 ms late. Pages come from PLAINSPOKEN_YARDSTICKS (GOV.UK's), or are our own. What is read is chosen by typing;
whatever else the assistant takes for words is a fault, and is printed. `--how headphones` is the wrong setting for a
loudspeaker, to show what the gate is for. Ends with status 1 where it took anything for words; in 31 minutes on a
loudspeaker it took nothing, over a cancelled echo one word, since when it must be surer.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.listening import Running
from support.own_reading import Reading, pages, served
from support.sound_card import virtual_card

HOW = {
    "loudspeaker": {"headphones": "false"},
    "headphones": {"headphones": "true"},
    "echo": {"headphones": "false", "echo_cancelling": "true"},
}


def main() -> None:
    """Read, count, print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--minutes", type=float, default=30.0)
    arguments.add_argument("--how", choices=HOW, default="loudspeaker")
    arguments.add_argument("--volume", type=float, default=1.0)
    arguments.add_argument("--each", type=float, default=120.0, help="seconds of a page, at most")
    arguments.add_argument("--recogniser", default="", help="a name; without one the assistant's own choice")
    chosen = arguments.parse_args()
    texts = pages()
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as folder,
        virtual_card(Path(folder)) as card,
        card.echoing(chosen.volume),
        served(texts) as address,
    ):
        running = Running(card, Path(folder), address, recogniser=chosen.recogniser, **HOW[chosen.how])
        try:
            reading = Reading(running, chosen.each)
            reading.go(len(texts), 60 * chosen.minutes, lambda line: print(line, flush=True))
            spoken = sum(line.startswith("Plainspoken: ") for line in running.lines)
            loud = sum(
                max(map(abs, memoryview(b[: len(b) // 2 * 2]).cast("h")), default=0) > 200
                for _, b in running.loudspeaker.blocks
            ) / max(1, len(running.loudspeaker.blocks))
        finally:
            running.close()
    minutes = (time.monotonic() - began) / 60
    print(
        f"{chosen.how}, {chosen.recogniser or 'the usual recogniser'}: {minutes:.1f} minutes,"
        f" sound in {100 * loud:.0f} % of them,"
    )
    print(f"{spoken} sentences of {reading.read} pages read; its own words taken for a person's: {len(reading.own)}")
    for words in reading.own:
        print(f"  {words}")
    raise SystemExit(1 if reading.own else 0)


if __name__ == "__main__":
    main()
