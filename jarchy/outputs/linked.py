"""What a page says to search engines, in the words of schema.org: only what is known, and never the text again."""

from collections.abc import Iterable, Mapping

from jarchy.kinds import event, organisation, person, quote, release
from jarchy.kinds.pictures import shown
from jarchy.kinds.queries import summary
from jarchy.kinds.roles import Role, speaker
from jarchy.kinds.updates import changes
from jarchy.model import Edition, Link, Ref, Stated, Version, is_of

Node = dict[str, object]

TYPES = {
    "release": "NewsArticle",
    "quote": "Quotation",
    "event": "Event",
    "person": "Person",
    "organisation": "Organization",
}


def linked(version: Version[Stated], edition: Edition, card: str) -> Node:
    """Nothing of a plain page, which is about nothing that schema.org knows. `card` is the address of its card."""
    kind = version.ref.kind
    if not edition.kinds[kind].in_url:
        return {}
    url = edition.url(edition.path(version.ref))
    about = _about(version, edition)
    return {"@context": "https://schema.org", "@type": _type(kind), "@id": url} | known(
        {"url": url} | about | {"image": _images(version, edition, card)}
    )


def _about(version: Version[Stated], edition: Edition) -> Node:
    if is_of(version, release.Release):
        return _release(version, edition)
    if is_of(version, quote.Quote):
        return _quote(version, edition)
    if is_of(version, event.Event):
        return _event(version, edition)
    if is_of(version, person.Person):
        return _person(version, edition)
    if is_of(version, organisation.Organisation):
        return _organisation(version, edition)
    return _any(version, edition)


def _type(kind: str) -> str:
    return TYPES.get(kind, "WebPage")


def _release(version: Version[release.Release], edition: Edition) -> Node:
    one = version.fields
    publisher = _named(edition.issuer, edition)
    return {
        "mainEntityOfPage": edition.url(edition.path(version.ref)),
        "headline": one.title,
        "alternativeHeadline": one.subtitle,
        "description": summary(version),
        "datePublished": one.date.iso,
        "dateModified": one.last_told.iso if one.last_told != one.date else "",
        "dateline": one.dateline,
        "author": _organisations(release.issuers(one, edition), edition) or publisher,
        "publisher": publisher,
        "about": _named(Ref("event", one.event), edition) if one.event else None,
        "keywords": [edition.tags[slug].text for slug in one.tags if slug in edition.tags],
        "creativeWorkStatus": "Withdrawn" if one.is_withdrawn else "",
        "correction": [
            {"@type": "CorrectionComment", "datePublished": change.when.iso, "text": change.note}
            for change in changes(one.updates.values())
        ],
        **_in_languages(version, edition),
    }


def _quote(version: Version[quote.Quote], edition: Edition) -> Node:
    one = version.fields
    spoken = speaker(one.speaker, one.role, one.date, edition)
    works_for = _node("organisation", spoken.organisation, edition) if spoken.organisation else None
    releases = (ref for ref in edition.mentioned_by.get(version.ref, ()) if ref.kind == "release")
    return {
        "text": version.prose.html,
        "spokenByCharacter": known(
            _node("person", spoken.person, edition) | {"jobTitle": spoken.role, "worksFor": works_for}
        ),
        "dateCreated": one.date.iso if one.date else "",
        "isPartOf": [_named(ref, edition) for ref in releases],
        **_in_languages(version, edition),
    }


def _event(version: Version[event.Event], edition: Edition) -> Node:
    one = version.fields
    return {
        "name": one.title,
        "description": summary(version),
        "startDate": one.start.iso,
        "endDate": one.end.iso if one.end else "",
        "location": known(
            {
                "@type": "Place",
                "name": one.venue,
                "address": {"@type": "PostalAddress", "addressLocality": one.city} if one.city else None,
            }
        )
        if one.place
        else None,
        "organizer": _organisations(one.organisers, edition),
        "sponsor": _organisations(one.supporters, edition),
    }


def _person(version: Version[person.Person], edition: Edition) -> Node:
    """Which of the roles are held today is left to who reads it: here is no clock, but the days that are known."""
    one = version.fields
    named = [(role, _named(Ref("organisation", role.organisation or ""), edition)) for role in one.roles.values()]
    return {
        "name": one.name,
        "jobTitle": [_held(role, "jobTitle", role.title) for role in one.roles.values()],
        "worksFor": [_held(role, "worksFor", organisation) for role, organisation in named if organisation],
        "email": one.email,
        "telephone": one.phone if len(one.phone) > 1 else "".join(one.phone),
    }


def _held(role: Role, name: str, what: object) -> object:
    """With its days, in the way of schema.org: a role in the place of what it is about, which it then names."""
    since, until = (when.iso if when else "" for when in (role.since, role.until))
    return known({"@type": "Role", name: what, "startDate": since, "endDate": until}) if since or until else what


def _organisation(version: Version[organisation.Organisation], edition: Edition) -> Node:
    one = version.fields
    return {"name": one.name, "alternateName": one.short_name, "sameAs": one.website}


def _any(version: Version[Stated], edition: Edition) -> Node:
    """Of a kind that an extension adds."""
    return {
        "name": version.fields.headline,
        "description": summary(version),
        **_in_languages(version, edition),
    }


def _images(version: Version[Stated], edition: Edition, card: str) -> list[str]:
    """Its pictures, as large as they are, and its card."""
    pictures = [edition.url(media.path(media.largest, "jpg")) for media in shown(version, edition)]
    return [address for address in (*pictures, card) if address]


def _in_languages(version: Version[Stated], edition: Edition) -> Node:
    """The work's language, and its other versions."""

    def other(page: Link) -> Node:
        return {"@type": _type(version.ref.kind), "@id": edition.absolute_url(page.href), "inLanguage": page.lang}

    return {
        "inLanguage": edition.language.code,
        "translationOfWork": other(version.original) if version.note else None,
        "workTranslation": [] if version.note else [other(page) for page in version.elsewhere],
    }


def _named(ref: Ref | None, edition: Edition) -> Node | None:
    """Another document, by its name and the address that says more: where it isn't in the edition's language, that of
    the original. None where readers don't have it.
    """
    if ref is None or ref not in edition.versions:
        return None
    version = edition.versions[ref]
    href = version.original.href if version.lang else edition.href(edition.path(ref))
    return _node(ref.kind, Link(href, version.fields.headline), edition)


def _node(kind: str, link: Link, edition: Edition) -> Node:
    name = "headline" if kind == "release" else "name"
    return {"@type": _type(kind), "@id": edition.absolute_url(link.href), name: link.text}


def _organisations(slugs: Iterable[str], edition: Edition) -> list[Node]:
    found = (_named(Ref("organisation", slug), edition) for slug in slugs)
    return [one for one in found if one]


def known(table: Mapping[str, object]) -> dict[str, object]:
    """What there is to say, for programs: nothing in the place of what isn't known."""
    return {key: value for key, value in table.items() if value}
