"""Answers that somebody types, and the values that they mean. Imported when a command asks."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import typer


def text_typed(question: str) -> str:
    """A text; empty where nothing is typed."""
    return str(typer.prompt(question, default="", show_default=False)).strip()


def list_typed(question: str) -> list[str]:
    """Words with commas between."""
    return [each.strip() for each in text_typed(question).split(",") if each.strip()]


def several_typed(question: str) -> Iterator[str]:
    """One text after the other, until one is empty."""
    while said := text_typed(question):
        yield said


def day_typed(text: str) -> object:
    """A day as the file has it; what is none stays text, and is refused like one there."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def id_from(text: str) -> str:
    """A short id from the first words of a text."""
    return "-".join(re.findall(r"\w+", text.lower())[:4])


def answered(said: Mapping[str, object]) -> Mapping[str, object]:
    """Nothing that was left empty."""
    return {name: value for name, value in said.items() if value not in ("", None, [])}
