"""What an author of a theme writes without effect is reported: misspelt blocks, messages and names of files."""

from pathlib import Path

import pytest

from jarchy.problems.report import show
from tests.conftest import SITE_YAML, Site
from tests.extended import extended_site
from tools.reference import views


@pytest.fixture
def fork(tmp_path: Path) -> Site:
    """A project that has nothing but content."""
    return Site(tmp_path).write("content/site.yaml", SITE_YAML)


def found(site: Site) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.where)) for problem in site.problems()]


def hint(site: Site) -> str:
    (problem,) = site.problems()
    return problem.hint


def test_a_block_that_no_parent_has_is_reported_with_the_name_that_was_meant(fork: Site) -> None:
    fork.write("templates/base.html", '{% extends "default/base.html" %}\n{% block foter %}Подвал{% endblock %}')

    assert found(fork) == [("unknown-block", "templates/base.html:2:1")]
    assert hint(fork).startswith("did you mean “footer”? ")
    assert "Подвал" not in fork.build().page("/ru/")


def test_a_block_is_known_that_any_template_above_has(fork: Site) -> None:
    """Also one that the project adds itself, and one within a block."""
    fork.write(
        "templates/base.html",
        '{% extends "default/base.html" %}{% block footer %}{% block colophon %}{% endblock %}{% endblock %}',
    )
    fork.write(
        "templates/home.html",
        '{% extends "default/home.html" %}{% block colophon %}Я{% endblock %}{% block masthead %}{% endblock %}',
    )

    assert found(fork) == []
    assert "Я" in fork.build().page("/ru/")


def test_blocks_are_not_judged_where_a_parent_is_known_only_when_it_is_rendered(fork: Site) -> None:
    fork.write("templates/404.html", '{% extends "default/" ~ "404.html" %}{% block other %}{% endblock %}')
    fork.write(
        "templates/home.html", '{% set name = "default/home.html" %}{% extends name %}{% block x %}{% endblock %}'
    )

    assert found(fork) == [("unknown-block", "templates/404.html:1:1")]


@pytest.mark.parametrize("words", ["Слова", "{{ frame.lang }}", '{{ _("Where") }}', "<p>"])
def test_words_that_stand_beside_all_blocks_are_reported(fork: Site, words: str) -> None:
    fork.write(
        "templates/404.html", f'{{% extends "default/404.html" %}}\n\n  {words}\n{{% block main %}}{{% endblock %}}'
    )

    assert found(fork) == [("beside-blocks", "templates/404.html:3:1")]


def test_what_stands_above_the_parent_and_names_that_are_set_are_not_words(fork: Site) -> None:
    fork.write(
        "templates/404.html",
        'Я{% extends "default/404.html" %}{# note #}{% set x = 1 %}{% import "_parts.html" as p %}',
    )

    assert found(fork) == []


def test_a_message_that_nothing_says_is_reported_at_its_line(fork: Site) -> None:
    fork.write(
        "templates/locale/ru.po", '# Наше\nmsgid "Where"\nmsgstr "Тут"\n\nmsgid "Press relases"\nmsgstr "Новости"\n'
    )

    assert found(fork) == [("unused-message", "templates/locale/ru.po:5:1")]
    assert hint(fork).startswith("did you mean “Press releases”? ")


def test_a_message_is_another_one_in_another_context(fork: Site) -> None:
    fork.write("templates/locale/ru.po", 'msgctxt "place"\nmsgid "Where"\nmsgstr "Тут"\n')

    assert found(fork) == [("unused-message", "templates/locale/ru.po:2:1")]


def test_messages_that_only_a_replaced_template_said_are_reported(fork: Site) -> None:
    fork.write("templates/locale/ru.po", 'msgid "There is no such page"\nmsgstr "Нет"\n')

    assert found(fork) == []
    assert found(fork.write("templates/404.html", "{{ frame.lang }}")) == [
        ("unused-message", "templates/locale/ru.po:1:1")
    ]


