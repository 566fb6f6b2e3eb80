"""Templates: compiled once, and everything that is told is escaped."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from narrows import __version__
from narrows.domain.day_words import day_text, moment
from narrows.views.estimates import every_words
from narrows.views.restated import because_text
from narrows.views.rounding import change, days, number, on_day, percent, real_days
from narrows.views.sentence import capital, pieces_of
from narrows.web.assets import SCRIPT, chart_script, has_script, static
from narrows.web.exports.addresses import as_file
from narrows.web.finding_links import read_from
from narrows.web.in_code import in_code
from narrows.web.item_links import behind_path
from narrows.web.number_links import NumberLinks, result_path
from narrows.web.rails import rail
from narrows.web.sentence_links import why_path
from narrows.web.small_river import small_river
from narrows.web.spark import spark
from narrows.web.water import shortened

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Where templates come from, with the filters that all of them have."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(
        as_file=as_file, because=because_text, capital=capital, change=change, day=day_text,
        days=days, every=every_words, instant=moment, items_behind=behind_path, number=number,
        on=on_day, percent=percent, pieces=pieces_of, rail=rail, read_from=read_from,
        real_days=real_days, shortened=shortened, small_river=small_river, spark=spark,
        why=why_path,
    )  # fmt: skip
    made.globals.update(
        static=static, script=SCRIPT if has_script() else None, chart_scripts=chart_script(),
        in_code=in_code, numbers_of=NumberLinks, result_path=result_path, version=__version__,
    )  # fmt: skip
    return made


def rendered(template: str, **drawn: object) -> str:
    """A template's text."""
    return environment().get_template(template).render(drawn)


def compile_templates() -> None:
    """Compile all templates, so that the first who asks for a page need not wait for it."""
    for name in environment().list_templates():
        environment().get_template(name)
