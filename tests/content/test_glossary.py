"""The glossary: abbreviations are explained once a page, and words that are meant as they are typed are no slips."""

import re
from pathlib import Path

import pytest

from jarchy.markdown.abbreviations import explained
from tests.conftest import Run, Site, new_site

GLOSSARY = """\
terms:
  self-government:
    ru: {word: местное самоуправление, abbreviation: МСУ}
    ky: {word: жергиликтүү өз алдынча башкаруу, abbreviation: ЖӨБ}
  company:
    ru: {word: «ограниченное» общество, abbreviation: ОсОО}
    ky: {word: жоопкерчилиги чектелген коом, abbreviation: ЖЧК}
"""
RU, KY = "content/releases/budget.ru.md", "content/releases/budget.ky.md"
ORIGINAL = """\
---
title: Союз МСУ и бюджет
date: 2018-07-01
summary: Решение МСУ.
---

## МСУ и бюджет

[Органы МСУ](/ru/releases/) и `МСУ`: органы МСУ, ещё раз МСУ и ОсОО «Вода». СМСУ и МСУЧ — другое.
"""
TRANSLATION = """\
---
title: ЖӨБ жана бюджет
translation:
  reviewed: yes
---

## ЖӨБ жана бюджет

[ЖӨБ органдары](/ky/releases/) жана `ЖӨБ`: ЖӨБдүн органдары, дагы ЖӨБ жана «Суу» ЖЧК.
"""
ABBR = re.compile("<abbr.*?</abbr>")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Path]:
    site = new_site(tmp_path_factory.mktemp("glossary")).with_all()
    site.write("content/glossary.yaml", GLOSSARY).write(RU, ORIGINAL).write(KY, TRANSLATION)
    site.build()
    return site, site.output


def text(output: Path, path: str) -> str:
    return (output / path).read_text(encoding="utf-8")


def test_an_abbreviation_is_explained_where_it_first_stands_in_the_text(built: tuple[Site, Path]) -> None:
    ru, ky = (text(built[1], f"{code}/releases/budget/index.html") for code in ("ru", "ky"))

    assert ABBR.findall(ru) == [
        '<abbr title="местное самоуправление">МСУ</abbr>',
        '<abbr title="«ограниченное» общество">ОсОО</abbr>',
    ]
    assert f"органы {ABBR.findall(ru)[0]}, ещё раз МСУ" in ru
    assert '<abbr title="жергиликтүү өз алдынча башкаруу">ЖӨБ</abbr>дүн' in ky


def test_only_pages_explain_them(built: tuple[Site, Path]) -> None:
    files = [path for path in built[1].rglob("*") if path.is_file()]
    with_words = {path.name for path in files if "чектелген коом".encode() in path.read_bytes()}

    assert with_words == {"index.html"}
    assert "МСУ" in text(built[1], "ru/releases/budget/release.txt")


def test_an_edit_of_the_glossary_makes_the_pages_again_that_hold_the_abbreviation(site: Site) -> None:
    site.write("content/glossary.yaml", GLOSSARY).write(RU, ORIGINAL).write(KY, TRANSLATION)
    site.write("content/pages/about.ru.md", "---\ntitle: О нас\n---\nБез сокращений.\n")
    site.build()
    site.replace("content/glossary.yaml", "местное самоуправление", "управление городов")
    outcome = site.build()

    assert outcome.outcome.written == 1
    assert outcome.says("управление городов") == ["ru/releases/budget/index.html"]
    site.remove("content/glossary.yaml")

    assert site.build().says("<abbr") == []


def test_letters_never_change() -> None:
    html = '<h2 id="x">МСУ</h2>\n<p>a &amp; МСУ <a href="МСУ">МСУ</a> <em>МСУ</em> <code>МСУ</code> &МСУ;</p>'
    said = explained(html, {"МСУ": 'самоуправление "на" <местах>'})

    assert ABBR.sub("МСУ", said) == html
    assert said.count("<abbr") == 1
    assert 'title="самоуправление &quot;на&quot; &lt;местах&gt;"' in said


