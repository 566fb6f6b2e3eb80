"""OKRs in CSV, in the layouts of spreadsheets and of common tools."""

import pytest

from narrows.domain.errors import NarrowsError
from narrows.services.imports.csv_okrs import parse_csv_okrs
from narrows.services.imports.draft import Draft

BREAD = {"Warm bread": ["Regulars", "Waiting for flour"], "A calm bakehouse": ["Burnt loaves"]}

SPREADSHEET = """\
OKRs of the bakery;;;;
;;;;
Objective;Key result;Baseline;Target;Unit
Warm bread;Regulars;31;40;%
;Waiting for flour;9;0;days
A calm bakehouse;Burnt loaves;12,5;3;loaves
"""
"""Titles above the header, semicolons, decimal commas, objectives only where they begin."""

REPEATED = """\
Objective Title,Key Result Title,Start Value,Target Value,Team,Time Period
Warm bread,Regulars,31,40,Shop,Q4 2026
Warm bread,Waiting for flour,9,0,Shop,Q4 2026
A calm bakehouse,Burnt loaves,12.5,3,Shop,Q4 2026
"""

ORDERED = """\
Order*,Type*,Summary*,Status*,Period*,Owner*,Start value*,Current value*,Target value*
1,Objective,Warm bread,On track,Q4 Y2026,Shop,0,0,10
1.1,Key result,Regulars,On track,Q4 Y2026,Kim,31,33,40
1.2,Key result,Waiting for flour,At risk,Q4 Y2026,Kim,9,8,0
2,Objective,A calm bakehouse,On track,Q4 Y2026,Shop,0,0,10
2.1,Key result,Burnt loaves,On track,Q4 Y2026,Kim,12.5,11,3
"""
"""A hierarchy by numbers, as add-ons of trackers write it."""

PARENTS = """\
ID,Type,Title,Parent ID,Owner,Start,Target,Metric unit
10,objective,Warm bread,,Shop,,,
11,key_result,Regulars,10,,31,40,Percentage
20,objective,A calm bakehouse,,Shop,,,
12,key_result,Waiting for flour,10,,9,0,days
21,key_result,Burnt loaves,20,,12.5,3,Number
30,initiative,Buy a mill,10,,,,
40,check-in,All is well,10,,,,
"""
"""Things in any order, with the id of what they stand under."""

GOALS = """\
Row ID,Parent Row IDs,Goal Title,Owner Emails,Goal Cycle,Starting Value,Target Value,Goal Type
1,,Warm bread,kim.baker@bakery.example,Q4 2026,,,Default Progress
2,1,Regulars,kim.baker@bakery.example,Q4 2026,31,40,Custom Percent
3,1,Waiting for flour,,Q4 2026,9,0,Number
4,,A calm bakehouse,,Q4 2026,,,Default Progress
5,4,Burnt loaves,,Q4 2026,12.5,3,Number
"""
"""Goals that do not say what they are: those that others stand under are objectives."""

MILESTONES = """\
name,type,progress,start_date,end_date,owner_email
Warm bread,goal,20,2026-10-01,2026-12-31,
Regulars,milestone,20,2026-10-01,2026-12-31,
Waiting for flour,milestone,,2026-10-01,2026-12-31,
A calm bakehouse,goal,,2026-10-01,2026-12-31,
Burnt loaves,milestone,,2026-10-01,2026-12-31,
"""
"""Goals with the milestones below each."""

WIDE = """\
Objective\tKey Result 1\tKey Result 2\tKey Result 3\tInitiatives
Warm bread\tRegulars\tWaiting for flour\t\tBuy a mill
A calm bakehouse\tBurnt loaves\t\t\t
"""
"""One row an objective, its key results beside it."""

LAYOUTS = {
    "spreadsheet": SPREADSHEET,
    "repeated": REPEATED,
    "ordered": ORDERED,
    "parents": PARENTS,
    "goals": GOALS,
    "milestones": MILESTONES,
    "wide": WIDE,
}


def read(text: str) -> Draft:
    return parse_csv_okrs(text, file="okrs.csv")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_says_the_same(layout: str) -> None:
    draft = read(LAYOUTS[layout])
    assert {
        each.text: [part.text for part in each.key_results] for each in draft.objectives
    } == BREAD


