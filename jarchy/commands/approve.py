"""`approve`: seals the words of a quote that its speaker has approved."""

from datetime import datetime
from pathlib import Path

import click

from jarchy.commands.document_files import files_of
from jarchy.commands.options import Moment, Run, project_option
from jarchy.content.approvals import holds, is_of_later_version, seal_of
from jarchy.kinds.quote import Approval, Quote
from jarchy.scaffold.new_site import value


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, resolve_path=True))
@project_option
@click.option("--by", default="", metavar="NAME", help="Who said so, if not the speaker.")
@click.option(
    "--on", "day", type=Moment(["%Y-%m-%d"], "2018-07-03"), metavar="DAY", help="On which day; by default today."
)
@click.pass_obj
def approve(run: Run, file: Path, project: Path, by: str, day: datetime | None) -> None:
    """Record that the speaker has approved the words of the quote FILE: whoever changes a letter later is told so. A
    translation has an approval of its own.
    """
    run.project = project
    document, given = files_of(project, file)
    original = document.read_original()
    if not isinstance(original.fields, Quote):
        raise click.UsageError(f"{given.path} is no quote: give a file in content/quotes/.")
    there = document.parsed(given)
    approved, said = getattr(there.fields, "approved", None), (str(there.prose.html), original.fields.speaker)
    before = approved if isinstance(approved, Approval) else None
    if before and is_of_later_version(before.seal):
        raise click.UsageError(
            f"A newer version of Jarchy has sealed {given.path}: install that one, and approve with it."
        )
    if before and holds(before.seal, *said) and not (by.strip() or day):
        click.echo(f"{given.path} has the words that were approved on {before.on.iso}.")
        return
    typed = before.on.iso if before and not before.seal else ""  # by hand, for these words
    on = day.date().isoformat() if day else typed or run.now.astimezone(document.config.zone).date().isoformat()
    document.say(given, "approved", {"on": on, "seal": seal_of(*said)} | ({"by": value(by)} if by.strip() else {}))
    click.echo(f"{given.path} is approved as of {on}: from now on, a changed letter is an error.")
