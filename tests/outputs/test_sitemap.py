"""Search engines are sent to what readers may find, and to news while it is news."""

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest

from jarchy.outputs import sitemap
from tests.conftest import AS_OF, Built, Site

RELEASE = "---\ntitle: Бюджет & кенеш\ndate: 2018-07-02 09:30\n---\nТекст.\n"
NAMES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "news": "http://www.google.com/schemas/sitemap-news/0.9"}


def places(built: Built, name: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(built.files[name]).iterfind(".//map:loc", NAMES)]


@pytest.fixture
def newsroom(site: Site) -> Site:
    return site.with_all("sitemap").write("content/releases/budget.ru.md", RELEASE)


def test_it_has_every_page_that_is_indexed_and_no_other(newsroom: Site) -> None:
    built = newsroom.build()
    indexed = [
        match[1]
        for file in built.files
        if file.endswith(".html")
        and (match := re.search(r'<link rel="canonical" href="([^"]+)"', built.page(f"/{file}")))
    ]

    assert sorted(places(built, "sitemap.xml")) == sorted(indexed)
    assert "https://forum.example/ru/releases/budget/" in indexed
    assert "https://forum.example/ky/releases/budget/" not in indexed  # not translated


def changes(built: Built) -> dict[str, str]:
    """The last change of each page that states one, by its address below the host."""
    found = re.findall("<loc>https://forum.example([^<]+)</loc><lastmod>([^<]+)<", built.page("/sitemap.xml"))
    return dict(found)


@pytest.fixture
def archive(newsroom: Site) -> Site:
    """A release that has been corrected, and an older one that is the only one to speak of a person."""
    newsroom.replace(
        "content/releases/budget.ru.md", "---\nТ", "updates: {a: {date: 2018-07-03, note: Сумма.}}\n---\nТ"
    )
    newsroom.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\n---\n")
    newsroom.write("content/pages/about.ru.md", "---\ntitle: О нас\n---\nТекст.\n")
    old = "---\ntitle: Старое\ndate: 2017-02-03\ntags: [forum]\n---\n[Она](person:asanova).\n"
    return newsroom.write("content/releases/old.ru.md", old)


def test_a_page_changed_when_readers_were_last_told_something_on_it(archive: Site) -> None:
    changed = changes(archive.build())

    assert changed["/ru/releases/budget/"] == "2018-07-03"  # of the correction
    assert changed["/ru/releases/old/"] == "2017-02-03"
    assert changed["/ru/releases/2017/"] == "2017-02-03"
    assert changed["/ru/people/asanova/"] == "2017-02-03"  # which speaks of her
    assert changed["/ru/releases/"] == changed["/ru/"] == "2018-07-03"


def test_a_page_that_does_not_know_its_last_change_has_that_of_its_language(archive: Site) -> None:
    built = archive.build()

    assert changes(built)["/ru/about/"] == "2018-07-03"
    assert [f"https://forum.example{path}" for path in changes(built)] == places(built, "sitemap.xml")


def test_what_is_not_public_yet_has_changed_nothing(archive: Site) -> None:
    archive.write("content/releases/next.ru.md", RELEASE.replace("2018-07-02 09:30", "2018-07-04"))

    assert "2018-07-04" not in archive.build().page("/sitemap.xml")