@pytest.mark.parametrize("layout", ["spreadsheet", "repeated", "ordered", "parents", "goals"])
def test_numbers_come_from_their_columns(layout: str) -> None:
    aims = [part.aim for each in read(LAYOUTS[layout]).objectives for part in each.key_results]
    assert [(each.baseline, each.target) for each in aims] == [(31, 40), (9, 0), (12.5, 3)]
    assert [each.is_falling for each in aims] == [False, True, True]


def test_bets_are_kept_apart() -> None:
    for layout in (PARENTS, WIDE):
        warm, calm = read(layout).objectives
        assert [each.text for each in warm.initiatives] == ["Buy a mill"]
        assert calm.initiatives == ()


def test_cycles_and_owners_come_from_their_columns() -> None:
    warm, _ = read(REPEATED).objectives
    assert (warm.owner, warm.cycle, warm.line) == ("Shop", "2026-Q4", 2)
    assert read(GOALS).objectives[0].owner == "kim.baker@bakery.example"


def test_what_is_not_read_is_told_and_owners_of_key_results_are_not_named() -> None:
    faults = read(ORDERED).faults
    told = " ".join(each.message for each in faults)
    assert "Columns that are not read: «Current value*»" in told
    assert "3 key results name an owner" in told
    assert "Kim" not in str(read(ORDERED))
    (left,) = [each for each in read(PARENTS).faults if each.row]
    assert (left.row, "«All is well»" in left.message) == (8, True)


def test_a_broken_row_is_told_and_the_rest_is_read() -> None:
    draft = read(
        "Objective,Key result,Target\nWarm bread,Regulars, many\nWarm bread,Flour, sugar,0,9\n"
        ",,7\nWarm bread,Crumbs,5\n"
    )
    assert [each.text for each in draft.objectives[0].key_results] == ["Regulars", "Crumbs"]
    assert [each.row for each in draft.faults] == [3, 2, 4]


def test_a_quotation_mark_that_nothing_closes_costs_its_row_alone() -> None:
    draft = read(
        'Objective,Key result\nWarm bread,"Regulars, old and new"\n,"Burnt loaves\n,"Ash ""gone""\nby six"'
        "\n,Ovens at 240 degrees\n,No draught\n"
    )
    assert [each.text for each in draft.objectives[0].key_results] == [
        "Regulars, old and new",
        'Ash "gone" by six',
        "Ovens at 240 degrees",
        "No draught",
    ]
    draft = read('Objective,Key result\nWarm bread,Regulars\n,"Burnt loaves\n,No draught\n')
    assert [each.text for each in draft.objectives[0].key_results] == ["Regulars", "No draught"]
    (fault,) = draft.faults
    assert (fault.row, "nothing closes" in fault.message) == (3, True)


def test_start_and_goal_are_from_where_to_where() -> None:
    draft = read("Objective,KR,Start,Goal\nWarm bread,Regulars,31 %,40 %\n")
    (regulars,) = draft.objectives[0].key_results
    assert (regulars.aim.baseline, regulars.aim.target) == (31, 40)


def test_an_objective_under_another_is_told_since_there_is_no_cascade() -> None:
    draft = read("Type,Title,Parent\nObjective,Bread,\nObjective,Rolls,Bread\nKR,Sold,Rolls\n")
    assert [(each.text, len(each.key_results)) for each in draft.objectives] == [
        ("Bread", 0),
        ("Rolls", 1),
    ]
    (fault,) = draft.faults
    assert fault.row == 3
    assert "no parent" in fault.message


def test_two_teams_may_want_the_same() -> None:
    draft = read("Objective,Key result,Team\nBread,Sold,A\nBread,Sold,B\n")
    assert [each.owner for each in draft.objectives] == ["A", "B"]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "Key result,Target\nSold,4\n"])
def test_a_table_without_objectives_is_refused(text: str) -> None:
    with pytest.raises(NarrowsError) as refused:
        read(text)
    assert refused.value.slug == "okr-columns-unknown"
