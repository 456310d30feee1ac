"""The recipe's commands; each brings its libraries in itself, for the steps need different ones."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def main() -> None:
    """Make a Vosk model: gather speech, train a network, write the model's folder."""


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--shards", default=60, help="How many files of 250 synthetic utterances.")
@click.option("--people", type=click.Path(path_type=Path, exists=True), help="Folder of people's recordings.")
@click.option("--processes", default=2)
def gather(folder: Path, shards: int, people: Path | None, processes: int) -> None:
    """Make the corpus in FOLDER: sentences, voices, rooms, alignments, features."""
    from .corpus import gathering  # noqa: PLC0415

    gathering.gather(gathering.Order(folder, shards, people), click.echo, processes)


@main.command()
@click.argument("corpus", type=click.Path(path_type=Path, exists=True))
@click.argument("checkpoint", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--width", default=320, help="Values in each layer.")
@click.option("--rounds", default=8, help="Rounds that learn single steps.")
@click.option("--sequence-rounds", default=2, help="Rounds after them that learn whole sequences.")
def train(corpus: Path, checkpoint: Path, width: int, rounds: int, sequence_rounds: int) -> None:
    """Train on CORPUS, keeping what is learnt in CHECKPOINT after every round."""
    from .training import learning, network  # noqa: PLC0415

    plan = learning.Plan(network.Shape(width), rounds, sequence_rounds)
    learning.train(corpus, checkpoint, plan, click.echo)


@main.command()
@click.argument("checkpoint", type=click.Path(path_type=Path, exists=True))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--acoustic-scale", default=1.0)
@click.option("--unknown-phone", default=2.0, help="What a phone of a word that nobody knows costs.")
def build(checkpoint: Path, folder: Path, acoustic_scale: float, unknown_phone: float) -> None:
    """Write the model of CHECKPOINT into FOLDER."""
    from .training import model  # noqa: PLC0415

    model.build(checkpoint, folder, model.Build(acoustic_scale=acoustic_scale, unknown_phone=unknown_phone))
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    click.echo(f"{folder}: {size / 1e6:.1f} megabytes")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.option("--people", type=click.Path(path_type=Path, exists=True), required=True)
def evaluate(folder: Path, people: Path) -> None:
    """Hear with the model in FOLDER those recordings of PEOPLE that it did not learn from."""
    from .evaluation import evaluate as lines  # noqa: PLC0415

    for line in lines(folder, people):
        click.echo(line)


@main.command()
@click.argument("target")
@click.argument("people", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--kept", type=click.Path(path_type=Path, dir_okay=False), help="File of what came of the trials.")
@click.option("--count", default=2500, help="How many trials at the most.")
@click.option("--held-out", is_flag=True, help="Only those recordings that `train` did not learn from.")
def calibrate(target: str, people: Path, kept: Path | None, count: int, *, held_out: bool) -> None:
    """Fit how sure a recogniser may be to trials on PEOPLE's recordings and on synthetic voices.

    TARGET is the folder of a Vosk model, into whose conf/calibration.json the figures are written, or "pocketsphinx".
    PEOPLE must not be those that it is tested with, and better not those that it has learnt from.
    """
    from .calibration import calibrating  # noqa: PLC0415

    name = Path(target).resolve().name
    order = calibrating.Order(target, people, kept or Path(f"calibrating-{name}.jsonl"), count, held_out)
    try:
        calibrating.calibrate(order, click.echo)
    except ValueError as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(f"{order.file} written")
