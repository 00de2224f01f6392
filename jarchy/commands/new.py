"""`new`: begins a document."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click

from jarchy.build.registry import read_config
from jarchy.commands.options import Run, checked_title, project_option
from jarchy.commands.speech import speak_option
from jarchy.commands.translation_files import refuse_alone
from jarchy.content.config import Config
from jarchy.content.parse import parse
from jarchy.content.scan import SourceFile
from jarchy.core.files import read_source, snapshot
from jarchy.core.slugs import refused_slug
from jarchy.i18n.interface import words_in
from jarchy.i18n.romanisation import proposed_slug
from jarchy.model import Kind, Original, OriginalDocument, Ref, Stated
from jarchy.problems import BuildFailed, Problem, has_code
from jarchy.scaffold.new_document import new_document, new_translation
from jarchy.site.address_checks import list_at


@click.command()
@click.argument("kind")
@click.argument("slug", default="")
@project_option
@click.option("--title", default="", help="The title; of a person and an organisation, the name.")
@click.option("--lang", default="", metavar="CODE", help="Its language; without it, the first of the site.")
@click.option("--no-translations", "is_alone", is_flag=True, help="Do not begin its translations, too.")
@speak_option
@click.pass_obj
def new(run: Run, kind: str, slug: str, project: Path, title: str, lang: str, is_alone: bool, speak: str) -> None:
    """Begin a document that explains each of its keys, and its translations. KIND is release, event, quote, person,
    organisation, page, or one of the site's own. Without SLUG, one is made from the title. With the SLUG of a document
    that is there and a --lang that it lacks, its translation begins.
    """
    run.project = project
    config, problems = _config(project)
    say = words_in(speak).gettext
    if kind not in config.kinds:
        unnamed = _unnamed(problems)
        raise click.UsageError(f"The site has no kind “{kind}”: choose from {', '.join(config.kinds)}.{unnamed}")
    if lang and lang not in config.codes:
        raise click.UsageError(f"The site has no language “{lang}”: choose from {', '.join(config.codes)}.")
    today = run.now.astimezone(config.zone).date()
    if not slug and not title and sys.stdin.isatty():
        title = str(click.prompt(say("Title"), value_proc=checked_title))
    title = checked_title(title) if title else ""
    slug = (
        _given_slug(slug, lang or config.default)
        if slug
        else _proposed(config.kinds[kind], title, lang or config.default, today.isoformat(), say("Slug"))
    )
    _refuse_taken(config, Ref(kind, slug))
    document = _Document(project, config, config.kinds[kind], slug, _folders(project, config.kinds[kind], slug))
    if document.folders:
        document.refuse_to_replace(lang)
        there = document.original()
        refuse_alone(there)
        texts = {lang: new_translation(document.kind, title, there, today, speak)}
    else:
        original, *others = dict.fromkeys((lang or config.default, *config.codes))
        translation = new_translation(document.kind, "", None, today, speak)
        texts = {original: new_document(document.kind, title, today, speak)}
        texts |= dict.fromkeys([] if is_alone else others, translation)
    for code, text in texts.items():
        click.echo(document.write(code, text))


class _Document(NamedTuple):
    """The files of a document. `folders` are those of the languages that it has before anything is begun."""

    project: Path
    config: Config
    kind: Kind[Stated]
    slug: str
    folders: dict[str, str]  # relative to the project

    def path(self, lang: str) -> str:
        """Of the file in this language; of one that is begun, beside those that are there."""
        folder = self.folders.get(lang) or next(iter(self.folders.values()), f"content/{self.kind.folder}")
        return f"{folder}/{self.slug}.{lang}.md"

    def refuse_to_replace(self, lang: str) -> None:
        """Raises UsageError unless the document lacks this language."""
        missing = sorted({*self.config.codes}.difference(self.folders))
        if lang not in missing:
            or_else = f", or begin its translation: --lang {missing[0]}" if missing else ""
            there = self.path(lang or next(iter(self.folders)))
            raise click.UsageError(f"{there} is there already: choose another slug{or_else}.")

    def original(self) -> Original | None:
        """None if it can't be read, or is nowhere."""
        for lang in self.folders:
            source = SourceFile(self.path(lang), Ref(self.kind.name, self.slug), lang)
            data = read_source(self.project, source.path)
            if isinstance(data, bytes):
                document = parse(source, data, self.config.timezone, self.config.kinds).document
                if isinstance(document, OriginalDocument):
                    return document
        return None

    def write(self, lang: str, text: str) -> str:
        """Returns the path of the new file, relative to the project."""
        file = self.project / self.path(lang)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
        return self.path(lang)


def _folders(project: Path, kind: Kind[Stated], slug: str) -> dict[str, str]:
    """By the languages in which the document is there, the folder of its file: editors may keep folders by year."""
    files = sorted((project / "content" / kind.folder).rglob(f"{slug}.*.md"))
    return {
        file.name.removeprefix(f"{slug}.").removesuffix(".md"): file.parent.relative_to(project).as_posix()
        for file in files
    }


def _config(project: Path) -> tuple[Config, list[Problem]]:
    config, _, problems = read_config(project, snapshot(project))
    if config is None:
        raise BuildFailed(problems)
    return config, problems


def _unnamed(problems: Iterable[Problem]) -> str:
    """The extensions that the site does not name, with what to do, as sentences; empty if it names all."""
    found = [problem for problem in problems if has_code(problem, "unnamed-extension")]
    return "".join(f" {problem.where.path} is not run: {problem.hint}." for problem in found)


def _refuse_taken(config: Config, ref: Ref) -> None:
    """Raises UsageError if a list of the site has the address of the page."""
    if address := next(filter(None, (list_at(ref, code, config) for code in config.codes)), ""):
        raise click.UsageError(f"A list of the site has the address /{address}: choose another slug.")


def _proposed(kind: Kind[Stated], title: str, lang: str, today: str, question: str) -> str:
    """A slug for the title, which a user at a terminal may change. Slugs of news begin with the day."""
    words = proposed_slug(title, lang)
    if not words and not sys.stdin.isatty():
        raise click.UsageError("Give a slug, or a --title with letters to make one from.")
    slug = f"{today}-{words}" if words and kind.has_dated_slug else words
    return str(click.prompt(question, default=slug or None, value_proc=_checked_slug)) if sys.stdin.isatty() else slug


def _given_slug(slug: str, lang: str) -> str:
    """The slug of the command line. Who has written a title there is told how to give one."""
    meant = proposed_slug(slug, lang)
    is_title = " " in slug.strip() or not slug.isascii()
    if not meant or meant == slug:
        return _checked_slug(slug)
    return _checked_slug(slug, f'write --title "{slug}", which makes the slug' if is_title else f"write {meant}")


def _checked_slug(slug: str, remedy: str = "") -> str:
    if refused := refused_slug(slug):
        words = refused.words
        how = remedy or words["remedy"]
        raise click.UsageError(f"“{words['slug']}” cannot be part of an address: {words['reason']}. {how}.")
    return slug
