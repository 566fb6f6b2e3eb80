"""Phrases of findings that name keys of a plan file or commands, and what a form calls them."""

import re

_SAID: tuple[tuple[str, str], ...] = (
    # Hypotheses: where the words go on to ask what they mean, the notation is left out.
    (r" with `hypothesis: \{[^`]+\}`: by how much", ": by how much"),
    (r"Write `hypothesis: \{[^`]+\}`: which", "Say what you expect of it: which"),
    (r"another `change:` and `by_week:`", "another number or another week"),
    (r", with `hypothesis: \{[^`]+\}`",
     ", and say which key result it should move, by how much and until which week"),
    # Places of the form.
    (r"to `initiatives:` as a bet on it", "to the bets"),
    (r"(?:the )?`initiatives:`", "the bets"),
    (r"Write `why:`, what goes wrong", "Say under «Why?» what goes wrong"),
    (r"into `why:`", "under «Why?»"),
    (r"`why:`", "«Why?»"),
    (r"as `counter_metric:`", "as what must not get worse"),
    (r"`counter_metric: (\{[^`]+\})`, which must not get worse meanwhile",
     r"`\1` as what must not get worse meanwhile"),
    (r"a `counter_metric` of one", "what must not get worse for one"),
    (r"to a metric with `metric:`, `baseline:` and `target:`",
     "to a metric, and say from where to where"),
    (r"`baseline:` and `baseline_at:` beside `target: ([^`]+)`",
     r"under «From» where it starts, beside the target of \1"),
    (r"a `target:`", "a target"),
    (r"as `target:`", "as the target"),
    (r"`low:` and `high:`", "bounds"),
    (r"with `low: ([^`]+)`", r"by «Stays above» \1"),
    (r"with `high: ([^`]+)`", r"by «Stays below» \1"),
    (r" as `status_wait`", ""),
    (r"with `status: ([^`]+)`", r"that widens «\1»"),
    (r" `status: [^`]+`\.", ""),
    (r", and which place of the strategy it leads to: ", ", and choose which waypoint it serves: "),
    # The organisation and its streams.
    (r"`strategy:` with a `vision:` and one or two `waypoints:`",
     "a strategy with a vision and one or two waypoints"),
    (r"`constraints:`", "constraints"),
    (r" \(`owner:`\)", ""),
    (r"with `owner: organisation`", "of the organisation"),
    (r"give it an entry under `metrics:`, and name it as `value_metric:`",
     "and make it the stream's ONE metric in the workshop"),
    (r"write it as `value_metric:`", "make it the stream's ONE metric in the workshop"),
    # A ripple says how it is felt already.
    (r"\]` with how", "]` and say how"),
    (r"that its objective helps: `\{to: [^`]+\}`", "that its objective helps"),
    (r"say the rest with a ripple: `", "say the rest with `"),
    # Commands that have a page.
    (r"Give its stream a source and `narrows sync` it", "Connect a source of its stream"),
    (r"Bring its last value with `narrows observe [^`]+`",
     "Tell its last value on the objective's page"),
    (r"with `narrows check-in [^`]+`", "with a check-in"),
    (r": `narrows check-in [^`]+`", ", in a check-in"),
    (r"Say what («.*») showed: `--held [^`]+`, `--failed [^`]+` or `--too-early [^`]+`",
     r"Say whether \1 held, failed, or is too early to tell"),
    (r"in `--learned`", "under «What did you learn?»"),
    (r"for `narrows ripple accept [^`]+` or `narrows ripple decline [^`]+`",
     "to accept the ripple, or to decline it"),
    (r"See `narrows value-score`", "See the page of the value score"),
)  # fmt: skip

PHRASES = tuple((re.compile(pattern), words) for pattern, words in _SAID)
"""Pattern and what is said instead, in the order in which they are tried."""
