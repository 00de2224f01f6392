"""Checks that no two documents, and no document and a list, have the same address, now or when an embargo ends."""

from collections.abc import Iterator

from jarchy.content.config import Config
from jarchy.content.site_file import SEARCH, SUBSCRIBE
from jarchy.core.file_names import identity
from jarchy.core.patterns import lazy_pattern
from jarchy.core.slugs import refused_slug
from jarchy.core.urls import file_of, path
from jarchy.model import Original, Ref, Translated
from jarchy.problems import Problem, problem
from jarchy.site.renames import first_ref
from jarchy.site.translations import Documents


def check_addresses(joined: Documents, config: Config) -> Iterator[Problem]:
    """Address conflicts, also with pages that will exist later, so that no build starts to fail when
    an embargo ends.
    """
    taken = dict.fromkeys(("index.html", "404.html"), A_PAGE)  # compared without case: /RU/ is /ru/ on some hosts
    for known, _ in config.entries:
        taken |= dict.fromkeys(map(identity, (file_of(path(known.code)), f"{known.code}/404.html")), A_PAGE)
        for ref, original in joined.originals.items():
            if address := list_at(ref, known.code, config):
                yield _same(original, "", A_LIST, address)
            if not config.kinds[ref.kind].in_url:
                taken[identity(file_of(path(known.code, ref.slug)))] = original.path
    for document in joined.documents:
        for old in document.fields.aliases:
            file = identity(file_of(old.removeprefix("/")))
            at = _document_at(file, config)
            other = joined.originals.get(at) if at else None
            if (_is_ours(file, config) and (not at or other or at in joined.absent)) or file in taken:
                by = other.path if other else taken.get(file, A_PAGE)
                yield _same(document, "aliases", by, old.removeprefix("/"))
            taken[file] = document.path
    yield from _first_names(joined, config)


def _first_names(joined: Documents, config: Config) -> Iterator[Problem]:
    """Two documents that programs would take for one."""
    known = {original.ref: original.path for original in joined.originals.values() if not original.fields.first_name}
    for original in joined.originals.values():
        if original.fields.first_name:
            ref = first_ref(original)
            if (other := known.setdefault(ref, original.path)) != original.path:
                place = (original.lang, config.words[original.lang].get(ref.kind, ""), ref.slug)
                yield _same(original, "first_name", other, path(*filter(None, place)))


PAGE = "page"  # below a list: /ru/releases/page/2/
A_LIST, A_PAGE = "a list that the site makes", "a page that the site makes"
YEAR = lazy_pattern(r"\d{4}")


def list_at(ref: Ref, code: str, config: Config) -> str:
    """The address of the list that a language has where a document would be; empty if there is none. A site's own page
    on its feeds, or its own press kit, takes the place of what is made.
    """
    if not config.kinds[ref.kind].in_url:
        return path(code, ref.slug) if ref.slug in (*config.words[code].values(), SEARCH) else ""
    is_year = ref.kind == "release" and YEAR.fullmatch(ref.slug)
    return path(code, config.words[code][ref.kind], ref.slug) if is_year else ""


def _beside(config: Config) -> tuple[str, ...]:
    return (SEARCH, SUBSCRIBE) if config.makes("feeds") else (SEARCH,)


def _is_ours(file: str, config: Config) -> bool:
    """Whether the path is in a folder that only holds what the site makes."""
    first, second, *_ = (*file.split("/"), "")
    words = {identity(code): (*words.values(), *_beside(config)) for code, words in config.words.items()}
    return first in ("assets", "media") or second in words.get(first, ())


def _document_at(file: str, config: Config) -> Ref | None:
    """The document whose page would be this file, in the folder of its kind. There may have been one."""
    first, word, slug, *rest = (*file.split("/"), "", "")
    words = {identity(code): words for code, words in config.words.items()}.get(first, {})
    kind = next((kind for kind, its in words.items() if its == word and kind in config.kinds), "")
    if not (word and kind and rest[:1] == ["index.html"]) or refused_slug(slug) or slug == PAGE:
        return None
    return None if kind == "release" and YEAR.fullmatch(slug) else Ref(kind, slug)


def _same(document: Original | Translated, key: str, other: str, address: str) -> Problem:
    return problem(document.at(key), "same-address", other=other, address=f"/{address}")
