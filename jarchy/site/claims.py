"""Decides which file of a document is its original, and reports contradictions between its files.

What a file says about itself (`translation:`) and the facts that it states may disagree. Then one error names the
mistake, and its consequences are not reported, such as facts that an original must have if the file should be a
translation.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from itertools import islice

from msgspec import Struct

from jarchy.content.parse import Parsed
from jarchy.core.text import Position
from jarchy.kinds import folders_of
from jarchy.model import Kinds, Ref
from jarchy.problems import Location, Problem, has_code, problem
from jarchy.schema.facts import fact_names
from jarchy.site.drafts import Drafts

_NEAR = 0.8  # similarity of two slugs of which one could be a typing error
_MOST_COMPARED = 50  # names; more are not an editor's mistake
_UNREAD_CODES = ("file-name", "slug", "unknown-language", "not-a-file", "unknown-folder")

Files = list[Parsed]  # the files of one document


def unread_paths(found: Iterable[Problem]) -> list[str]:
    return [one.where.path for one in found if has_code(one, *_UNREAD_CODES)]


class Unread:
    """Files that could not be read as documents, because of their names or contents."""

    def __init__(self, found: Iterable[Problem], kinds: Kinds) -> None:
        self.folders = folders_of(kinds)
        self.paths = unread_paths(found)

    def __bool__(self) -> bool:
        return bool(self.paths)

    def has(self, ref: Ref) -> bool:
        """Whether a file has the document's slug, or a name that could mean any document."""
        return (ref.kind, ref.slug) in self._names or (ref.kind, "") in self._names

    def may_be(self, ref: Ref) -> bool:
        """Whether a missing document could be in one of these files."""
        if not self.paths:
            return False
        if self.has(ref):
            return True
        compared = islice((stem for kind, stem in self._names if kind == ref.kind), _MOST_COMPARED)
        return bool(get_close_matches(ref.slug, compared, n=1, cutoff=_NEAR))

    @cached_property
    def _names(self) -> dict[tuple[str, str], None]:
        """The kind of each file with the beginning of its name; empty if that has no Latin letter."""
        names: dict[tuple[str, str], None] = {}
        for path in self.paths:
            folder, _, name = path.removeprefix("content/").partition("/")
            like = [folder] if folder in self.folders else get_close_matches(folder.casefold(), self.folders, n=1)
            kind = self.folders[like[0]] if like else ""
            stem = name.partition(".")[0].casefold().replace("_", "-").replace(" ", "-")
            names[kind, stem if re.search("[a-z]", stem) else ""] = None
        return names


class Claims(Struct, frozen=True):
    """The problems with the claims of all files. `unsure` are documents without a clear original; `misnamed` are
    translations, by the document and the language that they are probably meant for.
    """

    problems: tuple[Problem, ...] = ()
    unsure: frozenset[Ref] = frozenset()
    misnamed: frozenset[tuple[Ref, str]] = frozenset()


def own_problems(parsed: Sequence[Parsed], kinds: Kinds, drafts: Drafts) -> Iterator[Problem]:
    """The problems of each file by itself, without the facts that it need not have because it is no original."""
    lacking = {one.source.ref for one in parsed if any(map(_is_missing_key, one.problems))}
    files = _documents(one for one in parsed if one.source.ref in lacking)
    for one in parsed:
        excused = _excused(one, files[one.source.ref], kinds) if one.source.ref in lacking else set()
        owed = (found for found in one.problems if not (_is_missing_key(found) and found.words["key"] in excused))
        yield from drafts.excuse(one, owed)


def _excused(one: Parsed, files: Files, kinds: Kinds) -> set[str]:
    """The keys that a file need not have, judging by its other files."""
    if not _is_original(one):
        return set()
    excused: set[str] = set()
    for other in files:
        if other is not one:
            excused |= _stated(other) if _is_translation(other) else fact_names(_schema(one, kinds))
    return excused