def test_a_message_is_not_judged_while_a_template_can_not_be_read(fork: Site) -> None:
    fork.write("templates/locale/ru.po", 'msgid "Ours"\nmsgstr "Наше"\n').write(
        "templates/404.html", '{% if %}{{ _("Ours") }}'
    )

    assert {code for code, _ in found(fork)} == {"template"}


@pytest.mark.parametrize(
    ("file", "meant"),
    [
        ("templates/relese.html", "release.html"),
        ("templates/page.htm", "page.html"),
        ("templates/locale/rus.po", "locale/ru.po"),
        ("templates/pages/release.html", "release.html"),
        ("assets/styles.css", "style.css"),
        ("assets/fonts/literata.woff", "fonts/literata.woff2"),
    ],
)
def test_a_file_that_replaces_nothing_and_that_nothing_uses_is_reported(fork: Site, file: str, meant: str) -> None:
    fork.write(file, "x")

    assert found(fork) == [("unused-template" if file.startswith("templates/") else "unused-asset", file)]
    assert f"did you mean “{meant}”? " in hint(fork)


@pytest.mark.parametrize(
    ("template", "asset"),
    [
        ('{% include "_ours.html" %}', "assets/ours.svg"),
        ('{% set name = "_ours.html" %}{% include name %}', "assets/style.css"),
        ('{% import "_ours.html" as ours %}{{ ("ours" ~ ".svg")|asset }}', "assets/ours.svg"),
        ('{% include ["_gone.html", "_ours.html"] %}{{ ["ours.svg"]|map("asset")|first }}', "assets/ours.svg"),
    ],
)
def test_a_file_that_a_template_names_is_in_use(fork: Site, template: str, asset: str) -> None:
    fork.write("templates/404.html", template).write(asset, "<svg/>")
    fork.write("templates/_ours.html", '{{ "ours.svg"|asset }}' if asset.endswith(".svg") else "x")

    assert found(fork) == []


def test_a_file_that_a_style_sheet_names_is_in_use(fork: Site) -> None:
    fork.write("assets/style.css", '@import "own/a.css";').write("assets/own/a.css", "a { b: url(sun.svg) }")

    assert found(fork.write("assets/own/sun.svg", "<svg/>")) == []


@pytest.mark.parametrize(
    "file", ["templates/README.md", "assets/README", "assets/fonts/OFL-own.txt", "assets/LICENSE", "templates/x.html~"]
)
def test_notes_licences_and_what_programs_leave_behind_need_no_use(fork: Site, file: str) -> None:
    assert found(fork.write(file, "x")) == []


@pytest.mark.parametrize("name", ["favicon.ico", "apple-touch-icon.png", "icon-maskable.png"])
def test_an_icon_that_takes_the_place_of_one_that_is_drawn_is_in_use(fork: Site, name: str) -> None:
    assert found(fork.write(f"assets/{name}", b"x")) == []


def test_what_extensions_name_is_in_use(tmp_path: Path) -> None:
    """Templates, messages and labels, before there is any document of the kind."""
    site = extended_site(tmp_path).write("assets/seal.svg", "<svg/>")

    assert found(site) == [("unused-asset", "assets/seal.svg")]

    site.replace("extensions/tenders.py", "tender.html", 'tender" ".html').write("extensions/seals.py", "SEAL = 'seal'")

    assert {code for code, _ in found(site)} <= {"unnamed-extension"}


def test_a_message_that_an_extension_gives_to_its_template_is_in_use(tmp_path: Path) -> None:
    site = extended_site(tmp_path)
    path = "templates/locale/ru.po"
    site.write(path, (site.folder / path).read_text("utf-8") + '\nmsgid "Closed"\nmsgstr "Закрыт"\n')

    assert [code for code, _ in found(site)] == ["unused-message"]

    site.replace("extensions/tenders.py", "KIND = ", 'CLOSED = "Closed"  # for {{ page.state|message }}\nKIND = ')

    assert found(site) == []


