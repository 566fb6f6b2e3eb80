"""Taking what is offered: key results in words become metric and numbers."""

from collections.abc import Iterator, Sequence

from narrows.domain.plan import ObservedMetric, Plan
from narrows.services.writing.drafting import KEY_RESULTS, drafted, key_results_of, named
from narrows.services.writing.fitting import Given
from narrows.services.writing.offers import Offer, offer_of


def with_offers(
    plan: Plan, given: Given, *, metrics: Sequence[Given] = ()
) -> tuple[Given, list[Given]]:
    """An objective whose key results in words alone are what their words mean.

    Args:
        plan: The home's.
        given: The objective, as a plan file says it.
        metrics: Business metrics that come with it.

    Returns:
        The objective, and the metrics that come with it: those given, and those that are new.
    """
    draft = drafted(plan, given, metrics=metrics)
    owner = draft.objective.owner
    found = {
        each.id: offer_of(each, owner, plan=draft.plan) for each in draft.objective.key_results
    }
    offers = {id_: each for id_, each in found.items() if each is not None}
    taken = [_taken(each, offers) for each in key_results_of(named(plan, given))]
    new = {each.metric: each.new for each in offers.values() if each.new and not each.near}
    ids = {"id": given["id"]} if given.get("id") else {}
    return {**given, **ids, KEY_RESULTS: taken}, [*metrics, *map(_metric, new.values())]


def _taken(part: Given, offers: dict[str, Offer]) -> Given:
    offer = offers.get(f"{part.get('id')}") if isinstance(part, dict) else None
    return part if offer is None else {**part, **dict(parts_of(offer))}


def parts_of(offer: Offer) -> Iterator[tuple[str, object]]:
    """What a plan file says of a key result that is an offer, part by part."""
    yield "metric", offer.metric
    of = {name: getattr(offer.of, name) for name in ("item_type", "status", "statistic")}
    told = {name: f"{value}" for name, value in of.items() if value is not None}
    if told:
        yield "of", told
    for name in ("baseline", "target", "low", "high"):
        value = getattr(offer, name)
        if value is not None:
            yield name, value


def _metric(new: ObservedMetric) -> Given:
    told = {"id": new.id, "title": new.title, "unit": new.unit}
    return told if new.better is None else {**told, "better": new.better.value}
