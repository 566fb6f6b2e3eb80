"""What stands around every page: whose it is, where one can go, how fresh the numbers are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

from fastapi import Request

from narrows.domain.plan import Plan
from narrows.services.flow.stream_reviews import StreamReview
from narrows.services.reviewing import Review
from narrows.views.form_words import in_form_words
from narrows.web.desk import desk_of


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the navigation.

    Attributes:
        href: Where it leads.
        text: What it says.
        current: `page` where one is there, `true` where one is below it, else empty.
    """

    href: str
    text: str
    current: str = ""


PLACES = (
    ("/", "Home"),
    ("/objectives", "Objectives"),
    ("/ripples", "Ripples"),
    ("/inbox", "Inbox"),
    ("/cycles", "Cycles"),
    ("/alignment", "Alignment"),
    ("/value-score", "Value score"),
    ("/refusals", "Requests"),
    ("/sources", "Sources"),
    ("/settings", "Settings"),
)
"""Addresses of the pages of all, and what the navigation calls them."""

STREAMS = "/streams"
"""Where all streams are."""

MOST_STREAMS = 8
"""That the navigation names one by one."""

BELOW = {
    "/review/": "/cycles",
    "/reset": "/cycles",
    "/connect": "/sources",
    "/write": "/objectives",
    "/sign-in": "/settings",
}
"""How addresses of further pages begin, and the page that they belong to."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page.

    Attributes:
        organisation: Its name; may be empty.
        links: The pages of all.
        streams: The page of each stream.
        zone: IANA zone that the two instants are shown in.
        as_of: What moved later is not known yet. [UTC or None]
        complete_until: Until when all streams are that the page tells of, and that anything was
            brought for. [UTC or None]
        measured_at: When what is shown was measured. [UTC or None]
        trouble: Why what came since could not be; `None` where it could.
        plan: Knows what ids are called.
    """

    organisation: str = ""
    links: tuple[Link, ...] = tuple(Link(href, text) for href, text in PLACES)
    streams: tuple[Link, ...] = ()
    zone: str = "UTC"
    as_of: datetime | None = None
    complete_until: datetime | None = None
    measured_at: datetime | None = None
    trouble: str | None = None
    plan: Plan = field(default_factory=Plan)

    def called(self, stream: str) -> str:
        """What a stream is called, by its id; of none that there is, the id."""
        own = self.plan.stream(stream)
        return own.name or stream if own else stream

    def in_words(self, text: str) -> str:
        """What a finding says, without the notation of a plan file."""
        return in_form_words(text, self.plan)


BARE = Frame(links=())
"""Around what is shown to whoever is not let in."""


def frame_of(request: Request) -> Frame:
    """The frame of the page that was asked for."""
    review, path = desk_of(request).review(), request.scope["path"]
    path = next((there for begin, there in BELOW.items() if path.startswith(begin)), path)
    streams = [(f"/streams/{each.id}", each.name or each.id) for each in review.plan.streams]
    measured = _told_on(path, review)
    return Frame(
        organisation=review.plan.organisation.name,
        links=_links(PLACES, path),
        streams=_links(streams, path) if len(streams) <= MOST_STREAMS else _few(streams, path),
        zone=review.plan.zone,
        as_of=max((each.as_of for each in measured), default=None),
        complete_until=min((each.complete_until for each in measured), default=None),
        measured_at=review.measured_at,
        trouble=desk_of(request).trouble(),
        plan=review.plan,
    )


def _told_on(path: str, review: Review) -> Sequence[StreamReview]:
    """Whose numbers a page tells: a stream's page those of one, whatever others know since."""
    own = review.of(path.split("/")[2]) if path.startswith(f"{STREAMS}/") else None
    return list(review.streams.values()) if own is None else [own]


def _links(places: Iterable[tuple[str, str]], path: str) -> tuple[Link, ...]:
    return tuple(Link(quote(href), text, _current(path, href)) for href, text in places)


def _few(streams: Sequence[tuple[str, str]], path: str) -> tuple[Link, ...]:
    """Of many streams the one that is open, and where all are: names fill no page."""
    every = Link(STREAMS, f"All {len(streams)} streams", "page" if path == STREAMS else "")
    return (*_links([each for each in streams if _current(path, each[0])], path), every)


def _current(path: str, href: str) -> str:
    if path == href:
        return "page"
    return "true" if href != "/" and path.startswith(f"{href}/") else ""
