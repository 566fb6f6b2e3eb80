"""Reviews and desks for pages, invented: three streams, a cycle in its eighth week.

Policy has its narrows at Verifying; Claims is undecided; Platform has no history yet.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

from narrows.domain.check_in import CheckIn, HypothesisResult, SeenHypothesis, SeenKeyResult
from narrows.domain.facts import Facts, KeyResultKey
from narrows.domain.finding import Finding, Severity
from narrows.domain.flow import (
    USUAL,
    Bottleneck,
    Effect,
    LittleCheck,
    ReachEvidence,
    StatusFlow,
)
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.domain.repository import Repository, StoredPlan
from narrows.domain.streams import ValueStream
from narrows.domain.work import COMMITTED, Fault, FlowState
from narrows.services.flow.stream_reviews import StreamReview
from narrows.services.reviewing import Review
from narrows.web.desk import Desk
from tests.web.measured_weeks import AS_OF, MONDAY, recent, weekly
from tests.web.plans import INSURER
from tests.web.shelf import Shelf

NOW = AS_OF + timedelta(minutes=30)

FLOWS = (
    # status, flow state, median [days], load, arrivals, departures, share
    ("Backlog", FlowState.NEW, 20.0, 61, 9.4, 9.2, None),
    ("Ready", FlowState.WAITING, 2.1, 12, 9.2, 9.1, 0.08),
    ("Developing", FlowState.ACTIVE, 5.2, 18, 9.1, 9.1, 0.2),
    ("Review", FlowState.WAITING, 1.1, 9, 9.1, 9.1, 0.04),
    ("Reviewing", FlowState.ACTIVE, 0.6, 5, 9.1, 9.1, 0.03),
    ("Verification", FlowState.WAITING, 6.0, 48, 9.1, 8.2, 0.3),
    ("Verifying", FlowState.ACTIVE, 2.0, 6, 8.2, 8.2, 0.1),
    ("Waiting for business input", FlowState.WAITING, 9.0, 22, 5.1, 5.0, 0.25),
    ("Done", FlowState.DONE, None, 310, 8.2, 0.0, None),
)


def policy_bottlenecks(stream: str) -> tuple[Bottleneck, ...]:
    """Verifying limits, business input delays."""
    verifying = ReachEvidence("Verifying", 14.9, 8.2, 9.1, 8.2, 6, 54, 0.41)
    return (
        Bottleneck(
            stream,
            Effect.LIMITS,
            "Verifying",
            ("Verification",),
            0.86,
            evidence=(
                verifying,
                ReachEvidence("Developing", 2.1, 14.0, 9.1, 9.1, 18, 30, 0.28),
                ReachEvidence("Reviewing", 1.1, 12.0, 9.1, 9.1, 5, 14, 0.07),
            ),
            longest_status="Verification",
            n_weeks=26,
        ),
        Bottleneck(
            stream,
            Effect.DELAYS,
            "Waiting for business input",
            probability=0.97,
            evidence=(
                ReachEvidence("Waiting for business input", 9.0, None, 5.1, 5.0, None, 22, 0.25),
            ),
            n_weeks=26,
        ),
    )


def stream_review(
    stream: ValueStream | None, *, items: int = 8, days: float = 29.4, load: int = 153
) -> StreamReview:
    """A stream as it was measured; the narrows of the policy stream, of others none."""
    id_ = stream.id if stream else None
    undecided = Bottleneck(
        id_ or "",
        Effect.LIMITS,
        None,
        probability=0.48,
        undecided_between=("Developing", "Verifying"),
        evidence=policy_bottlenecks("claims")[0].evidence,
        n_weeks=26,
    )
    return StreamReview(
        stream=stream,
        as_of=AS_OF,
        complete_until=AS_OF - timedelta(hours=3),
        recent=recent(id_, items=items, days=days, load=load),
        weekly=weekly(id_, items=items, days=days, load=load),
        load_items=sum(held for _, state, _, held, *_ in FLOWS if state in COMMITTED),
        statuses=[
            StatusFlow(id_, status, state, 300, 2000.0, median, held, comes, leaves, share, USUAL)
            for status, state, median, held, comes, leaves, share in FLOWS
        ],
        bottlenecks=policy_bottlenecks("policy") if id_ == "policy" else (undecided,),
        little=LittleCheck(id_, 4000.0, 3900.0, 0.025),
        faults=[Fault("policy-log", "the time «yesterday» is not a time", 17)],
        n_faults=1,
    )


def key_result_progress() -> dict[KeyResultKey, KeyResultProgress]:
    """Measured, far over, without data, and not configured."""
    measured, no_data = ProgressState.MEASURED, ProgressState.NO_DATA

    def of_window(progress: KeyResultProgress) -> KeyResultProgress:
        start = MONDAY - timedelta(weeks=4)
        return replace(progress, start=start, end=MONDAY, window_weeks=4)

    return {
        KeyResultKey("love-mobile", "nps"): KeyResultProgress(
            measured, 31, 33.1, 37.2, "points", 0.339, as_of=AS_OF
        ),
        KeyResultKey("love-mobile", "feature-time"): of_window(
            KeyResultProgress(measured, 42, 33.8, 29.4, "days", 0.651, n_items=41, as_of=AS_OF)
        ),
        KeyResultKey("love-mobile", "business-wait"): of_window(
            KeyResultProgress(measured, 9, 10.2, 0, "days", -0.133, n_items=33, as_of=AS_OF)
        ),
        KeyResultKey("love-mobile", "load"): KeyResultProgress(
            measured, None, 84, None, "items", 0.75, as_of=AS_OF
        ),
        KeyResultKey("most-innovative", "share"): KeyResultProgress(
            measured, 10, 13.6, 13, "percent", 1.2, as_of=AS_OF
        ),
        KeyResultKey("most-innovative", "provision"): KeyResultProgress(
            no_data, 48, None, 24, "days"
        ),
        KeyResultKey("cheaper-hosting", "cost"): KeyResultProgress(
            measured, 4, 4, 1, "EUR", 0.0, as_of=AS_OF
        ),
        KeyResultKey("cheaper-hosting", "debt"): KeyResultProgress(
            ProgressState.NOT_CONFIGURED, None, None, 0.35, "ratio"
        ),
        KeyResultKey("faster-quotes", "quote"): of_window(
            KeyResultProgress(measured, 60, 42, 42, "days", 1.0, n_items=88, as_of=AS_OF)
        ),
    }


FINDINGS = (
    Finding(
        "ignores_bottleneck",
        Severity.WARN,
        "platform/cheaper-hosting/storage-tiers",
        "«Move cold data to cheaper storage» widens nothing that limits a stream.",
        "An improvement anywhere but at the narrows moves nothing.",
        "000",
        "Say which status it widens, or begin where the work waits.",
    ),
    Finding(
        "no_baseline",
        Severity.NOTE,
        "platform/cheaper-hosting/debt",
        "«debt» has no baseline.",
        "Without it nobody can tell a movement from noise.",
        "002",
        "Measure the share of debt in the 13 weeks before the cycle.",
        muted="measured from next week on",
    ),
)


def review_of(plan: Plan = INSURER) -> Review:
    """The review of the insurer; of another plan one in which nothing is measured."""
    is_insurer = plan.organisation == INSURER.organisation
    measured = {each.id: stream_review(each) for each in plan.streams if each.id != "platform"}
    progress = key_result_progress() if is_insurer else {}
    counters = {
        KeyResultKey("love-mobile", "feature-time"): KeyResultProgress(
            ProgressState.MEASURED, 0.18, 0.21, None, "ratio", as_of=AS_OF
        ),
        KeyResultKey("most-innovative", "provision"): KeyResultProgress(
            ProgressState.MEASURED, 31, 33.1, None, "points", as_of=AS_OF
        ),
    }
    return Review(
        plan=plan,
        revision=7,
        cycle=plan.cycle_at(NOW.date()),
        streams=measured if is_insurer else {},
        unaligned=stream_review(None, items=2, days=11.0, load=9) if is_insurer else None,
        progress=progress,
        counters=counters if is_insurer else {},
        facts=Facts(as_of=AS_OF if is_insurer else None, progress=progress),
        findings=FINDINGS if is_insurer else (),
        measured_at=NOW,
    )


def empty_review() -> Review:
    """Nothing was decided and nothing synced."""
    return review_of(Plan())


def check_in_of(objective: str, *, number: int, at: datetime) -> CheckIn:
    """A check-in that saw the first key result, with some confidence in it."""
    seen = next(
        SeenKeyResult(key.key_result, each, confidence_ratio=0.6)
        for key, each in key_result_progress().items()
        if key.objective == objective
    )
    return CheckIn(
        objective,
        number,
        at,
        "local owner",
        seen=(seen,),
        hypotheses=(
            SeenHypothesis("business-in-the-room", HypothesisResult.TOO_EARLY, "two mornings"),
        ),
        learned="Most questions are about one form.",
        next="Ask for that form first.",
    )


CHECK_INS = (
    check_in_of("love-mobile", number=1, at=NOW - timedelta(days=8, hours=2)),
    check_in_of("love-mobile", number=2, at=NOW - timedelta(days=1)),
    check_in_of("most-innovative", number=1, at=NOW - timedelta(days=30)),
)


class NoHistory:
    """For pages that ask nothing of a history, but may hand it on to what is made ahead."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError("this page reads no items")


