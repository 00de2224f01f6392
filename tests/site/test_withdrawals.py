"""What is withdrawn is withdrawn everywhere: its own page keeps it, all else has its name and the reason."""

import json
import re
from datetime import UTC, datetime

import pytest

from tests.conftest import Built, Site, photograph
from tests.kinds import section
from tests.outputs.test_search import found

RELEASE = """\
---
title: Бюджет принят
subtitle: Zqsubtitle
summary: Zqsummary
date: 2018-06-20
dateline: Zqdateline
event: session
pictures:
  hall:
    file: hall.jpg
    caption: Zqcaption
    alt: Zqalt
    credit: Айбек
    licence: CC BY 4.0
updates:
  sum:
    date: 2018-06-21
    note: Zqnote
{facts}---

Zqbody

[[quote: budget]]
"""
WITHDRAWN = "status: withdrawn\nwithdrawn: 2018-06-22\nreason: Суммы неверны.\n"
WORDS = ("Zqsubtitle", "Zqsummary", "Zqdateline", "Zqcaption", "Zqalt", "Zqnote", "Zqbody", "Zqspoken")
OWN = "ru/releases/budget/index.html"
QUOTE = "ru/quotes/budget/index.html"


@pytest.fixture
def withdrawn(site: Site) -> Site:
    site.write("content/media/hall.jpg", photograph())
    site.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\n---\n")
    site.write("content/events/session.ru.md", "---\ntitle: Сессия\nstart: 2018-06-20\n---\n")
    site.write("content/quotes/budget.ru.md", "---\nspeaker: asanova\ndate: 2018-06-20\n---\nZqspoken\n")
    return site.with_all().write("content/releases/budget.ru.md", RELEASE.format(facts=WITHDRAWN))


def linked(built: Built, file: str) -> dict[str, object]:
    """The structured data of a page."""
    (found, *_) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', built.files[file].decode())
    data: dict[str, object] = json.loads(found)
    return data


def test_its_words_stand_on_its_own_page_alone_and_those_of_its_quotes_on_theirs(withdrawn: Site) -> None:
    built = withdrawn.build()

    places = {word: [OWN] for word in WORDS} | {"Zqsummary": [], "Zqspoken": [QUOTE, OWN]}
    assert {word: built.says(word) for word in WORDS} == places
    searched = found(built, "ru")["/ru/releases/budget/"]["content"].split()
    assert set("бюджет принят суммы неверны.".split()) <= set(searched)
    assert "zqbody" not in searched
    assert "zqspoken" not in str(found(built, "ru"))


def test_all_of_it_is_said_before_it_is_withdrawn(withdrawn: Site) -> None:
    """Or the test above would look for words that are nowhere."""
    built = withdrawn.build(datetime(2018, 6, 21, 12, tzinfo=UTC))

    assert [word for word in WORDS if len(built.says(word)) < 2] == []
    assert "ru/releases/budget/card.png" in built.files
    assert str(built.outcome.next_change) == "2018-06-22 00:00:00+06:00"


def test_the_reason_stands_wherever_its_summary_would(withdrawn: Site) -> None:
    built = withdrawn.build()

    for file in ("feed.xml", "rss.xml", "feed.json", "releases/index.html", "releases/budget/release.txt"):
        assert "Суммы неверны." in built.files[f"ru/{file}"].decode(), file

    page = built.files[OWN].decode()
    assert '<meta name="description" content="Суммы неверны.">' in page
    assert '<meta property="og:description" content="Суммы неверны.">' in page
    assert linked(built, OWN)["description"] == "Суммы неверны."
    assert linked(built, OWN)["creativeWorkStatus"] == "Withdrawn"
    item = json.loads(built.files["ru/releases/budget/release.json"])
    assert (item["pubStatus"], item["descriptions"][0]["value"]) == ("canceled", "Суммы неверны.")
    assert "bodies" not in item


def test_lists_strike_it_through_and_mark_it_and_the_front_page_has_neither_it_nor_its_quotes(withdrawn: Site) -> None:
    built = withdrawn.build()

    for page in ("/ru/releases/", "/ru/events/session/"):
        assert "<s>Бюджет принят</s></a> <span" in built.page(page), page
        assert 'class="badge withdrawn">отозвано<' in built.page(page), page
    for page in ("/ru/", "/ky/"):
        assert "Бюджет принят" not in built.page(page), page
        assert "Айгүл Асанова" not in built.page(page), page


