"""Waits that stand in the way of several streams, and that the organisation is not about yet."""

from collections.abc import Iterator
from typing import NamedTuple

from narrows.analytics.status_words import spaced
from narrows.domain.facts import Facts
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.domain.streams import ValueStream
from narrows.rules.gists import gist
from narrows.rules.places import words

FEWEST_STREAMS = 3
SHARE_RATIO = 0.1
"""Less of the flow time is no constraint. [ratio]"""


class SharedWait(NamedTuple):
    """A wait that several streams share.

    Attributes:
        status: As the first of them calls it.
        streams: Their ids, each with how it calls the status and what part of its flow time waits
            there. [ratio]
    """

    status: str
    streams: tuple[tuple[str, str, float], ...]


def shared_waits(plan: Plan, facts: Facts | None) -> Iterator[SharedWait]:
    """Waits that three or more streams share, and that no objective of the organisation names.

    What a stream's workflow does not know is none of its waits.

    Args:
        plan: Whose streams and objectives.
        facts: Where work waits; `None` is nothing.
    """
    found: dict[str, list[tuple[str, str, float]]] = {}
    for stream in plan.streams if facts else ():
        for status, share in facts.waits.get(stream.id, {}).items() if facts else ():
            if share >= SHARE_RATIO and _is_named_by(stream, status):
                found.setdefault(same(status), []).append((stream.id, status, share))
    for streams in found.values():
        status = streams[0][1]
        if len({each for each, *_ in streams}) >= FEWEST_STREAMS and not _is_named(status, plan):
            yield SharedWait(status, tuple(streams))


def _is_named_by(stream: ValueStream, status: str) -> bool:
    """Whether a key result of the stream may be about a status.

    What its workflow does not know counts as waiting until somebody maps it; it may be work, and
    no plan with it is taken.
    """
    own = stream.workflow
    return own is None or status in [each.status for each in own.statuses]


def same(status: str) -> str:
    """A status as it is compared: however it is written, it is the same wait."""
    return spaced(status) or status


def _is_named(status: str, plan: Plan) -> bool:
    """Whether anything of the organisation names it, by its scope or in words."""
    wanted, said = same(status), gist(status)
    for objective in plan.objectives:
        if objective.owner != ORGANISATION:
            continue
        named = [each.of.status for each in objective.key_results]
        named += [each.status for each in objective.initiatives]
        if wanted in [same(each) for each in named if each]:
            return True
        texts = [objective.text, *(words(each, plan) for each in objective.key_results)]
        texts += [each.text for each in objective.initiatives]
        if said and any(said <= gist(each) for each in texts):
            return True
    return False
