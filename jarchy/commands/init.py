"""`init`: begins a site in a new folder."""

import sys
from collections.abc import Sequence
from pathlib import Path
from shlex import quote

import click

from jarchy.commands.options import Run, checked_title, checked_url
from jarchy.commands.speech import speak_option
from jarchy.core.zones import is_zone, time_zone, zone_meant
from jarchy.i18n.interface import languages as spoken_languages
from jarchy.i18n.interface import words_in
from jarchy.i18n.language import language
from jarchy.scaffold.new_site import NewSite, new_files

ADDRESS, ZONE = "https://news.example/", "Asia/Bishkek"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(spoken_languages()),
    help="A language of the site; give it once for each, first the one in which most is written.",
)
@click.option("--title", "titles", multiple=True, help="What the site is called; once for each language, as above.")
@click.option("--base-url", default="", callback=checked_url, metavar="URL", help="Where readers will find it.")
@click.option("--timezone", default="", metavar="ZONE", help=f"As in {ZONE}.")
@speak_option
@click.pass_obj
def init(
    run: Run,
    folder: Path,
    languages: tuple[str, ...],
    titles: tuple[str, ...],
    base_url: str,
    timezone: str,
    speak: str,
) -> None:
    """Begin a site in FOLDER: its file, samples, and what hosts need. What is not given is asked for on a terminal."""
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty: name a folder that does not exist yet.")
    say = words_in(speak).gettext
    codes = _codes(languages or _asked_languages(say("Languages of the site, the first one first"), speak))
    titles = titles or tuple(
        _asked(f"{say('Title of the site')} ({language(code).endonym})", _title(code)) for code in codes
    )
    if len(titles) != len(codes):
        raise click.UsageError("Give --title once for each --language, in the same order.")
    base_url = base_url or checked_url(None, None, _asked(say("Address of the site"), ADDRESS))
    zone = timezone or _asked(say("Time zone"), ZONE)
    if not is_zone(zone):
        raise click.UsageError(f"There is no time zone “{zone}”: {zone_meant(zone)}write it as in {ZONE}.")
    titles = tuple(map(checked_title, titles))
    site = NewSite(dict(zip(codes, titles, strict=True)), base_url, zone, run.now.astimezone(time_zone(zone)).date())
    for path, text in new_files(site).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    click.echo(f"{say('The site is there. To see it:')}\n  cd {quote(str(folder))}\n  jarchy serve")


def _asked(question: str, default: str) -> str:
    """The answer of the user at a terminal; otherwise the default."""
    return str(click.prompt(question, default=default)) if sys.stdin.isatty() else default


def _asked_languages(question: str, speak: str) -> list[str]:
    return _asked(f"{question} ({', '.join(spoken_languages())})", speak).replace(",", " ").split()


def _codes(given: Sequence[str]) -> list[str]:
    known = spoken_languages()
    if unknown := [one for one in given if one not in known]:
        raise click.UsageError(
            f"Jarchy has no words in “{unknown[0]}”: choose from {', '.join(known)}, and add it later, with its words."
        )
    return list(dict.fromkeys(given))


def _title(code: str) -> str:
    return str(words_in(code).gettext("Press centre"))
