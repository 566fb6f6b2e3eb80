"""What holds for every check: it equals the oracle, and is the same text on every engine."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from narrows.domain.ports import LoadedSource
from narrows.domain.quality import DoubtfulItem
from narrows.domain.streams import Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import FlowState
from narrows.services.flow.measuring import every_metric
from narrows.services.quality.check import QualityCheck
from narrows.services.quality.checks import bulk_closes, closed_in_one_second, stalled_items
from narrows.services.quality.checks.silent_sources import silent
from narrows.services.quality.collecting import every_check
from narrows.services.quality.finding import finding, qualities, quality_of
from narrows.services.quality.looked import Looked
from narrows.services.quality.looking import look_at, looked_at
from narrows.services.quality.question import Question
from tests.metrics.logs import STATUSES, logs, long_log, repeated, shuffled
from tests.oracles import flow_stories
from tests.postgres import postgres
from tests.services.quality.quality_oracle import OPINIONS, Row
from tests.tables import Engine, Log, TableHistory, fill, fill_table, told_history

LONG = long_log(n_moves=4000, seed=7)
CHECKS = every_check()
each_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)

WORKFLOW = Workflow(
    tuple(
        WorkflowStatus(f"status {number}", None if state == "ignore" else FlowState(state))
        for number, state in STATUSES.items()
        if state != "unknown"
    )
)


@pytest.fixture(autouse=True)
def few() -> Iterator[None]:
    """Thresholds that small histories reach; the oracle reads the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_closes, "FEWEST_ITEMS", 2)
        patch.setattr(bulk_closes, "TIMES_USUAL", 1)
        patch.setattr(closed_in_one_second, "FEWEST_ITEMS", 2)
        patch.setattr(stalled_items, "FEWEST", 2)
        patch.setattr(stalled_items, "LONG_US", 4 * 3_600_000_000)
        yield


def held() -> dict[str, LoadedSource]:
    """One source that ended long before another."""
    ends = {"log": datetime(1970, 1, 1, tzinfo=UTC), "other": datetime(1970, 2, 1, tzinfo=UTC)}
    return {
        id_: LoadedSource(id_, 9, 9, 0, (), 0, complete_until=end, categories={}, is_interval=False)
        for id_, end in ends.items()
    }


def streams_of(log: Log) -> list[Looked]:
    streams = {
        number: ValueStream(name, WORKFLOW, takes=(Take("log"), Take("other")))
        for number, name in ((1, "first"), (2, "second"))
    }
    return looked_at(TableHistory(log, streams), held=held())


Asked = tuple[QualityCheck, Looked, Question]


def questions(streams: Sequence[Looked]) -> list[Asked]:
    """What the checks ask about some streams."""
    return [
        (check, looked, asked)
        for looked in streams
        for check in CHECKS
        if isinstance(asked := check.asks(looked), Question)
    ]


@pytest.fixture(scope="module")
def long() -> Sequence[Looked]:
    """The streams of the long log."""
    return streams_of(LONG)


def rows(engine: Engine, asked: Question) -> list[Row]:
    """What an engine answers, with the tables that people fill filled."""
    engine.run("delete from periods")
    engine.run("delete from words")
    spans = [(p.stream, p.period, p.start_us, p.end_us) for p in asked.periods]
    fill_table(engine, "periods", spans)
    fill_table(engine, "words", [(word,) for word in asked.words])
    found = engine.run(asked.text)
    plain = [tuple(None if v is None else int(str(v)) for v in row) for row in found]
    return sorted(plain, key=str)  # type: ignore[arg-type]


def answers(looked: Looked, asked: Question) -> list[Row]:
    found = looked.history.rows(asked.text, asked.periods, words=asked.words)
    return sorted(found, key=str)  # type: ignore[arg-type]


def compare(log: Log, streams: Sequence[Looked]) -> int:
    """Hold every check to its second opinion; how many rows there were."""
    stories, n_rows = flow_stories.tell(log), 0
    for check, looked, asked in questions(streams):
        if check.name in OPINIONS:
            own = [story for story in stories if story.stream == looked.stream]
            expected = sorted(OPINIONS[check.name](own), key=str)
            told: list[object] = [(looked.stream, *row) for row in expected]
            assert answers(looked, asked) == sorted(told, key=str), (check.name, looked.stream)
            n_rows += len(expected)
    return n_rows


def test_a_silent_source_ends_on_the_day_of_the_zone_of_its_stream() -> None:
    """An hour before midnight in UTC it is the next day in Berlin, as the page of sources says."""
    ends = {"log": datetime(2025, 1, 1, 23, tzinfo=UTC), "other": datetime(2025, 2, 1, tzinfo=UTC)}
    sources = {
        id_: LoadedSource(id_, 9, 9, 0, (), 0, complete_until=end, categories={}, is_interval=False)
        for id_, end in ends.items()
    }
    history = told_history("P-1  Doing  2025-01-01", zone="Europe/Berlin")
    (looked,) = looked_at(history, held={})
    assert silent(replace(looked, held=sources)) == {
        "log": "«log» ends on 2025-01-02, «other» on 2025-02-01"
    }


