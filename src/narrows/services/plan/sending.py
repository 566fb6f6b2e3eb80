"""Plans and objectives as programs send them: plain values, held to the same checks as a file."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePath
from typing import cast

import yaml

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.domain.streams import PUSH
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.plan.applying import apply, compare
from narrows.services.plan.document import Document, document_of, document_of_objective
from narrows.services.plan.file import parse_plan
from narrows.services.plan.yaml_text import NO_FILE
from narrows.services.room import Room


def sent_plan(given: Mapping[str, object], known: Plan, *, connectors: Collection[str]) -> Plan:
    """A whole plan as it was sent.

    Args:
        given: As in a plan file.
        known: The home's, with the sources that it has.
        connectors: The names of the connectors that are there.

    Raises:
        NarrowsError: `source-by-hand`, and what `parse_plan` refuses.
    """
    plan = _parsed(given, connectors=connectors, before=known)
    held = {each.id: each.path for each in known.sources}
    for each in plan.sources:
        if each.connector == PUSH:
            continue
        # Whoever may write a plan may not read this machine's files with it.
        if held.get(each.id) != each.path:
            raise NarrowsError(
                "source-by-hand",
                f"Source «{each.id}» reads a file of this machine; that is said there, with "
                "`narrows apply`, and not from afar.",
            )
    return plan


def objective_document(plan: Plan, id_: str) -> Document:
    """An objective as a plan file says it.

    Raises:
        NarrowsError: `objective-unknown`.
    """
    return document_of_objective(objective_named(plan, id_))


def objective_documents(plan: Plan) -> Sequence[Document]:
    """All objectives as a plan file says them, in its order."""
    return [document_of_objective(each) for each in plan.objectives]


def add_objective(
    room: Room, given: Mapping[str, object], *, metrics: Sequence[Mapping[str, object]] = ()
) -> Objective:
    """Write a further objective, after all others of its owner, with `metrics` that the plan lacks.

    Raises:
        NarrowsError: `objective-taken`, `cycle-closed`, `plan-stale`, and what a plan file with it
            would be refused for.
    """
    id_ = given.get("id")
    if id_ is not None and room.plan.objective(str(id_)) is not None:
        raise NarrowsError(
            "objective-taken",
            f"There is an objective «{id_}» already; change that one, or take another id.",
        )
    objectives = [*objective_documents(room.plan), given]
    plan = _with_objectives(room.plan, objectives, metrics=metrics)
    added = plan.objectives[-1]
    _save(room, plan)
    return added


def change_objective(
    room: Room,
    id_: str,
    *,
    given: Mapping[str, object],
    metrics: Sequence[Mapping[str, object]] = (),
) -> Objective:
    """Write an objective anew, with `metrics` that the plan lacks; its place stays.

    Raises:
        NarrowsError: `objective-unknown`, `objective-renamed`, `cycle-closed`, `plan-stale`, and
            what a plan file with it would be refused for.
    """
    objective_named(room.plan, id_)
    if given.get("id", id_) != id_:
        raise NarrowsError(
            "objective-renamed",
            f"«{id_}» stays «{id_}»: check-ins and what people said know it by that; leave `id` "
            "out, or add an objective of another id.",
        )
    plan = _with_objectives(
        room.plan,
        [
            {**given, "id": id_} if each["id"] == id_ else each
            for each in objective_documents(room.plan)
        ],
        metrics=metrics,
    )
    _save(room, plan)
    return objective_named(plan, id_)


def remove_objective(room: Room, id_: str) -> None:
    """Take an objective out of the plan; what was said and seen of it stays.

    Raises:
        NarrowsError: `objective-unknown`, `cycle-closed`, `plan-stale`, and what a plan file
            without it would be refused for.
    """
    objective_named(room.plan, id_)
    left = [each for each in objective_documents(room.plan) if each["id"] != id_]
    _save(room, _with_objectives(room.plan, left))


def _save(room: Room, plan: Plan) -> None:
    apply(compare(room.repository, plan), room.repository, now=room.now)


def _with_objectives(
    plan: Plan,
    objectives: Sequence[Mapping[str, object]],
    *,
    metrics: Sequence[Mapping[str, object]] = (),
) -> Plan:
    known = {each.connector for each in plan.sources}
    document = document_of(plan)
    told = [*cast("list[Document]", document.get("metrics", [])), *metrics]
    more = {"metrics": told} if told else {}
    given = {**document, **more, "objectives": list(objectives)}
    return _parsed(given, connectors=known, before=plan)


def _parsed(document: Mapping[str, object], *, connectors: Collection[str], before: Plan) -> Plan:
    text = yaml.safe_dump(dict(document), allow_unicode=True, sort_keys=False)
    root = PurePath("/")
    return parse_plan(text, file=NO_FILE, folder=root, connectors=connectors, before=before)
