"""The documents of a site as the cache has them, each read from it when it is asked for."""

from collections.abc import Mapping

from jarchy.build.cache import Cache
from jarchy.build.cache_rows import CachedDocument, CacheMiss
from jarchy.content.config import Config
from jarchy.content.parse import Parsed, Unpacker
from jarchy.core.lazy import LazyTable
from jarchy.files.root import RootFile
from jarchy.model import Original, Ref, Translated, TranslatedDocument
from jarchy.site.addresses import Directory, with_mentions
from jarchy.site.linked import Linked
from jarchy.site.translations import Documents


class KnownDocuments:
    """The documents that were linked. `others` are files to be taken in place of those in the cache, by path; `root`
    are the files that are copied to the root of the site; `former` are the same documents before these edits.

    Raises CacheMiss when one is asked for that the cache does not have.
    """

    def __init__(
        self,
        cache: Cache,
        config: Config,
        linked: Linked,
        others: Mapping[str, Parsed],
        root: tuple[RootFile, ...],
        former: "KnownDocuments | None" = None,
    ) -> None:
        named, at_root = linked.originals.keys(), [one.address for one in root]
        self.directory: Directory = (
            former.directory if former else Directory(config, named, linked.aliases, linked.attached, at_root)
        )
        self._cache, self._linked, self._others = cache, linked, others
        self._unpack = Unpacker(config.kinds, cache.memory.text).unpack
        self._refs = {path: ref for ref, path in linked.originals.items()}
        self._refs |= {path: ref for (ref, _), path in linked.translated.items()}
        self.files = LazyTable(self._refs, self._file)
        if former:
            self.files.take_over(former.files, others.keys())
        self.documents = Documents(
            LazyTable(linked.originals, self._original),
            LazyTable(linked.translated, self._translation),
            linked.mentioned_by,
        )

    def paths(self, ref: Ref) -> list[str]:
        """The files of a document."""
        translated = (path for (of, _), path in self._linked.translated.items() if of == ref)
        return [self._linked.originals[ref], *translated]

    def _file(self, path: str) -> Parsed:
        if path in self._others:
            return with_mentions(self._others[path], self.directory)
        known = self._cache.row(CachedDocument, path)
        if known is None:
            raise CacheMiss("a cached document is missing")
        return with_mentions(self._unpack(known.facts, self._refs[path].kind), self.directory)

    def _original(self, ref: Ref) -> Original:
        document = self.files[self._linked.originals[ref]].document
        if document is None or isinstance(document, TranslatedDocument):
            raise CacheMiss("a cached document is another")
        return document

    def _translation(self, name: tuple[Ref, str]) -> Translated:
        document = self.files[self._linked.translated[name]].document
        if not isinstance(document, TranslatedDocument):
            raise CacheMiss("a cached document is another")
        return document
