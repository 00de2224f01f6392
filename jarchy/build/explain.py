"""Explains a page: what it is made from, and why the last build made it or kept it."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from jarchy.build.absence import Absence, absence_of, held_of
from jarchy.build.cache_file import open_cache
from jarchy.build.cache_rows import OutputRecord
from jarchy.build.extension_code import ExtensionCode, extension_of, name_of, path_of
from jarchy.build.jobs import Job
from jarchy.build.output_folder import Target, recorded
from jarchy.build.pipeline import SitePlan, plan_site
from jarchy.build.request import BuildRequest
from jarchy.build.session import Session
from jarchy.build.staleness import Keys, files_in_folders, reason, theme_key_of
from jarchy.content.glossary import GLOSSARY_FILE
from jarchy.content.site_file import SITE_FILE
from jarchy.content.tags_file import TAGS_FILE
from jarchy.core.files import Files
from jarchy.core.lazy import LazyBytes, LazyHtml
from jarchy.core.records import Record
from jarchy.core.urls import file_of
from jarchy.files.attached import AttachedFile
from jarchy.files.root import RootFile
from jarchy.i18n.catalogues import catalogues_of
from jarchy.images.icon import Icon
from jarchy.images.media import FOLDER as MEDIA
from jarchy.images.media import Rendition
from jarchy.model import Ref
from jarchy.problems import errors
from jarchy.site.held_in_words import moment_in_words
from jarchy.theme.assets import FOLDER as ASSETS
from jarchy.theme.assets import source_of, with_parts


class Explanation(Record):
    file: str  # path below the output folder
    sources: tuple[str, ...]  # the files of its own document, then those of all that it shows or links to
    templates: tuple[str, ...]  # the files that say how it looks, its own template first; empty for what is drawn
    catalogues: tuple[str, ...]  # as above, of the words that templates say
    assets: tuple[str, ...]  # the files whose published names its templates and style sheets contain
    data: dict[str, Any]  # all values that the template is given; HTML and pictures by their keys
    keys: Keys
    last: OutputRecord | None  # what the cache knows of the file
    builds: int  # number of builds that changed this output folder
    reason: str  # why the next build would make it again; empty if it would keep it
    held: tuple[str, ...]  # what of it is held back from readers, and why
    pinned: tuple[str, ...]  # of what it shows, that which stands first for a time, and how long
    errors: int  # number of errors in the site; with any, the next build fails
    note: str  # why the cache could not be used


def explain(request: BuildRequest, output: Target, url: str) -> Explanation | Absence | None:
    """Explains the page at `url`; None if there is no such page. Raises BuildFailed if the site cannot be planned."""
    with open_cache(request.project) as cache:
        return cache.use_or_restart(lambda cache: _explain(Session(request, cache), output, url))


def _explain(session: Session, output: Target, url: str) -> Explanation | Absence | None:
    site = plan_site(session)
    file, pages = _file(url, site.config.root), session.cache.pages(output.name)
    folders = files_in_folders(site.parts, chain(recorded(output.folder), pages))
    job = next((job for job in site.jobs if file in folders.get(job.file, (job.file,))), None)
    if job is None:
        return absence_of(file, site)
    keys = Keys(theme_key_of(job.templates, site.theme), job.data_key)
    sources = sources_of(job, site, session.files)
    return Explanation(
        file=file,
        sources=sources,
        templates=_templates(job, site),
        catalogues=_catalogues(job, session.files),
        assets=_assets(job, site, session.files),
        data=_data(job),
        keys=keys,
        last=pages.get(file),
        builds=max((page.build for page in pages.values()), default=0),
        reason=reason(job.file, keys, folders, pages, output.folder),
        held=tuple(held_of(file, site)),
        pinned=tuple(_pinned(sources, site)),
        errors=len(errors(session.problems)),
        note=session.cache.note,
    )


def _pinned(sources: Collection[str], site: SitePlan) -> Iterator[str]:
    """The documents among the sources that stand first in lists now."""
    for original in site.site.documents.originals.values():
        until = original.fields.at(site.site.as_of).pinned_until
        if until and original.path in sources:
            yield f"until {moment_in_words(until.instant.isoformat(), site.config.zone)} ({original.path})"


def _file(url: str, root: str) -> str:
    """The output file for an address, a path or a file name: https://example.org/ru/, /ru/, ru/index.html."""
    try:
        path = urlsplit(url).path
    except ValueError:  # no address
        path = url
    return file_of(unquote(path).removeprefix(unquote(root)).lstrip("/"))


