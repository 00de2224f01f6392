"""Finds what an editor may have meant: documents and tags by their names, however they were typed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property
from itertools import pairwise
from urllib.parse import unquote

from jarchy.core.characters import LOOKS_LATIN
from jarchy.core.patterns import lazy_pattern
from jarchy.kinds import folders_of
from jarchy.kinds.attachments import named_by_file
from jarchy.markdown.hrefs import MAIL, suggested_kind
from jarchy.model import Original, OriginalDocument, Ref, Translated
from jarchy.problems import perhaps
from jarchy.site.addresses import Directory

MOST_MEANT = 3  # documents with the same name
NEAR, NEAR_NAME = 0.6, 0.75  # similarity from 0 to 1; different people often have similar names

_NAMES = ("title", "name", "short_name")
_HOST = lazy_pattern(r"(www\.[\w-]+|[\w-]+)(\.[\w-]+)*\.[^\W\d_]{2,}(/\S*)?")
_FILES = ("html", "htm", "php", "pdf", "doc", "docx", "xls", "xlsx", "jpg", "jpeg", "png", "md", "txt", "zip")


class Suggestions:
    """Finds likely meanings of an unknown name, among all documents in all languages."""

    def __init__(self, directory: Directory, documents: Iterable[Original | Translated]) -> None:
        self.directory = directory
        self.kinds = directory.config.kinds
        self.documents = tuple(documents)

    @cached_property
    def slugs(self) -> dict[str, list[str]]:
        """The slugs of each kind, and of tags."""
        slugs: dict[str, list[str]] = {"tag": list(self.directory.config.entries[0][1].tags)}
        for ref in sorted(self.directory.named):
            slugs.setdefault(ref.kind, []).append(ref.slug)
        return slugs

    @cached_property
    def names(self) -> dict[str, dict[str, dict[str, None]]]:
        """The names of documents and tags in normalised form, with their slugs, by kind."""
        names: dict[str, dict[str, dict[str, None]]] = {}
        for ref, name in self._all_names():
            names.setdefault(ref.kind, {}).setdefault(_folded(name), {})[ref.slug] = None
        return names

    def _all_names(self) -> Iterator[tuple[Ref, str]]:
        for document in self.documents:
            for key in _NAMES:
                if name := getattr(document.fields, key, None):
                    yield document.ref, name
                    if document.ref.kind == "person":
                        yield document.ref, name.split()[-1]
        for _, entry in self.directory.config.entries:
            for slug, label in entry.tags.items():
                yield Ref("tag", slug), label

    def of(self, kind: str, typed: str) -> list[str]:
        """The likely slugs, the best first; all of them if several documents have the name."""
        slugs, names = self.slugs.get(kind, []), self.names.get(kind, {})
        last = _last_part(typed)
        for plain in (_as_slug(typed), _as_slug(last)):
            if plain in slugs:
                return [plain]
        if called := names.get(_folded(typed)) or names.get(_folded(last)):
            return [*called][:MOST_MEANT]
        near = [*get_close_matches(_as_slug(last), slugs, n=1, cutoff=NEAR)]
        near_names = [*get_close_matches(_folded(last), names, n=1, cutoff=NEAR_NAME)]
        if near and near_names and _likeness(_as_slug(last), near[0]) >= _likeness(_folded(last), near_names[0]):
            return near
        return [*names[near_names[0]]][:MOST_MEANT] if near_names else near

    def of_reference(self, kind: str, typed: str) -> str:
        """The text “did you mean “x”? ”, or an empty text."""
        return perhaps(*self.of(kind, typed))

    def of_link(self, target: str, ref: Ref) -> str:
        """The text “did you mean “person:x”? ”, perhaps with another address, or an empty text. `ref` is the document
        with the link.
        """
        originals = (one for one in self.documents if one.ref == ref and isinstance(one, OriginalDocument))
        if attached := next(filter(None, (named_by_file(target, one) for one in originals)), ""):
            return perhaps(attached)
        if outside := _outside(target):
            return perhaps(outside)
        path = self.directory.below(target) or unquote(re.split("[?#]", target)[0])
        tail = re.search("#.*", target)
        for kind, typed in self._readings(path):
            if meant := self.of(kind, typed):
                return perhaps(*(f"{kind}:{slug}{tail[0] if tail else ''}" for slug in meant))
        head, colon, slug = path.partition(":")
        kind = self._kind(head) if colon else ""  # of a document that does not exist
        return perhaps(f"{kind}:{slug.strip()}") if kind and kind != head else ""

    def _readings(self, path: str) -> Iterator[tuple[str, str]]:
        """The kinds that an address could name, each with the name of the document."""
        head, colon, rest = path.partition(":")
        if colon:
            kind = self._kind(head)
            yield from [(kind, rest)] if kind else ((one, rest) for one in self.kinds)
            return
        parts = [part for part in path.split("/") if part.strip(".")]
        typed = parts[-1] if parts else ""
        named = [(kind, after) for part, after in pairwise(parts) if (kind := self._kind(part))]
        yield from named
        if not named and typed:
            slug, name = _as_slug(_last_part(typed)), _folded(_last_part(typed))
            yield from ((kind, typed) for kind in self.kinds if slug in self.slugs.get(kind, ()))
            yield from ((kind, typed) for kind in self.kinds if name in self.names.get(kind, {}))
            yield from (("page", typed), ("release", typed))

    def _kind(self, word: str) -> str:
        """The kind that a word means: its name, its folder, its word in URLs, or something similar."""
        plain = word.strip().casefold()
        words: Mapping[str, str] = {
            **{word: kind for kinds in self.directory.kinds.values() for word, kind in kinds.items() if word},
            **folders_of(self.kinds),
            **{name: name for name in self.kinds},
        }
        if plain in words:
            return words[plain] if words[plain] in self.kinds else ""
        return suggested_kind(plain, self.kinds) if len(plain) > 3 else ""  # noqa: PLR2004  shorter ones are language codes


def _outside(target: str) -> str:
    """The full address of another site, if its beginning is missing."""
    if re.fullmatch(MAIL, target):
        return f"mailto:{target}"
    host = target.partition("/")[0]
    is_file = host == target and host.rpartition(".")[2].casefold() in _FILES
    return f"https://{target}" if _HOST.fullmatch(target) and not is_file else ""


def _last_part(typed: str) -> str:
    """The part of an address that could be a name: without the path, the ending and the language."""
    last = re.sub(r"^\w+:\s*(?=\S)", "", typed.strip()).rstrip("/").rpartition("/")[2]
    return re.sub(r"(\.[a-z]{2,3}(-\w+)?)?\.(md|html?)$|\.[a-z]{2}$", "", last, flags=re.IGNORECASE)


def _as_slug(typed: str) -> str:
    return re.sub(r"[\s_.-]+", "-", typed.casefold().translate(LOOKS_LATIN)).strip("-")


def _folded(name: str) -> str:
    """The name without differences in how people type it."""
    return " ".join(re.sub(r"[^\w\s]", " ", name.casefold().replace("ё", "е")).split())


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
