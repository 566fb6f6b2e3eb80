"""A first sync that shows numbers as soon as there are some, and goes on. Imported when it runs."""

from dataclasses import dataclass
from time import monotonic

from narrows.bootstrap import Home
from narrows.cli.render.flow_tables import show_flow
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.tables import console
from narrows.cli.synced import sync_one
from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.ports import Progress
from narrows.domain.streams import Workflow
from narrows.domain.work import COMMITTED
from narrows.services.flow.asking import history_of
from narrows.services.flow.measuring import measure
from narrows.services.sources.syncing import SyncedSource
from narrows.views.estimates import left_seconds, left_words
from narrows.views.flow_periods import flow_periods

LOOK_SECONDS = 1.0
"""How often it is looked whether something is held."""


def synced_with_numbers(home: Home, source: str, *, is_silent: bool) -> SyncedSource:
    """Sync a source, and show what is measured of the first that came and of all.

    Args:
        home: Whose.
        source: Id.
        is_silent: Whether nothing is shown.
    """
    with shown_progress() as progress:
        watch = Watch(home, source, progress, is_over=is_silent)
        synced = sync_one(home, source, progress=watch)
    if not is_silent and synced.held is not None:
        _show(home, source, title="All that came")
    return synced


@dataclass(slots=True)
class Watch:
    """Progress that tells how long it takes on, and shows the first numbers once.

    Attributes:
        home: Whose sync is watched.
        source: Id.
        progress: Told the same, with how long it takes on.
        is_over: Whether there is nothing to show any more.
        began: When the first was told. [s, None before]
        looked: When it was looked last whether something is held. [s]
    """

    home: Home
    source: str
    progress: Progress
    is_over: bool
    began: float | None = None
    looked: float = 0.0

    def __call__(self, what: str, fraction: float | None) -> None:
        """Be told how far the sync is, and pass it on."""
        now = monotonic()
        self.began = now if self.began is None else self.began
        left = left_words(left_seconds(now - self.began, fraction))
        self.progress(f"{what}, {left}" if left else what, fraction)
        if self.is_over or now - self.looked < LOOK_SECONDS:
            return
        self.looked = now
        held = self.home.warehouse.sources().get(self.source)
        if held is not None and held.n_transitions:
            self.is_over = True
            title = f"The first {held.n_items:,} items; the rest comes"
            _show(self.home, self.source, title=title)


def _show(home: Home, source: str, *, title: str) -> None:
    """What the streams that take a source flow like, where that can be measured."""
    plan = home.stored().plan
    shown = console()
    for stream in plan.streams:
        if not any(take.source == source for take in stream.takes):
            continue
        try:
            history = history_of(
                plan, home.warehouse, stream=stream.id, as_of=None, progress=_silent
            )
            measured = measure(history, cut=Cut.ALL, stream=stream.id)
        except NarrowsError:
            continue  # no numbers yet; the end of the sync says what is missing
        shown.print(f"{title}:")
        show_flow(flow_periods(measured), shown, versions={})
        if not has_work(stream.workflow):
            shown.print(
                f"No status of «{stream.id}» means waiting or active, so no item has a flow time. "
                "Say in its workflow which does, or take statuses from labels or a field.",
                highlight=False,
            )


def has_work(workflow: Workflow | None) -> bool:
    """Whether any status of a workflow is part of the flow time."""
    states = [] if workflow is None else [each.state for each in workflow.statuses]
    return workflow is None or any(state in COMMITTED for state in states)


def _silent(what: str, fraction: float | None) -> None:
    """The sync itself tells how far it is."""
