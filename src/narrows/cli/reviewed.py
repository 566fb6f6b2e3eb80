"""A home's plan with all that is measured of it, for commands. Imported when one runs."""

from narrows.bootstrap import Home
from narrows.cli.render.progress import shown_progress
from narrows.services.lint.said_facts import said_in
from narrows.services.reviewing import Review, history_for_review, review


def reviewed(home: Home) -> Review:
    """Measure a home's plan now.

    Raises:
        NarrowsError: `home-missing`, and what measuring refuses.
    """
    stored = home.stored()
    with shown_progress() as progress:
        history = history_for_review(stored.plan, home.warehouse, progress=progress)
    return review(
        stored,
        history,
        held=home.warehouse.sources(),
        observations=home.repository.observations(),
        now=home.now,
        said=said_in(home.repository),
    )
