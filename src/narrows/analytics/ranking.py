"""Who comes first, and how sure that is: judged again on samples of the weeks.

Weeks are drawn in blocks because they resemble their neighbours (circular block bootstrap: Politis
and Romano, in *Exploring the Limits of Bootstrap*, 1992), of the cube root of their number.
"""

from dataclasses import dataclass

import numpy as np

from narrows.analytics.weeks import Floats

SAMPLES = 200
SURE_RATIO = 0.6
NAMED_RATIO = 0.9
"""Contenders are named until they won so many of the samples together."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Who leads, and how often it does when the weeks are drawn again.

    Attributes:
        order: Indexes of the contenders, the strongest first.
        probability: Share of the samples that the strongest won. [ratio]
        contenders: Who else wins, where the strongest wins too rarely.
    """

    order: tuple[int, ...]
    probability: float
    contenders: tuple[int, ...]


def sample_weeks(n_weeks: int, rng: np.random.Generator) -> Floats:
    """How often each week is in each of the samples.

    Args:
        n_weeks: To draw from, and to draw.
        rng: The only source of chance.

    Returns:
        [shape (200, n_weeks)]
    """
    length = max(1, round(n_weeks ** (1 / 3)))
    n_blocks = -(-n_weeks // length)
    starts = rng.integers(n_weeks, size=(SAMPLES, n_blocks))
    drawn = (starts[:, :, None] + np.arange(length)).reshape(SAMPLES, -1)[:, :n_weeks] % n_weeks
    flat = np.arange(SAMPLES)[:, None] * n_weeks + drawn
    counts = np.bincount(flat.ravel(), minlength=SAMPLES * n_weeks)
    return counts.reshape(SAMPLES, n_weeks).astype(np.float64)


def rank(scores: Floats) -> Ranking:
    """Rank contenders by the first column, and count who wins the others.

    Args:
        scores: Of the history as it was, then of each sample. [shape (n, 1 + samples)]
    """
    order = np.argsort(-scores[:, 0], kind="stable")
    winners = np.where(scores[:, 1:].max(axis=0) > 0, scores[:, 1:].argmax(axis=0), -1)
    shares = np.bincount(winners[winners >= 0], minlength=len(scores)) / len(winners)
    leader = int(order[0])
    contenders: list[int] = []
    if shares[leader] < SURE_RATIO:
        others = [int(each) for each in np.argsort(-shares, kind="stable") if each != leader]
        contenders = [leader]
        for each in others:
            if shares[contenders].sum() >= NAMED_RATIO or shares[each] == 0:
                break
            contenders.append(each)
    return Ranking(tuple(map(int, order)), float(shares[leader]), tuple(contenders))
