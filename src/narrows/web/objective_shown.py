"""The page of an objective as it is shown: after a look, and after each of its forms."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.calendar import day_of
from narrows.domain.sayings import Saying
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.room import Room
from narrows.views.bet_options import bet_options
from narrows.views.check_in_words import RESULTS
from narrows.views.conversation import speakers
from narrows.views.objective import ObjectivePage, objective_page
from narrows.views.ripple_ends import ripple_ends
from narrows.views.said import said_words
from narrows.web.check_in_form import CheckInForm
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.key_result_chart import key_result_chart
from narrows.web.movable import movable_of
from narrows.web.next_due import next_due
from narrows.web.observed_shown import observed_of, told_now
from narrows.web.pages import page
from narrows.web.sent_form import NOTHING_SENT, SentForm, Told, form_name, said_or_refused

RECENT_CHECK_INS = 3
"""Those shown at once; the rest is a key away."""

SEE_OTHER = 303


@dataclass(frozen=True, slots=True)
class After:
    """What was done on the page just before it is shown.

    Attributes:
        saved: Number of the check-in that was saved.
        said: Number of what was said, as the address has it.
        sent: What was refused of a form beside the check-in's.
        is_written: Whether what it says was written.
        observed: `key_result/day`: of which a value was told, and the day that it is true of.
    """

    saved: int | None = None
    said: str = ""
    sent: SentForm = NOTHING_SENT
    is_written: bool = False
    observed: str = ""


LOOKED = After()


def objective_answer(request: Request, objective: str) -> ObjectivePage:
    """All that the page says.

    Raises:
        NarrowsError: `objective-unknown`.
    """
    desk, decided = desk_of(request), decided_of(request)
    shown = objective_page(
        decided.review,
        objective,
        check_ins=desk.repository.check_ins(objective),
        snapshots=desk.repository.snapshots(objective),
        now=desk.now(),
        sayings=decided.sayings,
    )
    own = objective_named(decided.review.plan, objective)
    return replace(shown, observed=observed_of(request, own))


def objective_response(
    request: Request, answer: ObjectivePage, *, status: int = 200, after: After = LOOKED
) -> Response:
    """The page, with what was done on it just before."""
    desk, decided = desk_of(request), decided_of(request)
    today = day_of(desk.now(), answer.zone)
    charts = {
        each.id: key_result_chart(each, answer.cycle, today=today) for each in answer.key_results
    }
    objective = objective_named(decided.review.plan, answer.id)
    return page(
        request,
        "objective.html",
        answer=answer,
        status=status,
        saved=after.saved,
        next_due=next_due(request, answer) if after.saved else None,
        said=said_words(decided.sayings, after.said, plan=decided.plan),
        sent=after.sent,
        is_written=after.is_written,
        observed={each.key_result: each for each in answer.observed},
        told_now=told_now(request, answer.observed, of=after.observed),
        today=f"{today}",
        charts=charts,
        results=RESULTS,
        recent=RECENT_CHECK_INS,
        form_name=form_name,
        bet_options=bet_options(objective, decided.review),
        ends=ripple_ends(objective, decided.plan),
        movable=movable_of(answer),
        speakers=speakers(decided.plan),
    )


def check_in_response(
    request: Request, answer: ObjectivePage, *, form: CheckInForm, status: int = 200
) -> Response:
    """The page on which one checks in, with what stands in its form."""
    return page(
        request,
        "check_in.html",
        answer=answer,
        status=status,
        form=form,
        results=RESULTS,
        recent=RECENT_CHECK_INS,
        saved=None,
    )


def after_saying(
    request: Request, objective: str, *, told: Told, name: str, say: Callable[[Room], Saying]
) -> Response:
    """Carry out what a form of the page asks for, and show the page with what came of it.

    Args:
        request: That brought the form.
        objective: Id of the page's objective.
        told: The form's fields.
        name: Which form of the page it is.
        say: Calls one service.

    Raises:
        NarrowsError: What no field could mend.
    """
    done = said_or_refused(request, told, name=name, say=say)
    if isinstance(done, SentForm):
        answer = objective_answer(request, objective)
        return objective_response(request, answer, status=done.status, after=After(sent=done))
    address = f"/objectives/{quote(objective, safe='')}?said={done.number}#said"
    return RedirectResponse(address, status_code=SEE_OTHER)
