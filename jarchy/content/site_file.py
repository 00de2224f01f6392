"""Reads content/site.yaml and checks each value by itself."""

from datetime import tzinfo
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field

from jarchy.core.dates import DateOrTime
from jarchy.core.decoding import decode
from jarchy.core.files import read_bytes
from jarchy.core.text import Text
from jarchy.core.zones import is_zone, time_zone
from jarchy.i18n.language import language
from jarchy.model import Mention
from jarchy.problems import Location, Problem, problem
from jarchy.schema.entries import read_entries
from jarchy.schema.in_menu import InMenu
from jarchy.schema.nodes import MappingNode, ScalarNode
from jarchy.schema.publishing import Publish
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
SEARCH, SUBSCRIBE, PRESS_KIT = "search", "subscribe", "press-kit"  # in the addresses of pages that every language has
LARGEST_SITE_FILE, MOST_VALUES = 2 * 1024 * 1024, 50_000  # bytes, values: thousands of tags in several languages


class LanguageEntry(Struct, frozen=True):
    """One language of the site, with the site's texts in it."""

    title: str
    short_title: str = ""
    description: str = ""
    licence: str = ""
    tags: dict[Folder, str] = {}
    sections: dict[Slug, Folder] = {}  # a folder of content/ to its name in URLs


class SecurityEntry(Struct, frozen=True):
    """How to report security problems. security.txt must have an expiry date."""

    contact: ReportContact
    expires: DateOrTime


class Checks(Struct, frozen=True):
    """From which day on editors are asked for something, so that older documents need no changes."""

    translations: Since | None = None
    contacts: Since | None = None
    typography: Since | None = None

    @property
    def days(self) -> dict[str, DateOrTime]:
        """The codes of warnings, each with its day."""
        days = {"contacts": self.contacts, "translations": self.translations, "typography": self.typography}
        return {code: day for name, codes in ASKED.items() if (day := days[name]) for code in codes}


# Warnings that ask editors for something.
ASKED = {
    "translations": (
        *("missing-translation", "stale-translation", "undated-translation", "untranslated"),
        *("other-fact", "lost-fact", "added-fact", "lost-block", "added-block"),
        *("lost-placement", "added-placement", "other-order", "other-term"),
    ),
    "contacts": ("no-contact",),
    "typography": ("look-alike", "slip", "doubled-mark", "unpaired-mark", "capital-name"),
}


class SiteFile(Struct, frozen=True):
    """content/site.yaml."""

    base_url: BaseUrl
    timezone: str
    languages: dict[str, LanguageEntry]
    jarchy: EngineVersion | None = None  # the version that the site was made for
    default_language: str | None = None
    menu: dict[Slug, InMenu] = {}  # by folder of content/: where the lists of its kind stand in the menu
    page_size: int = 20
    largest_file: int = 50  # MB of a file that a document offers
    issuer: OrganisationSlug | None = None
    licence: str = ""
    security: SecurityEntry | None = None
    approvals: bool = False  # whether readers are told when a speaker approved the words of a quote
    without: tuple[str, ...] = ()
    with_: tuple[str, ...] = field(name="with", default=())
    extensions: tuple[ExtensionName, ...] = ()
    checks: Checks = Checks()
    publish: Publish = Publish()


class ReadSiteFile(NamedTuple):
    """content/site.yaml, with each value checked by itself. What it may name is known when its extensions are."""

    site: SiteFile
    node: MappingNode
    text: Text
    mentions: tuple[Mention, ...]


def read_site_file(project: Path, *, shortcuts: bool = True) -> tuple[ReadSiteFile | None, list[Problem]]:
    """The file, or None, and the problems with each of its values. With `shortcuts`, a simple file is read by the fast
    reader.
    """
    try:
        data = read_bytes(project / SITE_FILE, LARGEST_SITE_FILE)
    except OSError as error:
        return None, [problem(Location(SITE_FILE), "missing-site-file", reason=error.strerror or error)]
    if data is None:
        return None, [problem(Location(SITE_FILE), "not-a-file")]
    text, problems = decode(SITE_FILE, data, limit=LARGEST_SITE_FILE)
    if text is None:
        return None, problems
    node = read_entries(str(text)) if shortcuts else None
    unread: list[Problem] = []
    if node is None:
        from jarchy.schema.recovery import read_yaml  # noqa: PLC0415  YAML, which most builds do without

        node, unread = read_yaml(text, str(text), most=MOST_VALUES)
    read = read_table(node, SiteFile, Context(text, language("en"), _zone(node)))
    whole = ReadSiteFile(read.value, node, text, tuple(read.mentions)) if read.value else None
    return whole, [*problems, *unread, *read.problems]


def _zone(node: MappingNode) -> tzinfo:
    """The site's time zone, for times in its own file."""
    name = node.items.get("timezone")
    return time_zone(name.text if isinstance(name, ScalarNode) and is_zone(name.text) else "UTC")
