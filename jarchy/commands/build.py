"""`build`: brings the output folder up to date."""

from pathlib import Path
from time import perf_counter

import click

from jarchy.commands.options import Run, order_options, output_option
from jarchy.engine import build as build_site
from jarchy.order import Order, Outcome


@click.command()
@order_options
@output_option
@click.option("--clean", is_flag=True, help="First remove what earlier builds made.")
def build(run: Run, order: Order, output: Path | None, clean: bool) -> None:
    """Bring the site in output/ up to date."""
    began = perf_counter()
    folder = output or order.project / "output"
    outcome = build_site(order, folder, anew=clean)
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
