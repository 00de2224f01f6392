"""`translate`: begins a translation, shows what has changed in its original, and records that it is up to date."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from jarchy.build.history import former_texts, user_name
from jarchy.commands.exchange import FORMATS, export_files, import_file
from jarchy.commands.options import Run, project_option
from jarchy.commands.speech import speak_option
from jarchy.commands.translation_files import TranslationFiles, document_of
from jarchy.commands.word_diff import word_diff
from jarchy.content.block_digests import as_now, changed_cells
from jarchy.content.source_blocks import SourceBlock
from jarchy.core.files import replace_texts
from jarchy.model import Original, Translated
from jarchy.problems import BuildFailed, errors
from jarchy.scaffold.new_document import new_translation
from jarchy.scaffold.new_site import value
from jarchy.site.freshness import END, aligned_changes, changes
from jarchy.site.translation_checks import lacking_words

_FILE = click.Path(path_type=Path, dir_okay=False, resolve_path=True)
_FOLDER = click.Path(path_type=Path, file_okay=False, resolve_path=True)


@click.command()
@click.argument("files", type=_FILE, nargs=-1, metavar="FILE")
@project_option
@click.option("--to", "lang", default="", metavar="CODE", help="The language, if FILE is the original.")
@click.option("--done", "is_done", is_flag=True, help="Record that the translation says what the original says now.")
@click.option("--by", default="", metavar="NAME", help="Who brought it up to date; by default Git's user.")
@click.option("--export", "into", default="", metavar="CODE", help="Write a file for translators into this language.")
@click.option(
    "--stale", "is_all", is_flag=True, help="Export all documents whose translations are missing or outdated."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="xliff", help="The form of the exported file.")
@click.option("--out", type=_FOLDER, default=".", help="The folder for the exported file; by default this one.")
@click.option("--import", "returned", type=_FILE, help="Take over what was translated in an exported file.")
@speak_option
@click.pass_obj
def translate(
    run: Run,
    files: tuple[Path, ...],
    project: Path,
    lang: str,
    is_done: bool,
    by: str,
    into: str,
    is_all: bool,
    form: str,
    out: Path,
    returned: Path | None,
    speak: str,
) -> None:
    """Begin the translation of FILE --to a language, or show what has changed in the original since it was made. With
    --done, record that it is up to date. --export writes files for translators, --import takes them over.
    """
    run.project = project
    if returned and not (into or files or is_all):
        import_file(run, project, returned, by or user_name(project))
        return
    if into and not returned and bool(files) != is_all:
        export_files(run, project, files, into, form, out)
        return
    if into or returned or is_all:
        raise click.UsageError("Give --export with files or with --stale, or --import with one file.")
    if not files or (len(files) > 1 and not is_done):
        raise click.UsageError("Give one file in content/, as in content/releases/budget.ru.md.")
    documents = [document_of(project, file, lang) for file in files]
    if is_done:
        _record(documents, run.now, by.strip() or user_name(project))
    elif documents[0].translation is None:
        _begin(documents[0], run.now.astimezone(documents[0].config.zone).date(), speak)
    else:
        _show(documents[0])


def _begin(document: TranslationFiles, today: date, speak: str) -> None:
    """Writes a new file with what is to be translated: each key below its words, each part of a body below its text."""
    words = {block.key: block.text for block in document.blocks(document.original) if block.key}
    text = new_translation(document.kind, "", document.read_original(), today, speak, words, document.parts())
    path = document.project / document.path
    with path.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(text)
    click.echo(document.path)


def _record(documents: Sequence[TranslationFiles], now: datetime, by: str) -> None:
    """Of all of these documents, or of none if the translation of one can't be read, lacks what `check` demands, or is
    written so that nothing can be added.
    """
    _refuse_lacking((document.read_original(), document.read_translation()) for document in documents)
    texts, told = dict[Path, str](), list[str]()
    for document in documents:
        today = now.astimezone(document.config.zone).date()
        said = {"of": document.read_original().blocks, "done": today.isoformat(), "by": value(by) if by else ""}
        changed = document.changes()
        is_review_old = changed is not None and not changed.is_fresh  # what was reviewed was another text
        said |= document.to_review(now) if is_review_old else {}
        texts[document.project / document.path] = document.with_said(said)
        to_review = f" `review {document.path}` says that an editor has compared the two." if is_review_old else ""
        told.append(f"{document.path} is up to date with {document.original.path}.{to_review}")
    replace_texts(texts)
    for line in told:
        click.echo(line)


def _refuse_lacking(pairs: Iterable[tuple[Original, Translated]]) -> None:
    """Raises BuildFailed if a translation lacks what `check` demands."""
    if owed := errors(lack for pair in pairs for lack in lacking_words(*pair)):
        raise BuildFailed(owed)


def _show(document: TranslationFiles) -> None:
    original, translated = document.read_original(), document.read_translation()
    translation = translated.translation
    changed = changes(original, translation, END)
    there, done = document.original.path, f" ({translation.done.iso})" if translation.done else ""
    if changed and changed.is_fresh:
        _refuse_lacking([(original, translated)])
        click.echo(f"{document.path} is up to date with {there}{done}.")
        return
    if changed is None or not (changed.come or changed.gone):
        click.echo(f"{document.path} does not say which paragraphs of {there} it translates. Once it is up to date:")
    else:
        click.echo(f"What has changed in {there} since {document.path} was made{done}:\n")
        for line in _differences(document, translation.of.split()):
            click.echo(line)
        click.echo("Once the translation says the same:")
    click.echo(f"  jarchy translate {document.path} --done")


def _differences(document: TranslationFiles, of: Sequence[str]) -> Iterator[str]:
    """What has changed, block by block: where it stands, where it is translated, and how its words have changed."""
    now = {block.digest: block for block in document.blocks(document.original)}
    digests = document.read_original().blocks.split()
    then = _former(document, of)
    for old, new in aligned_changes(as_now(of, digests), digests):
        before, after = then.get(old), now[digests[new]] if new is not None else None
        cells = ", ".join(str(number + 1) for number in changed_cells(old, after.digest)) if after else ""
        cells = f", cell {cells}" if cells else ""
        yield f"{document.original.path}:{after.line}: {after.name}{cells}" if after else "left out"
        yield f"  {word_diff(before.text if before else '', after.text if after else '')}\n"


def _former(document: TranslationFiles, of: Sequence[str]) -> dict[str, SourceBlock]:
    """The blocks that were translated, by their digests, as far as the history of the file has them."""
    wanted, found = set(of), dict[str, SourceBlock]()
    for text in former_texts(document.project, document.original.path):
        blocks = {block.digest: block for block in document.blocks(document.original, text)}
        blocks |= {digest.partition(".")[0]: block for digest, block in blocks.items()}  # as rows were recorded once
        found |= {digest: blocks[digest] for digest in wanted & blocks.keys() - found.keys()}
        if found.keys() >= wanted:
            break
    return found
