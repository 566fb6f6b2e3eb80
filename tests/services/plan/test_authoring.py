"""Streams write their own objectives; what is handed down is recorded, what is written is safe."""

from dataclasses import replace

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION, Initiative, Objective
from narrows.domain.plan import Plan
from narrows.services.plan.authoring import authored
from tests.web.plans import INSURER

LOVE = INSURER.objective("love-mobile") or INSURER.objectives[0]
NEW = replace(LOVE, id="new", initiatives=(Initiative("sit-in", "Sit together"),))


def with_new(objective: Objective) -> Plan:
    return replace(INSURER, objectives=(*INSURER.objectives, objective))


def edited(objective: Objective) -> Plan:
    return replace(
        INSURER,
        objectives=tuple(objective if o.id == objective.id else o for o in INSURER.objectives),
    )


def refused(plan: Plan, *, by: str) -> str:
    with pytest.raises(NarrowsError) as refusal:
        authored(plan, before=INSURER, by=by)
    return refusal.value.slug


def test_what_a_stream_writes_is_its_own() -> None:
    new = authored(with_new(NEW), before=INSURER, by=LOVE.owner).objective("new")
    assert new is not None
    assert (new.author, new.initiatives[0].author) == (None, None)


def test_what_is_handed_down_says_by_whom() -> None:
    new = authored(with_new(NEW), before=INSURER, by=ORGANISATION).objective("new")
    assert new is not None
    assert new.author == ORGANISATION
    assert new.initiatives[0].author is None, "it is the objective's author's"


def test_a_bet_that_is_handed_down_says_by_whom() -> None:
    bet = replace(LOVE, initiatives=(*LOVE.initiatives, Initiative("other", "Another")))
    plan = authored(edited(bet), before=INSURER, by=ORGANISATION)
    found = plan.objective(LOVE.id)
    assert found is not None
    assert [each.author for each in found.initiatives][-1] == ORGANISATION
    assert found.initiatives[:-1] == LOVE.initiatives


@pytest.mark.parametrize(
    "plan",
    [
        edited(replace(LOVE, text="Said by somebody else")),
        edited(replace(LOVE, key_results=LOVE.key_results[1:])),
        edited(replace(LOVE, initiatives=())),
        replace(INSURER, objectives=tuple(o for o in INSURER.objectives if o.id != LOVE.id)),
    ],
)
def test_nobody_overwrites_what_a_stream_wrote(plan: Plan) -> None:
    assert LOVE.initiatives
    assert refused(plan, by=ORGANISATION) == "objective-not-yours"
    assert authored(plan, before=INSURER, by=LOVE.owner) == plan, "the owner may"
    assert authored(plan, before=INSURER, by=None) == plan, "without --as, its owner is meant"


def test_who_handed_an_objective_down_may_still_change_it() -> None:
    before = authored(with_new(NEW), before=INSURER, by=ORGANISATION)
    handed = before.objective("new")
    assert handed is not None
    later = replace(
        before, objectives=tuple(replace(o, why="Because") if o == handed else o
                                 for o in before.objectives),
    )  # fmt: skip
    assert authored(later, before=before, by=ORGANISATION) == later
    assert authored(later, before=before, by=LOVE.owner) == later


@pytest.mark.parametrize("by", [ORGANISATION, LOVE.owner, None])
def test_a_file_that_names_no_author_takes_none_away(by: str | None) -> None:
    bet = Initiative("theirs", "Another")
    file = with_new(NEW)
    handed = authored(file, before=INSURER, by=ORGANISATION)
    assert authored(file, before=handed, by=by) == handed
    more = replace(NEW, initiatives=(*NEW.initiatives, bet))
    offered = authored(with_new(more), before=authored(file, before=INSURER, by=LOVE.owner),
                       by=ORGANISATION)  # fmt: skip
    assert authored(with_new(more), before=offered, by=by) == offered
    new = offered.objective("new")
    assert new is not None
    assert [each.author for each in new.initiatives] == [None, ORGANISATION]


def test_nobody_writes_in_anothers_name() -> None:
    assert refused(with_new(replace(NEW, author=ORGANISATION)), by=LOVE.owner) == "author-not-you"
    assert refused(with_new(NEW), by="nobody") == "behalf-unknown"
