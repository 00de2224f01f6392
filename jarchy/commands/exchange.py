"""Writes documents into files for translators, and takes their translations over."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from jarchy.build.cache import Cache
from jarchy.build.pipeline import read_site
from jarchy.build.request import BuildRequest
from jarchy.build.session import Session
from jarchy.commands.document_files import DocumentFiles, document_at, files_of, sources_of
from jarchy.commands.exchanged_document import ExchangedDocument, lost_marks
from jarchy.commands.options import Run
from jarchy.commands.translation_files import TranslationFiles, refuse_alone
from jarchy.content.block_digests import block_digest
from jarchy.core.files import read_bytes, replace_texts
from jarchy.exchange import xliff
from jarchy.exchange.units import LARGEST_FILE, Exchanged, Format, Unit, Unreadable
from jarchy.problems import BuildFailed, Location, Problem, errors, problem
from jarchy.scaffold.new_site import value
from jarchy.site.translation_states import OVERDUE, translation_states

FORMATS = ("xliff", "po", "docx")
_ENDINGS = {".xlf": "xliff", ".xliff": "xliff", ".po": "po", ".docx": "docx"}
_EXTRA = "install what is missing: pip install 'jarchy[exchange]'"
_NEW = "{path} is new, and readers are told that nobody has reviewed it; `review {path}` says that an editor has."
_AGAIN = "export the document again, and take over what is translated"


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
        if one.state in OVERDUE:
            yield document_at(project, config, sources.values(), one.ref)


def import_file(run: Run, project: Path, file: Path, by: str) -> None:
    """Takes over what was translated: all of it, or nothing if anything is wrong."""
    try:
        documents = _documents_in(file)
    except Unreadable as error:
        raise BuildFailed([problem(Location(file.name), "exchange-file", reason=error)]) from error
    config, sources = sources_of(project)
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for given in documents:
        source = sources.get(given.original)
        document = document_at(project, config, sources.values(), source.ref) if source else None
        if document is None or given.target_lang not in document.others:
            reason = f"the site has no {given.original or 'document'} to translate into “{given.target_lang}”"
            problems.append(problem(Location(file.name), "exchange-file", reason=reason))
            continue
        files = TranslationFiles(document, given.target_lang, document.files.get(given.target_lang))
        text, wrong = _taken_over(ExchangedDocument(files), given.units, run.now, by)
        problems += wrong
        if text:
            texts[files.path] = text.replace("\n", _line_end(files))
    if problems:
        raise BuildFailed(problems)
    new = texts.keys() - sources.keys()
    replace_texts({project / path: text for path, text in texts.items()}, {project / path for path in new})
    for path in texts:
        click.echo(_NEW.format(path=path) if path in new else f"{path} is up to date.")
    if not texts:
        click.echo("Nothing was translated in this file that the site does not have.")


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


def _taken_over(
    document: ExchangedDocument, given: Iterable[Unit], now: datetime, by: str
) -> tuple[str, list[Problem]]:
    """The new text of a translation, and what is wrong. Empty if nothing was changed."""
    found, unknown = _by_row(document, given)
    units = [row.unit for row in document.rows]
    if not unknown and all(_is_as_exported(unit, found.get(unit.id)) for unit in units):
        return "", []
    if wrong := [*_not_whole(document, found, unknown)]:
        return "", wrong
    today = now.astimezone(document.files.config.zone).date()
    said = {"of": document.original.blocks, "done": today.isoformat(), "by": value(by) if by.strip() else ""}
    if document.here is None:
        said |= {"reviewed": "no"}
    elif any(not unit.is_done for unit in units):
        said |= document.files.to_review(now)  # what was reviewed was another text
    return document.translated([found[unit.id].target for unit in units], said)


def _by_row(document: ExchangedDocument, given: Iterable[Unit]) -> tuple[dict[str, Unit], list[Unit]]:
    """What was given back, by the names of units; and what belongs to none. A format without names has the words."""
    open_: dict[str, list[str]] = {}
    for row in document.rows:
        open_.setdefault(block_digest(row.unit.source), []).append(row.unit.id)
    known, found, unknown = {row.unit.id for row in document.rows}, dict[str, Unit](), list[Unit]()
    for unit in given:
        names = open_.get(block_digest(unit.source), [])
        name = unit.id or (names.pop(0) if names else "")
        if name in known and name not in found:
            found[name] = unit
        else:
            unknown.append(unit)
    return found, unknown


def _is_as_exported(now: Unit, given: Unit | None) -> bool:
    if given is None or given.target != now.target:
        return given is None and not now.target
    return now.is_done or not given.is_done or not given.id


def _not_whole(document: ExchangedDocument, found: dict[str, Unit], unknown: Sequence[Unit]) -> Iterator[Problem]:
    """Blocks that can't be taken over, each with the reason."""
    for unit in unknown:
        yield document.refused(unit, "the original does not have it, or has it no longer", _AGAIN)
    for row in document.rows:
        unit, given = row.unit, found.get(row.unit.id)
        if given is None:
            yield document.refused(unit, "it is not in the file: it was lost, or is new in the original", _AGAIN)
        elif block_digest(given.source) != block_digest(unit.source):
            yield document.refused(unit, "its original was changed in the file", "change the original in the site")
        elif not given.target:
            yield document.refused(unit, "it has no translation", "translate it, and import the file again")
        elif not given.is_done:
            yield document.refused(unit, "it is not marked as translated", "confirm it, and import the file again")
        elif marks := lost_marks(Unit(unit.id, unit.name, unit.source, given.target)):
            reason = f"only one of the two languages has {', '.join(marks)}"
            yield document.refused(unit, reason, "write into the translation what the original has, as it stands there")


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
