from datetime import datetime

import pytest

from narrows.connectors.csv_file.dates import complete, decide, detect
from narrows.domain.errors import NarrowsError


@pytest.mark.parametrize(
    "value",
    [
        "2026-01-02",
        "2026-01-02 10:15",
        "2026-01-02T10:15:00Z",
        "2026-01-02T10:15:00.123456+01:00",
        "2026-01-02 10:15:00.5-0530",
        "2026-01-02 10:15:00 UTC",
    ],
)
def test_iso_8601_needs_no_format(value: str) -> None:
    assert detect([value]) == (None,)


@pytest.mark.parametrize(
    ("value", "date_format"),
    [
        ("13/04/2026", "%d/%m/%Y"),
        ("04/13/2026 10:15", "%m/%d/%Y %H:%M"),
        ("4/13/2026 1:15 PM", "%m/%d/%Y %I:%M %p"),
        ("13.04.2026, 10:15:59", "%d.%m.%Y, %H:%M:%S"),
        ("3.4.26", "%d.%m.%y"),
        ("02-Nov-04", "%d-%b-%y"),
        ("12/Mar/26 3:45 PM", "%d/%b/%y %I:%M %p"),
        ("13-04-2026T10:15+02:00", "%d-%m-%YT%H:%M%z"),
        ("Jan 5, 2026 3:04:05 pm", "%b %d, %Y %I:%M:%S %p"),
        ("2026/04/13 10:15:00.25", "%Y/%m/%d %H:%M:%S.%f"),
        ("2026-04-13 10:15:00,250", "%Y-%m-%d %H:%M:%S,%f"),
        ("20260413", "%Y%m%d"),
        ("1767348000", "epoch_seconds"),
        ("1767348000123", "epoch_milliseconds"),
    ],
)
def test_other_formats_are_detected(value: str, date_format: str) -> None:
    assert detect([value]) == (date_format,)
    if date_format.startswith("%"):
        assert isinstance(datetime.strptime(value, date_format), datetime)  # noqa: DTZ007


def test_words_and_numbers_are_no_times() -> None:
    assert detect(["Done", "To Do"]) == ()
    assert detect(["1", "17", "35.0"]) == ()
    assert detect([]) == ()


def test_a_few_bad_values_do_not_hide_the_format() -> None:
    assert detect(["13/04/2026", "02/03/2026", "soon", ""]) == ("%d/%m/%Y",)


def test_day_and_month_that_cannot_be_told_apart_stay_two_formats() -> None:
    assert detect(["03/04/2026", "05/06/2026"]) == ("%d/%m/%Y", "%m/%d/%Y")
    assert detect(["03.04.2026"]) == ("%d.%m.%Y",)  # dots are never written month first


def test_later_values_decide_or_the_question_is_handed_back() -> None:
    two = ("%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M")
    assert decide(two, ["", "03/04/2026 10:00", "13/04/2026 10:00"]) == two[0]
    assert decide(two, ["03/04/2026 10:00", "04/13/2026 10:00"]) == two[1]
    with pytest.raises(NarrowsError, match="%d/%m/%Y or --date-format %m/%d/%Y"):
        decide(two, ["03/04/2026 10:00"])


def test_a_given_date_format_takes_the_time_of_day_from_the_values() -> None:
    assert complete("%d/%m/%Y", ["03/04/2026 10:00", "03/04/2026 10:00:30"]) == "%d/%m/%Y %H:%M:%S"
    assert complete("%d/%m/%Y %H:%M", ["03/04/2026 10:00"]) == "%d/%m/%Y %H:%M"
    assert complete("iso", ["2026-01-02"]) is None
    assert complete("%d/%m/%Y", []) == "%d/%m/%Y"
    with pytest.raises(NarrowsError, match="No time stamp of the file fits"):
        complete("%d/%m/%Y", ["2026-01-02"])
