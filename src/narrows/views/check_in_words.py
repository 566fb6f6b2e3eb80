"""What is said of check-ins, for people: how fresh they are, what hypotheses showed."""

from narrows.domain.check_in import HypothesisResult
from narrows.services.check_ins.states import CheckInState

RESULTS = {
    HypothesisResult.HELD: "held",
    HypothesisResult.FAILED: "failed",
    HypothesisResult.TOO_EARLY: "too early to tell",
}
STATES = {
    CheckInState.NOT_BEGUN: "the cycle has not begun",
    CheckInState.FRESH: "this week's check-in is there",
    CheckInState.DUE: "this week's check-in is due",
    CheckInState.OUTDATED: "outdated: a weekly check-in was missed",
    CheckInState.CLOSED: "the cycle is over",
}
