"""Pages from templates: everything told is escaped, everything needed is inside of the page."""

from functools import cache

from markupsafe import Markup

from narrows.services.flow.charting import Charted
from narrows.views.look import LookPage
from narrows.web.assets import assets
from narrows.web.canal import canal
from narrows.web.charts import flow_time_chart, levels_chart
from narrows.web.phone_tables import with_labels
from narrows.web.rendering import rendered
from narrows.web.river import wide_river

SHOWN_FAULTS = 50
SHOWN_AGEING = 20


def look_html(look: LookPage, charted: Charted) -> str:
    """One self-contained page of a look: no script, nothing fetched.

    Args:
        look: What it says.
        charted: What its charts show.
    """
    return with_labels(
        rendered(
            "look.html",
            look=look,
            wide=wide_river(look.reaches),
            canal=canal(look.reaches),
            levels=levels_chart(charted.levels, zone=look.zone),
            scatter=flow_time_chart(charted, look.percentiles, zone=look.zone),
            charted=charted,
            shown_faults=SHOWN_FAULTS,
            shown_ageing=SHOWN_AGEING,
            style=Markup(_style()),  # noqa: S704 - our own files
        )
    )


@cache
def _style() -> str:
    return "".join(assets()[each].content.decode() for each in ("base.css", "look.css"))
