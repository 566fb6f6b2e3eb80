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
    form = form_of(html, "/check-ins")
    return {} if form is None else fields_in(form)


def form_of(html: str, action: str) -> str | None:
    """The form of a page whose action ends so; `None` where there is none."""
    for part in html.split("<form ")[1:]:
        form = part.split("</form>")[0]
        address = form.split('action="')[1].split('"')[0]
        if unescape(address).endswith(action):
            return f"<form {form}</form>"
    return None


def fields_in(html: str) -> dict[str, str]:
    """What a browser would send for a form as it stands."""
    sent: dict[str, str] = {}
    for tag, attributes in tags(html):
        name, kind = attributes.get("name"), attributes.get("type")
        if name is None or tag not in ("input", "textarea"):
            continue
        if kind == "radio":
            if "checked" in attributes:
                sent[name] = attributes["value"] or ""
        elif tag == "textarea":
            sent[name] = _content(html, attributes["id"] or "")
        else:
            sent[name] = attributes.get("value") or ""
    return sent


def _content(html: str, id_: str) -> str:
    """The first line break after the tag is not part of the text."""
    begin = html.index(f'<textarea id="{id_}"')
    inner = html[html.index(">", begin) + 1 : html.index("</textarea>", begin)]
    return unescape(inner.removeprefix("\n"))


@dataclass
class Editor:
    """Somebody who checks in to one objective.

    Attributes:
        client: Their browser.
        path: Of the objective's page.
        form: What stands in the form that is open.
        sent: What they sent last.
    """

    client: TestClient
    path: str = PATH
    form: dict[str, str] = field(default_factory=dict)
    sent: dict[str, str] = field(default_factory=dict)

    def open(self) -> str:
        """Open the page; gives what it says."""
        answer = self.client.get(f"{self.path}/check-in")
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
