"""Style sheets and scripts: read once, and named by their content so that they keep for ever."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static"
SCRIPT = "vendor/htmx.min.js"
CHARTS = "vendor/echarts.min.js"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file.

    Attributes:
        name: Its path below the folder.
        content: Its bytes.
        media_type: What it is.
        url: Where it is served; another content has another address.
    """

    name: str
    content: bytes
    media_type: str
    url: str


@cache
def assets() -> Mapping[str, Asset]:
    """All that is served as it is, by name."""
    found = (path for path in FOLDER.rglob("*") if path.is_file() and path.suffix in TYPES)
    return {each.name: each for each in map(_asset, sorted(found))}


@cache
def packed(name: str) -> bytes:
    """The bytes of a file as gzip, packed once, when somebody first asks."""
    return gzip.compress(assets()[name].content, mtime=0)


def static(name: str) -> str:
    """The address of a style sheet or script, for templates."""
    return assets()[name].url


def chart_script() -> str | None:
    """What draws charts that answer to a pointer, where it was fetched."""
    return CHARTS if CHARTS in assets() else None


def has_script() -> bool:
    """Whether third-party scripts were fetched; pages work without them."""
    return SCRIPT in assets()


def _asset(path: Path) -> Asset:
    name, content = path.relative_to(FOLDER).as_posix(), path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:16]
    return Asset(name, content, TYPES[path.suffix], f"/static/{digest}/{name}")
