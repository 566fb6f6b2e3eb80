"""What each step of a workshop teaches before it asks."""

from collections.abc import Mapping

from narrows.services.workshop.steps import Step

TITLES: Mapping[Step, str] = {
    Step.WHY: "Why OKRs here?",
    Step.STRATEGY: "Where does it lead?",
    Step.CUSTOMERS: "Whom do you serve?",
    Step.STREAMS: "Which streams serve them?",
    Step.METRICS: "One metric each",
    Step.TEAMS: "Who takes part?",
    Step.OBJECTIVES: "What shall be true first?",
}

TEACHES: Mapping[Step, tuple[str, ...]] = {
    Step.WHY: (
        (
            "OKRs are a means. Say first which problem they shall solve and what you will "
            "observe when it is solved; at each reset you answer both again, and stop where "
            "they do not help."
        ),
        ("And say what ends: a report or a target list that goes on beside them wins over them."),
    ),
    Step.STRATEGY: (
        (
            "Leaders say what and why, in outcomes for customers and business. How streams "
            "get there stays white: that is where they think for themselves."
        ),
        "A waypoint is something that is true by some day, no project and no deliverable.",
    ),
    Step.CUSTOMERS: (
        (
            "Value is what somebody gets. Name them before you name teams, and walk along "
            "their life with you: each phase in which they want something is a place where a "
            "stream may begin."
        ),
    ),
    Step.STREAMS: (
        (
            "A value stream is the whole way from a request to its value, for one customer in "
            "one phase; not a team, and not a project. Three to seven are many."
        ),
        ("Let one or two begin as pilots: what they learn in a cycle spares the others months."),
    ),
    Step.METRICS: (
        (
            "Each stream exists to move one number of its customers, such as how many "
            "recommend it. One, not three: it is what work is measured against when somebody "
            "asks for more."
        ),
        (
            "How work flows needs no number here: flow time, load and efficiency are measured "
            "anyway."
        ),
    ),
    Step.TEAMS: (
        (
            "Streams cross teams. Naming who takes part shows who waits for whom, and who "
            "takes part in so many streams that it is the narrows of all."
        ),
    ),
    Step.OBJECTIVES: (
        (
            "One objective of each pilot is enough: a change for somebody, that one would "
            "notice. Key results are numbers that show it; what you will do for it is a bet, "
            "and comes later."
        ),
        (
            "Where it starts is measured, not typed: by a source of the stream, or by an "
            "observation. Until there is one, the rules remind you that it is not known."
        ),
    ),
}
"""A paragraph each, to be read before answering."""
