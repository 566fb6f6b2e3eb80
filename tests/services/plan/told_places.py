"""What a refusal says of a file, without where it stands in it."""

import re


def words_alone(message: str, *, file: str) -> str:
    """The words of a message as they are said of what nobody wrote in a file."""
    place = re.escape(file) + r"(:\d+)?"
    told = re.sub(f"^{place}: | at {place}", "", message.replace(f"{file} is", "This is"))
    assert told != message, f"no place in «{message}»"
    return told[:1].upper() + told[1:]
