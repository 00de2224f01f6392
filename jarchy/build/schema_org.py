"""Structured data for search engines, in the vocabulary of schema.org: only known facts, without the text."""

from collections.abc import Iterable

from jarchy.core.tables import without_empty
from jarchy.kinds import event, organisation, person, quote, release
from jarchy.kinds.attachments import enclosures
from jarchy.kinds.authors import byline
from jarchy.kinds.contacts import Reachable
from jarchy.kinds.event_changes import in_order
from jarchy.kinds.participants import Named
from jarchy.kinds.pictures import search_crops, shown_pictures
from jarchy.kinds.queries import MOST_LISTED, summary
from jarchy.kinds.roles import Role
from jarchy.kinds.updates import changes
from jarchy.model import Edition, Link, Node, Page, Ref, Stated, Version, is_of, only


def schema_org(version: Version[Stated], edition: Edition, card: str, logo: str) -> Node:
    """The structured data of a document; empty for plain pages. `card` and `logo` are the full addresses of its social
    card and of the site's icon.
    """
    kind = edition.kinds[version.ref.kind]
    if not kind.in_url:
        return {}
    url = edition.url(edition.path(version.ref))
    about = kind.linked(version, edition) if kind.linked else _about(version, edition, logo)
    return {"@context": "https://schema.org", "@type": kind.schema_type, "@id": url} | without_empty(
        {"url": url} | about | _status(version) | {"image": _images(version, edition, card)}
    )


def website(page: Page, edition: Edition, logo: str) -> Node:
    """The structured data of a home page: what the site is called, and who publishes it."""
    url = edition.url(page.path)
    of_events = {one.fields.organisers for one in only(event.Event, edition.of_kind("event"))}
    organisers = of_events.pop() if len(of_events) == 1 else ()
    return {"@context": "https://schema.org", "@type": "WebSite", "@id": url} | without_empty(
        {
            "url": url,
            "name": edition.title,
            "alternateName": edition.short_title,
            "description": edition.description,
            "inLanguage": edition.language.code,
            "publisher": _publisher(edition, logo) or _organisations(organisers, edition),
        }
    )


def _publisher(edition: Edition, logo: str) -> Node | None:
    """The organisation that publishes the site, with its logo, or else the site's icon."""
    issuer, version = _named(edition.issuer, edition), edition.versions.get(edition.issuer) if edition.issuer else None
    own = _logo(version, edition) if version else ""
    url = own or logo
    return issuer and issuer | without_empty({"logo": {"@type": "ImageObject", "url": url} if url else None})


def _logo(version: Version[Stated], edition: Edition) -> str:
    """The full address of the logo of an organisation; empty if it has none."""
    if not is_of(version, organisation.Organisation):
        return ""
    picture = version.fields.pictures.get(version.fields.logo or "")
    media = edition.media.get(picture.file) if picture else None
    return edition.url(media.path(media.largest, "jpg")) if media else ""


def _about(version: Version[Stated], edition: Edition, logo: str) -> Node:
    if is_of(version, release.Release):
        return _release(version, edition, logo)
    if is_of(version, quote.Quote):
        return _quote(version, edition)
    if is_of(version, event.Event):
        return _event(version, edition)
    if is_of(version, person.Person):
        return _person(version, edition)
    if is_of(version, organisation.Organisation):
        return _organisation(version, edition)
    return _any(version, edition)


