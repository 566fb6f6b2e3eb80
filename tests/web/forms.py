"""The forms of any page, filled in and sent as a browser would, whatever they ask."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

WRITTEN = ("text", "search", "textarea")
"""Kinds of fields that take any words."""

CHOSEN = ("radio", "checkbox")

Sent = dict[str, str]
"""Name of a field → what is sent in it."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a form asks for.

    Attributes:
        name: As it is sent.
        kind: The type of an input; else `textarea` or `select`.
        value: What stands in it.
        is_sent: Whether a browser would send it untouched; an unmarked box is not.
    """

    name: str
    kind: str
    value: str
    is_sent: bool = True


@dataclass(slots=True)
class Form:
    """A form of a page.

    Attributes:
        method: `get` or `post`.
        action: Where it is sent; empty is the page's own address.
        fields: In the order of the page.
        buttons: The fields that its buttons send, one for each button.
        read_along: Where it is sent while somebody types; empty where it is not.
    """

    method: str
    action: str
    read_along: str
    fields: list[Field] = field(default_factory=list)
    buttons: list[Sent] = field(default_factory=list)

    @property
    def asked(self) -> tuple[str, ...]:
        """What it asks for: by this, forms for several things of one sort are the same."""
        return tuple(dict.fromkeys(each.name for each in self.fields))

    def n_written(self) -> int:
        """How many fields take any words."""
        return sum(each.kind in WRITTEN for each in self.fields)

    def usual(self) -> Sent:
        """What a browser sends where nothing was touched; of what must be chosen, the first."""
        sent: Sent = {}
        for each in self.fields:
            if each.kind == "radio" and not each.is_sent:
                sent.setdefault(each.name, each.value)
            elif each.is_sent:
                sent[each.name] = each.value
        return sent

    def written(self, words: Iterator[str]) -> Sent:
        """With the next of some words in each field that takes words."""
        told = {each.name: next(words) for each in self.fields if each.kind in WRITTEN}
        return {**self.usual(), **told}

    def forced(self, words: Iterator[str]) -> Sent:
        """With the next of some words in every field: what a program sends, and no browser."""
        return {name: next(words) for name in self.asked}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self._open: Form | None = None
        self._name = ""
        self._text: list[str] | None = None
        self._options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        if tag == "form":
            along = own.get("hx-post", "")
            self._open = Form(own.get("method", "get"), own.get("action", ""), along)
            self.forms.append(self._open)
        if self._open is None:
            return
        if tag in ("textarea", "select"):
            self._name = own.get("name", "")
            self._text, self._options = ([] if tag == "textarea" else None), []
        elif tag == "option":
            self._options.append((own.get("value", ""), "selected" in own))
        elif "name" in own and (tag == "button" or own.get("type") == "submit"):
            self._open.buttons.append({own["name"]: own.get("value", "")})
        elif tag == "input" and "name" in own:
            kind = own.get("type", "text")
            is_sent = kind not in CHOSEN or "checked" in own
            self._open.fields.append(Field(own["name"], kind, own.get("value", ""), is_sent))

    def handle_endtag(self, tag: str) -> None:
        if self._open is None:
            return
        if tag == "textarea":
            text = "".join(self._text or ()).removeprefix("\n")
            self._open.fields.append(Field(self._name, tag, text))
            self._text = None
        elif tag == "select":
            # Where nothing is chosen yet, something is: an empty choice is what is refused.
            chosen = [value for value, is_chosen in self._options if is_chosen and value]
            told = [value for value, _ in self._options if value]
            self._open.fields.append(Field(self._name, tag, next(iter([*chosen, *told]), "")))
        elif tag == "form":
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)


def forms_of(html: str) -> list[Form]:
    """The forms of a page, in its order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.forms
