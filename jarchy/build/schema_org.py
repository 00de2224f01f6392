"""Structured data for search engines, in the vocabulary of schema.org: only known facts, without the text."""

from jarchy.core.tables import without_empty
from jarchy.kinds.event import Event
from jarchy.kinds.linked_data import basics, named, organisations
from jarchy.kinds.pictures import search_crops, shown
from jarchy.model import Edition, Node, Page, Stated, Version, only


def schema_org(version: Version[Stated], edition: Edition, card: str, logo: str) -> Node:
    """The structured data of a document; empty for plain pages. `card` and `logo` are the full addresses of its social
    card and of the site's icon.
    """
    kind = edition.kinds[version.ref.kind]
    if not kind.in_url:
        return {}
    url = edition.url(edition.path(version.ref))
    about = kind.linked(version, edition) if kind.linked else basics(version, edition)
    if "publisher" in about:  # else it is who publishes, as far as the kind knows it
        about["publisher"] = _publisher(edition, logo) or about["publisher"]
    status = {"creativeWorkStatus": "Withdrawn" if version.withdrawal else ""}
    return {"@context": "https://schema.org", "@type": kind.schema_type, "@id": url} | without_empty(
        {"url": url} | about | status | {"image": _images(version, edition, card)}
    )


def website(page: Page, edition: Edition, logo: str) -> Node:
    """The structured data of a home page: what the site is called, and who publishes it."""
    url = edition.url(page.path)
    of_events = {one.fields.organisers for one in only(Event, edition.of_kind("event"))}
    organisers = of_events.pop() if len(of_events) == 1 else ()
    return {"@context": "https://schema.org", "@type": "WebSite", "@id": url} | without_empty(
        {
            "url": url,
            "name": edition.title,
            "alternateName": edition.short_title,
            "description": edition.description,
            "inLanguage": edition.language.code,
            "publisher": _publisher(edition, logo) or organisations(organisers, edition),
        }
    )


def _publisher(edition: Edition, logo: str) -> Node | None:
    """The organisation that publishes the site, with the site's icon as its logo."""
    issuer = named(edition.issuer, edition)
    return issuer and issuer | without_empty({"logo": {"@type": "ImageObject", "url": logo} if logo else None})


def _images(version: Version[Stated], edition: Edition, card: str) -> list[str]:
    """The full addresses of its first picture in several aspect ratios, of all pictures in their largest size, and of
    its card.
    """
    crops = (media.path(max(media.widths), "jpg") for media in search_crops(version, edition))
    whole = (media.path(media.largest, "jpg") for media in shown(version, edition))
    pictures = map(edition.url, (*crops, *whole))
    return [address for address in (*pictures, card) if address]
