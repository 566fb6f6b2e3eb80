"""What is said where Jira does not let itself be read; what was kept stays."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from narrows.connectors.jira import connector, fetch, survey
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Since, Survey, Takeable, ToolStatus
from narrows.domain.work import FlowState
from tests.fakes import spoils
from tests.fakes.jira_model import JiraModel, days
from tests.fakes.jira_pages import NOW
from tests.fakes.jira_reading import Home, Straight, home, truth
from tests.fakes.jira_server import TOKENS, FakeJira
from tests.fakes.server import Asked, Reply, Respond, Spoil

WRONG = "Bearer wrong"

Answering = Callable[[Asked], Reply]


@pytest.fixture(params=[True, False], ids=["cloud", "center"])
def jira(request: pytest.FixtureRequest) -> FakeJira:
    """Four issues in PAY, one in CLM."""
    model = JiraModel(is_cloud=request.param)
    for n in range(4):
        model.change(model.create("PAY", days(n)), days(n + 1), status="Doing")
    model.create("CLM", days(5))
    return FakeJira(model, per_page=2)


def spoilt(jira: Respond, spoil: Spoil, *, at: str) -> Answering:
    """The fake, whose answers to paths that end so are spoilt."""

    def answer(asked: Asked) -> Reply:
        return spoil(asked, jira) if asked.path.endswith(at) else jira(asked)

    return answer


def refusal(jira: Respond, *take: str, token: str = TOKENS[0], **said: object) -> NarrowsError:
    """How a first sync is refused, in one line."""
    source = home(*take, **said).source
    with pytest.raises(NarrowsError) as caught:
        list(fetch(Straight(jira, token), source, since=Since(NOW)))
    assert "\n" not in caught.value.message
    return caught.value


def synced(jira: FakeJira, *take: str) -> Home:
    kept = home(*take)
    kept.sync(jira, now=NOW)
    assert kept.incomplete is None
    return kept


def assert_heals(kept: Home, jira: FakeJira) -> None:
    """The next sync is complete."""
    kept.sync(jira, now=NOW)
    assert kept.incomplete is None
    assert kept.held() == truth(jira, kept.source)


def test_a_wrong_token_is_refused(jira: FakeJira) -> None:
    refused = refusal(jira, token=WRONG)
    assert refused.slug == "token-refused"
    assert "«e-mail:API token»" in refused.message


def test_an_account_that_may_nothing_is_refused(jira: FakeJira) -> None:
    refused = refusal(spoilt(jira, spoils.status(403), at="/myself"))
    assert refused.slug == "tool-forbids"
    assert "«Browse projects»" in refused.message
    asks = spoils.status(403, None, x_authentication_denied_reason="CAPTCHA_CHALLENGE; login-url=x")
    assert "CAPTCHA" in refusal(spoilt(jira, asks, at="/serverInfo")).message


@pytest.mark.parametrize(
    "spoil",
    [
        spoils.status(404), spoils.status(410), spoils.login_page, spoils.empty,
        spoils.of_json(lambda _: {"version": None}),
        spoils.of_json(lambda _: ["no"]),
    ],
)  # fmt: skip
def test_what_is_no_jira_is_refused(jira: FakeJira, spoil: Spoil) -> None:
    def answer(asked: Asked) -> Reply:
        return spoil(asked, jira)

    refused = refusal(answer)
    assert refused.slug == "jira-not-there"
    assert "/browse/" in refused.message


def test_a_jira_that_says_nothing_of_itself_is_known_by_its_answers(jira: FakeJira) -> None:
    for spoil in (spoils.status(404), spoils.login_page, spoils.empty):
        kept = home()
        kept.sync(spoilt(jira, spoil, at="/serverInfo"), now=NOW)
        assert kept.incomplete is None
        assert kept.held() == truth(jira, kept.source)


def test_a_project_that_is_not_shown_is_refused(jira: FakeJira) -> None:
    jira.model.hidden_projects = {"CLM"}
    for key in ("CLM", "NONE", "../x"):
        refused = refusal(jira, key)
        assert refused.slug == "jira-project-unseen"
        assert f"«{key}»" in refused.message


def test_of_two_projects_the_one_that_is_shown_is_read(jira: FakeJira) -> None:
    jira.model.hidden_projects = {"CLM"}
    kept = home("PAY", "CLM")
    kept.sync(jira, now=NOW)
    assert "does not show the project «CLM»" in str(kept.incomplete)
    assert kept.complete_until is None
    assert kept.held() == truth(jira, kept.source)


def test_a_project_that_is_lost_takes_nothing_with_it(jira: FakeJira) -> None:
    kept = synced(jira, "PAY", "CLM")
    held = kept.held()
    jira.model.hidden_projects = {"CLM"}
    del jira.model.issues["PAY-2"]
    kept.sync(jira, now=NOW)
    assert "does not show the project «CLM»" in str(kept.incomplete)
    assert kept.complete_until is not None
    assert kept.gone == {"PAY-2"}
    jira.model.hidden_projects = set()
    kept.sync(jira, now=NOW)
    assert kept.incomplete is None
    assert kept.held() == {key: of for key, of in held.items() if key != "PAY-2"}


def test_all_of_a_project_hidden_is_a_lost_permission(jira: FakeJira) -> None:
    kept = synced(jira)
    for issue in jira.model.issues.values():
        issue.is_hidden = True
    kept.sync(jira, now=NOW)
    assert "none of the 4 issues of «PAY» any more" in str(kept.incomplete)
    assert not kept.gone


def test_an_empty_project_is_complete_and_said_to_be_empty(jira: FakeJira) -> None:
    jira.model.projects["NEW"] = "New"
    pages = list(fetch(Straight(jira), home("NEW").source, since=Since(NOW)))
    assert pages[-1].complete_until is not None
    assert pages[-1].batch.notes == ("«NEW» has no issues yet",)


def test_an_outage_loses_nothing(jira: FakeJira) -> None:
    """It begins after the first page, and ends before the next sync."""
    n_asked = 0

    def ailing(asked: Asked) -> Reply:
        nonlocal n_asked
        n_asked += "search" in asked.path
        return Reply({}, 503) if n_asked > 2 else jira(asked)

    kept = home()
    kept.sync(ailing, now=NOW)
    assert "503" in str(kept.incomplete)
    assert len(kept.keys) == 2
    assert_heals(kept, jira)


@pytest.mark.parametrize(
    "spoil",
    [
        spoils.of_json(lambda _: {}), spoils.of_json(lambda _: []), spoils.of_json(spoils.mistyped),
        spoils.cut_json, spoils.login_page, spoils.empty,
        spoils.of_json(lambda told: told | {"issues": [], "total": 9, "isLast": False}),
        spoils.of_json(lambda told: told | {"issues": ["no", None, 3, {}]}),
    ],
)  # fmt: skip
def test_broken_pages_are_never_silently_short(jira: FakeJira, spoil: Spoil) -> None:
    kept = synced(jira)
    at = "/search/jql" if jira.model.is_cloud else "/search"
    jira.model.create("PAY", NOW)
    kept.sync(spoilt(jira, spoil, at=at), now=NOW)
    assert kept.incomplete
    assert not kept.gone
    assert_heals(kept, jira)


@pytest.mark.parametrize("jira", [True], indirect=True)
def test_pages_that_go_round_are_left(jira: FakeJira) -> None:
    turns = spoils.of_json(lambda told: told | {"nextPageToken": "again", "isLast": False})
    assert refusal(spoilt(jira, turns, at="/search/jql")).slug == "jira-page-broken"


@pytest.mark.parametrize("jira", [False], indirect=True)
def test_a_census_that_is_short_takes_nothing_out(jira: FakeJira) -> None:
    """A Data Center counts more issues than its pages hold."""
    kept = synced(jira)
    short = spoils.of_json(lambda told: told | {"issues": told["issues"][:-1]})

    def answer(asked: Asked) -> Reply:
        return (short if asked.query.get("fields") == "created" else spoils.after(lambda x: x))(
            asked, jira
        )

    kept.sync(answer, now=NOW)
    assert kept.incomplete
    assert not kept.gone


def test_what_jira_does_not_understand_is_told_in_its_words(jira: FakeJira) -> None:
    said = spoils.status(400, {"errorMessages": ["The value\n'PAY' does not exist"]})
    at = "/search/jql" if jira.model.is_cloud else "/search"
    refused = refusal(spoilt(jira, said, at=at))
    assert refused.slug == "jira-search-refused"
    assert "The value 'PAY' does not exist" in refused.message


def test_a_survey_says_what_there_is_to_take(jira: FakeJira) -> None:
    source = home().source
    projects = (Takeable("CLM", "Claims"), Takeable("PAY", "Payments"))
    told = survey(Straight(jira), replace(source, take=()))
    assert Survey(tuple(sorted(told.takeable, key=lambda each: each.key)), told.statuses) == Survey(
        projects
    )
    assert survey(Straight(jira), source).statuses == (
        ToolStatus("To Do", FlowState.NEW),
        ToolStatus("Doing", FlowState.ACTIVE),
        ToolStatus("Done", FlowState.DONE),
    )
    with pytest.raises(NarrowsError, match="refuses the token"):
        survey(Straight(jira, WRONG), source)


def test_the_connector_is_live() -> None:
    assert connector.live is not None
    assert connector.live.survey is survey
    assert connector.live.webhook is not None


@pytest.mark.parametrize(
    ("columns", "is_fit"),
    [
        ({"points": "Story Points"}, True), ({"points": "customfield_10016"}, True),
        ({"points": "Gone"}, False), ({"points": "Status"}, False),
        ({"blocked": "customfield_10050"}, False), ({"title": "Story Points"}, False),
        ({"colour": "Story Points"}, False),
    ],
)  # fmt: skip
def test_only_fields_that_fit_are_taken(
    jira: FakeJira, columns: dict[str, str], is_fit: bool
) -> None:
    """A field of persons may be called «Flagged», and is still one of persons."""
    if is_fit:
        kept = home(columns=columns)
        kept.sync(jira, now=NOW)
        assert kept.incomplete is None
    else:
        assert refusal(jira, columns=columns).slug == "jira-field-unknown"
