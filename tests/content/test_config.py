"""The site's own file: strict like any other, and kind to common slips."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from jarchy import __version__
from jarchy.build.registry import read_config
from jarchy.core.versions import NEWS
from jarchy.problems import Problem
from tests.conftest import PROJECT, SITE_YAML, Site

FILE = "content/site.yaml"


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("  ky:\n", "  kg:\n", "value", "did you mean “ky”?"),
        ("  ky:\n", "  xx:\n", "value", "as in “ky”"),
        ("default_language: ky", "default_language: en", "unknown-language", "are ky, ru"),
        ("Asia/Bishkek", "Asia/Bishkeck", "time-zone", "Asia/Bishkek"),
        ("https://forum.example/", "forum.example", "value", "https://example.org/"),
        ("https://forum.example/", "ftp://forum.example/", "value", "https://example.org/"),
        ("base_url: https://forum.example/\n", "", "missing-key", "base_url"),
        ("timezone:", "time_zone:", "unknown-key", "did you mean “timezone”?"),
        ("    title: Вестник\n", "    titel: Вестник\n", "unknown-key", "did you mean “title”?"),
        ("    title: Вестник\n", "", "missing-key", "title"),
        ("      forum: Форум\n  ru", "      Форум: Форум\n  ru", "value", "write it as in “budget”"),
        ("timezone: Asia/Bishkek", "timezone: Asia/Bishkek\npage_size: 0", "value", "20"),
        ("timezone: Asia/Bishkek", "timezone: Asia/Bishkek\npage_size: много", "value", "20"),
        ("    title: Вестник\n", "    title: Вестник\n    sections:\n      realeses: r\n", "unknown-key", "“releases”"),
        ("    title: Вестник\n", "    title: Вестник\n    sections:\n      releases: Новости\n", "value", ""),
        ("    title: Вестник\n", "    title: В\n    sections:\n      releases: events\n", "same-address", ""),
        ("    title: Вестник\n", "    title: В\n    sections:\n      releases: a\n      tags: a\n", "same-address", ""),
        ("    title: Вестник\n", "    title: В\n    sections:\n      releases: search\n", "same-address", ""),
        ("languages:", "languages: ky, ru", "yaml", ""),
    ],
)
def test_a_mistake_is_an_error_with_its_place_and_a_remedy(
    site: Site, old: str, new: str, code: str, hint: str
) -> None:
    problems = site.replace(FILE, old, new).errors()
    found = next(problem for problem in problems if problem.code == code)

    assert found.where.path == FILE
    assert found.where.line > 0
    assert hint in found.hint


def test_every_tag_has_a_name_in_every_language(site: Site) -> None:
    site.replace(FILE, "      forum: Форум\n  ru", "      forum: Форум\n      budget: Бюджет\n  ru")

    assert [(problem.code, problem.words["code"], problem.words["slug"]) for problem in site.errors()] == [
        ("missing-label", "ru", "budget")
    ]


def test_many_tags_without_a_name_are_one_problem(site: Site) -> None:
    more = "".join(f"      budget-{year}: Бюджет\n" for year in range(2014, 2018))
    site.replace(FILE, "      forum: Форум\n  ru", f"      forum: Форум\n{more}  ru")
    (problem,) = site.errors()

    assert (problem.code, problem.words["count"]) == ("missing-labels", "4")
    assert problem.hint == "for each: add its name under languages: ru: tags:"


@pytest.mark.parametrize("typed", ["kg", "KY", "ky-KG"])
@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/pages/about.{}.md", "---\ntitle: О нас\n---\n"),
        ("content/releases/budget.ru.md", "---\ntitle: А\ndate: 2018-07-01\npublish: {}-first\n---\nТекст.\n"),
        ("content/tags.yaml", "tags:\n  water: {{ky: Суу, ru: Вода, {}: Суу}}\n"),
        (FILE, SITE_YAML.replace("default_language: ky", "default_language: {}")),
    ],
)
def test_whoever_names_a_language_in_another_way_is_told_which_one_the_site_has(
    site: Site, path: str, text: str, typed: str
) -> None:
    (problem, *_) = site.write(path.format(typed), text.format(typed)).errors()

    assert problem.hint.startswith("did you mean “ky”?"), problem


def test_a_site_without_its_file_says_how_to_begin(site: Site) -> None:
    assert [problem.code for problem in site.remove(FILE).errors()] == ["missing-site-file"]


def test_the_first_language_is_the_default(site: Site) -> None:
    site.write(FILE, SITE_YAML.replace("default_language: ky\n", "")).build()

    assert '<html lang="ky"' in site.build().page("/")


@pytest.mark.parametrize("address", ["https://forum.example", "https://forum.example/"])
def test_the_slash_at_the_end_of_the_address_may_be_left_out(site: Site, address: str) -> None:
    site.replace(FILE, "https://forum.example/", address)

    assert '<link rel="canonical" href="https://forum.example/ru/">' in site.build().page("/ru/")


def wrong(project: Path, text: str) -> list[Problem]:
    """What is reported of a site's file, without the rest of a site."""
    (project / "content").mkdir()
    (project / FILE).write_text(text, encoding="utf-8")
    config, _, problems = read_config(project, {})

    assert config is None

    return problems


