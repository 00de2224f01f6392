"""The edition of each language: what its readers get of the documents that are shown."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from jarchy.content.config import Config
from jarchy.core.urls import path
from jarchy.files.attached import AttachedFile
from jarchy.images.media import ImageFile
from jarchy.kinds import SHORTCODES
from jarchy.kinds.pictures import thumbnail
from jarchy.kinds.queries import card
from jarchy.model import Edition, Link, Ref, page_path
from jarchy.schema.references import refs_of
from jarchy.site.addresses import Directory, hrefs
from jarchy.site.newest import newest_of, tagged
from jarchy.site.publication import Shown
from jarchy.site.translations import Documents
from jarchy.site.versions import phase_of, version_of
from jarchy.site.withdrawals import with_withdrawals

Folders = Mapping[str, Mapping[str, str]]  # of each language, by kind


def make_editions(
    config: Config,
    joined: Documents,
    shown: Shown,
    media: Mapping[str, ImageFile],
    files: Mapping[str, AttachedFile],
    directory: Directory,
    as_of: datetime,
) -> Iterator[Edition]:
    """The editions in the order of the site's languages."""
    folders = {code: {kind: path(code, word) for kind, word in words.items()} for code, words in config.words.items()}
    pages = {ref: _pages(ref, joined, shown, folders, config) for ref in shown.reasons}
    phases = {ref: phase_of(joined.originals[ref].fields, as_of, config.zone) for ref in shown.reasons}
    mentioned_by = _mentioned_by(joined, shown, config.codes, as_of)
    for known, entry in config.entries:
        own = folders[known.code]
        versions = with_withdrawals(
            {
                ref: version_of(
                    joined.originals[ref],
                    shown.translations.get((ref, known.code)),
                    known,
                    pages[ref],
                    as_of,
                    withheld=reason,
                    phase=phases[ref],
                )
                for ref, reason in shown.reasons.items()
            },
            mentioned_by,
        )
        yield Edition(
            language=known,
            title=entry.title,
            short_title=entry.short_title,
            description=entry.description,
            licence=entry.licence,
            base_url=config.base_url,
            root=config.root,
            folders=own,
            tags={slug: Link(f"{config.root}{own['tag']}{slug}/", label) for slug, label in entry.tags.items()},
            tagged=tagged(versions),
            newest=newest_of(versions),
            page_size=config.page_size,
            versions=versions,
            cards={
                ref: card(
                    version,
                    versions,
                    config.root + page_path(ref, own),
                    thumbnail(version.fields, media, config.root),
                )
                for ref, version in versions.items()
            },
            addresses=hrefs(directory, own, pages, {ref for ref, version in versions.items() if version.withdrawal}),
            media=dict(media),
            files=dict(files),
            mentioned_by=mentioned_by,
            issuer=config.issuer.ref if config.issuer and config.issuer.ref in shown.reasons else None,
            kinds=config.kinds,
            shortcodes=SHORTCODES,
        )


def _pages(ref: Ref, joined: Documents, shown: Shown, folders: Folders, config: Config) -> dict[str, Link]:
    """The pages of the document in each language that has it."""
    return {
        known.code: Link(config.root + page_path(ref, folders[known.code]), known.endonym, known.code)
        for known, _ in config.entries
        if joined.originals[ref].lang == known.code or (ref, known.code) in shown.translations
    }


def _mentioned_by(joined: Documents, shown: Shown, codes: Iterable[str], as_of: datetime) -> dict[Ref, tuple[Ref, ...]]:
    """Who speaks of a document, of those that are shown."""
    aside = {ref: named for ref in shown.reasons if (named := _not_spoken_of(joined, ref, codes, as_of))}
    return {
        ref: tuple(by for by in all_by if by in shown.reasons and ref not in aside.get(by, ()))
        for ref, all_by in joined.mentioned_by.items()
    }


def _not_spoken_of(joined: Documents, ref: Ref, codes: Iterable[str], as_of: datetime) -> set[Ref]:
    """The documents that this one names only in what it tells later, or as somebody to ask."""
    fields = joined.originals[ref].fields
    told, asked = fields.at(as_of), set(refs_of(fields, is_asked=True))
    if told is fields and not asked:  # nearly all
        return set()
    versions = (version for version in joined.versions(ref, codes) if not version.is_draft)
    spoken = (named for version in versions for named in version.prose.refs)
    return asked.union(refs_of(fields)).difference(refs_of(told), spoken)
