"""`build`: brings the output folder up to date."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from jarchy.build.engine import build as build_site
from jarchy.build.output_place import target
from jarchy.build.request import BuildRequest, BuildResult
from jarchy.build.workers import Workers
from jarchy.commands.options import Run, output_option, request_options
from jarchy.commands.progress import Bar
from jarchy.core.dates import in_minutes

if TYPE_CHECKING:
    from jarchy.build.verification import Difference

UNTIL_IT_STOPS = timedelta(days=60)
DIFFERS = 70  # the exit code if a build from the cache differs from one without: that is a bug of ours


def _processors() -> int:
    """The processors that we may use. Containers often have fewer than the machine."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@click.command()
@request_options
@output_option
@click.option("--clean", is_flag=True, help="Ignore the cache and make everything again.")
@click.option("--verify", is_flag=True, help="Then compare the result with a site made from the sources alone.")
@click.option(
    "--keep-pictures",
    is_flag=True,
    help="Keep finished pictures in .cache/pictures, and take them from there: for hosts that restore this folder. "
    "With --drafts, or as of an instant to come, none are kept.",
)
@click.option(
    "--jobs", type=click.IntRange(1), default=_processors, help="Number of processes; by default one per processor."
)
@click.option("--executor", type=click.Choice(["processes", "dask"]), default="processes", show_default=True)
@click.option(
    "--scheduler", default="", metavar="ADDRESS", help="The scheduler of a Dask cluster, as in tcp://10.0.0.1:8786."
)
def build(
    run: Run,
    request: BuildRequest,
    output: Path | None,
    clean: bool,
    verify: bool,
    keep_pictures: bool,
    jobs: int,
    executor: str,
    scheduler: str,
) -> None:
    """Bring the site in output/ up to date."""
    if (executor == "dask") != bool(scheduler):
        raise click.UsageError("--executor dask and --scheduler ADDRESS go together.")
    if scheduler and not re.fullmatch(r"[a-z]+://.+:\d{1,5}", scheduler):
        raise click.UsageError("Write --scheduler as in tcp://10.0.0.1:8786")
    if request.drafts and output is None:
        raise click.UsageError("A site with drafts is not for readers: name a folder for it, as in --output preview")
    keep = keep_pictures and not _may_be_ahead(request.as_of, run.now)
    is_published = request.as_of == run.now  # a site of another instant is looked at, and not put online
    began = perf_counter()
    folder = target(request, output or request.project / "output").folder
    with Bar() as bar, _workers(jobs, scheduler, bar) as workers:
        outcome = build_site(
            request, folder, force=clean, workers=workers, keep_pictures=keep, is_published=is_published
        )
        seconds = perf_counter() - began
        wrong = _differences(request, folder, workers) if verify else []
    run.report_build(outcome)
    if outcome.note:
        click.echo(outcome.note, err=True)
    run.print(_summary(outcome, seconds))
    if request.is_repository_public and _is_far(outcome, request):
        run.print(
            "GitHub stops the hourly builds of a public repository after 60 days without a commit: commit in time."
        )
    if verify and not wrong:
        run.print("The site is the same, byte for byte, as one made from the sources alone.")
    if outcome.held:
        run.print(outcome.held)
    if wrong:
        click.echo("\n".join(map(str, wrong)), err=True)
        click.echo(_remedy(wrong), err=True)
        sys.exit(DIFFERS)


def _may_be_ahead(instant: datetime, now: datetime) -> bool:
    """Whether a site at this instant may show what readers don't see now. Without an offset it is on a clock that is
    not known yet: on none it is later by more than half a day than in UTC.
    """
    return instant > now if instant.tzinfo else instant.replace(tzinfo=UTC) + timedelta(hours=12) > now


def _remedy(wrong: "Sequence[Difference]") -> str:
    if all(one.extension for one in wrong):
        return (
            "What an extension makes must depend on nothing but what it is given: on no clock, no file and no chance; "
            "`jarchy docs extending` says so, too."
        )
    return "This is a bug in Jarchy: please report it. `build --clean` makes everything again."


def _differences(request: BuildRequest, folder: Path, workers: Workers) -> "list[Difference]":
    from jarchy.build.verification import differences  # noqa: PLC0415  only for --verify

    return differences(request, folder, workers)


@contextmanager
def _workers(jobs: int, scheduler: str, bar: Bar) -> Iterator[Workers]:
    if not scheduler:
        with Workers(jobs, report=bar.report) as workers:
            yield workers
        return
    try:
        from jarchy.build.cluster import ClusterFailed, connected  # noqa: PLC0415  needs an extra
    except ImportError:
        raise click.UsageError("For --executor dask, install the extra: pip install 'jarchy[dask]'") from None
    try:
        with connected(scheduler) as cluster:
            yield Workers(cluster.jobs, cluster, bar.report)
    except ClusterFailed as failed:
        raise click.ClickException(str(failed)) from None


def _is_far(outcome: BuildResult, request: BuildRequest) -> bool:
    """Whether the next change is so late that hourly builds may have stopped by then."""
    change = outcome.next_change
    return change is not None and change - request.instant(change.tzinfo or UTC) > UNTIL_IT_STOPS


def _summary(outcome: BuildResult, seconds: float) -> str:
    """What was done, and when the site next changes."""
    change = in_minutes(outcome.next_change) if outcome.next_change else "none by time alone"
    return (
        f"Built {outcome.files} files in {', '.join(outcome.languages)} in {seconds:.2f} s: "
        f"{outcome.written} written, {outcome.unchanged} unchanged, {outcome.removed} removed.\n"
        f"Next change of the site: {change}."
    )
