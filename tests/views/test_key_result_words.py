"""Key results in words: what they are called, what was measured, how far they have come."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.work import ItemType
from narrows.views.aims import aim, value_told
from narrows.views.key_result_cards import key_result_cards
from narrows.views.key_result_words import definition, metric_title, progress_words
from tests.web.plans import INSURER, LOVE
from tests.web.reviews import review_of

DAYS = KeyResultProgress(
    ProgressState.MEASURED, 42, 33.8, 29.4, "days", 0.651, n_items=41,
    start=date(2026, 10, 26), end=date(2026, 11, 23), window_weeks=4,
)  # fmt: skip
FEATURES = Scope("policy", ItemType.FEATURE, statistic="p85")
REACH = KeyResult("time", "flow_time", FEATURES, baseline=42, target=29.4)
BAND = KeyResult("load", "flow_load", Scope("policy"), low=60, high=90)


@pytest.mark.parametrize(
    ("metric", "of", "title"),
    [
        ("flow_time", FEATURES, "Flow time of features, p85"),
        ("flow_time", Scope("policy"), "Flow time, p85"),
        ("flow_time", Scope("policy", statistic="p50"), "Flow time, median"),
        ("flow_velocity", Scope("policy"), "Items done a week"),
        ("flow_distribution", Scope("policy", ItemType.DEBT), "Share of debts"),
        ("status_wait", Scope("policy", status="Review"), "Time in «Review»"),
        (
            "status_wait",
            Scope("policy", ItemType.DEBT, status="Review"),
            "Time of debts in «Review»",
        ),
        ("flow_efficiency", Scope("policy", ItemType.RISK), "Flow efficiency of risks"),
        ("flow_load", Scope("policy", ItemType.DEFECT), "Flow load of defects"),
        (
            "flow_load",
            Scope("policy", ItemType.DEFECT, statistic="end"),
            "Flow load of defects at the end",
        ),
        ("mobile-nps", Scope(), "Mobile customer NPS"),
        (None, Scope(), "No metric"),
    ],
)
def test_a_key_result_is_called_by_what_it_measures(
    metric: str | None, of: Scope, title: str
) -> None:
    assert metric_title(metric, of, plan=INSURER) == title


@pytest.mark.parametrize(
    ("metric", "owner", "title"),
    [
        ("flow_efficiency", "organisation", "Flow efficiency in Policy"),
        ("flow_time", "platform", "Flow time in Policy, p85"),
        ("flow_time", "policy", "Flow time, p85"),
        ("mobile-nps", "organisation", "Mobile customer NPS"),
    ],
)
def test_a_flow_of_another_stream_than_the_owners_is_said_with_its_name(
    metric: str, owner: str, title: str
) -> None:
    of = Scope() if metric == "mobile-nps" else Scope("policy")
    assert metric_title(metric, of, plan=INSURER, owner=owner) == title


def defined(progress: KeyResultProgress, metric: str = "flow_time", of: Scope = FEATURES) -> str:
    words = definition(metric, of, progress=progress, zone="Europe/London")
    return " ".join(words.split())


def test_load_of_one_type_is_not_told_as_that_of_all_items() -> None:
    load = replace(DAYS, unit="items")
    of_defects = defined(load, "flow_load", Scope("policy", ItemType.DEFECT))
    assert of_defects == "defects waiting or active, on the mean in the 4 weeks to 22 Nov 2026"
    assert defined(load, "flow_load", Scope("policy")).startswith("items waiting or active")


def test_a_definition_names_window_and_items() -> None:
    usual = "the 85th percentile of features done in the 4 weeks to 22 Nov 2026, 41 items"
    assert defined(DAYS) == usual
    widened = replace(DAYS, window_weeks=13, is_widened=True)
    assert defined(widened) == (
        "the 85th percentile of features done in the 13 weeks to 22 Nov 2026, 41 items; too few "
        "in the usual window"
    )
    # Of two weeks: in the four that are usual there may be enough.
    of_two = defined(widened, of=replace(FEATURES, window_weeks=2))
    assert of_two.endswith("41 items; too few in its own 2 weeks")
    one = replace(DAYS, window_weeks=1, n_items=1)
    assert "in the week to 22 Nov 2026, 1 item" in defined(one)


def test_a_load_is_not_said_to_be_of_the_items_done_meanwhile() -> None:
    load = replace(DAYS, current=8.3, unit="items", n_items=29)
    assert defined(load, "flow_load", Scope("policy")) == (
        "items waiting or active, on the mean in the 4 weeks to 22 Nov 2026"
    )


def test_an_observation_is_of_its_day_in_the_organisations_zone() -> None:
    seen = KeyResultProgress(
        ProgressState.MEASURED, 31, 33.1, 37.2, "points",
        as_of=datetime(2026, 9, 30, 23, 30, tzinfo=UTC),
    )  # fmt: skip
    assert defined(seen, "mobile-nps", Scope()) == "observed outside of Narrows, last on 1 Oct 2026"


def test_no_data_not_configured_and_nothing_gained_are_three_answers() -> None:
    nothing = replace(DAYS, current=42, progress_ratio=0.0)
    no_data = replace(DAYS, state=ProgressState.NO_DATA, current=None, progress_ratio=None)
    unset = replace(no_data, state=ProgressState.NOT_CONFIGURED)
    told = [progress_words(REACH, each) for each in (nothing, no_data, unset)]
    assert told == ["0 % of the way", "no data yet", "not configured"]


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (0.651, "65 % of the way"),
        (0.998, ">99 % of the way"),
        (0.001, "<1 % of the way"),
        (1.2, "120 % of the way"),
        (-0.133, "13 % the wrong way"),
        (None, "progress cannot be told yet: no data of its cycle"),
    ],
)
def test_progress_is_said_unclamped_and_never_flattered(ratio: float | None, words: str) -> None:
    assert progress_words(REACH, replace(DAYS, progress_ratio=ratio)) == words


def test_why_progress_cannot_be_told_is_said() -> None:
    untold = replace(DAYS, progress_ratio=None)
    whys = {
        "no baseline": (REACH, replace(untold, baseline=None)),
        "no target": (REACH, replace(untold, target=None)),
        "it began at its target": (REACH, replace(untold, baseline=DAYS.target)),
        "no whole week of its cycle": (BAND, untold),
    }
    for why, (key_result, progress) in whys.items():
        assert progress_words(key_result, progress) == f"progress cannot be told yet: {why}"


def test_an_aim_is_a_way_or_a_band() -> None:
    assert aim(REACH, DAYS) == "42 → 29.4 days"
    items = replace(DAYS, unit="items", progress_ratio=0.75)
    assert aim(BAND, items) == "keep within 60 and 90 items"
    assert aim(replace(BAND, low=None), items) == "keep at most 90 items"
    assert aim(replace(BAND, high=None), items) == "keep at least 60 items"
    assert aim(replace(BAND, low=0, high=0), items) == "hold 0 items"
    assert progress_words(BAND, items) == "75 % of the weeks inside"


def test_what_keeps_within_bounds_is_no_more_exact_for_where_it_began() -> None:
    load = KeyResultProgress(ProgressState.MEASURED, 24.804, 24.770, None, "items", 1.0)
    assert value_told(load.current, load) == "24.8 items"
    reached = replace(load, target=30.0)
    assert value_told(reached.current, reached) == "24.77 items", "the control"


def test_what_is_outside_its_bounds_does_not_read_as_within_them() -> None:
    """«2 items» stood beside «keep within 0 and 2 items», of 2.006."""
    band = replace(BAND, low=0, high=2)
    over = KeyResultProgress(ProgressState.MEASURED, 1.867, 2.006, None, "items", 0.67)
    review = replace(review_of(), progress={KeyResultKey(LOVE.id, band.id): over})
    (card,) = key_result_cards(
        replace(LOVE, key_results=(band,)), review, last=None, snapshots=None
    )
    assert (card.current, card.aim) == ("2.01 items", "keep within 0 and 2 items")
    share = replace(over, current=0.1504, unit="ratio")
    tight = replace(BAND, low=0.1, high=0.15)
    assert value_told(share.current, share, bounds=tight.bounds) == "15.04 %"
    assert aim(tight, share) == "keep within 10 and 15 %"


def test_a_key_result_moves_in_numbers_that_read_apart() -> None:
    share = KeyResultProgress(ProgressState.MEASURED, 11.33, 11.29, 12.0, "percent", -0.06)
    assert aim(REACH, share) == "11.33 → 12 %"
    assert value_told(share.current, share) == "11.29 %"
    assert value_told(share.baseline, share) == "11.33 %"
