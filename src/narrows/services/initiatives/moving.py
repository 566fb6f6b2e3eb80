"""Moving a key result that is something to do to the initiatives, where it can be swapped."""

from collections.abc import Iterable
from dataclasses import replace

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Hypothesis, Initiative, Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import Act, Kind, Saying
from narrows.rules.places import words
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.cycles.states import refuse_closed
from narrows.services.imports.slugs import slug_of
from narrows.services.initiatives.proposing import proposed
from narrows.services.initiatives.turns import owners_behalf, used_ids
from narrows.services.plan.editing import checked, with_initiative, with_objective
from narrows.services.plan.metric_checks import choice
from narrows.services.remarks import Remark
from narrows.services.room import Room

MOVED = "key_result"
"""The detail of a proposal that says which key result it was before."""


def move_key_result(room: Room, key: str, *, remark: Remark) -> Saying:
    """Take a key result out and propose what it says as a bet on the first one that is left.

    What was checked in of it and said about it stays. The same again, as of a double click, is
    done once.

    Args:
        room: Where it is decided.
        key: Objective and key result: `love-mobile/portal`.
        remark: Why, if anything is said; it is up to the objective's owner.

    Raises:
        NarrowsError: `objective-unknown`, `key-result-unknown`, `initiative-not-yours`,
            `behalf-unknown`, `cycle-closed`, `text-too-long`, what `checked` refuses, and
            `plan-stale`.
    """
    id_, _, part = key.partition("/")
    objective, told = objective_named(room.plan, id_), room.repository.sayings()
    found = next((each for each in objective.key_results if each.id == part), None)
    if found is None:
        return _moved_already(objective, part, told=told)
    refuse_closed(objective.cycle, told)
    behalf = owners_behalf(room, objective, remark=remark)
    text = words(found, room.plan)
    taken = used_ids(room.plan, told, objective=id_)
    left = _without(objective, part)
    bet = Initiative(
        slug_of(text, taken=taken, usual="bet"),
        text,
        hypotheses=tuple(Hypothesis(each.id) for each in left.key_results[:1]),
    )
    spoken = replace(remark, behalf=behalf)
    said = proposed(room, left, initiative=bet, remark=spoken, details=[(MOVED, part)])
    plan: Plan = checked(with_objective(room.plan, with_initiative(left, bet)), before=room.plan)
    decision = Decision((said,), seen=0, plan=plan, revision=room.revision)
    return room.repository.decide(decision, request_key=remark.request_key)[0]


def _without(objective: Objective, part: str) -> Objective:
    """An objective without a key result, and without bets on it being bets on it."""
    return replace(
        objective,
        key_results=tuple(each for each in objective.key_results if each.id != part),
        initiatives=tuple(
            replace(each, hypotheses=tuple(h for h in each.hypotheses if h.key_result != part))
            for each in objective.initiatives
        ),
    )


def _moved_already(objective: Objective, part: str, *, told: Iterable[Saying]) -> Saying:
    for each in told:
        is_own = each.about.key.startswith(f"{objective.id}/") and each.act is Act.PROPOSE
        if each.about.kind is Kind.INITIATIVE and is_own and each.detail(MOVED) == part:
            return each
    known = [each.id for each in objective.key_results]
    raise NarrowsError(
        "key-result-unknown",
        f"«{objective.id}» has no key result «{part}»; {choice(part, known)}.",
    )
