"""The check-in form: what a browser sent, and what stands in the fields."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.datastructures import FormData, Headers

from narrows.domain.errors import NarrowsError
from narrows.services.check_ins.answers import Answers, ToldHypothesis
from narrows.services.check_ins.refusals import RefusedAnswer
from narrows.views.check_in_cards import CheckInCard
from narrows.views.objective import ObjectivePage

CONFIDENCE, HYPOTHESES, WORDS = "confidence/", "hypotheses/", "words/"
"""How fields are named that there are several of; their answers' paths too."""


@dataclass(frozen=True, slots=True)
class CheckInForm:
    """A check-in form as it is shown.

    Attributes:
        answers: What stands in it.
        seen_number: Of the last check-in that its author saw.
        request_key: Names the request, so that sending it twice saves once.
        errors: Name of a field → what is wrong; an empty name means all of them.
        meanwhile: What others saved since the form was opened, the newest first.
        unsaved: Why what stands in it cannot be saved any more.
    """

    answers: Answers
    seen_number: int
    request_key: str
    errors: Mapping[str, str] = field(default_factory=dict)
    meanwhile: tuple[CheckInCard, ...] = ()
    unsaved: str = ""


@dataclass(frozen=True, slots=True)
class SentCheckIn:
    """What a browser sent.

    Attributes:
        answers: As they were written.
        seen_number: Of the last check-in that its author saw.
        request_key: As fit for keeping, whatever was sent.
        sent_key: As it was sent.
    """

    answers: Answers
    seen_number: int
    request_key: str
    sent_key: str


def empty_form(page: ObjectivePage) -> CheckInForm:
    """A form whose confidences are those of the last check-in."""
    return CheckInForm(
        answers=Answers(
            confidence={each.id: _percent(each.confidence_ratio) for each in page.key_results}
        ),
        seen_number=page.last_number,
        request_key=new_key(),
    )


def labels(page: ObjectivePage) -> Mapping[str, str]:
    """What the fields are called whose answers are about one thing each, by their names."""
    found = {f"{CONFIDENCE}{each.id}": each.title for each in page.key_results}
    return found | {f"{HYPOTHESES}{each.id}": each.text for each in page.initiatives}


def refused_form(sent: SentCheckIn, refused: Sequence[RefusedAnswer]) -> CheckInForm:
    """The form as it was sent, with what is wrong at each field."""
    errors = {each.name: each.error.message for each in refused}
    return CheckInForm(sent.answers, sent.seen_number, sent.sent_key, errors)


def stale_form(sent: SentCheckIn, page: ObjectivePage) -> CheckInForm:
    """The form as it was sent, beside what others saved meanwhile, ready to be saved on top."""
    newer = tuple(each for each in page.check_ins if each.number > sent.seen_number)
    return CheckInForm(
        answers=sent.answers,
        seen_number=page.last_number,
        request_key=new_key(),
        meanwhile=newer or page.check_ins[:1],
    )


def sent_check_in(form: FormData, headers: Headers) -> SentCheckIn:
    """What was sent, by a form or with headers in place of its hidden fields.

    Raises:
        NarrowsError: `version-missing`.
    """
    told = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    results, words = _below(told, HYPOTHESES), _below(told, WORDS)
    key = headers.get("idempotency-key") or told.get("request_key") or new_key()
    return SentCheckIn(
        answers=Answers(
            confidence=_below(told, CONFIDENCE),
            hypotheses={
                id_: ToldHypothesis(results.get(id_, ""), words.get(id_, ""))
                for id_ in dict.fromkeys([*results, *words])
            },
            learned=told.get("learned", ""),
            next=told.get("next", ""),
        ),
        seen_number=_number(headers.get("if-match", told.get("seen_number", ""))),
        # Whatever was sent, of whatever length: what is kept has one.
        request_key=hashlib.sha256(key.encode(errors="replace")).hexdigest(),
        sent_key=key,
    )


def new_key() -> str:
    """A name for a request that no other has."""
    return secrets.token_urlsafe(16)


def _percent(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio * 100:.0f}"


def _below(told: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {
        name.removeprefix(prefix): value for name, value in told.items() if name.startswith(prefix)
    }


def _number(told: str) -> int:
    digits = told.strip().strip('"')
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        raise NarrowsError(
            "version-missing",
            "What was sent does not say which check-in its author saw last, so it might cover "
            "another's; open the page again and send its form.",
        )
    return int(digits)
