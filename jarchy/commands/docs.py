"""`docs`: shows the documentation, which is part of the installed package."""

from pathlib import Path

import click

from jarchy.core.files import documentation
from jarchy.problems import did_you_mean


@click.command()
@click.argument("page", default="")
def docs(page: str) -> None:
    """Show the documentation: a PAGE, or the list of all pages and where they are."""
    pages = _pages()
    if not page:
        width = max(map(len, pages))
        click.echo("\n".join(f"{name:{width}}  {_title(file)}" for name, file in pages.items()))
        click.echo(f"\nThe files are in {documentation()}")
    elif page in pages:
        click.echo_via_pager(pages[page].read_text(encoding="utf-8"))
    else:
        raise click.UsageError(f"There is no page “{page}”: {did_you_mean(page, pages)}choose from {', '.join(pages)}.")


def _pages() -> dict[str, Path]:
    """The files by the names that the command takes."""
    return {"readme": documentation() / "README.md"} | {
        file.stem: file for file in sorted((documentation() / "docs").glob("*.md"))
    }


def _title(file: Path) -> str:
    return file.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
