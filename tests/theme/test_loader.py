"""What is wrong in a template is named with its place; assets are named by their bytes."""

import io
import os
import re
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from babel.messages.pofile import read_po, write_po

from jarchy.core.files import snapshot
from tests.conftest import PROJECT, Site


def test_an_unknown_name_in_a_template_names_the_template_and_the_page(site: Site) -> None:
    site.write("content/pages/about.ru.md", "---\ntitle: О сайте\n---\nТекст\n")
    site.replace("templates/page.html", "{{ page.title }}", "{{ page.titel }}")
    (problem,) = site.errors()

    assert str(problem.where) == "templates/page.html:9:1"
    assert "<h1>{{ page.titel }}</h1>" in problem.where.excerpt
    assert "titel" in problem.message
    assert "content/pages/about.ru.md" in problem.hint


def test_an_error_in_a_macro_is_placed_in_the_macro(site: Site) -> None:
    site.write("content/events/congress.ru.md", "---\ntitle: Съезд\nstart: 2018-08-01\n---\n")
    site.replace("templates/_parts.html", "{{ when|date }}", "{{ when.nothing }}")

    assert {problem.where.path for problem in site.errors()} == {"templates/_parts.html"}


def test_a_syntax_error_is_placed_and_said_once(site: Site) -> None:
    site.replace("templates/404.html", "<h1>", "{% if %}<h1>")

    assert {(problem.code, str(problem.where)) for problem in site.errors()} == {("template", "templates/404.html:6:1")}


def test_a_missing_template_and_a_missing_asset_are_problems(site: Site) -> None:
    site.write("templates/404.html", '{% extends "gone.html" %}')
    site.replace("templates/home.html", "{% block main %}", '{% block main %}{{ "nothing.js"|asset }}')
    messages = [problem.message for problem in site.errors()]

    assert "there is no template “gone.html”" in messages
    assert "there is no asset “nothing.js” in assets/" in messages


def test_an_asset_has_a_name_that_changes_with_its_bytes(site: Site) -> None:
    before = {file for file in site.build().files if file.startswith("assets/style.")}
    site.replace("assets/style.css", ":root", "/* changed */ :root")
    built = site.build()
    after = {file for file in built.files if file.startswith("assets/style.")}

    assert len(before) == len(after) == 1
    assert before != after
    assert f'href="/{after.pop()}"' in built.page("/ru/")


def test_a_style_sheet_names_its_pictures_as_they_are_published(site: Site) -> None:
    site.write("assets/pictures/sun.svg", "<svg/>")
    site.replace("assets/style.css", ":root", 'body { background: url("pictures/sun.svg") url("data:x") } :root')
    files = site.build().files
    (sun,) = (file for file in files if "sun" in file)
    (sheet,) = (data.decode() for file, data in files.items() if file.endswith(".css"))

    assert f'url("{sun.removeprefix("assets/")}") url("data:x")' in sheet


@pytest.mark.parametrize(
    "name", [b"assets/\xff.txt", b"assets/a\nb/c.txt", b"templates/\xff.html", b"templates/a\tb.html"]
)
def test_a_name_that_holds_what_is_not_seen_is_a_problem(site: Site, name: bytes) -> None:
    site.write(os.fsdecode(name), "x")
    (found,) = site.errors()

    assert found.code == "unseen-sign"
    assert "\ufffd" in found.where.path
    assert found.where.path.isprintable()


def test_the_style_of_paper_repeats_nothing_of_the_screen() -> None:
    style = (PROJECT / "assets/style.css").read_text("utf-8")
    screen, paper = ({rule.strip() for rule in part.split("\n")} for part in style.split("@media print"))

    assert screen & paper == {"", "}"}


def test_the_style_has_the_quotation_marks_of_no_language() -> None:
    style = (PROJECT / "assets/style.css").read_text("utf-8")

    assert "content: attr(data-mark)" in style
    assert re.findall("[«»„“”]", style) == []


def test_a_link_among_the_assets_is_not_followed(site: Site) -> None:
    (site.write("assets/own.txt", "x").folder / "assets/secret.txt").symlink_to("/etc/hostname")

    assert [(problem.code, problem.where.path) for problem in site.errors()] == [("not-a-file", "assets/secret.txt")]


