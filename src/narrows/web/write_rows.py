"""From the fields of one row to a key result or a bet as a plan file says it."""

from collections.abc import Mapping
from typing import cast

from narrows.services.plan.metric_checks import flow_metrics
from narrows.services.writing.fitting import Given
from narrows.web.write_fields import INITIATIVES, KEY_RESULTS, NEW_METRIC, NUMBERS, SCOPE, row_of
from narrows.web.write_reader import FieldReader


def key_result_in(reader: FieldReader, row: str, *, new: Mapping[str, str]) -> Given:
    """The key result of a row; what no field shows stays as it was."""
    fields = row_of(reader.told, KEY_RESULTS, row=row)
    before = reader.before(KEY_RESULTS, fields.get("id", ""))
    title = title_in(reader, row)
    metric = fields.get("metric") if title is None else new[title]
    name = f"{KEY_RESULTS}/{row}/".__add__
    part: dict[str, object] = {
        **before,
        "text": fields.get("text"),
        "metric": metric,
        "of": _scope(reader, row, before=before if before.get("metric") == metric else {}),
        **{each: reader.number(name(each), reader.unit(row)) for each in NUMBERS},
    }
    if part["baseline"] != before.get("baseline"):
        part["baseline_at"] = None  # it was measured then, and this is another number
    counter = cast("Given", before.get("counter_metric", {}))
    if counter.get("metric", "") != fields.get("counter", ""):
        part["counter_metric"] = said({"metric": fields.get("counter")})
    return said(part)


def _scope(reader: FieldReader, row: str, *, before: Given) -> Given:
    """What of a flow metric is meant; its stream stays, as of another metric it is the owner's."""
    fields = row_of(reader.told, KEY_RESULTS, row=row)
    if fields.get("metric") not in flow_metrics():
        return {}
    of: dict[str, object] = {**cast("Given", before.get("of", {}))}
    of |= {name: fields.get(name) for name in SCOPE}
    of["window_weeks"] = reader.whole(f"{KEY_RESULTS}/{row}/window_weeks")
    return said(of)


def bet_in(reader: FieldReader, row: str, *, ids: Mapping[str, object]) -> Given:
    """The bet of a row; `ids` are those of the key results, by their rows."""
    fields = row_of(reader.told, INITIATIVES, row=row)
    before = reader.before(INITIATIVES, fields.get("id", ""))
    if "text" not in fields:
        return before  # somebody decided on it, and it changes where that is done
    hypotheses = cast("list[Given]", before.get("hypothesis", []))
    part = {**before, "text": fields["text"], "status": fields.get("status")}
    if len(hypotheses) < 2:
        name = f"{INITIATIVES}/{row}/".__add__
        told = said(
            {
                "key_result": ids.get(fields.get("moves", "")),
                "change": reader.number(name("by"), reader.unit(fields.get("moves", ""))),
                "by_week": reader.whole(name("until")),
                "because": fields.get("because"),
            }
        )
        part["hypothesis"] = [told] if told else []
        if told and "key_result" not in told:
            part["hypothesis"] = []
            reader.unread[name("moves")] = "Say which key result it should move."
    return said(part)


def said(parts: Given) -> dict[str, object]:
    """Parts of an objective without those that say nothing."""
    return {name: value for name, value in parts.items() if value not in (None, "", [], {})}


def title_in(reader: FieldReader, row: str) -> str | None:
    """What a metric is called that the plan lacks; two rows may be of the same one."""
    fields = row_of(reader.told, KEY_RESULTS, row=row)
    if fields.get("metric") != NEW_METRIC:
        return None
    return fields.get("new_title") or fields.get("text") or ""
