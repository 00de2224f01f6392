"""No page has no end: it shows the newest of what speaks of a document, and leads to lists of all."""

import re
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from jarchy.build.cache import Cache
from jarchy.build.pipeline import plan_site
from jarchy.build.render import render
from jarchy.build.session import Session
from jarchy.core.dates import DateOrTime
from jarchy.kinds.queries import card
from jarchy.kinds.release import Release
from jarchy.model import Edition, Ref
from jarchy.site.site import Site as LinkedSite
from jarchy.site.site import make_site
from tests.conftest import Site
from tests.kinds import main, pages, section

LARGEST_PAGE = 100_000  # bytes


def release(number: int, body: str = "", facts: str = "") -> str:
    return f"---\ntitle: Релиз {number:02}\ndate: 2018-06-{number:02}\n{facts}---\n\nТекст. {body}\n"


@pytest.fixture
def busy(site: Site) -> Site:
    """A person, an organisation and an event of whom twelve releases speak."""
    site.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\n---\n")
    site.write("content/organisations/city.ru.md", "---\nname: Мэрия\n---\n")
    site.write("content/events/session.ru.md", "---\ntitle: Сессия\nstart: 2018-06-01\n---\n")
    for number in range(1, 13):
        quote = f"---\nspeaker: asanova\ndate: 2018-06-{number:02}\n---\nСлова {number:02}.\n"
        site.write(f"content/quotes/q{number:02}.ru.md", quote)
        text = release(
            number, f"[Она](person:asanova)\n\n[[quote: q{number:02}]]", "event: session\norganisations: [city]\n"
        )
        site.write(f"content/releases/r{number:02}.ru.md", text)
    return site.replace("content/site.yaml", "languages:", "page_size: 5\nlanguages:")


@pytest.mark.parametrize("place", ["people/asanova", "organisations/city", "events/session"])
def test_a_page_has_the_newest_ten_releases_and_leads_to_all_of_them_in_pages(busy: Site, place: str) -> None:
    made = pages(busy)

    newest = dict.fromkeys(re.findall(r"Релиз (\d+)</a>", made[f"/ru/{place}/"]))  # quotes lead to them, too
    assert [*newest] == [f"{number:02}" for number in range(12, 2, -1)]
    assert f'<a href="/ru/{place}/releases/">Показать все</a>' in made[f"/ru/{place}/"]

    paths = [f"/ru/{place}/releases/", f"/ru/{place}/releases/page/2/", f"/ru/{place}/releases/page/3/"]
    listed = [re.findall(r"Релиз (\d+)</a>", made[path]) for path in paths]

    assert listed == [["12", "11", "10", "09", "08"], ["07", "06", "05", "04", "03"], ["02", "01"]]
    assert f'<link rel="next" href="{paths[1]}">' in made[paths[0]]


@pytest.mark.parametrize("place", ["people/asanova"])
def test_quotes_have_pages_of_their_own_too(busy: Site, place: str) -> None:
    made = pages(busy)

    assert re.findall(r"Слова (\d+)\.", main(made[f"/ru/{place}/"])) == [f"{number:02}" for number in range(12, 2, -1)]
    assert "<title>Айгүл Асанова: Цитаты" in made[f"/ru/{place}/quotes/"]
    assert re.findall(r"Слова (\d+)\.", main(made[f"/ru/{place}/quotes/page/3/"])) == ["02", "01"]


def test_ten_need_no_further_page(busy: Site) -> None:
    for number in (11, 12):
        busy.remove(f"content/releases/r{number}.ru.md").remove(f"content/quotes/q{number}.ru.md")
    made = pages(busy)

    assert "Показать все" not in made["/ru/people/asanova/"]
    assert "/ru/people/asanova/releases/" not in made


def test_the_lists_have_the_words_of_the_site_in_their_addresses(busy: Site) -> None:
    busy.replace("content/site.yaml", "  ru:\n", "  ru:\n    sections: {releases: novosti}\n")

    assert "/ru/people/asanova/novosti/page/2/" in pages(busy)


def test_to_be_asked_is_no_mention(site: Site) -> None:
    site.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\nemail: press@example.org\n---\n")
    site.write("content/releases/asked.ru.md", release(1, facts="contacts: [asanova]\n"))
    both = release(2, "[Она](person:asanova) сказала.", "contacts: [asanova]\n")
    page = pages(site.write("content/releases/both.ru.md", both))["/ru/people/asanova/"]

    assert re.findall(r"Релиз (\d+)</a>", section(page, "В пресс-релизах")) == ["02"]


def test_a_withheld_release_is_in_no_such_list(busy: Site) -> None:
    busy.replace("content/releases/r05.ru.md", "event:", "status: draft\nevent:")

    assert "Релиз 05" not in "".join(pages(busy).values())


def test_no_page_grows_with_the_number_of_releases(busy: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand, each of which speaks of the same person, organisation and event, has all subjects and the quote."""
    busy.replace("content/site.yaml", "page_size: 5\n", "")
    busy.replace("content/releases/r01.ru.md", "event:", "tags: [forum]\nevent:")
    monkeypatch.setattr(
        "jarchy.build.pipeline.make_site", lambda *given, **more: grown(make_site(*given, **more), 10_000)
    )
    plan = plan_site(Session(busy.order(), Cache()))
    pages = {job.file: job for job in plan.jobs if job.file.endswith(".html")}
    alike: dict[str, list[str]] = {}
    for file in sorted(pages, key=lambda file: (len(file), file)):
        alike.setdefault(re.sub(r"\d+", "1", file), []).append(file)
    some = {file for files in alike.values() for file in (files[0], files[len(files) // 2], files[-1])}
    sizes = {file: len(made[file]) for file in some if isinstance(made := render(pages[file], plan.theme), dict)}

    assert len(pages) > 4000
    assert "ru/people/asanova/releases/page/500/index.html" in pages
    assert {file: size for file, size in sizes.items() if size > LARGEST_PAGE} == {}


def grown(site: LinkedSite, count: int) -> LinkedSite:
    """The site with more copies of the first release. Files of them would take minutes."""
    editions = tuple(_grown(edition, count) for edition in site.editions)
    return replace(site, editions=editions, front=editions[0])


def _grown(edition: Edition, count: int) -> Edition:
    first = edition.find(Release, Ref("release", "r01"))
    assert first
    copies = {}
    for number in range(count):
        day = date(2000, 1, 1) + timedelta(days=number // 2)
        fields = replace(first.fields, event=None, date=DateOrTime(day.isoformat(), day.toordinal() * 86_400))
        ref = Ref("release", f"m{number}")
        copies[ref] = replace(first, ref=ref, fields=fields)
    versions = {**edition.versions, **copies}
    cards = {ref: card(version, versions, edition.href(edition.path(ref))) for ref, version in copies.items()}
    mentions = {ref: (*by, *copies) if first.ref in by else by for ref, by in edition.mentioned_by.items()}
    return replace(edition, versions=versions, cards={**edition.cards, **cards}, mentioned_by=mentions)
