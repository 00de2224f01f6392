"""`status`: how the translations stand, what is held back, and when the site next changes."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
import msgspec
from msgspec.structs import asdict

from jarchy.build.request import BuildRequest
from jarchy.commands.options import Run, request_options
from jarchy.commands.standing import HEAD, Standing, row_of, standing_of
from jarchy.site.translation_states import TranslationState

if TYPE_CHECKING:
    from rich.table import Table

STATES = ("orphan", "missing", "undated", "stale", "draft", "unreviewed", "fresh")
FAILED = 1
WIDTH_OF_FILES = 200  # columns, where nobody knows how many there are


@click.command()
@request_options
@click.option("--next", "is_next", is_flag=True, help="Print only when the site next changes by time.")
@click.option("--all", "is_all", is_flag=True, help="List translations that are up to date, too.")
@click.option("--fail-on", default="", metavar="STATES", help=f"Exit with 1 if there are any: {','.join(STATES)}.")
def status(run: Run, request: BuildRequest, is_next: bool, is_all: bool, fail_on: str) -> None:
    """Say how the translations stand, the most overdue first, what is held back, and when the site next changes."""
    refused = [word for word in fail_on.split(",") if word and word not in STATES]
    if refused:
        raise click.UsageError(f"There is no state “{refused[0]}”: choose from {', '.join(STATES)}.")
    found = standing_of(request)
    if is_next:
        click.echo(found.change.isoformat() if found.change else "")
    elif run.form == "json":
        said = {
            "translations": [asdict(one) for one in found.states],
            "held": [line for _, line in found.held],
            "waiting": found.waiting,
            "next": found.change.isoformat() if found.change else None,
        }
        click.echo(msgspec.json.format(msgspec.json.encode(said)).decode())
    else:
        _print(found, is_all=is_all)
        run.report(found.orphaned)
    if found.orphaned or any(one.state in fail_on.split(",") for one in found.states):
        sys.exit(FAILED)


def _print(found: Standing, *, is_all: bool) -> None:
    _show(found.states if is_all else found.lacking)
    for name, line in found.held:
        click.echo(f"Held back: {name}: {line}")
    click.echo(found.next_change)


def _show(states: Sequence[TranslationState]) -> None:
    from rich.console import Console  # noqa: PLC0415  other commands do without it

    if not states:
        click.echo("Every document is there in every language, up to date and reviewed.")
        return
    Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else WIDTH_OF_FILES).print(_table(states))


def _table(states: Sequence[TranslationState]) -> "Table":
    from rich.table import Table  # noqa: PLC0415  as above

    table = Table(*HEAD, box=None, pad_edge=False)
    for one in states:
        table.add_row(*row_of(one))
    return table
