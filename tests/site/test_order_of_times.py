"""No format says that something was changed before it was published."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from itertools import product
from xml.etree import ElementTree as ET

import feedparser
import pytest

from tests.conftest import AS_OF, Built, Site, new_site
from tests.site.test_withdrawals import linked

ZONE = timezone(timedelta(hours=6))
DATES = ("2018-06-10", "2018-06-10 12:00")
EMBARGOES = ("", "2018-06-12", "2018-06-12 09:00", "2018-06-12T02:00Z")
CHANGES = ("", "2018-06-10 15:00", "2018-06-11", "2018-06-12 08:59", "2018-06-12 09:01", "2018-06-13")
TOLD = ("", "date_shown: no\n", "date_note: по дате файла\n")
Times = tuple[str, str, str]  # where it is said, when it was published, when it was changed


def release(number: int, date: str, embargo: str, updated: str, withdrawn: str, told: str) -> str:
    facts = f"title: Новость {number}\ndate: {date}\n{told}"
    facts += f"embargo: {embargo}\n" * bool(embargo)
    facts += f"updates:\n  one:\n    date: {updated}\n    note: Сумма.\n" * bool(updated)
    facts += f"status: withdrawn\nwithdrawn: {withdrawn}\nreason: Ошибка\n" * bool(withdrawn)
    return f"---\n{facts}---\nТекст.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with every release that can be published, whatever its times are."""
    site = new_site(tmp_path_factory.mktemp("site")).with_all("feeds", "sitemap", "ninjs")
    combined = product(DATES, EMBARGOES, CHANGES, CHANGES[::2], TOLD)
    for number, times in enumerate(combined):
        if number % 3 == 0 or "2018-06-10 15:00" in times:
            site.write(f"content/releases/r{number}.ru.md", release(number, *times))
    for path in {problem.where.path for problem in site.errors()}:
        site.remove(path)
    return site.build(AS_OF)


def moment(said: str) -> datetime:
    """A day without a time means its beginning on the site's clock."""
    found = datetime.fromisoformat(said)
    return found if found.tzinfo else found.replace(tzinfo=ZONE)


def in_pages(built: Built) -> Iterator[Times]:
    for name, data in built.files.items():
        if re.fullmatch(r"ru/releases/r\d+/index.html", name):
            facts, page = linked(built, name), data.decode()
            meta = dict(re.findall(r'property="article:(\w+)_time" content="([^"]+)"', page))
            yield f"{name} JSON-LD", str(facts.get("datePublished", "")), str(facts.get("dateModified", ""))
            yield f"{name} Open Graph", meta.get("published", ""), meta.get("modified", "")


def in_feeds(built: Built) -> Iterator[Times]:
    for entry in feedparser.parse(built.files["ru/feed.xml"]).entries:
        yield f"Atom {entry.link}", entry.get("published", ""), entry.get("updated", "")
    for item in json.loads(built.files["ru/feed.json"])["items"]:
        yield f"JSON Feed {item['url']}", item.get("date_published", ""), item.get("date_modified", "")


def in_newsrooms(built: Built) -> Iterator[Times]:
    for name, data in built.files.items():
        if name.endswith("release.json"):
            item = json.loads(data)
            yield name, item.get("firstCreated", ""), item.get("versionCreated", "")


def in_the_sitemap(built: Built) -> Iterator[Times]:
    changed = {
        place.findtext("{*}loc", ""): place.findtext("{*}lastmod", "")
        for place in ET.fromstring(built.files["sitemap.xml"])
    }
    for entry in feedparser.parse(built.files["ru/feed.xml"]).entries:
        yield f"sitemap {entry.link}", entry.get("published", ""), changed[entry.link]


@pytest.mark.parametrize("read", [in_pages, in_feeds, in_newsrooms, in_the_sitemap])
def test_nothing_is_changed_before_it_is_published(built: Built, read: Callable[[Built], Iterator[Times]]) -> None:
    said = list(read(built))
    both = [times for times in said if times[1] and times[2]]
    wrong = [times for times in both if moment(times[2]) < moment(times[1])]

    assert len(both) > 10
    assert wrong == []


def test_newsrooms_are_told_when_a_release_came_out_and_not_which_day_it_bears(site: Site) -> None:
    site.with_all("ninjs").write("content/releases/r1.ru.md", release(1, DATES[0], EMBARGOES[2], "", "", ""))
    item = json.loads(site.build().files["ru/releases/r1/release.json"])

    assert item["firstCreated"] == item["versionCreated"] == "2018-06-12T09:00:00+06:00"


@pytest.mark.parametrize("key", ["updates", "withdrawn"])
def test_what_is_dated_before_an_embargo_ends_is_an_error(site: Site, key: str) -> None:
    times = ("2018-06-11 12:00", "") if key == "updates" else ("", "2018-06-11 12:00")
    site.write("content/releases/r1.ru.md", release(1, DATES[0], EMBARGOES[2], *times, ""))

    assert [problem.code for problem in site.errors()] == ["update-dates"]