def test_words_that_are_placed_are_explained_where_they_have_an_abbreviation_first(site: Site) -> None:
    site.write("content/glossary.yaml", GLOSSARY)
    site.write("content/people/kim.ru.md", "---\nname: Анна Ким\n---\n")
    site.write("content/quotes/words.ru.md", "---\nspeaker: kim\n---\nМСУ готово.\n")
    site.write(
        "content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-07-01\n---\nДа.\n\n[[quote: words]]\n\nМСУ ждёт.\n"
    )
    page = site.build().page("/ru/releases/a/")

    assert page.count("<abbr") == 1
    assert "МСУ</abbr> готово." in page


def test_a_word_that_is_typed_so_on_purpose_is_no_slip(site: Site, run: Run) -> None:
    page = "---\ntitle: Стр\n---\nПишут iPhoneда и cтраны.\n"
    site.write("content/pages/a.ru.md", page)

    assert [one.words["word"] for one in site.problems() if one.code == "look-alike"] == ["iPhoneда", "cтраны"]
    site.write("content/glossary.yaml", "as_typed: [iPhoneда, cтраны]\n")

    assert [one for one in site.problems() if one.code == "look-alike"] == []
    assert run(site, "fix", "--yes").stdout == "Nothing is to be mended.\n"


@pytest.mark.parametrize(
    ("glossary", "code", "line"),
    [
        ("terms:\n  a:\n    ru: {word: да}\n    ky: {word: ооба}\n    en: {word: yes}\n", "unknown-language", 5),
        ("terms:\n  a:\n    ru: {word: да}\n", "term-without-words", 2),
        ("terms:\n  a:\n    ru: {word: да, abbreviation: д}\n    ky: {word: ооба}\n", "value", 3),
        ("terms:\n  a:\n    ru: {word: да, not: [Да]}\n    ky: {word: ооба}\n", "two-terms", 3),
        ("terms:\n  a:\n    ru: {abbreviation: ДА}\n", "missing-key", 3),
        ("term: {}\n", "unknown-key", 1),
        ("terms: [\n", "yaml", 2),
    ],
)
def test_mistakes_in_the_glossary_are_shown_in_their_place(site: Site, glossary: str, code: str, line: int) -> None:
    site.write("content/glossary.yaml", glossary)
    found = [one for one in site.problems() if one.where.path == "content/glossary.yaml"]

    assert code in [one.code for one in found]
    assert line in [one.where.line for one in found]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/site.yaml", "timezone: Asia/Bishkek", "timezone: Asia/Bishkek\npage_size: 0"),
        ("content/site.yaml", "default_language: ky", "default_language: en"),
        ("content/tags.yaml", "tags:", "tagz:"),
        ("content/tags.yaml", "ru: Бюджет", "en: Бюджет"),
    ],
)
def test_mistakes_in_other_files_of_the_site_hide_none_of_the_glossary(
    site: Site, path: str, old: str, new: str
) -> None:
    site.write("content/tags.yaml", "tags:\n  budget: {ky: Бюджет, ru: Бюджет}\n").replace(path, old, new)
    site.write("content/glossary.yaml", GLOSSARY.replace("abbreviation: МСУ", "abbreviation: мсу"))
    places = [str(each.where) for each in site.errors()]

    assert [place.split(":")[0] for place in places if "glossary" not in place] != []
    assert sum(place.startswith("content/glossary.yaml") for place in places) == 1


def test_slips_in_the_glossary_are_shown_beside_a_configuration_that_cannot_be_read(site: Site) -> None:
    site.write("content/site.yaml", "base_url: [\n").write("content/glossary.yaml", "term: {}\n")

    assert {each.where.path for each in site.errors()} == {"content/site.yaml", "content/glossary.yaml"}
