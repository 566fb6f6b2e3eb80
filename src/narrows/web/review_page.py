"""The page of a cycle's review as one file: no script, nothing fetched, everything told escaped."""

from functools import cache

from markupsafe import Markup

from narrows.views.review import ReviewPage
from narrows.views.review_markdown import GRADED, NO_CAUSE, SAME_WAY
from narrows.web.assets import assets
from narrows.web.phone_tables import with_labels
from narrows.web.rendering import rendered


def review_html(page: ReviewPage) -> str:
    """One self-contained page of a cycle's review."""
    return with_labels(
        rendered(
            "review.html",
            page=page,
            same_way=SAME_WAY,
            no_cause=NO_CAUSE,
            graded=GRADED,
            style=Markup(_style()),  # noqa: S704 - our own files
        )
    )


@cache
def _style() -> str:
    names = ("base.css", "look.css", "review.css")
    return "".join(assets()[each].content.decode() for each in names)
