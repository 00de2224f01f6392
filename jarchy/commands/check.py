"""`check`: everything that `build` checks, and nothing is written."""

import click

from jarchy.build.pipeline import make
from jarchy.build.request import BuildRequest
from jarchy.commands.options import Run, request_options


@click.command()
@request_options
def check(run: Run, request: BuildRequest) -> None:
    """Check the site without building it."""
    made = make(request, drawn=False)
    run.report(made.problems)
    run.print("The site can be built.")
    if made.held:
        run.print(made.held)
