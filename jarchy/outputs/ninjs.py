"""A release for newsroom systems: IPTC ninjs 3.1, with known facts only."""

from collections.abc import Iterable, Iterator, Mapping

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.core.tables import without_empty
from jarchy.kinds import release
from jarchy.kinds.attachments import enclosures
from jarchy.kinds.authors import byline
from jarchy.kinds.contacts import Reachable
from jarchy.kinds.event import Event
from jarchy.kinds.event_changes import Notice
from jarchy.kinds.page_parts import Body, body
from jarchy.kinds.pictures import all_figures
from jarchy.kinds.quote import Quote
from jarchy.kinds.updates import Change, changes
from jarchy.model import Edition, File, Link, Ref, Stated, TranslationNote, Version, Withdrawal, is_of

NAME = "release.json"  # below the address of the page
LABEL = "For the systems of newsrooms (IPTC ninjs)"
Item = dict[str, object]


class NinjsView(Record):
    """`item` is everything except what a template renders: the bodies and the note to editors."""

    item: Item
    body: Body
    withdrawal: Withdrawal | None
    changes: tuple[Change, ...]
    overtaken: Notice | None
    when: DateOrTime | None  # None: readers are not told
    date_note: str
    note: TranslationNote | None


def make(version: Version[Stated], edition: Edition) -> Iterator[File]:
    if is_of(version, release.Release) and not version.lang:
        fields = version.fields
        visible = changes(fields.updates.values())
        view = NinjsView(
            item=_item(version, edition),
            body=body(version, edition),
            withdrawal=version.withdrawal,
            changes=visible,
            overtaken=release.overtaken(fields, edition),
            when=fields.shown_when,
            date_note=fields.when_note,
            note=version.note,
        )
        yield File(edition.path(version.ref) + NAME, NAME, view, version.ref)


def _item(version: Version[release.Release], edition: Edition) -> Item:
    fields = version.fields
    event = release.event_of(fields, edition)
    return without_empty(
        {
            "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
            "uri": edition.url(edition.path(version.ref)),
            "type": "text",
            "representationType": "full",
            "language": edition.language.code,
            "firstCreated": _iso(fields.came_out),
            "versionCreated": _iso(release.modified(version, edition) or fields.came_out),
            "pubStatus": "canceled" if version.withdrawal else "usable",
            "headlines": _valued({"headline": fields.title, "subtitle": fields.subtitle}),
            "descriptions": _valued({"summary": version.teaser}),
            "by": "; ".join(one.text for one in byline(fields.authors, "", edition)),
            "located": fields.dateline,
            "people": list(_people(version, edition)),
            "organisations": list(_organisations(fields, event.fields if event else None, edition)),
            "places": [{"name": event.fields.place}] if event and event.fields.place else [],
            "events": [_concept(event.ref, "about", edition)] if event else [],
            "subjects": [
                {"name": edition.tags[slug].text, "uri": edition.absolute_url(edition.tags[slug].href), "literal": slug}
                for slug in fields.tags
                if slug in edition.tags
            ],
            "infoSources": [{**_concept(edition.issuer, "", edition), "role": "publisher"}] if edition.issuer else [],
            "altIds": [
                {"role": "slug", "value": version.ref.slug},
                {"role": "permalink", "value": edition.lasting_url(version)},  # also after it was renamed
            ],
            "associations": [
                *_translations(version, edition),
                *_pictures(version, edition),
                *_attachments(version, edition),
            ],
        }
    )


def _iso(when: DateOrTime | None) -> str:
    return when.moment.isoformat() if when else ""


SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"


def _valued(words: dict[str, str | None]) -> list[Item]:
    return [{"role": role, "contentType": "text/plain", "value": value} for role, value in words.items() if value]


def _concept(ref: Ref, rel: str, edition: Edition) -> Item:
    version = edition.versions[ref]
    uri = edition.absolute_url(version.original.href) if version.lang else edition.url(edition.path(ref))
    return without_empty({"name": version.fields.headline, "rel": rel, "uri": uri, "literal": ref.slug})


def _people(version: Version[release.Release], edition: Edition) -> Iterator[Item]:
    """The people of a release, each once: contacts, then authors, quoted and mentioned people."""
    quotes = (edition.find(Quote, ref) for ref in version.prose.refs)
    quoted = [quote.fields.speaker for quote in quotes if quote]
    named = [ref.slug for ref in version.prose.refs if ref.kind == "person"]
    wrote = [one.person for one in version.fields.authors.values() if one.person]
    rels = {"contact": version.fields.contacts, "author": wrote, "quoted": quoted, "mentioned": named}
    for ref, rel in _once("person", rels, edition):
        yield _asked(ref, rel, edition)


def _asked(ref: Ref, rel: str, edition: Edition) -> Item:
    """A person or an organisation; of a contact, also the ways to reach it."""
    found = edition.find(Reachable, ref) if rel == "contact" else None
    ways = [("phone", one) for one in found.fields.phone] + [("email", found.fields.email or "")] if found else []
    known = [{"type": way, "value": value} for way, value in ways if value]
    return without_empty({**_concept(ref, rel, edition), "contactInfo": known})


def _organisations(fields: release.Release, event: Event | None, edition: Edition) -> Iterator[Item]:
    rels = {
        "contact": fields.offices,
        "issuer": fields.organisations,
        "organiser": event.organisers if event else (),
        "supporter": event.supporters if event else (),
    }
    for ref, rel in _once("organisation", rels, edition):
        yield _asked(ref, rel, edition)


def _once(kind: str, rels: Mapping[str, Iterable[str]], edition: Edition) -> Iterator[tuple[Ref, str]]:
    """The public documents among `rels`, each with the first relation that it has to the release."""
    first: dict[Ref, str] = {}
    for rel, slugs in rels.items():
        for slug in slugs:
            first.setdefault(Ref(kind, slug), rel)
    return ((ref, rel) for ref, rel in first.items() if ref in edition.versions)


def _translations(version: Version[Stated], edition: Edition) -> Iterator[Item]:
    def item(page: Link, rel: str) -> Item:
        return {
            "name": page.text,
            "rel": rel,
            "uri": edition.absolute_url(page.href),
            "type": "text",
            "language": page.lang,
        }

    for page in version.elsewhere:
        yield item(page, "original" if version.note and page.href == version.original.href else "translation")


def _pictures(version: Version[Stated], edition: Edition) -> Iterator[Item]:
    for slug, figure in all_figures(version, edition).items():
        url = edition.absolute_url(figure.largest)
        yield {
            "name": slug,
            "rel": "picture",
            "uri": url,
            "type": "picture",
            "descriptions": _valued({"caption": figure.caption, "alt": figure.alt}),
            "by": figure.credit,
            "usageTerms": figure.licence,
            "renditions": [{"name": "main", "href": url, "contentType": figure.media_type}],
        }


def _attachments(version: Version[Stated], edition: Edition) -> Iterator[Item]:
    for one in enclosures(version, edition):
        rendition = {"name": "main", "href": one.url, "contentType": one.media_type, "sizeinbytes": one.size}
        yield without_empty(
            {
                "name": one.label,
                "rel": "attachment",
                "uri": one.url,
                "type": one.player or "text",
                "language": one.lang,
                "renditions": [rendition] if one.media_type else [],
            }
        )
