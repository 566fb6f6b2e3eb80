"""People who write objectives: they open the form, write, press buttons, without a window."""

from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from fastapi.testclient import TestClient
from httpx2 import Response


class _Form(HTMLParser):
    """What a browser would send of the form of a class, selects and text areas too."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, str] = {}
        self._is_in = False
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_in = "writing" in own.get("class", "").split()
        if not self._is_in:
            return
        name = own.get("name", "")
        if tag == "input":
            self.fields[name] = own.get("value", "")
        elif tag == "select":
            self._select = name
        elif tag == "textarea":
            self._area, self.fields[name] = name, ""
        elif tag == "option" and (
            "selected" in own or self.fields.setdefault(self._select, own["value"]) is None
        ):
            self.fields[self._select] = own["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            self.fields[self._area] = self.fields[self._area].removeprefix("\n")
            self._area = ""
        if tag == "form":
            self._is_in = False

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data


def form_in(html: str) -> dict[str, str]:
    """The fields of the form in which an objective is written."""
    reader = _Form()
    reader.feed(html)
    reader.close()
    return reader.fields


@dataclass
class Writer:
    """Somebody with the form open.

    Attributes:
        client: Their browser.
        path: Of the page: `/write`, or that of an objective.
        form: What stands in it.
        page: The page as it came last.
    """

    client: TestClient
    path: str = "/write"
    form: dict[str, str] = field(default_factory=dict)
    page: str = ""

    def open(self, **asked: str) -> "Writer":
        """Open the page."""
        answer = self.client.get(self.path, params=asked)
        assert answer.status_code == 200, answer.text
        self._see(answer)
        return self

    def press(self, do: str, **written: str) -> Response:
        """Write, named with «__» for «/», and press a button."""
        told = {name.replace("__", "/"): value for name, value in written.items()}
        sent = {**self.form, **told, "do": do}
        answer = self.client.post(self.path, data=sent, follow_redirects=False)
        if answer.status_code != 303:
            self._see(answer)
        return answer

    def reading(self, **written: str) -> str:
        """What is said beside the fields while one types."""
        told = {name.replace("__", "/"): value for name, value in written.items()}
        answer = self.client.post("/write/reading", data={**self.form, **told})
        assert answer.status_code == 200
        return unescape(answer.text)

    def _see(self, answer: Response) -> None:
        self.page = answer.text
        self.form = form_in(answer.text)