def test_a_citation_of_it_says_so(withdrawn: Site) -> None:
    text = re.sub("<[^>]+>", "", withdrawn.build().page("/ru/releases/budget/"))

    assert "Вестник, 20 июня 2018 г. (отозван 22 июня 2018 г.), https://forum.example/ru/releases/budget/" in text


def test_a_quote_all_of_whose_releases_are_withdrawn_is_withdrawn_with_them(withdrawn: Site) -> None:
    built = withdrawn.build()
    page = built.page("/ru/quotes/budget/")

    assert "Цитата отозвана 22 июня 2018 г." in page.replace("\xa0", " ")
    assert "Суммы неверны." in page
    assert "<title>Отозванная цитата: " in page
    assert "Для цитирования" not in page
    assert linked(built, QUOTE)["creativeWorkStatus"] == "Withdrawn"
    assert "text" not in linked(built, QUOTE)
    assert "ru/quotes/budget/card.png" not in built.files
    for place in ("/ru/quotes/", "/ru/people/asanova/"):
        assert "<s>Айгүл Асанова</s></a> <span" in built.page(place), place


def test_a_quote_stands_while_one_of_its_releases_stands_or_when_it_is_published_for_itself(withdrawn: Site) -> None:
    other = "---\ntitle: Сумма\ndate: 2018-06-23\n---\n\nТекст.\n\n[[quote: budget]]\n"
    built = withdrawn.write("content/releases/other.ru.md", other).build()

    assert "отозвана" not in built.page("/ru/quotes/budget/")
    assert "Zqspoken" in built.page("/ru/quotes/")

    withdrawn.remove("content/releases/other.ru.md")
    built = withdrawn.replace("content/quotes/budget.ru.md", "date:", "status: published\ndate:").build()

    assert "отозвана" not in built.page("/ru/quotes/budget/")


def test_a_text_that_stands_has_no_empty_marks_where_it_places_a_withdrawn_quote(withdrawn: Site) -> None:
    """As a draft does, which keeps no quote alive."""
    withdrawn.write("content/releases/other.ru.md", "---\ntitle: Другое\ndate: 2018-06-23\n---\n\nТекст.\n")
    draft = "translation:\n  reviewed: yes\n  status: draft\n"
    withdrawn.write("content/releases/other.ky.md", f"---\ntitle: Б\n{draft}---\n\nТекст.\n\n[[quote: budget]]\n")
    built = withdrawn.build(drafts=True)

    for file in ("release.txt", "release.json"):
        assert "Кайтарып алынган цитата: Айгүл Асанова" in built.page(f"/ky/releases/other/{file}")
        assert "«»" not in built.page(f"/ky/releases/other/{file}")
    for file in ("feed.xml", "rss.xml", "feed.json"):
        assert "blockquote" not in built.page(f"/ky/{file}")


def test_a_quote_is_withdrawn_where_its_release_is_not_translated_too(withdrawn: Site) -> None:
    translated = "---\ntranslation:\n  reviewed: yes\n---\nZqайтылган\n"
    built = withdrawn.write("content/quotes/budget.ky.md", translated).build()

    assert built.says("Zqайтылган") == ["ky/quotes/budget/index.html"]
    assert '<p lang="ru" dir="auto">Суммы неверны.</p>' in built.page("/ky/quotes/budget/")


@pytest.mark.parametrize("file", ["releases/budget/release.txt", "feed.xml"])
def test_a_correction_stands_directly_under_the_text(withdrawn: Site, file: str) -> None:
    withdrawn.write("content/releases/budget.ru.md", RELEASE.format(facts=""))
    text = withdrawn.build().files[f"ru/{file}"].decode()

    after = text[text.index("Zqspoken") : text.index("Zqnote")]

    assert "hall" not in after
    assert "Сессия" not in after


def test_on_the_page_a_correction_stands_directly_under_the_text(withdrawn: Site) -> None:
    withdrawn.write("content/releases/budget.ru.md", RELEASE.format(facts=""))
    page = withdrawn.build().files[OWN].decode()

    assert re.search(r'</figure>\s*</div>\s*<section class="block" id="changes">', page)


