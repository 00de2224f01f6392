"""`build`: brings the output folder up to date."""

from pathlib import Path
from time import perf_counter

import click

from jarchy.commands.options import Run, order_options, output_option
from jarchy.engine import Made, Order
from jarchy.engine import build as build_site
from jarchy.output import Written


@click.command()
@order_options
@output_option
@click.option("--clean", is_flag=True, help="First remove what earlier builds made.")
def build(run: Run, order: Order, output: Path | None, clean: bool) -> None:
    """Bring the site in output/ up to date."""
    began = perf_counter()
    folder = output or order.project / "output"
    made, written = build_site(order, folder, anew=clean)
    run.tell(made.problems)
    run.say(_account(made, written, perf_counter() - began))


def _account(made: Made, written: Written, seconds: float) -> str:
    """What was done, and when there will be something to do again."""
    change = made.next_change.isoformat(timespec="minutes") if made.next_change else "none by time alone"
    return (
        f"Built {len(made.files)} files in {', '.join(made.languages)} in {seconds:.2f} s: "
        f"{written.written} written, {written.unchanged} unchanged, {written.removed} removed.\n"
        f"Next change of the site: {change}."
    )
