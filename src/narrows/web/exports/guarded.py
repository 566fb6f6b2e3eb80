"""Text that a spreadsheet will not run: what looks like a formula is marked as text."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a formula may begin with; some spreadsheets read the wide forms of East Asia as well."""

MARK = "'"


def is_risky(text: str) -> bool:
    """Whether a spreadsheet may take a cell's text for a formula, with blanks before it or not."""
    return text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)


def guarded(text: str) -> str:
    """The text of a cell that a spreadsheet shows and does not run."""
    return MARK + text if is_risky(text) else text
