"""How the weights of the wording are found: a regression that begins at the cues' own weights.

Few published key results are labelled, and those by few organisations. Weights that are free would
learn how these organisations write. So each weight begins at what its words mean
(`Cue.weight`), and the sentences have to pull it away: the loss is

    Σ importance · −log P(kind | sentence) + STIFFNESS / 2 · Σ (weight − beginning)²

which has one lowest point; Newton's steps find it to the last digit, on every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.wording import KINDS
from narrows.analytics.wording_cues import CUES
from narrows.analytics.wording_fitting import fitting
from narrows.analytics.wording_kinds import WordingKind
from narrows.analytics.wording_plain import plain

STIFFNESS = 3.0
"""How hard a weight is held where it begins. [1]"""

TEMPER = 1.2
"""By what the weights are divided: what new organisations write is less certain than what is
known. Chosen by the organisation whose sentences nobody read while the cues were made. [1]"""

OWN_IMPORTANCE = 0.5
"""How much a sentence of our own counts against a published one. [1]"""

N_STEPS = 50
CLOSE_ENOUGH = 1e-10

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences as the model sees them.

    Attributes:
        cues: Whether each cue fits. [0 or 1, shape (n_sentences, n_cues)]
        kinds: What each is, as a place in `KINDS`. [shape (n_sentences,)]
        importance: How much each counts. [shape (n_sentences,)]
    """

    cues: Floats
    kinds: Ints
    importance: Floats

    def only(self, chosen: NDArray[np.bool_]) -> "Sentences":
        """Those of them that are chosen."""
        return Sentences(self.cues[chosen], self.kinds[chosen], self.importance[chosen])

    def and_also(self, others: "Sentences") -> "Sentences":
        """Both together."""
        return Sentences(
            np.vstack([self.cues, others.cues]),
            np.concatenate([self.kinds, others.kinds]),
            np.concatenate([self.importance, others.importance]),
        )


def seen(told: Sequence[tuple[WordingKind, str]], *, importance: float) -> Sentences:
    """Sentences with what they are, as the model sees them."""
    cues = np.zeros((len(told), len(CUES)))
    for row, (_, sentence) in enumerate(told):
        cues[row, [at for at, _ in fitting(plain(sentence))]] = 1
    kinds = np.array([KINDS.index(kind) for kind, _ in told], np.int64)
    return Sentences(cues, kinds, np.full(len(told), importance))


def beginning() -> Floats:
    """The weights that the cues have by what their words mean. [nats, shape (n_cues, n_kinds)]"""
    weights = np.zeros((len(CUES), len(KINDS)))
    for row, cue in enumerate(CUES):
        weights[row, KINDS.index(cue.says)] = cue.weight
    return weights


def fit(sentences: Sentences) -> Floats:
    """The weights of the lowest loss. [nats, shape (n_cues, n_kinds)]"""
    weights = beginning()
    for _ in range(N_STEPS):
        step = _step(sentences, weights)
        reach = 1.0
        lowest = loss(sentences, weights)
        while loss(sentences, weights - reach * step) > lowest and reach > CLOSE_ENOUGH:
            reach /= 2
        weights = weights - reach * step
        if np.abs(step).max() < CLOSE_ENOUGH:
            break
    return weights / TEMPER


def chances(cues: Floats, weights: Floats) -> Floats:
    """How likely each kind is. [ratio, shape (n_sentences, n_kinds)]"""
    sums = cues @ weights
    odds = np.exp(sums - sums.max(axis=1, keepdims=True))
    shares: Floats = odds / odds.sum(axis=1, keepdims=True)
    return shares


def loss(sentences: Sentences, weights: Floats) -> float:
    """What the fit makes small. [nats]"""
    told = chances(sentences.cues, weights)[np.arange(len(sentences.kinds)), sentences.kinds]
    held = STIFFNESS / 2 * ((weights - beginning()) ** 2).sum()
    return float(held - (sentences.importance * np.log(np.maximum(told, 1e-300))).sum())


def _step(sentences: Sentences, weights: Floats) -> Floats:
    """Newton's step: the slope over the curvature."""
    (n_cues, n_kinds), cues = weights.shape, sentences.cues
    told = chances(cues, weights)
    missed = told - np.eye(n_kinds)[sentences.kinds]
    slope = cues.T @ (sentences.importance[:, None] * missed) + STIFFNESS * (weights - beginning())
    curvature = np.zeros((n_cues, n_kinds, n_cues, n_kinds))
    for one in range(n_kinds):
        for other in range(n_kinds):
            bend = sentences.importance * told[:, one] * ((one == other) - told[:, other])
            curvature[:, one, :, other] = (cues * bend[:, None]).T @ cues
    n_weights = n_cues * n_kinds
    matrix = curvature.reshape(n_weights, n_weights) + STIFFNESS * np.eye(n_weights)
    solved = np.asarray(np.linalg.solve(matrix, slope.reshape(-1)), np.float64)
    return solved.reshape(n_cues, n_kinds)
