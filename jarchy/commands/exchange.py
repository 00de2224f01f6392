"""Writes documents into files for translators, and takes their translations over."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from jarchy.build.cache import Cache
from jarchy.build.pipeline import read_site
from jarchy.build.request import BuildRequest
from jarchy.build.session import Session
from jarchy.commands.document_files import DocumentFiles, document_at, files_of, sources_of
from jarchy.commands.exchanged_document import ExchangedDocument
from jarchy.commands.import_report import report
from jarchy.commands.options import Run
from jarchy.commands.returned_document import ReturnedDocument, returned
from jarchy.commands.translation_files import TranslationFiles, refuse_alone
from jarchy.core.files import read_bytes, replace_texts
from jarchy.exchange import xliff
from jarchy.exchange.units import LARGEST_FILE, Exchanged, Format, Unreadable
from jarchy.problems import BuildFailed, Location, Problem, errors, problem
from jarchy.site.translation_states import OVERDUE, translation_states

FORMATS = ("xliff", "po", "docx")
_ENDINGS = {".xlf": "xliff", ".xliff": "xliff", ".po": "po", ".docx": "docx"}
_EXTRA = "install what is missing: pip install 'jarchy[exchange]'"


def export_files(run: Run, project: Path, files: Sequence[Path], lang: str, form: str, out: Path) -> None:
    """Writes the documents of these files, or all whose translations are missing or out of date, into one file for
    each language of originals.
    """
    documents = [files_of(project, file)[0] for file in files] or [*_overdue(run, project, lang)]
    pairs: dict[str, list[Exchanged]] = {}
    for document in documents:
        refuse_alone(document.read_original())
        if lang not in document.others:
            codes = ", ".join(document.others)
            raise click.UsageError(f"{document.original.path} can be translated into {codes}, not into “{lang}”.")
        exchanged = ExchangedDocument(TranslationFiles(document, lang, document.files.get(lang))).exchanged
        if exchanged.units:
            pairs.setdefault(exchanged.source_lang, []).append(exchanged)
    if not pairs:
        click.echo(f"Every document is there in “{lang}”, and up to date.")
    known = _format(form)
    written = {
        out / f"translations.{source}-{lang}.{known.ending}": known.write(documents)
        for source, documents in pairs.items()
    }
    for file, data in written.items():
        if os.path.lexists(file) and read_bytes(file, len(data)) != data:
            raise click.UsageError(
                f"{file} is there already, and is another: move it, or name another folder by --out."
            )
    out.mkdir(parents=True, exist_ok=True)
    for file, data in written.items():
        file.write_bytes(data)
        click.echo(file)


def _overdue(run: Run, project: Path, lang: str) -> Iterator[DocumentFiles]:
    session = Session(BuildRequest(project, run.now), Cache())
    site, config, _ = read_site(session)
    if errors(session.problems):
        raise BuildFailed(session.problems)
    _, sources = sources_of(project)
    for one in translation_states(site.documents, config, site.as_of, [lang]):
        is_begun = one.state == "draft" and one.words  # and something in it is still to be translated
        if one.state in OVERDUE or is_begun:
            yield document_at(project, config, sources.values(), one.ref)


def import_file(run: Run, project: Path, file: Path, by: str) -> None:
    """Takes over what was translated: all of it, or nothing if anything is wrong."""
    try:
        documents = _documents_in(file)
    except Unreadable as error:
        raise BuildFailed([problem(Location(file.name), "exchange-file", reason=error)]) from error
    config, sources = sources_of(project)
    taken: list[tuple[ReturnedDocument, str]] = []
    problems: list[Problem] = []
    for given in documents:
        source = sources.get(given.original)
        document = document_at(project, config, sources.values(), source.ref) if source else None
        reason = _not_of(document, given) if document else _nowhere(given.original or "document", given)
        if document is None or reason:
            problems.append(problem(Location(file.name), "exchange-file", reason=reason))
            continue
        files = TranslationFiles(document, given.target_lang, document.files.get(given.target_lang))
        back = returned(ExchangedDocument(files), given)
        text, wrong = ("", []) if back.is_as_exported else back.taken_over(run.now, by)
        problems += wrong
        taken.append((back, text.replace("\n", _line_end(files))))
    if problems:
        raise BuildFailed(problems)
    texts = {project / back.document.files.path: text for back, text in taken if text}
    replace_texts(texts, texts.keys() - {project / path for path in sources})
    for back, text in taken:
        for line in report(back, is_written=bool(text)):
            click.echo(line)
    if not texts:
        click.echo("Nothing was translated in this file that the site does not have.")


def _not_of(document: DocumentFiles, given: Exchanged) -> str:
    """Why this is no translation of a document of the site; empty if it is one."""
    original = document.original
    if given.original != original.path:
        return f"{given.original} is a translation: {original.path} is its original"
    if given.source_lang not in ("", original.lang):
        return f"it translates from “{given.source_lang}”, and {original.path} is in “{original.lang}”"
    if given.target_lang not in document.others:
        return _nowhere(original.path, given)
    return ""


def _nowhere(original: str, given: Exchanged) -> str:
    return f"the site has no {original} to translate into “{given.target_lang}”"


def _documents_in(file: Path) -> list[Exchanged]:
    """Raises Unreadable."""
    known = _format(_ENDINGS.get(file.suffix.lower(), ""))
    data = read_bytes(file, LARGEST_FILE) or b""
    if len(data) > LARGEST_FILE:
        raise Unreadable(f"it is larger than {LARGEST_FILE // 2**20} MB")
    documents = known.read(data)
    if not documents:
        raise Unreadable("it has no documents")
    counted = Counter((document.original, document.target_lang) for document in documents)
    if twice := [original for (original, _), count in counted.items() if count > 1]:
        raise Unreadable(f"it has more than one translation of {', '.join(twice)}")
    return documents


def _line_end(files: TranslationFiles) -> str:
    """What ends the lines of a translation that is there already."""
    is_windows = files.translation and b"\r\n" in files.document.read(files.translation)
    return "\r\n" if is_windows else "\n"


def _format(name: str) -> Format:
    """Raises UsageError if it is unknown, or if its library is missing."""
    try:
        if name == "po":
            from jarchy.exchange import po  # noqa: PLC0415  an extra

            return Format("po", po.write, po.read)
        if name == "docx":
            from jarchy.exchange import word_table  # noqa: PLC0415  as above

            return Format("docx", word_table.write, word_table.read)
    except ImportError as error:
        raise click.UsageError(f"{error}: {_EXTRA}") from error
    if name != "xliff":
        raise click.UsageError(f"Only files of these kinds can be imported: {', '.join(_ENDINGS)}.")
    return Format("xlf", xliff.write, xliff.read)
