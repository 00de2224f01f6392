"""The site's own file: strict like any other, and kind to common slips."""

import pytest

from tests.conftest import SITE_YAML, Site

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
        ("      forum: Форум\n  ru", "      Форум: Форум\n  ru", "value", "local-government"),
        ("timezone: Asia/Bishkek", "timezone: Asia/Bishkek\npage_size: 0", "value", "20"),
        ("timezone: Asia/Bishkek", "timezone: Asia/Bishkek\npage_size: много", "value", "20"),
        ("    title: Вестник\n", "    title: Вестник\n    sections:\n      realeses: r\n", "unknown-key", "“releases”"),
        ("    title: Вестник\n", "    title: Вестник\n    sections:\n      releases: Новости\n", "value", ""),
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
        ("missing-tag-label", "ru", "budget")
    ]


def test_a_site_without_its_file_says_how_to_begin(site: Site) -> None:
    assert [problem.code for problem in site.remove(FILE).errors()] == ["missing-site-file"]


def test_the_first_language_is_the_default(site: Site) -> None:
    site.write(FILE, SITE_YAML.replace("default_language: ky\n", "")).build()

    assert '<html lang="ky"' in site.build().page("/")


@pytest.mark.parametrize("address", ["https://forum.example", "https://forum.example/"])
def test_the_slash_at_the_end_of_the_address_may_be_left_out(site: Site, address: str) -> None:
    site.replace(FILE, "https://forum.example/", address)

    assert '<link rel="canonical" href="https://forum.example/ru/">' in site.build().page("/ru/")
