"""Tables on a phone: each cell of a wide one knows what its column is called."""

from narrows.web.phone_tables import with_labels

WIDE = (
    '<div><table class="items"><thead><tr><th scope="col">item</th><th scope="col" class="n">'
    'age</th><th scope="col">in <b>status</b></th><th scope="col">he said "so"</th></tr></thead>'
    '<tbody><tr class="same"><th scope="row">A-1</th><td class="n">3 d</td><td>Done</td>'
    "<td>yes</td></tr></tbody></table></div><p>after</p>"
)
NARROW = (
    '<table><thead><tr><th scope="col">item</th><th scope="col">age</th></tr></thead>'
    '<tbody><tr><th scope="row">A-1</th><td>3 d</td></tr></tbody></table>'
)


def test_a_cell_of_a_wide_table_knows_its_column() -> None:
    told = with_labels(WIDE)
    assert '<td class="n" role="cell" data-of="age">3 d</td>' in told
    assert '<td role="cell" data-of="in status">Done</td>' in told
    assert 'data-of="he said &quot;so&quot;">yes</td>' in told
    assert '<tr class="same" role="row">' in told
    assert '<th scope="row" role="rowheader">A-1</th>' in told
    assert told.endswith("</table></div><p>after</p>")


def test_nothing_but_attributes_is_added() -> None:
    told = with_labels(WIDE)
    for added in ("table", "rowgroup", "row", "columnheader", "rowheader", "cell"):
        told = told.replace(f' role="{added}"', "")
    for label in ("age", "in status", "he said &quot;so&quot;"):
        told = told.replace(f' data-of="{label}"', "")
    assert told.replace(" data-cards", "") == WIDE


def test_a_narrow_table_and_a_page_without_any_stay_as_they_are() -> None:
    assert with_labels(NARROW) == NARROW
    assert with_labels("<p>a &lt;table> of text</p>") == "<p>a &lt;table> of text</p>"
    fitting = WIDE.replace("<table", "<table data-rows")
    assert with_labels(fitting) == fitting


def test_what_is_labelled_is_not_labelled_again() -> None:
    assert with_labels(with_labels(WIDE)) == with_labels(WIDE)


def test_a_cell_over_several_columns_counts_as_so_many() -> None:
    told = with_labels(
        WIDE.replace('<td class="n">3 d</td><td>Done</td>', '<td colspan="2">–</td>')
    )
    assert '<td colspan="2" role="cell" data-of="age">–</td>' in told
    assert 'data-of="he said &quot;so&quot;">yes</td>' in told
