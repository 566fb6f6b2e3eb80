"""The page of a review in words: nothing is flattered, nothing blamed, nothing run."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from narrows.domain.measure import Period
from narrows.services.cycles.cycle_review import CycleReview, Learned
from narrows.services.cycles.flow_moves import FlowMove, StreamFlowMove
from narrows.services.cycles.looking_back import look_back
from narrows.services.cycles.states import CycleState
from narrows.services.initiatives.states import InitiativeState
from narrows.views.grade_words import grade_words
from narrows.views.review import LEARNED_SHOWN, ReviewPage, review_page
from narrows.views.review_bets import record_words
from narrows.views.review_json import review_json
from narrows.views.review_markdown import NO_CAUSE, SAME_WAY, plain, review_markdown
from tests.web.plans import CYCLES
from tests.web.reviews import CHECK_INS, NOW, renamed, review_of

FLOW = StreamFlowMove(
    "policy",
    Period(date(2026, 7, 6), date(2026, 10, 5)),
    None,
    (
        FlowMove("flow_time", "p85", "days", 42.0, 30.0, 40, 4),
        FlowMove("flow_velocity", "per_week", "items", 4.0, 4.0, 40, 4),
        FlowMove("flow_efficiency", "ratio", "ratio", 0.2, 0.25, 40, 4),
    ),
)


def looked_back() -> CycleReview:
    found = look_back(review_of(), CYCLES[1], history=None, sayings=(), check_ins=CHECK_INS)
    return replace(found, flow=(FLOW,))


def page() -> ReviewPage:
    return review_page(looked_back(), review_of())


@pytest.mark.parametrize(
    ("grade", "words"),
    [
        (0.0, "0.0"),
        (1.0, "1.0"),
        (0.004, "<0.01"),
        (0.997, ">0.99"),
        (0.339, "0.34"),
        (0.7, "0.70"),
        (None, "–"),
    ],
)
def test_only_what_is_reached_reads_as_reached(grade: float | None, words: str) -> None:
    assert grade_words(grade) == words


def test_a_grade_shows_what_it_cuts_off_and_why_it_is_missing() -> None:
    organisation, policy, platform = page().objectives
    share, provision = organisation.grades
    assert (share.grade, share.beyond) == ("1.0", "120 %")
    assert (provision.grade, provision.grade_ratio) == ("no data yet", None)
    assert provision.counter == "Mobile customer NPS: 31 points → 33.1 points"
    wait = policy.grades[2]
    assert (wait.grade, wait.beyond) == ("0.0", "−13 %")
    assert platform.grades[1].grade == "not configured"
    assert organisation.mean == "1.0, the plain mean of 1 of 2"


def test_committed_and_stretch_are_told_apart() -> None:
    told = [each.ambition for each in page().objectives]
    good = "stretch: 70 % is a good result"
    assert told == [good, "committed: expected to be met", good]


def test_few_items_make_no_percentile() -> None:
    (table,) = page().flow
    time, velocity, efficiency = table.rows
    assert (time.before, time.after, time.moved) == ("42 days", "–", "")
    assert velocity.moved == "unchanged"
    assert efficiency.moved == "+5 points"
    assert (table.before, table.after) == ("13 weeks to 4\u00a0Oct\u00a02026", "no complete week")


def test_a_page_keeps_to_the_newest_lessons() -> None:
    told = tuple(Learned(NOW, f"Lesson {n}", None, None) for n in range(LEARNED_SHOWN + 2))
    shown = review_page(replace(looked_back(), learned=told), review_of())
    assert shown.learned[0].words == "Lesson 2"
    assert shown.n_learned_more == 2


def test_the_record_speaks_to_the_test_question() -> None:
    assert page().record == "On record: 2 initiatives, 2 proposed."
    bets = looked_back().bets
    kept = (replace(bets[0], state=InitiativeState.KEPT), bets[1])
    assert record_words(kept) == "On record: 2 initiatives, 1 proposed, 1 kept."
    assert record_words(()) == "On record: no initiative."


@pytest.mark.parametrize("state", list(CycleState))
def test_the_page_says_how_firm_its_numbers_are(state: CycleState) -> None:
    shown = review_page(replace(looked_back(), state=state), review_of()).state
    assert ("as they were copied" in shown) is (state is CycleState.CLOSED)
    assert ("measured now" in shown) is (state is not CycleState.CLOSED)


def test_where_a_cycle_ended_is_said_of_one_that_is_over() -> None:
    """«Ended at» stood over the values of a cycle in its eighth week."""
    found = looked_back()
    last = datetime.combine(found.cycle.end, time(), UTC)
    for state, at, words in (
        (CycleState.ACTIVE, NOW, "now"),
        (CycleState.CLOSED, NOW, "ended at"),
        (CycleState.CLOSING, NOW, "ended at"),
        (CycleState.ACTIVE, last - timedelta(hours=1), "now"),
        (CycleState.ACTIVE, last, "ended at"),
    ):
        shown = review_page(replace(found, state=state, measured_at=at), review_of())
        assert shown.stood == words
        assert shown.why.startswith("Why did" if words == "ended at" else "Why does")
        assert f"| key result | aim | {words} |" in review_markdown(shown)


def test_what_has_not_begun_says_when_it_begins_and_asks_nothing() -> None:
    found = replace(looked_back(), is_begun=False, learned=(), stop=(), same_way=())
    shown = review_page(found, review_of())
    begins = "it begins on 5\u00a0Oct\u00a02026, and nothing is graded before"
    assert shown.state == f"has not begun; {begins}"
    assert SAME_WAY not in review_markdown(shown)
    assert "## Lessons" not in review_markdown(shown)
    told = replace(shown, learned=page().learned)
    assert "## Lessons" in review_markdown(told), "what somebody said already stands"


def test_before_a_cycle_begins_it_says_why_there_is_no_grade() -> None:
    found = replace(looked_back(), is_begun=False)
    ungraded = [
        replace(each, grades={id_: replace(g, grade_ratio=None) for id_, g in each.grades.items()})
        for each in found.objectives
    ]
    shown = review_page(replace(found, objectives=tuple(ungraded)), review_of())
    organisation, policy, _ = shown.objectives
    assert organisation.mean == "not graded: the cycle has not begun"
    assert policy.grades[0].grade == "not yet"
    assert organisation.grades[1].grade == "no data yet"
    assert "| now | grade |" in review_markdown(shown)
    assert "Not graded: the cycle has not begun." in review_markdown(shown)
    assert "Grade not" not in review_markdown(shown)


def test_markdown_has_each_part_and_blames_nobody() -> None:
    text = review_markdown(page())
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads == [
        "## Objectives",
        "## Flow before and after",
        "## Initiatives",
        "## Refusals",
        "## Lessons",
        "## What we stop",
        f"## {SAME_WAY}",
    ]
    assert NO_CAUSE in text
    assert "| Mobile customer NPS | 31 → 37.2 points | 33.1 points | 0.34 |  |  |" in text
    assert "local owner" not in text


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("- a", r"\- a"),
        ("12. b", r"12\. b"),
        ("12.5 days", "12.5 days"),
        ("+4 items", "+4 items"),
        ("---", r"\---"),
        ("a|b\nc", r"a\|b c"),
        ("[x](javascript:y) <b>", r"\[x\](javascript:y) \<b\>"),
        ("# h", r"\# h"),
    ],
)
def test_words_stay_words_in_markdown(words: str, kept: str) -> None:
    assert plain(words) == kept


def test_a_table_has_as_many_cells_in_each_row_whatever_things_are_called() -> None:
    hostile = renamed(review_of(), "a | b\n| --- |\n# <script>")
    found = look_back(hostile, CYCLES[1], history=None, sayings=(), check_ins=CHECK_INS)
    text = review_markdown(review_page(replace(found, flow=(FLOW,)), hostile))
    assert not [line for line in text.splitlines() if line.startswith("# ") and "script" in line]
    tables = [line.replace(r"\|", "") for line in text.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in tables} == {5, 7}


def test_json_holds_numbers_as_measured() -> None:
    told = review_json(looked_back(), review_of())
    assert list(told) == [
        "cycle", "objectives", "flow", "hit_rates", "initiatives", "requests", "learned", "stop",
        "same_way", "measured_at",
    ]  # fmt: skip
