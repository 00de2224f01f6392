"""A plugin of Pelican, such as a newsroom would write: what templates can't say or find."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from json import dumps
from typing import Any, NamedTuple

from pelican import signals

LONGEST_DESCRIPTION = 220  # characters
MOST_RELATED = 5
OLDER, NEWER = 10, 5  # neighbours of which related articles are chosen, for each tag


class CountedLink(NamedTuple):
    text: str
    href: str
    number: int  # of the articles in the list


def register() -> None:
    signals.initialized.connect(add_filters)
    signals.article_generator_finalized.connect(find_related)
    signals.article_generator_finalized.connect(count_years)
    signals.article_writer_finalized.connect(write_years_of_tags)


def add_filters(pelican: Any) -> None:
    filters = {"json": as_json, "beginning": beginning, "listing": listing, "years": years, "subjects": subjects}
    pelican.settings["JINJA_FILTERS"] |= filters


def as_json(value: object) -> str:
    """Facts for a script: its end can't stand in them."""
    return dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def beginning(text: str) -> str:
    """The first whole words of a text that is too long for a description."""
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    return f"{text[:LONGEST_DESCRIPTION].rsplit(' ', 1)[0].rstrip(',;:— ')}…"


def listing(articles: Iterable[Any], lang: str) -> str:
    """The titles of articles in a language."""
    return beginning(
        "; ".join(one.title for each in articles for one in (each, *each.translations) if one.lang == lang)
    )


def years(periods: Iterable[Any]) -> list[CountedLink]:
    return [CountedLink(str(one["period"][0]), f"/{one['url']}", len(one["articles"])) for one in periods]


def subjects(tags: Iterable[Any], labels: dict[str, str]) -> list[CountedLink]:
    """The tags by their labels, in alphabetical order."""
    return sorted(CountedLink(labels[tag.slug], f"/{tag.url}", len(articles)) for tag, articles in tags)


def find_related(generator: Any) -> None:
    """The articles that each one leads to, by its slug: those that link to it, then those beside it in time that have
    most tags in common with it. Of each, the newest come first.
    """
    mentioned_by = defaultdict(list)
    for article in generator.articles:
        mentioned_by[article.mentions].append(article)
    places = {tag.slug: {one.slug: place for place, one in enumerate(of)} for tag, of in generator.tags.items()}
    generator.context["RELATED"] = {
        article.slug: _related(article, mentioned_by[article.slug][:MOST_RELATED], generator.tags, places)
        for article in generator.articles
    }


def _related(article: Any, found: list[Any], tags: Any, places: dict[str, dict[str, int]]) -> list[Any]:
    common = Counter(
        near
        for tag in article.tags
        for near in _neighbours(tags[tag], places[tag.slug][article.slug])
        if near not in found
    )
    alike = [near for near, _ in common.most_common(MOST_RELATED - len(found))]
    return found + sorted(alike, key=lambda near: near.date, reverse=True)


def _neighbours(articles: Sequence[Any], place: int) -> Iterator[Any]:
    yield from articles[place + 1 : place + 1 + OLDER]
    yield from reversed(articles[max(0, place - NEWER) : place])


def count_years(generator: Any) -> None:
    """How many articles of each year a tag has, if it has more than one year."""
    counted = {
        tag.slug: [CountedLink(year, f"/{tag.url}{year}/", len(found)) for year, found in _by_year(articles)]
        for tag, articles in generator.tags.items()
    }
    generator.context["YEARS_OF"] = {slug: years for slug, years in counted.items() if len(years) > 1}


def write_years_of_tags(generator: Any, writer: Any) -> None:
    """The lists of a tag by year, which Pelican has of all articles only."""
    for tag, articles in generator.tags.items():
        for year, found in _by_year(articles) if tag.slug in generator.context["YEARS_OF"] else ():
            writer.write_file(
                f"{tag.url}{year}/index.html",
                generator.get_template("tag"),
                generator.context,
                paginated={"articles": found, "dates": found},
                template_name="tag",
                url=f"{tag.url}{year}/",
                tag=tag,
                year=year,
            )


def _by_year(articles: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    return [(str(year), list(found)) for year, found in groupby(articles, lambda article: article.date.year)]
