"""What somebody wants to say, and what is refused of it before it is kept."""

from dataclasses import dataclass

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.check_ins.answers import clean
from narrows.services.check_ins.refusals import LONGEST_TEXT
from narrows.services.plan.metric_checks import choice


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wants to say.

    Attributes:
        words: As typed.
        behalf: For whom: `organisation` or a stream; `None` is not said.
        request_key: Names the request; the same again is heard once.
    """

    words: str
    behalf: str | None
    request_key: str


def known_behalf(plan: Plan, behalf: str | None) -> str | None:
    """For whom somebody speaks.

    Raises:
        NarrowsError: `behalf-unknown`.
    """
    known = [ORGANISATION, *(each.id for each in plan.streams)]
    if behalf is None or behalf in known:
        return behalf
    raise NarrowsError(
        "behalf-unknown",
        f"One speaks for the organisation or a stream, not for «{behalf}»; "
        f"{choice(behalf, known)}.",
    )


def some_words(words: str) -> str:
    """Words as they are kept, where there have to be some.

    Raises:
        NarrowsError: `words-missing`, `text-too-long`.
    """
    if not clean(words):
        raise NarrowsError("words-missing", "Nothing is said; say it in words.")
    return kept_words(words)


def kept_words(words: str) -> str:
    """Words as they are kept; none is fine.

    Raises:
        NarrowsError: `text-too-long`.
    """
    told = clean(words)
    if len(told) > LONGEST_TEXT:
        raise NarrowsError(
            "text-too-long",
            f"This holds {len(told):,} characters, and {LONGEST_TEXT:,} are kept; shorten it.",
        )
    return told


def refuse_otherwise(standing: Saying, remark: Remark, *, what: str) -> None:
    """Refuse other words about what is so already; none say nothing.

    Args:
        standing: How it was said.
        remark: How it is said again.
        what: What is so, such as `Cycle «2026-Q4» is active`.

    Raises:
        NarrowsError: `said-otherwise`, `text-too-long`.
    """
    if kept_words(remark.words) not in {"", standing.words}:
        raise NarrowsError(
            "said-otherwise",
            f"{what} since number {standing.number}, which said it in other words, so yours would "
            "be lost; leave them out, or say them with `narrows talk comment`.",
        )
