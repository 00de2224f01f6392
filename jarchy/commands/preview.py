"""`preview`: an embargoed release for accredited journalists, as one encrypted page."""

import secrets
from pathlib import Path

import click

from jarchy.build.output_place import may_be_published, preview_place
from jarchy.build.request import BuildRequest
from jarchy.commands.options import Run, request_options


@click.command()
@click.argument("slug")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False, resolve_path=True),
    required=True,
    help="The folder for the page; not the one of the site.",
)
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False, resolve_path=True),
    help="The file with the passphrase. If it is not there, it is written, with a new one.",
)
@request_options
def preview(run: Run, request: BuildRequest, slug: str, out: Path, passphrase_file: Path | None) -> None:
    """Make an encrypted page of the embargoed release SLUG, for journalists who have its passphrase. The release says
    “preview: {for: press}”. The passphrase is asked for, or taken from the variable JARCHY_PREVIEW_PASSPHRASE or from a
    file.
    """
    try:
        from jarchy.build.press_preview import press_preview, sealed_page  # noqa: PLC0415  needs an extra
        from jarchy.commands.passphrase import passphrase  # noqa: PLC0415  as above
    except ImportError:
        raise click.UsageError("For previews, install the extra: pip install 'jarchy[preview]'") from None
    if request.drafts:
        raise click.UsageError("A preview for the press has no drafts: leave out --drafts.")
    folder = preview_place(request, out)
    if passphrase_file and passphrase_file.is_relative_to(folder):
        raise click.UsageError("Keep the passphrase out of the folder of the page: whoever has both can read it.")
    if passphrase_file and may_be_published(request, passphrase_file):
        raise click.UsageError("Keep the passphrase out of the folders of the site: it would be published.")
    made = press_preview(request, slug)
    run.report(made.warnings)
    given = passphrase(passphrase_file, made.words)
    page = sealed_page(made, given.words)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{secrets.token_hex(16)}.html"
    with file.open("xb") as opened:
        opened.write(page)
    is_data = run.form != "text"  # then problems are on stdout, alone
    click.echo(f"{file}\nIt can be opened until {made.until.moment.isoformat(timespec='minutes')}.", err=is_data)
    if given.file:
        click.echo(f"New passphrase written to {given.file}\nSend it by another way than the address.", err=is_data)
    elif given.is_new:
        told = f"Passphrase: {given.words}\nSend it by another way than the address. It is stored nowhere."
        click.echo(told, err=is_data)
