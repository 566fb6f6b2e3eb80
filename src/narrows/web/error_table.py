"""What pages answer a refusal with: a status for each slug, and a title for each status."""

STATUS = {
    "check-in-stale": 409,
    "cross-site": 403,
    "cycle-unknown": 404,
    "export-too-large": 413,
    "file-not-kept": 404,
    "form-too-large": 413,
    "handed-too-large": 413,
    "host-refused": 403,
    "item-unknown": 404,
    "key-result-unknown": 404,
    "objective-unknown": 404,
    "plan-stale": 409,
    "quality-check-unknown": 404,
    "stream-unknown": 404,
    "version-missing": 428,
}
"""Slug → status of the response; of a refusal that is not here, that of the REST interface."""

RACED = ("check-in-stale", "plan-stale", "request-decided", "saying-stale", "version-stale")
"""Of somebody else who was there first; any other conflict is with how things stand."""

QUICKER = "Somebody was quicker"

TITLES = {
    401: "Who asks?",
    403: "Refused",
    404: "There is no such page",
    405: "Not here",
    409: "That does not fit what is there",
    413: "Too large",
    428: "Open it again first",
    500: "Narrows broke",
    503: "Not now",
}
"""Status → what the page of it is called."""


def title_of(slug: str, status: int) -> str:
    """What the page of a refusal is called."""
    return QUICKER if slug in RACED else TITLES.get(status, "That did not work")
