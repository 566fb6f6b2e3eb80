"""Answers as JSON, in the shapes that people's scripts rely on."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from narrows.domain.flow import Bottleneck, FlowItem, StatusFlow
from narrows.domain.measure import Measurement
from narrows.domain.movements import LoadShare, Losses, StatusTraffic, WaitShared

if TYPE_CHECKING:
    # Only for their names: `narrows look` reads no plan, and `narrows lint` no history.
    from narrows.services.flow.counting import Counted
    from narrows.services.imports.drafted import Drafted
    from narrows.services.look.looking import LookAnswer
    from narrows.services.sources.syncing import SyncedSource


def text(answer: Mapping[str, object]) -> str:
    """One JSON object; undefined is `null`, and no number is infinite."""
    return json.dumps(plain(answer), ensure_ascii=False, allow_nan=False)


def plain(value: object) -> object:
    """A value as JSON has it: records and mappings as objects, instants in UTC with `Z`."""
    if value is None or isinstance(value, str | int | float):
        return value
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [plain(part) for part in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def measurements(
    measured: Iterable[Measurement], counted: "Sequence[Counted]"
) -> dict[str, object]:
    """What `narrows flow` answers; `counted` is how, stream by stream."""
    return {"measurements": list(measured), "counted": counted}


def items(found: Iterable[FlowItem], counted: "Sequence[Counted]") -> dict[str, object]:
    """What `narrows items` answers."""
    return {"items": list(found), "counted": counted}


def statuses(found: Iterable[StatusFlow], counted: "Sequence[Counted]") -> dict[str, object]:
    """What `narrows statuses` answers."""
    return {"statuses": list(found), "counted": counted}


def bottlenecks(found: Iterable[Bottleneck], counted: "Sequence[Counted]") -> dict[str, object]:
    """What `narrows bottleneck` answers."""
    return {"bottlenecks": list(found), "counted": counted}


def loads(found: Iterable[LoadShare], counted: "Sequence[Counted]") -> dict[str, object]:
    """What `narrows load` answers."""
    return {"loads": list(found), "counted": counted}


def traffic(found: Iterable[StatusTraffic], counted: "Sequence[Counted]") -> dict[str, object]:
    """What `narrows traffic` answers."""
    return {"traffic": list(found), "counted": counted}


def losses(found: Iterable[Losses], counted: "Sequence[Counted]") -> dict[str, object]:
    """What `narrows losses` answers."""
    return {"losses": list(found), "counted": counted}


def shared_waits(found: Iterable[WaitShared], counted: "Sequence[Counted]") -> dict[str, object]:
    """What `narrows waits` answers."""
    return {"waits": list(found), "counted": counted}


def imported(drafted: "Drafted") -> dict[str, object]:
    """What `narrows import` answers."""
    draft = drafted.draft
    return {
        "objectives": draft.objectives,
        "missing": drafted.missing,
        "faults": draft.faults,
        "draft": drafted.text,
    }


def look(answer: "LookAnswer") -> dict[str, object]:
    """What `narrows look` answers; `measurements` are those of the whole history."""
    return {
        "guessed": {
            "columns": answer.columns,
            "statuses": [
                {
                    "status": each.status,
                    "flow_state": each.flow_state or "ignore",
                    "confidence_ratio": each.confidence_ratio,
                    "because": each.because,
                    "queue_of": each.queue_of,
                }
                for each in answer.guesses
            ],
            "zone": answer.stream.policy.zone,
        },
        "measurements": answer.measurements,
        "statuses": answer.statuses,
        "bottlenecks": answer.bottlenecks,
        "faults": answer.faults,
        "as_of": answer.span.as_of,
    }


def sources(synced: "Iterable[SyncedSource]") -> dict[str, object]:
    """What `narrows sync` answers; `faults` are those listed, `n_faults` all of them."""
    return {"sources": [_source(each) for each in synced]}


def _source(synced: "SyncedSource") -> dict[str, object]:
    held = synced.held
    return {
        "id": synced.id,
        "items": held.n_items if held else 0,
        "transitions": held.n_transitions if held else 0,
        "new": held.n_new if held and not synced.incomplete else 0,
        "faults": held.faults if held else (),
        "n_faults": held.n_faults if held else 0,
        "complete_until": held.complete_until if held else None,
        "incomplete": synced.incomplete,
    }
