"""A project's own theme takes the place of Jarchy's, file by file, block by block, message by message."""

import json
from pathlib import Path

import feedparser
import pytest

from jarchy.core.files import DEFAULT, snapshot
from tests.conftest import PROJECT, SITE_YAML, Run, Site

ABOUT = "content/pages/about.ru.md"
BASE = '{% extends "default/base.html" %}\n{% block footer %}<footer>Свой подвал</footer>{{ super() }}{% endblock %}\n'


@pytest.fixture
def fork(tmp_path: Path) -> Site:
    """A project that has nothing but content."""
    folder = tmp_path / "fork"
    folder.mkdir()
    return Site(folder).write("content/site.yaml", SITE_YAML).write(ABOUT, "---\ntitle: О сайте\n---\nТекст.\n")


def test_a_project_without_a_theme_has_that_of_jarchy(fork: Site, site: Site) -> None:
    site.write(ABOUT, "---\ntitle: О сайте\n---\nТекст.\n")

    assert fork.build().files == site.build().files


def test_a_block_of_the_project_takes_the_place_of_one_of_jarchy(fork: Site) -> None:
    before = fork.build().files
    built = fork.write("templates/base.html", BASE).build()
    page = built.page("/ru/about/")

    assert "<footer>Свой подвал</footer>" in page
    assert '<footer class="colophon">' in page
    assert page.replace("<footer>Свой подвал</footer>", "") == before["ru/about/index.html"].decode()


def test_a_template_of_the_project_is_looked_up_also_by_those_of_jarchy(fork: Site) -> None:
    """release.html and page.html stay Jarchy's, and extend the base of the project."""
    fork.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-07-01\n---\nТекст.\n")
    fork.write("templates/base.html", BASE)

    assert "Свой подвал" in fork.build().page("/ru/releases/a/")


def test_a_template_that_appears_or_goes_is_never_missed(fork: Site) -> None:
    """`build` of a test compares with a site made from the sources alone."""
    first = fork.build()
    own = fork.write("templates/page.html", "{{ page.title }}!").build()
    last = fork.remove("templates/page.html").build()

    assert own.page("/ru/about/") == "О\N{NO-BREAK SPACE}сайте!"
    assert last.files == first.files
    assert [built.outcome.written for built in (own, last)] == [1, 1]  # and no other page


def test_a_template_that_only_another_one_includes_appears(fork: Site) -> None:
    fork.build()

    assert "<p>Языки</p>" in fork.write("templates/_languages.html", "<p>Языки</p>").build().page("/")


def test_a_message_of_the_project_takes_the_place_of_one_of_jarchy(fork: Site) -> None:
    before = fork.build().page("/ru/404.html")
    fork.write("templates/locale/ru.po", 'msgid "There is no such page"\nmsgstr "Здесь пусто"\n')
    after = fork.build().page("/ru/404.html")

    assert before.count("Такой страницы нет") == after.count("Здесь пусто") == 3  # title, heading, and for messengers
    assert before.replace("Такой страницы нет", "Здесь пусто") == after


def test_what_is_said_of_a_translation_stands_in_one_template(fork: Site) -> None:
    """As text, which each of the others escapes in its own way."""
    fork.with_all("text", "ninjs", "feeds")
    fork.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-07-01\n---\nТекст.\n")
    fork.write("content/releases/a.ky.md", "---\ntitle: Б\ntranslation:\n  reviewed: yes\n---\nТекст.\n")
    fork.write("templates/_translation.txt", "{% macro translated(note) %}Котормо & < 5{% endmacro %}")
    built = fork.build()

    assert "Котормо &amp; &lt; 5" in built.page("/ky/releases/a/")
    assert "Котормо & < 5" in built.page("/ky/releases/a/release.txt")
    assert json.loads(built.page("/ky/releases/a/release.json"))["edNote"] == "Котормо & < 5"
    (entry,) = feedparser.parse(built.files["ky/feed.xml"]).entries
    assert "<em>Котормо &amp; &lt; 5" in entry.content[0].value
    assert built.says("This is a translation") == built.says("Бул котормо") == []


def test_plural_forms_are_those_of_the_catalogue_that_has_the_message(fork: Site) -> None:
    """A catalogue may have its forms in another order than Jarchy's own."""
    fork.write("templates/404.html", "{% trans n=5 %}{{ n }} page{% pluralize %}{{ n }} pages{% endtrans %}")
    rule = "n%10==1 && n%100!=11 ? 2 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 0"
    header = f'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=({rule});\\n"\n\n'
    entry = 'msgid "%(n)s page"\nmsgid_plural "%(n)s pages"\nmsgstr[0] "%(n)s страниц"\nmsgstr[1] "%(n)s страницы"\n'
    fork.write("templates/locale/ru.po", f'{header}{entry}msgstr[2] "%(n)s страница"\n')
    fork.write("templates/locale/ky.po", entry)

    assert fork.build().page("/ru/404.html") == "5 страниц"


