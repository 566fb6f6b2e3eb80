"""What the step of a workshop about value metrics says: one for each stream."""

from collections.abc import Mapping

from narrows.domain.plan import Plan
from narrows.domain.streams import ValueStream
from narrows.services.plan.metric_checks import flow_metrics
from narrows.services.workshop.short_ids import id_from
from narrows.web.sent_form import FieldError
from narrows.web.workshop_rows import Told, answered, row_of

USUALLY_BETTER = "higher"
"""What stands chosen where nobody chose how a new metric moves well."""


def metrics_told(told: Told, plan: Plan) -> Mapping[str, object]:
    """The ONE metric of each stream; one without an answer is asked for again.

    Raises:
        FieldError: A stream would keep two, or lose what is written.
    """
    said: dict[str, object] = {}
    taken = {each.id for each in plan.metrics} | set(flow_metrics())
    called = _called(plan)
    for n, each in enumerate(plan.streams):
        row = row_of(told, n)
        _refuse_two(row, n, plan=plan)
        if not row.get("known"):
            _refuse_unnamed(row, n, stream=each)
        title = row.get("title", "")
        if title.casefold() in called:
            said[each.id] = _shared(row, n, same=called[title.casefold()])
        elif title:
            id_ = id_from(title, taken=taken)
            taken.add(id_)
            rest = {name: row.get(name, "") for name in ("unit", "better")}
            said[each.id] = answered({"id": id_, "title": title, **rest})
            called[title.casefold()] = {"id": id_, "title": title, **rest}
        elif row.get("known"):
            said[each.id] = row["known"]
    if not said:
        raise FieldError("0-title", "Name the one number that this stream exists to move.")
    return said


def _shared(row: Told, n: int, *, same: Told) -> str:
    """The metric that is called so already: two of one name nobody could tell apart in a list.

    Raises:
        FieldError: It is measured otherwise, so that it is another.
    """
    for name in ("unit", "better"):
        # Which way is better always stands chosen: where nothing is known of it, nobody said it.
        is_other = row.get(name) != same[name] and (same[name] or name == "unit")
        if row.get(name) and is_other:
            before = f"with «{same[name]}»" if same[name] else f"without a {name},"
            raise FieldError(
                f"{n}-title",
                f"There is «{same['title']}» already, {before} where «{row[name]}» stands here: "
                "say the same of it, or call this one otherwise.",
            )
    return same["id"]


def _refuse_two(row: Told, n: int, *, plan: Plan) -> None:
    """Refuse a new metric beside one that is chosen: neither replaces the other in silence."""
    if not row.get("known"):
        return
    chosen = next((m.title or m.id for m in plan.metrics if m.id == row["known"]), row["known"])
    for name in ("title", "unit"):
        if new := row.get(name):
            raise FieldError(
                f"{n}-{name}",
                f"«{chosen}» is chosen above, and a stream has ONE metric: choose «a new one» "
                f"there, or empty «{new}» here.",
            )


def _refuse_unnamed(row: Told, n: int, *, stream: ValueStream) -> None:
    """Refuse a new metric without its name: what is written, or chosen, would be lost."""
    if row.get("title"):
        return
    other = "lower is better" if row.get("better", USUALLY_BETTER) != USUALLY_BETTER else ""
    if lost := row.get("unit") or other:
        raise FieldError(
            f"{n}-title",
            f"Say what the new metric is called as well: «{lost}» alone would be lost.",
        )
    if stream.value_metric:
        raise FieldError(
            f"{n}-title",
            f"Say what the new metric of «{stream.name or stream.id}» is called, or choose one "
            "above.",
        )


def _called(plan: Plan) -> dict[str, Told]:
    """What each metric of the plan is called, without its capitals → what a row says of it."""
    return {
        (each.title or each.id).casefold(): {
            "id": each.id,
            "title": each.title or each.id,
            "unit": each.unit,
            "better": each.better.value if each.better else "",
        }
        for each in plan.metrics
    }
