"""`new`: begins a document."""

import sys
from pathlib import Path

import click

from jarchy.build.registry import read_config
from jarchy.commands.options import Run, checked_title, project_option
from jarchy.commands.speech import speak_option
from jarchy.content.config import Config
from jarchy.core.files import survey
from jarchy.core.slugs import refused_slug
from jarchy.i18n.romanisation import proposed_slug
from jarchy.problems import BuildFailed
from jarchy.scaffold.new_document import new_document

DATED = ("release",)  # kinds whose slugs begin with a day


@click.command()
@click.argument("kind")
@click.argument("slug", default="")
@project_option
@click.option("--title", default="", help="The title; of a person and an organisation, the name.")
@click.option("--lang", default="", metavar="CODE", help="Its language; without it, the first of the site.")
@speak_option
@click.pass_obj
def new(run: Run, kind: str, slug: str, project: Path, title: str, lang: str, speak: str) -> None:
    """Begin a document that explains each of its keys. KIND is release, event, quote, person, organisation, page, or
    one of the site's own. Without SLUG, one is made from the title.
    """
    run.project = project
    config = _config(project)
    if kind not in config.kinds:
        raise click.UsageError(f"The site has no kind “{kind}”: choose from {', '.join(config.kinds)}.")
    if unknown := {lang} - {"", *config.codes}:
        raise click.UsageError(f"The site has no language “{unknown.pop()}”: choose from {', '.join(config.codes)}.")
    lang = lang or config.default
    today = run.now.astimezone(config.zone).date()
    if not slug and not title and sys.stdin.isatty():
        title = str(click.prompt("Title"))
    title = checked_title(title) if title else ""
    slug = slug or _proposed(kind, title, lang, today.isoformat())
    if refused := refused_slug(slug):
        words = refused.words
        raise click.UsageError(f"“{words['slug']}” cannot be part of an address: {words['reason']}. {words['remedy']}.")
    folder = project / "content" / config.kinds[kind].folder
    if there := sorted(path.name for path in folder.glob(f"{slug}.*.md")):
        raise click.UsageError(f"content/{config.kinds[kind].folder}/{there[0]} is there already: choose another slug.")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{slug}.{lang}.md"
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(new_document(config.kinds[kind], title, today, lang, speak))
    click.echo(file.relative_to(project).as_posix())


def _config(project: Path) -> Config:
    config, _, problems = read_config(project, survey(project))
    if config is None:
        raise BuildFailed(problems)
    return config


def _proposed(kind: str, title: str, lang: str, today: str) -> str:
    """A slug for the title, which a user at a terminal may change. Slugs of news begin with the day."""
    words = proposed_slug(title, lang)
    if not words:
        raise click.UsageError("Give a slug, or a --title to make one from.")
    slug = f"{today}-{words}" if kind in DATED else words
    return str(click.prompt("Slug", default=slug)) if sys.stdin.isatty() else slug
