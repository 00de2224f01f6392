"""What pages show of other documents: links, cards and summaries, in the order of lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jarchy.core.dates import DateOrTime
from jarchy.model import Card, Edition, Link, Ref, Schema, Stated, Thumbnail, Version

MOST_LISTED = 10  # documents of each kind on the page of another
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
        when=fields.shown_when,
        summary=summary(version),
        place=fields.place,
        withheld=version.withheld,
        is_withdrawn=version.withdrawal is not None,
        phase=version.phase,
        picture=picture,
        detail=fields.detail(name_of),
        end=fields.end,
        changed=fields.changed,
        note=fields.when_note,
    )


def cards(kind: str, refs: Iterable[Ref], edition: Edition) -> tuple[Card, ...]:
    return tuple(edition.cards[version.ref] for version in newest(kind, refs, edition))


def first_cards(versions: Sequence[Version[Stated]], edition: Edition) -> tuple[Card, ...]:
    """The cards on the page of another document."""
    return tuple(edition.cards[version.ref] for version in versions[:MOST_LISTED])


def list_path(ref: Ref, kind: str, edition: Edition) -> str:
    """The address of the list of all documents of a kind that the page of a document shows only the beginning of."""
    return f"{edition.path(ref)}{edition.folders[kind].removesuffix('/').rpartition('/')[2]}/"


def whole_lists(ref: Ref, listed: Mapping[str, Sequence[Version[Stated]]], edition: Edition) -> dict[str, str]:
    """The hrefs of these lists, by kind."""
    return {
        kind: edition.href(list_path(ref, kind, edition))
        for kind, versions in listed.items()
        if len(versions) > MOST_LISTED
    }


def newest(kind: str, refs: Iterable[Ref], edition: Edition) -> list[Version[Stated]]:
    """The documents of this kind among `refs`, newest first, whatever their language."""
    versions = [edition.versions[ref] for ref in refs if ref.kind == kind]
    if len(versions) <= 1:  # nearly always
        return versions
    return sorted(versions, key=newest_first)


def newest_first(version: Version[Stated]) -> tuple[float, Ref]:
    """The place in a list of what is sorted by time, whatever its language."""
    return -_moment(version.fields), version.ref


def standing(versions: Iterable[Version[Schema]]) -> Iterator[Version[Schema]]:
    """Those that are not withdrawn. No page recommends any other; whole lists have all, with a mark."""
    return (version for version in versions if not version.withdrawal)


def is_pinned(version: Version[Stated]) -> bool:
    """Whether it stands first now. What is withdrawn, or in another language, is not put before what is new."""
    return bool(version.fields.pinned_until) and not (version.lang or version.withdrawal)


def pinned_first(versions: Iterable[Version[Schema]]) -> list[Version[Schema]]:
    """Those that are pinned, then the others, both in the order that they have."""
    return sorted(versions, key=lambda version: not is_pinned(version))


def next_first(versions: Iterable[Version[Schema]]) -> tuple[list[Version[Schema]], list[Version[Schema]]]:
    """What is ahead or goes on, the soonest first, whatever its language; and the rest, in the order that it has. What
    is postponed, nobody knows until when, is the last that is ahead.
    """
    every = list(versions)
    coming = [version for version in every if version.phase in ("ahead", "now", "later")]
    coming.sort(key=lambda version: (version.phase == "later", _moment(version.fields), version.ref))
    return coming, [version for version in every if version.phase in ("", "over")]


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


def last_told(version: Version[Stated], edition: Edition) -> DateOrTime | None:
    """When readers were last told something by a document; of one that speaks through others, or does not know, by
    those that mention it.
    """
    own = version.fields.last_told
    if own and not version.fields.follows:
        return own
    mentions = (edition.versions[ref] for ref in edition.mentioned_by.get(version.ref, ()))
    return newest_told((version, *mentions))


def newest_told(versions: Iterable[Version[Stated]]) -> DateOrTime | None:
    """When readers were last told something by these documents themselves."""
    told = (version.fields.last_told for version in versions)
    return max((when for when in told if when), key=lambda when: when.at, default=None)


def summary(version: Version[Stated]) -> str:
    """What is said of a document where its text is not."""
    if version.withdrawal or version.teaser:
        return version.teaser
    return beginning(_without_introduction(version.prose.lead), LONGEST_TEASER)


def description(version: Version[Stated], edition: Edition, facts: str = "") -> str:
    """What search engines show of a document: its summary. Without one, its name and `facts` about it, or the titles of
    the documents that mention it; if there are none, the title of the site.
    """
    if text := summary(version):
        return text
    mentions = (edition.cards[ref] for ref in edition.mentioned_by.get(version.ref, ()))
    more = facts or listing(mentions) or edition.title
    return beginning(f"{edition.cards[version.ref].title}: {more}", LONGEST_TEASER)


def listing(cards: Iterable[Card]) -> str:
    """The titles of documents that are not withdrawn, as the description of a list: those in its language, if there are
    any.
    """
    cards = [card for card in cards if not card.is_withdrawn]
    own = [card for card in cards if not card.lang] or cards
    return beginning("; ".join(dict.fromkeys(card.title for card in own)), LONGEST_TEASER)


def beginning(text: str, longest: int) -> str:
    """The first whole words of a text, with an ellipsis if there are more."""
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0].rstrip(',;:— ')}…"


def _without_introduction(text: str) -> str:
    """The text without a last sentence that only introduces what follows: “She said:”."""
    if not text.endswith(":"):
        return text
    end = max(text.rfind(f"{mark} ") for mark in ".!?…")
    return text[: end + 1] if end > 0 else text
