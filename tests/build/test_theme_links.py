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
    "link",
    [
        "<a href='/news/x/'>",
        "<a href=/news/x/ id=a>",
        "<A\nHREF=/news/x/>",
        "<a href = '/news/x/'>",
        '<img SRC= "/news/x/">',
        '<a href=" /news/x/ ">',
    ],
)
def test_a_link_is_read_however_html_lets_it_be_typed(fork: Site, link: str) -> None:
    fork.write("templates/base.html", FOOTER.format("#").replace("<p>", f"<p>{link}"))

    assert [target for _, target in told(fork)] == ["/news/x/"]


@pytest.mark.parametrize("comment", ["{{# {} #}}", "<!-- {} -->", "{{# <p>\n{}\n #}}"])
def test_a_link_in_a_comment_is_none_and_those_behind_it_are_told_with_their_place(fork: Site, comment: str) -> None:
    link = '<a href="/news/x/">Ссылка</a>'
    fork.write("templates/base.html", f"{FOOTER.format('#')}{comment.format(link)}{link}\n")
    line = 5 + comment.count("\n")

    assert [(place.split(":")[1], target) for place, target in told(fork)] == [(str(line), "/news/x/")]


@pytest.mark.parametrize("href", ["/ru/about/", "/ru/about", "/ru/about/#top"])
def test_who_forgets_the_folder_of_the_site_learns_it(fork: Site, href: str) -> None:
    """At the root of its host, an address is another's, unless the site has it below its own root."""
    fork.write("templates/base.html", FOOTER.format(href))
    found = [one for one in fork.problems() if one.code == "unknown-page"]

    assert [one.words["suggestion"] for one in found] == [f"write “{{{{ frame.menu.root }}}}{href[1:]}”, or "]


@pytest.mark.parametrize(
    ("link", "suggestion"),
    [
        ("<a href=/ru/nothing/>", "begin it with “{{ frame.menu.root }}” in place of “/”, and "),
        ("<a href='/ru/relases/'>", "begin it with “{{ frame.menu.root }}” in place of “/”, and "),
        ("<img src='/assets/x.png'>", "write “{{ 'x.png' | asset }}”, or "),
        ("<img src='/news/assets/x.png'>", "write “{{ 'x.png' | asset }}”, or "),
        ("<a href='/news/ru/relases/'>", ""),
    ],
)
def test_without_the_folder_of_the_site_what_looks_like_its_address_is_one(
    fork: Site, link: str, suggestion: str
) -> None:
    fork.write("templates/base.html", FOOTER.format("#").replace("<p>", f"<p>{link}"))

    assert [one.words["suggestion"] for one in fork.problems() if one.code == "unknown-page"] == [suggestion]


def test_the_form_that_is_proposed_leads_there_whatever_the_address_of_the_site_is(fork: Site) -> None:
    fork.write("templates/base.html", FOOTER.format("{{ frame.menu.root }}ru/about/"))

    assert 'href="/news/ru/about/">Ссылка' in fork.build().page("/ru/")
    assert 'href="/ru/about/">Ссылка' in fork.build(base_url="https://other.example/").page("/ru/")


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
        "/",
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


def test_an_attribute_of_another_name_is_no_link(fork: Site) -> None:
    fork.write("templates/base.html", FOOTER.format("#").replace("<p>", '<p data-href="/news/x/">'))

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
