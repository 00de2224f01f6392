"""`review`: records that an editor has compared a translation with its original."""

from pathlib import Path

import click

from jarchy.commands.options import Run, project_option
from jarchy.commands.translation_files import document_of
from jarchy.site.freshness import END, changes


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, resolve_path=True))
@project_option
@click.option("--to", "lang", default="", metavar="CODE", help="The language, if FILE is the original.")
@click.option("--no", "is_taken_back", is_flag=True, help="Record that it is to be reviewed again.")
@click.pass_obj
def review(run: Run, file: Path, project: Path, lang: str, is_taken_back: bool) -> None:
    """Record that an editor has compared the translation FILE with its original: readers no longer see the note that
    nobody has.
    """
    run.project = project
    document = document_of(project, file, lang)
    translation = document.read_translation()
    changed = changes(document.read_original(), translation.translation, END)
    if not is_taken_back and (changed is None or not changed.is_fresh):
        raise click.UsageError(
            f"{document.path} is not up to date with {document.original.path}: `translate {document.path}` shows how."
        )
    if is_taken_back:
        document.say_to_review({}, run.now)
    else:
        document.say({"reviewed": "yes"})
    draft = ", and still a draft: delete “status: draft” from it to publish it" if translation.is_draft else ""
    click.echo(f"{document.path} is {'to be reviewed' if is_taken_back else 'reviewed'}{draft}.")
