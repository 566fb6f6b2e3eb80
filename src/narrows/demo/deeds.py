"""What people of the demonstration do beside checking in: bets, answers, refusals, the review."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from narrows.demo.insurer import ZONE

AFTER_MEETING = time(16, 30)
"""When the check-ins of a Monday are over."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that is done.

    Attributes:
        cycle: 0 is the first, 1 the second.
        week: How many weeks of it are over.
        verb: What is done.
        thing: To what: a bet, a ripple, an objective, a key result, or a stream that is asked.
        words: In which words.
        by: For whom, where that goes without saying for nobody.
        asked: What was asked for, and by whom; of a refusal.
    """

    cycle: int
    week: int
    verb: str
    thing: str
    words: str = ""
    by: str | None = None
    asked: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Done:
    """A deed with its moment, local."""

    deed: Deed
    monday: date
    at: datetime


FIRST = (
    Deed(0, 1, "start", "first-to-answer/watch-list"),
    Deed(0, 1, "start", "ready-when-asked/work-in-pairs"),
    Deed(0, 1, "start", "told-once/question-form"),
    Deed(0, 1, "start", "help-yourself/test-places"),
    Deed(0, 1, "accept", "ready-when-asked/helps/first-to-answer", "We count on it."),
    Deed(0, 1, "accept", "help-yourself/helps/policy", "Two places a week would do."),
    Deed(0, 2, "start", "ready-when-asked/start-at-once"),
    Deed(0, 2, "ask", "ready-when-asked",
         "What would a customer see of it that they do not see today?", "organisation"),
    Deed(0, 2, "decline", "told-once/needs/policy",
         "They are not ours to lend. Ask underwriting, and tell us what they say."),
    Deed(0, 3, "answer", "ready-when-asked", "Their cover, on the phone, in the week they asked."),
    Deed(0, 6, "stop", "told-once/question-form",
         "Complete questions are answered as late as others."),
    Deed(0, 7, "refuse", "platform", "It would not make a policy cheaper to run.",
         asked=("A dashboard of who deploys how often", "the architects")),
    Deed(0, 8, "stop", "first-to-answer/watch-list",
         "What is not on the list waits longer for it."),
    Deed(0, 8, "keep", "help-yourself/test-places",
         "Streams like them; they stay, and are no bet any more."),
    Deed(0, 9, "stop", "ready-when-asked/work-in-pairs",
         "It widened a place that was wide enough."),
    Deed(0, 11, "stop", "ready-when-asked/start-at-once",
         "It moved the wait, and nobody can tell the difference."),
    Deed(0, 12, "begin_closing", "", "Twelve weeks of evidence are enough to look back on."),
    Deed(0, 12, "comment_grade", "ready-when-asked/feature-time",
         "We made the wrong place wider."),
    Deed(0, 12, "comment_grade", "told-once/questions",
         "It is one queue with policy's, and we worked on it alone."),
    Deed(0, 12, "learn_lesson", "", "An improvement away from the narrows is an illusion.",
         "policy"),
    Deed(0, 12, "learn_lesson", "", "What two streams wait for, only leaders can lift.",
         "organisation"),
    Deed(0, 12, "learn_stop", "", "The report with three colours.", "organisation"),
    Deed(0, 12, "learn_same_way", "", "No: two underwriters move to our table.", "policy"),
    Deed(0, 12, "learn_same_way", "", "Yes, and that was the trouble.", "claims"),
    Deed(0, 13, "close", "", "Graded as measured, and left as it is."),
)  # fmt: skip
SECOND = (
    Deed(1, 0, "start", "nobody-waits/deputies"),
    Deed(1, 0, "start", "covered-on-the-way-home/same-table"),
    Deed(1, 0, "start", "one-conversation/underwriting-hour"),
    Deed(1, 0, "start", "growth-pays-its-rent/every-second-pull"),
    Deed(1, 0, "acknowledge", "covered-on-the-way-home",
         "Whoever is covered on the way home was covered within the week."),
    Deed(1, 0, "acknowledge", "one-conversation"),
    Deed(1, 0, "accept", "covered-on-the-way-home/helps/nobody-waits",
         "It is most of it. We keep out of the way."),
    Deed(1, 0, "accept", "covered-on-the-way-home/hinders/claims",
         "We feel it; give us an hour a day instead."),
    Deed(1, 0, "accept", "one-conversation/needs/platform", "By week 6."),
    Deed(1, 0, "accept", "growth-pays-its-rent/helps/one-conversation", "Then photos may stay."),
    Deed(1, 1, "start", "nobody-waits/first-month-free"),
    Deed(1, 1, "start", "covered-on-the-way-home/thank-you-message"),
    Deed(1, 1, "start", "one-conversation/review-checklist"),
    Deed(1, 1, "start", "growth-pays-its-rent/cold-documents"),
    Deed(1, 3, "ask", "growth-pays-its-rent",
         "Which stream pays for it with a longer wait?", "organisation"),
    Deed(1, 4, "answer", "growth-pays-its-rent",
         "None so far. We show the bill and the wait on one page, so that it is seen."),
    Deed(1, 4, "start", "covered-on-the-way-home/smaller-stories"),
    Deed(1, 4, "start", "growth-pays-its-rent/second-reviewer"),
    Deed(1, 5, "keep", "nobody-waits/deputies", "Won three weeks early."),
    Deed(1, 5, "keep", "growth-pays-its-rent/every-second-pull", "It is a habit now."),
    Deed(1, 6, "stop", "covered-on-the-way-home/thank-you-message",
         "It was not words that they were missing."),
    Deed(1, 8, "refuse", "policy", "It does not move mobile NPS: nobody who asks us reads it.",
         asked=("Everything on the wish list for the app stores", "marketing")),
    Deed(1, 8, "stop", "nobody-waits/first-month-free",
         "Those who come for it leave after it."),
    Deed(1, 8, "stop", "one-conversation/review-checklist",
         "It asks what we know anyway; Reviewing has two slots."),
    Deed(1, 8, "keep", "growth-pays-its-rent/cold-documents", "Done, and it holds."),
    Deed(1, 9, "keep", "one-conversation/underwriting-hour", "It is how we work now."),
    Deed(1, 9, "stop", "growth-pays-its-rent/second-reviewer",
         "One day a week is not a second reviewer."),
    Deed(1, 10, "refuse", "claims", "People after an accident would not notice.",
         asked=("Letters in the new colours", "the brand team")),
    Deed(1, 10, "ask", "one-conversation",
         "Your narrows is Reviewing. What do you need of us there?", "organisation"),
)  # fmt: skip
"""The last question waits for its answer, and one ripple too: the inbox is not empty."""


def deeds(starts: tuple[date, date], today: date) -> Iterator[Done]:
    """All that is done before a day, in the order of time.

    Args:
        starts: First day of the first and of the second cycle.
        today: First day of which nothing is told.
    """
    found = []
    for deed in (*FIRST, *SECOND):
        monday = starts[deed.cycle] + timedelta(weeks=deed.week)
        found.append(Done(deed, monday, datetime.combine(monday, AFTER_MEETING, tzinfo=ZONE)))
    yield from sorted((each for each in found if each.monday < today), key=lambda each: each.at)
