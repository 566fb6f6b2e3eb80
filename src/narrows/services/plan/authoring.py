"""Authoring: who writes what of a plan, and who may not.

Streams write their own objectives. Somebody else may hand one down, which is recorded; nobody
overwrites what a stream wrote.
"""

from dataclasses import replace

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Initiative, Objective
from narrows.domain.plan import Plan
from narrows.services.remarks import known_behalf


def authored(plan: Plan, *, before: Plan | None, by: str | None) -> Plan:
    """A plan in which what is new has its author, and what is known keeps the one that it has.

    A file that names no author takes none away: it is applied again and again.

    Args:
        plan: As its author wants it.
        before: The one that there is.
        by: The organisation or a stream; `None` is whoever owns it.

    Raises:
        NarrowsError: `behalf-unknown`, `author-not-you`, `objective-not-yours`.
    """
    known = {each.id: each for each in before.objectives} if before else {}
    plan = replace(plan, objectives=tuple(_remembered(o, known.get(o.id)) for o in plan.objectives))
    if by is None:
        return plan
    known_behalf(plan, by)
    for gone in known.keys() - {each.id for each in plan.objectives}:
        _refuse_foreign(known[gone], by=by)
    return replace(
        plan, objectives=tuple(_objective(o, known.get(o.id), by=by) for o in plan.objectives)
    )


def _remembered(objective: Objective, known: Objective | None) -> Objective:
    if known is None:
        return objective
    authors = {each.id: each.author for each in known.initiatives}
    return replace(
        objective,
        author=objective.author or known.author,
        initiatives=tuple(
            replace(each, author=each.author or authors.get(each.id))
            for each in objective.initiatives
        ),
    )


def _objective(objective: Objective, known: Objective | None, *, by: str) -> Objective:
    if objective == known:
        return objective
    if known is None:
        author = _author(objective.author, usual=objective.owner, by=by)
        objective = replace(objective, author=author)
    elif replace(objective, initiatives=known.initiatives) != known:
        _refuse_foreign(known, by=by)
    return replace(objective, initiatives=_initiatives(objective, known, by=by))


def _initiatives(
    objective: Objective, known: Objective | None, *, by: str
) -> tuple[Initiative, ...]:
    usual = objective.author or objective.owner
    before = {each.id: each for each in known.initiatives} if known else {}
    kept = {each.id for each in objective.initiatives if before.get(each.id) == each}
    for id_ in before.keys() - kept:
        if by not in {objective.owner, before[id_].author or usual}:
            raise _not_yours(f"The bet «{before[id_].text}»", objective.owner, by=by)
    return tuple(
        each
        if each.id in before
        else replace(each, author=_author(each.author, usual=usual, by=by))
        for each in objective.initiatives
    )


def _author(said: str | None, *, usual: str, by: str) -> str | None:
    if said not in {None, by}:
        raise NarrowsError(
            "author-not-you",
            f"The file says that «{said}» wrote what is new in it, and it is applied as «{by}»; "
            f"leave `author` out, or apply it with `--as {said}`.",
        )
    return None if by == usual else by


def _refuse_foreign(objective: Objective, *, by: str) -> None:
    if by not in {objective.owner, objective.author or objective.owner}:
        raise _not_yours(f"The objective «{objective.text}»", objective.owner, by=by)


def _not_yours(what: str, owner: str, *, by: str) -> NarrowsError:
    return NarrowsError(
        "objective-not-yours",
        f"{what} is of «{owner}», and «{by}» may comment and ask but not change it; say it with "
        "`narrows talk`.",
    )
