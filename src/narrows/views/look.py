"""What does one file tell about the flow of its work? Everything that its page says, as data."""

from collections.abc import Mapping
from dataclasses import dataclass

from narrows.domain.calendar import day_of
from narrows.domain.day_words import day_text, moment
from narrows.domain.flow import Bottleneck, Effect, StatusFlow
from narrows.domain.work import Fault, FlowState
from narrows.services.flow.status_flows import is_gap
from narrows.services.look.looking import LookAnswer
from narrows.views.flow_card import FlowCard
from narrows.views.flow_cards import flow_cards
from narrows.views.guesses import Guess, guess_as_shown, workflow_yaml
from narrows.views.measured import Share, percentiles, shares
from narrows.views.percents import time_shares
from narrows.views.river import RiverReach, river_reaches
from narrows.views.river_words import has_lakes, width_means
from narrows.views.soundness import little_text, policy_text
from narrows.views.status_shown import status_shown
from narrows.views.verdict import Verdict, evidence_of, verdict


@dataclass(frozen=True, slots=True)
class LookPage:
    """Everything that a look says to people; undefined is «–».

    Attributes:
        title: What the stream is called.
        source: The file.
        since: First day of the history, in the zone.
        as_of: The last instant of the file, in the zone.
        zone: IANA name.
        n_items: Items in the file.
        n_transitions: Moves in the file.
        verdict: What holds the stream back, in sentences.
        reaches: The river, in order.
        cards: Flow time, velocity, efficiency and load.
        shares: Flow distribution: what the items done were.
        percentiles: Labels and flow times. [days]
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
    since: str
    as_of: str
    zone: str
    n_items: int
    n_transitions: int
    verdict: Verdict
    reaches: tuple[RiverReach, ...]
    cards: tuple[FlowCard, ...]
    shares: tuple[Share, ...]
    percentiles: tuple[tuple[str, float], ...]
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
    def width_means(self) -> str:
        """What the width of the river says."""
        return width_means(self.reaches)

    @property
    def time_shares(self) -> Mapping[str, str]:
        """What each status has of all flow time."""
        return time_shares(self.statuses)

    @property
    def n_done(self) -> int:
        """Items in a status that is done, or were once. [items]"""
        return sum(each.n_visits for each in self.statuses if each.flow_state is FlowState.DONE)

    @property
    def has_lakes(self) -> bool:
        """Whether there is a pure delay."""
        return has_lakes(self.reaches)

    @property
    def reach_numbers(self) -> Mapping[str, int]:
        """The place of each reach in the river, from 1, by its status."""
        return {each.status: number for number, each in enumerate(self.reaches, start=1)}

    def evidence_of(self, effect: str) -> Bottleneck | None:
        """The bottleneck of one effect, where it has evidence."""
        return evidence_of(self.bottlenecks, Effect(effect))


def look_page(answer: LookAnswer) -> LookPage:
    """Say what a look found."""
    zone = answer.stream.policy.zone
    span = answer.span
    statuses = tuple(map(status_shown, answer.statuses))
    reaches = river_reaches(answer.stream.workflow, statuses, bottlenecks=answer.bottlenecks)
    return LookPage(
        title=answer.stream.name,
        source=answer.held.id,
        since=day_text(day_of(span.first_at, zone)) if span.first_at else "",
        as_of=moment(span.as_of, zone),
        zone=zone,
        n_items=answer.held.n_items,
        n_transitions=answer.held.n_transitions,
        verdict=verdict(answer.bottlenecks, reaches),
        reaches=reaches,
        cards=flow_cards(answer.measurements, answer.weekly, first_at=span.first_at),
        shares=shares(answer.measurements),
        percentiles=percentiles(answer.measurements),
        statuses=statuses,
        bottlenecks=answer.bottlenecks,
        little_text=little_text(answer.little),
        is_gap=is_gap(answer.little),
        guesses=tuple(map(guess_as_shown, answer.guesses)),
        columns=tuple(answer.columns.items()),
        notes=(*answer.notes, f"times without an offset, if there are any, are read in {zone}"),
        faults=answer.faults,
        n_faults=answer.n_faults,
        policy=policy_text(answer.stream.policy),
        yaml=workflow_yaml(answer.guesses),
    )