OTHER = "---\ntitle: Другое\ndate: 2018-06-23\nevent: session\ntags: [forum]\n{facts}---\n\nТекст.\n"


@pytest.mark.parametrize("facts", ["", "related: [budget]\n"])
def test_no_other_release_recommends_it_not_even_one_that_names_it(withdrawn: Site, facts: str) -> None:
    withdrawn.replace("content/releases/budget.ru.md", "event:", "tags: [forum]\nevent:")
    withdrawn.write("content/releases/other.ru.md", OTHER.format(facts=facts))
    withdrawn.write("content/releases/third.ru.md", OTHER.format(facts="").replace("Другое", "Третье"))
    page = withdrawn.build().page("/ru/releases/other/")

    assert re.findall('card-title"><a [^>]*>([^/]*)<', section(page, "По теме")) == ["Третье"]


def test_withdrawn_neighbours_do_not_take_the_places_of_others(withdrawn: Site) -> None:
    for day in range(1, 21):
        gone = "status: withdrawn\nwithdrawn: 2018-07-01\nreason: Нет.\n"
        text = OTHER.format(facts=gone).replace("06-23", f"06-{day:02}")
        withdrawn.write(f"content/releases/gone-{day}.ru.md", text)
    withdrawn.write("content/releases/old.ru.md", OTHER.format(facts="").replace("2018", "2017"))
    page = withdrawn.write("content/releases/other.ru.md", OTHER.format(facts="")).build().page("/ru/releases/other/")

    assert 'href="/ru/releases/old/"' in section(page, "По теме")


def test_the_description_of_a_list_names_only_what_stands(withdrawn: Site) -> None:
    withdrawn.replace("content/releases/budget.ru.md", "event:", "tags: [forum]\nevent:")
    built = withdrawn.build()

    for page in ("/ru/releases/", "/ru/tags/forum/", "/ru/events/session/"):
        (description,) = re.findall('<meta name="description" content="(.*?)">', built.page(page))
        assert "Бюджет принят" not in description, page


def test_where_it_is_not_translated_the_title_of_the_page_says_so_too(withdrawn: Site) -> None:
    built = withdrawn.build()

    assert "<title>Азырынча которула элек: Кайтарып алынган: Бюджет принят" in built.page("/ky/releases/budget/")
    assert "<title>Азырынча которула элек: Кайтарып алынган цитата: Айгүл" in built.page("/ky/quotes/budget/")


def test_programs_are_told_that_a_release_is_withdrawn_wherever_they_read_its_name(withdrawn: Site) -> None:
    withdrawn.replace("content/quotes/budget.ru.md", "date:", "status: published\ndate:")

    assert linked(withdrawn.build(), QUOTE)["isPartOf"] == [
        {
            "@type": "NewsArticle",
            "@id": "https://forum.example/ru/releases/budget/",
            "url": "https://forum.example/ru/releases/budget/",
            "headline": "Бюджет принят",
            "creativeWorkStatus": "Withdrawn",
        }
    ]


def test_a_quote_that_stands_leads_to_a_release_that_stands(withdrawn: Site) -> None:
    older = OTHER.format(facts="").replace("06-23", "06-02").replace("Текст.", "Текст.\n\n[[quote: budget]]")
    page = withdrawn.write("content/releases/older.ru.md", older).build().page("/ru/quotes/")

    assert '<a href="/ru/releases/older/">Другое</a>' in page
    assert "Бюджет принят" not in page


def test_a_reason_is_never_marked_as_being_in_a_language_that_it_is_not(withdrawn: Site) -> None:
    """A quote in English, of a release in Russian, in the Kyrgyz edition of a theme that shows what is said of it."""
    withdrawn.replace("content/site.yaml", "  ru:\n", "  en:\n    title: Herald\n    tags: {forum: Forum}\n  ru:\n")
    quote = (withdrawn.folder / "content/quotes/budget.ru.md").read_text()
    withdrawn.remove("content/quotes/budget.ru.md").write("content/quotes/budget.en.md", quote)
    page = (
        withdrawn.replace("templates/untranslated.html", " and not page.withdrawal", "")
        .build()
        .page("/ky/quotes/budget/")
    )

    assert '<p lang="ru" dir="auto">Суммы неверны.</p>' in page
    assert not re.search('lang="en"[^>]*>Суммы неверны', page)