def claims(parsed: Iterable[Parsed], unread: Unread, kinds: Kinds) -> Claims:
    documents = _documents(parsed)
    found: list[Problem] = []
    unsure: set[Ref] = set()
    misnamed: set[tuple[Ref, str]] = set()
    orphans = 0
    for ref, files in documents.items():
        wrong = _contradiction(files, kinds) if len(files) > 1 else None
        if wrong is None and all(map(_is_translation, files)):
            orphans += 1
            near = _near(files, documents) if orphans <= _MOST_COMPARED else None
            misnamed.update((near, one.source.lang) for one in files if near)
            wrong = None if unread.may_be(ref) else _no_original(files, near)
            unsure.add(ref)
        if wrong:
            found.append(wrong)
            unsure.add(ref)
    return Claims(tuple(found), frozenset(unsure), frozenset(misnamed))


def _documents(parsed: Iterable[Parsed]) -> dict[Ref, Files]:
    documents: dict[Ref, Files] = {}
    for one in parsed:
        documents.setdefault(one.source.ref, []).append(one)
    return documents


def _contradiction(files: Files, kinds: Kinds) -> Problem | None:
    """The contradiction between what the files of a document say about themselves, if there is one."""
    originals = [one for one in files if _is_original(one)]
    if len(originals) > 1:
        return _several(originals)
    for one in files:
        if originals and _is_translation(one) and _stated(one) & _missing_facts(originals[0], kinds):
            return problem(_place(one), "exchanged", other=originals[0].source.path)
    return None


def _several(originals: Files) -> Problem:
    """If several files claim to be the original: the one that states fewer facts than all others is the translation."""
    fewest, more, *_ = sorted(originals, key=lambda one: len(_stated(one)))
    is_clear = len(_stated(fewest)) < len(_stated(more))
    paths = " and ".join(one.source.path for one in originals)
    seems = f"; this seems to be {fewest.source.path}" if is_clear else ""
    return problem(_place(fewest if is_clear else originals[-1]), "two-originals", files=paths, seems=seems)


def _no_original(files: Files, near: Ref | None) -> Problem:
    """All files say that they are translations."""
    *less, most = sorted(files, key=lambda one: len(_stated(one)))
    lang = files[0].source.lang
    if near:
        remedy = f"did you mean “{near.slug}”? If so, rename this file to {near.slug}.{lang}.md"
        return problem(_place(files[0]), "missing-original", remedy=remedy)
    if _stated(most) and (not less or len(_stated(most)) > len(_stated(less[-1]))):
        remedy = "if this file is the original, delete “translation:” and the lines below it; it states the facts"
        return problem(_place(most), "missing-original", remedy=remedy)
    remedy = "add the original; or, in the file that was written first, delete “translation:” and the lines below it"
    return problem(_place(files[0]), "missing-original", remedy=remedy)


def _near(files: Files, documents: Mapping[Ref, Files]) -> Ref | None:
    """The document that this file probably translates: its slug differs by a letter, and it lacks the language."""
    own, langs = files[0].source.ref, {one.source.lang for one in files}
    others = [
        ref.slug
        for ref, others in documents.items()
        if ref.kind == own.kind
        and abs(len(ref.slug) - len(own.slug)) <= 2  # noqa: PLR2004  letters
        and not all(map(_is_translation, others))
        and langs.isdisjoint(one.source.lang for one in others)
    ]
    near = get_close_matches(own.slug, others, n=1, cutoff=_NEAR)
    return Ref(own.kind, near[0]) if near else None


def _missing_facts(one: Parsed, kinds: Kinds) -> set[str]:
    keys = {found.words["key"] for found in one.problems if _is_missing_key(found)}
    return keys & fact_names(_schema(one, kinds))


def _is_missing_key(found: Problem) -> bool:
    return has_code(found, "missing-key")


def _is_original(one: Parsed) -> bool:
    return one.claim is not None and not one.claim.is_translation


def _is_translation(one: Parsed) -> bool:
    return one.claim is not None and one.claim.is_translation


def _stated(one: Parsed) -> set[str]:
    """The keys of the facts that a file states, without the keys above them."""
    return {key.rpartition(": ")[2] for key in one.claim.stated} if one.claim else set()


def _schema(one: Parsed, kinds: Kinds) -> type[Struct]:
    return kinds[one.source.ref.kind].schema


def _place(one: Parsed) -> Location:
    """The place where a file says that it is a translation; for an original, its beginning."""
    return one.at(one.claim.mark if one.claim else Position(1, 1))
