"""A site's own templates and messages may lead to it word for word; what leads nowhere is reported."""

from pathlib import Path

import pytest

from tests.conftest import SITE_YAML, Site

FOOTER = '{{% extends "default/base.html" %}}\n{{% block footer %}}\n<p><a href="{}">Ссылка</a></p>\n{{% endblock %}}\n'


@pytest.fixture
def fork(tmp_path: Path) -> Site:
    """A project that has Jarchy's theme beneath its own, in a folder of its host."""
    site = Site(tmp_path).write("content/site.yaml", SITE_YAML.replace("forum.example/", "forum.example/news/"))
    site.write("content/pages/later.ru.md", "---\ntitle: Позже\nembargo: 2019-01-01\n---\nТекст.\n")
    return site.write("content/pages/about.ru.md", "---\ntitle: О сайте\n---\nТекст.\n")


def told(site: Site) -> list[tuple[str, object]]:
    return [(str(one.where), one.words["target"]) for one in site.problems() if one.code == "unknown-page"]


@pytest.mark.parametrize(
    "href", ["/news/ru/abuot/", "https://forum.example/news/ru/abuot/?a=1#b", "/news/ru/about.html"]
)
def test_what_leads_nowhere_is_a_warning_with_its_place(fork: Site, href: str) -> None:
    fork.write("templates/base.html", FOOTER.format(href))

    assert told(fork) == [("templates/base.html:3:13", href)]
    assert "unknown-page" in fork.build().warnings


@pytest.mark.parametrize(
    "href",
    [
        "/news/ru/about/",
        "/news/ru/about",
        "/news/ru/about/#место",
        "https://forum.example/news/",
        "https://forum.example/news",
        "/news/ru/later/",
        "/elsewhere/",
        "https://other.example/news/ru/abuot/",
        "https://forum.example.org/news/ru/abuot/",
        "//forum.example/x",
        "{{ frame.menu.root }}ru/abuot/",
        "#page.main",
    ],
)
def test_what_leads_somewhere_or_to_others_is_none(fork: Site, href: str) -> None:
    """Also to what is public later, and to other folders of the host, of which nobody knows."""
    fork.write("templates/base.html", FOOTER.format(href))

    assert told(fork) == []


def test_an_address_in_a_message_is_looked_at_too(fork: Site) -> None:
    said = 'msgid "Search"\nmsgstr "Ищите на https://forum.example/news/ru/search/."\n\n'
    fork.write(
        "templates/locale/ru.po", said + 'msgid "Subjects"\nmsgstr "Темы: https://forum.example/news/ru/about/."\n'
    )

    assert told(fork) == [("templates/locale/ru.po:2:18", "https://forum.example/news/ru/search/")]


def test_a_page_that_goes_is_noticed_and_one_that_comes(fork: Site) -> None:
    fork.write("templates/base.html", FOOTER.format("/news/ru/about/"))
    before = fork.build()
    after = fork.remove("content/pages/about.ru.md").build()
    edited = fork.replace("content/pages/later.ru.md", "Текст", "Другой текст").build()

    assert "unknown-page" not in before.warnings
    assert "unknown-page" in after.warnings
    assert "unknown-page" in edited.warnings
