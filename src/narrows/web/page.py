"""Pages from templates: everything told is escaped, everything needed is inside of the page."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from narrows import __version__
from narrows.services.charting import Charted
from narrows.services.looking import LookAnswer
from narrows.views.flow_periods import FEWEST_ITEMS
from narrows.views.look import look_page
from narrows.views.rounding import days, number, percent
from narrows.web.charts import flow_time_chart, levels_chart, spark
from narrows.web.river import canal, wide_river

FOLDER = Path(__file__).parent
SHOWN_FAULTS = 50
SHOWN_AGEING = 20


def look_html(answer: LookAnswer, charted: Charted) -> str:
    """One self-contained page of a look: no script, nothing fetched.

    Args:
        answer: What the look found.
        charted: What its charts show.
    """
    look = look_page(answer)
    first_at = answer.span.first_at or answer.span.as_of
    return _environment().get_template("look.html").render(
        look=look,
        wide=wide_river(look.reaches),
        canal=canal(look.reaches),
        levels=levels_chart(charted.levels),
        scatter=flow_time_chart(
            charted, _percentiles(answer), first_at=first_at, as_of=answer.span.as_of
        ),
        charted=charted,
        shown_faults=SHOWN_FAULTS,
        shown_ageing=SHOWN_AGEING,
        version=__version__,
        style=Markup(_style()),  # noqa: S704 - our own file
    )


def _percentiles(answer: LookAnswer) -> list[tuple[str, float]]:
    """Labels and flow times of all item types together; none under five items. [days]"""
    labels = {"p50": "50 %", "p85": "85 %", "p95": "95 %"}
    return [
        (f"{labels[each.statistic]}: {days(each.value)}", each.value)
        for each in answer.measurements
        if each.metric == "flow_time"
        and each.item_type is None
        and each.statistic in labels
        and each.value is not None
        and each.n_items - each.n_unmeasured >= FEWEST_ITEMS
    ]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(days=days, number=number, percent=percent, spark=spark)
    return environment


@cache
def _style() -> str:
    return (FOLDER / "static" / "look.css").read_text(encoding="utf-8")
