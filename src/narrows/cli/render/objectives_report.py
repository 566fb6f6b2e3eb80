"""The objectives of a cycle on a terminal. Imported when the command runs."""

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from narrows.cli.render.explain_hint import show_hint
from narrows.cli.render.tables import add_numbers, add_texts, add_words, line, table
from narrows.domain.finding import Finding, Severity
from narrows.views.initiative_cards import InitiativeCard
from narrows.views.key_result_rows import KeyResultRow, Kind
from narrows.views.key_result_words import UNMEASURED
from narrows.views.objective_rows import ObjectiveRow
from narrows.views.objectives import ObjectivesPage
from narrows.views.rounding import instant, percent

BAR_CELLS = 10
NO_CYCLE = "The plan has no cycle yet; add `cycles:` and `objectives:` to it and apply it."
NO_OBJECTIVE = "No objective in this cycle."
STYLES = {Severity.STOP: "bold red", Severity.WARN: "yellow", Severity.NOTE: "dim"}


def show_objectives(page: ObjectivesPage, console: Console, *, zone: str) -> None:
    """Owner by owner: each objective with its key results, and its bets apart."""
    if page.cycle is None:
        console.print(NO_CYCLE)
        return
    measured = f"measured {instant(page.measured_at, zone)} ({zone})"
    console.print(line(f"{page.cycle.id}: {page.cycle.words}; {measured}"), style="dim")
    for owner in page.owners:
        console.print()
        console.rule(Text(line(owner.name), style="bold"), align="left", characters="─")
        if not owner.objectives:
            console.print(NO_OBJECTIVE, style="dim")
        for objective in owner.objectives:
            _show(objective, console, owner=owner.owner)
    for finding in page.findings:
        console.print(_finding(finding))
    show_hint(console, _explained(page), more="; or --statistic baseline, progress_ratio, counter")


def _explained(page: ObjectivesPage) -> str:
    """The command that takes the first key result apart."""
    for owner in page.owners:
        for objective in owner.objectives:
            for row in objective.key_results:
                return f"narrows explain {objective.id}/{row.card.id}"
    return ""


def _show(objective: ObjectiveRow, console: Console, *, owner: str) -> None:
    console.print()
    heading = Text(line(f"{objective.rank}. {objective.text}"), style="bold")
    console.print(heading, Text(line(f"({objective.id})"), style="dim"))
    said = [*([objective.ambition] if objective.ambition else []), objective.check_in.words]
    if objective.author != owner:
        said.append(f"handed down by {objective.author}")
    console.print(Padding(Text(line("; ".join(said)), style="dim"), (0, 0, 0, 3)))
    console.print(Padding(_key_results(objective), (0, 0, 0, 3)))
    if objective.initiatives:
        console.print(Padding(Text("Bets, no part of any progress:"), (0, 0, 0, 3)))
    for initiative in objective.initiatives:
        console.print(Padding(_initiative(initiative), (0, 0, 0, 5)))
    for finding in objective.findings:
        console.print(Padding(_finding(finding), (0, 0, 0, 3)))


def _key_results(objective: ObjectiveRow) -> Table:
    shown = table("")
    shown.add_column("key result", overflow="fold", min_width=18, ratio=1)
    add_texts(shown, "from → to")
    add_numbers(shown, "now")
    add_words(shown, "progress")
    add_numbers(shown, "sure")
    for row in objective.key_results:
        if shown.row_count:
            shown.add_row()
        card = row.card
        shown.add_row(
            _told(row),
            line(card.aim),
            line(card.current),
            _progress(row),
            percent(card.confidence_ratio),
        )
    return shown


def _told(row: KeyResultRow) -> Text:
    """What a key result is called, and below it what was measured and what guards it."""
    card = row.card
    told = Text(line(card.text or card.title))
    if row.kind is Kind.KEEP_WITHIN and row.shown_ratio is not None:
        told.append("\n" + line(card.far), style="dim")
    told.append("\n" + line(card.definition), style="dim")
    if guard := card.counter:
        moved = f" ({guard.moved} since the baseline)" if guard.moved else ""
        now = UNMEASURED.get(guard.progress.state) or f"{guard.current}{moved}"
        told.append("\n" + line(f"guarded by {guard.title}: {now}"), style="dim")
    return told


def _progress(row: KeyResultRow) -> Text:
    if row.shown_ratio is None:
        return Text(line(row.card.far), style="dim")
    # Rounded down: a full bar says that all of it is reached.
    full = int(row.shown_ratio * BAR_CELLS)
    bar = Text("█" * full, style="cyan") + Text("░" * (BAR_CELLS - full), style="dim")
    return bar + Text(f" {row.beyond or percent(row.shown_ratio)}")


def _initiative(initiative: InitiativeCard) -> Text:
    words = [line(f"• {initiative.text}")]
    words += [line(each) for each in initiative.hypotheses]
    if initiative.status:
        words.append(line(f"Widens «{initiative.status}»."))
    if initiative.told:
        last = initiative.told[0]
        result = last.result.replace("_", " ")
        words.append(line(f"Check-in {last.number}: {result}. {last.words or ''}").rstrip())
    return Text("\n  ".join(words))


def _finding(finding: Finding) -> Text:
    muted = f" (muted: {finding.muted})" if finding.muted else ""
    words = f"{finding.severity}: {finding.text} {finding.suggestion}{muted}"
    return Text(line(words), style="dim" if finding.muted else STYLES[finding.severity])
