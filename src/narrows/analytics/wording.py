"""Is this sentence an outcome, an output, an activity, or none of them clearly?

One question with one answer, for every rule that reads words. Each cue of `wording_cues` that fits
adds its four weights of `wording_weights`; what the sums say of the four kinds, as shares, is the
answer and its confidence (a logistic regression). No download: a sentence takes a fraction of a
millisecond, and the words that decided are told, so that people can disagree with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from narrows.analytics.wording_cues import CUES
from narrows.analytics.wording_fitting import Span, fitting
from narrows.analytics.wording_kinds import WordingKind
from narrows.analytics.wording_language import is_english
from narrows.analytics.wording_plain import plain
from narrows.analytics.wording_weights import WEIGHTS

SURE_RATIO = 0.7
"""A confidence under it is an abstention. [ratio]"""

N_WORDS_SHOWN = 3
"""Where nothing but the lack of other words decided, its first words stand for the sentence."""


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


NOTHING = Wording(WordingKind.VAGUE, 0.0)
"""What is said where there are no words."""

UNKNOWN = Wording(WordingKind.VAGUE, 0.0, is_language_known=False)
"""What is said of a language that is not known."""


def classify(sentence: str) -> Wording:
    """Say what kind of sentence this is.

    Args:
        sentence: A key result, initiative, waypoint or the like, in people's words.

    Returns:
        The kind with its evidence; in an unknown language nothing is told.
    """
    text = plain(sentence)
    if not any(map(str.isalpha, text)):
        return NOTHING
    if not is_english(text):
        return UNKNOWN
    found = fitting(text)
    sums = [sum(column) for column in zip(*(_WEIGHTS[at] for at, _ in found), strict=True)]
    told = sums.index(max(sums))
    odds = sum(exp(each - sums[told]) for each in sums)
    return Wording(KINDS[told], round(1 / odds, 3), _evidence(text, found, told=told))


def _evidence(text: str, found: Sequence[tuple[int, Span]], *, told: int) -> tuple[str, ...]:
    """The words whose cues speak for what is told, the louder of two that overlap."""
    loud = [
        (-_SPEAKS[at][told], end - start, start)
        for at, (start, end) in found
        if start < end and _SPEAKS[at][told] > LOUD_ENOUGH
    ]
    spans: list[Span] = []
    for _, length, start in sorted(loud):
        end = start + length
        if all(end <= begun or start >= ended for begun, ended in spans):
            spans.append((start, end))
    words = [text[start:end].strip() for start, end in sorted(spans)]
    return tuple(filter(None, words)) or (" ".join(text.split()[:N_WORDS_SHOWN]),)


LOUD_ENOUGH = 0.5
"""By how much more a cue has to say one kind than the others to be told as evidence. [nats]"""

KINDS = tuple(WordingKind)
"""The kinds in the order of the weights."""

_WEIGHTS = [WEIGHTS[cue.because] for cue in CUES]
_SPEAKS = [[each - (sum(row) - each) / (len(row) - 1) for each in row] for row in _WEIGHTS]
