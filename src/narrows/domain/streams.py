"""Value streams: their workflow, their policy, and the sources that they take items from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from narrows.domain.errors import NarrowsError
from narrows.domain.work import Attribute, FlowState, ItemType
from narrows.domain.working_calendar import DAY_HOURS, WEEKDAYS, parse_calendar

UNALIGNED_WORK = "unaligned"
"""What the work that no stream takes is called where streams have their ids."""

IN_NO_STREAM = "work in no stream"
"""What people call it, in a sentence."""


@dataclass(frozen=True, slots=True)
class WorkflowStatus:
    """One status of a workflow.

    Attributes:
        status: The tool's own word.
        state: The flow state it means; `None` says `ignore` (its time belongs to the visit before).
        queue_of: For a waiting status, the active status that it feeds or is left from.
    """

    status: str
    state: FlowState | None
    queue_of: str | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """An active status with its waiting statuses; what can be widened."""

    status: str
    queue_statuses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workflow:
    """A stream's ordered mapping from status to flow state."""

    statuses: tuple[WorkflowStatus, ...]

    def __post_init__(self) -> None:
        self._refuse_misfits()
        if not any(each.state is FlowState.DONE for each in self.statuses):
            raise NarrowsError(
                "workflow-without-done",
                "The workflow has no status with state done, so nothing could ever be finished; "
                "give one status `state: done`.",
            )

    @classmethod
    def of_log(cls, statuses: tuple[WorkflowStatus, ...]) -> "Workflow":
        """A workflow guessed from a log, that may not tell which status is done.

        Only that check is left out: velocity is 0 then, and whoever asks says so.

        Raises:
            NarrowsError: `status-twice`, `queue-of-nothing`.
        """
        workflow = object.__new__(cls)
        object.__setattr__(workflow, "statuses", statuses)
        workflow._refuse_misfits()
        return workflow

    def _refuse_misfits(self) -> None:
        for _, refusal in misfits(self.statuses):
            raise refusal

    def reaches(self) -> tuple[Reach, ...]:
        """Active statuses in order, each with the waiting statuses that belong to it.

        A waiting status belongs to the active one that `queue_of` names, else to the active
        status that it stands directly before. One that stands before no active status is in no
        reach: a delay of its own.
        """
        queues: dict[str, list[str]] = {
            each.status: [] for each in self.statuses if each.state is FlowState.ACTIVE
        }
        pending: list[str] = []
        for each in self.statuses:
            if each.state is FlowState.WAITING:
                if each.queue_of is None:
                    pending.append(each.status)
                else:
                    queues[each.queue_of].append(each.status)
            elif each.state is FlowState.ACTIVE:
                queues[each.status] = pending + queues[each.status]
                pending = []
            elif each.state is not None:
                pending = []
        return tuple(Reach(status, tuple(waits)) for status, waits in queues.items())


def misfits(statuses: Sequence[WorkflowStatus]) -> Iterator[tuple[int, NarrowsError]]:
    """What of a workflow's statuses cannot be meant, each with the number of the status.

    Yields:
        From 0, with `status-twice` or `queue-of-nothing`.
    """
    names = [each.status for each in statuses]
    active = {each.status for each in statuses if each.state is FlowState.ACTIVE}
    for n, each in enumerate(statuses):
        if each.status in names[:n]:
            yield (
                n,
                NarrowsError(
                    "status-twice",
                    f"The workflow names the status «{each.status}» twice; keep one of the two.",
                ),
            )
        if each.queue_of is None:
            continue
        if each.state is not FlowState.WAITING or each.queue_of not in active:
            yield (
                n,
                NarrowsError(
                    "queue-of-nothing",
                    f"«{each.status}» is `queue_of: {each.queue_of}`, but queue_of ties a waiting "
                    "status to an active one of the same workflow.",
                ),
            )


class FlowStart(StrEnum):
    """Where flow time starts: at the first entry into waiting or active, at creation, at work."""

    COMMITMENT = "commitment"
    CREATED = "created"
    FIRST_ACTIVE = "first_active"


class Reopening(StrEnum):
    """Which span counts of an item that was done before: all, its time in process, the last."""

    WHOLE_SPAN = "whole_span"
    SUM_OF_SPELLS = "sum_of_spells"
    LAST_SPELL = "last_spell"


