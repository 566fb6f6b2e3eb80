"""Which objectives of a cycle are asked for, and which part of them is shown."""

from dataclasses import replace
from datetime import timedelta

import pytest

from narrows.domain.check_in import CheckIn
from narrows.domain.finding import Finding, Severity
from narrows.services.check_ins.states import CheckInState
from narrows.views.objective_rows import ToldOfObjectives
from narrows.views.objectives import ObjectivesPage, objectives
from narrows.views.objectives_asked import PAGE_OBJECTIVES, ObjectivesAsked
from tests.web.large import large_review
from tests.web.reviews import NOW

REVIEW = large_review()
TOLD = ToldOfObjectives((CheckIn("o7", 1, NOW, "local owner"),))


def asked(**said: object) -> ObjectivesPage:
    question = replace(ObjectivesAsked(), **said)  # type: ignore[arg-type]
    return objectives(REVIEW, TOLD, now=NOW, asked=question)


def ids(page: ObjectivesPage) -> list[str]:
    return [each.id for owner in page.owners for each in owner.objectives]


def test_the_parts_of_the_list_are_the_list() -> None:
    whole = ids(objectives(REVIEW, TOLD, now=NOW))
    first = asked()
    parts = [ids(asked(page=number)) for number in range(1, first.listed.n_pages + 1)]
    assert [each for part in parts for each in part] == whole
    assert len(whole) == first.listed.n_objectives == first.listed.n_found == 200
    assert max(map(len, parts)) <= PAGE_OBJECTIVES


def test_a_part_beyond_the_last_is_the_last() -> None:
    last = asked(page=10**9)
    assert last.listed.page == last.listed.n_pages == 200 // PAGE_OBJECTIVES
    assert ids(last) == ids(asked(page=last.listed.n_pages))


def test_an_objective_keeps_its_rank_on_whichever_part_it_stands() -> None:
    ranks = {
        each.id: each.rank
        for owner in objectives(REVIEW, TOLD, now=NOW).owners
        for each in owner.objectives
    }
    for number in range(1, 200 // PAGE_OBJECTIVES + 1):
        for owner in asked(page=number).owners:
            assert all(each.rank == ranks[each.id] for each in owner.objectives)


def test_owners_that_want_nothing_are_shown_until_something_is_asked_for() -> None:
    nothing = replace(REVIEW, plan=replace(REVIEW.plan, objectives=()))
    page = objectives(nothing, TOLD, now=NOW, asked=ObjectivesAsked())
    assert [each.owner for each in page.owners] == [
        "organisation",
        *(f"s{n}" for n in range(PAGE_OBJECTIVES - 1)),
    ]
    assert not objectives(nothing, TOLD, now=NOW, asked=ObjectivesAsked(words="letters")).owners
    alone = objectives(nothing, TOLD, now=NOW, asked=ObjectivesAsked(owner="s40"))
    assert [(each.owner, each.objectives) for each in alone.owners] == [("s40", ())]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"owner": "s3"}, ["o23", "o83", "o143"]),
        ({"stream": "s0"}, [*(f"o{n}" for n in range(20)), "o20", "o80", "o140"]),
        ({"state": CheckInState.FRESH}, ["o7"]),
        ({"words": "LETTERS 123"}, ["o123"]),
        ({"words": "way-59"}, ["o79", "o139", "o199"]),
        ({"words": "flow time letters 199"}, ["o199"]),
        ({"words": "42", "owner": "organisation"}, []),
    ],
)
def test_what_is_asked_for_is_found(said: dict[str, object], found: list[str]) -> None:
    first = asked(**said)
    shown = [ids(asked(**said, page=n)) for n in range(1, first.listed.n_pages + 1)]
    assert sorted(each for part in shown for each in part) == sorted(found)
    assert (first.listed.n_found, first.listed.n_objectives) == (len(found), 200)


def test_what_is_found_and_not_answered_is_asked_for() -> None:
    found = Finding("r", Severity.WARN, "s3/o23/time", "It.", "Why.", "000", "Else.")
    answered = replace(found, where="s3/o83", muted="We know.")
    near = replace(found, where="s3/o2")
    review = replace(REVIEW, findings=(found, answered, near))
    page = objectives(review, TOLD, now=NOW, asked=ObjectivesAsked(is_found=True))
    assert ids(page) == ["o23"]
    (row,) = page.owners[0].objectives
    assert row.findings == (found,)
    assert row.key_results[0].findings == (found,)
    assert objectives(review, TOLD, now=NOW).findings == (near,)


def test_each_row_of_a_part_has_the_last_check_in_of_its_own() -> None:
    later = tuple(
        CheckIn(f"o{n}", number, NOW - timedelta(days=number), "local owner")
        for n in range(200)
        for number in range(1, 14)
    )
    page = objectives(REVIEW, ToldOfObjectives(later), now=NOW, asked=ObjectivesAsked(page=3))
    assert len(ids(page)) == PAGE_OBJECTIVES
    assert {each.check_in.number for owner in page.owners for each in owner.objectives} == {13}
