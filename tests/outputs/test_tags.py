"""Tags have a name in each language, a list of their releases, and none without one."""

import re

from tests.conftest import Site

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
