"""An original with one of its translations, as the commands of the translation desk read and write them."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import click

from jarchy.build.cache import Cache
from jarchy.build.pipeline import read_site
from jarchy.build.request import BuildRequest
from jarchy.build.session import Session
from jarchy.commands.document_files import DocumentFiles, files_of
from jarchy.content.config import Config
from jarchy.content.parse import parse
from jarchy.content.scan import SourceFile
from jarchy.content.source_blocks import SourceBlock, SourcePart, source_blocks, source_parts
from jarchy.core.file_names import in_language
from jarchy.model import Kind, Original, Ref, Stated, Translated
from jarchy.model import TranslatedDocument as Translation
from jarchy.site.freshness import END, Changes, changes
from jarchy.site.policies import policy_of


class TranslationFiles(NamedTuple):
    """`translation` is None while there is none in this language."""

    document: DocumentFiles
    lang: str
    translation: SourceFile | None

    @property
    def project(self) -> Path:
        return self.document.project

    @property
    def original(self) -> SourceFile:
        return self.document.original

    @property
    def config(self) -> Config:
        return self.document.config

    @property
    def kind(self) -> Kind[Stated]:
        return self.document.kind

    @property
    def path(self) -> str:
        """Of the translation, also before it is there: then it will lie beside the original."""
        if self.translation:
            return self.translation.path
        return in_language(self.original.path, self.original.lang, self.lang)

    def read_original(self) -> Original:
        return self.document.read_original()

    def read_translation(self) -> Translated:
        document = self.document.parsed(self._there())
        assert isinstance(document, Translation)
        return document

    def readable(self) -> Translated | None:
        """The translation; None while there is none, or something in it is still to be filled in."""
        if self.translation is None:
            return None
        config, source = self.document.config, self.translation
        read = parse(source, self.document.read(source), config.timezone, config.kinds).document
        return read if isinstance(read, Translation) else None

    def changes(self) -> Changes | None:
        """What has changed in the original since, as far as the translation says; None if it can't be read, too."""
        self._there()
        read = self.readable()
        return changes(self.read_original(), read.translation, END) if read else None

    def blocks(self, source: SourceFile, data: bytes | None = None) -> list[SourceBlock]:
        """Those of a file as it is, or as it was."""
        data = self.document.read(source) if data is None else data
        return list(source_blocks(source, data, self.document.config.kinds))

    def parts(self) -> list[SourcePart]:
        """What of the body of the original is translated in one piece."""
        return list(source_parts(self.original, self.document.read(self.original)))

    def with_said(self, said: Mapping[str, str]) -> str:
        """The text of the translation with what it says of itself."""
        return self.document.with_said(self._there(), "translation", said)

    def say(self, said: Mapping[str, str]) -> None:
        """Writes what the translation says of itself."""
        self.document.say(self._there(), "translation", said)

    def say_to_review(self, said: Mapping[str, str], now: datetime) -> None:
        """Writes this, and that the translation is to be reviewed."""
        self.say({**said, **self.to_review(now)})

    def to_review(self, now: datetime) -> dict[str, str]:
        """What a translation says that is to be reviewed. A document that waits for reviews, but is public by now,
        stays so: readers must not lose it.
        """
        original = self.read_original()
        waits, there = policy_of(original, self.config).is_together, self.readable()
        stays = waits and there and not there.is_draft and self._is_public(original.ref, now)
        return {"reviewed": "no", **({"status": "published"} if stays else {})}

    def _is_public(self, ref: Ref, now: datetime) -> bool:
        linked = read_site(Session(BuildRequest(self.project, now), Cache()))[0].linked
        return ref in linked.originals and ref not in linked.hidden

    def _there(self) -> SourceFile:
        if self.translation is None:
            raise click.UsageError(
                f"There is no {self.path}: `translate {self.original.path} --to {self.lang}` begins it."
            )
        return self.translation


def document_of(project: Path, file: Path, lang: str = "") -> TranslationFiles:
    """The document of a file, with the translation into a language, or with the one that the file is.

    Raises UsageError if there is no such document, or if it is not clear which translation is meant.
    """
    document, given = files_of(project, file)
    original = document.original
    if given != original:
        if lang and lang != given.lang:
            raise click.UsageError(f"{given.path} is a translation itself: leave out --to, or give {original.path}.")
        lang = given.lang
    refuse_alone(document.read_original())
    others = document.others
    lang = lang or (next(iter(others)) if len(others) == 1 else "")
    if lang not in others:
        raise click.UsageError(f"Say into which language, by --to: {', '.join(others)}.")
    return TranslationFiles(document, lang, document.files.get(lang))


def refuse_alone(original: Original | None) -> None:
    """Raises UsageError if there can be no translation."""
    if original and (only := original.fields.only):
        raise click.UsageError(f"{original.path} is for one language alone: delete “only: {only}” there first.")
