"""`build`: brings the output folder up to date."""

import os
from pathlib import Path
from time import perf_counter

import click

from jarchy.commands.options import Run, order_options, output_option
from jarchy.engine import build as build_site
from jarchy.order import Order, Outcome
from jarchy.workers import Workers


@click.command()
@order_options
@output_option
@click.option("--clean", is_flag=True, help="Make everything anew, whatever earlier builds knew.")
@click.option(
    "--jobs", type=click.IntRange(1), default=os.cpu_count, help="Processes; without it, one for each processor."
)
def build(run: Run, order: Order, output: Path | None, clean: bool, jobs: int) -> None:
    """Bring the site in output/ up to date."""
    began = perf_counter()
    folder = output or order.project / "output"
    with Workers(jobs) as workers:
        outcome = build_site(order, folder, anew=clean, workers=workers)
    run.tell(outcome.problems)
    run.say(_account(outcome, perf_counter() - began))


def _account(outcome: Outcome, seconds: float) -> str:
    """What was done, and when there will be something to do again."""
    change = outcome.next_change.isoformat(timespec="minutes") if outcome.next_change else "none by time alone"
    return (
        f"Built {outcome.files} files in {', '.join(outcome.languages)} in {seconds:.2f} s: "
        f"{outcome.written} written, {outcome.unchanged} unchanged, {outcome.removed} removed.\n"
        f"Next change of the site: {change}."
    )