@pytest.mark.newest
@settings(max_examples=25)
@given(log=logs())
def test_every_check_equals_the_oracle_on_random_histories(log: Log) -> None:
    compare(log, streams_of(log))


def test_every_check_equals_the_oracle_on_a_long_history(long: Sequence[Looked]) -> None:
    assert compare(LONG, long) > 1000


def test_every_check_has_a_second_opinion_or_facts_of_its_own() -> None:
    assert {each.name for each in CHECKS} == {*OPINIONS, "silent_weeks", "silent_sources"}


def test_neither_the_order_of_rows_nor_repeats_matter(long: Sequence[Looked]) -> None:
    other = streams_of(repeated(shuffled(LONG, seed=3)))
    for one, another in zip(questions(long), questions(other), strict=True):
        assert answers(*one[1:]) == answers(*another[1:]), one[0].name


class SqliteEngine:
    """SQLite in memory."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:")

    def run(self, sql: str) -> list[tuple[object, ...]]:
        return self._connection.execute(sql).fetchall()


def differing(engine: Engine, streams: Sequence[Looked]) -> Sequence[str]:
    """The checks whose text says something else on another engine."""
    fill(engine, LONG)
    return [
        check.name
        for check, looked, asked in questions(streams)
        if rows(engine, asked) != answers(looked, asked)
    ]


@pytest.mark.newest
def test_the_same_text_gives_the_same_rows_on_sqlite(long: Sequence[Looked]) -> None:
    assert not differing(SqliteEngine(), long)


@pytest.mark.newest
def test_the_same_text_gives_the_same_rows_on_postgresql(long: Sequence[Looked]) -> None:
    with postgres() as engine:
        assert not differing(engine, long)


def test_a_text_that_engines_read_differently_is_caught(long: Sequence[Looked]) -> None:
    engine = SqliteEngine()
    fill(engine, LONG)
    _, looked, asked = questions(long)[0]
    wrong = Question(
        "select stream, item, done_at_us / 7 * 7 as at_us, null as amount, null as status, "
        "null as before from items where done_at_us is not null",
        told=[(1, -1, 0)],
    )
    assert rows(engine, asked) == answers(looked, asked)
    assert rows(engine, wrong) != answers(looked, wrong)


def test_streams_asked_together_are_told_what_each_is_told_alone(long: Sequence[Looked]) -> None:
    together = qualities(long)
    alone = [
        quality_of(one) for each in long for one in look_at(each.history, [each.span], held=held())
    ]
    assert together == alone
    for check in CHECKS[::5]:
        listed = qualities(long, only=check)
        assert [each.findings[0].n_times for each in listed] == [
            finding(each, check).n_times for each in long
        ]
        assert [each.coverage for each in listed] == [each.coverage for each in together]


@each_check
def test_a_check_says_what_it_finds_why_it_matters_and_from_when_on(check: QualityCheck) -> None:
    for part in ("*Finds*", "*Because*", "*From*", "*Mend*"):
        assert f"\n{part}" in check.manual, part
    assert check.why.endswith(".")
    assert check.threshold.endswith(".")
    assert check.title
    known = {metric.name for metric in every_metric()}
    assert set(check.metrics) <= known
    assert check.metrics


def test_coverage_counts_whom_no_lack_is_found_of(long: Sequence[Looked]) -> None:
    stories = flow_stories.tell(LONG)
    lacks = [each.name for each in CHECKS if each.is_lack]
    assert len(lacks) > 3
    for looked in long:
        own = [story for story in stories if story.stream == looked.stream]
        asked = {each.name for each in CHECKS if isinstance(each.asks(looked), Question)}
        lacking = {row[0] for name in lacks if name in asked for row in OPINIONS[name](own)}
        found = quality_of(looked).coverage
        assert (found.n_items, found.n_whole) == (len(own), len(own) - len(lacking))


def test_a_finding_names_items_says_why_and_offers_a_mend(long: Sequence[Looked]) -> None:
    found = [each for looked in long for each in quality_of(looked).findings]
    told = [each for each in found if each.state.value == "found"]
    assert len({each.check for each in told}) > 9
    for each in told:
        assert each.items or each.check == "silent_sources"
        assert each.n_items <= each.n_of
        assert each.n_items <= each.n_times
        assert re.search(r"\d", each.text), each
        assert each.mends, each.check


def test_no_answer_is_about_a_person() -> None:
    """Whoever adds a field adds it here, and thinks of what it says about whom."""
    names = {each.name for each in fields(DoubtfulItem)}
    assert names == {"id", "title", "at", "status", "before", "amount"}
