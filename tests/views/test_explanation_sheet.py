"""An explanation as a table: whose number it is, by what it is counted, and days as pages say."""

from dataclasses import replace
from datetime import UTC, date, datetime

from narrows.domain.explanation import (
    ExplainedItem,
    ExplainedObservation,
    ExplainedWeek,
    Explanation,
)
from narrows.domain.measure import Measurement, Period
from narrows.domain.streams import MeasurementPolicy, Reopening
from narrows.services.explain.number import ALL_STREAMS
from narrows.views.explanation import explanation_page
from narrows.views.sheets.explanation import explanation_sheet

AT = datetime(2026, 11, 23, tzinfo=UTC)
POLICY = MeasurementPolicy(reopened=Reopening.LAST_SPELL, zone="Europe/Berlin")
ITEM = ExplainedItem("P-1", None, "feature", 1.0, None)
MIDNIGHT = datetime(2026, 10, 11, 22, tzinfo=UTC)
"""12 October begins in Berlin."""


def told(stream: str | None, of: str) -> Explanation:
    measured = Measurement(
        stream=stream, metric="m", statistic="mean", item_type=None, status=None,
        period=Period(date(2026, 8, 24), date(2026, 11, 23)), value=1.0, unit="points", n_items=1,
        n_unmeasured=0, as_of=AT, complete_until=AT, policy=POLICY,
    )  # fmt: skip
    return Explanation(measured, "M", "A number.", {}, "Σ", 1.0, "", "", (ITEM,), (), of=of)


def cells(found: Explanation) -> dict[str, object]:
    """The first row by the names of its columns."""
    sheet = explanation_sheet(explanation_page(found, "M"))
    return dict(zip(sheet.columns, sheet.rows[0], strict=True))


def test_a_number_of_all_streams_is_not_of_the_work_in_none() -> None:
    assert cells(told(None, ALL_STREAMS))["stream"] is None
    assert cells(told(None, "work in no stream"))["stream"] == "unaligned"
    assert cells(told("policy", ""))["stream"] == "policy"


def test_of_all_streams_no_single_policy_is_told() -> None:
    """Each counts by its own, in its own zone; whatever stands first is that of none."""
    said = "that of each stream, and its days are those of its zone"
    assert explanation_page(told(None, ALL_STREAMS), "All streams").policy == f"Policy: {said}."
    assert cells(told(None, ALL_STREAMS))["policy"] == said
    assert "last spell" in str(cells(told("policy", ""))["policy"])


def test_what_was_observed_is_of_no_stream_and_of_the_day_that_pages_say() -> None:
    seen = ExplainedObservation(33.0, MIDNIGHT, MIDNIGHT, is_answer=True, left_out="")
    found = cells(replace(told(None, "fast/nps"), items=(), observations=(seen,)))
    assert found["title"] == "true of 2026-10-12, brought on 2026-10-12"
    assert found["stream"] is None


def test_a_week_held_against_a_band_says_what_was_measured_of_it() -> None:
    week = ExplainedWeek(Period(date(2026, 10, 5), date(2026, 10, 12)), 0, 1, "", 0.604, "60.4 %")
    found = replace(told("policy", "fast/share"), items=())
    assert cells(replace(found, weeks=(week,)))["title"] == "week of 2026-10-05: 60.4 %"
    plain = replace(week, value=None, shown="")
    assert cells(replace(found, weeks=(plain,)))["title"] == "week of 2026-10-05"
