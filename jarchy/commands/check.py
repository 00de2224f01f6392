"""`check`: everything that `build` checks, and nothing is written."""

from collections.abc import Sequence

import click

from jarchy.build.pipeline import make
from jarchy.build.request import BuildRequest
from jarchy.commands.options import Run, request_options
from jarchy.problems import BuildFailed, Problem, did_you_mean, has_code, problem
from jarchy.problems.catalogue import PROBLEMS


def _codes(ctx: click.Context, parameter: click.Parameter, value: str) -> list[str]:
    names = [name.strip() for name in value.split(",") if name.strip()]
    for name in names:
        if name not in PROBLEMS:
            raise click.BadParameter(f"there is no warning “{name}”. {did_you_mean(name, PROBLEMS)}".strip())
    return names


@click.command()
@request_options
@click.option(
    "--fail-on",
    default="",
    callback=_codes,
    metavar="CODES",
    help="Take these warnings for errors, as in late-translation.",
)
def check(run: Run, request: BuildRequest, fail_on: Sequence[str]) -> None:
    """Check the site without building it."""
    made = make(request, drawn=False)
    if any(has_code(each, *fail_on) for each in made.problems):
        raise BuildFailed(_refused(each) if has_code(each, *fail_on) else each for each in made.problems)
    run.report(made.problems)
    run.print("The site can be built.")
    if made.held:
        run.print(made.held)


def _refused(warning: Problem) -> Problem:
    """The warning as an error."""
    words = {"message": warning.message, "code": warning.code, "remedy": warning.hint}
    return problem(warning.where, "refused-warning", **words)
