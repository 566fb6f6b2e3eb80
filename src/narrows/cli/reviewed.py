"""A home's plan with all that is measured of it, for commands. Imported when one runs."""

from narrows.bootstrap import Home
from narrows.cli.render.progress import shown_progress
from narrows.domain.ports import History
from narrows.services.check_ins.alike import with_declared
from narrows.services.lint.said_facts import said_in
from narrows.services.plan_history import plan_history
from narrows.services.quality.result_news import KEY_RESULT
from narrows.services.reviewing import Review, review


def reviewed(home: Home) -> Review:
    """Measure a home's plan now.

    Raises:
        NarrowsError: `home-missing`, and what measuring refuses.
    """
    with shown_progress() as progress:
        history = plan_history(home.stored().plan, home.warehouse, progress=progress)
    return reviewed_of(home, history)


def reviewed_of(home: Home, history: History | None) -> Review:
    """The same of a history that the caller asks more of."""
    stored, repository = home.stored(), home.repository
    measured = review(
        stored,
        history,
        held=home.warehouse.sources(),
        observations=repository.observations(),
        now=home.now,
        said=said_in(repository),
    )
    return with_declared(
        measured, streams=repository.audit("stream"), key_results=repository.audit(KEY_RESULT)
    )
