"""One example for each command whose own help has none: it stands at the end of it."""

from collections.abc import Mapping

import typer

EXAMPLES: Mapping[str, str] = {
    "demo": "demo --port 8766",
    "look": 'look log.csv --state "In Review=waiting" --date-format "%d/%m/%Y %H:%M"',
    "plan": "plan narrows.yaml",
    "items": "items --stream policy",
    "flow": "flow --stream policy --by month",
    "statuses": "statuses --stream policy",
    "bottleneck": "bottleneck --stream policy --as-of 2026-08-26",
    "observe": "observe claim-nps 24.5 --at 2026-11-20",
    "okrs": "okrs --cycle 2026-W36",
    "lint": "lint narrows.yaml --fix",
    "programme": "programme --weeks 13",
    "check-in": 'check-in one-conversation --confidence 40 --learned "Reviews pile up."',
    "workshop show": "workshop show",
    "workshop answer": "workshop answer why \"{problem: 'Claims wait for weeks'}\"",
    "workshop take": "workshop take workshop.yaml",
    "sources show": "sources show policy-log",
    "sources hook": "sources hook policy-jira",
    "sources forget": "sources forget policy-jira",
    "cycle list": "cycle list",
    "cycle show": "cycle show 2026-W36",
    "cycle publish": 'cycle publish 2026-W36 --words "All have read it."',
    "cycle begin-closing": "cycle begin-closing 2026-W36",
    "cycle grade": 'cycle grade one-conversation/claim-nps "Letters went out late."',
    "cycle learn": 'cycle learn "Smaller claims come through faster."',
    "cycle close": "cycle close 2026-W36",
    "initiative list": "initiative list one-conversation",
    "initiative show": "initiative show covered-on-the-way-home/same-table",
    "initiative start": "initiative start covered-on-the-way-home/same-table",
    "initiative keep": 'initiative keep covered-on-the-way-home/same-table "It holds."',
    "initiative stop": 'initiative stop covered-on-the-way-home/same-table "Nothing moved."',
    "story list": "story list one-conversation --open",
    "story ask": "story ask one-conversation",
    "story tell": 'story tell one-conversation "Whoever calls twice hears one voice"',
    "story finish": "story finish 3",
    "story drop": 'story drop 3 "Nobody calls twice any more."',
    "story argue": 'story argue 3 one-conversation "It moves the NPS after a claim."',
    "refuse list": "refuse list policy",
    "refuse unaligned": "refuse unaligned",
    "refuse disqualify": 'refuse disqualify 71 "It does not move mobile NPS."',
    "refuse accept": "refuse accept 71 covered-on-the-way-home/sponsors",
    "refuse reopen": 'refuse reopen 62 "The law has changed."',
    "ripple show": "ripple show claims",
    "ripple conflicts": "ripple conflicts --cycle 2026-W36",
    "ripple history": "ripple history growth-pays-its-rent/helps/one-conversation",
    "ripple accept": 'ripple accept growth-pays-its-rent/helps/nobody-waits "We count on it."',
    "ripple decline": 'ripple decline growth-pays-its-rent/helps/nobody-waits "Not this cycle."',
    "ripple withdraw": "ripple withdraw growth-pays-its-rent/helps/nobody-waits",
    "layers show": "layers show --cycle 2026-W36",
    "layers drop": 'layers drop "Waiting for business input" "Deputies decide by now."',
    "stream show": "stream show policy",
    "strategy show": "strategy show",
    "adoption show": "adoption show",
    "talk show": "talk show one-conversation --unanswered",
    "talk comment": 'talk comment one-conversation "Callers say so, too."',
    "talk ask": 'talk ask one-conversation/claim-nps "Whom do we ask?" --as policy',
    "talk answer": 'talk answer 69 "Whoever had a claim settled."',
    "talk acknowledge": "talk acknowledge one-conversation --as organisation",
    "reset begin": 'reset begin 2027-W01 --problem "Claims wait" --observable "They are told at '
    'once" --ends "Yearly targets"',
    "reset show": "reset show",
    "reset carry": 'reset carry one-conversation "Half of the way is left."',
    "reset drop": "reset drop covered-on-the-way-home/same-table",
    "reset add": "reset add objective.yaml --removes one-conversation",
    "reset finish": "reset finish",
    "reset call-off": "reset call-off",
    "reset take": "reset take reset.yaml",
    "audit show": "audit show one-conversation",
    "audit verify": "audit verify",
    "token list": "token list",
    "token revoke": "token revoke dashboard",
}


def add_examples(app: typer.Typer) -> None:
    """Give each command of these its example."""
    _add(app, ())
    for group in app.registered_groups:
        within = group.typer_instance
        if within is not None and isinstance(within.info.name, str):
            _add(within, (within.info.name,))


def _add(app: typer.Typer, path: tuple[str, ...]) -> None:
    for each in app.registered_commands:
        name = each.name or (each.callback.__name__.replace("_", "-") if each.callback else "")
        if not each.epilog and (example := EXAMPLES.get(" ".join((*path, name)))):
            # Never broken into two lines: half a command is what would be copied.
            each.epilog = f"\b\nExample: narrows {example}"
