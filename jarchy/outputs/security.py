"""Whom to tell of a hole in the site's security (RFC 9116). Only where it is read: at the root of a host."""

from collections.abc import Iterator

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.model import File
from jarchy.site.editions import Site


class SecurityView(Record):
    contact: str
    expires: DateOrTime


def make(site: Site) -> Iterator[File]:
    if site.security and site.front.root == "/":
        view = SecurityView(site.security.contact, site.security.expires)
        yield File(".well-known/security.txt", "security.txt", view)
