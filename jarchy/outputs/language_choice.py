"""The page at the root of the site: readers choose a language. The default one comes first; nothing is guessed.

A site in one language leads to its home at once: addresses stay as they are when it gets another language.
"""

from collections.abc import Iterator

from jarchy.core.records import Record
from jarchy.model import Edition, File, Link, Page
from jarchy.outputs.redirects import TEMPLATE, redirect
from jarchy.site.site import Site


class LanguageChoice(Record):
    href: str
    lang: str
    direction: str
    endonym: str
    title: str
    description: str


class LanguageChoiceView(Record):
    entries: tuple[LanguageChoice, ...]


def make(site: Site) -> Iterator[Page | File]:
    if len(site.editions) == 1:
        home = site.front.home
        yield File("index.html", TEMPLATE, redirect(Link(site.front.href(home), site.front.title), home, site.front))
        return
    yield Page(
        ("home",),
        "",
        "language_choice.html",
        LanguageChoiceView(entries(site)),
        " · ".join(dict.fromkeys(one.title for one in entries(site))),
        site.front.description,
    )


def entries(site: Site) -> tuple[LanguageChoice, ...]:
    return tuple(map(entry, sorted(site.editions, key=lambda edition: edition is not site.front)))


def entry(edition: Edition) -> LanguageChoice:
    language = edition.language
    home = edition.href(edition.home)
    return LanguageChoice(home, language.code, language.direction, language.endonym, edition.title, edition.description)
