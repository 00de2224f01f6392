"""`explain`: what a page is made from, and why the last build made it."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import msgspec

from jarchy.build.absence import Absence
from jarchy.build.explain import Explanation
from jarchy.build.explain import explain as explain_page
from jarchy.build.output_place import target
from jarchy.build.request import BuildRequest
from jarchy.commands.options import Run, output_option, request_options

NO_SUCH_PAGE = 1
WHY = {
    "new": "it was missing, or the cache had no record of it",
    "theme": "one of its templates, a message or the name of an asset had changed",
    "data": "what it shows had changed",
    "touched": "its file had been changed or deleted since a build wrote it",
}


@click.command()
@click.argument("url")
@request_options
@output_option
@click.option("--data", "has_data", is_flag=True, help="Print all values that its template is given, too.")
def explain(run: Run, request: BuildRequest, output: Path | None, url: str, has_data: bool) -> None:
    """Say what the page at URL is made of, and why the last build made it or left it."""
    built = target(request, output or request.project / "output")
    found = explain_page(request, built, url)
    if found is None:
        click.echo(f"The site has no page “{url}”. Give its address as in /ru/releases/, or the file's name.", err=True)
        sys.exit(NO_SUCH_PAGE)
    if isinstance(found, Absence):
        told = (*(("held back", line) for line in found.held), *(("elsewhere", line) for line in found.elsewhere))
        click.echo("\n".join(f"{name:10} {line}" for name, line in told))
        return
    if found.note:
        click.echo(found.note, err=True)
    click.echo("\n".join(f"{name:10} {words}" for name, words in _lines(found, built.name)))
    if has_data:
        click.echo(f"data\n{msgspec.json.format(msgspec.json.encode(found.data)).decode()}")
    else:
        click.echo(f"{'data':10} --data prints all values that its template is given")


def _lines(found: Explanation, output: str) -> list[tuple[str, str]]:
    return [
        ("file", f"{output}/{found.file}"),
        *(("held back", line) for line in found.held),
        *(("pinned", line) for line in found.pinned),
        *_files("made of", found.sources),
        *_files("templates", found.templates),
        *_files("messages", found.catalogues),
        *_files("assets", found.assets),
        ("keys", f"theme {found.keys.theme}, data {found.keys.data}"),
        ("last build", _last(found)),
        ("next build", _next(found)),
    ]


def _files(name: str, files: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A line for each file; the first line has the name."""
    return ((name if number == 0 else "", file) for number, file in enumerate(files))


def _last(found: Explanation) -> str:
    if found.last is None:
        return "the cache has no record of a build that made this page"
    why = WHY.get(found.last.why, "the cache has lost the reason")
    if found.last.build == found.builds:
        return f"number {found.builds} made it: {why}"
    return f"number {found.builds} kept it as number {found.last.build} had made it: {why}"


def _next(found: Explanation) -> str:
    if found.errors:
        return f"would fail: the site has {found.errors} errors, which `check` shows"
    return f"would make it: {WHY[found.reason]}" if found.reason else "would keep it as it is"
