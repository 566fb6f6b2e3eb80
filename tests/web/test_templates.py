"""Templates repeat and choose; what has to be reckoned, sought or gathered is done before them."""

from collections.abc import Iterator

import pytest
from jinja2 import nodes

from narrows.web.assets import assets
from narrows.web.rendering import environment

RECKONING = (nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)
SEEKING = frozenset(
    {"batch", "groupby", "map", "max", "min", "reject", "rejectattr", "select", "selectattr",
     "sort", "sum"}
)  # fmt: skip
GATHERING = frozenset({"append", "extend", "namespace", "pop", "update"})

EXCEPTIONS = {
    "alignment.html": "names of the streams in one sentence",
    "check_in.html": "fields that are told apart from what is wrong of the whole form",
    "inbox.html": "the name of the one whose inbox is empty",
    "look.html": "shares as the widths of bars",
    "quality_parts.html": "coverage in words",
    "review_parts.html": "shares as the widths of bars",
    "sources.html": "whether any source is syncing",
    "stream_items.html": "shares as the widths of bars",
    "stream_main.html": "shares as the widths of bars; whether any chart has limits",
    "stream_quality.html": "coverage in words",
    "workshop.html": "whether any field of a step is wrong",
    "write_parts.html": "how many findings stop",
}
"""Templates that do more, each with what; no further ones."""

OWN_SCRIPTS_BYTES = 30_000


def logic_of(template: nodes.Template) -> Iterator[str]:
    """What a template does beyond repeating and choosing."""
    yield from (type(each).__name__ for each in template.find_all(RECKONING))
    yield from (each.name for each in template.find_all(nodes.Filter) if each.name in SEEKING)
    for call in template.find_all(nodes.Call):
        called = getattr(call.node, "attr", None) or getattr(call.node, "name", "")
        if called in GATHERING:
            yield called


def pages() -> list[str]:
    # Pictures place one thing beside another, and so add and halve.
    return [each for each in environment().list_templates() if each.endswith(".html")]


def parsed(text: str) -> nodes.Template:
    return environment().parse(text)


def test_pages_repeat_and_choose_and_no_more() -> None:
    loader = environment().loader
    assert loader is not None
    found = {
        name: sorted(set(logic_of(parsed(loader.get_source(environment(), name)[0]))))
        for name in pages()
    }
    assert not {name: logic for name, logic in found.items() if logic and name not in EXCEPTIONS}


@pytest.mark.parametrize(
    "text",
    [
        "{{ a * 100 }}",
        "{{ rows|sum(attribute='x') }}",
        "{% set all = namespace(n=0) %}",
        "{% set _ = known.append(1) %}",
    ],
)
def test_a_template_that_reckons_is_noticed(text: str) -> None:
    assert list(logic_of(parsed(text)))


def test_a_template_that_repeats_and_chooses_is_not() -> None:
    assert not list(logic_of(parsed("{% for a in b if a.c %}{{ a.d|upper }}{% endfor %}")))


def test_our_own_scripts_are_small() -> None:
    own = {
        name: len(each.content)
        for name, each in assets().items()
        if name.endswith(".js") and not name.startswith("vendor/")
    }
    assert sum(own.values()) <= OWN_SCRIPTS_BYTES, own
