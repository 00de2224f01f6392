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

from jarchy.content.foreign_language import UNKNOWN
from jarchy.content.parse import Parsed
from jarchy.content.scan import name_of_its_own
from jarchy.core.text import Position
from jarchy.kinds import folders_of
from jarchy.model import Kinds, Ref
from jarchy.problems import Location, Problem, has_code, problem
from jarchy.schema.facts import fact_names

_NEAR = 0.8  # similarity of two slugs of which one could be a typing error
_MOST_COMPARED = 50  # names; more are not an editor's mistake
_UNREAD_CODES = ("file-name", "slug", UNKNOWN, "not-a-file", "unknown-folder")

Files = list[Parsed]  # the files of one document


def unread_paths(problems: Iterable[Problem]) -> list[str]:
    return [problem.where.path for problem in problems if has_code(problem, *_UNREAD_CODES)]


class Unread:
    """Files that could not be read as documents, because of their names or contents."""

    def __init__(self, problems: Iterable[Problem], kinds: Kinds) -> None:
        self.folders = folders_of(kinds)
        self.paths = unread_paths(problems)

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
            folder, _, inside = path.removeprefix("content/").partition("/")
            like = [folder] if folder in self.folders else get_close_matches(folder.casefold(), self.folders, n=1)
            kind = self.folders[like[0]] if like else ""
            stem = inside.rpartition("/")[2].partition(".")[0].casefold().replace("_", "-").replace(" ", "-")
            names[kind, stem if re.search("[a-z]", stem) else ""] = None
        return names


class Claims(Struct, frozen=True):
    """The problems with the claims of all files. `unsure` are documents without a clear original; `misnamed` are
    translations, by the document and the language that they are probably meant for.
    """

    problems: tuple[Problem, ...] = ()
    unsure: frozenset[Ref] = frozenset()
    misnamed: frozenset[tuple[Ref, str]] = frozenset()
    orphans: tuple[Parsed, ...] = ()  # translations without an original


def own_problems(parsed: Sequence[Parsed], kinds: Kinds) -> Iterator[Problem]:
    """The problems of each file by itself, without the facts that it need not have because it is no original."""
    lacking = {file.source.ref for file in parsed if any(map(_is_missing_key, file.problems))}
    files = _documents(file for file in parsed if file.source.ref in lacking)
    for file in parsed:
        excused = _excused(file, files[file.source.ref], kinds) if file.source.ref in lacking else set()
        yield from (
            problem for problem in file.problems if not (_is_missing_key(problem) and problem.words["key"] in excused)
        )


def _excused(file: Parsed, files: Files, kinds: Kinds) -> set[str]:
    """The keys that a file need not have, judging by its other files."""
    if not file.is_original:
        return set()
    excused: set[str] = set()
    for other in files:
        if other is not file:
            excused |= _stated(other) if other.is_translation else fact_names(_schema(file, kinds))
    return excused


def claims(parsed: Iterable[Parsed], unread: Unread, kinds: Kinds) -> Claims:
    documents = _documents(parsed)
    problems: list[Problem] = []
    unsure: set[Ref] = set()
    misnamed: set[tuple[Ref, str]] = set()
    orphans: list[Parsed] = []
    for ref, files in documents.items():
        wrong = _contradiction(files, kinds) if len(files) > 1 else None
        if wrong is None and all(file.is_translation for file in files):
            near = _near(files, documents) if len(orphans) < _MOST_COMPARED else None
            orphans.extend(files)
            misnamed.update((near, file.source.lang) for file in files if near)
            wrong = None if unread.may_be(ref) else _no_original(files, near)
            unsure.add(ref)
        if wrong:
            problems.append(wrong)
            unsure.add(ref)
    return Claims(tuple(problems), frozenset(unsure), frozenset(misnamed), tuple(orphans))


def _documents(parsed: Iterable[Parsed]) -> dict[Ref, Files]:
    documents: dict[Ref, Files] = {}
    for file in parsed:
        documents.setdefault(file.source.ref, []).append(file)
    return documents


