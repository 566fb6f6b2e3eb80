"""Settings: who decides, tokens, zones, and everything as one file."""

import secrets

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate, TokenScope
from narrows.services.access.tokens import PREFIX, new_token
from narrows.views.everything import everything, zipped
from narrows.views.settings import settings_page
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.pages import page, twin
from narrows.web.rest.statuses import status_of
from narrows.web.sent_form import NOT_A_FORMS, NOTHING_SENT, SentForm, Told, form_name

router = APIRouter()

SEE_OTHER = 303
TOKEN = "token"  # noqa: S105 - the name of a form
FIELD = {
    "token-name-unfit": "name",
    "token-name-taken": "name",
    "token-scope-unknown": "scope",
}
"""Slug → the field that it is about."""

ALLOWS = {
    TokenScope.READ: "read everything",
    TokenScope.WRITE: "change the plan, check in, say what people say",
    TokenScope.PUSH: "bring changes and observations, nothing else",
}


@twin(router, "/settings")
def settings(request: Request, *, done: str = "") -> Response:
    """Who decides here, who is let in, and where does everything lie?"""
    return _shown(request, done=done)


@router.post("/settings/tokens")
def make_token(request: Request, *, told: Told) -> Response:
    """Make a token, and show it once."""
    token = PREFIX + secrets.token_urlsafe(32)
    scopes = [each for each in TokenScope if f"scope-{each}" in told]
    name = told.get("name", "").strip()
    try:
        now = desk_of(request).now()
        new_token(_gate(request), name, scopes=scopes, token=token, now=now)
    except NarrowsError as refusal:
        return _refused(request, refusal, told=told)
    shown = _shown(request, made=(name, token))
    shown.headers["cache-control"] = "no-store"
    return shown


@router.post("/settings/tokens/{name}/revocation")
def revoke_token(request: Request, name: str, *, told: Told) -> Response:
    """Let a token allow nothing from now on, where somebody says that they are sure."""
    if not told.get("sure"):
        error = {"sure": "Say that you are sure: whoever shows it is let in no more, for good."}
        return _shown(request, sent=SentForm(form_name("revoke", name), told, error, 422))
    _gate(request).revoke_token(name, at=desk_of(request).now())
    return RedirectResponse("/settings?done=revoked#tokens", status_code=SEE_OTHER)


@router.get("/settings/everything.zip")
def everything_file(request: Request) -> Response:
    """All that was decided, observed and said, as one archive."""
    desk = desk_of(request)
    gate = None if desk.bench is None else desk.bench.gate
    files = everything(desk.repository, decided_of(request).stored, gate=gate)
    return Response(
        zipped(files),
        media_type="application/zip",
        headers={
            "content-disposition": 'attachment; filename="narrows-everything.zip"',
            "cache-control": "no-store",
        },
    )


def _refused(request: Request, refusal: NarrowsError, *, told: Told) -> Response:
    status = status_of(refusal.slug)
    if status in NOT_A_FORMS:
        raise refusal
    errors = {FIELD.get(refusal.slug, ""): refusal.message}
    if refusal.slug == "token-scope-unknown":
        errors = {"scope": "Say what it allows: one or more of these."}
    return _shown(request, sent=SentForm(TOKEN, told, errors, status))


def _shown(
    request: Request,
    *,
    done: str = "",
    made: tuple[str, str] | None = None,
    sent: SentForm = NOTHING_SENT,
) -> Response:
    desk = desk_of(request)
    until = None if desk.door is None else desk.door.session_until(request)
    tokens = () if desk.bench is None else desk.bench.gate.tokens()
    return page(
        request,
        "settings.html",
        answer=settings_page(decided_of(request).plan, tokens, until=until),
        status=sent.status,
        sent=sent,
        made=made,
        allows=ALLOWS,
        has_gate=desk.bench is not None,
        is_revoked=done == "revoked",
        form_name=form_name,
    )


def _gate(request: Request) -> Gate:
    """Where tokens are kept.

    Raises:
        NarrowsError: `tokens-unserved`.
    """
    bench = desk_of(request).bench
    if bench is None:
        raise NarrowsError("tokens-unserved", "Tokens are not served here; see `narrows token`.")
    return bench.gate
