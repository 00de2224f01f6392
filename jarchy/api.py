"""The public API for extensions of a site and for programs that use Jarchy.

A name here changes or disappears only in a version with another second number, and docs/upgrading.md says so. All other
modules may change in any version.
"""

from jarchy.build.engine import build
from jarchy.build.pipeline import make
from jarchy.build.request import BuildRequest, BuildResult
from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.kinds.attachments import Attachments, Enclosure, check_attachments, enclosures, unplaced
from jarchy.kinds.base import OriginalFields
from jarchy.kinds.page_parts import Body, body, document_page
from jarchy.kinds.pictures import Figures, Pictured, figures
from jarchy.kinds.queries import by_alphabet, cards, link, links, newest, summary
from jarchy.model import (
    Card,
    Check,
    Edition,
    File,
    Finding,
    Kind,
    Link,
    Original,
    OriginalDocument,
    Page,
    PageAddress,
    Ref,
    Stated,
    Version,
)
from jarchy.outputs.output import OfDocument, OfEdition, OfPages, OfSite, Output
from jarchy.problems import BuildFailed, Location, Problem
from jarchy.schema.types import (
    Clock,
    Email,
    EventSlug,
    Headline,
    OrganisationSlug,
    PersonSlug,
    Phone,
    ReleaseSlug,
    Slug,
    TagSlug,
    Translatable,
    Url,
    refers_to,
)
from jarchy.site.site import Site

__all__ = [
    "Attachments",
    "Body",
    "BuildFailed",
    "BuildRequest",
    "BuildResult",
    "Card",
    "Check",
    "Clock",
    "DateOrTime",
    "Edition",
    "Email",
    "Enclosure",
    "EventSlug",
    "Figures",
    "File",
    "Finding",
    "Headline",
    "Kind",
    "Link",
    "Location",
    "OfDocument",
    "OfEdition",
    "OfPages",
    "OfSite",
    "OrganisationSlug",
    "Original",
    "OriginalDocument",
    "OriginalFields",
    "Output",
    "Page",
    "PageAddress",
    "PersonSlug",
    "Phone",
    "Pictured",
    "Problem",
    "Record",
    "Ref",
    "ReleaseSlug",
    "Site",
    "Slug",
    "Stated",
    "TagSlug",
    "Translatable",
    "Url",
    "Version",
    "body",
    "build",
    "by_alphabet",
    "cards",
    "check",
    "check_attachments",
    "document_page",
    "enclosures",
    "error",
    "figures",
    "link",
    "links",
    "newest",
    "refers_to",
    "summary",
    "unplaced",
    "warning",
]


def check(request: BuildRequest) -> tuple[Problem, ...]:
    """All problems of a site, errors and warnings. Nothing is written."""
    try:
        return make(request, drawn=False).problems
    except BuildFailed as failed:
        return failed.problems


def error(key: str, message: str, remedy: str) -> Finding:
    """An error that a check of an extension yields. It stops the build; `key` is the key that it is about."""
    return Finding(key, "own-error", {"message": message, "remedy": remedy})


def warning(key: str, message: str, remedy: str) -> Finding:
    """A warning, with the same parameters as `error`. It does not stop the build."""
    return Finding(key, "own-warning", {"message": message, "remedy": remedy})
