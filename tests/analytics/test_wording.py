"""What sentences are: outcome, output, activity, or nothing that is clear."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.analytics.wording import SURE_RATIO, Wording, classify
from narrows.analytics.wording_cues import CUES
from narrows.analytics.wording_kinds import WordingKind
from narrows.analytics.wording_language import is_english
from narrows.analytics.wording_plain import LONGEST_SENTENCE, plain
from narrows.analytics.wording_weights import WEIGHTS

OUTCOMES = [
    "Checkout conversion rate > 65 %",
    "Average satisfaction score above 8",
    "Reduce time to provision a policy from 48 to 24 days",
    "Churn stays below 2 %",
    "NPS: 31 → 37",
    "20 % mobile customer NPS improvement",
    "50 % reduction in time to provision a policy",
    "30% market share growth",
    "95 % of claims are settled within 3 days",
    "No more than two outages",
    "Win 20 new customers",
    "Deliver 99.9 % uptime",
    "Revenue grows by $2m",
    "Increase weekly active users from X to Y",
    "Release frequency above 2 a week",
    "Build time falls from 12 to 4 minutes",
    "Ship 95 % of orders within 24 hours",
    "Onboard 20 customers",
    "Start-up time under 2 s",
    "Design review turnaround is at most 2 days, down from 5",
]

OUTPUTS = [
    "Build a tool that reminds people of their basket",
    "Integrate sign-in with a shop account (so people need no new one)",
    "hire 3 engineers",
    "Launch the new portal by June",
    "Migrate 100 % of the services to the new cluster",
    "We will roll out the CRM to all regions",
    "Onboard a new VP",
    "Clearly define who decides what",
    "The mobile app is released",
    "Monitoring is in place",
    "Dashboards for all teams are implemented and documented",
    "Proof of concept for the new search",
    "KR3: Implement single sign-on",
    "CEO: Build the plan for 2027",
    "[Legal] Draft a new contract",
    "- **Ship** [the API](https://example.org/api)",
]

ACTIVITIES = [
    "Publish 10 blog posts",
    "Make 50 sales calls",
    "Run 12 user interviews",
    "Hold weekly meetings with support",
    "Write 20 unit tests",
]

WISHES = [
    "Improve customer satisfaction",
    "Be more data-driven",
    "Ensure a great onboarding",
    "Enhance collaboration",
]

UNDECIDED = [
    "New billing",
    "42",
    "",
    "Wir haben ein Konzept für die neue Website erstellt",
    "Lancer la nouvelle application pour les clients",
    "Реализовать новый портал",
    "新しいポータルを公開する",
]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        *((WordingKind.OUTCOME, each) for each in OUTCOMES),
        *((WordingKind.OUTPUT, each) for each in OUTPUTS),
        *((WordingKind.ACTIVITY, each) for each in ACTIVITIES),
        *((WordingKind.VAGUE, each) for each in WISHES),
    ],
)
def test_a_sentence_is_what_its_words_say(kind: WordingKind, sentence: str) -> None:
    assert classify(sentence).is_surely(kind), classify(sentence)


@pytest.mark.parametrize("sentence", UNDECIDED)
def test_what_words_do_not_tell_is_not_said(sentence: str) -> None:
    assert not classify(sentence).is_sure, classify(sentence)


def test_an_unknown_language_is_said_to_be_unknown() -> None:
    told = classify("Wir haben ein Konzept für die neue Website erstellt")
    assert told == Wording(WordingKind.VAGUE, 0.0, (), is_language_known=False)
    assert classify("Ship the new website").is_language_known


@pytest.mark.parametrize(
    "sentence",
    [
        "Umsatz steigt auf 5 Mio",
        "Durchlaufzeit von 10 auf 5 Tage reduzieren",
        "Mitarbeiterbefragung durchgeführt",
        "Kundenzufriedenheit in allen Filialen",
        "Lancer le nouveau site en mars",
        "Aumentar las ventas un 20 %",
        "Reduzir o prazo em 20 %",
        "Ridurre i tempi di consegna",
        "Nieuwe website gelanceerd",
        "Zwiększyć przychody o 20 %",
        "Öka intäkterna med 20 %",
    ],
)
def test_other_languages_are_not_judged(sentence: str) -> None:
    assert not classify(sentence).is_language_known


@pytest.mark.parametrize(
    "name",
    ["NPS > 60", "Mac OS", "uptime", "p95 < 200 ms", "com.example", "Café sales up 10 % in Zürich"],
)
def test_names_and_numbers_are_of_no_language(name: str) -> None:
    assert is_english(name.casefold())


@pytest.mark.parametrize("sentence", [*OUTCOMES, *OUTPUTS, *ACTIVITIES])
def test_the_words_that_decided_stand_in_the_sentence(sentence: str) -> None:
    told = classify(sentence)
    assert told.evidence
    assert all(each in plain(sentence) for each in told.evidence)
    assert SURE_RATIO <= told.confidence_ratio <= 1


def test_capitals_labels_and_markup_do_not_matter() -> None:
    bare = classify("launch the new portal")
    for dressed in (
        "Launch the new portal.",
        "KR1: Launch the new portal",
        "* Launch **the new** portal",
        "3) LAUNCH THE NEW PORTAL",
        "CTO: Launch the new [portal](https://example.org)",
    ):
        assert classify(dressed) == bare


def test_what_is_measured_is_no_label() -> None:
    assert plain("NPS: 60") == "nps: 60"
    assert plain("Conversion rate: from 2 % to 5 %") == "conversion rate: from 2 % to 5 %"


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("Launch the portal by June 30", "launch the portal"),
        ("Improve the app in Q2", "improve the app"),
        ("Improve the app by the end of FY27-Q1, see #212", "improve the app, see"),
        ("Grow by 20% until 2027-03-31", "grow by 20%"),
        ("Fix PROJ-123", "fix"),
        ("Ship it in May", "ship it"),
        ("Ship it by 3 May 2027, or week 12", "ship it, or"),
        ("We may grow 5 %", "we may grow 5 %"),
        ("March to 20 stores", "march to 20 stores"),
        ("Revenue of 2030.5", "revenue of 2030.5"),
    ],
)
def test_deadlines_and_references_are_no_numbers(said: str, bare: str) -> None:
    assert plain(said) == bare


def test_a_wish_with_a_deadline_stays_a_wish() -> None:
    assert classify("Improve collaboration by June 30, 2027").is_surely(WordingKind.VAGUE)


def test_an_endless_sentence_is_read_at_its_beginning() -> None:
    endless = "Launch the portal " + "and 100 users of it say what they have and " * 20_000
    assert classify(endless) == classify(endless[:LONGEST_SENTENCE])


def test_each_cue_says_why_and_decides_something() -> None:
    assert len({cue.because for cue in CUES}) == len(CUES)
    assert {cue.says for cue in CUES} == set(WordingKind)
    assert all(cue.weight >= 0 for cue in CUES)
    assert list(WEIGHTS) == [cue.because for cue in CUES]
    always = {"whatever it says", "no number at all"}
    assert all(len(set(WEIGHTS[cue.because])) > 1 for cue in CUES if cue.because not in always)


WORDS = st.sampled_from(
    [
        *" ".join(OUTCOMES + OUTPUTS + ACTIVITIES + WISHES).split(),
        "<",
        "%",
        "from",
        "to",
        "9",
        "(",
        ":",
    ]
)


@settings(max_examples=150)
@given(sentence=st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_whatever_people_write_is_read(sentence: str) -> None:
    told = classify(sentence)
    assert 0 <= told.confidence_ratio <= 1
    assert all(each in plain(sentence) for each in told.evidence)
    assert told.is_language_known or not told.is_sure
