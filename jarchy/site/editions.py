"""The edition of each language: what its readers get of the documents that are shown."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from jarchy.content.config import Config
from jarchy.core.dates import DateOrTime
from jarchy.core.lazy import LazyTable
from jarchy.core.urls import path
from jarchy.files.attached import AttachedFile
from jarchy.i18n.language import Language
from jarchy.images.media import ImageFile
from jarchy.kinds import SHORTCODES
from jarchy.kinds.pictures import thumbnail
from jarchy.kinds.queries import card
from jarchy.kinds.quote import Quote, day_of
from jarchy.model import Card, Category, Edition, Link, Ref, Stated, Version, Withdrawal, page_path
from jarchy.schema.references import refs_of
from jarchy.site.addresses import Directory, hrefs
from jarchy.site.alone import NOWHERE
from jarchy.site.linked import EditionLinks, Linked
from jarchy.site.newest import Neighbours, newest_of, tagged
from jarchy.site.publication import Shown
from jarchy.site.renames import first_ref
from jarchy.site.translations import Documents
from jarchy.site.versions import is_over, phase_of, version_of
from jarchy.site.withdrawals import retracted, withdrawals_of

Folders = Mapping[str, Mapping[str, str]]  # of each language, by kind
Pages = Mapping[Ref, Mapping[str, Link]]  # of each document, by language
Versions = Mapping[Ref, Version[Stated]]


class ShownVersions:
    """The versions of the shown documents in every language, each made when it is asked for, before anything is
    withdrawn.
    """

    def __init__(self, config: Config, joined: Documents, linked: Linked, as_of: datetime) -> None:
        self.config, self.joined, self.linked, self.as_of = config, joined, linked, as_of
        self.root = config.root
        self.folders: Folders = {
            code: {kind: path(code, word) for kind, word in words.items()} for code, words in config.words.items()
        }
        self.pages: Pages = LazyTable(linked.reasons, self._pages)
        self.phases = LazyTable(linked.reasons, lambda ref: phase_of(self._told(ref), as_of, config.zone))
        self.versions = {known.code: self._versions(known) for known, _ in config.entries}

    def _versions(self, known: Language) -> Versions:
        def make(ref: Ref) -> Version[Stated]:
            is_shown = (ref, known.code) in self.linked.translations
            return version_of(
                self.joined.originals[ref],
                self.joined.translations[ref, known.code] if is_shown else None,
                known,
                self.pages[ref],
                self.as_of,
                first_ref=first_ref(self.joined.originals[ref]),
                is_unseen=self._is_unseen,
                withheld=self.linked.reasons[ref],
                phase=self.phases[ref],
                is_closed=is_over(self.joined.originals[ref].fields.closes_at(self.config.zone), self.as_of),
                said_on=self._said_on(ref),
            )

        return LazyTable(self._there(known.code), make)

    def _there(self, code: str) -> Collection[Ref]:
        """The documents that a language has: all that are shown, but for those that another one has alone."""
        alone, shown = self.linked.alone, self.linked.reasons
        return {ref: None for ref in shown if alone.get(ref, code) == code} if alone else shown

    def spoken_of(self, code: str) -> Mapping[Ref, tuple[Ref, ...]]:
        """Who speaks of a document in a language."""
        spoken, there = self.linked.spoken_of, self.versions[code].keys()
        if not self.linked.alone:  # nearly always
            return spoken
        return LazyTable(spoken, lambda ref: tuple(by for by in spoken[ref] if by in there))

    def elsewhere(self, code: str) -> Mapping[Ref, Link]:
        """The pages of documents that another language has alone."""
        alone = self.linked.alone
        others = {ref: None for ref, only in alone.items() if only not in (code, NOWHERE)}
        return LazyTable(others, lambda ref: self.pages[ref][alone[ref]])

    def _is_unseen(self, ref: Ref) -> bool:
        return ref.kind in self.config.kinds and ref not in self.linked.reasons

    def _told(self, ref: Ref) -> Stated:
        return self.joined.originals[ref].fields.at(self.as_of)

    def _said_on(self, ref: Ref) -> DateOrTime | None:
        """Readers saw the words also in what has expired since: what is over changes nobody's role of then. They have
        not seen them in what a release says later.
        """
        linked, originals = self.linked, self.joined.originals
        quote = originals[ref].fields
        if not isinstance(quote, Quote):
            return None
        told = (by for by in linked.mentioned_by.get(ref, ()) if ref not in linked.mentioned_later.get(by, ()))
        seen = (by for by in told if by in linked.reasons or linked.hidden.get(by) == "expired")
        return day_of(quote, [originals[by].fields for by in seen])

    def _pages(self, ref: Ref) -> dict[str, Link]:
        """The pages of the document in each language that has it."""
        return {
            known.code: Link(self.root + page_path(ref, self.folders[known.code]), known.endonym, known.code)
            for known, _ in self.config.entries
            if self.joined.originals[ref].lang == known.code or (ref, known.code) in self.linked.translations
        }


def link_editions(shown_versions: ShownVersions, directory: Directory) -> Iterator[EditionLinks]:
    """What the documents of each edition decide beside each other."""
    for known, _ in shown_versions.config.entries:
        plain, own = shown_versions.versions[known.code], shown_versions.folders[known.code]
        withdrawals = withdrawals_of(plain, shown_versions.spoken_of(known.code))
        versions = _retracted(plain, withdrawals)
        yield EditionLinks(
            withdrawals,
            tagged(versions),
            newest_of(versions),
            hrefs(directory, own, plain.keys(), shown_versions.elsewhere(known.code)),
        )


def make_editions(
    shown_versions: ShownVersions,
    links: Iterable[EditionLinks],
    media: Mapping[str, ImageFile],
    files: Mapping[str, AttachedFile],
) -> Iterator[Edition]:
    """The editions in the order of the site's languages."""
    config, linked = shown_versions.config, shown_versions.linked
    issuer = config.issuer.ref if config.issuer and config.issuer.ref in linked.reasons else None
    for (known, entry), decided in zip(config.entries, links, strict=True):
        own = shown_versions.folders[known.code]
        versions = _retracted(shown_versions.versions[known.code], decided.withdrawals)
        yield Edition(
            language=known,
            title=entry.title,
            short_title=entry.short_title,
            description=entry.description,
            licence=entry.licence,
            base_url=config.base_url,
            timezone=config.timezone,
            root=config.root,
            folders=dict(own),
            tags={slug: Link(f"{config.root}{own['tag']}{slug}/", label) for slug, label in entry.tags.items()},
            categories=_categories(config, known, own["tag"]),
            tagged=decided.tagged,
            neighbours=Neighbours(decided.tagged, versions, decided.withdrawals),
            newest=decided.newest,
            menu=config.menu,
            page_size=config.page_size,
            versions=versions,
            cards=_cards(versions, own, media, config.root),
            addresses=decided.addresses,
            media=dict(media),
            files=dict(files),
            mentioned_by=shown_versions.spoken_of(known.code),
            elsewhere=shown_versions.elsewhere(known.code),
            tells_approvals=config.tells_approvals,
            abbreviations=config.glossary.abbreviations(known.code),
            issuer=issuer,
            kinds=config.kinds,
            shortcodes=SHORTCODES,
        )


def _categories(config: Config, known: Language, folder: str) -> tuple[Category, ...]:
    return tuple(
        Category(slug, Link(f"{config.root}{folder}{slug}/", entry.name[known.code]), entry.tags)
        for slug, entry in config.categories.items()
    )


def _retracted(versions: Versions, withdrawals: Mapping[Ref, Withdrawal]) -> Versions:
    """The versions without what was withdrawn."""
    if not withdrawals:  # nearly always
        return versions
    return LazyTable(
        versions.keys(),
        lambda ref: retracted(versions[ref], withdrawals[ref]) if ref in withdrawals else versions[ref],
    )


def _cards(
    versions: Versions, folders: Mapping[str, str], media: Mapping[str, ImageFile], root: str
) -> Mapping[Ref, Card]:
    def make(ref: Ref) -> Card:
        picture = thumbnail(versions[ref].fields, media, root)
        return card(versions[ref], versions, root + page_path(ref, folders), picture)

    return LazyTable(versions.keys(), make)


def spoken_of(joined: Documents, shown: Shown, codes: Iterable[str], as_of: datetime) -> dict[Ref, tuple[Ref, ...]]:
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
