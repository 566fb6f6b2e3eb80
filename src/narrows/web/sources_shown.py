"""The pages of sources as they are shown: after a look, and after each of their forms."""

from dataclasses import dataclass

from fastapi import Request, Response

from narrows.domain.plan import Plan
from narrows.domain.secret import Secret
from narrows.services.quality.mapping import MEANINGS
from narrows.services.sources.standing import Unmapped
from narrows.views.estimates import left_words
from narrows.views.source import source_page, standing_named
from narrows.views.sources import sources_page
from narrows.web.connect_form import CONNECT, live_tools
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.pages import page
from narrows.web.sent_form import NOTHING_SENT, SentForm
from narrows.web.source_desk import SourceDesk


@dataclass(frozen=True, slots=True)
class After:
    """What was done on a source's page just before it is shown.

    Attributes:
        done: `mapped`, `file` or `sends`; empty is nothing.
        secret: What the source's tool signs its calls with, to be shown this once.
        sent: What was refused of a form.
    """

    done: str = ""
    secret: Secret | None = None
    sent: SentForm = NOTHING_SENT


LOOKED = After()


def sources_response(
    request: Request, *, done: str = "", sent: SentForm = NOTHING_SENT
) -> Response:
    """All sources, and the form that connects a tool."""
    plan, now = _plan(request), desk_of(request).now()
    desk = desk_of(request).sources
    standing = () if desk is None else desk.standings()
    return page(
        request,
        "sources.html",
        answer=sources_page(plan, standing, unmapped=_unmapped(desk), now=now),
        status=sent.status,
        done=done if done in {each.source.id for each in standing} else "",
        left_words=left_words,
        tools=() if desk is None else live_tools(desk.tools.connectors),
        takes_files=desk is not None and desk.files is not None,
        sent=sent.of(CONNECT),
    )


def source_response(request: Request, source: str, *, after: After = LOOKED) -> Response:
    """One source, with what was done on its page just before."""
    desk, now = desk_of(request).sources, desk_of(request).now()
    found = standing_named(() if desk is None else desk.standings(), source)
    runs = () if desk is None else desk.gate.runs(source)
    files = None if desk is None else desk.files
    return page(
        request,
        "source.html",
        answer=source_page(
            found, runs, unmapped=_unmapped(desk), zone=_plan(request).zone, now=now
        ),
        status=after.sent.status,
        sent=after.sent,
        done=after.done,
        is_handed=files is not None and files.kept.name_of(found.source.path) is not None,
        meanings=MEANINGS,
        left_words=left_words,
        base=f"{request.url.scheme}://{request.url.netloc}",
        secret=None if after.secret is None else after.secret.reveal(),
    )


def _unmapped(desk: SourceDesk | None) -> Unmapped:
    return {} if desk is None else desk.unmapped()


def _plan(request: Request) -> Plan:
    return decided_of(request).plan
