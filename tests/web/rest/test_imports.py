"""Importing and alignment over REST: read, and nothing changed."""

from tests.web.rest.served import Served

PAGE = "# Oven OKRs 2026 Q4\n\n## Warm bread\n\n- Regulars rise from 31 % to 40 %\n\n## Colours\n"


def test_a_page_is_drafted_and_nothing_is_changed(rest: Served) -> None:
    before = rest.get("/plan")
    sent = {"name": "okrs.md", "text": PAGE, "owner": "bread"}
    answer = rest.client.post("/api/v1/imports", json=sent)
    assert answer.status_code == 200, answer.text
    (objective,) = answer.json()["objectives"]
    assert (objective["owner"], objective["cycle"]) == ("bread", "2026-Q4")
    assert objective["key_results"][0]["aim"]["target"] == 40
    assert [each["row"] for each in answer.json()["faults"]] == [7]
    assert answer.json()["draft"].startswith("# Drafted from okrs.md")
    assert rest.get("/plan") == before


def test_what_cannot_be_drafted_is_refused(rest: Served) -> None:
    for sent, slug in (
        ({"name": "okrs.docx", "text": PAGE}, "okr-format-unknown"),
        ({"name": "okrs.md", "text": "words"}, "okrs-not-found"),
        ({"name": "okrs.csv", "text": PAGE}, "okr-columns-unknown"),
        ({"name": "okrs.md"}, "request-invalid"),
    ):
        refused = rest.client.post("/api/v1/imports", json=sent)
        assert (refused.status_code, refused.json()["slug"]) == (422, slug)


def test_each_stream_stands_on_two_axes(rest: Served) -> None:
    found = rest.get("/alignment", {"cycle": "now"})["alignment"]
    assert [each["stream"] for each in found["streams"]] == ["bread", "cake"]
    assert rest.client.get("/api/v1/alignment", params={"cycle": "none"}).status_code == 404
    assert rest.client.get("/api/v1/alignment", params={"stream": "none"}).status_code == 404
