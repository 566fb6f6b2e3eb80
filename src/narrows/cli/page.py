"""Pages written to files. Imported when one is asked for."""

from pathlib import Path

from narrows.domain.errors import NarrowsError
from narrows.domain.ports import History
from narrows.services.charting import chart
from narrows.services.looking import LookAnswer
from narrows.web.page import look_html


def write_page(answer: LookAnswer, history: History, out: Path) -> None:
    """Write the page of a look.

    Raises:
        NarrowsError: `page-unwritable`.
    """
    html = look_html(answer, chart(history, stream=answer.stream.id))
    try:
        out.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        raise NarrowsError(
            "page-unwritable",
            f"The page cannot be written to «{out}» ({error.strerror}); give another path.",
        ) from error
