"""The programme: what the rules found week by week, in whose objectives, and what became of it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from narrows.domain.finding import Finding, Rule
from narrows.domain.repository import PastPlan
from narrows.domain.sayings import Saying
from narrows.services.lint.following import ACTED_ON, Followed, Outcome, followed
from narrows.services.lint.moments import Moment, moments


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """What one rule found at one owner.

    Attributes:
        owner: A stream, or the organisation.
        rule: Name of the rule.
        severity: Of its findings, as they were found last.
        source: Where the rule comes from.
        weekly: How many stood at the end of each week, answered ones left out; `None` where nobody
            knows. [findings]
        outcomes: How many became what. [findings]
    """

    owner: str
    rule: str
    severity: str
    source: str
    weekly: tuple[int | None, ...]
    outcomes: Mapping[Outcome, int]

    @property
    def n_found(self) -> int:
        """How many there were. [findings]"""
        return sum(self.outcomes.values())

    @property
    def n_acted_on(self) -> int:
        """How many were answered, mended or removed. [findings]"""
        return sum(self.outcomes.get(each, 0) for each in ACTED_ON)


@dataclass(frozen=True, slots=True)
class Programme:
    """Findings per owner and rule over time.

    Attributes:
        weeks: The Mondays that they begin with; the last one is not over.
        rows: By owner in the order of the plan, then by rule.
        followed: Each finding, by when it was there first.
        unfollowed: Rules that read measurements, of which no history is kept: they are known as of
            now.
    """

    weeks: tuple[date, ...]
    rows: tuple[ProgrammeRow, ...]
    followed: tuple[Followed, ...]
    unfollowed: tuple[str, ...]


def programme(
    past: Sequence[PastPlan],
    sayings: Sequence[Saying],
    *,
    measured: Sequence[Finding],
    rules: Sequence[Rule],
    now: datetime,
    n_weeks: int = 26,
) -> Programme:
    """Read the plans that stood against today's rules, at each change and each week's end.

    What was found and mended between two changes of the plan, as in a draft, nobody knows of. What
    rules say that need measurements is known as of now alone.

    Args:
        past: Each plan that stood, the oldest first.
        sayings: All of them.
        measured: What is found now, measurements included.
        rules: Those that are asked.
        now: Until then. [UTC]
        n_weeks: The last of them, the current one included. [weeks]
    """
    unfollowed = {each.name for each in rules if each.needs_facts}
    if not past:
        return Programme((), (), (), tuple(sorted(unfollowed)))
    asked = [each for each in rules if not each.needs_facts]
    over = list(moments(past, sayings, rules=asked, now=now, n_weeks=n_weeks))
    known_now = {(each.rule, each.where): each for each in measured if each.rule in unfollowed}
    last = Moment(now, over[-1].plan, known_now, over[-1].week)
    found = (*followed(over, sayings), *followed([last], sayings))
    return Programme(
        weeks=tuple(each.week for each in over if each.week is not None),
        rows=tuple(_rows(found, over, unfollowed=unfollowed)),
        followed=found,
        unfollowed=tuple(sorted(unfollowed)),
    )


def _rows(
    found: Sequence[Followed], over: Sequence[Moment], *, unfollowed: Collection[str]
) -> Iterator[ProgrammeRow]:
    order = [each.id for each in over[-1].plan.streams]
    grouped: dict[tuple[str, str], list[Followed]] = {}
    for each in found:
        grouped.setdefault((each.owner, each.finding.rule), []).append(each)
    for owner, rule in sorted(grouped, key=lambda each: (_place(each[0], order), each)):
        own = grouped[owner, rule]
        last = max(own, key=lambda each: each.last_at).finding
        weekly = tuple(
            _standing(moment, owner, rule=rule) for moment in over if moment.week is not None
        )
        if rule in unfollowed:
            n_now = sum(each.outcome is Outcome.OPEN for each in own)
            weekly = (*(None for _ in weekly[1:]), n_now)
        counted = Counter(each.outcome for each in own)
        yield ProgrammeRow(owner, rule, last.severity, last.source, weekly, dict(counted))


def _standing(moment: Moment, owner: str, *, rule: str) -> int | None:
    return sum(
        each.rule == rule and each.where.split("/")[0] == owner and each.muted is None
        for each in moment.found.values()
    )


def _place(owner: str, order: Sequence[str]) -> int:
    return order.index(owner) if owner in order else -1
