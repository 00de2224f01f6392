"""Feeds are what real readers make of them: full texts, true dates, addresses that work everywhere."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest

from tests.conftest import PROJECT, Built, Site, photograph

RELEASE = """\
---
title: Бюджет & «кенеш» <2018>
subtitle: Кыскача
date: 2018-06-10 09:30
tags: [forum]
---
Кенеш **принял** [бюджет](release:later).[^1]

[[quote: words]]

[^1]: Сноска.
"""


@pytest.fixture
def newsroom(site: Site) -> Site:
    site.with_all("feeds").write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\n---\n")
    site.write("content/quotes/words.ru.md", "---\nspeaker: asanova\n---\nБюджет принят.\n")
    site.write("content/releases/budget.ru.md", RELEASE)
    site.write("content/releases/budget.ky.md", "---\ntitle: Бюджет\ntranslation:\n  reviewed: yes\n---\nТекст.\n")
    return site.write("content/releases/later.ru.md", "---\ntitle: Позже\ndate: 2018-06-12\n---\nТекст.\n")


def parsed(built: Built, name: str, lang: str = "ru") -> Any:
    feed = feedparser.parse(built.files[f"{lang}/{name}"])

    assert not feed.bozo

    return feed


@pytest.mark.parametrize("name", ["feed.xml", "rss.xml"])
def test_readers_get_the_newest_first_with_true_dates_and_stable_ids(newsroom: Site, name: str) -> None:
    feed = parsed(newsroom.build(), name)
    later, budget = feed.entries

    assert later.link == later.id == "https://forum.example/ru/releases/later/"
    assert later.published_parsed[:6] == (2018, 6, 11, 18, 0, 0)  # the day's beginning in Bishkek
    assert budget.published_parsed[:6] == (2018, 6, 10, 3, 30, 0)
    assert budget.title == "Бюджет & «кенеш» <2018>"
    assert [tag.term for tag in budget.tags] == ["Форум"]
    assert feed.feed.updated_parsed[:6] == later.published_parsed[:6]


def test_every_time_says_its_offset(newsroom: Site) -> None:
    built = newsroom.build()

    assert "<published>2018-06-12T00:00:00+06:00</published>" in built.page("/ru/feed.xml")
    assert "<pubDate>Sun, 10 Jun 2018 09:30:00 +0600</pubDate>" in built.page("/ru/rss.xml")
    assert json.loads(built.page("/ru/feed.json"))["items"][1]["date_published"] == "2018-06-10T09:30:00+06:00"


def contents(built: Built) -> list[str]:
    """The text of one release, as each format has it."""
    ours = [parsed(built, name).entries[1].content[0].value for name in ("feed.xml", "rss.xml")]
    return [*ours, json.loads(built.page("/ru/feed.json"))["items"][1]["content_html"]]


def test_texts_are_whole_and_every_link_in_them_leads_to_the_site(newsroom: Site) -> None:
    for text in contents(newsroom.build()):
        assert "<strong>Кыскача</strong>" in text
        assert "Кенеш <strong>принял</strong>" in text
        assert re.search(r"<blockquote[^>]*><p>Бюджет принят.</p></blockquote>.*Айгүл Асанова", text, re.DOTALL)
        assert '<a href="https://forum.example/ru/releases/later/">бюджет</a>' in text
        assert 'href="https://forum.example/ru/releases/budget/#' in text
        assert re.findall(r'(?:href|src|cite)="(?!https://forum\.example/ru/)', text) == []
        assert "<script" not in text


def test_a_site_in_a_folder_has_addresses_with_the_folder(newsroom: Site) -> None:
    built = newsroom.build(base_url="https://example.org/news/")

    assert "https://example.org/news/ru/people/asanova/" in parsed(built, "feed.xml").entries[1].content[0].value
    assert "https://example.org/news/ky/releases/budget/" in built.page("/ru/feed.xml")
    assert 'href="/news/ru/feed.xml"' in built.page("/ru/")


def test_an_entry_leads_to_the_languages_that_have_it(newsroom: Site) -> None:
    later, budget = parsed(newsroom.build(), "feed.xml").entries

    assert [(link.hreflang, link.href) for link in budget.links if link.rel == "alternate"] == [
        ("ru", "https://forum.example/ru/releases/budget/"),
        ("ky", "https://forum.example/ky/releases/budget/"),
    ]
    assert [link.hreflang for link in later.links] == ["ru"]


def test_a_feed_is_in_its_language_alone(newsroom: Site) -> None:
    built = newsroom.build()

    assert [entry.title for entry in parsed(built, "feed.xml", "ky").entries] == ["Бюджет"]
    assert parsed(built, "feed.xml", "ky").feed.updated_parsed[:3] == (2018, 6, 10)
    assert parsed(built, "rss.xml", "ky").feed.language == "ky"
    assert json.loads(built.page("/ky/feed.json"))["language"] == "ky"
    assert built.page("/ky/feed.xml").count('xml:lang="ky"') == 1


def test_without_a_release_of_the_language_there_is_no_feed_and_nothing_leads_to_one(newsroom: Site) -> None:
    built = newsroom.remove("content/releases/budget.ky.md").build()

    assert {"ky/feed.xml", "ky/rss.xml", "ky/feed.json"}.isdisjoint(built.files)
    assert "application/atom+xml" not in built.page("/ky/")


def test_every_page_says_where_the_feeds_are(newsroom: Site) -> None:
    page = newsroom.build().page("/ru/people/asanova/")
    found = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', page)

    assert found == [
        ("application/atom+xml", "/ru/feed.xml"),
        ("application/rss+xml", "/ru/rss.xml"),
        ("application/feed+json", "/ru/feed.json"),
    ]


def test_a_site_that_does_without_names_none(newsroom: Site) -> None:
    newsroom.replace("content/site.yaml", "without: [", "without: [feeds, ")
    built = newsroom.build()

    assert "ru/feed.xml" not in built.files
    assert built.says("application/atom+xml") == []


def test_a_feed_has_the_newest_twenty(newsroom: Site) -> None:
    for day in range(1, 26):
        newsroom.write(f"content/releases/r{day}.ru.md", f"---\ntitle: Р{day}\ndate: 2018-05-{day:02}\n---\nТ\n")
    entries = parsed(newsroom.build(), "rss.xml").entries

    assert [entry.title for entry in entries] == ["Позже", "Бюджет & «кенеш» <2018>"] + [
        f"Р{day}" for day in range(25, 7, -1)
    ]


def test_an_embargoed_release_is_in_no_feed_until_it_ends(newsroom: Site) -> None:
    newsroom.replace("content/releases/later.ru.md", "date:", "embargo: 2018-07-03 20:00\ndate:")

    assert len(parsed(newsroom.build(), "feed.xml").entries) == 1
    assert len(parsed(newsroom.build(datetime(2018, 7, 3, 14, tzinfo=UTC)), "feed.xml").entries) == 2


def test_a_new_title_does_not_make_a_new_entry(newsroom: Site) -> None:
    before = [entry.id for entry in parsed(newsroom.build(), "rss.xml").entries]
    after = newsroom.replace("content/releases/later.ru.md", "Позже", "Иначе").build()

    assert [entry.id for entry in parsed(after, "rss.xml").entries] == before


def test_the_author_is_who_publishes_when_the_site_says_so(newsroom: Site) -> None:
    assert parsed(newsroom.build(), "feed.xml").feed.author == "Вестник"

    newsroom.write("content/organisations/hall.ru.md", "---\nname: Мэрия\n---\n")
    built = newsroom.replace("content/site.yaml", "languages:", "issuer: hall\nlanguages:").build()

    assert parsed(built, "feed.xml").feed.author == "Мэрия"
    assert parsed(built, "rss.xml").entries[0].author == "Мэрия"
    assert json.loads(built.page("/ru/feed.json"))["authors"] == [{"name": "Мэрия"}]


def test_an_issuer_that_is_withheld_is_in_no_feed(newsroom: Site) -> None:
    newsroom.write("content/organisations/hall.ru.md", "---\nname: Мэрия\nstatus: draft\n---\n")
    built = newsroom.replace("content/site.yaml", "languages:", "issuer: hall\nlanguages:").build()

    assert built.says("Мэрия") == []


def test_a_change_that_readers_are_told_of_makes_the_entry_newer(newsroom: Site) -> None:
    update = "updates:\n  sum:\n    date: 2018-06-20 12:00\n    note: Исправлена сумма.\n"
    newsroom.replace("content/releases/later.ru.md", "---\nТ", f"{update}---\nТ")
    feed = parsed(newsroom.build(), "feed.xml")

    assert feed.entries[0].updated_parsed[:6] == feed.feed.updated_parsed[:6] == (2018, 6, 20, 6, 0, 0)
    assert feed.entries[0].published_parsed[:3] == (2018, 6, 11)
    assert "Исправлена сумма." in feed.entries[0].content[0].value


def test_a_withdrawn_release_says_so_first(newsroom: Site) -> None:
    withdrawn = "status: withdrawn\nwithdrawn: 2018-06-21\nreason: Бюджета нет.\n"
    newsroom.replace("content/releases/later.ru.md", "---\nТ", f"{withdrawn}---\nТ")
    (entry, _) = parsed(newsroom.build(), "feed.xml").entries

    assert entry.content[0].value.startswith("<p><strong>Отозван")
    assert entry.updated_parsed[:3] == (2018, 6, 20)


def test_pictures_are_shown_in_one_size_from_the_site(newsroom: Site) -> None:
    picture = "pictures: {hall: {file: hall.png, caption: Зал, alt: Ряды, credit: Айбек, licence: CC BY 4.0}}\n"
    newsroom.write("content/media/hall.png", photograph(16, 8, "red", "PNG"))
    newsroom.replace("content/releases/later.ru.md", "---\nТ", f"{picture}---\nТ")
    built = newsroom.build()
    (text, _) = (entry.content[0].value for entry in parsed(built, "feed.xml").entries)
    (source,) = re.findall(r'<img[^>]* src="https://forum.example/([^"]+)"', text)

    assert source in built.files
    assert "srcset" not in text + built.page("/ru/feed.json")


def pictured(newsroom: Site) -> Site:
    newsroom.write("content/media/hall.jpg", photograph(1700, 850))
    picture = "{file: hall.jpg, caption: Зал, alt: Ряды, credit: Айбек, licence: CC BY 4.0}"
    return newsroom.replace("content/releases/budget.ru.md", "tags:", f"pictures: {{hall: {picture}}}\ntags:")


def test_an_entry_has_the_first_picture_of_its_release(newsroom: Site) -> None:
    built = pictured(newsroom).build()
    later, budget = parsed(built, "feed.xml").entries
    rss = parsed(built, "rss.xml").entries[1]
    item = json.loads(built.page("/ru/feed.json"))["items"][1]
    (picture,) = budget.media_content

    assert (picture["medium"], picture["type"], picture["width"], picture["height"]) == (
        "image",
        "image/jpeg",
        "960",
        "480",
    )
    assert picture["url"].removeprefix("https://forum.example/") in built.files
    assert rss.media_content == budget.media_content
    assert (budget.media_credit[0]["content"], rss.media_credit[0]["content"]) == ("Айбек", "Айбек")
    assert [one.href for one in budget.enclosures] == [picture["url"]]
    assert not rss.enclosures  # which must have the number of bytes
    assert item["image"] == picture["url"]
    assert "media_content" not in later
    assert not later.enclosures


def test_a_withdrawn_release_has_no_picture_in_its_entry(newsroom: Site) -> None:
    gone = "status: withdrawn\nwithdrawn: 2018-06-20\nreason: Ошибка.\ntags:"
    pictured(newsroom).replace("content/releases/budget.ru.md", "tags:", gone).remove("content/releases/budget.ky.md")

    assert newsroom.build().page("/ru/feed.xml").count("<media:content") == 0


def test_a_feed_says_the_words_of_the_release_and_none_that_serve_a_page(newsroom: Site) -> None:
    newsroom.replace("content/releases/budget.ru.md", "[[quote: words]]", "[[picture: hall]]\n\n[[quote: words]]")
    for text in contents(pictured(newsroom).build()):
        assert "Зал (Айбек · CC BY 4.0)" in text
        for words in ("Скачать изображение", "Ссылка на цитату", "download"):
            assert words not in text


def test_a_feed_has_the_icon_of_the_site(newsroom: Site) -> None:
    built = newsroom.build()
    icon = parsed(built, "feed.xml").feed.icon

    assert parsed(built, "rss.xml").feed.image.href == json.loads(built.page("/ru/feed.json"))["icon"] == icon
    assert built.files[icon.removeprefix("https://forum.example/")] == (PROJECT / "assets/icon-512.png").read_bytes()


def test_each_subject_has_a_feed_that_its_pages_lead_to(newsroom: Site) -> None:
    built = newsroom.build()
    feed = feedparser.parse(built.files["ru/tags/forum/feed.xml"])
    lead = re.findall(
        r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', built.page("/ru/tags/forum/")
    )

    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["Бюджет & «кенеш» <2018>"]
    assert feed.feed.title == "Форум — Вестник"
    assert feed.feed.author == "Вестник"
    assert feed.feed.id == "https://forum.example/ru/tags/forum/"
    assert lead == ["/ru/feed.xml", "/ru/tags/forum/feed.xml"]
    assert built.says("/ru/tags/forum/feed.xml") == [
        "ru/subscribe/index.html",
        "ru/tags/forum/feed.xml",
        "ru/tags/forum/index.html",
    ]


def test_readers_can_subscribe_to_a_subject_and_to_the_events(newsroom: Site) -> None:
    newsroom.write("content/events/session.ru.md", "---\ntitle: Сессия\nstart: 2018-06-10\n---\n")
    page = newsroom.replace("content/site.yaml", "all-events, ", "").build().page("/ru/subscribe/")

    assert '<a href="/ru/tags/forum/feed.xml" type="application/atom+xml">Форум</a>' in page
    assert '<a href="/ru/events.ics" type="text/calendar">Все мероприятия для вашего календаря</a>' in page


def test_a_subject_without_a_release_in_a_language_has_no_feed_there(newsroom: Site) -> None:
    built = newsroom.remove("content/releases/budget.ky.md").build()

    assert "ky/tags/forum/feed.xml" not in built.files
    assert "feed.xml" not in built.page("/ky/tags/forum/")


def test_the_feed_of_a_subject_has_its_newest_ten(newsroom: Site) -> None:
    for day in range(1, 13):
        newsroom.write(
            f"content/releases/r{day}.ru.md", f"---\ntitle: Р{day}\ndate: 2018-05-{day:02}\ntags: [forum]\n---\nТ\n"
        )
    entries = feedparser.parse(newsroom.build().files["ru/tags/forum/feed.xml"]).entries

    assert [entry.title for entry in entries][1:] == [f"Р{day}" for day in range(12, 3, -1)]


def test_a_release_under_embargo_came_out_when_that_ended(newsroom: Site) -> None:
    """It stands above what came out before it, though it bears an earlier date."""
    newsroom.replace("content/releases/budget.ru.md", "date: 2018-06-10", "embargo: 2018-06-14 11:00\ndate: 2018-06-10")
    entries = parsed(newsroom.build(), "feed.xml").entries

    assert [entry.title for entry in entries] == ["Бюджет & «кенеш» <2018>", "Позже"]
    assert entries[0].published == "2018-06-14T11:00:00+06:00"
    assert 'datetime="2018-06-10' in newsroom.build().page("/ru/releases/budget/")
