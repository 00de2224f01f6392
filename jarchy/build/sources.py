"""What the source files say: remembered where they have not changed, else read."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from jarchy.build.cache import Cache
from jarchy.build.cache_rows import CachedDocument
from jarchy.build.registry import Registry
from jarchy.build.session import Session
from jarchy.build.workers import PARALLEL_FROM_DOCUMENTS
from jarchy.content.parse import Parsed, ParsedFile, Unpacker, parse_batch
from jarchy.content.scan import SourceFile
from jarchy.core.files import read_source
from jarchy.core.hashing import key
from jarchy.core.lazy import LazyHtml, LazyText
from jarchy.problems import Problem


def read_documents(session: Session, sources: Sequence[SourceFile], registry: Registry, timezone: str) -> list[Parsed]:
    """Every source, parsed: from the cache if neither the file nor the time zone has changed, else from the file."""
    files, cache = session.files, session.cache
    known = cache.rows(CachedDocument)
    unpack = Unpacker(registry.kinds, cache.text).unpack
    facts: dict[str, bytes] = {}
    unsure = []
    for source in sources:
        one = known.get(source.path)
        if one and one.stamp == files[source.path] and one.timezone == timezone:
            facts[source.path] = one.facts
        else:
            unsure.append(source)

    def changed() -> Iterator[tuple[SourceFile, bytes]]:
        for source in unsure:
            data = read_source(session.request.project, source.path)
            one = known.get(source.path)
            if isinstance(data, Problem):
                session.report([data])
            elif one and one.content == key(data) and one.timezone == timezone:
                cache.keep_stamp(source.path, files[source.path])
                facts[source.path] = one.facts
            else:
                yield source, data

    fresh = {}
    for path, content, packed, html, statements in session.workers.map(
        registry.for_workers(partial(_parse_batch, registry, timezone, session.shortcuts)),
        changed(),
        len(unsure),
        PARALLEL_FROM_DOCUMENTS,
        "documents",
    ):
        facts[path] = packed
        fresh[path] = CachedDocument(path, files[path], content, timezone, html.key, statements.key, packed)
        cache.keep_texts((html, statements))
    cache.keep(CachedDocument, fresh.values())
    _forget(known, fresh, set(known) - set(facts), cache)
    return [
        unpack(facts[source.path], source.ref.kind) if source.path in facts else ParsedFile(source, None, (), ())
        for source in sources
    ]


def read_again(
    session: Session, source: SourceFile, registry: Registry, timezone: str
) -> tuple[Parsed | None, Parsed | None]:
    """A source that has changed: as it was, and as it is, which is remembered. None: that can't be known."""
    cache, stamp = session.cache, session.files[source.path]
    known, data = cache.row(CachedDocument, source.path), read_source(session.request.project, source.path)
    if known is None or known.timezone != timezone or isinstance(data, Problem):
        return None, None
    former = {name: cache.text(name) for name in known.texts if name}  # soon the cache has them no more
    was = Unpacker(registry.kinds, former.__getitem__).unpack(known.facts, source.ref.kind)
    if known.content == key(data):
        cache.keep_stamp(source.path, stamp)
        return was, was
    ((path, content, packed, html, statements),) = _parse_batch(registry, timezone, session.shortcuts, [(source, data)])
    fresh = CachedDocument(path, stamp, content, timezone, html.key, statements.key, packed)
    cache.keep_texts((html, statements))
    cache.keep(CachedDocument, [fresh])
    cache.forget_texts(text for text in known.texts if not cache.is_text_of_a_document(text))
    return was, Unpacker(registry.kinds, cache.memory.text).unpack(packed, source.ref.kind)


def _parse_batch(
    registry: Registry, timezone: str, shortcuts: bool, batch: Sequence[tuple[SourceFile, bytes]]
) -> list[tuple[str, str, bytes, LazyHtml, LazyText]]:
    """Like `parse_batch`, for workers: a registry can be pickled, but kinds of extensions cannot."""
    return parse_batch(registry.kinds, timezone, shortcuts, batch)


def _forget(
    known: Mapping[str, CachedDocument], fresh: Mapping[str, CachedDocument], gone: set[str], cache: Cache
) -> None:
    """Removes from the cache what documents contained that are gone or have changed."""
    replaced = {text for path in gone | (known.keys() & fresh.keys()) for text in known[path].texts}
    if replaced:
        used = {text for path, one in {**known, **fresh}.items() if path not in gone for text in one.texts}
        cache.forget(CachedDocument, gone)
        cache.forget_texts(replaced - used)
