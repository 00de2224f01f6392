"""A schema says what may be written: closed, typed, every mistake at once, and no fact in a translation."""

import pytest

from jarchy.problems import Problem
from tests.conftest import Site

RELEASE = "content/releases/a.ru.md"
PERSON = "content/people/a.ru.md"


def errors(site: Site, path: str, fields: str) -> list[Problem]:
    return site.write(path, f"---\n{fields}\n---\nТекст\n").errors()


def codes(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.where.line, problem.where.column) for problem in problems]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("title: А\ndate: 2018-07-01\ntitel: Б", [("unknown-key", 4, 1)]),
        ("title: А", [("missing-key", 2, 1)]),
        ("title:\ndate: 2018-07-01", [("empty-value", 2, 7)]),
        ("title: [А]\ndate: 2018-07-01", [("wrong-type", 2, 8)]),
        ("title: {а: б}\ndate: 2018-07-01", [("wrong-type", 2, 8)]),
        ("title: А\ndate: 01.07.2018", [("value", 3, 7)]),
        ("title: А\ndate: 2018-02-30", [("value", 3, 7)]),
        ("title: А\ndate: 2018-07-01 25:00", [("value", 3, 7)]),
        ("title: А\ndate: 2018-07-01\nstatus: черновик", [("value", 4, 9)]),
        ("title: А\ndate: 2018-07-01\nembargo: завтра", [("value", 4, 10)]),
        ("title: А\ndate: 2018-07-01\ntags: forum", [("wrong-type", 4, 7)]),
        ("title: А\ndate: 2018-07-01\ntags: [Форум, forum]", [("value", 4, 8)]),
        ("title: А\ndate: 2018-07-01\ntags: [forum, forum]", [("twice", 4, 15)]),
        ("title: А\ndate: 2018-07-01\nevent: Forum 2018", [("value", 4, 8)]),
        ("x: 1\ny: 2", [("missing-key", 2, 1), ("missing-key", 2, 1), ("unknown-key", 2, 1), ("unknown-key", 3, 1)]),
    ],
)
def test_what_a_schema_does_not_allow_is_an_error_at_its_place(
    site: Site, fields: str, expected: list[tuple[str, int, int]]
) -> None:
    assert sorted(codes(errors(site, RELEASE, fields))) == sorted(expected)


def test_an_unknown_key_gets_a_suggestion(site: Site) -> None:
    (problem,) = errors(site, RELEASE, "title: А\ndate: 2018-07-01\nembrago: 2018-07-02")

    assert "did you mean “embargo”?" in problem.hint


def test_a_choice_gets_a_suggestion(site: Site) -> None:
    (problem,) = errors(site, RELEASE, "title: А\ndate: 2018-07-01\nstatus: Drafft")

    assert problem.hint.startswith("did you mean “draft”?")


@pytest.mark.parametrize("yes", ["yes", "true", "Yes"])
@pytest.mark.parametrize("no", ["no", "false", "No"])
def test_yes_and_no_are_what_they_say(site: Site, yes: str, no: str) -> None:
    site.write("content/pages/a.ru.md", "---\ntitle: А\n---\nТекст\n")
    for word, expected in ((yes, "Бул — котормо."), (no, "расмий эмес котормо")):
        site.write("content/pages/a.ky.md", f"---\ntitle: А\ntranslation:\n  reviewed: {word}\n---\nТекст\n")

        assert expected in site.build().page("/ky/a/").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("key", ["date: 2018-07-01", "tags: [forum]", "status: draft", "embargo: 2018-07-01"])
def test_a_translation_states_no_fact(site: Site, key: str) -> None:
    site.write(RELEASE, "---\ntitle: А\ndate: 2018-07-01\n---\nТекст\n")
    site.write("content/releases/a.ky.md", f"---\ntitle: А\n{key}\ntranslation:\n  reviewed: no\n---\nТекст\n")

    assert codes(site.errors()) == [("fact-in-translation", 3, 1)]


def test_a_translation_states_no_fact_of_a_role(site: Site) -> None:
    site.write("content/organisations/org.ru.md", "---\nname: О\n---\n")
    site.write(PERSON, "---\nname: А\nroles:\n  chair:\n    title: Глава\n    organisation: org\n---\n")
    roles = "roles:\n  chair:\n    title: Башчы\n    organisation: org\n"
    site.write("content/people/a.ky.md", f"---\nname: А\n{roles}translation:\n  reviewed: no\n---\n")

    assert codes(site.errors()) == [("fact-in-translation", 6, 5)]


def test_a_key_that_no_language_knows_is_unknown_in_a_translation_too(site: Site) -> None:
    site.write(RELEASE, "---\ntitle: А\ndate: 2018-07-01\n---\nТекст\n")
    site.write("content/releases/a.ky.md", "---\ntitle: А\ntitel: Б\ntranslation:\n  reviewed: no\n---\nТекст\n")

    assert codes(site.errors()) == [("unknown-key", 3, 1)]


def test_words_are_typeset_and_other_values_are_not(site: Site) -> None:
    site.write(PERSON, '---\nname: \'А "Б"\'\nphone: "0555 123 456"\n---\n')
    page = site.build().page("/ru/people/a/").replace("\N{NO-BREAK SPACE}", " ")

    assert "<h1>А «Б»</h1>" in page
    assert ">0555 123 456</a>" in page


def test_every_mistake_of_a_file_is_said_at_once(site: Site) -> None:
    fields = "title: [А]\ndate: вчера\nstatus: x\ntags: forum\nzzz: 1"

    assert [code for code, _, _ in codes(errors(site, RELEASE, fields))] == [
        "wrong-type",
        "value",
        "value",
        "wrong-type",
        "unknown-key",
    ]
