"""Style sheets and scripts, under addresses that change with their content."""

from fastapi import APIRouter, HTTPException, Request, Response

from narrows.web.assets import assets, packed

router = APIRouter()

FOR_EVER = "public, max-age=31536000, immutable"
WORTH_PACKING = 4096
"""What is shorter goes in a packet or two as it is. [bytes]"""


@router.get("/static/{digest}/{name:path}")
def static_file(request: Request, digest: str, *, name: str) -> Response:
    """One file, packed for who unpacks it; an address of another content is gone."""
    asset = assets().get(name)
    if asset is None or asset.url != f"/static/{digest}/{name}":
        raise HTTPException(404)
    headers = {"cache-control": FOR_EVER, "vary": "accept-encoding"}
    content = asset.content
    if len(content) >= WORTH_PACKING and "gzip" in request.headers.get("accept-encoding", ""):
        content = packed(name)
        headers["content-encoding"] = "gzip"
    return Response(content, media_type=asset.media_type, headers=headers)
