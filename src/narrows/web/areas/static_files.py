"""Style sheets and scripts, under addresses that change with their content."""

from fastapi import APIRouter, HTTPException, Response

from narrows.web.assets import assets

router = APIRouter()

FOR_EVER = "public, max-age=31536000, immutable"


@router.get("/static/{digest}/{name:path}")
def static_file(digest: str, name: str) -> Response:
    """One file; an address of another content is gone."""
    asset = assets().get(name)
    if asset is None or asset.url != f"/static/{digest}/{name}":
        raise HTTPException(404)
    return Response(asset.content, media_type=asset.media_type, headers={"cache-control": FOR_EVER})
