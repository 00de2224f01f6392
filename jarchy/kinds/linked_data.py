"""Parts of structured data for search engines, in the vocabulary of schema.org, that several kinds have."""

from collections.abc import Iterable

from jarchy.core.tables import without_empty
from jarchy.kinds.queries import summary
from jarchy.model import Edition, Link, Node, Ref, Stated, Version


def basics(version: Version[Stated], edition: Edition) -> Node:
    """What is known of a document of any kind."""
    return {"name": version.fields.headline, "description": summary(version), **in_languages(version, edition)}


def in_languages(version: Version[Stated], edition: Edition) -> Node:
    """The language, and the versions in other languages."""

    def other(page: Link) -> Node:
        type_ = edition.kinds[version.ref.kind].schema_type
        return {"@type": type_, "@id": edition.absolute_url(page.href), "inLanguage": page.lang}

    return {
        "inLanguage": edition.language.code,
        "translationOfWork": other(version.original) if version.note else None,
        "workTranslation": [] if version.note else [other(page) for page in version.elsewhere],
    }


def named(ref: Ref | None, edition: Edition) -> Node | None:
    """Another document, by name and address; the original's address if there is no translation. None if not public."""
    if ref is None or ref not in edition.versions:
        return None
    version = edition.versions[ref]
    href = version.original.href if version.lang else edition.href(edition.path(ref))
    return node(ref.kind, Link(href, version.fields.headline), edition)


def node(kind: str, link: Link, edition: Edition) -> Node:
    type_ = edition.kinds[kind].schema_type
    name = "headline" if type_.endswith("Article") else "name"
    url = edition.absolute_url(link.href)
    return {"@type": type_, "@id": url, "url": url, name: link.text}


def organisations(slugs: Iterable[str], edition: Edition) -> list[Node]:
    found = (named(Ref("organisation", slug), edition) for slug in slugs)
    return [one for one in found if one]


def place(name: str | None, address: str | None, city: str | None, geo: str | None) -> Node | None:
    """None if nothing of it is known."""
    latitude, _, longitude = (geo or "").partition(",")
    lines = without_empty({"streetAddress": address, "addressLocality": city})
    known = without_empty(
        {
            "name": name,
            "address": {"@type": "PostalAddress"} | lines if lines else None,
            "geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude} if geo else None,
        }
    )
    return {"@type": "Place"} | known if known else None
