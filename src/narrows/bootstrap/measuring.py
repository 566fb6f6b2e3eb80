"""Measuring a home that is served, again and again: what nothing changed is not measured anew."""

from collections.abc import Sequence
from typing import TypeAlias

from narrows.bootstrap import WAREHOUSE, Home, now
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.domain.streams import PUSH, Source
from narrows.services.check_ins.alike import with_declared
from narrows.services.flow.drilling import make_ready
from narrows.services.flow.judging import Judged
from narrows.services.lint.said_facts import said_in
from narrows.services.measured_flow import Flow, flow_of
from narrows.services.plan_history import plan_history
from narrows.services.quality.held_weeks import HeldWeeks
from narrows.services.quality.restating import restate
from narrows.services.quality.restating_results import restate_results
from narrows.services.quality.result_news import KEY_RESULT
from narrows.services.quality.taking import trail_of_streams
from narrows.services.reviewing import Review, review_with
from narrows.services.sources.loading import load_source
from narrows.warehouse.manifest import stamp

Measured: TypeAlias = tuple[Review, History | None]


class Measuring:
    """Measures a home whenever it is called.

    A history and the flow of its streams stand until something is synced, or sources, streams or
    the zone are planned otherwise; whoever checks in waits for neither.

    Args:
        home: Which.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._weeks = HeldWeeks(home.repository)
        self._judged = Judged()
        self._loaded: tuple[Sequence[Source], int] = (), 0
        self._known: object = None
        self._flow: tuple[History | None, Flow] | None = None

    def __call__(self) -> Measured:
        """The review of all that is there, and the history that it is of.

        Raises:
            NarrowsError: What measuring refuses.
        """
        home, stored = self._home, self._home.stored()
        pushed = stored.plan.sources, home.repository.n_pushed()
        if pushed != self._loaded:
            self._bring_pushed(stored.plan.sources)
            self._loaded = pushed
        trail = trail_of_streams(home.repository)
        history, flow, is_new = self._measured(stored.plan)
        measured = review_with(
            stored,
            history,
            flow=flow,
            observations=home.repository.observations(),
            now=now(),
            said=said_in(home.repository),
        )
        # Before anybody is shown it: what a page told otherwise is recorded when it is shown.
        at = now()
        if history is not None and is_new:
            weekly = (one for each in flow.streams.values() for one in each.weekly)
            restate(self._weeks, history, trail=trail, now=at, measured=weekly)
            self._flow = history, flow
        restate_results(home.repository, stored.plan, history=history, now=at, weeks=self._weeks)
        own = home.repository.audit(KEY_RESULT)
        return with_declared(measured, streams=trail, key_results=own), history

    def _measured(self, plan: Plan) -> tuple[History | None, Flow, bool]:
        """The history, its flow, and whether both are other than before."""
        home = self._home
        # Before it is opened: what is synced meanwhile is noticed the next time.
        known = (plan.sources, plan.streams, plan.zone, stamp(home.folder / WAREHOUSE))
        if self._flow is not None and known == self._known:
            return *self._flow, False
        self._flow = None
        history = plan_history(plan, home.warehouse, progress=_silent)
        if history is not None:
            make_ready(history)
        flow = flow_of(plan, history, held=home.warehouse.sources(), judged=self._judged)
        self._known = known
        return history, flow, True

    def _bring_pushed(self, sources: Sequence[Source]) -> None:
        """Load what tools pushed; what was loaded before adds nothing."""
        home = self._home
        for each in sources:
            if each.connector == PUSH and home.repository.pushed(each.id):
                load_source(
                    each,
                    home.warehouse,
                    reader=home.world.reader,
                    connectors=home.world.connectors,
                    now=now(),
                    progress=_silent,
                )


def _silent(what: str, fraction: float | None) -> None:
    """Nobody watches a server's progress."""
