"""An original with one of its translations, as the commands of the translation desk read and write them."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import click

from jarchy.build.registry import read_config
from jarchy.content.config import Config
from jarchy.content.parse import parse
from jarchy.content.scan import SourceFile, scan
from jarchy.content.source_blocks import SourceBlock, source_blocks
from jarchy.core.decoding import decode
from jarchy.core.file_names import in_language
from jarchy.core.files import read_source, replace_text, snapshot
from jarchy.kinds import folders_of
from jarchy.model import Kind, Original, OriginalDocument, Stated, Translated
from jarchy.model import TranslatedDocument as Translation
from jarchy.problems import BuildFailed, Location, Problem, errors, problem
from jarchy.scaffold.translation_block import with_said
from jarchy.site.freshness import END, Changes, changes


class TranslationFiles(NamedTuple):
    """`translation` is None while there is none in this language."""

    project: Path
    config: Config
    original: SourceFile
    lang: str
    translation: SourceFile | None

    @property
    def kind(self) -> Kind[Stated]:
        return self.config.kinds[self.original.ref.kind]

    @property
    def path(self) -> str:
        """Of the translation, also before it is there: then it will lie beside the original."""
        if self.translation:
            return self.translation.path
        return in_language(self.original.path, self.original.lang, self.lang)

    def read_original(self) -> Original:
        document = self._parsed(self.original)
        assert isinstance(document, OriginalDocument)  # `document_of` has found it so
        return document

    def read_translation(self) -> Translated:
        document = self._parsed(self._there())
        assert isinstance(document, Translation)
        return document

    def changes(self) -> Changes | None:
        """What has changed in the original since, as far as the translation says; None if it can't be read, too."""
        source = self._there()
        read = parse(source, _read(self.project, source.path), self.config.timezone, self.config.kinds).document
        return changes(self.read_original(), read.translation, END) if isinstance(read, Translation) else None

    def blocks(self, source: SourceFile, data: bytes | None = None) -> list[SourceBlock]:
        """Those of a file as it is, or as it was."""
        data = _read(self.project, source.path) if data is None else data
        return list(source_blocks(source, data, self.config.kinds))

    def say(self, said: Mapping[str, str]) -> None:
        """Writes what the translation says of itself."""
        there = self._there()
        before = _read(self.project, there.path)
        if wrong := errors(decode(there.path, before)[1]):
            raise BuildFailed(wrong)
        after = with_said(before.decode("utf-8"), said)
        if after is None:
            raise BuildFailed([problem(Location(there.path), "translation-block", keys=", ".join(said))])
        _parse(there, after.encode(), self.config)
        replace_text(self.project / there.path, after)

    def _there(self) -> SourceFile:
        if self.translation is None:
            raise click.UsageError(
                f"There is no {self.path}: `translate {self.original.path} --to {self.lang}` begins it."
            )
        return self.translation

    def _parsed(self, source: SourceFile) -> Original | Translated:
        return _parse(source, _read(self.project, source.path), self.config)


def document_of(project: Path, file: Path, lang: str = "") -> TranslationFiles:
    """The document of a file, with the translation into a language, or with the one that the file is.

    Raises UsageError if there is no such document, or if it is not clear which translation is meant.
    """
    files = snapshot(project)
    config, _, problems = read_config(project, files)
    if config is None:
        raise BuildFailed(problems)
    sources = {source.path: source for source in scan(files, folders_of(config.kinds), config.codes)[0]}
    path = file.relative_to(project).as_posix() if file.is_relative_to(project) else file.as_posix()
    if path not in sources:
        raise click.UsageError(f"{path} is no document: give a file in content/, as in content/releases/budget.ru.md.")
    of = {source.lang: source for source in sources.values() if source.ref == sources[path].ref}
    originals = [source for source in of.values() if _is_original(project, source, config)]
    if not originals:
        raise click.UsageError(f"Of the files of {path}, none is an original that can be read: `check` says why.")
    if len(originals) > 1:
        names = " and ".join(source.path for source in originals)
        raise click.UsageError(f"{names} all say that they are originals: write “translation:” into the translations.")
    original = originals[0]
    if sources[path] != original:
        if {lang} - {"", sources[path].lang}:
            raise click.UsageError(f"{path} is a translation itself: leave out --to, or give {original.path}.")
        lang = sources[path].lang
    refuse_alone(_parse(original, _read(project, original.path), config))
    others = dict.fromkeys(config.codes)
    others.pop(original.lang)
    lang = lang or (next(iter(others)) if len(others) == 1 else "")
    if {lang} - others.keys():
        raise click.UsageError(f"Say into which language, by --to: {', '.join(others)}.")
    return TranslationFiles(project, config, original, lang, of.get(lang))


def refuse_alone(original: Original | Translated | None) -> None:
    """Raises UsageError if there can be no translation."""
    if isinstance(original, OriginalDocument) and (only := original.fields.only):
        raise click.UsageError(f"{original.path} is for one language alone: delete “only: {only}” there first.")


def _is_original(project: Path, source: SourceFile, config: Config) -> bool:
    return isinstance(
        parse(source, _read(project, source.path), config.timezone, config.kinds).document, OriginalDocument
    )


def _parse(source: SourceFile, data: bytes, config: Config) -> Original | Translated:
    """Raises BuildFailed with what is wrong with the file."""
    read = parse(source, data, config.timezone, config.kinds)
    if read.document is None:
        raise BuildFailed(read.problems)
    return read.document


def _read(project: Path, path: str) -> bytes:
    data = read_source(project, path)
    if isinstance(data, Problem):
        raise BuildFailed([data])
    return data
