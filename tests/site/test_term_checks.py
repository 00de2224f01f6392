"""Texts are compared with the glossary, and names with those that the site knows."""

from datetime import UTC, datetime

import pytest

from jarchy.problems import Problem
from tests.conftest import Site

GLOSSARY = """\
terms:
  self-government:
    ru: {word: местное самоуправление, abbreviation: МСУ, also: [самоуправление], not: [муниципальная власть]}
    ky: {word: жергиликтүү өз алдынча башкаруу, abbreviation: ЖӨБ, not: [муниципалдык бийлик]}
    en: {word: local self-government, not: [municipal power]}
"""
CODES = ("other-term", "avoided-word", "parity-unneeded", "capital-name")
PERSON = "---\nname: Айгүл Асанова\n---\n"


def written(site: Site, lang: str, text: str, more: str = "", *, title: str = "Бюджет", slug: str = "budget") -> Site:
    facts = more if "translation:" in more else f"date: 2018-07-01\n{more}"
    return site.write(f"content/releases/{slug}.{lang}.md", f"---\ntitle: {title}\n{facts}---\n\n{text}\n")


def reported(site: Site) -> list[Problem]:
    return [one for one in site.problems() if one.code in CODES]


TRANSLATION = "translation:\n  reviewed: yes\n"


@pytest.fixture
def newsroom(site: Site) -> Site:
    site.replace(
        "content/site.yaml", "languages:\n", "languages:\n  en:\n    title: Herald\n    tags: {forum: Forum}\n"
    )
    return site.write("content/glossary.yaml", GLOSSARY)


@pytest.mark.parametrize(
    ("original", "text", "lang", "translation"),
    [
        ("ru", "Органы местного самоуправления решили.", "ky", "Бийлик чечти."),
        ("ru", "Органы МСУ решили.", "en", "The city has decided."),
        ("ky", "ЖӨБдүн органдары чечти.", "ru", "Власти решили."),
        ("ky", "Жергиликтүү өз алдынча башкаруунун органдары.", "en", "The authorities."),
        ("en", "Local self-government decided.", "ru", "Власти решили."),
    ],
)
def test_a_translation_without_the_term_of_its_original_is_reported(
    newsroom: Site, original: str, text: str, lang: str, translation: str
) -> None:
    written(newsroom, original, text)
    written(newsroom, lang, translation, TRANSLATION)
    (found,) = reported(newsroom)

    assert (found.code, found.where.path, found.where.line) == (
        "other-term",
        f"content/releases/budget.{lang}.md",
        6 + 1,
    )
    assert found.words["original"].startswith(f"content/releases/budget.{original}.md:6:")


@pytest.mark.parametrize(
    ("original", "text", "lang", "translation"),
    [
        ("ru", "Органы местного самоуправления решили.", "ky", "ЖӨБдүн органдары чечти."),
        ("ru", "Местным самоуправлением решено.", "ky", "Жергиликтүү өз алдынча башкаруу чечти."),
        ("ky", "ЖӨБ чечти.", "ru", "В самоуправлении решили."),
        ("ky", "Шаар чечти.", "ru", "Город решил."),
        ("ru", "МСУ решило. МСУ решит.", "en", "Local self-government decided."),
    ],
)
def test_any_form_of_any_of_its_words_will_do(
    newsroom: Site, original: str, text: str, lang: str, translation: str
) -> None:
    written(newsroom, original, text)
    written(newsroom, lang, translation, TRANSLATION)

    assert reported(newsroom) == []


def test_titles_are_compared_too(newsroom: Site) -> None:
    written(newsroom, "ru", "Да.", title="Бюджет МСУ")
    written(newsroom, "ky", "Ооба.", TRANSLATION, title="Бюджет")

    assert [(one.code, one.where.line, one.where.column) for one in reported(newsroom)] == [("other-term", 2, 8)]


def test_parity_silences_it_and_says_when_it_is_not_needed(newsroom: Site) -> None:
    allowed = TRANSLATION + "  parity: [terms]\n"
    written(newsroom, "ru", "Органы МСУ решили.")
    written(newsroom, "ky", "Бийлик чечти.", allowed)

    assert reported(newsroom) == []
    written(newsroom, "ky", "ЖӨБ чечти.", allowed)

    assert [one.code for one in reported(newsroom)] == ["parity-unneeded"]


def test_a_draft_is_not_compared(newsroom: Site) -> None:
    written(newsroom, "ru", "Органы МСУ решили.")
    written(newsroom, "ky", "Бийлик чечти.", TRANSLATION + "  status: draft\n")

    assert reported(newsroom) == []


def test_words_to_avoid_are_reported_in_their_place_but_not_in_words_spoken(newsroom: Site) -> None:
    written(newsroom, "ru", "Первый.\n\nО решении\nмуниципальной власти.")
    newsroom.write("content/people/asanova.ru.md", PERSON)
    newsroom.write("content/quotes/a.ru.md", "---\nspeaker: asanova\n---\nМуниципальная власть решила.\n")
    found = reported(newsroom)

    assert [(one.code, one.where.path, one.where.line, one.where.column) for one in found] == [
        ("avoided-word", "content/releases/budget.ru.md", 9, 1)
    ]
    assert found[0].words["meant"] == "местное самоуправление"


def test_an_edit_of_a_text_or_of_the_glossary_is_compared_again(newsroom: Site) -> None:
    written(newsroom, "ru", "Органы МСУ решили.")
    written(newsroom, "ky", "ЖӨБ чечти.", TRANSLATION)
    later = datetime(2018, 7, 4, tzinfo=UTC)

    def warned() -> list[str]:
        return [code for code in newsroom.build(later).warnings if code in CODES]

    assert warned() == []
    newsroom.replace("content/releases/budget.ky.md", "ЖӨБ", "Шаар")

    assert warned() == ["other-term"]
    newsroom.replace("content/releases/budget.ru.md", "МСУ", "города")

    assert warned() == []
    newsroom.replace("content/glossary.yaml", "not: [муниципальная власть]", "not: [орган города]")

    assert warned() == ["other-term", "avoided-word"]


def test_a_surname_in_capitals_is_reported_in_any_case_form(site: Site) -> None:
    site.write("content/people/asanova.ru.md", PERSON)
    site.write("content/organisations/osa.ru.md", "---\nname: Ассоциация\nshort_name: АСА\n---\n")
    written(site, "ru", "Айгүл АСАНОВА и МСУ, АСА, Асанова, АСанова.\n\nУ АСАНОВОЙ.", title="АСАНОВА в городе")
    found = reported(site)

    assert [(one.where.line, one.where.column, one.words["typed"], one.words["meant"]) for one in found] == [
        (2, 8, "АСАНОВА", "Асанова"),
        (6, 7, "АСАНОВА", "Асанова"),
        (8, 3, "АСАНОВОЙ", "Асановой"),
    ]
    site.write("content/glossary.yaml", "as_typed: [АСАНОВА, АСАНОВОЙ]\n")

    assert reported(site) == []
