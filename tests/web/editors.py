"""People who check in: they open the page, write, and send its form, without a window."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from fastapi.testclient import TestClient
from httpx2 import Response

from tests.web.clients import tags

PATH = "/objectives/love-mobile"


def fields_of(html: str) -> dict[str, str]:
    """What a browser would send for the check-in form of a page."""
    sent: dict[str, str] = {}
    for tag, attributes in tags(html):
        name, kind = attributes.get("name"), attributes.get("type")
        if name is None or tag not in ("input", "textarea"):
            continue
        if kind == "radio":
            if "checked" in attributes:
                sent[name] = attributes["value"] or ""
        elif tag == "textarea":
            sent[name] = _content(html, name)
        else:
            sent[name] = attributes.get("value") or ""
    return sent


def _content(html: str, name: str) -> str:
    """The first line break after the tag is not part of the text."""
    begin = html.index(f'<textarea id="{name}"')
    inner = html[html.index(">", begin) + 1 : html.index("</textarea>", begin)]
    return unescape(inner.removeprefix("\n"))


@dataclass
class Editor:
    """Somebody with the page of one objective open.

    Attributes:
        client: Their browser.
        path: Of the page.
        form: What stands in the form that is open.
        sent: What they sent last.
    """

    client: TestClient
    path: str = PATH
    form: dict[str, str] = field(default_factory=dict)
    sent: dict[str, str] = field(default_factory=dict)

    def open(self) -> str:
        """Open the page; gives what it says."""
        answer = self.client.get(self.path)
        assert answer.status_code == 200
        self.form = fields_of(answer.text)
        return answer.text

    def save(self, **written: str) -> Response:
        """Write into the open form and send it; what comes back instead of a page is open then."""
        self.sent = {**self.form, **written}
        answer = self.resend()
        if answer.status_code in (412, 422):
            self.form = fields_of(answer.text)
        return answer

    def resend(self) -> Response:
        """Send the same again: a double click, or a browser that tries once more."""
        return self.client.post(f"{self.path}/check-ins", data=self.sent, follow_redirects=False)


def ids_of(html: str) -> Iterator[str]:
    """The ids of a page."""
    return (attributes["id"] or "" for _, attributes in tags(html) if "id" in attributes)
