"""Reads content/site.yaml and checks each value by itself."""

from pathlib import Path

from msgspec import Struct, field

from jarchy.content.yaml_file import LARGEST, ReadFile, read_file
from jarchy.core.dates import DateOrTime
from jarchy.core.files import read_bytes
from jarchy.problems import Location, Problem, problem
from jarchy.schema.in_menu import InMenu
from jarchy.schema.publishing import Publish
from jarchy.schema.types import (
    BaseUrl,
    EngineVersion,
    ExtensionName,
    Folder,
    OrganisationSlug,
    ReportContact,
    Since,
    Slug,
)

SITE_FILE = "content/site.yaml"
SEARCH, SUBSCRIBE, PRESS_KIT = "search", "subscribe", "press-kit"  # in the addresses of pages that every language has


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
    letters: Since | None = None
    typography: Since | None = None

    @property
    def days(self) -> dict[str, DateOrTime]:
        """The codes of warnings, each with its day."""
        return {code: day for name, codes in ASKED.items() if (day := getattr(self, name)) for code in codes}


# Warnings that ask editors for something.
ASKED = {
    "translations": (
        *("missing-translation", "stale-translation", "undated-translation", "untranslated"),
        *("other-fact", "lost-fact", "added-fact", "lost-block", "added-block", "untranslated-block"),
        *("lost-placement", "added-placement", "other-order", "other-term"),
    ),
    "contacts": ("no-contact",),
    "letters": ("missing-letter",),
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


def read_site_file(project: Path, *, shortcuts: bool = True) -> tuple[ReadFile[SiteFile] | None, list[Problem]]:
    """The file, or None, and the problems with each of its values. `shortcuts` is as in `read_file`."""
    try:
        data = read_bytes(project / SITE_FILE, LARGEST)
    except OSError as error:
        return None, [problem(Location(SITE_FILE), "missing-site-file", reason=error.strerror or error)]
    if data is None:
        return None, [problem(Location(SITE_FILE), "not-a-file")]
    return read_file(SITE_FILE, data, SiteFile, shortcuts=shortcuts)
