"""What the page of a stream says of a review, made once for each: most of it is pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from fastapi import Request
from markupsafe import Markup

from narrows.domain.restatement import Restatement
from narrows.views.restated import RestatedRow, restated_row
from narrows.views.stream import StreamPage, stream_page
from narrows.views.stream_flow import StreamFlow
from narrows.web.canal import canal
from narrows.web.desk import desk_of
from narrows.web.item_links import ItemLinks
from narrows.web.mix import MixPart, mix_bars
from narrows.web.of_review import once_of
from narrows.web.rendering import rendered
from narrows.web.restated import restated_path, seen_here
from narrows.web.river import wide_river
from narrows.web.shapes import RiverPicture
from narrows.web.weekly_picture import weekly_picture
from narrows.web.weekly_shapes import WeeklyPicture

SHOWN_FAULTS, SHOWN_RESTATED = 5, 3


@dataclass(frozen=True, slots=True)
class StreamDrawn:
    """What only the page of a stream needs, not its JSON.

    Attributes:
        links: Where its items are.
        wide: The river for wide pages.
        canal: The same for narrow ones.
        charts: The flow metrics, week by week.
        mix: What the items done were, as parts of one bar.
        shown_faults: How many faults are listed; the rest has a page of its own.
        restated: The newest numbers of closed weeks that were told otherwise.
        n_restated: How many there are.
    """

    links: ItemLinks
    wide: RiverPicture
    canal: RiverPicture
    charts: tuple[WeeklyPicture, ...]
    mix: tuple[MixPart, ...]
    shown_faults: int
    restated: tuple[RestatedRow, ...]
    n_restated: int


def stream_shown(request: Request, stream: str) -> tuple[StreamPage, Markup]:
    """What is told of a stream, and how it is drawn; the clock has no part in it, nor a source.

    Args:
        request: Of which review.
        stream: Its id, or `unaligned`.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    return once_of(request, ("stream", stream), make=partial(_shown, request, stream))


def _shown(request: Request, stream: str) -> tuple[StreamPage, Markup]:
    answer = stream_page(desk_of(request).review(), stream)
    flow, restated = answer.flow, seen_here(request, stream)
    drawn = _drawn(answer.id, flow, restated=restated) if flow else None
    why = partial(restated_path, stream=stream)
    main = rendered("stream_main.html", page=answer, drawn=drawn, why_restated=why)
    return answer, Markup(main)  # noqa: S704 - escaped by its own template


def _drawn(id_: str, flow: StreamFlow, *, restated: Sequence[Restatement]) -> StreamDrawn:
    periods = [each.period for each in flow.weeks]
    return StreamDrawn(
        links=ItemLinks(id_, flow.window),
        wide=wide_river(flow.reaches),
        canal=canal(flow.reaches),
        charts=tuple(weekly_picture(each, periods) for each in flow.charts),
        mix=mix_bars(flow.shares),
        shown_faults=SHOWN_FAULTS,
        restated=tuple(map(restated_row, restated[:SHOWN_RESTATED])),
        n_restated=len(restated),
    )