def test_a_third_language_needs_an_entry_and_a_catalogue_and_no_code(forum: Site) -> None:
    """Arabic, from right to left: every page is there, honest about what is not translated yet."""
    site_file = (forum.folder / "content/site.yaml").read_text(encoding="utf-8")
    tags = "\n".join(f"      {slug}: {label}" for slug, label in TAGS_AR.items())
    forum.write("content/site.yaml", f"{site_file.rstrip()}\n  ar:\n    title: منتدى\n    tags:\n{tags}\n")
    with (PROJECT / "templates/locale/ru.po").open("rb") as file:
        catalogue = read_po(file, locale="ar")
    for message in catalogue:
        message.string = f"ع {message.id}" if message.id else message.string
    arabic = io.BytesIO()
    write_po(arabic, catalogue)
    forum.write("templates/locale/ar.po", arabic.getvalue())
    forum.write("content/pages/about.ar.md", '---\ntitle: عن المنتدى\ntranslation:\n  reviewed: no\n---\nقال "نعم".\n')

    built = forum.build(datetime(2018, 7, 4, tzinfo=UTC))
    about = built.page("/ar/about/")

    assert '<html lang="ar" dir="rtl">' in about
    assert "عن المنتدى" in about
    assert "قال “نعم”." in about
    assert "ع This is an unofficial translation" in about
    assert 'hreflang="ar"' in built.page("/ru/about/")
    assert '<section lang="ar" dir="rtl">' in built.page("/")
    assert "3 يوليو 2018" in built.page("/ar/")
    assert '<h1 lang="ru" dir="auto">100\u00a0органов МСУ' in built.page("/ar/releases/2018-07-03-forum/")
    assert {file.split("/", 1)[1] for file in built.files if file.startswith("ar/")} == {
        file.split("/", 1)[1] for file in built.files if file.startswith("ru/")
    }


TAGS_AR = {"local-self-government": "حكم", "regional-development": "تنمية", "forum": "منتدى"}


def test_a_link_among_the_templates_is_not_followed(site: Site) -> None:
    site.replace("templates/404.html", "<h1>", '{% include "leak.html" %}<h1>')
    (site.folder / "templates/leak.html").symlink_to("/proc/self/environ")
    problems = site.errors()

    assert ("not-a-file", "templates/leak.html") in [(problem.code, problem.where.path) for problem in problems]
    assert any("there is no template “leak.html”" in problem.message for problem in problems)
    assert any(str(problem.where) == "templates/404.html:6:1" for problem in problems)


def test_a_template_in_another_encoding_is_a_problem(site: Site) -> None:
    site.write("templates/other.html", "Привет".encode("cp1251"))

    assert [problem.code for problem in site.errors()] == ["encoding"]


def test_an_asset_without_a_suffix_keeps_its_name(site: Site) -> None:
    files = site.write("assets/LICENSE", "x").write("assets/v1.2/NOTICE", "y").build().files

    assert [file for file in files if file.startswith("assets/LICENSE.")] != []
    assert [file for file in files if file.startswith("assets/v1.2/NOTICE.")] != []


@pytest.mark.parametrize("name", ["a b.svg", "a#b.svg", "a%20b.svg", "герб.svg", "a&b.svg"])
def test_an_asset_is_found_under_its_address_whatever_its_name(site: Site, name: str) -> None:
    """Of a page and of a style sheet; browsers read `#` and `?` as the end of a path."""
    site.write(f"assets/{name}", "<svg/>")
    site.write("assets/more/x.css", f'a {{ b: url("../{quote(name)}?v=1#top") }}')
    site.replace("templates/404.html", "<h1>", f'<img src="{{{{ "{name}"|asset }}}}"><h1>')
    built = site.build()
    (published,) = (file for file, data in built.files.items() if data == b"<svg/>" and file.startswith("assets/"))
    (sheet,) = (data.decode() for file, data in built.files.items() if file.startswith("assets/more/x."))

    assert f'src="/{quote(published)}"' in built.page("/ru/404.html")
    assert f'url("../{quote(published.removeprefix("assets/"))}?v=1#top")' in sheet


