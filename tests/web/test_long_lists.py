"""Pages with 200 objectives and 60 streams: searched by their address, cut, and led on from."""

import re
from urllib.parse import unquote

import pytest

from tests.web.clients import client_of, tags, text_of
from tests.web.large import large_review
from tests.web.reviews import desk_of

CLIENT = client_of(desk_of(large_review()))


def page(path: str) -> str:
    answer = CLIENT.get(path)
    assert answer.status_code == 200
    return answer.text


def links(html: str) -> list[str]:
    return [unquote(said.get("href") or "") for tag, said in tags(html) if tag == "a"]


def test_a_filter_stands_in_the_address_of_the_next_part_and_can_be_taken_away() -> None:
    html = page("/objectives?owner=organisation&words=letters&stream=s0")
    assert "/objectives?owner=organisation&stream=s0" in links(html)
    assert "/objectives?stream=s0&words=letters" in links(html)
    assert "20 of 200 objectives" in text_of(html)
    assert "/objectives?words=letters&page=2" in links(page("/objectives?words=letters"))


def test_files_are_of_what_the_list_is_asked_for() -> None:
    asked = "/objectives?owner=s3&words=letters&page=2"
    assert {
        f"/objectives{end}?cycle=2026-Q4&owner=s3&words=letters" for end in (".csv", ".xlsx")
    } <= {*links(page(asked))}
    assert "These objectives as CSV" in text_of(page(asked))
    assert "/objectives.csv?cycle=2026-Q4" in links(page("/objectives"))
    assert "All objectives of the cycle as CSV" in text_of(page("/objectives")), "the control"


def test_the_form_shows_what_was_asked_for() -> None:
    html = page("/objectives?owner=s3&words=%22letters%22&found=1&state=outdated&cycle=2026-Q4")
    told = [said for tag, said in tags(html) if tag in ("input", "option")]
    chosen = {said["value"] for said in told if "selected" in said or "checked" in said}
    assert chosen == {"s3", "outdated", "1"}
    assert {said.get("name"): said.get("value") for said in told}["words"] == '"letters"'
    assert "No objective is like that." in text_of(html)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("owner=nobody", 404),
        ("stream=nobody", 404),
        ("cycle=never", 404),
        ("state=happy", 400),
        ("page=0", 400),
        ("wrods=x", 400),
        ("words=" + "x" * 201, 400),
    ],
)
def test_what_cannot_be_asked_is_refused_and_not_overheard(said: str, status: int) -> None:
    assert CLIENT.get(f"/objectives?{said}").status_code == status


def test_few_objectives_need_no_search() -> None:
    assert 'role="search"' not in client_of(desk_of()).get("/objectives").text


def test_home_shows_the_first_and_leads_to_the_rest() -> None:
    html = page("/")
    assert "Check-ins of 200 objectives, of which these are the first 12" in text_of(html)
    assert {"/objectives?state=outdated", "/streams", "/objectives"} <= set(links(html))
    assert text_of(html).count("Letters") == 24
    assert CLIENT.get("/home.json").json()["n_objectives"] == 200


def test_the_navigation_names_the_open_stream_and_where_all_are() -> None:
    assert "/streams/s3" not in links(page("/objectives?owner=s59"))
    html = page("/streams/s3")
    assert "/streams/s4" not in links(html)
    current = {
        said["href"]: said["aria-current"] for _, said in tags(html) if "aria-current" in said
    }
    assert current == {"/streams/s3": "page"}
    assert "All 60 streams" in text_of(html)


def test_streams_are_searched_and_led_to() -> None:
    html = page("/streams?words=way-1")
    assert "11 of 60 streams" in text_of(html)
    assert {f"/streams/s{n}" for n in (1, *range(10, 20))} <= set(links(html))
    assert "No stream says that." in text_of(page("/streams?words=nothing"))
    assert "/streams?words=way&page=2" in links(page("/streams?words=way"))


def test_parts_of_a_list_that_are_left_out_leave_a_sign() -> None:
    def pager(number: int) -> str:
        nav = (
            page(f"/objectives?page={number}").partition('class="pager"')[2].partition("</nav>")[0]
        )
        return " ".join(re.findall(r">([\d…]+)<", nav))

    assert pager(1) == "1 2 3 … 20"
    assert pager(5) == "1 2 3 4 5 6 7 … 20", "a single part is no gap"
    assert pager(8) == "1 … 6 7 8 9 10 … 20"


def test_in_a_long_list_what_belongs_to_an_objective_folds() -> None:
    html = page("/objectives")
    assert html.count('<article class="card objective"') == 10
    assert "<details><summary>" in html
    assert "bets, never part of progress" not in html
    assert "bets, never part of progress" in client_of(desk_of()).get("/objectives").text


def test_a_cycle_with_many_objectives_leads_to_all_of_them() -> None:
    html = page("/cycles/2026-Q4")
    lines = html.partition('class="lines"')[2].partition("</ul>")[0]
    assert lines.count("<li>") == 20
    assert "/objectives?cycle=2026-Q4" in links(html)
    assert "of 200 objectives" in text_of(html)
