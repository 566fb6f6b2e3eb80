"""Saving what was written, held to the checks of a plan file; once, for a double click too."""

from collections.abc import Sequence

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Objective
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.plan.sending import add_objective, change_objective, objective_documents
from narrows.services.room import Room
from narrows.services.writing.drafting import drafted, named
from narrows.services.writing.fitting import Given, Refused


class UnfinishedError(NarrowsError):
    """What was written is not what a home takes yet.

    Attributes:
        refused: What is wrong, each with its place.
    """

    def __init__(self, message: str, *, refused: Sequence[Refused]) -> None:
        super().__init__("objective-unfinished", message)
        self.refused = tuple(refused)


def write(room: Room, given: Given, *, metrics: Sequence[Given] = ()) -> Objective:
    """Write a new objective; the very same again, as of a double click, is written once.

    Args:
        room: Where it is written.
        given: As a plan file says it; ids may be left out and are made of words then.
        metrics: Business metrics that the plan lacks, and that come with it.

    Raises:
        UnfinishedError: `objective-unfinished`.
        NarrowsError: What `add_objective` refuses.
    """
    for each in objective_documents(room.plan):
        # Of the same words another id would be made, with a number behind.
        if not given.get("id") and each == {**_told(named(room.plan, given)), "id": each["id"]}:
            return drafted(room.plan, each).objective
    _refuse_unfinished(room, given, metrics=metrics)
    return add_objective(room, _told(named(room.plan, given)), metrics=metrics)


def rewrite(
    room: Room,
    id_: str,
    *,
    given: Given,
    metrics: Sequence[Given] = (),
) -> Objective:
    """Write an objective anew.

    Args:
        room: Where it is written.
        id_: Of the objective.
        given: All that it says from now on, as a plan file says it.
        metrics: Business metrics that the plan lacks, and that come with it.

    Raises:
        UnfinishedError: `objective-unfinished`.
        NarrowsError: What `change_objective` refuses.
    """
    objective_named(room.plan, id_)
    whole = {**given, "id": id_}
    _refuse_unfinished(room, whole, metrics=metrics)
    return change_objective(room, id_, given=_told(named(room.plan, whole)), metrics=metrics)


def _refuse_unfinished(room: Room, given: Given, *, metrics: Sequence[Given]) -> None:
    refused = drafted(room.plan, given, metrics=metrics).refused
    if refused:
        first, more = refused[0], len(refused) - 1
        place = ".".join(map(str, first.at))
        raise UnfinishedError(
            f"{place}: {first.message}" + (f" ({more} more)" if more else ""), refused=refused
        )


def _told(given: Given) -> Given:
    """Without parts that say nothing."""
    return {name: value for name, value in given.items() if value not in (None, "", [], {})}
