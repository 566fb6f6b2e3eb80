"""Signing in by a link that opens once, and signing out."""

import secrets

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from narrows.domain.errors import NarrowsError
from narrows.services.access import signing_in
from narrows.views.sign_in import SignInPage
from narrows.web.desk import desk_of
from narrows.web.door import Door, is_admitted
from narrows.web.frame import BARE, frame_of
from narrows.web.guard import is_same_site
from narrows.web.pages import is_json, json_of, twin
from narrows.web.rendering import rendered

router = APIRouter()

SEE_OTHER = 303
PREFETCH = ("sec-purpose", "purpose", "x-moz")


@twin(router, "/sign-in")
def sign_in(request: Request, *, link: str = "") -> Response:
    """Who is let in? With a link that was not opened before, whoever opens it is."""
    door = desk_of(request).door
    if link and door is not None and request.method == "GET" and not is_json(request):
        return _signed_in(request, door, link=link)
    until = None if door is None else door.session_until(request)
    asks_everybody = door is not None and door.asks_everybody
    answer = SignInPage(is_admitted(request), until, asks_everybody)
    if is_json(request):
        return json_of(answer)
    frame = frame_of(request) if answer.is_admitted else BARE
    return HTMLResponse(rendered("sign_in.html", page=answer, frame=frame))


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """End the session of this browser."""
    answer = RedirectResponse("/sign-in", status_code=SEE_OTHER)
    door = desk_of(request).door
    if door is not None:
        signing_in.sign_out(door.passes, request.cookies.get(door.cookie_name, ""))
        answer.delete_cookie(
            door.cookie_name, secure=door.is_secure, httponly=True, samesite="strict"
        )
    return answer


def _signed_in(request: Request, door: Door, *, link: str) -> Response:
    """A session of its own, whatever cookie the browser brought, which ends."""
    own = (f"{request.scope['scheme']}://{request.headers.get('host', '')}", door.address or "")
    is_meant = not any(each in request.headers for each in PREFETCH)
    if not is_meant or not is_same_site(request.headers, own=own):
        # Not used up: whoever was lured here, or whose browser looks ahead, did not open it.
        raise NarrowsError(
            "link-elsewhere",
            "Another site led here, so nobody was signed in, and the link still opens: put it into "
            "the address line yourself.",
        )
    session, now = secrets.token_urlsafe(32), door.now()
    until = signing_in.sign_in(door.passes, link, session=session, now=now)
    signing_in.sign_out(door.passes, request.cookies.get(door.cookie_name, ""))
    answer = RedirectResponse("/", status_code=SEE_OTHER)
    answer.set_cookie(
        door.cookie_name,
        session,
        max_age=int((until - now).total_seconds()),
        secure=door.is_secure,
        httponly=True,
        samesite="strict",
    )
    answer.headers["cache-control"] = "no-store"
    return answer
