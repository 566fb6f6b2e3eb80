"""What a form says about a request for work, or about a draft that leaders may take."""

from collections.abc import Sequence

from narrows.domain.okr import Initiative
from narrows.domain.sayings import Saying
from narrows.services.imports.slugs import slug_of
from narrows.services.initiatives.turns import used_ids
from narrows.services.layers import taking
from narrows.services.layers.drafting import Draft
from narrows.services.layers.taken import Taking
from narrows.services.refusals import accepting, refusing
from narrows.services.refusals.requests import request_numbered
from narrows.services.reviewing import Review
from narrows.services.room import Room
from narrows.web.sent_form import FieldError, Told, remark_of
from narrows.web.typed_number import number_typed


def request_answered(room: Room, number: int, *, told: Told) -> Saying:
    """Refuse a request by the stream's value metric, or accept it as a bet of an objective.

    Raises:
        FieldError: It does not say which, or of which objective.
        NarrowsError: What the verb refuses.
    """
    if told.get("act") == "refuse":
        return refusing.disqualify(room, number, remark=remark_of(told))
    if told.get("act") != "accept":
        raise FieldError("words", "Refuse it and say why, or accept it as a bet.")
    objective = told.get("objective", "")
    if not objective:
        raise FieldError("objective", "Choose the objective that it is a bet for.")
    sayings = room.repository.sayings()
    found = request_numbered(sayings, number)
    taken = used_ids(room.plan, sayings, objective=objective)
    bet = Initiative(slug_of(found.what, taken=taken, usual="request"), text="")
    remark = remark_of(told)
    return accepting.accept(room, number, objective=objective, initiative=bet, remark=remark)


def draft_answered(room: Room, found: Sequence[Draft], *, told: Told, review: Review) -> Saying:
    """Take a draft for the current cycle, or drop it.

    Raises:
        FieldError: It does not say which, or the target is no number.
        NarrowsError: What the verb refuses.
    """
    status, cycle = told.get("draft", ""), review.cycle.id if review.cycle else ""
    if told.get("act") == "drop":
        return taking.drop(room, status, cycle=cycle, found=found, remark=remark_of(told))
    if told.get("act") != "take":
        raise FieldError("words", "Take it, or drop it and say why.")
    wanted = Taking(status, cycle, target_days=_days(told.get("target", "")))
    return taking.take(room, wanted, found=found, remark=remark_of(told))


def _days(told: str) -> float:
    days = number_typed(told, "days")
    if days is None:
        raise FieldError("target", "Say how many days an item may wait there, such as 2.")
    return days