def no_history() -> History:
    """One that answers nothing."""
    return cast("History", NoHistory())


def desk_of(
    review: Review | None = None,
    *,
    repository: Repository | None = None,
    history: Callable[[], History] = no_history,
    now: datetime = NOW,
) -> Desk:
    """A desk on which a review lies; the insurer's with its check-ins, unless told otherwise."""
    lying = review_of() if review is None else review
    own = Shelf(StoredPlan(lying.plan, 7), CHECK_INS if review is None else ())
    return Desk(
        repository=own if repository is None else repository,
        review=lambda: lying,
        history=history,
        now=lambda: now,
    )


def renamed(review: Review, name: str) -> Review:
    """The same, in which everything that has a name for people is called so."""
    plan = review.plan
    streams = tuple(replace(each, name=name, customer=name, teams=(name,)) for each in plan.streams)
    objectives = tuple(
        replace(
            each,
            text=name,
            why=name,
            initiatives=tuple(replace(bet, text=name) for bet in each.initiatives),
            key_results=tuple(replace(result, text=name) for result in each.key_results),
            ripples=tuple(replace(wave, to=name, text=name) for wave in each.ripples),
        )
        for each in plan.objectives
    )
    metrics = tuple(replace(each, title=name, unit=name[:20]) for each in plan.metrics)
    called = replace(
        plan,
        organisation=replace(plan.organisation, name=name),
        streams=streams,
        objectives=objectives,
        metrics=metrics,
    )
    findings = [replace(each, text=name, why=name, suggestion=name) for each in review.findings]
    return replace(
        review,
        plan=called,
        findings=findings,
        streams={
            each.id: replace(review.streams[each.id], stream=each)
            for each in streams
            if each.id in review.streams
        },
    )
