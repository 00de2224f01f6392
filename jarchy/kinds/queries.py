"""What one page shows of other documents: links and cards, and the order of its lists."""

from collections.abc import Iterable, Mapping

from jarchy.model import Card, Edition, Link, Ref, Stated, Version

LONGEST_TEASER = 220  # characters, of a summary that is taken from a body


def link(ref: Ref, edition: Edition) -> Link | None:
    """None when readers of this edition can't see the document."""
    version = edition.versions.get(ref)
    return Link(edition.href(edition.path(ref)), version.fields.headline, version.lang) if version else None


def links(kind: str, slugs: Iterable[str], edition: Edition) -> tuple[Link, ...]:
    found = (link(Ref(kind, slug), edition) for slug in slugs)
    return tuple(one for one in found if one)


def card(version: Version[Stated], versions: Mapping[Ref, Version[Stated]], href: str) -> Card:
    """What the edition of these versions shows of one of them."""
    fields = version.fields
    return Card(
        href=href,
        title=fields.headline or versions[fields.needs[0]].fields.headline,  # a quote has its speaker's name
        lang=version.lang,
        when=fields.when,
        summary=summary(version),
        place=fields.place,
        withheld=version.withheld,
        is_withdrawn=fields.is_withdrawn,
    )


def cards(kind: str, refs: Iterable[Ref], edition: Edition) -> tuple[Card, ...]:
    return tuple(edition.cards[version.ref] for version in newest(kind, refs, edition))


def newest(kind: str, refs: Iterable[Ref], edition: Edition) -> list[Version[Stated]]:
    """The documents of one kind among `refs`, in the order of the edition's lists: its own language first."""
    versions = [edition.versions[ref] for ref in refs if ref.kind == kind]
    if len(versions) <= 1:  # nearly always
        return versions
    versions.sort(key=lambda version: version.ref)
    versions.sort(key=lambda version: _moment(version.fields), reverse=True)
    versions.sort(key=lambda version: bool(version.lang))
    return versions


def by_alphabet(versions: Iterable[Version[Stated]], edition: Edition) -> list[Version[Stated]]:
    """As readers look for them; what is not in their language comes last."""
    return sorted(versions, key=lambda one: (bool(one.lang), edition.language.sort_key(one.fields.sort_name), one.ref))


def _moment(fields: Stated) -> float:
    return fields.when.at if fields.when else float("-inf")


def summary(version: Version[Stated]) -> str:
    if version.fields.teaser:
        return version.fields.teaser
    text = _whole(version.prose.lead)
    return text if len(text) <= LONGEST_TEASER else f"{text[:LONGEST_TEASER].rsplit(' ', 1)[0].rstrip(',;:— ')}…"


def _whole(text: str) -> str:
    """Without a last sentence that only leads to what comes after: “She said:”."""
    if not text.endswith(":"):
        return text
    end = max(text.rfind(f"{mark} ") for mark in ".!?…")
    return text[: end + 1] if end > 0 else text
