"""A document that is renamed, and says what it was called, is the same for programs, and its files stay."""

import json

import feedparser
import icalendar
import pytest

from tests.attached import pdf
from tests.conftest import Built, Site
from tests.kinds import TRANSLATED

TABLE = "attachments:\n  table:\n    label: Таблица\n"
ORIGINAL = f"---\ntitle: Бюджет\ndate: 2018-06-10\n{{}}{TABLE}    file: budget.pdf\n---\nТекст.\n"
TRANSLATION = f"---\ntitle: Бюджет\n{{}}{TABLE}{TRANSLATED}---\nТекст.\n"
FILE = "files/releases/budget/table.pdf"
FIRST = "https://forum.example/{}/releases/budget/"


def release(site: Site, slug: str, *former: str, original: str = "ru", other: str = "ky") -> Site:
    """A release in two languages, with the names that it had before."""
    for lang, form in ((original, ORIGINAL), (other, TRANSLATION)):
        aliases = ", ".join(f"/{lang}/releases/{name}/" for name in former)
        said = f"aliases: [{aliases}]\n" if former else ""
        said += f"first_name: {former[0]}\n" if former and lang == original else ""
        site.write(f"content/releases/{slug}.{lang}.md", form.format(said))
    return site


def rename(site: Site, old: str, new: str, *former: str, original: str = "ru", other: str = "ky") -> Site:
    for lang in (original, other):
        site.remove(f"content/releases/{old}.{lang}.md")
    return release(site, new, *former, original=original, other=other)


@pytest.fixture
def newsroom(site: Site) -> Site:
    return site.with_all("feeds", "ninjs", "calendar").write("content/files/budget.pdf", pdf(pages=2))


def ids(built: Built, lang: str = "ru") -> set[str]:
    """What a release is called in each feed."""
    feeds = [feedparser.parse(built.files[f"{lang}/{name}"]) for name in ("feed.xml", "rss.xml")]
    item = json.loads(built.files[f"{lang}/feed.json"])["items"][0]
    return {item["id"], *(feed.entries[0].id for feed in feeds)}


@pytest.mark.parametrize(("original", "other"), [("ru", "ky"), ("ky", "ru")])
def test_a_feed_knows_it_by_the_address_that_it_had_first(newsroom: Site, original: str, other: str) -> None:
    release(newsroom, "budget", original=original, other=other)
    before = {lang: ids(newsroom.build(), lang) for lang in ("ru", "ky")}
    rename(newsroom, "budget", "budget-2018", "budget", original=original, other=other)
    built = newsroom.build()
    item = json.loads(built.files["ru/feed.json"])["items"][0]

    assert before == {lang: {FIRST.format(lang)} for lang in ("ru", "ky")}
    assert {lang: ids(built, lang) for lang in ("ru", "ky")} == before
    assert item["url"] == "https://forum.example/ru/releases/budget-2018/"
    assert '<guid isPermaLink="false">' in built.page("/ru/rss.xml")

    rename(newsroom, "budget-2018", "city-budget", "budget", "budget-2018", original=original, other=other)

    assert {lang: ids(newsroom.build(), lang) for lang in ("ru", "ky")} == before


def test_a_translation_that_does_not_say_so_is_still_the_same(newsroom: Site) -> None:
    release(newsroom, "budget-2018", "budget")
    built = newsroom.write("content/releases/budget-2018.ky.md", TRANSLATION.format("")).build()

    assert ids(built, "ky") == {FIRST.format("ky")}


@pytest.mark.parametrize("old", ["/news/17.html", "/новости/бюджет/"])
def test_an_address_from_before_the_site_changes_no_id(newsroom: Site, old: str) -> None:
    release(newsroom, "budget").replace("content/releases/budget.ru.md", "title:", f"aliases: [{old}]\ntitle:")
    built = newsroom.build()

    assert ids(built) == {FIRST.format("ru")}
    assert '<guid isPermaLink="true">' in built.page("/ru/rss.xml")
    assert FILE in built.files


def test_a_document_that_takes_the_place_of_another_one_stays_what_it_was(newsroom: Site) -> None:
    release(newsroom, "budget").replace(
        "content/releases/budget.ru.md", "title:", "aliases: [/ru/releases/draft-budget/]\ntitle:"
    )
    built = newsroom.build()

    assert ids(built) == {FIRST.format("ru")}
    assert "url=/ru/releases/budget/" in built.page("/ru/releases/draft-budget/")
    assert FILE in built.files


@pytest.mark.parametrize(("original", "other"), [("ru", "ky"), ("ky", "ru")])
def test_its_files_stay_where_they_were(newsroom: Site, original: str, other: str) -> None:
    release(newsroom, "budget", original=original, other=other)

    assert FILE in newsroom.build().files

    rename(newsroom, "budget", "budget-2018", "budget", original=original, other=other)
    newsroom.write("content/pages/about.ru.md", f"---\ntitle: О нас\n---\n[Таблица](/{FILE})\n")
    built = newsroom.build()

    assert [file for file in built.files if file.endswith(".pdf")] == [FILE]
    for page in (f"/{original}/releases/budget-2018/", "/ru/about/"):
        assert f'href="/{FILE}"' in built.page(page)


def test_what_is_withdrawn_stays_the_same_too(newsroom: Site) -> None:
    release(newsroom, "budget-2018", "budget")
    gone = "status: withdrawn\nwithdrawn: 2018-07-01\nreason: Ошибка\ntitle:"
    newsroom.replace("content/releases/budget-2018.ky.md", "title:", "reason: Ката\ntitle:")
    built = newsroom.replace("content/releases/budget-2018.ru.md", "title:", gone).build()

    assert ids(built) == {FIRST.format("ru")}
    assert FILE in built.files


def test_newsrooms_are_told_both_names(newsroom: Site) -> None:
    built = release(newsroom, "budget-2018", "budget").build()
    item = json.loads(built.files["ru/releases/budget-2018/release.json"])

    assert item["uri"] == "https://forum.example/ru/releases/budget-2018/"
    assert item["altIds"] == [
        {"role": "slug", "value": "budget-2018"},
        {"role": "permalink", "value": FIRST.format("ru")},
    ]


def test_a_calendar_knows_an_event_by_its_first_name_in_every_language(newsroom: Site) -> None:
    facts = "---\ntitle: Сессия\nstart: 2018-07-10 10:00\nfirst_name: session\n---\nТекст.\n"
    newsroom.write("content/events/july-session.ru.md", facts)
    newsroom.write("content/events/july-session.ky.md", f"---\ntitle: Сессия\n{TRANSLATED}---\nТекст.\n")
    built = newsroom.build()

    for lang in ("ru", "ky"):
        calendar = icalendar.Calendar.from_ical(built.files[f"{lang}/events/july-session/event.ics"])

        assert calendar.events[0]["uid"] == "session@forum.example"


@pytest.mark.parametrize("other", ["budget-ky", "budget"])
def test_two_documents_do_not_have_one_first_name(newsroom: Site, other: str) -> None:
    newsroom.write("content/releases/budget-ru.ru.md", ORIGINAL.format("first_name: budget\n"))
    name = "first_name: budget\n" if other != "budget" else ""
    newsroom.write(f"content/releases/{other}.ky.md", ORIGINAL.format(f"only: ky\n{name}"))
    told = [(error.code, error.words["address"]) for error in newsroom.errors()]

    assert ("same-address", "/ru/releases/budget/") in told
