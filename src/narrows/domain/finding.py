"""Rules and findings: what a plan is read against, and places where it falls short."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from narrows.domain.facts import Facts
from narrows.domain.plan import Plan
from narrows.domain.severity import Severity as Severity  # noqa: PLC0414 - findings bring it

SOURCES: Mapping[str, str] = {
    "000": "OKRs & DevOps: from micromanagement misery to finding flow",
    "001": "Value streams: notes on planning with OKRs",
    "002": "Cascading OKRs and white space OKRs",
    "003": "OKRs, alignment and autonomy",
    "004": "How to succeed with OKR",
}
"""What rules come from, by number."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a plan falls short.

    Attributes:
        rule: Name of the rule.
        severity: How much it asks.
        where: Path of the thing: `owner/objective/key result`, as far as it goes.
        text: What was found, in one sentence that names it.
        why: Why it harms.
        source: Which of the five sources says so: 000 to 004.
        suggestion: A concrete rewrite.
        muted: The reason why it is muted; `None` is that it is not.
        weighed: Why the plan gives it another severity than its rule does; `None` is that it does
            not.
        file: Where it was read; `None` is the home.
        line: Of the file where the thing stands, from 1; `None` where that is not known.
        column: Of the line, from 1. [characters]
    """

    rule: str
    severity: Severity
    where: str
    text: str
    why: str
    source: str
    suggestion: str
    muted: str | None = None
    weighed: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None


Check = Callable[[Plan, Facts | None], Iterator[Finding]]

NumbersOf: TypeAlias = Literal["key result", "statuses", "weeks", "value score"]
"""Whose measured numbers findings say: those of the key result, or of the stream that owns it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; its module's docstring is its manual page.

    Attributes:
        name: Of the rule, its module and its heading in the manual.
        severity: Of its findings.
        source: Which of the five sources it comes from.
        check: Reads a plan, and facts where there are any; yields what it finds.
        needs_facts: Whether it says nothing without facts.
        manual: Its page: the docstring of its module.
        reads_past: Whether it compares with objectives of cycles that are over; what it finds
            about those is not told.
        compares_owners: Whether what it finds of an owner depends on the objectives of others; the
            rest of the rules can be asked of one owner alone.
        finds_bets: Whether the key results that it finds belong among the initiatives as they are.
        finds_waiting: Whether what it finds waits for somebody, as a check-in or an answer does:
            where all that waits is listed, it is there already.
        numbers_of: Whose measured numbers its findings say; `None` where they say none.
    """

    name: str
    severity: Severity
    source: str
    check: Check
    needs_facts: bool = False
    manual: str = ""
    reads_past: bool = False
    compares_owners: bool = False
    finds_bets: bool = False
    finds_waiting: bool = False
    numbers_of: NumbersOf | None = None

    @property
    def why(self) -> str:
        """The sentence that its manual has after *Because*."""
        return _why(self.manual)

    def finding(self, where: str, text: str, *, suggestion: str) -> Finding:
        """What the rule says about a place of the plan."""
        return Finding(
            rule=self.name,
            severity=self.severity,
            where=where,
            text=text,
            why=self.why,
            source=self.source,
            suggestion=suggestion,
        )


@lru_cache(maxsize=128)
def _why(manual: str) -> str:
    told = re.search(r"^\*Because\*:? (.+?)(?=\n\n|\Z)", manual, re.MULTILINE | re.DOTALL)
    sentence = " ".join(told[1].split()) if told else ""
    return sentence[:1].upper() + sentence[1:]