def _release(version: Version[release.Release], edition: Edition, logo: str) -> Node:
    fields = version.fields
    happening = release.event_of(fields, edition)
    issuers = _organisations(release.issuers(fields, edition), edition)
    authors = [_by_name(one, edition) for one in byline(fields.authors, version.lang, edition)]
    organisers = _organisations(happening.fields.organisers, edition) if happening else []
    return {
        "mainEntityOfPage": edition.url(edition.path(version.ref)),
        "headline": fields.title,
        "alternativeHeadline": fields.subtitle,
        "description": summary(version),
        "datePublished": fields.published.iso if fields.published else "",
        "dateModified": fields.modified.iso if fields.modified else "",
        "dateline": fields.dateline,
        "author": authors or issuers or _named(edition.issuer, edition),
        "publisher": _publisher(edition, logo) or organisers,
        "about": _named(Ref("event", fields.event), edition) if fields.event else None,
        "keywords": [edition.tags[slug].text for slug in fields.tags if slug in edition.tags],
        "correction": [
            {"@type": "CorrectionComment", "datePublished": change.when.iso, "text": change.note}
            for change in changes(fields.updates.values())
        ],
        "associatedMedia": _files(version, edition),
        **_in_languages(version, edition),
    }


def _quote(version: Version[quote.Quote], edition: Edition) -> Node:
    fields = version.fields
    spoken = quote.spoken_by(version, edition)
    works_for = _node("organisation", spoken.organisation, edition) if spoken.organisation else None
    releases = quote.listed(version, edition)["release"][:MOST_LISTED]
    return {
        "text": version.prose.html,
        "spokenByCharacter": without_empty(
            _node("person", spoken.person, edition) | {"jobTitle": spoken.role, "worksFor": works_for}
        ),
        "dateCreated": fields.date.iso if fields.date else "",
        "isPartOf": [_named(one.ref, edition) for one in releases],
        **_in_languages(version, edition),
    }


def _event(version: Version[event.Event], edition: Edition) -> Node:
    fields = version.fields
    physical = [_place(fields)] if fields.whole_place or fields.geo else []
    stream = fields.stream if fields.takes_place else None
    places = [*physical, *([{"@type": "VirtualLocation", "url": stream}] if stream else [])]
    mode = ("Mixed" if physical else "Online") if stream else "Offline" if physical else ""
    speakers = {one.name: one for part in event.programme(version, edition) for one in part.speakers}
    former = [change.was.iso for change in in_order(fields.changes) if change.was]
    return {
        "name": fields.title,
        "description": summary(version),
        "startDate": fields.start.iso,
        "endDate": fields.end.iso if fields.end else "",
        "previousStartDate": former if len(former) > 1 else "".join(former),
        "eventStatus": f"https://schema.org/Event{_event_status(fields)}",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode" if mode else "",
        "location": places if len(places) > 1 else next(iter(places), None),
        "performer": [_by_name(one, edition) for one in speakers.values()],
        "organizer": _organisations(fields.organisers, edition),
        "sponsor": _organisations(fields.supporters, edition),
        "subjectOf": _files(version, edition),
    }


def _by_name(one: Named, edition: Edition) -> Node:
    link = Link(one.href, one.name)
    return _node("person", link, edition) if one.href else {"@type": "Person", "name": one.name}


def _event_status(fields: event.Event) -> str:
    """An event in another place at the same time is as it was planned: search engines read the new place."""
    if fields.changed == "moved":
        return "Rescheduled" if in_order(fields.changes)[-1].was else "Scheduled"
    return {"": "Scheduled", "postponed": "Postponed", "cancelled": "Cancelled"}[fields.changed]


def _place(fields: event.Event) -> Node:
    latitude, _, longitude = (fields.geo or "").partition(",")
    address = without_empty({"streetAddress": fields.address, "addressLocality": fields.city})
    return {"@type": "Place"} | without_empty(
        {
            "name": fields.venue,
            "address": {"@type": "PostalAddress"} | address if address else None,
            "geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude} if fields.geo else None,
        }
    )


def _person(version: Version[person.Person], edition: Edition) -> Node:
    """All roles with their dates: which of them are held today depends on the reader's clock."""
    fields = version.fields
    named = [(role, _named(Ref("organisation", role.organisation or ""), edition)) for role in fields.roles.values()]
    return {
        "name": fields.name,
        "jobTitle": [_held(role, "jobTitle", role.title) for role in fields.roles.values()],
        "worksFor": [_held(role, "worksFor", organisation) for role, organisation in named if organisation],
        **_reached(fields),
        "knowsLanguage": fields.languages,
    }


