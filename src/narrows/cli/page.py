"""Pages written to files. Imported when one is asked for."""

from pathlib import Path

from narrows.domain.errors import NarrowsError
from narrows.domain.ports import History
from narrows.services.flow.charting import chart
from narrows.views.look import LookPage
from narrows.web.page import look_html


def write_page(page: LookPage, history: History, *, out: Path, stream: str) -> None:
    """Write the page of a look.

    Args:
        page: What it says.
        history: What its charts are drawn from.
        out: Where to.
        stream: The stream's id.

    Raises:
        NarrowsError: `page-unwritable`.
    """
    write_text(look_html(page, chart(history, stream=stream)), out=out)


def write_text(html: str, *, out: Path) -> None:
    """Write a page.

    Args:
        html: The page.
        out: Where to.

    Raises:
        NarrowsError: `page-unwritable`.
    """
    try:
        out.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        raise NarrowsError(
            "page-unwritable",
            f"The page cannot be written to «{out}» ({error.strerror}); give another path.",
        ) from error
