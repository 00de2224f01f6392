"""`clean`: removes the files that builds made, and no others."""

from pathlib import Path

import click

from jarchy.build.cache_file import open_cache
from jarchy.build.output_folder import clean as clean_output
from jarchy.build.output_place import PREVIEW
from jarchy.commands.options import output_option, project_option


@click.command()
@project_option
@output_option
def clean(project: Path, output: Path | None) -> None:
    """Remove what builds made. Other files in output/ stay, and so does the list of the pages that readers have."""
    folders = ((output or project / "output").resolve(), project / PREVIEW)
    with open_cache(project) as state:  # the lock file stays: another build may wait for it
        removed = sum(map(clean_output, folders))
        state.erase()
    click.echo(f"Removed {removed} files.")
