"""A browser without a window: asks an application for its pages, and reads them."""

from collections.abc import Iterator
from html.parser import HTMLParser

from fastapi import FastAPI
from fastapi.testclient import TestClient

from narrows.web.app import create_app
from narrows.web.desk import Desk

ADDRESS = "http://127.0.0.1:8765"


HOW = ("hx-trigger", "hx-swap", "hx-sync")
"""When and how a part is replaced; none of these says where from."""


def client_of(desk: Desk) -> TestClient:
    """Asks the pages of a desk."""
    return asking(create_app(desk))


def asking(app: FastAPI) -> TestClient:
    """Asks an application; a bug in it is an answer too."""
    return TestClient(app, base_url=ADDRESS, raise_server_exceptions=False)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Every element of a page with its attributes, as a browser would read them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.tags


def text_of(html: str) -> str:
    """What a page says, blanks as one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.text).split())


def active_parts(html: str) -> Iterator[str]:
    """All of a page that a browser would run, or send somewhere by itself."""
    for tag, attributes in tags(html):
        if tag in ("iframe", "object", "embed", "base", "style"):
            yield tag
        if tag == "script" and not (attributes.get("src") or "").startswith("/static/"):
            yield f"{tag} {attributes}"
        for name, value in attributes.items():
            if name.startswith(("on", "hx-on")) or name == "style":
                yield f"{tag} {name}"
            is_address = name.startswith("hx-") and name not in HOW
            if (name in ("href", "src", "action") or is_address) and (
                ":" in (value or "").split("/")[0] or (value or "").startswith("//")
            ):
                yield f"{tag} {name}={value}"
