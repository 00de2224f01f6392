"""What pages show of other documents: links, cards and summaries, in the order of lists."""

from collections.abc import Iterable, Mapping

from jarchy.model import Card, Edition, Link, Ref, Stated, Thumbnail, Version

LONGEST_TEASER = 220  # characters of a summary that is taken from the body


def link(ref: Ref, edition: Edition) -> Link | None:
    """A link to the document, or None if it is not public in this edition."""
    version = edition.versions.get(ref)
    return Link(edition.href(edition.path(ref)), version.fields.headline, version.lang) if version else None


def short_links(kind: str, slugs: Iterable[str], edition: Edition) -> tuple[Link, ...]:
    """As `links`, with the short names."""
    found = (edition.versions.get(Ref(kind, slug)) for slug in slugs)
    return tuple(Link(edition.href(edition.path(one.ref)), one.fields.short_headline, one.lang) for one in found if one)


def links(kind: str, slugs: Iterable[str], edition: Edition) -> tuple[Link, ...]:
    links = (link(Ref(kind, slug), edition) for slug in slugs)
    return tuple(link for link in links if link)


def card(
    version: Version[Stated], versions: Mapping[Ref, Version[Stated]], href: str, picture: Thumbnail | None = None
) -> Card:
    """The card of a version. `versions` are all versions of its edition."""
    fields = version.fields

    def name_of(ref: Ref) -> str:
        return versions[ref].fields.short_headline if ref in versions else ""

    return Card(
        href=href,
        title=fields.headline or versions[fields.needs[0]].fields.headline,  # a quote has the name of its speaker
        lang=version.lang,
        when=fields.when,
        summary=summary(version),
        place=fields.place,
        withheld=version.withheld,
        is_withdrawn=fields.is_withdrawn,
        picture=picture,
        detail=fields.detail(name_of),
        end=fields.end,
    )


def cards(kind: str, refs: Iterable[Ref], edition: Edition) -> tuple[Card, ...]:
    return tuple(edition.cards[version.ref] for version in newest(kind, refs, edition))


def newest(kind: str, refs: Iterable[Ref], edition: Edition) -> list[Version[Stated]]:
    """The documents of this kind among `refs`, newest first; documents in other languages come last."""
    versions = [edition.versions[ref] for ref in refs if ref.kind == kind]
    if len(versions) <= 1:  # nearly always
        return versions
    return sorted(versions, key=newest_first)


def newest_first(version: Version[Stated]) -> tuple[bool, float, Ref]:
    """The place in a list of what is sorted by time; documents in other languages come last."""
    return bool(version.lang), -_moment(version.fields), version.ref


def by_alphabet(versions: Iterable[Version[Stated]], edition: Edition) -> list[Version[Stated]]:
    """In the alphabetical order of the language; documents in other languages come last."""
    return sorted(
        versions,
        key=lambda version: (
            bool(version.lang),
            edition.language.sort_key(version.fields.sort_name(edition.language)),
            version.ref,
        ),
    )


def _moment(fields: Stated) -> float:
    return fields.when.at if fields.when else float("-inf")


def summary(version: Version[Stated]) -> str:
    if version.fields.teaser:
        return version.fields.teaser
    text = _without_introduction(version.prose.lead)
    return text if len(text) <= LONGEST_TEASER else f"{text[:LONGEST_TEASER].rsplit(' ', 1)[0].rstrip(',;:— ')}…"


def _without_introduction(text: str) -> str:
    """The text without a last sentence that only introduces what follows: “She said:”."""
    if not text.endswith(":"):
        return text
    end = max(text.rfind(f"{mark} ") for mark in ".!?…")
    return text[: end + 1] if end > 0 else text
