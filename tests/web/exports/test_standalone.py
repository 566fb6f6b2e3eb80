"""A picture as a file stands alone: its colours, title and policy are in it, and nothing that acts."""

import re
from pathlib import Path

import pytest
from defusedxml import ElementTree
from fastapi.testclient import TestClient

from narrows.web.exports.ink import ink_of, palette
from narrows.web.exports.standalone import standing_alone
from tests.looks import PAYLOADS
from tests.web.clients import client_of
from tests.web.lived import STATES, lived_desk
from tests.web.reviews import desk_of

NAMES = ("flow-times", "flow-states", "ages", "river", "flow_velocity", "flow_load")
FILLED = {"rect", "circle", "path", "text", "polyline", "ellipse"}


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    words = (*PAYLOADS[:4], PAYLOADS[9].replace("\0", ""), PAYLOADS[5])
    hostile = dict(zip(words, STATES.values(), strict=True))
    return client_of(lived_desk(tmp_path_factory.mktemp("lived"), hostile))


@pytest.mark.parametrize("name", NAMES)
def test_each_picture_is_a_file_with_its_colours_its_title_and_its_policy(
    lived: TestClient, name: str
) -> None:
    found = lived.get(f"/streams/lived/charts/{name}.svg")
    assert found.status_code == 200
    assert found.headers["content-type"] == "image/svg+xml"
    assert found.headers["content-disposition"].endswith('.svg"')
    tree = ElementTree.fromstring(found.content)
    told = " ".join(" ".join(tree.itertext()).split())
    assert told.startswith("Lived: ")
    assert "Policy: start commitment" in told.replace("\n", " ")
    assert "complete until" in told
    assert "var(" not in found.text
    for each in tree.iter():
        tag = each.tag.rpartition("}")[2]
        assert tag in FILLED | {"svg", "g", "title", "tspan"}
        assert not {"class", "style", "href", "tabindex"} & set(each.attrib)
        assert not [attribute for attribute in each.attrib if attribute.startswith("on")]


def test_its_colours_are_those_of_the_style_sheets() -> None:
    assert ink_of("circle", frozenset({"point"})) == {
        "fill": palette()["water"],
        "fill-opacity": ".6",
    }
    assert ink_of("circle", frozenset({"end", "l2"}))["fill"] == palette()["mid"]
    assert ink_of("polyline", frozenset({"line", "l2"}))["stroke"] == palette()["mid"]
    assert ink_of("path", frozenset({"nothing-of-ours"})) == {}
    assert re.fullmatch(r"#[0-9a-f]{3,6}", palette()["dam"])


def test_what_only_a_pointer_shows_and_what_xml_cannot_say_stay_out() -> None:
    drawn = (
        '<svg viewBox="0 0 100 50" aria-label="A\x1bB"><a href="/x"><text class="tip">no</text>'
        '<text class="name">yes</text></a></svg>'
    )
    file = standing_alone(drawn, title="T", notes=["small\x00 print", ""])
    told = "".join(ElementTree.fromstring(file.replace(b"\x00", b"")).itertext())
    assert "yes" in told
    assert "no" not in told


def test_unaligned_work_and_unknown_names_have_no_such_picture(lived: TestClient) -> None:
    for path in ("lived/charts/nothing", "unaligned/charts/ages", "quiet/charts/river"):
        assert lived.get(f"/streams/{path}.svg").status_code == 404
    assert lived.get("/streams/nowhere/charts/river.svg").status_code == 404


def test_the_way_of_a_key_result_and_the_value_score_are_files_too(lived: TestClient) -> None:
    found = client_of(desk_of()).get("/objectives/love-mobile/charts/nps.svg")
    assert found.status_code == 200
    assert "33.1" in found.text
    assert 'fill-opacity="0"' not in found.text
    assert palette()["dam"] in found.text
    assert found.headers["content-disposition"].startswith('attachment; filename="narrows-love')
    of_flow = client_of(desk_of()).get("/objectives/love-mobile/charts/feature-time.svg")
    assert "Policy: start commitment" in of_flow.text
    assert client_of(desk_of()).get("/objectives/love-mobile/charts/no.svg").status_code == 404
    scored = lived.get("/value-score.svg?unit=items")
    assert scored.status_code == 200
    assert "Value score" in scored.text
    assert "class=" not in scored.text
    told = " ".join(ElementTree.fromstring(scored.content).itertext())
    assert "each stream's days are those of its zone" in told
    assert "complete until" in told
    assert lived.get("/value-score.svg?by=all").status_code == 404


def test_the_river_says_what_is_the_narrows() -> None:
    found = client_of(desk_of()).get("/streams/policy/charts/river.svg")
    assert "Verifying holds this stream back" in found.text.replace("\n", " ")
    assert "the narrows" in found.text
    assert Path(found.headers["content-disposition"].split('"')[1]).suffix == ".svg"