def test_a_style_sheet_may_be_made_of_others(site: Site) -> None:
    """In whatever order their names have; the bytes of the inner ones change the name of the outer one."""
    site.write("assets/a.css", '@import url("z.css");').write("assets/z.css", "a { b: c }")
    before = {file for file in site.build().files if file.startswith("assets/a.")}

    assert {
        file for file in site.write("assets/z.css", "a { b: d }").build().files if file.startswith("assets/a.")
    } != before


@pytest.mark.parametrize(
    "way",
    ['url("sun.svg")', "url('sun.svg')", "url(sun.svg)", "URL( sun.svg )", '@import "sun.svg";', "@import 'sun.svg';"],
)
def test_a_style_sheet_names_an_asset_in_any_way_that_css_has(site: Site, way: str) -> None:
    site.write("assets/sun.svg", "<svg/>").write("assets/x.css", f"{way} /* url(gone.svg) */")
    files = site.build().files
    (sun,) = (file.removeprefix("assets/") for file in files if file.startswith("assets/sun."))
    (sheet,) = (data.decode() for file, data in files.items() if file.startswith("assets/x."))

    assert f'"{sun}"' in sheet
    assert "url(gone.svg)" in sheet


def test_an_address_in_a_style_sheet_stays_as_it_is(site: Site) -> None:
    css = (
        "a { b: url(data:image/svg+xml,x) url('https://a.example/x.svg') url(#f) url(/x.svg) url(//a.example/x) url() }"
    )

    assert css.encode() in site.write("assets/x.css", css).build().files.values()


@pytest.mark.parametrize(
    "sheet", [b'@import url("a.css");', 'a { b: url("\u00e9.svg") }'.encode("latin-1"), b'a{b:url("\0")}']
)
def test_a_style_sheet_that_names_what_can_not_be_there_is_a_problem(site: Site, sheet: bytes) -> None:
    site.write("assets/a.css", sheet)

    assert [(problem.code, problem.where.path) for problem in site.errors()] == [("missing-asset", "assets/a.css")]


def test_a_source_that_is_gone_when_it_is_read_is_a_problem(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in ("assets/icon.svg", "templates/404.html", "templates/locale/ru.po"):
        files = snapshot(site.write(path, "").folder)
        site.remove(path)
        monkeypatch.setattr("jarchy.build.session.snapshot", lambda project, files=files: files)

        assert (path, "unreadable") in {(problem.where.path, problem.code) for problem in site.errors()}


def test_a_loop_without_an_end_is_a_mistake_of_the_template(site: Site) -> None:
    site.replace("templates/404.html", "<h1>", "{% for n in range(10 ** 9) %}{% endfor %}<h1>")

    assert {(problem.code, problem.where.path) for problem in site.errors()} == {("template", "templates/404.html")}


def test_a_template_that_is_nested_too_deeply_is_a_problem(site: Site) -> None:
    site.replace("templates/404.html", "<h1>", "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}<h1>")

    assert {(problem.code, problem.where.path) for problem in site.errors()} == {("template", "templates/404.html")}


@pytest.mark.parametrize(
    "path", ["assets/style.css", "assets/search.js", "templates/404.html", "templates/locale/ru.po"]
)
def test_what_git_could_not_join_is_published_nowhere(site: Site, path: str) -> None:
    first, rest = site.text(path).split("\n", 1)
    site.write(path, f"{first}\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n{rest}")

    assert [(problem.code, str(problem.where)) for problem in site.errors()] == [("conflict", f"{path}:2:1")]


def test_a_picture_that_holds_such_signs_by_chance_is_published(site: Site) -> None:
    data = b"\x89PNG\n<<<<<<< HEAD\n"

    assert data in site.write("assets/a.png", data).build().files.values()


def test_what_is_said_in_another_language_is_a_message(site: Site) -> None:
    """Else it would be missing there, and nobody told."""
    site.replace("templates/404.html", "<h1>", '<p>{{ "Good day"|message_in("ru") }}</p><h1>')

    assert {(problem.code, problem.words["code"]) for problem in site.errors()} == {
        ("missing-message", "ky"),
        ("missing-message", "ru"),
    }
