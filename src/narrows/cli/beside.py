"""What `narrows look` needs only later is imported beside the engine, once it reads the file.

Python's start takes one core and leaves the other idle; a tenth of a second less in all.
"""

from importlib import import_module
from threading import Thread

from narrows.domain.ports import Progress

LATER = (
    "narrows.warehouse.build",
    "narrows.warehouse.history",
    "narrows.services.look.found",
    "narrows.views.as_json",
)
"""Modules of which a look needs nothing before the file is read."""
TO_SHOW = ("narrows.views.look", "narrows.cli.render.look_report")
"""Where there is a report."""


def beside(progress: Progress, *, is_json: bool) -> Progress:
    """The same progress; when it first tells something, the imports begin.

    Args:
        progress: Of loading the file.
        is_json: Whether nothing is drawn.
    """
    later = LATER if is_json else (*LATER, *TO_SHOW)
    aside = Thread(target=lambda: [import_module(each) for each in later])

    def told(what: str, fraction: float | None) -> None:
        if aside.ident is None:
            aside.start()
        progress(what, fraction)

    return told