def test_many_pages_are_told_in_several_files(newsroom: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = places(newsroom.build(), "sitemap.xml")
    monkeypatch.setattr(sitemap, "MOST_PLACES", 3)
    built = newsroom.build(force=True)
    parts = [url.removeprefix("https://forum.example/") for url in places(built, "sitemap.xml")]

    assert b"<sitemapindex" in built.files["sitemap.xml"]
    assert len(parts) > 1
    assert [place for part in parts for place in places(built, part)] == whole


def test_a_release_is_news_for_two_days(newsroom: Site) -> None:
    end = datetime(2018, 7, 4, 3, 30, tzinfo=UTC)

    before = newsroom.build(end - timedelta(seconds=1))
    after = newsroom.build(end)

    assert places(before, "news-sitemap.xml") == ["https://forum.example/ru/releases/budget/"]
    assert before.outcome.next_change == end
    assert "news-sitemap.xml" not in after.files  # search engines report an empty one as a mistake
    assert "news-sitemap" in before.page("/robots.txt")
    assert "news-sitemap" not in after.page("/robots.txt")
    assert after.outcome.next_change is None
    assert (after.outcome.written, after.outcome.removed) == (1, 1)  # robots.txt; the news


def test_news_is_told_in_its_language_with_its_title_and_date(newsroom: Site) -> None:
    root = ET.fromstring(newsroom.build().files["news-sitemap.xml"])

    assert [one.text for one in root.iterfind(".//news:*", NAMES) if one.text and one.text.strip()] == [
        "Вестник",
        "ru",
        "2018-07-02T09:30+06:00",
        "Бюджет & кенеш",
    ]


def test_what_is_withdrawn_or_under_embargo_is_no_news(newsroom: Site) -> None:
    newsroom.replace("content/releases/budget.ru.md", "date:", "embargo: 2018-07-03 19:00\ndate:")

    assert "news-sitemap.xml" not in newsroom.build().files
    assert len(places(newsroom.build(AS_OF + timedelta(hours=1)), "news-sitemap.xml")) == 1

    withdrawn = "status: withdrawn\nwithdrawn: 2018-07-03 19:00\nreason: Ошибка.\ndate:"
    built = newsroom.replace("content/releases/budget.ru.md", "date:", withdrawn).build(AS_OF + timedelta(hours=1))

    assert "news-sitemap.xml" not in built.files
    assert built.outcome.next_change is None


def test_it_is_news_until_it_is_withdrawn_also_where_that_lies_ahead(newsroom: Site) -> None:
    withdrawn = "status: withdrawn\nwithdrawn: 2018-07-20\nreason: Ошибка.\ndate:"
    built = newsroom.replace("content/releases/budget.ru.md", "date:", withdrawn).build()

    assert len(places(built, "news-sitemap.xml")) == 1
    assert built.outcome.next_change == datetime(2018, 7, 4, 3, 30, tzinfo=UTC)


def test_robots_find_both(newsroom: Site) -> None:
    assert newsroom.build().page("/robots.txt").splitlines() == [
        "User-agent: *",
        "Disallow:",
        "",
        "Sitemap: https://forum.example/sitemap.xml",
        "Sitemap: https://forum.example/news-sitemap.xml",
    ]


def test_a_site_in_a_folder_has_no_robots_txt_which_nobody_would_read(newsroom: Site) -> None:
    built = newsroom.build(base_url="https://example.org/news/")

    assert "robots.txt" not in built.files
    assert "https://example.org/news/ru/releases/budget/" in places(built, "sitemap.xml")


def test_a_site_without_maps_does_not_change_when_news_grows_old(newsroom: Site) -> None:
    newsroom.replace("content/site.yaml", "without: [", "without: [sitemap, ")
    built = newsroom.build()

    assert [file for file in built.files if "sitemap" in file or file == "robots.txt"] == []
    assert built.outcome.next_change is None


def test_a_template_of_the_site_lets_no_search_engine_into_a_preview(site: Site) -> None:
    site.with_all("sitemap").write("templates/robots.txt", "User-agent: *\nAllow: /\n")

    assert "Allow: /" in site.build().page("/robots.txt")
    assert site.build(drafts=True).page("/robots.txt") == "User-agent: *\nDisallow: /\n"


def test_no_search_engine_may_read_a_preview(site: Site) -> None:
    site.with_all("sitemap").write("content/pages/about.ru.md", "---\ntitle: О сайте\n---\nТекст\n")
    built = site.build(drafts=True)

    assert built.page("/robots.txt") == "User-agent: *\nDisallow: /\n"
    assert "sitemap.xml" not in built.files
    assert all('content="noindex"' in data.decode() for file, data in built.files.items() if file.endswith(".html"))
    assert "Disallow:\n" in site.build().page("/robots.txt")