ALL_COUNT = "all"
PARENTS_COUNT = "parents"
CHILDREN_COUNT = "children"
LEVELS = (ALL_COUNT, PARENTS_COUNT, CHILDREN_COUNT)
TYPES_COUNT = "types "
"""Begins a level that names the item types that count, in the tool's own words."""


def level_of(words: Sequence[str]) -> str:
    """The level of these item types, in the tool's own words."""
    return TYPES_COUNT + ", ".join(f"«{word}»" for word in words)


def level_words(level: str) -> tuple[str, ...]:
    """The item types that a level names; none where it names the place in the hierarchy."""
    if not level.startswith(TYPES_COUNT):
        return ()
    return tuple(level.removeprefix(TYPES_COUNT).removeprefix("«").removesuffix("»").split("», «"))


@dataclass(frozen=True, slots=True)
class MeasurementPolicy:
    """A stream's declared choices, printed beside every number.

    Attributes:
        start: Where flow time starts.
        reopened: Which span counts when an item was done before.
        calendar: Whose hours count.
        zone: IANA zone that days, weeks and months are cut in.
        level: Which of parents and children is a flow item: one of `LEVELS`, or a `level_of` item
            types.
    """

    start: FlowStart = FlowStart.COMMITMENT
    reopened: Reopening = Reopening.WHOLE_SPAN
    calendar: str = "24x7"
    zone: str = "UTC"
    level: str = ALL_COUNT

    @property
    def day_hours(self) -> float:
        """What a day of the stream's durations is: 24, or a working day of its calendar. [h]"""
        calendar = parse_calendar(self.calendar)
        return float(DAY_HOURS) if calendar is None else calendar.day_minutes / 60

    @property
    def week_days(self) -> float:
        """How many such days a week has. [days]"""
        calendar = parse_calendar(self.calendar)
        if calendar is None:
            return float(len(WEEKDAYS))
        minutes = sum(end - begin for spans in calendar.hours for begin, end in spans)
        return minutes / calendar.day_minutes


PUSH = "push"
"""The connector of sources that nothing is read from: their tools bring the changes."""


def pushed_path(source: str) -> str:
    """What stands in the place of a path in a source without one."""
    return f"{PUSH}:{source}"


def is_address(path: str) -> bool:
    """Whether a source's path is the address of a tool, and not that of a file."""
    return path.startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True)
class Source:
    """Where changes come from.

    Attributes:
        id: Name of the source, unique in the home.
        connector: Name of the connector that reads it.
        path: Absolute path of the file; of a live source the address of its tool; of a source
            without either its `pushed_path`.
        zone: IANA zone of time stamps without an offset; `None` takes the stream's.
        columns: Our column name → the file's, where the connector reads columns.
        status: XES attributes that make the status, joined by «/».
        date_format: `strptime` format of the time stamps, where it must be said.
        delimiter: Column separator, where it must be said.
        encoding: Text encoding, where it must be said.
        take: Of a live source what it takes, as its tool calls it: projects, repositories.
        every_s: How often a server syncs it; `None` is as its connector has it. [s]
    """

    id: str
    connector: str
    path: str
    zone: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    status: tuple[str, ...] = ()
    date_format: str | None = None
    delimiter: str | None = None
    encoding: str | None = None
    take: tuple[str, ...] = ()
    every_s: int | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """Which items of a source a stream takes; an empty `where` takes all of it."""

    source: str
    where: Mapping[Attribute, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ValueStream:
    """The way from request to value for one product or customer.

    Attributes:
        id: Name of the stream, unique in the home.
        workflow: Status → flow state in order; `None` for interval logs, that need none.
        takes: Which items it takes, from which sources.
        item_types: The tool's word for a type → item type.
        policy: Its measurement policy.
        name: For people.
        customer: Whom it serves.
        phase: Which phase of the customer's life cycle.
        value_metric: The one metric that it exists to move.
        teams: Who takes part; a team may take part in several.
        roadmap: Where its roadmap is: an address, or a query for items. Shown, never graded.
        offers: What it does for other streams, in words.
        needs: What it needs of others, in words.
    """

    id: str
    workflow: Workflow | None
    takes: tuple[Take, ...]
    item_types: Mapping[str, ItemType] = field(default_factory=dict)
    policy: MeasurementPolicy = field(default_factory=MeasurementPolicy)
    name: str = ""
    customer: str | None = None
    phase: str | None = None
    value_metric: str | None = None
    teams: tuple[str, ...] = ()
    roadmap: str | None = None
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
