"""Pages from templates: everything told is escaped, everything needed is inside of the page."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from narrows import __version__
from narrows.services.charting import Charted
from narrows.views.look import LookPage
from narrows.views.rounding import days, number, percent
from narrows.web.canal import canal
from narrows.web.charts import flow_time_chart, levels_chart
from narrows.web.river import wide_river
from narrows.web.spark import spark
from narrows.web.water import shortened

FOLDER = Path(__file__).parent
SHOWN_FAULTS = 50
SHOWN_AGEING = 20


def look_html(look: LookPage, charted: Charted) -> str:
    """One self-contained page of a look: no script, nothing fetched.

    Args:
        look: What it says.
        charted: What its charts show.
    """
    return (
        _environment()
        .get_template("look.html")
        .render(
            look=look,
            wide=wide_river(look.reaches),
            canal=canal(look.reaches),
            levels=levels_chart(charted.levels),
            scatter=flow_time_chart(charted, look.percentiles),
            charted=charted,
            shown_faults=SHOWN_FAULTS,
            shown_ageing=SHOWN_AGEING,
            version=__version__,
            style=Markup(_style()),  # noqa: S704 - our own file
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        days=days, number=number, percent=percent, spark=spark, shortened=shortened
    )
    return environment


@cache
def _style() -> str:
    return (FOLDER / "static" / "look.css").read_text(encoding="utf-8")
