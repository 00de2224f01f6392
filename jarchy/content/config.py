"""content/site.yaml to `Config`: what is true of the whole site."""

import re
from collections.abc import Sequence
from datetime import tzinfo
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from msgspec import Struct

from jarchy.core.dates import DateOrTime
from jarchy.core.files import read_bytes
from jarchy.core.records import Record
from jarchy.core.text import Findings, Position, Text, decode
from jarchy.core.versions import since
from jarchy.core.zones import is_zone, zone_meant
from jarchy.i18n.language import Language, language
from jarchy.i18n.typography import typeset
from jarchy.i18n.vocabulary import LANGUAGE_CODE_TYPOS
from jarchy.model import Kinds, Mention
from jarchy.problems import Location, Problem, did_you_mean, perhaps, problem, shortened
from jarchy.schema import email_addresses
from jarchy.schema.nodes import MappingNode, Node, ScalarNode, SequenceNode
from jarchy.schema.recovery import read_yaml
from jarchy.schema.types import (
    BaseUrl,
    Context,
    EngineVersion,
    ExtensionName,
    Folder,
    OrganisationSlug,
    ReportContact,
    Since,
    Slug,
)
from jarchy.schema.validation import read_table

SITE_FILE = "content/site.yaml"
SEARCH = "search"  # in the address of every language's search
LARGEST_PAGE = 1000  # documents
LARGEST_SITE_FILE, MOST_VALUES = 2 * 1024 * 1024, 50_000  # bytes, values: thousands of tags in several languages


class LanguageEntry(Struct, frozen=True):
    """One language of the site: what is said of the site in it."""

    title: str
    description: str = ""
    tags: dict[Folder, str] = {}
    sections: dict[Slug, Folder] = {}  # a folder of content/ to the word that stands for it in URLs


class SecurityEntry(Struct, frozen=True):
    """Whom to tell of a hole, and until when that holds: a file that can't expire is read by nobody."""

    contact: ReportContact
    expires: DateOrTime


class Checks(Struct, frozen=True):
    """What editors are asked for, each from a day on: nothing that is missing from documents of before."""

    translations: Since | None = None
    contacts: Since | None = None

    @property
    def days(self) -> dict[str, DateOrTime]:
        """The codes of warnings, each with the day."""
        days = {"contacts": self.contacts, "translations": self.translations}
        return {code: day for name, codes in ASKED.items() if (day := days[name]) for code in codes}


# The warnings by which editors are asked for something.
ASKED = {
    "translations": ("missing-translation", "stale-translation", "undated-translation", "untranslated"),
    "contacts": ("no-contact",),
}


class SiteFile(Struct, frozen=True):
    """content/site.yaml."""

    base_url: BaseUrl
    timezone: str
    languages: dict[str, LanguageEntry]
    jarchy: EngineVersion | None = None  # that the site was made for
    default_language: str | None = None
    page_size: int = 20
    issuer: OrganisationSlug | None = None
    security: SecurityEntry | None = None
    without: tuple[str, ...] = ()
    extensions: tuple[ExtensionName, ...] = ()
    checks: Checks = Checks()


class Security(Record):
    contact: str  # with its scheme
    expires: DateOrTime
    mark: Position