def _reached(fields: Reachable) -> Node:
    return {"email": fields.email, "telephone": fields.phone if len(fields.phone) > 1 else "".join(fields.phone)}


def _held(role: Role, name: str, what: object) -> object:
    """A value with the dates of a role: schema.org wraps the value in a `Role`, under the same property name."""
    since, until = (when.iso if when else "" for when in (role.since, role.until))
    return (
        without_empty({"@type": "Role", name: what, "startDate": since, "endDate": until}) if since or until else what
    )


def _organisation(version: Version[organisation.Organisation], edition: Edition) -> Node:
    fields = version.fields
    return {
        "name": fields.name,
        "alternateName": fields.short_name,
        "sameAs": fields.website,
        "subjectOf": _files(version, edition),
        "address": fields.address,
        "logo": _logo(version, edition),
        **_reached(fields),
    }


def _any(version: Version[Stated], edition: Edition) -> Node:
    """Of a kind that says nothing itself."""
    return {
        "name": version.fields.headline,
        "description": summary(version),
        **_in_languages(version, edition),
    }


def _images(version: Version[Stated], edition: Edition, card: str) -> list[str]:
    """The full addresses of its first picture in several aspect ratios, of all pictures in their largest size, and of
    its card.
    """
    crops = (media.path(max(media.widths), "jpg") for media in search_crops(version, edition))
    whole = (media.path(media.largest, "jpg") for media in shown_pictures(version, edition))
    pictures = map(edition.url, (*crops, *whole))
    return [address for address in (*pictures, card) if address]


_RECORDINGS = {"audio": "AudioObject", "video": "VideoObject"}


def _files(version: Version[Stated], edition: Edition) -> list[Node]:
    """The files and recordings that a document offers."""
    return [
        {"@type": _RECORDINGS.get(one.player, "MediaObject")}
        | without_empty(
            {
                "name": one.label,
                "contentUrl": one.url if one.media_type else "",
                "url": "" if one.media_type else one.url,
                "encodingFormat": one.media_type,
                "contentSize": f"{one.size} B" if one.size else "",
                "inLanguage": one.lang,
                "thumbnailUrl": edition.absolute_url(one.poster) if one.poster else "",
            }
        )
        for one in enclosures(version, edition)
    ]


def _in_languages(version: Version[Stated], edition: Edition) -> Node:
    """The language, and the versions in other languages."""

    def other(page: Link) -> Node:
        return {
            "@type": edition.kinds[version.ref.kind].schema_type,
            "@id": edition.absolute_url(page.href),
            "inLanguage": page.lang,
        }

    return {
        "inLanguage": edition.language.code,
        "translationOfWork": other(version.original) if version.note else None,
        "workTranslation": [] if version.note else [other(page) for page in version.elsewhere],
    }


def _named(ref: Ref | None, edition: Edition) -> Node | None:
    """Another document, by name and address; the original's address if there is no translation. None if not public."""
    if ref is None or ref not in edition.versions:
        return None
    version = edition.versions[ref]
    href = version.original.href if version.lang else edition.href(edition.path(ref))
    return _node(ref.kind, Link(href, version.fields.headline), edition) | _status(version)


def _status(version: Version[Stated]) -> Node:
    return {"creativeWorkStatus": "Withdrawn"} if version.withdrawal else {}


def _node(kind: str, link: Link, edition: Edition) -> Node:
    type_ = edition.kinds[kind].schema_type
    name = "headline" if type_.endswith("Article") else "name"
    url = edition.absolute_url(link.href)
    return {"@type": type_, "@id": url, "url": url, name: link.text}


def _organisations(slugs: Iterable[str], edition: Edition) -> list[Node]:
    found = (_named(Ref("organisation", slug), edition) for slug in slugs)
    return [one for one in found if one]
