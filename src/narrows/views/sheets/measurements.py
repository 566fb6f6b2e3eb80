"""What was measured of a stream, one number a row, as `narrows flow --json` has them."""

from collections.abc import Sequence

from narrows.domain.measure import Measurement
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.streams import UNALIGNED_WORK
from narrows.views.sheets.sheet import MEASURED, Sheet, measured_as, said_of
from narrows.views.soundness import hours_of

COLUMNS = (
    "stream", "metric", "statistic", "item_type", "status", "period_start", "period_end",
    "value", "unit", "n_items", "n_unmeasured", *MEASURED,
)  # fmt: skip


def measurements_sheet(
    measured: Sequence[Measurement], *, of: str, versions: Sequence[PolicyVersion] = ()
) -> Sheet:
    """Lay measurements out.

    Args:
        measured: In order.
        of: What the stream is called.
        versions: Of its policy, the oldest first.
    """
    rows = [
        (
            each.stream or UNALIGNED_WORK, each.metric, each.statistic, each.item_type,
            each.status, each.period.start, each.period.end, each.value, each.unit,
            each.n_items, each.n_unmeasured,
            *measured_as(
                each.as_of,
                complete_until=each.complete_until,
                policy=said_of(each.policy, versions, day_hours=hours_of(each.metric)),
            ),
        )
        for each in measured
    ]  # fmt: skip
    return Sheet(
        "measurements",
        f"Measurements of {of}",
        COLUMNS,
        rows,
        (("Periods", "half-open: the first day counts, the last one does not"),),
    )