def _contradiction(files: Files, kinds: Kinds) -> Problem | None:
    """The contradiction between what the files of a document say about themselves, if there is one."""
    originals = [file for file in files if file.is_original]
    if len(originals) > 1:
        return _several(originals)
    for file in files:
        if originals and file.is_translation and _stated(file) & _missing_facts(originals[0], kinds):
            return problem(_place(file), "exchanged", other=originals[0].source.path)
    return None


def _several(originals: Files) -> Problem:
    """If several files claim to be the original: one for its language alone is another document, and the one that
    states fewer facts than all others is the translation.
    """
    paths = " and ".join(original.source.path for original in originals)
    mark = "add “translation:”, with “reviewed: no” below it,"
    if alone := [file for file in originals if "only" in _stated(file)]:
        source = alone[-1].source
        remedy = (
            f"“only:” says that {source.path} is a document of its own: rename it, as in {name_of_its_own(source)}; if "
            f"it is a translation, delete “only:” there, and {mark} in its place"
        )
        return problem(_place(alone[-1]), "two-originals", files=paths, remedy=remedy)
    fewest, more, *_ = sorted(originals, key=lambda original: len(_stated(original)))
    is_clear = len(_stated(fewest)) < len(_stated(more))
    seems = f"; this seems to be {fewest.source.path}" if is_clear else ""
    remedy = f"{mark} to the file that is a translation{seems}"
    return problem(_place(fewest if is_clear else originals[-1]), "two-originals", files=paths, remedy=remedy)


def _no_original(files: Files, near: Ref | None) -> Problem:
    """All files say that they are translations."""
    *less, most = sorted(files, key=lambda file: len(_stated(file)))
    lang = files[0].source.lang
    if near:
        remedy = f"did you mean “{near.slug}”? If so, rename this file to {near.slug}.{lang}.md"
        return problem(_place(files[0]), "missing-original", remedy=remedy)
    if _stated(most) and (not less or len(_stated(most)) > len(_stated(less[-1]))):
        remedy = "if this file is the original, delete “translation:” and the lines below it; it states the facts"
        return problem(_place(most), "missing-original", remedy=remedy)
    remedy = (
        "add the original; or delete the translation, if its original is gone for good; or, in the file that was "
        "written first, delete “translation:” and the lines below it"
    )
    return problem(_place(files[0]), "missing-original", remedy=remedy)


def _near(files: Files, documents: Mapping[Ref, Files]) -> Ref | None:
    """The document that this file probably translates: its slug differs by a letter, and it lacks the language."""
    own, langs = files[0].source.ref, {file.source.lang for file in files}
    others = [
        ref.slug
        for ref, others in documents.items()
        if ref.kind == own.kind
        and abs(len(ref.slug) - len(own.slug)) <= 2  # noqa: PLR2004  letters
        and not all(file.is_translation for file in others)
        and langs.isdisjoint(file.source.lang for file in others)
    ]
    near = get_close_matches(own.slug, others, n=1, cutoff=_NEAR)
    return Ref(own.kind, near[0]) if near else None


def _missing_facts(file: Parsed, kinds: Kinds) -> set[str]:
    keys = {problem.words["key"] for problem in file.problems if _is_missing_key(problem)}
    return keys & fact_names(_schema(file, kinds))


def _is_missing_key(problem: Problem) -> bool:
    return has_code(problem, "missing-key")


def _stated(file: Parsed) -> set[str]:
    """The keys of the facts that a file states, without the keys above them."""
    return {key.rpartition(": ")[2] for key in file.claim.stated} if file.claim else set()


def _schema(file: Parsed, kinds: Kinds) -> type[Struct]:
    return kinds[file.source.ref.kind].schema


def _place(file: Parsed) -> Location:
    """The place where a file says that it is a translation; for an original, its beginning."""
    return file.at(file.claim.mark if file.claim else Position(1, 1))
