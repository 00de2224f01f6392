"""`check`: everything that `build` checks, and nothing is written."""

import click

from jarchy.build.pipeline import make
from jarchy.build.request import BuildRequest
from jarchy.commands.options import Run, order_options


@click.command()
@order_options
def check(run: Run, order: BuildRequest) -> None:
    """Check the site without building it."""
    made = make(order, drawn=False)
    run.report(made.problems)
    run.print("The site can be built.")
    if made.held:
        run.print(made.held)