class Config(Struct, frozen=True, dict=True):
    """`entries` has the site's languages in their order, beside what the site says in them."""

    base_url: str  # with a slash at its end
    own_urls: tuple[str, ...]  # this one, and the one of content/site.yaml where an order has another
    timezone: str
    entries: tuple[tuple[Language, LanguageEntry], ...]
    default: str
    page_size: int
    issuer: Mention | None  # of the organisation that publishes
    security: Security | None
    without: tuple[str, ...]  # names of optional outputs
    checks: Checks
    kinds: Kinds  # of Jarchy and of the site's extensions

    @cached_property
    def zone(self) -> tzinfo:
        return ZoneInfo(self.timezone)

    @property
    def root(self) -> str:
        """What every URL path of the site begins with: / or /forum/."""
        return urlsplit(self.base_url).path

    @property
    def origin(self) -> str:
        return self.base_url.removesuffix(self.root)

    def makes(self, output: str) -> bool:
        """Whether the site has the output of this name. Nobody else reads `without`."""
        return output not in self.without

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(known.code for known, _ in self.entries)

    @cached_property
    def words(self) -> dict[str, dict[str, str]]:
        """In URLs of each language: of each kind, and of tags; none for a kind whose pages lie at the top."""
        folders = {kind.name: kind.folder if kind.in_url else "" for kind in self.kinds.values()} | {"tag": "tags"}
        return {
            known.code: {name: entry.sections.get(folder, folder) for name, folder in folders.items()}
            for known, entry in self.entries
        }


class ReadSiteFile(NamedTuple):
    """content/site.yaml, each value right by itself. What it may name is known when its extensions are."""

    site: SiteFile
    node: MappingNode
    text: Text
    mentions: tuple[Mention, ...]


def read_site_file(project: Path) -> tuple[ReadSiteFile | None, list[Problem]]:
    """The file, or None; and all that is wrong with it by itself."""
    try:
        data = read_bytes(project / SITE_FILE, LARGEST_SITE_FILE)
    except OSError as error:
        return None, [problem(Location(SITE_FILE), "missing-site-file", reason=error.strerror or error)]
    if data is None:
        return None, [problem(Location(SITE_FILE), "not-a-file")]
    text, problems = decode(SITE_FILE, data, limit=LARGEST_SITE_FILE)
    if text is None:
        return None, problems
    node, unread = read_yaml(text, str(text), most=MOST_VALUES)
    read = read_table(node, SiteFile, Context(text, language("en"), _zone(node)))
    whole = ReadSiteFile(read.value, node, text, tuple(read.mentions)) if read.value else None
    return whole, [*problems, *unread, *read.problems]


def configure(
    read: ReadSiteFile, kinds: Kinds, optional: Sequence[str], base_url: str = ""
) -> tuple[Config | None, list[Problem]]:
    """The site's configuration, or None; and all that is wrong with its values together. `optional` names the outputs
    that `without:` may name; `base_url`, when given, takes the place of the file's.
    """
    findings = Findings(read.text)
    _check(read.site, read.node, kinds, optional, findings)
    config = None if findings.problems else _config(read, kinds, base_url)
    if read.site.jarchy and (news := since(read.site.jarchy)):
        findings.report(read.node.items["jarchy"].mark, news.code, **news.words)
    return config, findings.problems


def _config(read: ReadSiteFile, kinds: Kinds, base_url: str) -> Config:
    site, node, _, mentions = read
    entries = tuple((language(code), _set(language(code), entry)) for code, entry in site.languages.items())
    default = site.default_language or entries[0][0].code
    urls = [url.rstrip("/") + "/" for url in (base_url or site.base_url, site.base_url)]
    return Config(
        base_url=urls[0],
        own_urls=tuple(dict.fromkeys(urls)),
        timezone=site.timezone,
        entries=entries,
        default=default,
        page_size=site.page_size,
        issuer=mentions[0] if mentions else None,
        security=_security(site.security, node) if site.security else None,
        without=site.without,
        checks=site.checks,
        kinds=kinds,
    )


def _zone(node: MappingNode) -> tzinfo:
    """The site's, for the times in its own file."""
    zone = node.items.get("timezone")
    return ZoneInfo(zone.text) if isinstance(zone, ScalarNode) and is_zone(zone.text) else ZoneInfo("UTC")


def _security(entry: SecurityEntry, node: MappingNode) -> Security:
    table = node.items["security"]
    assert isinstance(table, MappingNode)  # or it had been refused
    contact = entry.contact if entry.contact.startswith("https:") else email_addresses.href(entry.contact)
    return Security(contact, entry.expires, table.items["expires"].mark)


