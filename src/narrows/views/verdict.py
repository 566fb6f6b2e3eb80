"""What holds the stream back, in sentences that a person can say aloud."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.analytics.bottleneck import NEEDED_DONE, NEEDED_WEEKS, NOT_ENOUGH_HISTORY
from narrows.domain.flow import Bottleneck, Effect
from narrows.views.river import RiverReach
from narrows.views.rounding import days, number, percent
from narrows.views.sentence import Of, Piece, Sentence, told


@dataclass(frozen=True, slots=True)
class Verdict:
    """The narrows and the longest delay in words.

    Attributes:
        subject: The status that is named, or the words in its place.
        is_named: Whether a narrows is named.
        limits: What follows the subject.
        delays: The longest pure delay, where there is one; its status comes first.
        delay_status: That status.
        baseline: Where items spend most time, where that is another status.
        how_sure: The probability and what it means.
    """

    subject: str
    is_named: bool
    limits: str
    delay_status: str | None
    delays: str
    baseline: str
    how_sure: str


def verdict(bottlenecks: Sequence[Bottleneck], reaches: Sequence[RiverReach]) -> Verdict:
    """Say what the bottlenecks say."""
    limits = next((each for each in bottlenecks if each.effect is Effect.LIMITS), None)
    delays = next((each for each in bottlenecks if each.effect is Effect.DELAYS), None)
    subject, text, is_named = _limits(limits, reaches)
    return Verdict(
        subject=subject,
        is_named=is_named,
        limits=text,
        delay_status=delays.status if delays else None,
        delays=_delays(delays),
        baseline=_baseline(limits, delays),
        how_sure=_how_sure(limits),
    )


def evidence_of(bottlenecks: Sequence[Bottleneck], effect: Effect) -> Bottleneck | None:
    """The bottleneck of one effect, where it has evidence."""
    return next((each for each in bottlenecks if each.effect is effect and each.evidence), None)


def _limits(found: Bottleneck | None, reaches: Sequence[RiverReach]) -> tuple[str, str, bool]:
    if found is None or (found.status is None and not found.undecided_between):
        reason = found.reason if found and found.reason else "no history of active work"
        if reason == NOT_ENOUGH_HISTORY:
            reason += f" (it takes {NEEDED_WEEKS} weeks and {NEEDED_DONE} items done)"
        return "No narrows can be named", f": {reason}.", False
    if found.undecided_between:
        contenders = " or ".join(found.undecided_between)
        perhaps = " perhaps" if len(found.undecided_between) == 1 else ""
        return contenders, f"{perhaps} holds this stream back; the history does not decide.", False
    reach = next((each for each in reaches if each.is_narrows), None)
    if reach is None:
        return str(found.status), " holds this stream back.", True
    return reach.status, Sentence(" holds this stream back: ", _pressure(reach)), True


def _pressure(reach: RiverReach) -> Sentence:
    waits = _of_reach(days(reach.queue_days, reach.day_hours), "queue_days", reach=reach)
    wait = Sentence("An item waits ", waits, " for it on average", _waiting(reach), ".")
    if reach.capacity_per_week is None:
        leave = _of_reach(
            _items(number(reach.departures_per_week)), "departures_per_week", reach=reach
        )
        return Sentence(leave, " a week pass. ", wait)
    passes = _of_reach(_items(number(reach.capacity_per_week)), "capacity_per_week", reach=reach)
    arrive = _of_reach(number(reach.arrivals_per_week), "arrivals_per_week", reach=reach)
    if reach.arrivals_per_week > reach.capacity_per_week:
        return Sentence("it passes ", passes, " a week while ", arrive, " arrive. ", wait)
    busy = Piece(percent(reach.arrivals_per_week / reach.capacity_per_week), Of.BESIDE)
    return Sentence(
        "it can pass ", passes, " a week and ", arrive, " arrive, ", busy, " of that. ", wait
    )


def _of_reach(text: str, statistic: str, *, reach: RiverReach) -> Piece:
    return told(text, "bottleneck", statistic=statistic, status=reach.status)


def _items(shown: str) -> str:
    return "1 item" if shown == "1" else f"{shown} items"


def _waiting(reach: RiverReach) -> Sentence:
    if not reach.waiting_items:
        return Sentence("")
    count = "1 waits" if reach.waiting_items == 1 else f"{reach.waiting_items:,} wait"
    return Sentence(", and ", _of_reach(count, "waiting_items", reach=reach), " before it now")


def _delays(found: Bottleneck | None) -> str:
    if found is None or found.status is None or not found.evidence:
        return ""
    wait = days(found.evidence[0].queue_days, found.day_hours)
    return Sentence(
        " is the longest pure delay, ",
        told(wait, "bottleneck", statistic="queue_days", status=found.status),
        " an item on average: widening nothing shortens it, only asking sooner or less does.",
    )


def _baseline(limits: Bottleneck | None, delays: Bottleneck | None) -> str:
    if limits is None or limits.longest_status in (None, limits.status):
        return ""
    if delays is not None and limits.longest_status == delays.status:
        return ""
    return f"Items spend most time in «{limits.longest_status}», which need not be what limits."


def _how_sure(limits: Bottleneck | None) -> str:
    if limits is None or limits.probability is None:
        return ""
    return (
        f"Named in {percent(limits.probability)} of the samples that were drawn again from "
        f"{'the' if limits.n_weeks is None else f'its last {limits.n_weeks}'} weeks."
    )
