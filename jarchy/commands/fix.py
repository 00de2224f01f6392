"""`fix`: mends the slips of the keyboard of which nothing else can have been meant."""

import sys
from collections.abc import Iterator, Sequence, Sized
from difflib import unified_diff
from functools import partial
from pathlib import Path

import click

from jarchy.commands.document_files import sources_of
from jarchy.commands.options import Run, project_option
from jarchy.content.config import Config
from jarchy.content.corrections import corrected, proof_of
from jarchy.content.proofreading import Proof
from jarchy.content.scan import SourceFile
from jarchy.core.files import read_source, replace_texts
from jarchy.problems import Problem

UNMENDED = 1  # the exit code if there is something to mend, and nobody has agreed


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False, resolve_path=True))
@project_option
@click.option("--yes", "is_agreed", is_flag=True, help="Write it without asking.")
@click.pass_obj
def fix(run: Run, files: tuple[Path, ...], project: Path, is_agreed: bool) -> None:
    """Mend slips of the keyboard in FILES, or in all documents: doubled quotation marks, spaces, hyphens for dashes,
    letters of another alphabet. Shows what would change, and asks.
    """
    run.project = project
    mended = dict(_mended(project, files))
    for path, (before, after) in mended.items():
        for line in _diff(path, before, after):
            click.echo(line)
    if not mended:
        click.echo("Nothing is to be mended.")
    elif is_agreed or (sys.stdin.isatty() and click.confirm(f"Mend {_counted(mended)}?")):
        replace_texts({project / path: after for path, (_, after) in mended.items()})
        click.echo(f"Mended {_counted(mended)}.")
    else:
        click.echo("Nothing was written: `fix --yes` mends this.")
        sys.exit(UNMENDED)


def _mended(project: Path, files: Sequence[Path]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The documents in which something is to be mended: their paths, with their texts before and after."""
    config, by_path = sources_of(project)
    sources = {project / path: source for path, source in by_path.items()}
    if unknown := [file for file in files if file not in sources]:
        raise click.UsageError(f"{unknown[0]} is no document: give a file in content/.")
    for file in files or sources:
        source = sources[file]
        data = read_source(project, source.path)
        if isinstance(data, Problem):
            continue  # `check` says why it can't be read
        after = corrected(data, partial(_proof, source, config), config.glossary.meant_so)
        if after != data:
            yield source.path, (data.decode(), after.decode())


def _proof(source: SourceFile, config: Config, data: bytes) -> Proof | None:
    return proof_of(source, data, config.timezone, config.kinds)


def _diff(path: str, before: str, after: str) -> Iterator[str]:
    colours = {"-": "red", "+": "green"}
    for line in unified_diff(before.splitlines(), after.splitlines(), path, path, n=0, lineterm=""):
        yield click.style(line, fg=colours.get(line[:1]))


def _counted(files: Sized) -> str:
    return "1 file" if len(files) == 1 else f"{len(files)} files"