def _set(known: Language, entry: LanguageEntry) -> LanguageEntry:
    tags = {slug: typeset(label, known) for slug, label in entry.tags.items()}
    return LanguageEntry(typeset(entry.title, known), typeset(entry.description, known), tags, entry.sections)


def _check(site: SiteFile, node: MappingNode, kinds: Kinds, optional: Sequence[str], findings: Findings) -> None:
    """Reports what is wrong with the values together, each being right by itself."""
    if not site.languages:
        findings.report(node.items["languages"].mark, "empty-value", key="languages")
        return
    codes = list(site.languages)
    table = node.items["languages"]
    assert isinstance(table, MappingNode)  # or it had been refused
    for code, mark in table.keys.items():
        _check_sections(table.items[code], site.languages[code], kinds, findings)
        try:
            language(code)
        except LookupError:
            meant = _meant(code)
            suggestion = perhaps(meant) if meant else ""
            findings.report(
                mark, "value", value=code, expected="the code of a language", suggestion=suggestion, example="ky"
            )
    if site.default_language and site.default_language not in codes:
        mark = node.items["default_language"].mark
        suggestion = did_you_mean(LANGUAGE_CODE_TYPOS.get(site.default_language, site.default_language), codes)
        known = ", ".join(codes)
        findings.report(mark, "unknown-language", code=site.default_language, suggestion=suggestion, known=known)
    _check_without(site.without, node, optional, findings)
    if not is_zone(site.timezone):
        suggestion = zone_meant(site.timezone)
        findings.report(node.items["timezone"].mark, "time-zone", value=site.timezone, suggestion=suggestion)
    if not 1 <= site.page_size <= LARGEST_PAGE:
        mark = node.items["page_size"].mark
        findings.report(
            mark, "value", value=site.page_size, expected=f"between 1 and {LARGEST_PAGE}", suggestion="", example="20"
        )
    slugs = sorted({slug for entry in site.languages.values() for slug in entry.tags})
    for code, entry in site.languages.items():
        for slug in slugs:
            if slug not in entry.tags:
                findings.report(table.keys[code], "missing-tag-label", slug=slug, code=code)


def _check_without(without: Sequence[str], node: MappingNode, optional: Sequence[str], findings: Findings) -> None:
    for number, name in enumerate(without):
        if name not in optional:
            named = node.items["without"]
            assert isinstance(named, SequenceNode)  # or it had been refused
            suggestion, expected = did_you_mean(name, optional), " or ".join(optional)
            words = {"value": shortened(name), "expected": expected, "example": optional[0], "suggestion": suggestion}
            findings.report(named.items[number].mark, "value", **words)


def _check_sections(entry: Node, said: LanguageEntry, kinds: Kinds, findings: Findings) -> None:
    """The words are those of sections, and no two sections have the same, whatever lies in them today."""
    sections = entry.items.get("sections") if isinstance(entry, MappingNode) else None
    named = [*(kind.folder for kind in kinds.values() if kind.in_url), "tags"]
    taken = {SEARCH: "the search"} | {folder: f"“{folder}”" for folder in named if folder not in said.sections}
    for folder, mark in sections.keys.items() if isinstance(sections, MappingNode) else ():
        word = said.sections[folder]
        if word in taken:
            findings.report(mark, "same-address", other=taken[word], address=f"…/{word}/")
        taken[word] = f"“{folder}”"
        if folder not in named:
            suggestion, known = did_you_mean(folder, named), ", ".join(named)
            findings.report(mark, "unknown-key", key=folder, suggestion=suggestion, known=known)


def _meant(code: str) -> str:
    """The language that somebody who wrote kg, KY or ky_KG may have meant."""
    plain = re.split("[-_]", code.casefold())[0]
    candidate = LANGUAGE_CODE_TYPOS.get(plain, plain)
    try:
        language(candidate)
    except LookupError:
        return ""
    return candidate
