"""Options that several commands share, and how problems reach the terminal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from jarchy.build.request import BuildRequest, BuildResult
from jarchy.core.urls import site_address
from jarchy.problems import Problem
from jarchy.problems.by_file import by_file
from jarchy.problems.report import FORMATS, as_json, counted, show_summary
from jarchy.problems.summary import Summary, summarise

_INSTANTS = (
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M%z",
    "%Y-%m-%dT%H:%M:%S%z",
)


class Moment(click.DateTime):
    """A day, perhaps with a time. What is refused is told by an example, not by its formats."""

    def __init__(self, formats: Sequence[str], example: str) -> None:
        super().__init__(formats)
        self.example = example

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"“{value}” is not written as in {self.example}", param, ctx)


YEARS = range(1900, 2200)
LONGEST_TITLE = 500  # characters


@dataclass
class Run:
    """One run of the program: its instant, and how it shows problems. `clock` is for what runs on and on."""

    now: datetime
    clock: Callable[[], datetime] = field(kw_only=True)
    project: Path = Path()
    form: str = "text"

    def report(self, problems: Sequence[Problem]) -> None:
        """Problems as text go to stderr for people; in other formats they go to stdout for programs."""
        if self.form == "json":
            click.echo(as_json(problems))
        else:
            self._report(summarise(by_file(problems)))

    def report_build(self, result: BuildResult) -> None:
        """As above, from what the build remembers: to look at all problems of a large site takes long."""
        if self.form == "json":
            click.echo(as_json(result.problems))
        else:
            self._report(result.summary)

    def _report(self, summary: Summary) -> None:
        is_text = self.form == "text"
        if summary.counts or not is_text:
            click.echo(show_summary(summary, self.form, self.project), err=is_text)
        if summary.counts and is_text:
            click.echo(f"\n{counted(summary)}", err=True)

    def print(self, line: str) -> None:
        """Prints a summary for people."""
        if self.form == "text":
            click.echo(line)


def project_option(command: Callable[..., Any]) -> Callable[..., Any]:
    folder = click.Path(path_type=Path, exists=True, file_okay=False, resolve_path=True)
    return click.option("--project", type=folder, default=".", help="The folder that holds content/.")(command)


def request_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that select a site. The command gets a `BuildRequest`."""

    @project_option
    @click.option(
        "--as-of",
        type=Moment(_INSTANTS, "2018-07-03 or 2018-07-03T09:00"),
        callback=_checked_instant,
        metavar="INSTANT",
        help="Build the site as of this instant, as in 2018-07-03T09:00; by default now.",
    )
    @click.option("--drafts", is_flag=True, help="Include documents that are not published yet, and mark them.")
    @click.option(
        "--base-url",
        default="",
        callback=checked_url,
        metavar="URL",
        help="The address of the site, instead of the one in site.yaml.",
    )
    @click.option(
        "--repository-visibility",
        default="",
        metavar="WORD",
        envvar="JARCHY_REPOSITORY_VISIBILITY",
        help="“public” if anybody can read the sources: then the build warns of everything that is held back.",
    )
    @click.option(
        "--format", "form", type=click.Choice(FORMATS), default="text", help="The form in which problems are shown."
    )
    @click.pass_obj
    @wraps(command)
    def with_request(
        run: Run,
        /,
        project: Path,
        as_of: datetime | None,
        drafts: bool,
        base_url: str,
        repository_visibility: str,
        form: str,
        **others: Any,
    ) -> None:
        run.project, run.form = project, form
        is_public = repository_visibility.casefold() == "public"
        command(run, BuildRequest(project, as_of or run.now, drafts, base_url, is_public), **others)

    return with_request


def checked_title(title: str) -> str:
    """The title, if site.yaml and front matter accept it. Raises UsageError."""
    if not title.strip() or not title.isprintable() or len(title) > LONGEST_TITLE:
        raise click.UsageError(f"A title has 1 to {LONGEST_TITLE} characters that can be seen.")
    return title


def output_option(command: Callable[..., Any]) -> Callable[..., Any]:
    folder = click.Path(path_type=Path, file_okay=False, resolve_path=True)
    return click.option("--output", type=folder, help="The folder for the built site; by default output/.")(command)


def _checked_instant(ctx: click.Context, parameter: click.Parameter, value: datetime | None) -> datetime | None:
    """The instant, if it is in the years that documents may have."""
    if value and value.year not in YEARS:
        raise click.BadParameter(f"write a year from {YEARS[0]} to {YEARS[-1]}")
    return value


def checked_url(ctx: click.Context | None, parameter: click.Parameter | None, value: str) -> str:
    try:
        return value and site_address(value)
    except ValueError:
        raise click.BadParameter("write it as in https://example.org/forum/") from None
