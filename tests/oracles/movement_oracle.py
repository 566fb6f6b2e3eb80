"""A second opinion on what moved: plain Python, item by item."""

from collections.abc import Iterable, Sequence

from tests.oracles.flow_stories import Story, tell
from tests.tables import Log

IN_PROCESS = ("waiting", "active")
COMMITTED = (*IN_PROCESS, "unknown")
Places = Sequence[tuple[int, int, int]]


def reworked(log: Log, places: Places) -> list[tuple[int, ...]]:
    """Stream, period, items done, of them moved backwards, time again, time in process."""
    order = {(stream, status): place for stream, status, place in places}
    stories = tell(log)
    rows: list[tuple[int, ...]] = []
    for row in sorted(log.periods, key=lambda each: (each.stream, each.period)):
        done = [
            story
            for story in stories
            if story.stream == row.stream
            and story.done is not None
            and row.start_us <= story.done < row.end_us
        ]
        again = [_again(story, order) for story in done]
        rows.append(
            (
                row.stream,
                row.period,
                len(done),
                sum(each is not None for each in again),
                sum(each or 0 for each in again),
                sum(_spent(story, order) for story in done),
            )
        )
    return rows


def _again(story: Story, order: dict[tuple[int, int], int]) -> int | None:
    """Time where it had been before, once it had moved backwards; `None`: it never did."""
    furthest, again, is_back = -1, 0, False
    for stay in story.stays:
        place = order.get((story.stream, stay.status))
        if place is None:
            continue
        if stay.state == "active" and place < furthest:
            is_back = True
        if is_back and stay.state in IN_PROCESS and place <= furthest and stay.left is not None:
            again += story.length(stay.entered, stay.left)
        if stay.state in ("active", "done"):
            furthest = max(furthest, place)
    return again if is_back else None


def _spent(story: Story, order: dict[tuple[int, int], int]) -> int:
    return sum(
        story.length(stay.entered, stay.left)
        for stay in story.stays
        if stay.state in IN_PROCESS
        and stay.left is not None
        and (story.stream, stay.status) in order
    )


def discarded(log: Log) -> list[tuple[int, ...]]:
    """Stream, period, items cancelled, of them ever in process, and their time there."""
    rows: list[tuple[int, ...]] = []
    for row in sorted(log.periods, key=lambda each: (each.stream, each.period)):
        gone = [
            story
            for story in tell(log)
            if story.stream == row.stream
            and story.state == "cancelled"
            and row.start_us <= _ended(story) < row.end_us
        ]
        begun = [any(stay.state in COMMITTED for stay in story.stays) for story in gone]
        worked = sum(_stayed(story) for story in gone)
        rows.append((row.stream, row.period, len(gone), sum(begun), worked))
    return rows


def _stayed(story: Story) -> int:
    """Time in process, in the hours that count."""
    return sum(
        story.length(stay.entered, stay.left)
        for stay in story.stays
        if stay.state in COMMITTED and stay.left is not None
    )


def _ended(story: Story) -> int:
    """When the run of cancelled statuses began that it is in now."""
    began = story.stays[-1].entered
    for stay in reversed(story.stays):
        if stay.state != "cancelled":
            break
        began = stay.entered
    return began


def traffic(log: Log) -> Iterable[tuple[object, ...]]:
    """Stream, period, status, state, arrivals, departures, there at the end."""
    stories = tell(log)
    for row in log.periods:
        as_of = log.clock[row.stream]
        if row.start_us > as_of:
            continue
        last = min(row.end_us - 1, as_of)
        stays = [stay for story in stories if story.stream == row.stream for stay in story.stays]
        for status, state in {(stay.status, stay.state) for stay in stays}:
            own = [stay for stay in stays if stay.status == status]
            yield (
                row.stream,
                row.period,
                f"status {status}",
                state,
                sum(row.start_us <= stay.entered < row.end_us for stay in own),
                sum(
                    stay.left is not None and row.start_us <= stay.left < row.end_us for stay in own
                ),
                sum(
                    stay.entered <= last and (stay.left is None or last < stay.left) for stay in own
                ),
            )
