"""Edits of texts: what has changed since the last build, if it is nothing but the texts of documents.

Then all that documents decide beside each other is as it was (`site/linked.py`), and so is every page that reads none
of these texts. Only they are read and checked, and of other documents only those that they ask for.
"""

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from jarchy.build.cache_rows import CachedLinks, LastBuild
from jarchy.build.digests import Digests
from jarchy.build.known_documents import KnownDocuments
from jarchy.build.linked_site import FormerSite, LinkedSite, facts_shown
from jarchy.build.registry import Registry
from jarchy.build.request import BuildRequest
from jarchy.build.session import Session
from jarchy.build.sources import read_again
from jarchy.content.config import Config
from jarchy.content.parse import Parsed
from jarchy.content.scan import scan
from jarchy.core.hashing import key
from jarchy.core.lazy import LazyText
from jarchy.core.records import encoded
from jarchy.kinds import folders_of
from jarchy.model import OriginalDocument, Prose, Ref
from jarchy.problems import Problem, errors
from jarchy.problems.by_file import ByFile
from jarchy.site.linked import Linked
from jarchy.site.site import Site

MOST = 64  # files; after more edits the whole site is linked again
_NAME, _FORMER = "site", "former site"


class TextEdits(Struct, frozen=True):
    """The site after edits of texts, the documents that were edited, the problems of them and of those that mention
    them, and the known problems of all other files; all its documents, what they decide beside each other, and the
    site before, if it is in memory.
    """

    site: Site
    edited: frozenset[Ref]
    problems: list[Problem]
    known: ByFile
    documents: KnownDocuments
    links: CachedLinks
    former: FormerSite | None


def keep_links(session: Session, site: Site) -> None:
    """Remembers what documents decide beside each other, for a build before which nothing but texts has changed."""
    linked, as_of = site.linked, site.as_of.timestamp()
    editions = tuple(
        replace(links, addresses=dict(edition.addresses))
        for links, edition in zip(linked.editions, site.editions, strict=True)
    )
    data = encoded(replace(linked, editions=editions))
    session.cache.keep(CachedLinks, [CachedLinks(_NAME, _key(session.request, session.state, as_of), data)])


def keep_links_of_edits(session: Session, edits: TextEdits, digests: Digests) -> None:
    """Remembers that documents decide beside each other what they decided before these edits of texts."""
    links = edits.links._replace(key=_key(session.request, session.state, edits.site.as_of.timestamp()))
    session.cache.keep_key_of_links(links)
    session.cache.memory.remember(_FORMER, links.key, FormerSite(edits.documents, edits.site, digests))


def forget_links(session: Session) -> None:
    session.cache.forget(CachedLinks, [_NAME])


def find_text_edits(session: Session, last: LastBuild, config: Config, registry: Registry) -> TextEdits | None:
    """What has changed since `last`; None if it is anything but a few texts, or if that has consequences elsewhere."""
    stamps = session.cache.document_stamps()
    changed = [path for path, stamp in stamps.items() if session.files.get(path) != stamp]
    are_there = all(session.files.get(path) for path in changed)
    if registry.code.named or len(changed) > MOST or not are_there:  # what an extension checks may read any text
        return None
    links = _links(session, last, session.state_of(session.files | {path: stamps[path] for path in changed}))
    if not links or (files := _read_again(session, changed, config, registry)) is None:
        return None
    edited = frozenset(now.source.ref for _, now in files)
    if any(config.kinds[ref.kind].is_spoken for ref in edited):  # every text is compared with their words
        return None
    memory = session.cache.memory
    linked = memory.value(_NAME, links.links, lambda: msgspec.msgpack.decode(links.links, type=Linked))
    former = memory.known(_FORMER, links.key)
    known = LinkedSite(session, last, config, linked, former)
    was, now = ({pair[age].source.path: pair[age] for pair in files} for age in (0, 1))
    documents = known.documents(now)
    site, before = known.site(documents, edited), known.documents(was)
    if encoded(facts_shown(known.site(before, edited), edited)) != encoded(facts_shown(site, edited)):
        return None
    if known.deadlines(before, edited) != known.deadlines(documents, edited):
        return None
    found = known.problems(documents, edited)
    return TextEdits(site, edited, *found, documents, links, former) if found else None


def _links(session: Session, last: LastBuild, sources: str) -> CachedLinks | None:
    """What documents decided beside each other in the last build, if it read these sources and would still do so."""
    known = session.cache.rows(CachedLinks).get(_NAME) if last.holds(session.request, sources) else None
    return known if known and known.key == _key(session.request, sources, last.as_of) else None


def _key(request: BuildRequest, sources: str, as_of: float) -> str:
    """It names the build, by its instant: a build of another output folder may be of another one, at which more or
    less is public.
    """
    return key(encoded(request.settings), sources, str(as_of))


def _read_again(
    session: Session, paths: Sequence[str], config: Config, registry: Registry
) -> list[tuple[Parsed, Parsed]] | None:
    """Each of these files as it was and as it is, if they differ in their texts alone; else None."""
    sources, _ = scan({path: session.files[path] for path in paths}, folders_of(config.kinds), config.codes)
    files = []
    for source in sources:
        was, now = read_again(session, source, registry, config.timezone)
        if not (was and now and was.document and now.document) or _facts(was) != _facts(now) or errors(now.problems):
            return None
        files.append((was, now))
    return files


def _facts(file: Parsed) -> bytes:
    """All that other documents can know of a file. Of what it mentions they don't know where."""
    document = file.document
    if document is None:
        return b""
    has_text = "a text" if document.prose.html else ""  # without one, a release may wait for it
    named = Prose(lead=has_text, refs=document.prose.refs)
    bare = replace(document, prose=named, mentions=(), cautions=(), statements=LazyText.of(""))
    if isinstance(bare, OriginalDocument):
        bare = replace(bare, fingerprint="", blocks="", earlier=())
    return encoded((bare, [mention.ref for mention in file.mentions], file.claim))
