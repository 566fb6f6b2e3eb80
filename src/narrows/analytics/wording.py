"""Is this sentence an outcome, an output, an activity, or none of them clearly?

One question with one answer, for every rule that reads words. Each cue of `wording_cues` that fits
adds its weight to one of the four; how far the heaviest is ahead of the others is the confidence.
No model, no download: a sentence takes some tens of microseconds, and the words that decided are
told, so that people can disagree with them.
"""

import html
import re
from dataclasses import dataclass
from math import exp

from narrows.analytics.wording_cues import CUES
from narrows.analytics.wording_kinds import WordingKind
from narrows.analytics.wording_language import is_english
from narrows.analytics.wording_outcome_words import NUMBER

SURE_RATIO = 0.7
"""A confidence under it is an abstention. [ratio]"""

NO_NUMBER_WEIGHT = 0.8
"""How loudly a sentence without any number says that it is vague. [nats]"""

LONGEST_SENTENCE = 600
"""What decides stands at the beginning; a longer text would take longer and tell no more."""


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
_LABEL = re.compile(
    r"\s*(?:[-*•–]\s+|\d+[.)]\s+|\[[^\]]{1,40}\]\s*"
    r"|(?i:kr|key result|o|objective)\s?\d*\s*[:.)–-]\s*"
    # «CEO: Build …», but not «NPS: 60»: what is measured is no label.
    r"|(?:[A-Z][\w&/]*\s?){1,3}:\s+(?=[A-Za-z]{3}))"
)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|https?://\S+")
_MARKUP = re.compile(r"<[^<>\d]{1,80}>|[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}")
_QUOTES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc", "'"))


def plain(sentence: str) -> str:
    """A sentence in small letters, without labels («KR1:», «[Legal]»), links and markup."""
    text = html.unescape(sentence[:LONGEST_SENTENCE])
    text = _MARKUP.sub("", _LINK.sub(lambda link: link[1] or "", text))
    while label := _LABEL.match(text):
        text = text[label.end() :]
    return re.sub(r"\s+", " ", text.translate(_QUOTES).casefold()).strip(" .;!")
