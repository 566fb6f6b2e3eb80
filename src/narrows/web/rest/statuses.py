"""Which status a refusal has: a table of the REST interface's own."""

UNPROCESSABLE = 422

STATUS = {
    "acknowledge-not-yours": 403,
    "answer-not-yours": 403,
    "check-in-stale": 409,
    "cross-site": 403,
    "cursor-unreadable": 400,
    "cycle-closed": 409,
    "cycle-over": 409,
    "cycle-unknown": 404,
    "form-too-large": 413,
    "host-refused": 403,
    "initiative-id-taken": 409,
    "initiative-move": 409,
    "initiative-not-yours": 403,
    "initiative-unchanged": 409,
    "initiative-unknown": 404,
    "item-unknown": 404,
    "nothing-synced": 409,
    "objective-taken": 409,
    "objective-unknown": 404,
    "operation-unknown": 404,
    "plan-stale": 409,
    "question-unknown": 404,
    "request-decided": 409,
    "request-not-refused": 409,
    "request-not-yours": 403,
    "request-too-large": 413,
    "request-unknown": 404,
    "request-unreadable": 400,
    "saying-stale": 409,
    "scope-missing": 403,
    "store-busy": 503,
    "store-unreachable": 503,
    "store-unreadable": 503,
    "store-unwritable": 503,
    "story-not-yours": 403,
    "story-over": 409,
    "story-same-cycle": 409,
    "story-unknown": 404,
    "stream-unknown": 404,
    "talk-about-unknown": 404,
    "token-missing": 401,
    "token-refused": 401,
    "type-unsupported": 415,
    "version-missing": 428,
    "version-stale": 412,
    "workflow-missing": 409,
}
"""Slug → status; a refusal that is not here is about what was sent: 422."""

TITLES = {
    400: "Unreadable",
    401: "Who asks?",
    403: "Refused",
    404: "There is no such thing",
    405: "Not here",
    409: "It does not fit what is there",
    412: "Somebody was quicker",
    413: "Too large",
    415: "Not JSON",
    422: "What was sent does not fit",
    428: "Which version?",
    500: "Narrows broke",
    503: "The store does not answer",
}


def status_of(slug: str) -> int:
    """The status of a refusal."""
    return STATUS.get(slug, UNPROCESSABLE)
