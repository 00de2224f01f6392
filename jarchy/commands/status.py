"""`status`: how the translations stand, what is held back, and when the site next changes."""

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click
import msgspec
from msgspec.structs import asdict

from jarchy.build.cache import Cache
from jarchy.build.pipeline import read_site
from jarchy.build.request import BuildRequest
from jarchy.build.session import Session
from jarchy.commands.options import Run, request_options
from jarchy.problems import BuildFailed, errors
from jarchy.site.held_in_words import described
from jarchy.site.translation_states import TranslationState, translation_states

if TYPE_CHECKING:
    from rich.table import Table

STATES = ("missing", "undated", "stale", "draft", "unreviewed", "fresh")
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
    session = Session(request, Cache())
    site, config, _ = read_site(session)
    if errors(session.problems):
        raise BuildFailed(session.problems)
    states = translation_states(site.documents, config, site.as_of)
    change = site.next_change
    if is_next:
        click.echo(change.isoformat() if change else "")
    elif run.form == "json":
        held = [described(one, config.zone) for one in site.held]
        said = {
            "translations": [asdict(one) for one in states],
            "held": held,
            "next": change.isoformat() if change else None,
        }
        click.echo(msgspec.json.format(msgspec.json.encode(said)).decode())
    else:
        _show([one for one in states if is_all or one.state != "fresh"])
        for one in site.held:
            click.echo(f"Held back: {one.ref.kind} {one.ref.slug}: {described(one, config.zone)}")
        click.echo(_next_change(change))
    if any(one.state in fail_on.split(",") for one in states):
        sys.exit(FAILED)


def _next_change(change: datetime | None) -> str:
    return (
        f"Next change of the site: {change:%Y-%m-%d %H:%M}."
        if change
        else "Next change of the site: none by time alone."
    )


def _show(states: Sequence[TranslationState]) -> None:
    from rich.console import Console  # noqa: PLC0415  other commands do without it

    if not states:
        click.echo("Every document is there in every language, up to date and reviewed.")
        return
    Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH_OF_FILES).print(_table(states))


def _table(states: Sequence[TranslationState]) -> "Table":
    from rich.table import Table  # noqa: PLC0415  as above

    table = Table("state", "file", "working days", "words", "what has changed", box=None, pad_edge=False)
    for one in states:
        table.add_row(one.state, one.path, str(one.days) if one.since else "", str(one.words or ""), one.what)
    return table
