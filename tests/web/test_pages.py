"""A page and its JSON twin are one answer."""

import json
from dataclasses import replace

from narrows.views.as_json import plain
from narrows.views.home import home
from narrows.views.objective_rows import ToldOfObjectives
from narrows.views.objectives import objectives
from tests.web.clients import client_of, tags, text_of
from tests.web.plans import INSURER
from tests.web.reviews import CHECK_INS, NOW, desk_of, review_of


def test_the_twin_of_home_is_its_view() -> None:
    told = client_of(desk_of()).get("/home.json").json()
    assert told == json.loads(json.dumps(plain(home(review_of(), CHECK_INS, now=NOW, n_waiting=1))))
    assert told["check_ins"][0]["state"] == "outdated"
    assert told["measured_at"].endswith("Z")


def test_the_twin_of_objectives_is_its_view_of_the_same_cycle() -> None:
    told = client_of(desk_of()).get("/objectives.json?cycle=2026-Q3").json()
    view = objectives(review_of(), ToldOfObjectives(CHECK_INS), now=NOW, cycle="2026-Q3")
    assert told == json.loads(json.dumps(plain(view)))
    assert told["cycle"]["id"] == "2026-Q3"


def test_three_ways_to_have_no_progress_read_differently() -> None:
    text = text_of(client_of(desk_of()).get("/objectives").text)
    assert "no data yet" in text
    assert "not configured: nothing tells this metric yet" in text
    assert "0 % of the way" in text


def test_an_outdated_check_in_is_said_whatever_it_believed() -> None:
    html = client_of(desk_of()).get("/").text
    assert "60 % confident, outdated" in text_of(html)
    assert "outdated: last check-in 30 days ago" in text_of(html)


def test_numbers_that_lack_what_came_last_say_so() -> None:
    """Where measuring it anew broke, pages go on with the last good numbers."""
    fine = client_of(desk_of()).get("/").text
    assert "These numbers are as of" not in fine
    for path in ("/", "/objectives", "/streams/policy"):
        desk = replace(desk_of(), trouble=lambda: "Add a workflow for <b>policy</b>.")
        said = text_of(client_of(desk).get(path).text)
        assert "These numbers are as of 26 Nov 2026" in said, path
        assert "could not be measured: Add a workflow for <b>policy</b>." in said


def test_navigation_leads_to_every_stream_and_marks_where_one_is() -> None:
    html = client_of(desk_of()).get("/objectives").text
    links = {named.get("href"): named for tag, named in tags(html) if tag == "a"}
    assert {"/", "/objectives", "/streams/policy", "/streams/claims", "/streams/platform"} <= set(
        links
    )
    assert links["/objectives"]["aria-current"] == "page"
    assert "aria-current" not in links["/"]


def test_ids_with_odd_letters_are_quoted_in_addresses() -> None:
    odd = replace(INSURER.streams[0], id="a b?c#d")
    plan = replace(INSURER, streams=(odd,))
    html = client_of(desk_of(replace(review_of(), plan=plan, streams={}))).get("/").text
    assert "/streams/a%20b%3Fc%23d" in {named.get("href") for _, named in tags(html)}
    assert "/streams/a b?c#d" not in {named.get("href") for _, named in tags(html)}


def test_bets_stand_apart_and_findings_bring_their_rewrite() -> None:
    text = text_of(client_of(desk_of()).get("/objectives").text)
    assert "Initiatives bets, never part of progress" in text
    assert "Instead: Say which status it widens, or begin where the work waits." in text
    assert "Answered: «measured from next week on»" in text


def test_unaligned_work_is_not_called_unfinished_where_nobody_can_tell() -> None:
    """No stream takes it, so no workflow says which of its statuses means done."""
    home = text_of(client_of(desk_of()).get("/").text)
    assert "120 not known to be done, 26 done in 13 weeks" in home


def test_home_says_whose_the_faults_are_and_where_they_are_listed() -> None:
    page = client_of(desk_of()).get("/").text
    assert "2; the rest was loaded all the same: 1 of Policy; 1 of Claims" in text_of(page)
    assert 'href="/streams/claims/faults"' in page
