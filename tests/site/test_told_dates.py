"""Which dates readers are told: one that only sorts is told nowhere, and one that is assumed has its note beside it."""

import json
import re
from datetime import datetime

import pytest

from tests.conftest import Built, Site
from tests.kinds import TRANSLATED, main, words
from tests.outputs.test_search import found
from tests.site.test_withdrawals import linked
from tests.test_leaks import text_of

RU, KY = "content/releases/budget.ru.md", "content/releases/budget.ky.md"
OWN = "/ru/releases/budget/"
RELEASE = """\
---
title: Бюджет принят
date: 1987-11-23 04:05
event: session
tags: [forum]
dateline: Ош
{facts}---
Текст.

[[quote: budget]]
"""
HOUR = datetime.fromisoformat("1987-11-23T04:05+06:00")
FORMS = ("23 ноября", "23-ноябр", "23 Nov", "04:05", "19871122", f"{HOUR.timestamp():.0f}")


@pytest.fixture
def archive(site: Site) -> Site:
    """A release of 1987 beside others that have dates; all that mentions it is of no date."""
    site.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\n---\n")
    site.write("content/events/session.ru.md", "---\ntitle: Сессия\nstart: 2018-07-20\n---\n")
    site.write("content/quotes/budget.ru.md", "---\nspeaker: asanova\n---\nБюджет есть.\n")
    for year in (2016, 2017):
        other = f"---\ntitle: Другое\ndate: {year}-05-05\ntags: [forum]\n---\nТекст.\n"
        site.write(f"content/releases/other-{year}.ru.md", other)
    return site.write(KY, f"---\ntitle: Бюджет\ndateline: Ош\n{TRANSLATED}---\nТекст.\n").with_all()


def telling(built: Built) -> set[str]:
    """The files that tell the date of the release, in whatever form."""
    texts = {name: text_of(name, data).replace("\xa0", " ") for name, data in built.files.items()}
    year = re.compile(r"(?<![\da-f])1987(?![\da-f])")
    return {name for name, text in texts.items() if year.search(text) or any(form in text for form in FORMS)}


def test_a_date_that_only_sorts_is_told_in_no_byte(archive: Site) -> None:
    built = archive.write(RU, RELEASE.format(facts="date_shown: no\n")).build()

    assert telling(built) == set()
    assert {"ru/releases/2017/index.html", "ru/tags/forum/2017/index.html"} <= built.files.keys()
    assert '<p class="issued"></p>' not in built.page(OWN)
    assert "Бюджет принят" in built.page("/ru/feed.xml")


def test_the_same_date_is_told_everywhere_if_nobody_says_so(archive: Site) -> None:
    """Or the test above would look for what is nowhere."""
    files = telling(archive.write(RU, RELEASE.format(facts="")).build())

    assert files >= {
        *("ru/releases/1987/index.html", "ru/tags/forum/1987/index.html", "ru/search/index.html"),
        *("ru/index.html", "ru/releases/budget/index.html", "ky/releases/budget/index.html", "sitemap.xml"),
        *("ru/feed.xml", "ru/rss.xml", "ru/feed.json", "ru/events/session/event.ics", "ru/events.ics"),
        *(f"ru/releases/budget/release.{form}" for form in ("txt", "json", "eml")),
    }


def test_a_correction_has_a_date_that_is_told_though_that_of_the_release_is_not(archive: Site) -> None:
    update = "date_shown: no\nupdates: {sum: {date: 2018-06-20, note: Исправлена сумма.}}\n"
    archive.write(KY, f"---\ntitle: Бюджет\nupdates: {{sum: {{note: Оңдолду.}}}}\n{TRANSLATED}---\nТекст.\n")
    built = archive.write(RU, RELEASE.format(facts=update)).build()
    entry = json.loads(built.page("/ru/feed.json"))["items"][-1]

    assert telling(built) == set()
    assert (entry["date_modified"], "date_published" in entry) == ("2018-06-20T00:00:00+06:00", False)
    assert linked(built, f"{OWN[1:]}index.html")["dateModified"] == "2018-06-20"
    assert f"{OWN}</loc><lastmod>2018-06-20<" in built.page("/sitemap.xml")
    assert "Обновлено: 20 июня 2018 г." in words(built.page(OWN))


@pytest.fixture
def assumed(archive: Site) -> Built:
    archive.write(KY, f"---\ntitle: Бюджет\ndate_note: болжолдуу\n{TRANSLATED}---\nТекст.\n")
    return archive.write(RU, RELEASE.format(facts="date_note: по дате файла\n")).build()


def test_an_assumed_date_has_its_note_beside_it_wherever_readers_see_it(assumed: Built) -> None:
    pages = [file for file in telling(assumed) if file.endswith((".html", ".txt"))]
    said = [one for file in pages for one in re.findall("(?:23 ноября|23-ноябр)(.{30})", words(assumed.page(file)))]

    assert len(said) > 20
    assert [one for one in said if "(по дате файла" not in one and "(болжолдуу" not in one] == []


def test_where_no_note_can_stand_an_assumed_date_is_not_told(assumed: Built) -> None:
    found = linked(assumed, f"{OWN[1:]}index.html")

    assert {"datePublished", "dateModified"}.isdisjoint(found)
    assert "article:published_time" not in assumed.page(OWN)
    assert "<lastmod>1987" not in assumed.page("/sitemap.xml")
    assert "DTSTAMP:1970" in assumed.page("/ru/events.ics")


def test_a_citation_a_card_a_feed_and_the_search_say_that_a_date_is_assumed(assumed: Built) -> None:
    day = "23 ноября 1987 г., 04:05 (по дате файла)"

    assert f"Вестник, {day}, https:" in words(assumed.page(OWN))
    assert '<strong class="dateline">Ош.</strong>' in assumed.page(OWN)
    for page in ("/ru/", "/ru/releases/", "/ru/events/session/"):
        assert day in words(main(assumed.page(page))), page
    for feed in ("feed.xml", "rss.xml", "feed.json"):
        assert "(по дате файла)" in assumed.page(f"/ru/{feed}"), feed
    assert "(по дате файла)" in found(assumed, "ru")[OWN]["meta"]["day"].replace("\xa0", " ")


def test_a_note_on_a_date_is_owed_to_readers_of_every_language(archive: Site) -> None:
    archive.write(RU, RELEASE.format(facts="date_note: по дате файла\n"))

    assert [(one.code, one.words["key"]) for one in archive.errors()] == [("owed-words", "date_note")]


def test_where_a_release_is_not_translated_the_note_is_in_its_own_language(archive: Site) -> None:
    archive.write(RU, RELEASE.format(facts="date_note: по дате файла\n"))
    built = archive.remove(KY).build()

    note = '(<span lang="ru" dir="auto">по дате файла</span>)'
    assert note in built.page("/ky/releases/").replace("\xa0", " ")
    assert note in built.page("/ky/releases/budget/").replace("\xa0", " ")


def test_a_picture_for_networks_has_no_date_that_is_only_assumed(archive: Site) -> None:
    card = "ru/releases/budget/card.png"
    facts = {"known": "", "assumed": "date_note: по дате файла\n", "hidden": "date_shown: no\n"}
    archive.remove(KY)
    drawn = {name: archive.write(RU, RELEASE.format(facts=fact)).build().files[card] for name, fact in facts.items()}

    assert drawn["assumed"] == drawn["hidden"] != drawn["known"]
