"""What the source files say: remembered where they have not changed, else read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from jarchy.build.cache import Cache
from jarchy.build.cache_rows import CachedDocument, CachedImage
from jarchy.build.registry import Registry
from jarchy.build.session import Session
from jarchy.build.workers import PARALLEL_FROM_DOCUMENTS, PARALLEL_FROM_IMAGES
from jarchy.content.parse import Parsed, ParsedFile, Unpacker, parse_batch
from jarchy.content.scan import SourceFile
from jarchy.core.file_names import bad_names
from jarchy.core.files import Files, read_bytes, read_source, shown
from jarchy.core.hashing import key
from jarchy.core.lazy import LazyBytes, LazyHtml, LazyText
from jarchy.images.media import FOLDER, KIND, LARGEST_FILE, ImageFile, InspectedImage
from jarchy.problems import BuildFailed, Location, Problem, did_you_mean, problem
from jarchy.site.claims import unread_paths


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
    unpack = Unpacker(registry.kinds, cache.text).unpack
    was = unpack(known.facts, source.ref.kind)
    if known.content == key(data):
        cache.keep_stamp(source.path, stamp)
        return was, was
    ((path, content, packed, html, statements),) = _parse_batch(registry, timezone, session.shortcuts, [(source, data)])
    fresh = CachedDocument(path, stamp, content, timezone, html.key, statements.key, packed)
    cache.keep_texts((html, statements))
    cache.keep(CachedDocument, [fresh])
    cache.forget_texts(text for text in known.texts if not cache.is_text_of_a_document(text))
    return was, unpack(packed, source.ref.kind)


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


def read_images(session: Session, parsed: Sequence[Parsed]) -> dict[str, ImageFile]:
    """The usable pictures that documents name, by file name. Files that are unused or broken are reported."""
    files, project = session.files, session.request.project
    lying = _lying(files)
    session.report(bad_names(_paths(files)))
    named = {mention.ref.slug for one in parsed for mention in one.mentions if mention.ref.kind == KIND}
    is_all_read = all(one.is_known for one in parsed) and not unread_paths(session.problems)
    if is_all_read:  # else a file with errors may name any picture
        session.report(_unused(parsed, lying.keys() - named))
    used = {name: path for name, path in lying.items() if name in named and files[path]}
    session.report(problem(Location(FOLDER + name), "not-a-file") for name in named & lying.keys() - used.keys())
    inspected = _inspected(session, used)
    session.report(problem for one in inspected for problem in one.problems)
    return _images(project, ((used[one.name], one) for one in inspected))


def known_images(session: Session) -> dict[str, ImageFile]:
    """The pictures that documents named in the last build, if no file but texts has changed since."""
    known = sorted(session.cache.rows(CachedImage).values())
    return _images(session.request.project, ((one.path, _inspected_image(one)) for one in known))


def _images(project: Path, inspected: Iterable[tuple[str, InspectedImage]]) -> dict[str, ImageFile]:
    return {
        one.name: ImageFile(one.name, one.measure, LazyBytes(one.measure.key, partial(_read, project, path, one)))
        for path, one in inspected
        if one.measure
    }


def _unused(parsed: Iterable[Parsed], names: Iterable[str]) -> Iterator[Problem]:
    repeated = {ref.slug for one in parsed if one.claim for fact in one.claim.facts for ref in fact.refs}
    yield from (problem(Location(FOLDER + name), "unused-media") for name in names if name not in repeated)


def missing_images(files: Files, parsed: Iterable[Parsed]) -> Iterator[Problem]:
    """The pictures that documents name and that do not lie in content/media/."""
    lying = _lying(files)
    for one in parsed:
        for mention in one.mentions:
            if mention.ref.kind == KIND and mention.ref.slug not in lying:
                # Editors often write the path from the project's folder.
                suggestion = did_you_mean(mention.ref.slug.rpartition("media/")[2], lying)
                yield problem(one.at(mention.mark), "unknown-media", name=mention.ref.slug, suggestion=suggestion)


def _lying(files: Files) -> dict[str, str]:
    """The paths in content/media/ by the names that documents call them by."""
    return {shown(path.removeprefix(FOLDER)): path for path in _paths(files)}


def _paths(files: Files) -> list[str]:
    return [path for path in sorted(files) if path.startswith(FOLDER) and not path.endswith("/")]


def _inspected(session: Session, used: Mapping[str, str]) -> list[InspectedImage]:
    """What each file is: from the cache if it has not changed, otherwise by inspecting it."""
    files, project, cache = session.files, session.request.project, session.cache
    known = cache.rows(CachedImage)
    unsure = [name for name, path in used.items() if path not in known or known[path].stamp != files[path]]
    cache.forget(CachedImage, known.keys() - set(used.values()))
    inspected = {name: _inspected_image(known[path]) for name, path in used.items() if name not in unsure}
    if unsure:
        from jarchy.images.processing import inspect_batch  # noqa: PLC0415  only for new pictures

        read = ((name, read_bytes(project / used[name], LARGEST_FILE) or b"") for name in unsure)
        for one in session.workers.map(inspect_batch, read, len(unsure), PARALLEL_FROM_IMAGES, "pictures", batch=1):
            path = used[one.name]
            cache.keep(CachedImage, [CachedImage(path, files[path], msgspec.msgpack.encode(one))])
            inspected[one.name] = one
    return [inspected[name] for name in used]


def _inspected_image(known: CachedImage) -> InspectedImage:
    return msgspec.msgpack.decode(known.facts, type=InspectedImage)


def _read(project: Path, path: str, one: InspectedImage) -> bytes:
    """The bytes that were inspected. Raises BuildFailed if the file has changed since."""
    data = read_bytes(project / path, LARGEST_FILE)
    if data is None or one.measure is None or key(data) != one.measure.key:
        reason = "it has changed since the build began, so build again"
        raise BuildFailed([problem(Location(FOLDER + one.name), "unreadable", reason=reason)])
    return data