def sources_of(job: Job, site: SitePlan, files: Files) -> tuple[str, ...]:
    """The files that the key of the data covers: those of its own document in all languages, since a translation takes
    its facts from the original, then those of all documents and pictures that the data links to, as names, cards and
    menus do, the site's own files, from which titles, addresses, tags and abbreviations are, and the extension
    that it is from.
    """
    if isinstance(job.page, Rendition | AttachedFile | RootFile):
        return tuple(_files(job, {}, site.config.root))
    name = job.source.removesuffix(".md").rpartition(".")[0]
    own = sorted(path for path in files if path.startswith(f"{name}.") and path.endswith(".md"))
    jobs = {other.file: other for other in site.jobs}
    prefixes = (site.config.root, site.config.base_url)
    linked = {_file(text, site.config.root) for text in _texts(_data(job)) if text.startswith(prefixes)}
    shown = {path for file in linked if file in jobs for path in _files(jobs[file], jobs, site.config.root)}
    named = (path for file in sorted({*own, *shown}) for path in _named_beside(file, job.lang, site))
    site_files = [file for file in (SITE_FILE, TAGS_FILE, GLOSSARY_FILE) if file in files]
    return tuple(dict.fromkeys([*own, *sorted(shown), *named, *site_files, *_extension(job, site.registry.code)]))


def _named_beside(path: str, lang: str, site: SitePlan) -> list[str]:
    """The files of documents that lists name beside this one, as the organisation beside a person."""
    linked, named = site.site.linked, list[Ref]()

    def name_of(ref: Ref) -> str:
        named.append(ref)
        return ""

    for ref, file in linked.originals.items():
        if path in (file, linked.translated.get((ref, lang))):
            site.site.documents.originals[ref].fields.detail(name_of)
    files = ((linked.originals.get(ref), linked.translated.get((ref, lang))) for ref in named)
    return [file for pair in files for file in pair if file]


def _files(job: Job, jobs: Mapping[str, Job], root: str) -> Iterator[str]:
    """The files of what a page or a picture is mainly made from; none for a list. The facts of a translation are in
    the file of the original.
    """
    if isinstance(job.page, Rendition):
        yield f"{MEDIA}{job.page.media.name}"
    elif job.source != SITE_FILE:
        yield job.source
        note = job.frame.note if job.frame else None
        if note and (original := jobs.get(_file(note.original.href, root))):
            yield original.source


def _texts(value: object) -> Iterator[str]:
    """All texts in the data, but the names of fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _extension(job: Job, code: ExtensionCode) -> tuple[str, ...]:
    """The extension whose view or whose bytes it is, and the modules that it imports."""
    file = extension_of(type(job.page)) or extension_of(job.write)
    return tuple(map(path_of, code.modules_of(name_of(file)))) if file else ()


def _templates(job: Job, site: SitePlan) -> tuple[str, ...]:
    first = [name for name, _ in job.templates]
    named = [*first, *(other for name in first for other in site.theme.closures.get(name, ()))]
    there = site.theme.templates
    return tuple(dict.fromkeys(there[name].file for name in named if name in there))


def _catalogues(job: Job, files: Files) -> tuple[str, ...]:
    languages = dict.fromkeys(lang for _, lang in job.templates)
    return tuple(file for lang in languages for file in catalogues_of(lang, files))


def _assets(job: Job, site: SitePlan, files: Files) -> tuple[str, ...]:
    names = tuple(asset for template, _ in job.templates for asset in site.theme.assets.get(template, ()))
    if isinstance(job.page, Icon):
        names = (job.page.file.removeprefix(ASSETS),)
    return tuple(source_of(name, files) for name in with_parts(names, site.assets))


def _data(job: Job) -> dict[str, Any]:
    """What the template is given, which the key of the data covers."""
    parts = {"parts": _plain(job.parts)} if job.parts else {}
    return {"frame": _plain(job.frame), "page": _plain(job.page), **parts}


def _plain(value: Any) -> Any:
    """A value for JSON: fields by name, HTML and pictures by their keys."""
    if isinstance(value, LazyBytes):
        return {"bytes": value.key}
    if isinstance(value, LazyHtml):
        return {"html": value.key}
    if isinstance(value, msgspec.Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple | list) else value
