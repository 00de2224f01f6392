"""`translate-theme`: begins the catalogue of a language, or adds what it lacks."""

from pathlib import Path

import click

from jarchy.build.registry import Registry, read_config
from jarchy.commands.options import Run, project_option
from jarchy.core.decoding import decode
from jarchy.core.files import DEFAULT, Files, read_source, snapshot
from jarchy.core.text import Text
from jarchy.i18n.catalogues import catalogue_of, is_said
from jarchy.i18n.language import language
from jarchy.i18n.messages import Catalogue
from jarchy.i18n.po_entries import PoEntry, po_entries
from jarchy.i18n.po_file import read_catalogue
from jarchy.problems import BuildFailed, Problem, errors
from jarchy.scaffold.catalogue import completed
from jarchy.theme.checks import MessageUse, unused_entries
from jarchy.theme.loader import messages_of


@click.command("translate-theme")
@click.argument("language", metavar="LANGUAGE")
@project_option
@click.pass_obj
def translate_theme(run: Run, language: str, project: Path) -> None:
    """Begin or complete the messages of a LANGUAGE. All that it lacks of the templates' messages is added to
    templates/locale/LANGUAGE.po, to be translated. What the file says stays; messages that no template says any more go
    to its end, as comments.
    """
    run.project = project
    code = _checked(language)
    files = snapshot(project)
    said, registry = _said(project, files)
    path = catalogue_of(code)
    text, entries, own = _own(project, files, code)
    default = [one for one in [_read(project, DEFAULT + path, code)] if one] if DEFAULT + path in files else []
    there = {entry.message for entry in entries}
    missing = [
        one
        for one in said
        if (one.message.context or "", one.message.words[0]) not in there and not is_said(one.message, default)
    ]
    texts = tuple(registry.code.texts.values())
    unused = {(one.context or "", one.text) for one in unused_entries(said, own, texts)} if own else set()
    count = len({one.message[1:] for one in missing})
    if count or unused:
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(completed(text, entries, missing, unused, code), encoding="utf-8", newline="\n")
    click.echo(f"{path}: {count} messages added, {len(unused)} that no template says put at its end")


def _checked(code: str) -> str:
    try:
        return language(code).code
    except LookupError:
        raise click.UsageError(f"There is no language “{code}”: give its code, as in uz or pt-BR.") from None


def _said(project: Path, files: Files) -> tuple[list[MessageUse], Registry]:
    config, registry, problems = read_config(project, files)
    if config is None:
        raise BuildFailed(problems)
    said, problems = messages_of(project, files, registry.labels)
    _stop_for_errors(problems)
    return said, registry


def _own(project: Path, files: Files, code: str) -> tuple[Text | None, list[PoEntry], Catalogue | None]:
    """The text of the project's catalogue, its entries and what they say; nothing of an empty file, or of none."""
    path = catalogue_of(code)
    data = read_source(project, path) if path in files else b""
    if isinstance(data, Problem):
        raise BuildFailed([data])
    if not data.strip():
        return None, [], None
    catalogue = _read(project, path, code)
    text, problems = decode(path, data, right_to_left=language(code).direction == "rtl")
    assert text  # or it could not be read as a catalogue
    return text, list(po_entries(text, problems)), catalogue


def _read(project: Path, path: str, code: str) -> Catalogue | None:
    data = read_source(project, path)
    if isinstance(data, Problem):
        raise BuildFailed([data])
    catalogue, problems = read_catalogue(path, code, data)
    _stop_for_errors(problems)
    return catalogue


def _stop_for_errors(problems: list[Problem] | tuple[Problem, ...]) -> None:
    if errors(problems):
        raise BuildFailed(problems)
