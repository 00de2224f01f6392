"""Links to pages of the site itself: by an address they lead where the document's name leads, or are an error."""

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from jarchy.build.pipeline import make
from jarchy.outputs import OUTPUTS
from tests.build.test_sources import RELEASE
from tests.conftest import Built, Site, photograph

X = "content/releases/x.ru.md"
LATER = datetime(2018, 8, 1, tzinfo=UTC)


def release(title: str, body: str, facts: str = "") -> str:
    return f"---\ntitle: {title}\ndate: 2018-07-01 10:00\n{facts}---\n{body}\n"


def links_to(*addresses: str) -> str:
    return release("Ссылки", " ".join(f"[ссылка]({address})" for address in addresses))


@pytest.fixture
def newsroom(site: Site) -> Site:
    """A release in both languages, and what else may be linked to."""
    site.write(
        "content/releases/budget.ru.md", release("Бюджет", "## Итоги года", "tags: [forum]\naliases: [/news/17.html]\n")
    )
    site.write("content/releases/budget.ky.md", "---\ntitle: Бюджет\ntranslation:\n  reviewed: yes\n---\nТекст.\n")
    site.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\n---\n")
    site.write("content/events/session.ru.md", "---\ntitle: Сессия\nstart: 2018-07-05\n---\n")
    return site.write("content/pages/about.ru.md", "---\ntitle: О нас\n---\nТекст.\n")


def hrefs(built: Built, page: str = "/ru/releases/x/") -> list[str]:
    """Where the links of a body lead."""
    prose = re.search(r'(?s)<div class="prose">(.*?)</div>', built.page(page))

    assert prose is not None

    return re.findall('<a href="([^"]*)"', prose[1])


@pytest.mark.parametrize(
    ("typed", "href"),
    [
        ("/ru/releases/budget/", "/ru/releases/budget/"),
        ("/ru/releases/budget", "/ru/releases/budget/"),
        ("/ru/releases/budget/index.html", "/ru/releases/budget/"),
        ("/ru/rele%61ses/budget/", "/ru/releases/budget/"),
        ("/ru/releases/budget/?from=1&to=2", "/ru/releases/budget/?from=1&amp;to=2"),
        ("/ru/releases/budget/#итоги-года", "/ru/releases/budget/#итоги-года"),
        (
            "/ru/releases/budget/#%D0%B8%D1%82%D0%BE%D0%B3%D0%B8-года",
            "/ru/releases/budget/#%D0%B8%D1%82%D0%BE%D0%B3%D0%B8-года",
        ),
        ("release:budget#итоги-года", "/ru/releases/budget/#итоги-года"),
        ("/ky/releases/budget/", "/ru/releases/budget/"),
        ("https://forum.example/ru/releases/budget/", "/ru/releases/budget/"),
        ("http://WWW.Forum.example:80/ru/releases/budget/#итоги-года", "/ru/releases/budget/#итоги-года"),
        ("/news/17.html", "/ru/releases/budget/"),
        ("https://forum.example/news/17.html", "/ru/releases/budget/"),
        ("/ru/about/", "/ru/about/"),
        ("/ru/events/session/event.ics", "/ru/events/session/event.ics"),
        ("/ru/releases/budget/release.txt", "/ru/releases/budget/release.txt"),
        ("/ky/releases/budget/release.txt", "/ky/releases/budget/release.txt"),
        ("/", "/"),
        ("https://forum.example", "/"),
        ("https://forum.example?x", "/?x"),
        ("/ru/", "/ru/"),
        ("/ru", "/ru/"),
        ("/ky/#x", "/ky/#x"),
        ("/ru/releases/", "/ru/releases/"),
        ("/ru/people", "/ru/people/"),
        ("/ru/tags/", "/ru/tags/"),
        ("/ru/tags/forum/", "/ru/tags/forum/"),
        ("/ru/search/?q=бюджет", "/ru/search/?q=бюджет"),
        ("/ru/feed.xml", "/ru/feed.xml"),
        ("/sitemap.xml", "/sitemap.xml"),
        ("https://other.example/?a=1&b=2", "https://other.example/?a=1&amp;b=2"),
    ],
)
def test_a_page_of_the_site_is_linked_to_by_its_address(newsroom: Site, typed: str, href: str) -> None:
    built = newsroom.with_all("text", "calendar", "feeds", "search", "sitemap").write(X, links_to(typed)).build()

    assert [hrefs(built), set(built.warnings) & {"nothing-there", "unknown-page"}] == [[href], set()]


