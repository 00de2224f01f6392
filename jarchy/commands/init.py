"""`init`: begins a site in a new folder."""

import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from shlex import quote
from shutil import which
from typing import TypeVar

import click

from jarchy.commands.options import Run, checked_title, checked_url
from jarchy.commands.speech import speak_option
from jarchy.core.patterns import lazy_pattern
from jarchy.core.urls import PLACEHOLDER
from jarchy.core.zones import is_zone, suggested_zone, time_zone
from jarchy.i18n.interface import languages as spoken_languages
from jarchy.i18n.interface import words_in
from jarchy.i18n.language import language
from jarchy.scaffold.new_site import NewSite, new_files

ADDRESS, ZONE = f"https://{PLACEHOLDER}/", "Asia/Bishkek"
IGNORED = ".gitignore"
_FILES_OF_FORGES = lazy_pattern(r"(README|LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CONTRIBUTING)(\.\w+)?", re.IGNORECASE)
Answer = TypeVar("Answer")


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
    if foreign := _foreign(folder):
        raise click.UsageError(f"{folder} has {foreign}: name a folder that does not exist yet, or an empty one.")
    if twice := [name for name, times in Counter(languages).items() if times > 1]:
        raise click.UsageError(f"--language {twice[0]} is given twice.")
    say = words_in(speak).gettext
    codes = languages or _asked(
        f"{say('Languages of the site, the first one first')} ({', '.join(spoken_languages())})", speak, _codes
    )
    titles = titles or tuple(
        _asked(f"{say('Title of the site')} ({language(code).endonym})", _title(code), checked_title) for code in codes
    )
    if len(titles) != len(codes):
        raise click.UsageError("Give --title once for each --language, in the same order.")
    base_url = base_url or _asked(say("Address of the site"), ADDRESS, _address)
    zone = _zone(timezone) if timezone else _asked(say("Time zone"), ZONE, _zone)
    titles = tuple(map(checked_title, titles))
    today = run.now.astimezone(time_zone(zone)).date()
    site = NewSite(dict(zip(codes, titles, strict=True)), base_url, zone, today, speak)
    texts = new_files(site)
    kept = [path for path, text in texts.items() if not _write(folder / path, text)]
    if kept:
        click.echo(f"{say('Left as they are:')} {', '.join(kept)}")
    if missing := _unignored(folder, texts[IGNORED]):
        click.echo(f"{say('These lines are missing in .gitignore:')} {' '.join(missing)}")
    click.echo(f"{say('The site is there. To see it:')}\n  {_program()} serve --project {quote(str(folder))}")


def _program() -> str:
    """What starts Jarchy from where it was started, also where its environment is not activated."""
    return "jarchy" if which("jarchy") else f"{quote(sys.executable)} -m jarchy"


def _foreign(folder: Path) -> str:
    """Something in the folder that is neither hidden, nor of a virtual environment, nor what a forge puts there."""
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    return next((path.name for path in there if not _is_harmless(path)), "")


def _is_harmless(path: Path) -> bool:
    is_usual = _FILES_OF_FORGES.fullmatch(path.name) and path.is_file()
    return bool(is_usual) or path.name.startswith(".") or (path / "pyvenv.cfg").exists()


def _write(file: Path, text: str) -> bool:
    """Whether the file is new. One that is there stays as it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("xb") as opened:
            opened.write(text.encode())
    except FileExistsError:
        return False
    return True


def _unignored(folder: Path, lines: str) -> list[str]:
    """The lines that a .gitignore of somebody else lacks."""
    there = (folder / IGNORED).read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines.splitlines() if line not in there]


def _asked(question: str, default: str, checked: Callable[[str], Answer]) -> Answer:
    """The checked answer of somebody at a terminal, who is asked again while it is wrong; else the default."""
    if not sys.stdin.isatty():
        return checked(default)
    answer: Answer = click.prompt(question, default=default, value_proc=checked)
    return answer


def _codes(typed: str) -> tuple[str, ...]:
    known, given = spoken_languages(), typed.replace(",", " ").split()
    if not given or not {*given} <= {*known}:
        raise click.UsageError(f"Choose from {', '.join(known)}. Others are added later, with their words.")
    return tuple(dict.fromkeys(given))


def _address(typed: str) -> str:
    return checked_url(None, None, typed)


def _zone(name: str) -> str:
    if not is_zone(name):
        raise click.UsageError(f"There is no time zone “{name}”: {suggested_zone(name)}write it as in {ZONE}.")
    return name


def _title(code: str) -> str:
    return str(words_in(code).gettext("Press centre"))
