"""What is said of a cycle on the command line. Imported when a command runs."""

import sys
from collections.abc import Mapping, Sequence

import typer

from narrows.bootstrap import Home, open_home
from narrows.cli.render.tables import line
from narrows.cli.reviewed import reviewed
from narrows.cli.saying import remark_of
from narrows.cli.talk import Speaking
from narrows.domain.calendar import day_of
from narrows.domain.errors import NarrowsError
from narrows.domain.repository import LOCAL_OWNER, StoredPlan
from narrows.domain.sayings import Saying
from narrows.services.cycles import closing, grading, lessons, publishing
from narrows.services.cycles.naming import cycle_meant, cycle_named
from narrows.services.cycles.stops import finding_key
from narrows.services.reviewing import Review
from narrows.services.room import Room
from narrows.views import as_json
from narrows.views.rounding import instant


def publish(id_: str, given: Sequence[str], *, words: str, speaking: Speaking) -> None:
    """Publish a cycle, with the reasons that options give or that people type."""
    home, reasons = open_home(speaking.home), _reasons(given)
    cycle_named(home.stored().plan, id_)
    review = reviewed(home)
    while True:
        try:
            saved = publishing.publish(
                _room(home, review),
                id_,
                facts=review.facts,
                reasons=reasons,
                remark=remark_of(words, speaking),
            )
        except publishing.StopsUnansweredError as refused:
            if speaking.is_json or not sys.stdin.isatty():
                raise
            reasons = {**reasons, **_asked(refused)}
        else:
            return _end(saved, speaking, what=f"Cycle {id_} is active", zone=review.plan.zone)


def begin_closing(id_: str, *, words: str, speaking: Speaking) -> None:
    """Begin to close a cycle."""
    room = open_home(speaking.home).room()
    saved = closing.begin_closing(room, id_, remark=remark_of(words, speaking))
    _end(saved, speaking, what=f"Cycle {id_} is being closed", zone=room.plan.zone)


def close(id_: str, *, words: str, speaking: Speaking) -> None:
    """Close a cycle, with the grades as measured now."""
    home = open_home(speaking.home)
    cycle_named(home.stored().plan, id_)
    review = reviewed(home)
    remark = remark_of(words, speaking)
    saved = closing.close(
        _room(home, review), id_, progress=review.progress, counters=review.counters, remark=remark
    )
    _end(saved, speaking, what=f"Cycle {id_} is closed", zone=review.plan.zone)


def grade(key_result: str, words: str, *, speaking: Speaking) -> None:
    """Comment on a grade."""
    room = open_home(speaking.home).room()
    saved = grading.comment_grade(room, key_result, remark=remark_of(words, speaking))
    _end(saved, speaking, what=f"Kept with the grade of {key_result}", zone=room.plan.zone)


def learn(words: str, *, of: str, cycle: str | None, speaking: Speaking) -> None:
    """Write a lesson down."""
    room = open_home(speaking.home).room()
    meant = cycle_meant(room.plan, cycle, today=day_of(room.now, room.plan.zone))
    saved = lessons.learn(room, meant.id, of=of, remark=remark_of(words, speaking))
    _end(saved, speaking, what=f"Kept for the review of {meant.id}", zone=room.plan.zone)


def _room(home: Home, review: Review) -> Room:
    """Where one speaks of the very plan that was measured."""
    stored = StoredPlan(review.plan, review.revision)
    return Room(home.repository, stored, LOCAL_OWNER, home.now)


def _reasons(given: Sequence[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for each in given:
        key, equals, words = (part.strip() for part in each.partition("="))
        if not equals or not key or not words:
            raise NarrowsError(
                "option-unreadable",
                f"--reason «{each}» is not written like RULE/policy/love-mobile/portal=WHY.",
            )
        found[key] = words
    return found


def _asked(refused: publishing.StopsUnansweredError) -> Mapping[str, str]:
    """Reasons typed on the terminal; who types none leaves by Ctrl-C."""
    found: dict[str, str] = {}
    for each in refused.findings:
        typer.echo(line(f"{each.where}: {each.text} {each.why}"))
        typer.echo(line(f"  Instead: {each.suggestion}"))
        found[finding_key(each)] = typer.prompt("Why is it published all the same?")
    return found


def _end(saved: Saying, speaking: Speaking, *, what: str, zone: str) -> None:
    if speaking.is_json:
        typer.echo(as_json.text({"saying": saved}))
    else:
        typer.echo(line(f"{what}: number {saved.number}, {instant(saved.at, zone)}."))