def test_many_messages_that_nothing_says_are_one_line(fork: Site) -> None:
    entries = "\n".join(f'msgid "Own {number}"\nmsgstr "Наше"\n' for number in range(9))
    fork.write("templates/locale/ru.po", entries)

    assert "9 translations have no effect" in show(fork.problems(), "text", fork.folder)


def test_the_theme_of_jarchy_says_nothing_without_effect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seen as a theme of a project's own, which replaces nothing, all of it is used by an output or by itself."""
    nothing = Site(tmp_path / "jarchy").write("templates/nothing.html", "")
    monkeypatch.setattr("jarchy.core.files.default_theme", lambda: nothing.folder)
    site = (
        Site(tmp_path / "site")
        .with_theme()
        .write("content/site.yaml", SITE_YAML)
        .replace("content/site.yaml", "  ky:\n", "  en:\n    title: A\n    tags:\n      forum: B\n  ky:\n")
    )

    assert set(found(site)) <= {("unused-template", f"templates/{name}") for name in views()}


@pytest.mark.parametrize("file", ["templates/release.html", "templates/base.html", "assets/style.css"])
def test_an_empty_file_in_place_of_jarchys_is_said(fork: Site, file: str) -> None:
    fork.write(file, " \n")

    assert ("empty-file", file) in found(fork)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("templates/404.html", '<script async\nsrc="https://count.example/a.js"></script>'),
        ("templates/404.html", "<img alt='' src=//pixel.example/1.gif>"),
        ("templates/404.html", '<link rel="preload stylesheet" href="https://fonts.example/a.css">'),
        ("assets/style.css", "body {}\n@import url(https://fonts.example/a.css);"),
        ("assets/style.css", '@import "//fonts.example/a.css";'),
        ("assets/style.css", "a { background: url('https://pixel.example/1.gif') }"),
    ],
)
def test_what_readers_would_fetch_from_a_third_party_is_said(fork: Site, file: str, text: str) -> None:
    fork.write(file, text)

    assert [where.partition(":")[0] for code, where in found(fork) if code == "third-party"] == [file]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (
            "templates/404.html",
            '<link rel="license" href="https://terms.example/"><a href="https://osh.example/">Ош</a>',
        ),
        ("templates/404.html", '<img alt="" src="{{ "icon.svg"|asset }}">'),
        ("assets/style.css", "/* from @import url(https://fonts.example/a.css) */ a { color: red }"),
    ],
)
def test_a_link_is_no_third_party(fork: Site, file: str, text: str) -> None:
    fork.write(file, text)

    assert "third-party" not in {code for code, _ in found(fork)}


def test_notes_for_colleagues_are_not_published_and_what_nothing_uses_is_said_to_be_public(fork: Site) -> None:
    fork.write("assets/README.md", "x").write("assets/fonts/README.md", "x")

    assert found(fork) == []
    assert not any("README" in file for file in fork.build().files)

    fork.write("assets/base.html", "x").write("assets/notes.docx", "x")

    assert found(fork) == [("unused-asset", "assets/base.html"), ("unused-asset", "assets/notes.docx")]


RELEASE = "---\ntitle: А\ndate: 2018-07-01\n---\nБ\n"


def test_a_template_that_cannot_be_read_is_reported_once(fork: Site) -> None:
    fork.write("templates/404.html", "{% if %}")

    assert found(fork) == [("template", "templates/404.html:1:1")]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("templates/feed.xml", "<feed><title>{{ page.title }}</feed>"),
        ("templates/feed.json", '{"title": {{ page.title }}}'),
        ("assets/icon.svg", "<svg><g></svg>"),
    ],
)
def test_what_programs_could_not_read_is_an_error(fork: Site, file: str, text: str) -> None:
    fork.with_all("feeds").write(file, text).write(
        "content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-07-01\n---\nБ\n"
    )

    assert {place for code, place in found(fork) if code == "malformed"} == {file}


def test_a_template_of_its_own_may_make_what_programs_can_read(fork: Site) -> None:
    fork.with_all("feeds").write("templates/feed.xml", "<feed><title>{{ page.title }}</title></feed>")

    assert found(fork) == []
