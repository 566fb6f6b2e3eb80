"""Is this sentence an outcome, an output, an activity, or none of them clearly?

One question with one answer, for every rule that reads words. Each cue of `wording_cues` that fits
adds its weight to one of the four; how far the heaviest is ahead of the others is the confidence.
No model, no download: a sentence takes some tens of microseconds, and the words that decided are
told, so that people can disagree with them.
"""

import re
from dataclasses import dataclass
from math import exp

from narrows.analytics.wording_cues import CUES
from narrows.analytics.wording_kinds import WordingKind
from narrows.analytics.wording_language import is_english
from narrows.analytics.wording_outcome_words import NUMBER
from narrows.analytics.wording_plain import plain

SURE_RATIO = 0.7
"""A confidence under it is an abstention. [ratio]"""

NO_NUMBER_WEIGHT = 0.8
"""How loudly a sentence without any number says that it is vague. [nats]"""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a sentence is, as far as its words tell.

    Attributes:
        wording: The answer; vague also where nothing is told.
        confidence_ratio: How sure; under 0.7 it is an abstention. [ratio]
        evidence: The words that decided, in the order of the sentence.
        is_language_known: Whether it is English, or so short that the language does not matter.
    """

    wording: WordingKind
    confidence_ratio: float
    evidence: tuple[str, ...] = ()
    is_language_known: bool = True

    @property
    def is_sure(self) -> bool:
        """Whether the answer may be relied on."""
        return self.confidence_ratio >= SURE_RATIO

    def is_surely(self, kind: WordingKind) -> bool:
        """Whether it is this kind, and surely."""
        return self.is_sure and self.wording is kind


def classify(sentence: str) -> Wording:
    """Say what kind of sentence this is.

    Args:
        sentence: A key result, initiative, waypoint or the like, in people's words.

    Returns:
        The kind with its evidence; in an unknown language nothing is told.
    """
    text = plain(sentence)
    if not is_english(text):
        return Wording(WordingKind.VAGUE, 0.0, is_language_known=False)
    has_number = _NUMBER.search(text) is not None
    weights = dict.fromkeys(WordingKind, 0.0)
    if not has_number:
        weights[WordingKind.VAGUE] = NO_NUMBER_WEIGHT
    found: list[tuple[WordingKind, int, str]] = []
    for cue in CUES:
        if cue.has_number not in (None, has_number):
            continue
        hit = cue.pattern.search(text)
        if hit:
            weights[cue.says] += cue.weight
            found.append((cue.says, hit.start(), hit[0].strip()))
    told = max(weights, key=lambda kind: weights[kind])
    odds = [exp(weight - weights[told]) for weight in weights.values()]
    words = sorted({(start, word) for kind, start, word in found if kind is told})
    return Wording(told, round(1 / sum(odds), 3), tuple(word for _, word in words))


_NUMBER = re.compile(NUMBER)
