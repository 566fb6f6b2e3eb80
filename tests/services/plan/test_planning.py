"""What a plan file would change, part by part."""

from narrows.services.plan.planning import ChangeKind, Difference, differences

ADDED, CHANGED, REMOVED = ChangeKind.ADDED, ChangeKind.CHANGED, ChangeKind.REMOVED


def home() -> dict[str, object]:
    return {
        "organisation": {"name": "Bakery"},
        "streams": [
            {"id": "bread", "workflow": [{"status": "Baking", "state": "active"}]},
            {"id": "cake"},
        ],
    }


def test_a_plan_does_not_differ_from_itself() -> None:
    assert not list(differences(home(), home()))


def test_everything_is_new_to_an_empty_home() -> None:
    assert [(each.kind, each.path) for each in differences({}, home())] == [
        (ADDED, ("organisation",)),
        (ADDED, ("streams", "bread")),
        (ADDED, ("streams", "cake")),
    ]
    assert [(each.kind, each.path) for each in differences(home(), {})] == [
        (REMOVED, ("organisation",)),
        (REMOVED, ("streams", "bread")),
        (REMOVED, ("streams", "cake")),
    ]


def test_a_changed_status_is_named_by_its_own_word() -> None:
    after = home()
    after["streams"] = [
        {"id": "bread", "workflow": [{"status": "Baking", "state": "waiting"}]},
        {"id": "cake"},
    ]
    assert list(differences(home(), after)) == [
        Difference(
            CHANGED, ("streams", "bread", "workflow", "Baking", "state"), "active", "waiting"
        )
    ]


def test_what_the_file_does_not_name_goes() -> None:
    after = home()
    after["streams"] = [{"id": "cake"}, {"id": "pie"}]
    assert [(each.kind, each.path) for each in differences(home(), after)] == [
        (ADDED, ("streams", "pie")),
        (REMOVED, ("streams", "bread")),
    ]


def test_another_order_of_streams_is_a_change_since_the_first_match_wins() -> None:
    after = home()
    after["streams"] = list(reversed(after["streams"]))  # type: ignore[call-overload]
    assert list(differences(home(), after)) == [
        Difference(CHANGED, ("streams", "order"), ["bread", "cake"], ["cake", "bread"])
    ]


def test_lists_without_names_change_as_a_whole() -> None:
    assert list(differences({"teams": ["a"]}, {"teams": ["a", "b"]})) == [
        Difference(CHANGED, ("teams",), ["a"], ["a", "b"])
    ]
