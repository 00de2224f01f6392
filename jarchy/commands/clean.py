"""`clean`: removes what builds made, and nothing else."""

from pathlib import Path
from shutil import rmtree

import click

from jarchy.commands.options import output_option, project_option
from jarchy.output import clean as clean_output


@click.command()
@project_option
@output_option
def clean(project: Path, output: Path | None) -> None:
    """Remove what builds made. Other files in output/ stay."""
    removed = clean_output(output or project / "output")
    rmtree(project / ".cache", ignore_errors=True)
    click.echo(f"Removed {removed} files.")
