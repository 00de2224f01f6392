"""Tags have a name in each language, a list of their releases, and none without one."""

import re

import pytest

from tests.conftest import Built, Site, new_site

RELEASE = "---\ntitle: А\ndate: 2018-06-02\ntags: [forum]\n---\nТекст\n"


def test_a_tag_lists_its_releases_under_its_name(site: Site) -> None:
    site.replace("content/site.yaml", "ru:\n    title: Вестник\n    tags:\n      forum: Форум", RU_TAGS)
    site.replace("content/site.yaml", "      forum: Форум\n  ru", "      forum: Форум\n      budget: Бюджет\n  ru")
    site.write("content/releases/a.ru.md", RELEASE)
    built = site.build()

    assert "<h1>Собрание</h1>" in built.page("/ru/tags/forum/")
    assert '<a href="/ru/releases/a/">А</a>' in built.page("/ru/tags/forum/")
    assert re.findall(r'<li><a href="(/ru/tags/[^"]+)">([^<]+)<', built.page("/ru/tags/")) == [
        ("/ru/tags/forum/", "Собрание")
    ]
    assert built.says("Смета") == []


RU_TAGS = "ru:\n    title: Вестник\n    tags:\n      forum: Собрание\n      budget: Смета"


def test_without_a_tagged_release_there_are_no_tags(site: Site) -> None:
    assert "ru/tags/index.html" not in site.build().files


def test_every_page_leads_to_the_list_of_subjects_and_to_the_feed(site: Site) -> None:
    site.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-06-02\n---\nТекст\n")

    assert "/ru/tags/" not in site.build().page("/ru/releases/a/")

    site.write("content/releases/b.ru.md", "---\ntitle: Б\ndate: 2018-06-02\ntags: [forum]\n---\nТекст\n").with_all(
        "feeds"
    )
    _, _, footer = site.build().page("/ru/releases/a/").partition('<footer class="colophon">')

    assert re.findall(r'href="([^"]+)"', footer) == [
        *("/ru/", "/ru/releases/", "/ru/tags/", "/ru/subscribe/", "/ru/rss.xml", "/ky/releases/a/")
    ]


TAGS = """\
tags:
  budget: {ky: Бюджет, ru: Смета}
  roads: {ky: Жолдор, ru: Дороги}
  bridges: {ky: Көпүрөлөр, ru: Мосты}
  water: {ky: Суу, ru: Вода}
categories:
  transport:
    name: {ky: Унаа, ru: Транспорт}
    tags: [roads, bridges]
  economy:
    name: {ky: Экономика, ru: Экономика "и" бюджет}
    tags: [budget]
  culture:
    name: {ky: Маданият, ru: Культура}
    tags: [water]
"""


def release(slug: str, day: int, *tags: str, more: str = "") -> dict[str, str]:
    text = f"---\ntitle: Релиз {slug}\ndate: 2018-06-{day:02}\ntags: [{', '.join(tags)}]\n{more}---\nТекст\n"
    return {f"content/releases/{slug}.ru.md": text}


