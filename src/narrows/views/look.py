"""What does one file tell about the flow of its work? Everything that its page says, as data."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from narrows.analytics.flow_states import Because, GuessedStatus
from narrows.domain.calendar import day_of
from narrows.domain.flow import Bottleneck, Effect, LittleCheck, StatusFlow
from narrows.domain.streams import MeasurementPolicy
from narrows.domain.work import Fault, FlowState
from narrows.services.looking import LookAnswer
from narrows.views.flow_cards import FlowCard, Share, flow_cards, shares
from narrows.views.river import RiverReach, river_reaches
from narrows.views.rounding import instant, percent
from narrows.views.verdict import Verdict, verdict

GAP_RATIO = 0.2
"""From here on Little's law tells that load never ends. [ratio]"""

BECAUSE = {
    Because.NAME: "its name",
    Because.CATEGORY: "the tool's category",
    Because.ORDER: "its place",
    Because.INTERVAL: "the log's intervals",
    Because.NOTHING: "nothing tells",
    Because.SAID: "you said so",
}


@dataclass(frozen=True, slots=True)
class Guess:
    """One status as it was taken."""

    status: str
    meaning: str
    sure: str
    because: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class LookPage:
    """Everything that a look says to people; undefined is «–».

    Attributes:
        title: What the stream is called.
        source: The file.
        first_day: Of the history, in the zone.
        as_of: The last instant of the file, in the zone.
        zone: IANA name.
        n_items: Items in the file.
        n_transitions: Moves in the file.
        verdict: What holds the stream back, in sentences.
        reaches: The river, in order.
        cards: Flow time, velocity, efficiency and load.
        shares: Flow distribution: what the items done were.
        statuses: How work flows through each status.
        bottlenecks: The evidence.
        little_text: What it says.
        is_gap: Whether that is a finding.
        guesses: What each status was taken to mean.
        columns: Our column name and the file's, where guessed.
        notes: What else was guessed.
        faults: Those listed.
        n_faults: All of them.
        policy: The declared choices, in words.
        yaml: The guesses as the file that corrects them.
    """

    title: str
    source: str
    first_day: date | None
    as_of: str
    zone: str
    n_items: int
    n_transitions: int
    verdict: Verdict
    reaches: tuple[RiverReach, ...]
    cards: tuple[FlowCard, ...]
    shares: tuple[Share, ...]
    statuses: tuple[StatusFlow, ...]
    bottlenecks: tuple[Bottleneck, ...]
    little_text: str
    is_gap: bool
    guesses: tuple[Guess, ...]
    columns: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    faults: tuple[Fault, ...]
    n_faults: int
    policy: str
    yaml: str

    @property
    def is_capacity_missing(self) -> bool:
        """Whether some reach shows no limit, so that it is drawn as wide as what leaves."""
        return any(each.capacity_per_week is None for each in self.reaches)

    @property
    def has_lakes(self) -> bool:
        """Whether there is a pure delay."""
        return any(each.lakes for each in self.reaches)

    @property
    def reach_numbers(self) -> Mapping[str, int]:
        """The place of each reach in the river, from 1, by its status."""
        return {each.status: number for number, each in enumerate(self.reaches, start=1)}

    def evidence_of(self, effect: str) -> Bottleneck | None:
        """The bottleneck of one effect, where it has evidence."""
        asked = Effect(effect)
        return next((b for b in self.bottlenecks if b.effect is asked and b.evidence), None)


def look_page(answer: LookAnswer) -> LookPage:
    """Say what a look found."""
    zone = answer.stream.policy.zone
    span = answer.span
    reaches = river_reaches(answer.stream.workflow, answer.statuses, answer.bottlenecks)
    return LookPage(
        title=answer.stream.name,
        source=answer.held.id,
        first_day=day_of(span.first_at, zone) if span.first_at else None,
        as_of=instant(span.as_of, zone),
        zone=zone,
        n_items=answer.held.n_items,
        n_transitions=answer.held.n_transitions,
        verdict=verdict(answer.bottlenecks, reaches),
        reaches=reaches,
        cards=flow_cards(answer.measurements, answer.weekly, first_at=span.first_at),
        shares=shares(answer.measurements),
        statuses=answer.statuses,
        bottlenecks=answer.bottlenecks,
        little_text=little_text(answer.little),
        is_gap=_is_gap(answer.little),
        guesses=tuple(map(_guess, answer.guesses)),
        columns=tuple(answer.columns.items()),
        notes=answer.notes,
        faults=answer.faults,
        n_faults=answer.n_faults,
        policy=policy_text(answer.stream.policy),
        yaml=workflow_yaml(answer.guesses),
    )


def little_text(check: LittleCheck) -> str:
    """Little's law as a check of the data, in a sentence or two."""
    if check.gap_ratio is None:
        return "Little's law: nothing to check, no item was ever in process."
    ended = f"Items that ended account for {percent(1 - check.gap_ratio)} of all time in process"
    if not _is_gap(check):
        return f"Little's law holds: {ended[0].lower()}{ended[1:]}."
    where = _named(check.open_statuses[:3])
    return (
        f"{ended}. The rest never ends, in {where}: perhaps a status that ends work is not taken "
        "as done or cancelled."
    )


def policy_text(policy: MeasurementPolicy) -> str:
    """The stream's declared choices, in words."""
    return (
        f"Policy: start {policy.start.replace('_', ' ')}, reopened {policy.reopened.replace('_', ' ')}, "
        f"calendar {policy.calendar}, weeks in {policy.zone}."
    )


def workflow_yaml(guesses: Sequence[GuessedStatus]) -> str:
    """The guesses as a file for `narrows look --workflow`; what is unknown is left to say."""
    lines = ["workflow:"]
    for each in guesses:
        is_open = each.flow_state is FlowState.UNKNOWN
        state = "active" if is_open else each.flow_state or "ignore"
        tied = f", queue_of: {_quoted(each.queue_of)}" if each.queue_of else ""
        asks = "  # nothing tells: active or waiting?" if is_open else ""
        lines.append(f"  - {{status: {_quoted(each.status)}, state: {state}{tied}}}{asks}")
    return "\n".join(lines)


def _quoted(name: str) -> str:
    """A name as YAML reads it back, whatever it holds."""
    return json.dumps(name, ensure_ascii=False)


def _is_gap(check: LittleCheck) -> bool:
    return check.gap_ratio is not None and check.gap_ratio > GAP_RATIO


def _named(names: Sequence[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)


def _guess(each: GuessedStatus) -> Guess:
    meaning = "ignored" if each.flow_state is None else each.flow_state.value
    if each.queue_of is not None:
        meaning += f" for {each.queue_of}"
    is_open = each.because is Because.NOTHING
    return Guess(
        status=each.status,
        meaning=meaning,
        sure="–" if is_open else percent(each.confidence_ratio),
        because=BECAUSE[each.because],
        is_open=is_open,
    )
