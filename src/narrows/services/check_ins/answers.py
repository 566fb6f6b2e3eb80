"""What people add to the numbers in a check-in, as they wrote it, and as it is kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from narrows.domain.check_in import HypothesisResult, SeenHypothesis

WHOLE_PERCENT = re.compile(r"(\d{1,3}) ?%?", re.ASCII)
# A terminal would obey them, a database may refuse them, and nobody types them on purpose.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ToldHypothesis:
    """What is said of an initiative's hypothesis.

    Attributes:
        result: held, failed or too_early; empty is that nothing is said.
        words: What showed it.
    """

    result: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """All that people add to what was measured.

    Attributes:
        confidence: Key result → the chance of reaching it as written, in whole per cent; empty is
            that nothing is said.
        hypotheses: Initiative → what is said of it.
        learned: What was learned.
        next: What changes next.
    """

    confidence: Mapping[str, str] = field(default_factory=dict)
    hypotheses: Mapping[str, ToldHypothesis] = field(default_factory=dict)
    learned: str = ""
    next: str = ""


def confidence_ratio(told: str) -> float | None:
    """A confidence as written in whole per cent, once it was not refused. [ratio or None]"""
    read = WHOLE_PERCENT.fullmatch(told.strip())
    return int(read[1]) / 100 if read else None


def seen_hypotheses(answers: Answers) -> tuple[SeenHypothesis, ...]:
    """What is said of hypotheses, once none of it was refused."""
    return tuple(
        SeenHypothesis(id_, HypothesisResult(told.result), clean(told.words) or None)
        for id_, told in answers.hypotheses.items()
        if told.result
    )


def clean(text: str) -> str:
    """What was written, with one kind of line break, without blanks around or control codes."""
    one_break = text.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROL.sub("", one_break).strip()
