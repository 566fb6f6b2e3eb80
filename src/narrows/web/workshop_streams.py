"""What the steps of a workshop about streams say: the streams, and the teams."""

from collections.abc import Mapping

from narrows.domain.plan import Plan
from narrows.services.workshop.short_ids import id_from
from narrows.web.sent_form import FieldError
from narrows.web.workshop_rows import (
    Told,
    answered,
    ids_in,
    listed,
    refuse_emptied,
    row_of,
    rows_with,
)


def streams_told(told: Told, plan: Plan) -> list[Mapping[str, object]]:
    """The streams, each with whom it serves.

    Raises:
        FieldError: One field cannot be read, or would be emptied in vain.
    """
    found: dict[str, Mapping[str, object]] = {}
    for n in range(len(plan.streams)):
        _refuse_emptied_stream(told, n, plan=plan)
    for n, row in rows_with(told, "name"):
        if not row.get("customer"):
            raise FieldError(f"{n}-customer", f"Say whom «{row['name']}» serves.")
        id_ = row.get("id") or id_from(row["name"], taken=ids_in(told, found))
        kept = {each: row.get(each, "") for each in ("name", "customer", "phase")}
        _refuse_twice(row, f"{n}-name", found=found, plan=plan)
        found[id_] = {**answered({"id": id_, **kept}), "pilot": bool(row.get("pilot"))}
    if not found:
        raise FieldError("0-name", "Name one at least: the whole way from a request to its value.")
    return list(found.values())


def _refuse_twice(
    row: Told, name: str, *, found: Mapping[str, Mapping[str, object]], plan: Plan
) -> None:
    """Refuse two streams one name, which pages could not tell apart, unless a file gave it both."""
    stays = _is_called(plan, row.get("id"), name=row["name"])
    called = {
        f"{each['name']}".casefold(): f"{each['name']}"
        for id_, each in found.items()
        if not (stays and _is_called(plan, id_, name=each["name"]))
    }
    if same := called.get(row["name"].casefold()):
        raise FieldError(name, f"There is a stream «{same}» above; call one of them otherwise.")


def _is_called(plan: Plan, id_: str | None, *, name: object) -> bool:
    """Whether the plan calls a stream so already."""
    own = plan.stream(id_ or "")
    return own is not None and (own.name or own.id) == name


def _refuse_emptied_stream(told: Told, n: int, *, plan: Plan) -> None:
    stream = plan.stream(row_of(told, n).get("id", ""))
    if stream is None:
        return
    name = stream.name or stream.id
    refuse_emptied(told, f"{n}-name", before=name, do="A stream stays in the plan: give it a name")
    refuse_emptied(told, f"{n}-phase", before=stream.phase, do=f"Say in which phase «{name}» is")


def phase_field(told: Told, said: str) -> str:
    """The field with a phase that its customer does not have, as the plan refuses it."""
    return next(
        (
            name
            for name, value in told.items()
            if name.endswith("-phase") and f"no phase «{value.strip()}»" in said
        ),
        "",
    )


def teams_told(told: Told, plan: Plan) -> Mapping[str, object]:
    """The teams of each stream; one without an answer is asked for again.

    Raises:
        FieldError: None is named, or those of a stream would be emptied in vain.
    """
    said = {
        each.id: listed(row_of(told, n).get("teams", "")) for n, each in enumerate(plan.streams)
    }
    if not any(said.values()):
        raise FieldError("0-teams", "Name one at least.")
    for n, each in enumerate(plan.streams):
        if each.teams and not said[each.id]:
            raise FieldError(
                f"{n}-teams",
                f"Name a team of «{each.name or each.id}»; the plan says "
                f"«{', '.join(each.teams)}», and an empty field keeps that.",
            )
    return answered(said)