@pytest.mark.parametrize(
    "address",
    [
        "https://forum.example/?a=b",
        "https://forum.example/#a",
        "https://forum.example//other.example/",
        "https://forum.example/../a/",
        "https://user:word@forum.example/",
        "https://[::1",
        "https://",
        "https:///a",
        "https://a b/",
        "https://a..b/",
        f"https://{'a' * 64}.example/",
        "https://forum.example/%2e%2E/a/",
        "https://forum.example/.%2e/",
        "https://forum.example:0/",
        "https://forum..example/",
        f"https://{'a' * 70}.example/",
        "https://forum.example:65536/",
        "javascript:alert(1)",
    ],
)
def test_an_address_that_links_could_not_be_made_of_is_refused(tmp_path: Path, address: str) -> None:
    found = wrong(tmp_path, SITE_YAML.replace("https://forum.example/", f'"{address}"'))

    assert [(problem.code, problem.where.line) for problem in found] == [("value", 1)]


@pytest.mark.parametrize("path", ["", "/", "/forum", "/forum/", "/a/b-c_d/"])
def test_an_address_may_have_a_port_and_a_path(site: Site, path: str) -> None:
    site.replace(FILE, "https://forum.example/", f"http://localhost:8000{path}")

    assert f'href="{path.rstrip("/")}/ru/"' in site.build().page("/ky/")


@pytest.mark.parametrize(
    ("code", "meant"),
    [("kg", "“ky”"), ("KY", "“ky”"), ("ky_KG", "“ky”"), ("kz", "“kk”"), ("xx", ""), ("russian", ""), ("und", "")],
)
def test_a_code_that_is_none_gets_the_one_that_was_meant_or_no_suggestion(
    tmp_path: Path, code: str, meant: str
) -> None:
    problems = wrong(tmp_path, SITE_YAML.replace("  ky:\n", f"  {code}:\n").replace("default_language: ky\n", ""))
    hint = next(problem.hint for problem in problems if problem.code == "value")

    assert hint == (f"did you mean {meant}? " if meant else "") + "write it as in “ky”"


@pytest.mark.parametrize(
    ("languages", "code"), [("languages: {}", "empty-value"), ("languages:", "empty-value"), ("", "missing-key")]
)
def test_a_site_has_a_language(tmp_path: Path, languages: str, code: str) -> None:
    found = wrong(tmp_path, f"base_url: https://forum.example/\ntimezone: Asia/Bishkek\n{languages}\n")

    assert [problem.code for problem in found] == [code]


def test_a_language_without_words_does_not_vanish(tmp_path: Path) -> None:
    found = wrong(
        tmp_path, "base_url: https://a.example/\ntimezone: Asia/Bishkek\nlanguages:\n  ky:\n  ru:\n    title: А\n"
    )

    assert [(problem.code, problem.where.line, problem.where.column) for problem in found] == [("empty-value", 4, 6)]


@pytest.mark.parametrize("number", ["2_0", "٢٠", "1e3", "-1", "0", "1001", "9" * 5000])
def test_a_number_is_written_in_digits(tmp_path: Path, number: str) -> None:
    found = wrong(tmp_path, SITE_YAML.replace("timezone:", f"page_size: {number}\ntimezone:"))

    assert [problem.code for problem in found] == ["value"]


@pytest.mark.parametrize(("typed", "near"), [("Asia/Bishkok", "“Asia/Bishkek”"), ("asia/bishkok", ""), ("+06:00", "")])
def test_a_zone_gets_a_suggestion(tmp_path: Path, typed: str, near: str) -> None:
    (problem,) = wrong(tmp_path, SITE_YAML.replace("Asia/Bishkek", typed))

    assert problem.code == "time-zone"
    assert near in problem.hint


