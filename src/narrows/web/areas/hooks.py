"""Where tools call by themselves. What they are answered says nothing of what is kept here."""

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from narrows.services.sources.calling import Call, Heard, hear
from narrows.web.desk import desk_of
from narrows.web.hook_paths import HOOKS

router = APIRouter()

STATUS = {Heard.FETCHING: 202, Heard.KNOWN: 200, Heard.UNSIGNED: 403}


@router.post(HOOKS + "{source}")
async def called(request: Request, source: str) -> Response:
    """Hear that something changed, where it is signed; without a secret nobody is there."""
    body = await request.body()
    call = Call(body, dict(request.headers))
    return await run_in_threadpool(_answer, request, source, call=call)


def _answer(request: Request, source: str, *, call: Call) -> Response:
    desk = desk_of(request)
    signed = None if desk.sources is None else desk.sources.hook_of(source)
    if desk.sources is None or signed is None:
        return Response(status_code=404)
    heard = hear(desk.sources.gate, source, call=call, signed=signed, now=desk.now())
    return Response(status_code=STATUS[heard])
