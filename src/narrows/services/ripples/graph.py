"""The pond of a cycle: every ripple with where it stands, and where waves meet."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.domain.sayings import Kind, Saying
from narrows.services.ripples.links import Link, link
from narrows.services.ripples.outside_links import outside_links
from narrows.services.ripples.states import RippleState
from narrows.services.ripples.waves import waves
from narrows.services.talk.talked_of import thing_named

HELPS, HINDERS = "helps", "hinders"


class Meeting(StrEnum):
    """What waves do to each other where they meet."""

    REINFORCING = "reinforcing"
    CANCELLING = "cancelling"


@dataclass(frozen=True, slots=True)
class MeetingWaves:
    """Waves of several objectives that are felt at one place.

    Attributes:
        to: Where: an objective, a stream, the organisation, or somebody outside.
        meeting: Whether they help it together, or some help while others hinder.
        helps: Keys of those that help.
        hinders: Keys of those that hinder.
    """

    to: str
    meeting: Meeting
    helps: tuple[str, ...]
    hinders: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Of all that meet."""
        return (*self.helps, *self.hinders)


@dataclass(frozen=True, slots=True)
class RippleGraph:
    """All ripples of one cycle.

    Attributes:
        cycle: Its id.
        links: In the order of the plan, then those that come from outside.
        meetings: Where two or more of them meet; those that were declined are left out.
    """

    cycle: str
    links: tuple[Link, ...]
    meetings: tuple[MeetingWaves, ...]


def ripple_graph(
    plan: Plan, sayings: Collection[Saying], *, cycle: str, of: str | None = None
) -> RippleGraph:
    """The ripples of a cycle, with where each stands and where they meet.

    Args:
        plan: Which has them.
        sayings: All.
        cycle: Id of the cycle.
        of: An objective or owner, to whose ripples at either end it is cut; `None` is all.

    Raises:
        NarrowsError: `talk-about-unknown`: there is no such thing.
    """
    if of not in {None, ORGANISATION}:
        thing_named(plan, of or "")
    told = [each for each in sayings if each.about.kind is Kind.RIPPLE]
    by_key: dict[str, list[Saying]] = {}
    for each in told:
        by_key.setdefault(each.about.key, []).append(each)
    made = (
        link(plan, wave, sayings=by_key.get(wave.key, ()))
        for wave in waves(plan)
        if wave.objective.cycle == cycle
    )
    links = (*made, *outside_links(plan, told, cycle=cycle))
    return _of(RippleGraph(cycle, links, tuple(_meetings(links))), of)


def _meetings(links: Sequence[Link]) -> Iterator[MeetingWaves]:
    standing = [each for each in links if each.state is not RippleState.DECLINED]
    for to in dict.fromkeys(each.to for each in standing):
        met = [each for each in standing if each.to == to]
        helps = tuple(each.key for each in met if each.effect == HELPS)
        hinders = tuple(each.key for each in met if each.effect == HINDERS)
        if helps and hinders:
            yield MeetingWaves(to, Meeting.CANCELLING, helps, hinders)
        elif len(helps) > 1:
            yield MeetingWaves(to, Meeting.REINFORCING, helps, ())


def _of(graph: RippleGraph, thing: str | None) -> RippleGraph:
    """The part that an objective or an owner is in, at either end; `None` is all of it."""
    if thing is None:
        return graph
    links = tuple(
        each for each in graph.links if thing in {each.objective, each.owner, each.to, each.felt_by}
    )
    keys = {each.key for each in links}
    met = tuple(each for each in graph.meetings if keys.intersection(each.keys))
    return RippleGraph(graph.cycle, links, met)
