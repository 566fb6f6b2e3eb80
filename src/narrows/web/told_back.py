"""What was written in a form that is gone: told back, since no field keeps it."""

from dataclasses import replace

from narrows.web.sent_form import SentForm

OF_MACHINES = ("act", "page", "request_key", "shown")
"""Fields that nobody writes in."""


def told_back(sent: SentForm, html: str) -> SentForm:
    """A refused form with its words aside, where the page that shall keep them has it no more.

    Args:
        sent: What was refused.
        html: The page that it is answered with.
    """
    if not sent.errors or sent.aside or f'id="{sent.name}/' in html:
        return sent
    written = [text for name, text in sent.told.items() if name not in OF_MACHINES]
    return replace(sent, aside=max(written, key=len, default=""))
