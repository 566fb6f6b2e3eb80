"""What is not English is said to be read by its numbers alone, and is not judged by its words."""

from datetime import UTC, datetime

from narrows.services.lint.files import Linted, lint_text
from narrows.services.lint.linting import every_rule

NOW = datetime(2026, 11, 26, tzinfo=UTC)
OF_WORDS = {
    "deliverable_key_result",
    "blended_objective",
    "roadmap_key_result",
    "activity_key_result",
    "vague_key_result",
    "no_baseline",
    "numeric_objective",
    "strategy_says_how",
    "waypoint_is_output",
    "team_metric_key_result",
    "kpi_as_target",
    "no_counter_metric",
}
"""Rules that judge words."""

GERMAN = """\
strategy:
  vision: Wir werden der innovativste Versicherer unserer Branche
  waypoints: [{id: tage, text: Eine Police ist in Tagen statt in Wochen da}]
objectives:
  - id: app
    text: Unsere Kunden lieben die mobile App
    key_results:
      - NPS der mobilen Kunden steigt von 31 auf 37
      - Wir bauen ein neues Portal für unsere Kunden
      - Die Zufriedenheit der Kunden verbessern
      - 10 Blogbeiträge für unsere Kunden veröffentlichen
      - Der Umsatz erreicht 5 Mio. EUR
    initiatives: [Das Portal bis 31. März einführen]
"""


def linted(text: str, file: str = "okrs.yaml") -> Linted:
    return lint_text(text, file=file, rules=every_rule(), now=NOW)


def test_german_is_said_and_its_words_are_not_judged() -> None:
    read = linted(GERMAN)
    (fault,) = read.faults
    assert fault.row == 3
    assert fault.message == (
        "8 sentences are German, the first of them «Eine Police ist in Tagen statt in Wochen da»: "
        "numbers and structure are read, but words are not judged."
    )
    assert not OF_WORDS & {each.rule for each in read.findings}


def test_the_rules_would_judge_the_same_in_english() -> None:
    english = """
        objectives:
          - text: Customers love the app
            key_results: [NPS > 37, Build a new portal, Improve satisfaction, Publish 10 posts]
    """
    read = linted(english)
    assert not read.faults
    assert {"deliverable_key_result", "vague_key_result", "activity_key_result"} <= {
        each.rule for each in read.findings
    }


def test_other_languages_are_said_not_to_be_known() -> None:
    text = "# Q4 2026\n\n## Les clients nous aiment\n\n- Augmenter la satisfaction des clients de 3 à 7\n"
    (fault,) = linted(text, "okrs.md").faults
    assert fault.message.startswith("2 sentences are in a language that is not known")
    assert fault.row == 3


def test_what_structure_tells_is_found_in_any_language() -> None:
    found = {each.rule for each in linted(GERMAN).findings}
    assert {"initiative_without_hypothesis", "no_why"} <= found