def rich(site: Site) -> Site:
    """With lists of all sorts in several pages, and every file beside a page."""
    site.with_all().replace("content/site.yaml", "languages:", "page_size: 5\nlanguages:")
    site.replace(
        "content/site.yaml", "timezone:", "security:\n  contact: a@b.example\n  expires: 2019-01-01\ntimezone:"
    )
    for number in range(12):
        body = f"[А](person:asanova), [С](event:session)\n\n[[quote: words-{number}]]"
        facts = f"event: session\ntags: [forum]\norganisations: [city]\naliases: [/old/{number}.html]\n"
        text = release(f"Новость {number}", body, facts).replace(
            "2018-07-01", f"201{7 + number % 2}-06-{number + 1:02}"
        )
        site.write(f"content/releases/news-{number}.ru.md", text)
        site.write(f"content/quotes/words-{number}.ru.md", "---\nspeaker: asanova\nevent: session\n---\nСлова.\n")
        site.write(f"content/events/day-{number}.ru.md", f"---\ntitle: День\nstart: 2018-08-{number + 1:02}\n---\n")
    site.write("content/organisations/city.ru.md", "---\nname: Мэрия\n---\n")
    site.write("content/media/hall.jpg", photograph(1200, 800))
    site.write("content/releases/hall.ru.md", RELEASE.format("hall.jpg"))
    return site.write("content/releases/far.ru.md", release("საქართველო", "Текст."))


def addresses(site: Site) -> list[str]:
    """Where readers come to. The names of pictures are not among these: they change with every byte."""
    made = [f"/{file.removesuffix('index.html')}" for file in make(site.order()).files]
    return [one for one in made if not re.match(r"/(assets|media|\w\w/search/index)/", one)]


def codes_of_links(site: Site, typed: Iterable[str]) -> list[str]:
    """The problems of a page that links to these addresses."""
    body = "\n\n".join(f"[ссылка]({address})" for address in typed)
    site.write("content/pages/links.ru.md", f"---\ntitle: Ссылки\n---\n{body}\n")
    problems = [one for one in site.problems() if one.where.path == "content/pages/links.ru.md"]
    return [one.code for one in problems if one.code != "missing-translation"]


def test_texts_may_link_to_everything_that_a_site_makes(newsroom: Site) -> None:
    made = addresses(rich(newsroom))

    assert {"/", "/404.html", "/ru/404.html", "/old/1.html", "/ru/tags/forum/2018/", "/robots.txt"} <= {*made}
    assert {"/ru/people/asanova/releases/page/2/", "/ru/events/session/quotes/"} <= {*made}
    assert "/ru/releases/hall/card.jpg" in made
    assert "/ru/releases/far/card.png" not in made
    assert codes_of_links(newsroom, made) == []

    page = make(newsroom.order(), drawn=False).files["ru/links/index.html"].decode()

    assert page.count(">ссылка</a>") == len(made)


def test_texts_can_not_link_to_what_a_site_does_not_make(newsroom: Site) -> None:
    """Each of these addresses is only one step from one that is there."""
    made = {*addresses(rich(newsroom))}
    steps = ("page/2/", "page/99/", "page/1/", "2016/", "releases/", "quotes/", "card.png", "card.jpg", "feed.xml")
    near = {f"{page}{step}" for page in made if page.startswith("/ru/") and page.endswith("/") for step in steps}
    typed = sorted(one for one in near - made if "-" not in one)
    codes = codes_of_links(newsroom, typed)

    assert {*codes} == {"nothing-there", "no-such-page"}
    assert len(codes) == len(typed) > 100


def test_a_card_that_can_not_be_drawn_is_no_link(newsroom: Site) -> None:
    typed = [f"/ru/releases/{name}" for name in ("hall/card.jpg", "hall/card.png", "far/card.png", "budget/card.png")]
    rich(newsroom).write(X, links_to(*typed))
    built = newsroom.build()

    assert hrefs(built) == ["/ru/releases/hall/card.jpg", "/ru/releases/budget/card.png"]
    assert built.warnings.count("nothing-there") == 2


