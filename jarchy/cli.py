"""The command line: runs a command, and sets the exit code.

0 success, 1 problems in content or with files, 2 wrong usage, 70 a bug of ours.
"""

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

import click

from jarchy import __version__
from jarchy.commands.options import Run
from jarchy.problems import BuildFailed, Location, Problem, problem

CONTENT_PROBLEMS, OUR_BUG = 1, 70
# How many allocations trigger the garbage collector. Nearly all objects of a build are immutable and stay until its
# end: searching them as often as Python does by default takes as long as creating them.
RARELY = 100_000, 50, 100


class Commands(click.Group):
    """The commands, each a file in commands/. A command is imported when it is used, so a build does not import the
    preview.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [
            *("build", "check", "fix", "serve", "init", "new", "translate", "review", "approve", "status"),
            *("translate-theme", "explain", "preview", "docs", "clean"),
        ]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"jarchy.commands.{name}"), name)
        return command


@click.group(cls=Commands)
@click.version_option(__version__, message="Jarchy %(version)s")
def jarchy() -> None:
    """Jarchy, the herald: a news site in several languages from Markdown. Without a command, it builds."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the program. Without a command, it builds."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("--help", "--version")):
        given.insert(0, "build")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(
                encoding="utf-8", errors="backslashreplace"
            )  # our messages have letters that some consoles lack
    gc.set_threshold(*RARELY)
    run = Run(_now(), clock=_now)
    try:
        jarchy.main(given, prog_name=_name(), obj=run)
    except BuildFailed as failed:
        run.report(failed.problems)
        run.print("Nothing was written.")
        sys.exit(CONTENT_PROBLEMS)
    except OSError as error:
        run.report([_refused(error, run.project)])
        sys.exit(CONTENT_PROBLEMS)
    except Exception:  # noqa: BLE001  the last resort: an editor must know that this is not a mistake in the site
        traceback.print_exc()
        click.echo("This is a bug in Jarchy, not in your site. Please report the lines above.", err=True)
        sys.exit(OUR_BUG)


def _now() -> datetime:
    return datetime.now(UTC)


def _name() -> str:
    """The name under which the program was started."""
    started = Path(sys.argv[0]).name
    return started if started == "build.py" else "jarchy"


def _refused(error: OSError, project: Path) -> Problem:
    """What the operating system refused, with the file."""
    file = Path(os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "")
    place = file.relative_to(project) if file.is_relative_to(project) else file
    return problem(Location(place.as_posix()), "refused", reason=error.strerror or error)
