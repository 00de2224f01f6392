"""security.txt (RFC 9116): whom to contact about security problems. Only at the root of a host, where it is read."""

from collections.abc import Iterator

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.model import File
from jarchy.site.site import Site

FILE = ".well-known/security.txt"


class SecurityView(Record):
    contact: str
    expires: DateOrTime


def make(site: Site) -> Iterator[File]:
    if site.security and site.front.root == "/":
        view = SecurityView(site.security.contact, site.security.expires)
        yield File(FILE, "security.txt", view)
