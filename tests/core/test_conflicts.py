"""What Git could not join reaches no reader, wherever it stands."""

import pytest

from jarchy.core.conflicts import conflicts
from jarchy.core.decoding import decode
from tests.conftest import Site


def read(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """What is read of a text until somebody has chosen, and the problems."""
    decoded, problems = decode("a.md", text.encode())
    return str(decoded), [(one.code, one.where.line, one.where.column) for one in problems]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("А\n<<<<<<< HEAD\nБ\n=======\nВ\n>>>>>>> feature\nГ", "А\n\nБ\n\n\n\nГ"),
        ("А\n<<<<<<< ours\nБ\n||||||| 81fd217\nА\n=======\nВ\n>>>>>>> theirs\nГ", "А\n\nБ\n\n\n\n\n\nГ"),
        ("А\n<<<<<<< .mine\n=======\nВ\n>>>>>>> .r17\nГ", "А\n\n\n\n\nГ"),
    ],
)
def test_a_conflict_is_one_error_at_its_first_mark_and_the_first_version_is_read(
    text: str, kept: str, end: str
) -> None:
    assert read(text.replace("\n", end)) == (kept, [("conflict", 2, 1)])


def test_each_conflict_is_an_error() -> None:
    one = "<<<<<<< HEAD\nБ\n=======\nВ\n>>>>>>> feature\n"

    assert read(one + "А\n" + one)[1] == [("conflict", 1, 1), ("conflict", 7, 1)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("А\n<<<<<<< HEAD\nБ", 2),  # somebody has deleted the other marks
        ("А\n<<<<<<<\nБ", 2),
        ("А\n<<<<<<< HEAD\nБ\n=======\nВ", 2),
        ("А\n||||||| 81fd217\nБ\n=======\nВ\n>>>>>>> feature", 2),
        ("А\n=======\nВ\n>>>>>>> feature", 2),
        ("А\n>>>>>>> 81fd217 (Бюджет)", 2),
        ("А\n>>>>>>> Stashed changes", 2),
        ("А\n>>>>>>> origin/main", 2),
        ("<<<<<<< HEAD\nА\n<<<<<<< HEAD\nБ\n=======\nВ\n>>>>>>> feature", 1),
    ],
)
def test_what_is_left_of_a_conflict_is_an_error(text: str, line: int) -> None:
    assert read(text)[1][0] == ("conflict", line, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Бюджет\n=======\n\nТекст",
        "=======\n\nА\n======",
        ">>>>>>> слова из старого письма\n>>>>>> ответ",
        ">>>>>>>",
        "|||||||\n|---|---|",
        "<<<<<< А",
        "<<<<<<<< А",
        " <<<<<<< HEAD",
        "А <<<<<<< HEAD",
        "======= А",
    ],
)
def test_headings_quotations_and_arrows_are_no_conflict(text: str) -> None:
    assert read(text) == (text, [])


def test_marks_that_are_as_long_as_those_inside_of_another_conflict_are_part_of_it() -> None:
    inner = "<<<<<<<<< one\nА\n=========\nБ\n>>>>>>>>> two\n"
    text = f"<<<<<<< HEAD\nВ\n||||||| base\n{inner}=======\nГ\n>>>>>>> feature"

    assert [one.first for one in conflicts(text.split("\n"))] == [0]


@pytest.mark.parametrize(
    "path",
    [
        *("content/releases/a.ru.md", "content/releases/a.ky.md", "content/events/e.ru.md", "content/people/p.ru.md"),
        *("content/organisations/o.ru.md", "content/pages/about.ru.md", "content/quotes/q.ru.md", "content/site.yaml"),
        *("templates/404.html", "templates/locale/ru.po"),
    ],
)
def test_every_file_is_looked_through(site: Site, path: str) -> None:
    before = "---\ntitle: А\n---\n" if path.endswith(".md") else site.text(path)
    site.write(path, before.rstrip("\n") + "\n<<<<<<< HEAD\n=======\nВход свободный.\n>>>>>>> feature\n")
    places = {one.where.path: one.where.line for one in site.errors() if one.code == "conflict"}

    assert places == {path: before.rstrip("\n").count("\n") + 2}


def test_nothing_is_said_of_what_follows_from_a_conflict(site: Site) -> None:
    """Also where it stands in front matter: a key that is there in both versions is there twice."""
    versions = "<<<<<<< HEAD\ntitle: Бюджет\ndate: 2018-07-01\n=======\ntitle: Бюджет: принят\n>>>>>>> Бюджет\n"
    site.write("content/releases/a.ru.md", f"---\n{versions}---\nТекст\n<<<<<<< HEAD\n[\n=======\n")
    found = site.errors()

    assert [(one.code, one.where.line) for one in found] == [("conflict", 2), ("conflict", 10)]
    assert "keep one version" in found[0].hint
