"""The page at the root of the site: readers choose a language. The default one comes first; nothing is guessed."""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.model import Edition, Page
from jarchy.site.editions import Site


class LanguageEntry(Record):
    href: str
    lang: str
    direction: str
    endonym: str
    title: str
    description: str


class LanguageChoiceView(Record):
    entries: tuple[LanguageEntry, ...]


def make(site: Site) -> Iterator[Page]:
    yield Page(
        ("home",),
        "",
        "language_choice.html",
        LanguageChoiceView(entries(site)),
        " · ".join(dict.fromkeys(one.title for one in entries(site))),
        site.front.description,
    )


def entries(site: Site) -> tuple[LanguageEntry, ...]:
    return tuple(map(entry, sorted(site.editions, key=lambda edition: edition is not site.front)))


def entry(edition: Edition) -> LanguageEntry:
    language = edition.language
    home = edition.href(edition.home)
    return LanguageEntry(home, language.code, language.direction, language.endonym, edition.title, edition.description)
