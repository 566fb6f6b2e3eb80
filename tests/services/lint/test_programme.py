"""What the rules found week by week, and what became of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from narrows.domain.finding import Finding, Severity
from narrows.domain.plan import Plan
from narrows.domain.repository import PastPlan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.domain.severity import Mute
from narrows.services.lint.following import Outcome
from narrows.services.lint.linting import every_rule
from narrows.services.lint.moments import MOST_CHANGES
from narrows.services.lint.programme import Programme, programme
from narrows.services.plan.file import parse_draft

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
WEEK = timedelta(weeks=1)
START = """\
cycles: [{id: autumn, start: 2026-10-05, weeks: 6}]
objectives:
  - id: shop
    cycle: autumn
    owner: shop
    text: A shop that people return to
    why: Every third one stays away.
    key_results:
      - {id: back, text: Customers who come back rise from 20% to 30%}
      - {id: portal, text: Build a portal}
      - {id: tool, text: Build a tool}
"""
MENDED = START.replace("Build a portal", "Orders that arrive damaged fall from 8% to 4%")
WITHOUT = "".join(MENDED.splitlines(keepends=True)[:-1])
RULES = [each for each in every_rule() if each.name in ("deliverable_key_result", "raises_load")]


def plan(text: str) -> Plan:
    return parse_draft(text, file="plan.yaml")


def followed(*plans: Plan, weeks: int = 3, sayings: tuple[Saying, ...] = ()) -> Programme:
    """Plans a week apart, looked at so many weeks after the first."""
    past = [PastPlan(MONDAY + n * WEEK, each) for n, each in enumerate(plans)]
    now = MONDAY + weeks * WEEK
    return programme(past, sayings, measured=(), rules=RULES, now=now)


def outcomes(found: Programme) -> dict[str, Outcome]:
    return {each.finding.where: each.outcome for each in found.followed}


def test_each_week_has_what_stood_at_its_end() -> None:
    found = followed(plan(START), plan(MENDED), plan(WITHOUT))
    assert found.weeks == tuple(date(2026, 10, 5) + n * WEEK for n in range(4))
    (row,) = found.rows
    assert (row.owner, row.rule, row.severity) == ("shop", "deliverable_key_result", "stop")
    assert row.weekly == (2, 1, 0, 0)
    assert (row.n_found, row.n_acted_on) == (2, 2)


def test_what_says_it_better_is_mended_and_what_is_gone_is_removed() -> None:
    assert outcomes(followed(plan(START), plan(MENDED), plan(WITHOUT))) == {
        "shop/shop/portal": Outcome.MENDED,
        "shop/shop/tool": Outcome.REMOVED,
    }


def test_what_nobody_touched_is_open_and_lapses_with_its_cycle() -> None:
    assert set(outcomes(followed(plan(START))).values()) == {Outcome.OPEN}
    over = followed(plan(START), weeks=7)
    assert set(outcomes(over).values()) == {Outcome.LAPSED}
    assert [each.n_acted_on for each in over.rows] == [0]


def test_a_mute_and_a_reason_to_publish_are_answers() -> None:
    muted = Mute("deliverable_key_result", "shop/shop/portal", "The regulator wants it.")
    about = About(Kind.FINDING, "deliverable_key_result/shop/shop/tool")
    reason = Saying(1, about, Act.GIVE_REASON, "It is nearly done.", MONDAY, "Alice")
    answered = replace(plan(START), mutes=(muted,))
    found = followed(plan(START), answered, sayings=(reason,))
    assert set(outcomes(found).values()) == {Outcome.ANSWERED}
    assert found.rows[0].weekly == (2, 1, 1, 1)
    assert set(outcomes(followed(plan(START), answered)).values()) == {
        Outcome.ANSWERED,
        Outcome.OPEN,
    }


def test_what_is_measured_is_known_as_of_now_alone() -> None:
    load = Finding("raises_load", Severity.WARN, "shop/shop/tool", "More.", "", "000", "Less.")
    past = [PastPlan(MONDAY, plan(WITHOUT))]
    now = MONDAY + 2 * WEEK
    found = programme(past, (), measured=(load,), rules=RULES, now=now)
    (row,) = found.rows
    assert row.weekly == (None, None, 1)
    assert found.unfollowed == ("raises_load",)


def test_only_the_last_weeks_are_told() -> None:
    past = [PastPlan(MONDAY, plan(START))]
    now = MONDAY + 3 * WEEK
    found = programme(past, (), measured=(), rules=RULES, now=now, n_weeks=2)
    assert found.weeks == (date(2026, 10, 19), date(2026, 10, 26))
    assert [each.weekly for each in found.rows] == [(2, 2)]


def test_where_nothing_was_decided_nothing_was_found() -> None:
    found = programme((), (), measured=(), rules=RULES, now=MONDAY)
    assert (found.weeks, found.rows) == ((), ())


def test_of_very_many_changes_the_last_of_each_day_is_read() -> None:
    past = [
        PastPlan(MONDAY + timedelta(minutes=n), plan(START if n % 2 else MENDED))
        for n in range(MOST_CHANGES + 2)
    ]
    now = MONDAY + timedelta(days=1)
    found = programme(past, (), measured=(), rules=RULES, now=now)
    assert outcomes(found) == {
        "shop/shop/portal": Outcome.OPEN,
        "shop/shop/tool": Outcome.OPEN,
    }
    found = programme(past[:-1], (), measured=(), rules=RULES, now=now)
    assert outcomes(found) == {"shop/shop/tool": Outcome.OPEN}
