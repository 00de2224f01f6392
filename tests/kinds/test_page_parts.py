"""The parts that pages are made of: links for this reader, cards, summaries, and the order of lists."""

import re

import pytest

from jarchy.kinds.page import PlainPage
from jarchy.kinds.queries import LONGEST_TEASER, summary
from jarchy.model import Link, Prose, Ref, Stated, Version
from tests.conftest import Site
from tests.kinds import EVENT, ORGANISATION, PERSON, TRANSLATED, found, main, pages, words

PAGE = "content/pages/about.{}.md"


def about(body: str) -> str:
    return f"---\ntitle: О нас\n---\n{body}\n"


@pytest.fixture
def linked(site: Site) -> Site:
    """A page that links to a document of every kind; one is translated, one is withheld."""
    site.write("content/people/saliev.ru.md", PERSON).write("content/organisations/gamsumo.ru.md", ORGANISATION)
    site.write("content/organisations/gamsumo.ky.md", f"---\nname: Агенттик\n{TRANSLATED}---\n")
    site.write("content/events/secret.ru.md", EVENT.replace("start", "status: draft\nstart").replace("Съезд", "Тайна"))
    targets = ("person:saliev", "organisation:gamsumo", "event:secret", "page:about")
    body = " ".join(f"[{target.replace(':', '-')}]({target})" for target in targets)
    site.write(PAGE.format("ru"), about(body))
    return site.write(PAGE.format("ky"), f"---\ntitle: Биз жөнүндө\n{TRANSLATED}---\n{body}\n")


def test_links_lead_to_pages_in_the_language_of_the_reader(linked: Site) -> None:
    made = pages(linked)

    assert main(made["/ru/about/"]).split("<p>")[1].split("</p>")[0] == (
        '<a href="/ru/people/saliev/">person-saliev</a> <a href="/ru/organisations/gamsumo/">organisation-gamsumo</a> '
        'event-secret <a href="/ru/about/">page-about</a>'
    )
    assert main(made["/ky/about/"]).split("<p>")[1].split("</p>")[0] == (
        '<a href="/ky/people/saliev/">person-saliev</a> '
        '<a href="/ky/organisations/gamsumo/">organisation-gamsumo</a> event-secret <a href="/ky/about/">page-about</a>'
    )


def test_a_preview_follows_links_to_what_is_withheld(linked: Site) -> None:
    assert '<a href="/ru/events/secret/">event-secret</a>' in pages(linked, drafts=True)["/ru/about/"]


def test_links_obey_the_path_of_the_sites_address_and_the_names_of_its_sections(linked: Site) -> None:
    linked.replace("content/site.yaml", "https://forum.example/", "https://example.org/forum")
    linked.replace("content/site.yaml", "  ru:\n", "  ru:\n    sections:\n      people: lica\n")

    assert 'href="/forum/ru/lica/saliev/"' in pages(linked)["/ru/about/"]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Коротко.", "Коротко."),
        ("", ""),
        ("а" * LONGEST_TEASER, "а" * LONGEST_TEASER),
        ("а" * (LONGEST_TEASER + 1), "а" * LONGEST_TEASER + "…"),
        ("слово " * 100, ("слово " * 36).strip() + "…"),
    ],
)
def test_a_summary_taken_from_a_text_ends_with_a_whole_word(lead: str, expected: str) -> None:
    assert summary(version(lead)) == expected


def test_a_cut_summary_does_not_end_with_a_comma_and_an_ellipsis() -> None:
    assert summary(version("слово, " * 100)).endswith("слово…")


def version(lead: str) -> Version[Stated]:
    page, prose = PlainPage(title="О нас"), Prose(lead=lead)
    return Version(
        Ref("page", "about"),
        Ref("page", "about"),
        "content/pages/about.ru.md",
        "",
        page,
        prose,
        Link("", ""),
        (),
        None,
        None,
        "",
    )


def test_lists_show_the_newest_first_and_of_one_day_in_the_order_of_slugs(site: Site) -> None:
    for slug, date in (("b", "2018-06-02"), ("a", "2018-06-02"), ("c", "2018-06-03"), ("d", "2018-06-02 00:01")):
        site.write(f"content/releases/{slug}.ru.md", f"---\ntitle: Релиз {slug}\ndate: {date}\n---\nТекст\n")

    assert re.findall(r"Релиз (\w)</a>", pages(site)["/ru/releases/"]) == ["c", "d", "a", "b"]


def test_quotes_without_a_day_come_last(site: Site) -> None:
    site.write("content/people/saliev.ru.md", "---\nname: Бахтияр Салиев\n---\n")
    for slug, date in (("a", ""), ("b", "date: 2018-06-02\n"), ("c", "date: 2018-06-03\n")):
        site.write(f"content/quotes/{slug}.ru.md", f"---\nspeaker: saliev\n{date}---\nСлова {slug}.\n")

    assert re.findall(r"Слова (\w)\.", pages(site)["/ru/quotes/"]) == ["c", "b", "a"]


def test_what_is_not_in_the_readers_language_stands_where_its_day_puts_it_and_says_so(site: Site) -> None:
    site.write("content/releases/new.ru.md", "---\ntitle: Новое\nsummary: Кратко\ndate: 2018-06-03\n---\nТекст\n")
    site.write("content/releases/old.ky.md", "---\ntitle: Эски\ndate: 2018-06-01\n---\nТекст\n")
    page = main(pages(site)["/ky/releases/"])

    assert re.findall(r"Эски|Новое", page) == ["Новое", "Эски"]
    assert '<a href="/ky/releases/new/" lang="ru" dir="auto">Новое</a>' in page
    assert '<p class="card-summary" lang="ru" dir="auto">Кратко</p>' in page
    assert '<a href="/ky/releases/old/">Эски</a>' in page


def test_a_quote_that_is_withheld_is_left_out_of_a_text_and_a_preview_marks_it(site: Site) -> None:
    site.write("content/people/saliev.ru.md", "---\nname: Бахтияр Салиев\n---\n")
    site.write("content/quotes/secret.ru.md", "---\nspeaker: saliev\nstatus: draft\n---\nТайные слова.\n")
    site.write(PAGE.format("ru"), about("До.\n\n[[quote: secret]]\n\nПосле."))

    assert words(main(pages(site)["/ru/about/"])) == "О нас До. После."
    assert "Тайные слова. Бахтияр Салиев # черновик" in words(main(pages(site, drafts=True)["/ru/about/"]))


def test_a_heading_of_a_text_never_has_the_id_of_a_part_of_the_page(site: Site) -> None:
    ids = re.findall(r' id="([^"]+)"', pages(site.write(PAGE.format("ru"), about("## Main content")))["/ru/about/"])

    assert sorted(ids) == sorted(set(ids))


def test_a_quote_has_no_heading_that_could_share_its_id_with_one_beside_it(site: Site) -> None:
    site.write("content/people/saliev.ru.md", "---\nname: Бахтияр Салиев\n---\n")
    site.write("content/quotes/words.ru.md", "---\nspeaker: saliev\n---\n## Главное\n\nСлова.\n")
    site.write(PAGE.format("ru"), about("## Главное\n\n[[quote: words]]"))

    assert found(site) == [("quote-parts", "content/quotes/words.ru.md:4:1")]
