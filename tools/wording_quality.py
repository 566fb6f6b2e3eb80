"""How well the wording is told: of each organisation by weights that have not seen it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from narrows.analytics.wording import KINDS, SURE_RATIO
from narrows.analytics.wording_kinds import WordingKind
from tools.wording_data import Published, read_own
from tools.wording_model import OWN_IMPORTANCE, Floats, chances, fit, seen

OUTCOME = KINDS.index(WordingKind.OUTCOME)


@dataclass(frozen=True, slots=True)
class Quality:
    """What was right of some sentences.

    Attributes:
        truths: What they are, as places in `KINDS`.
        told: What was said of them.
        is_sure: Whether it was said surely.
    """

    truths: Sequence[int]
    told: Sequence[int]
    is_sure: Sequence[bool]

    def f1(self, kind: WordingKind) -> float:
        """The harmonic mean of precision and recall of one kind. [ratio]"""
        at = KINDS.index(kind)
        n_right = sum(a == b == at for a, b in zip(self.truths, self.told, strict=True))
        n_all = list(self.truths).count(at) + list(self.told).count(at)
        return 2 * n_right / n_all if n_all else 1.0

    @property
    def macro_f1(self) -> float:
        """The mean over the four kinds. [ratio]"""
        return sum(map(self.f1, KINDS)) / len(KINDS)

    @property
    def right(self) -> tuple[int, int]:
        """How many have the right kind, of how many."""
        return sum(a == b for a, b in zip(self.truths, self.told, strict=True)), len(self.truths)

    @property
    def sure(self) -> tuple[int, int]:
        """How many were said surely, of how many."""
        return sum(self.is_sure), len(self.is_sure)

    @property
    def outcome_or_not(self) -> tuple[int, int]:
        """Of what was said surely: where it was rightly called an outcome or none."""
        asked = zip(self.truths, self.told, self.is_sure, strict=True)
        right = [(a == OUTCOME) == (b == OUTCOME) for a, b, is_sure in asked if is_sure]
        return sum(right), len(right)


def leave_one_out(published: Sequence[Published]) -> Floats:
    """The chances of each sentence, by weights fitted to all organisations but its own."""
    organisations = np.array([each.organisation for each in published])
    sentences = seen([(each.kind, each.text) for each in published], importance=1)
    own = seen(read_own(), importance=OWN_IMPORTANCE)
    found = np.zeros((len(published), len(KINDS)))
    for left_out in sorted(set(organisations)):
        is_left = organisations == left_out
        weights = fit(sentences.only(~is_left).and_also(own))
        found[is_left] = chances(sentences.cues[is_left], weights)
    return found


def quality(published: Sequence[Published], found: Floats) -> Quality:
    """What of it was right."""
    return Quality(
        [KINDS.index(each.kind) for each in published],
        [int(each) for each in found.argmax(axis=1)],
        [bool(each >= SURE_RATIO) for each in found.max(axis=1)],
    )


def by_organisation(published: Sequence[Published], found: Floats) -> Iterator[tuple[str, Quality]]:
    """The same for each organisation, that with most sentences first, and for all."""
    names = [each.organisation for each in published]
    for name in sorted(set(names), key=lambda each: (-names.count(each), each)):
        rows = [n for n, each in enumerate(names) if each == name]
        yield name, quality([published[n] for n in rows], found[rows])
    yield "all", quality(published, found)


def interval(n_right: int, n_all: int) -> tuple[float, float]:
    """Between what and what a share lies at 95 % (Wilson 1927). [ratio]"""
    if not n_all:
        return 0.0, 1.0
    z, share = 1.96, n_right / n_all
    middle = (share + z * z / (2 * n_all)) / (1 + z * z / n_all)
    half = z / (1 + z * z / n_all) * sqrt(share * (1 - share) / n_all + (z / n_all / 2) ** 2)
    return max(0.0, middle - half), min(1.0, middle + half)


def told_share(counts: tuple[int, int]) -> str:
    """A share with its interval, as the model card has it."""
    n_right, n_all = counts
    if not n_all:
        return "–"
    low, high = interval(n_right, n_all)
    return f"{n_right} of {n_all} ({100 * low:.0f}–{100 * high:.0f} %)"


def table(published: Sequence[Published], found: Floats) -> Iterator[str]:
    """The lines of the model card's table."""
    yield "| organisation | kind right | said surely | of these outcome or not right | F1 outcome |"
    yield "|---|---|---|---|---|"
    for name, each in by_organisation(published, found):
        n_outcomes = list(each.truths).count(OUTCOME)
        f1 = f"{each.f1(WordingKind.OUTCOME):.2f}" if n_outcomes > 1 else "–"
        yield (
            f"| {name} | {told_share(each.right)} | {told_share(each.sure)} | "
            f"{told_share(each.outcome_or_not)} | {f1} |"
        )