def test_a_message_that_the_project_says_in_part_is_missing(fork: Site) -> None:
    fork.write("templates/404.html", "{% trans n=5 %}{{ n }} page{% pluralize %}{{ n }} pages{% endtrans %}")
    entry = 'msgid "%(n)s page"\nmsgid_plural "%(n)s pages"\nmsgstr[0] "%(n)s a"\nmsgstr[1] "%(n)s b"\n'
    fork.write("templates/locale/ky.po", entry).write("templates/locale/ru.po", entry)

    assert [(problem.code, problem.words["code"]) for problem in fork.errors()] == [("missing-message", "ru")]


def test_an_asset_of_the_project_takes_the_place_of_one_of_jarchy(fork: Site) -> None:
    before = fork.build().files
    after = fork.write("assets/icon.svg", "<svg/>").write("assets/own.css", "a { b: c }").build().files
    new, gone = (
        {(file.split(".")[0], data) for file, data in one.items() if file.startswith("assets/") and file not in other}
        for one, other in ((after, before), (before, after))
    )

    assert new == {("assets/icon", b"<svg/>"), ("assets/own", b"a { b: c }")}
    assert [name for name, _ in gone] == ["assets/icon"]


def test_a_style_sheet_of_the_project_may_begin_with_the_one_that_it_replaces(fork: Site) -> None:
    """Whose fonts are found from where it lies then."""
    fork.write("assets/style.css", '@import "default/style.css";\nbody { color: teal }')
    built = fork.build()
    (replaced,) = (file for file in built.files if file.startswith("assets/default/"))
    fonts = [file for file in built.files if file.endswith(".woff2")]

    assert f'@import "{replaced.removeprefix("assets/")}"'.encode() in b"".join(built.files.values())
    assert fonts
    assert all(f'url("../{font.removeprefix("assets/")}")' in built.files[replaced].decode() for font in fonts)


def test_a_mistake_is_placed_in_the_file_that_has_it(fork: Site) -> None:
    """Also where Jarchy's own template was rendering."""
    fork.write("templates/_languages.html", "{{ nothing }}")

    assert {problem.where.path for problem in fork.errors()} == {"templates/_languages.html"}

    fork.remove("templates/_languages.html").write("templates/page.html", '{% extends "default/page.html" %}{% if %}')

    assert {str(problem.where) for problem in fork.errors()} == {"templates/page.html:1:1"}


def test_a_name_that_reaches_what_jarchy_has_is_reserved(fork: Site) -> None:
    fork.write("templates/default/base.html", "").write("assets/default/style.css", "")

    assert [problem.code for problem in fork.errors()] == ["reserved-name", "reserved-name"]


def test_explain_says_whose_the_files_are(fork: Site, run: Run) -> None:
    fork.write("templates/base.html", BASE).write("templates/locale/ru.po", 'msgid "Where"\nmsgstr "Тут"\n')
    said = run(fork, "explain", "/ru/about/").stdout

    partials = "           default/templates/_attachments.html\n           default/templates/_attachments.txt\n"

    assert f"\ntemplates  default/templates/page.html\n{partials}           default/templates/_head.html\n" in said
    assert "\n           templates/base.html\n           default/templates/base.html\n" in said
    assert "\nmessages   templates/locale/ru.po\n           default/templates/locale/ru.po\n" in said
    assert "\nassets     default/assets/copy.js\n           default/assets/fonts/literata-cyrillic-ext.woff2\n" in said


@pytest.fixture
def default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Jarchy's own theme, where a test may change it."""
    folder = Site(tmp_path / "default").with_theme()
    monkeypatch.setattr("jarchy.core.files.default_theme", lambda: folder.folder)
    return folder


def test_an_edit_of_the_theme_of_jarchy_is_never_missed(fork: Site, default: Site) -> None:
    """As after an upgrade, in a project that remembers what the older one made."""
    fork.build()
    default.replace("templates/base.html", "<body>", "<body data-new>")

    assert "<body data-new>" in fork.build().page("/ru/about/")


def test_the_same_mistake_in_either_theme_is_placed_where_it_is(fork: Site, default: Site) -> None:
    default.write("templates/page.html", "{{ page.nothing }}")

    assert {problem.where.path for problem in fork.errors()} == {"default/templates/page.html"}

    fork.write("templates/page.html", "{{ page.nothing }}")

    assert {problem.where.path for problem in fork.errors()} == {"templates/page.html"}


def test_in_the_repository_of_jarchy_nothing_is_there_twice() -> None:
    assert not any(path.startswith(DEFAULT) for path in snapshot(PROJECT))