def test_each_file_beside_a_page_can_be_linked_to() -> None:
    assert [output.name for output in OUTPUTS if output.is_download and not output.addresses] == []


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("/ru/releases/budjet/", "“release:budget”"),
        ("/RU/Releases/Budget/", "“release:budget”"),
        ("/ru//releases/budget/", "“release:budget”"),
        ("/ru/people/../releases/budget/", "“release:budget”"),
        ("/ru/releases./budget/", "“release:budget”"),
        ("/ru/rеleases/budget/", "“release:budget”"),  # a Cyrillic letter
        ("/ru/releases/budget/programme.pdf", "“release:budget”"),
        ("/en/releases/budget/", "“release:budget”"),
        ("/about/", "“page:about”"),
        ("about.html", "“page:about”"),
        ("../budget/", "“release:budget”"),
        ("budget.ru.md", "“release:budget”"),
        ("content/people/asanova.ru.md", "“person:asanova”"),
        ("../people/Asanova.md", "“person:asanova”"),
        ("people:asanova", "“person:asanova”"),
        ("releases:budget#итоги-года", "“release:budget#итоги-года”"),
        ("Person:asanova", "“person:asanova”"),
        ("person: asanova", "“person:asanova”"),
        ("person:Asanova", "“person:asanova”"),
        ("person:аsanova", "“person:asanova”"),  # a Cyrillic letter
        ("person:Айгүл Асанова", "“person:asanova”"),
        ("organization:asanova", "“organisation:asanova”"),
        ("релиз:budget", "“release:budget”"),
        ("Бюджет", "“release:budget”"),
        ("www.city.kg", "“https://www.city.kg”"),
        ("city.kg/news/1", "“https://city.kg/news/1”"),
        ("press@city.kg", "“mailto:press@city.kg”"),
        ("/ru/events/session/event.pdf", "“event:session”"),
        ("https://forum.example/ru/releases/budjet/", "“release:budget”"),
        ("page.html", ""),
        ("programme.pdf", ""),
        ("?x=1", ""),
        ("/%ff/", ""),
        ("/ru/releases%2Fbudget/", ""),
        (f"/{'a' * 3000}/", ""),
    ],
)
def test_what_is_no_page_is_one_error_that_says_what_may_be_meant(newsroom: Site, typed: str, suggestion: str) -> None:
    (problem,) = newsroom.write(X, links_to(typed)).errors()

    assert (problem.code, str(problem.where)) == ("no-such-page", f"{X}:5:10")
    assert problem.hint.startswith(f"did you mean {suggestion}? name a document" if suggestion else "name a document")
    assert len(problem.message) < 150


@pytest.mark.parametrize(
    ("base_url", "typed"),
    [
        ("https://news.example/forum/", "/ru/releases/budget/"),
        ("https://news.example/forum/", "/forum/ru/releases/budget/"),
        ("https://news.example/forum/", "https://news.example/forum/ru/releases/budget/"),
        ("https://news.example/forum/", "https://forum.example/ru/releases/budget/"),  # as site.yaml calls it
    ],
)
def test_under_a_sub_path_the_same_addresses_lead_there(newsroom: Site, base_url: str, typed: str) -> None:
    built = newsroom.write(X, links_to(typed, "/ru/people/")).build(base_url=base_url)

    assert hrefs(built) == ["/forum/ru/releases/budget/", "/forum/ru/people/"]


def test_an_address_of_another_site_on_the_same_host_leads_there(newsroom: Site) -> None:
    newsroom.replace("content/site.yaml", "https://forum.example/", "https://forum.example/news/")
    built = newsroom.write(
        X, links_to("https://forum.example/ru/releases/budget/", "https://forum.example/newspaper/")
    ).build()

    assert hrefs(built) == ["https://forum.example/ru/releases/budget/", "https://forum.example/newspaper/"]


def test_what_the_host_serves_beside_the_site_is_a_warning_and_leads_there(newsroom: Site) -> None:
    built = newsroom.write(X, links_to("https://forum.example/files/programme.pdf")).build()

    assert hrefs(built) == ["https://forum.example/files/programme.pdf"]
    assert "unknown-page" in built.warnings


def test_readers_of_each_language_come_to_the_page_in_theirs(newsroom: Site) -> None:
    newsroom.write(X, links_to("/ru/releases/budget/"))
    newsroom.write(
        "content/releases/x.ky.md", "---\ntitle: Икс\ntranslation:\n  reviewed: yes\n---\n[а](/ru/releases/budget/)\n"
    )
    built = newsroom.build()

    assert hrefs(built, "/ky/releases/x/") == ["/ky/releases/budget/"]
    assert hrefs(built, "/ru/releases/x/") == ["/ru/releases/budget/"]


def test_a_linked_document_knows_who_speaks_of_it(newsroom: Site) -> None:
    built = newsroom.write(X, links_to("/ru/people/asanova/")).build()

    assert "/ru/releases/x/" in built.page("/ru/people/asanova/")


WITHHELD = [
    "/ru/releases/secret/",
    "https://forum.example/ru/releases/secret/?x=1",
    "/news/secret.html",
    "release:secret#x",
]


@pytest.mark.parametrize("typed", [*WITHHELD, "/ru/releases/secret/release.txt"])
def test_a_link_to_what_is_withheld_leaves_its_words_until_it_is_public(newsroom: Site, typed: str) -> None:
    newsroom.with_all("text", "feeds", "ninjs", "search", "sitemap")
    secret = "embargo: 2018-07-20\naliases: [/news/secret.html]\n"
    newsroom.write("content/releases/secret.ru.md", release("Тайна", "## x", secret)).write(X, links_to(typed))
    before = newsroom.build()
    after = newsroom.build(LATER)

    assert before.says("secret") == []
    assert hrefs(before) == []
    assert "ссылка" in before.page("/ru/releases/x/")
    assert len(hrefs(after)) == 1
    assert hrefs(after)[0].startswith("/ru/releases/secret/")


