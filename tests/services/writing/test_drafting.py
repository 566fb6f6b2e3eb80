"""An objective is read however far it has come, and each misfit is told at its place."""

import pytest

from narrows.services.writing.drafting import Draft, drafted
from tests.web.plans import INSURER


def draft(**given: object) -> Draft:
    whole = {"cycle": "2026-Q4", "owner": "policy", "text": "Claims feel light", **given}
    return drafted(INSURER, whole)


def refused(**given: object) -> list[tuple[tuple[object, ...], str]]:
    return [(each.at, each.slug) for each in draft(**given).refused]


def test_nothing_written_yet_is_no_crash() -> None:
    empty = drafted(INSURER, {})
    assert ("text",) in [each.at for each in empty.refused]
    assert empty.objective.owner == "organisation"


def test_ids_are_made_of_words_and_once_only() -> None:
    made = draft(
        text="Customers love our mobile experience",
        key_results=["NPS from 31 to 37", {"text": "NPS from 31 to 37"}],
        initiatives=["Sit together", {"id": "sit-together", "text": "Sit together"}],
    ).objective
    assert made.id == "customers-love-mobile-experience"
    assert [each.id for each in made.key_results] == ["nps", "nps-2"]
    assert [each.id for each in made.initiatives] == ["sit-together-2", "sit-together"]
    taken = draft(text="Most innovative").objective
    assert taken.id == "most-innovative-2", "there is one of that id"


@pytest.mark.parametrize(
    ("key_result", "told"),
    [
        ({"text": "NPS from 31 to 37"}, ((), "key-result-without-metric")),
        ({"metric": "mobile-nps"}, ((), "key-result-without-target")),
        ({"metric": "mobile-nps", "target": 3.0, "baseline": 3.0}, (("target",), "target-is-baseline")),
        ({"metric": "mobil-nps", "target": 3.0}, (("metric",), "metric-unknown")),
        ({"metric": "mobile-nps", "target": "much"}, (("target",), "plan-invalid")),
        ({"metric": "status_wait", "target": 0.0}, (("of",), "scope-incomplete")),
        ({"metric": "flow_time", "target": 9.0, "of": {"statistic": "p7"}}, (("of", "statistic"), "name-unknown")),
        ({"metric": "mobile-nps", "target": 40.0, "low": 3.0}, (("target",), "key-result-two-kinds")),
    ],
)  # fmt: skip
def test_a_key_result_is_told_what_it_lacks(
    key_result: dict[str, object], told: tuple[tuple[str, ...], str]
) -> None:
    good = {"metric": "mobile-nps", "target": 40.0}
    at, slug = told
    found = refused(key_results=[good, key_result])
    assert (("key_results", 1, *at), slug) in found
    assert not [each for each in found if each[0][:2] == ("key_results", 0)]


def test_a_number_that_cannot_be_read_is_not_called_missing_too() -> None:
    found = refused(key_results=[{"metric": "mobile-nps", "target": "much"}])
    assert found == [(("key_results", 0, "target"), "plan-invalid")]


def test_a_new_metric_is_known_to_what_it_comes_with() -> None:
    smiles = {"id": "smiles", "title": "Smiles", "unit": "points"}
    given = {
        "cycle": "2026-Q4",
        "text": "People smile",
        "key_results": [{"metric": "smiles", "target": 4.0}],
    }
    assert drafted(INSURER, given, metrics=[smiles]).refused == ()
    assert drafted(INSURER, given).refused != ()
    taken = drafted(INSURER, given, metrics=[{**smiles, "id": "mobile-nps"}]).refused
    assert (("metrics", 0, "id"), "metric-name-taken") in [(each.at, each.slug) for each in taken]


def test_a_flow_metric_is_of_the_owners_stream() -> None:
    made = draft(
        key_results=[
            {"metric": "flow_time", "target": 9.0, "counter_metric": {"metric": "flow_load"}}
        ]
    )
    assert made.refused == ()
    (key_result,) = made.objective.key_results
    assert key_result.of.stream == "policy"
    assert key_result.counter_metric is not None
    assert key_result.counter_metric.of.stream == "policy"


def test_hostile_shapes_are_told_and_not_raised() -> None:
    for given in (
        {"text": 3, "key_results": "all", "initiatives": [{"text": None}], "unknown": 1},
        {"key_results": [{"of": [1]}, {"counter_metric": 3}, 7, None]},
        {"text": "x" * 9_000, "waypoint": "\0", "ambition": "huge"},
    ):
        assert drafted(INSURER, given).refused