def test_a_link_in_the_place_of_the_file_is_not_followed(site: Site) -> None:
    """Its first line would stand in the log of a public build."""
    secret = site.folder / "secret"
    secret.write_text("token: abc\n")
    site.remove(FILE)
    (site.folder / FILE).symlink_to(secret)

    assert [problem.code for problem in site.errors()] == ["not-a-file"]


def test_a_pipe_in_the_place_of_the_file_does_not_hang_the_build(site: Site) -> None:
    site.remove(FILE)
    os.mkfifo(site.folder / FILE)
    command = [sys.executable, str(PROJECT / "build.py"), "check"]
    done = subprocess.run(command, cwd=site.folder, capture_output=True, check=False, timeout=60)

    assert done.returncode == 1
    assert b"[not-a-file]" in done.stderr


def test_who_publishes_is_one_of_the_organisations(site: Site) -> None:
    site.write("content/organisations/city-hall.ru.md", "---\nname: Мэрия\n---\n")
    site.replace("content/site.yaml", "languages:", "issuer: city-hal\nlanguages:")
    (problem,) = site.errors()

    assert (str(problem.where), problem.code) == ("content/site.yaml:5:9", "unknown-reference")
    assert "did you mean “city-hall”" in problem.hint


def test_two_sections_may_change_their_words(site: Site) -> None:
    site.replace(
        FILE, "title: Вестник", "title: Вестник\n    sections:\n      releases: events\n      events: releases"
    )

    assert site.errors() == []


@pytest.mark.parametrize("port", [1, 80, 8000, 65535])
def test_an_address_may_have_any_port_that_there_is(site: Site, port: int) -> None:
    site.replace(FILE, "https://forum.example/", f"https://forum.example:{port}/")

    assert site.errors() == []


def test_an_address_in_other_letters_is_published_as_every_program_reads_it(site: Site) -> None:
    """Sitemaps and feeds hold addresses in ASCII alone."""
    site.replace(FILE, "https://forum.example/", "https://пресса.рф:8000/новости/").with_all("sitemap")
    site.write("content/pages/about.ru.md", "---\ntitle: О сайте\n---\nТекст.\n")
    built = site.build()

    assert 'href="/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/ru/"' in built.page("/ru/404.html")
    assert "<loc>https://xn--80aj3aega.xn--p1ai:8000/%D0%BD" in built.page("/sitemap.xml")


@pytest.mark.parametrize("number", [600, 2_600])
def test_a_site_may_have_thousands_of_tags(site: Site, number: int) -> None:
    """The limits of a document are not those of the file that lists what documents may name."""
    tags = "".join(f"      subject-{count}: Решения городского кенеша, том {count}\n" for count in range(number))
    site.replace(FILE, "      forum: Форум\n", f"      forum: Форум\n{tags}")
    site.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-07-01\ntags: [subject-599]\n---\nТекст.\n")

    assert "том 599" in site.build().page("/ru/releases/a/").replace("\N{NO-BREAK SPACE}", " ")


def test_whom_to_tell_of_a_hole_has_an_address_that_programs_can_follow(site: Site) -> None:
    site.replace(FILE, "languages:", "security:\n  contact: press@мэрия.рф\n  expires: 2019-01-01\nlanguages:")

    assert "Contact: mailto:press@xn--h1ahm5cm.xn--p1ai\n" in site.build().page("/.well-known/security.txt")


@pytest.mark.parametrize("version", [".".join(__version__.split(".")[:2]), __version__, "0.1.99"])
def test_a_site_that_was_made_for_this_version_is_told_nothing(site: Site, version: str) -> None:
    site.replace("content/site.yaml", "base_url:", f"jarchy: {version}\nbase_url:")

    assert site.problems() == []


def test_a_site_that_was_made_for_an_older_version_is_told_what_is_new_in_a_line(site: Site) -> None:
    site.replace("content/site.yaml", "base_url:", "jarchy: 0.0\nbase_url:")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jarchy.core.versions.NEWS", {"0.0": "older", "0.1": "first", "0.2": "not yet"})
        (found,) = site.problems()

    assert (found.severity, found.where.line) == ("warning", 1)
    assert found.hint == "`jarchy docs upgrading` says what to change (0.1: first); then write “jarchy: 0.1”"


def test_every_version_has_its_page_and_its_line() -> None:
    headings = re.findall(r"^## (\d+\.\d+)$", (PROJECT / "docs/upgrading.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(headings) == sorted(NEWS)
    assert ".".join(__version__.split(".")[:2]) in NEWS