def test_an_event_is_announced_by_the_release_that_links_to_its_address(newsroom: Site) -> None:
    """Until then it waits, as it does for its name."""
    newsroom.write("content/events/session.ru.md", "---\ntitle: Сессия\nstart: 2018-07-05\n---\n")
    newsroom.write(X, links_to("/ru/events/session/").replace("---\n[", "embargo: 2018-07-20\n---\n["))

    assert newsroom.build().says("Сессия") == []
    assert hrefs(newsroom.build(LATER)) == ["/ru/events/session/"]


def test_a_link_to_a_list_without_documents_leaves_its_words_and_is_a_warning(newsroom: Site) -> None:
    newsroom.write(X, links_to("/ru/quotes/", "/ru/tags/forum/page/2/", "/ru/feed.xml"))
    built = newsroom.build()
    (one, *_) = [problem for problem in newsroom.problems() if problem.code == "nothing-there"]

    assert hrefs(built) == []
    assert built.warnings.count("nothing-there") == 3
    assert str(one.where) == f"{X}:5:10"

    newsroom.write("content/quotes/words.ru.md", "---\nspeaker: asanova\n---\nСлова.\n")

    assert hrefs(newsroom.build()) == ["/ru/quotes/"]


def test_a_file_beside_a_page_is_linked_to_where_it_is_made(newsroom: Site) -> None:
    newsroom.write(X, links_to("/ru/releases/budget/release.txt", "/ky/events/session/event.ics"))

    assert hrefs(newsroom.build()) == []
    assert hrefs(newsroom.with_all("text", "calendar").build()) == ["/ru/releases/budget/release.txt"]


def test_a_file_that_is_not_made_of_withdrawn_documents_is_no_link(newsroom: Site) -> None:
    newsroom.with_all("text", "cards").write(X, links_to(*(f"/ru/releases/budget/{file}" for file in BESIDE)))

    assert hrefs(newsroom.build()) == [f"/ru/releases/budget/{file}" for file in BESIDE]

    newsroom.replace(
        "content/releases/budget.ru.md", "tags:", "status: withdrawn\nwithdrawn: 2018-07-02\nreason: Ошибка\ntags:"
    )
    newsroom.replace("content/releases/budget.ky.md", "translation:", "reason: Ката\ntranslation:")

    assert hrefs(newsroom.build()) == ["/ru/releases/budget/release.txt"]


BESIDE = ("release.txt", "card.png")


def test_programs_are_told_the_whole_address(newsroom: Site) -> None:
    newsroom.with_all("feeds", "ninjs").write(X, links_to("/ru/releases/budget/", "/ru/people/"))
    built = newsroom.build(base_url="https://news.example/forum/")
    entry = next(one for one in json.loads(built.files["ru/feed.json"])["items"] if one["url"].endswith("/x/"))
    (html,) = (
        one["value"]
        for one in json.loads(built.files["ru/releases/x/release.json"])["bodies"]
        if "html" in one["contentType"]
    )

    for text in (entry["content_html"], html):
        assert re.findall('href="([^"]*)"', text) == [
            "https://news.example/forum/ru/releases/budget/",
            "https://news.example/forum/ru/people/",
        ]


@pytest.mark.parametrize("address", ["/ru/releases/budget/#итог", "release:budget#2018"])
def test_a_heading_that_a_page_lacks_is_an_error(newsroom: Site, address: str) -> None:
    (problem,) = newsroom.write(X, links_to(address)).errors()

    assert problem.code == "no-such-place"
    assert address in problem.message


def test_what_follows_from_a_file_that_can_not_be_read_is_not_said(newsroom: Site) -> None:
    """It may be the document that is linked to, or the one that had the address before."""
    newsroom.write("content/releases/Other Name.ru.md", "---\ntitle: А\n---\n")
    newsroom.write(X, links_to("/ru/releases/other-name/", "/news/18.html"))

    assert [problem.code for problem in newsroom.errors()] == ["slug"]


def test_the_remedy_that_names_a_document_is_accepted(newsroom: Site) -> None:
    hint = newsroom.write(X, links_to("/releases/budget.html")).errors()[0].hint
    meant = re.search("“(.*?)”", hint)

    assert meant is not None
    assert hrefs(newsroom.write(X, links_to(meant[1])).build()) == ["/ru/releases/budget/"]
