"""The training itself: rounds over the corpus, saved after each, so that it can stop and go on."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from .criteria import PhoneBigram, accuracy, cross_entropy, mutual_information, phone_bigram
from .examples import Batch, Example, batches, examples, priors, statistics, undisturbed
from .network import Shape, TimeDelayNetwork

CROSS_ENTROPY_SHARE = 0.1
"""How much the single steps still count while whole sequences are learnt; without it outputs drift in time."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: rounds by single steps, then rounds by whole sequences; batches of `size`; the fastest pace."""

    shape: Shape = field(default_factory=Shape)
    rounds: int = 8
    sequence_rounds: int = 2
    size: int = 48
    pace: float = 2e-3
    sequence_pace: float = 4e-4
    seed: int = 1


def train(corpus: Path, checkpoint: Path, plan: Plan, tell: Callable[[str], None]) -> None:
    """Train on a corpus; after every round the state is saved, from which the same call goes on."""
    every = examples(corpus)
    tell(f"{len(every)} utterances, {sum(each.frames for each in every) / 360_000:.1f} hours")
    state = _begun(checkpoint, every, plan)
    network = TimeDelayNetwork(plan.shape, state["model"]["mean"], state["model"]["spread"])
    network.load_state_dict(state["model"])
    tell(f"{sum(each.numel() for each in network.parameters()):,} weights; {state['done']} rounds done")
    bigram = phone_bigram(every)
    others = examples(corpus, held_out=True)
    for number in range(state["done"], plan.rounds + plan.sequence_rounds):
        sequences = number >= plan.rounds
        began = time.monotonic()
        told = _round(network, every, plan, number, bigram if sequences else None)
        state |= {"model": network.state_dict(), "done": number + 1}
        beside = checkpoint.with_suffix(".new")
        torch.save(state, beside)
        beside.replace(checkpoint)
        tell(f"round {number + 1}: {told}, {_known(network, others, plan.size)}{time.monotonic() - began:.0f} s")


def _begun(checkpoint: Path, every: list[Example], plan: Plan) -> dict[str, Any]:
    """What there is of the training, or its beginning."""
    if checkpoint.exists():
        loaded: dict[str, Any] = torch.load(checkpoint, weights_only=False)
        return loaded
    torch.manual_seed(plan.seed)
    network = TimeDelayNetwork(plan.shape, *statistics(every))
    return {"model": network.state_dict(), "done": 0, "width": plan.shape.width, "priors": priors(every)}


def _round(network: TimeDelayNetwork, every: list[Example], plan: Plan, number: int, bigram: PhoneBigram | None) -> str:
    """Go over the corpus once; the loss and the share of steps that were right, in words."""
    network.train()
    pace = _pace(plan, number)
    optimiser = torch.optim.AdamW(network.parameters(), lr=pace[0], weight_decay=1e-3)
    total, seen, right, steps = 0.0, 0, 0, 0
    count = -(-len(every) // plan.size)
    for at, batch in enumerate(batches(every, plan.size, random.Random(plan.seed * 1000 + number))):
        for group in optimiser.param_groups:
            group["lr"] = pace[0] + (pace[1] - pace[0]) * min(1.0, at / count)
        loss, correct, counted = _learn(network, batch, optimiser, bigram)
        total, seen, right, steps = total + loss, seen + 1, right + correct, steps + counted
    return f"loss {total / seen:.3f}, {100 * right / steps:.1f} % of steps right"


def _known(network: TimeDelayNetwork, others: list[Example], size: int) -> str:
    """The share of steps that are right of those held out, in words; nothing where there are none."""
    network.eval()
    with torch.no_grad():
        found = [accuracy(_scores(network, batch), batch) for batch in undisturbed(others, size)]
    right, steps = (sum(each) for each in zip(*found, strict=True)) if found else (0, 0)
    return f"{100 * right / steps:.1f} % of those held out, " if steps else ""


def _scores(network: TimeDelayNetwork, batch: Batch) -> Tensor:
    """What the network makes of a batch, in half the time where the processor has bfloat16."""
    with torch.autocast("cpu", torch.bfloat16):
        scores: Tensor = network(batch.features)
    return scores.float()


def _learn(
    network: TimeDelayNetwork, batch: Batch, optimiser: torch.optim.Optimizer, bigram: PhoneBigram | None
) -> tuple[float, int, int]:
    """Learn from one batch."""
    scores = _scores(network, batch)
    loss = cross_entropy(scores, batch)
    if bigram is not None:
        loss = mutual_information(scores, batch, bigram) + CROSS_ENTROPY_SHARE * loss
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimiser.step()
    return float(loss.detach()), *accuracy(scores, batch)


def _pace(plan: Plan, number: int) -> tuple[float, float]:
    """The learning rate at the beginning and the end of a round: up during the first, then down by a straight line."""
    if number >= plan.rounds:
        begin, end = (1 - 0.9 * (number - plan.rounds + step) / plan.sequence_rounds for step in (0, 1))
        return plan.sequence_pace * begin, plan.sequence_pace * end
    if number == 0:
        return plan.pace * 0.2, plan.pace
    down = plan.rounds - 1
    begin, end = ((1 - (number - 1 + step) / down) for step in (0, 1))
    return plan.pace * max(begin, 0.02), plan.pace * max(end, 0.02)
