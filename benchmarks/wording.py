"""Claim: sentences are told faster than anybody could read them."""

import itertools
import time
from collections.abc import Iterator

from benchmarks.measure import Claim
from narrows.analytics.wording import classify
from tools.wording_data import read_own

N_SENTENCES = 10_000
N_ROUNDS = 3


def claims() -> Iterator[Claim]:
    """Time of one core for 10,000 sentences, as many as a large company has in a decade."""
    own = itertools.cycle([sentence for _, sentence in read_own()])
    # As long as published ones are, of which the half has more than 60 characters; and each another
    # in each round, since what was read once is known.
    rounds = [
        [f"{next(own)}, {next(own)} of {_name(n)}{'abc'[nth]}" for n in range(N_SENTENCES)]
        for nth in range(N_ROUNDS)
    ]
    took_s = min(map(_seconds, rounds))
    yield Claim("10,000 sentences classified on one core", took_s, 2, unit="s")


def _name(number: int) -> str:
    """A word that stands for a number, since numbers decide what is asked of a sentence."""
    return "".join(chr(ord("k") + int(digit)) for digit in str(number))


def _seconds(sentences: list[str]) -> float:
    begun = time.process_time()
    for sentence in sentences:
        classify(sentence)
    return time.process_time() - begun
