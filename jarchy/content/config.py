"""Turns content/site.yaml and content/tags.yaml into `Config`: what is true of the whole site."""

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from functools import cached_property
from urllib.parse import urlsplit

from msgspec import Struct

from jarchy.content.glossary import Glossary
from jarchy.content.linkable import LinkableAddresses, Patterns, patterns_in
from jarchy.content.site_file import Checks, LanguageEntry, SecurityEntry, SiteFile
from jarchy.content.site_file_checks import Choices, check_site_file
from jarchy.content.tags_file import CategoryEntry, TagsFile, check_tags_file
from jarchy.content.yaml_file import ReadFile
from jarchy.core.dates import DateOrTime
from jarchy.core.lazy import LazyTable
from jarchy.core.records import Record
from jarchy.core.text import Findings, Position
from jarchy.core.urls import is_placeholder
from jarchy.core.versions import since
from jarchy.core.zones import time_zone
from jarchy.i18n.language import Language, language
from jarchy.i18n.typography import typeset
from jarchy.model import Kinds, Mention, MenuPlace, Publishing
from jarchy.problems import Problem, errors
from jarchy.schema import email_addresses
from jarchy.schema.nodes import MappingNode


class Security(Record):
    contact: str  # a URL with its scheme
    expires: DateOrTime
    mark: Position


class Config(Struct, frozen=True, dict=True):
    """The configuration of a site. `entries` has its languages in their order, with the site's texts in each."""

    base_url: str  # with a slash at its end
    own_urls: tuple[str, ...]  # this one, and the one of content/site.yaml if the request has another
    timezone: str
    entries: tuple[tuple[Language, LanguageEntry], ...]
    categories: Mapping[str, CategoryEntry]  # of tags, by slug
    default: str
    menu: Mapping[str, MenuPlace]  # by kind: where its list stands in the menu
    page_size: int
    largest_file: int  # bytes of a file that a document offers
    issuer: Mention | None  # the organisation that publishes the site
    security: Security | None
    tells_approvals: bool  # whether readers are told when a speaker approved the words of a quote
    without: tuple[str, ...]  # names of outputs that are not made
    checks: Checks
    publish: Publishing  # which languages of news wait for which
    kinds: Kinds  # Jarchy's kinds, and those of the site's extensions
    glossary: Glossary
    addresses: LinkableAddresses  # of what Jarchy's outputs make, and those of the site's extensions

    @cached_property
    def zone(self) -> tzinfo:
        return time_zone(self.timezone)

    @property
    def root(self) -> str:
        """The beginning of all URL paths of the site: / or /forum/."""
        return urlsplit(self.base_url).path

    def makes(self, output: str) -> bool:
        """Whether the site makes the output of this name. Only this method reads `without`."""
        return output not in self.without

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(known.code for known, _ in self.entries)

    @cached_property
    def words(self) -> dict[str, dict[str, str]]:
        """For each language, the folder in URLs of each kind and of tags. Kinds whose pages are at the
        top have none.
        """
        folders = {kind.name: kind.folder if kind.in_url else "" for kind in self.kinds.values()} | {"tag": "tags"}
        return {
            known.code: {name: entry.sections.get(folder, folder) for name, folder in folders.items()}
            for known, entry in self.entries
        }

    @cached_property
    def linkable(self) -> Mapping[str, Patterns]:
        """For each language, the addresses in it to which texts may link; made when they are asked for."""
        entries = {known.code: entry for known, entry in self.entries}
        return LazyTable(
            entries,
            lambda code: patterns_in(self.addresses, entries[code].tags, self.categories, self.words[code]),
        )


def configure(
    read: ReadFile[SiteFile],
    tags: ReadFile[TagsFile] | None,
    glossary: Glossary,
    kinds: Kinds,
    choices: Choices,
    addresses: LinkableAddresses,
    base_url: str = "",
) -> tuple[Config | None, list[Problem]]:
    """The site's configuration, or None, and the problems between its values. `base_url`, if given, replaces that of
    the file.
    """
    findings, site = Findings(read.text), read.value
    check_site_file(site, read.node, kinds, choices, findings)
    found = check_tags_file(tags, site) if tags else []
    is_sound = not findings.problems and not errors(found)
    config = (
        _config(read, tags.value if tags else TagsFile(), glossary, kinds, choices, addresses, base_url)
        if is_sound
        else None
    )
    if site.jarchy and (news := since(site.jarchy)):
        findings.report(read.node.items["jarchy"].mark, news.code, **news.words)
    for key, value in _placeholders(site, base_url):
        findings.report(read.node.items[key].mark, "placeholder", value=value)
    return config, [*findings.problems, *found]


def _placeholders(site: SiteFile, base_url: str) -> Iterator[tuple[str, str]]:
    """The keys whose samples nobody has replaced. The `base_url` of a build replaces that of the file."""
    if not base_url and is_placeholder(site.base_url):
        yield "base_url", site.base_url
    if site.security and is_placeholder(site.security.contact):
        yield "security", site.security.contact


def _config(
    read: ReadFile[SiteFile],
    tags: TagsFile,
    glossary: Glossary,
    kinds: Kinds,
    choices: Choices,
    addresses: LinkableAddresses,
    base_url: str,
) -> Config:
    site, node, _, mentions = read
    languages = [language(code) for code in site.languages]
    entries = tuple((known, _set(known, site.languages[known.code], site, tags)) for known in languages)
    default = site.default_language or entries[0][0].code
    urls = [url.rstrip("/") + "/" for url in (base_url or site.base_url, site.base_url)]
    return Config(
        base_url=urls[0],
        own_urls=tuple(dict.fromkeys(urls)),
        timezone=site.timezone,
        entries=entries,
        categories={
            slug: CategoryEntry({one.code: typeset(entry.name[one.code], one) for one in languages}, entry.tags)
            for slug, entry in tags.categories.items()
        },
        default=default,
        menu={kind.name: site.menu[kind.folder] for kind in kinds.values() if kind.folder in site.menu},
        page_size=site.page_size,
        largest_file=site.largest_file * 2**20,
        issuer=mentions[0] if mentions else None,
        security=_security(site.security, node) if site.security else None,
        tells_approvals=site.approvals,
        without=(*site.without, *(name for name in choices.with_ if name not in site.with_)),
        checks=site.checks,
        publish=site.publish,
        kinds=kinds,
        glossary=glossary,
        addresses=addresses,
    )


def _security(entry: SecurityEntry, node: MappingNode) -> Security:
    table = node.items["security"]
    assert isinstance(table, MappingNode)  # anything else was refused before
    contact = entry.contact if entry.contact.startswith("https:") else email_addresses.href(entry.contact)
    return Security(contact, entry.expires, table.items["expires"].mark)


def _set(known: Language, entry: LanguageEntry, site: SiteFile, tags: TagsFile) -> LanguageEntry:
    """The words of a language as its typography has them. Terms of use may be the same in all languages."""
    labels = entry.tags | {slug: labels[known.code] for slug, labels in tags.tags.items()}
    return LanguageEntry(
        title=typeset(entry.title, known),
        short_title=typeset(entry.short_title, known),
        description=typeset(entry.description, known),
        licence=typeset(entry.licence or site.licence, known),
        tags={slug: typeset(label, known) for slug, label in labels.items()},
        sections=entry.sections,
    )
