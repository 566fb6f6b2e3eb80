"""Sources: is the data complete, and where does more of it come from?"""

import secrets
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.plan import Plan
from narrows.domain.secret import Purpose, Secret
from narrows.services.connect.hooks import hook_base
from narrows.services.connect.keyring import Keyring
from narrows.views.source import standing_named
from narrows.web.connect_form import connected_or_refused
from narrows.web.decided import decided_of, room_of
from narrows.web.desk import desk_of
from narrows.web.pages import twin
from narrows.web.sent_form import SentForm, Told
from narrows.web.source_desk import source_desk_of
from narrows.web.source_mapping import mapped_or_refused
from narrows.web.sources_shown import After, source_response, sources_response

router = APIRouter()

SEE_OTHER = 303
FORGET = "forget"
"""The name of a form."""

UNSURE = "Say that you are sure: without its token nothing new comes, and it is nowhere else here."


@twin(router, "/sources")
def sources(request: Request, *, done: str = "") -> Response:
    """Is the data complete?"""
    return sources_response(request, done=done)


@router.post("/sources")
def connect(request: Request, *, told: Told) -> Response:
    """Connect a tool in three fields; its history is brought in the background."""
    done = connected_or_refused(request, told)
    if isinstance(done, SentForm):
        return sources_response(request, sent=done)
    return RedirectResponse(f"/sources?done={quote(done)}#done", status_code=SEE_OTHER)


@twin(router, "/sources/{source}")
def source(request: Request, source: str, *, done: str = "") -> Response:
    """Is this source complete?"""
    return source_response(request, source, after=After(done))


@router.post("/sources/{source}/mappings")
def map_source(request: Request, source: str, *, told: Told) -> Response:
    """Say what its statuses mean, for the streams that take from it."""
    found = standing_named(source_desk_of(request).standings(), source)
    refused = mapped_or_refused(room_of(request), found.streams, told=told)
    if refused is not None:
        return source_response(request, source, after=After(sent=refused))
    address = f"/sources/{quote(source, safe='')}?done=mapped#mapped"
    return RedirectResponse(address, status_code=SEE_OTHER)


@router.post("/sources/{source}/syncs")
def sync(request: Request, source: str) -> Response:
    """Let a source be synced now, by whoever serves."""
    desk = source_desk_of(request)
    standing_named(desk.standings(), source)
    desk.gate.ask(source, now=desk_of(request).now())
    address = f"/sources/{quote(source, safe='')}"
    return RedirectResponse(address, status_code=SEE_OTHER)


@router.post("/sources/{source}/hooks")
def hook(request: Request, source: str) -> Response:
    """Make the secret that the source's tool signs its calls with, and show it once."""
    desk, plan = source_desk_of(request), _plan(request)
    base = hook_base(plan, source, connectors=desk.tools.connectors)
    secret = Secret(secrets.token_urlsafe(32))
    keyring = Keyring(desk.gate, desk.tools.vault, desk.tools.origin_of)
    keyring.keep(secret, source, purpose=Purpose.HOOK, base=base, now=desk_of(request).now())
    shown = source_response(request, source, after=After(secret=secret))
    shown.headers["cache-control"] = "no-store"
    return shown


@router.post("/sources/{source}/forgetting")
def forget(request: Request, source: str, *, told: Told) -> Response:
    """Forget the token and the secret of a source, where somebody is sure; what came stays."""
    desk = source_desk_of(request)
    standing_named(desk.standings(), source)
    if not told.get("sure"):
        unsure = SentForm(FORGET, told, {"sure": UNSURE}, 422)
        return source_response(request, source, after=After(sent=unsure))
    for purpose in Purpose:
        desk.gate.forget_secret(source, purpose, at=desk_of(request).now())
    return RedirectResponse(f"/sources/{quote(source, safe='')}", status_code=SEE_OTHER)


def _plan(request: Request) -> Plan:
    return decided_of(request).plan