@pytest.fixture(scope="module")
def grouped(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Subjects in a file of their own, in categories."""
    site = new_site(tmp_path_factory.mktemp("tags")).write("content/tags.yaml", TAGS)
    texts = {
        **release("a", 1, "roads"),
        **release("b", 2, "roads", "bridges", "forum"),
        **release("c", 3, "bridges"),
        **release("zq-draft", 4, "roads", "budget", more="status: draft\n"),
        **release("zq-later", 5, "bridges", more="embargo: 2018-08-01\n"),
        **release("gone", 6, "roads", more="status: withdrawn\nwithdrawn: 2018-06-20\nreason: Ошибка.\n"),
    }
    for path, text in texts.items():
        site.write(path, text)
    return site.build()


def links_in(html: str) -> list[tuple[str, str, str]]:
    """The counted links of a page: address, text, number."""
    return re.findall(r'<a href="([^"]+)">([^<]+)</a> <span>(\d+)</span>', html)


def test_a_category_has_a_page_in_each_language_with_its_tags_and_the_newest_releases(grouped: Built) -> None:
    ru, ky = grouped.page("/ru/tags/transport/"), grouped.page("/ky/tags/transport/")

    assert "<h1>Транспорт</h1>" in ru
    assert links_in(ru) == [("/ru/tags/roads/", "Дороги", "3"), ("/ru/tags/bridges/", "Мосты", "2")]
    assert re.findall(r'<h2 class="card-title"><a href="([^"]+)"', ru) == [
        f"/ru/releases/{slug}/" for slug in ("c", "b", "a")
    ]
    assert "<h1>Унаа</h1>" in ky
    assert links_in(ky) == [("/ky/tags/roads/", "Жолдор", "3"), ("/ky/tags/bridges/", "Көпүрөлөр", "2")]


def test_the_list_of_subjects_is_grouped_by_category(grouped: Built) -> None:
    page = grouped.page("/ru/tags/")
    headings = re.findall(r'<h2 class="block-title">(?:<a href="([^"]+)">)?([^<]+)<', page)

    assert headings == [("/ru/tags/transport/", "Транспорт"), ("", "Другие темы")]
    assert [link for link, _, _ in links_in(page)] == ["/ru/tags/roads/", "/ru/tags/bridges/", "/ru/tags/forum/"]


def test_a_tag_leads_to_its_categories(grouped: Built) -> None:
    assert '<a href="/ru/tags/transport/">Транспорт</a>' in grouped.page("/ru/tags/roads/")
    assert "transport" not in grouped.page("/ru/tags/forum/")


def test_beside_the_releases_stand_the_categories_with_the_number_of_their_releases(grouped: Built) -> None:
    counted = re.findall(r'<a href="(/ru/tags/[^"]+)">([^<]+) <span>(\d+)</span>', grouped.page("/ru/releases/"))

    assert counted == [("/ru/tags/transport/", "Транспорт", "4"), ("/ru/tags/forum/", "Форум", "1")]


def test_what_no_public_release_has_is_nowhere(grouped: Built) -> None:
    for word in ("Смета", "Экономика", "Культура", "Вода", "zq-", "tags/budget", "tags/economy"):
        assert grouped.says(word) == []


def test_of_very_many_subjects_those_with_the_most_releases_stand_beside_the_releases(site: Site) -> None:
    slugs = [f"t{number}" for number in range(70)]
    lines = "".join(f"  {slug}: {{ky: {slug.upper()}, ru: {slug.upper()}}}\n" for slug in slugs)
    site.write("content/tags.yaml", f"tags:\n{lines}")
    for path, text in {**release("all", 1, *slugs), **release("some", 2, *slugs[65:])}.items():
        site.write(path, text)
    built = site.build()
    beside = re.findall(r'<a href="/ru/tags/(t\d+)/">', built.page("/ru/releases/"))

    assert len(beside) == 60
    assert set(slugs[65:]) <= set(beside)
    assert len(links_in(built.page("/ru/tags/"))) == 70


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("roads: {ky", "forum: {ky", "tag-twice", (3, 3)),
        ("  economy:", "  roads:", "same-address", (10, 3)),
        ("[roads, bridges]", "[roads, brigdes]", "unknown-tag", (9, 19)),
        ("[roads, bridges]", "[]", "empty-category", (7, 3)),
        ("[roads, bridges]", "[roads, roads]", "twice", (9, 19)),
        ("{ky: Унаа, ru: Транспорт}", "{ru: Транспорт}", "missing-label", (8, 11)),
        ("{ky: Суу, ru: Вода}", "{ky: Суу}", "missing-label", (5, 10)),
        ("{ky: Суу, ru: Вода}", "{ky: Суу, ru: Вода, en: Water}", "unknown-language", (5, 30)),
        ("{ky: Суу, ru: Вода}", "{kg: Суу, ru: Вода}", "value", (5, 11)),
        ("  roads:", "  budget:", "duplicate-key", (3, 3)),
        ("    tags: [budget]\n", "", "missing-key", (11, 5)),
        ("{ky: Суу, ru: Вода}", "Вода", "wrong-type", (5, 10)),
        ("categories:", "kategories:", "unknown-key", (6, 1)),
    ],
)
def test_a_slip_in_the_file_is_told_with_its_place(
    site: Site, old: str, new: str, code: str, place: tuple[int, int]
) -> None:
    assert old in TAGS

    site.write("content/tags.yaml", TAGS.replace(old, new, 1))
    found = {problem.code: problem.where for problem in site.problems()}

    assert ("content/tags.yaml", *place) == (found[code].path, found[code].line, found[code].column)


def test_many_names_that_a_language_lacks_are_one_error(site: Site) -> None:
    site.write("content/tags.yaml", "tags:\n" + "".join(f"  t{number}: {{ru: Тема}}\n" for number in range(9)))

    assert [(problem.code, problem.words["count"]) for problem in site.errors()] == [("missing-labels", "9")]


def test_a_category_is_no_tag_of_a_release(site: Site) -> None:
    site.write("content/tags.yaml", TAGS)
    for path, text in release("a", 1, "transport").items():
        site.write(path, text)
    (found,) = site.errors()

    assert (found.code, found.where.line) == ("unknown-tag", 4)
    assert "it is a category: write one of its tags" in found.hint


def test_texts_may_link_to_a_category(site: Site) -> None:
    site.write("content/tags.yaml", TAGS)
    for path, text in release("a", 1, "roads").items():
        site.write(path, text.replace("Текст", "[Всё](/ru/tags/transport/)"))

    assert '<a href="/ru/tags/transport/">Всё</a>' in site.build().page("/ru/releases/a/")

    site.replace("content/releases/a.ru.md", "tags/transport", "tags/transprt")

    assert [problem.code for problem in site.errors()] == ["no-such-page"]
