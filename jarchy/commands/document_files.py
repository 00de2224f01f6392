"""A document with its files in all languages, as the commands of editors read and write them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from jarchy.build.registry import read_config
from jarchy.content.config import Config
from jarchy.content.parse import parse
from jarchy.content.scan import SourceFile, scan
from jarchy.core.decoding import decode
from jarchy.core.files import read_source, replace_text, snapshot
from jarchy.kinds import folders_of
from jarchy.model import Kind, Original, OriginalDocument, Ref, Stated, Translated
from jarchy.problems import BuildFailed, Location, Problem, errors, problem
from jarchy.scaffold.block_of_keys import with_said


class DocumentFiles(NamedTuple):
    """The files of a document by their languages. `original` is one of them."""

    project: Path
    config: Config
    original: SourceFile
    files: Mapping[str, SourceFile]

    @property
    def kind(self) -> Kind[Stated]:
        return self.config.kinds[self.original.ref.kind]

    @property
    def others(self) -> dict[str, None]:
        """The languages into which it can be translated, in their order. None if it is for one language alone."""
        if self.read_original().fields.only:
            return {}
        others = dict.fromkeys(self.config.codes)
        others.pop(self.original.lang)
        return others

    def read(self, source: SourceFile) -> bytes:
        """Raises BuildFailed if it can't be read."""
        return _read(self.project, source.path)

    def parsed(self, source: SourceFile) -> Original | Translated:
        """Raises BuildFailed with what is wrong with the file."""
        return _parse(source, self.read(source), self.config)

    def read_original(self) -> Original:
        document = self.parsed(self.original)
        assert isinstance(document, OriginalDocument)  # `documents_of` has found it so
        return document

    def say(self, source: SourceFile, key: str, said: Mapping[str, str]) -> None:
        """Writes values below a key of the front matter of a file, and changes nothing else. Raises BuildFailed if that
        can't be done, or if the file would be wrong then.
        """
        replace_text(self.project / source.path, self.with_said(source, key, said))

    def with_said(self, source: SourceFile, key: str, said: Mapping[str, str]) -> str:
        """The text of a file with these values. Raises BuildFailed as `say` does."""
        before = self.read(source)
        if wrong := errors(decode(source.path, before)[1]):
            raise BuildFailed(wrong)
        after = with_said(before.decode("utf-8"), key, said)
        if after is None:
            raise BuildFailed([problem(Location(source.path), "unusual-block", key=key, keys=", ".join(said))])
        _parse(source, after.encode(), self.config)
        return after


def files_of(project: Path, file: Path) -> tuple[DocumentFiles, SourceFile]:
    """The document of a file, and this file. Raises UsageError if there is none, or no original of it."""
    path = file.relative_to(project).as_posix() if file.is_relative_to(project) else file.as_posix()
    config, sources = sources_of(project)
    if path not in sources:
        raise click.UsageError(f"{path} is no document: give a file in content/, as in content/releases/budget.ru.md.")
    return document_at(project, config, sources.values(), sources[path].ref), sources[path]


def sources_of(project: Path) -> tuple[Config, dict[str, SourceFile]]:
    """The configuration of a site, and all files of its documents by their paths."""
    files = snapshot(project)
    config, _, problems = read_config(project, files)
    if config is None:
        raise BuildFailed(problems)
    return config, {source.path: source for source in scan(files, folders_of(config.kinds), config.codes)[0]}


def document_at(project: Path, config: Config, sources: Iterable[SourceFile], ref: Ref) -> DocumentFiles:
    """The document of this name, of which there is a file. Raises UsageError if there is no original, or two."""
    files = [source for source in sources if source.ref == ref]
    originals = [source for source in files if _is_original(project, source, config)]
    if not originals:
        raise click.UsageError(
            f"Of the files of {files[0].path}, none is an original that can be read: `check` says why."
        )
    if len(originals) > 1:
        names = " and ".join(source.path for source in originals)
        raise click.UsageError(f"{names} all say that they are originals: write “translation:” into the translations.")
    return DocumentFiles(project, config, originals[0], {source.lang: source for source in files})


def _is_original(project: Path, source: SourceFile, config: Config) -> bool:
    return isinstance(
        parse(source, _read(project, source.path), config.timezone, config.kinds).document, OriginalDocument
    )


def _parse(source: SourceFile, data: bytes, config: Config) -> Original | Translated:
    read = parse(source, data, config.timezone, config.kinds)
    if read.document is None:
        raise BuildFailed(read.problems)
    return read.document


def _read(project: Path, path: str) -> bytes:
    data = read_source(project, path)
    if isinstance(data, Problem):
        raise BuildFailed([data])
    return data
