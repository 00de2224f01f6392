"""Finds files of a project's theme without effect: they replace no default file, and nothing uses them.

In case of doubt, a file counts as used: a module of the project may build the name of a template from the name of a
kind, so it is enough if the file's name without its suffix is anywhere in the text of a module.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from jarchy.core.file_names import is_licence, is_note
from jarchy.core.files import DEFAULT, Files
from jarchy.i18n.catalogues import catalogue_of
from jarchy.images.icon import ICONS, SOURCE
from jarchy.problems import Location, Problem, did_you_mean, problem
from jarchy.theme.assets import FOLDER as ASSETS
from jarchy.theme.assets import Assets
from jarchy.theme.outline import Outline, Template

TEMPLATES = "templates/"


def unused_templates(
    files: Files, outlines: Mapping[str, Outline], codes: Iterable[str], texts: Sequence[str]
) -> Iterator[Problem]:
    """Templates and catalogues, and whatever else lies beside them."""
    named = {name for outline in outlines.values() for name in outline.names}
    used = {catalogue_of(code) for code in codes} | {f"{TEMPLATES}{name}" for name in named}
    for path in _added(files, TEMPLATES, texts) if None not in named else ():
        if path not in used:
            yield problem(Location(path), "unused-template", suggestion=_meant(path, used, TEMPLATES, files))


def unused_assets(
    files: Files,
    assets: Assets,
    templates: Mapping[str, Template],
    outlines: Mapping[str, Outline],
    texts: Sequence[str],
) -> Iterator[Problem]:
    """Assets that no template and no style sheet names, and that are no icons."""
    if any(None in outline.assets for outline in outlines.values()):
        return
    named = {f"{ASSETS}{name}" for name in (SOURCE, *ICONS)}
    named |= {f"{ASSETS}{name}" for asset in assets.values() for name in asset.names}
    for path in _added(files, ASSETS, texts):
        name = path.removeprefix(ASSETS)
        if path not in named and not (
            name not in templates and any(name in templates[template].text for template in outlines)
        ):
            yield problem(Location(path), "unused-asset", name=name, suggestion=_meant(path, (), ASSETS, files))


def _added(files: Files, folder: str, texts: Sequence[str]) -> Iterator[str]:
    """The files of the project that replace none of Jarchy's, and that no extension names. Jarchy's own theme adds
    nothing to itself.
    """
    if not any(path.startswith(DEFAULT) for path in files):
        return
    for path in sorted(path for path in files if path.startswith(folder)):  # and not those of all documents
        file = PurePosixPath(path)
        is_ours = not path.endswith("/") and DEFAULT + path not in files
        if is_ours and not (is_note(file.name) or is_licence(file.name) or any(file.stem in text for text in texts)):
            yield path


def _meant(path: str, used: Collection[str], folder: str, files: Files) -> str:
    """A suggestion: what is in use, or what of Jarchy's the project has not replaced."""
    default = {file.removeprefix(DEFAULT) for file in files if file.startswith(DEFAULT + folder) and file[-1] != "/"}
    free = {file.removeprefix(folder) for file in {*default, *used} if file not in files}
    return did_you_mean(path.removeprefix(folder), free)
