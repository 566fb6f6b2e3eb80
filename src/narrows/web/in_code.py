"""What stands in backticks is what a plan file says: shown as code."""

from markupsafe import Markup, escape

CODE = Markup("<code>{}</code>")


def in_code(text: str) -> Markup:
    """A text with its backticked words as code; all of it is escaped."""
    if "`" not in text:
        return escape(text)
    parts = enumerate(text.split("`"))
    return Markup("").join(CODE.format(part) if number % 2 else part for number, part in parts)
