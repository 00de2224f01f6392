"""What is named by something else than its slug is one error, at its place, that says which slug was meant."""

import pytest

from tests.conftest import Site, photograph

X = "content/releases/x.ru.md"


@pytest.fixture
def newsroom(site: Site) -> Site:
    site.write(
        "content/people/asanova.ru.md", "---\nname: Айгүл Асанова\nroles:\n  mayor:\n    title: Мэр города\n---\n"
    )
    site.write("content/people/asanova.ky.md", "---\nname: Айгүл Асан кызы\ntranslation:\n  reviewed: yes\n---\n")
    site.write("content/people/toktosunov.ru.md", "---\nname: Бакыт Токтосунов\n---\n")
    site.write("content/organisations/city.ru.md", "---\nname: Мэрия города Ош\nshort_name: Мэрия\n---\n")
    site.write("content/events/forum-2018.ru.md", "---\ntitle: Форум «Диалог»\nstart: 2018-07-03\n---\n")
    return site.write(
        "content/releases/budget.ru.md", "---\ntitle: Бюджет города принят\ndate: 2018-07-01\n---\nТекст.\n"
    )


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("contacts: [Бакыт Токтосунов]", "toktosunov"),
        ("contacts: [бакыт  токтосунов]", "toktosunov"),
        ("contacts: [Токтосунов Бакыт]", "toktosunov"),
        ("contacts: [Токтосунов]", "toktosunov"),
        ("contacts: [Айгүл Асан кызы]", "asanova"),
        ("contacts: [Асановой]", "asanova"),
        ("contacts: [asanowa]", "asanova"),
        ("contacts: [Asanova]", "asanova"),
        ("contacts: [аsanova]", "asanova"),  # a Cyrillic letter
        ("contacts: [asanova.ru.md]", "asanova"),
        ("contacts: [asanova.ru]", "asanova"),
        ("contacts: [content/people/asanova.ru.md]", "asanova"),
        ("contacts: [/ru/people/asanova/]", "asanova"),
        ("contacts: ['person:asanova']", "asanova"),
        ("organisations: [Мэрия]", "city"),
        ("organisations: [City]", "city"),
        ("event: Форум Диалог", "forum-2018"),
        ("event: forum_2018", "forum-2018"),
        ("event: Forum 2018", "forum-2018"),
        ("related: [Бюджет города принят]", "budget"),
        ("related: [Бюджет города приняли]", "budget"),
        ("tags: [Форум]", "forum"),
        ("tags: [ФОРУМ]", "forum"),
        ("tags: [Forum]", "forum"),
        ("tags: [forun]", "forum"),
    ],
)
def test_a_slug_is_suggested_for_whatever_names_a_document(newsroom: Site, line: str, slug: str) -> None:
    (problem,) = newsroom.write(X, f"---\ntitle: Икс\ndate: 2018-07-01\n{line}\n---\nТекст.\n").errors()

    assert problem.code == ("unknown-tag" if line.startswith("tags") else "unknown-reference")
    assert (problem.where.line, problem.where.column) == (4, line.find("[") + 2 if "[" in line else 8)
    assert problem.hint.startswith(f"did you mean “{slug}”? ")


@pytest.mark.parametrize(
    ("path", "fields", "slug"),
    [
        ("quotes/q.ru.md", "speaker: Айгүл Асанова", "asanova"),
        ("quotes/q.ru.md", "speaker: asanova\nrole: Мэр города", "mayor"),
        ("events/e.ru.md", "title: Е\nstart: 2018-07-03\norganisers: [Мэрия города Ош]", "city"),
        ("people/p.ru.md", "name: П\nroles: {head: {title: Глава, organisation: Мэрия}}", "city"),
    ],
)
def test_every_kind_of_document_is_helped_so(newsroom: Site, path: str, fields: str, slug: str) -> None:
    (problem,) = newsroom.write(f"content/{path}", f"---\n{fields}\n---\nСлова.\n").errors()

    assert problem.hint.startswith(f"did you mean “{slug}”? ")


def test_the_issuer_of_the_site_is_helped_so(newsroom: Site) -> None:
    newsroom.replace("content/site.yaml", "languages:", "issuer: Мэрия\nlanguages:")
    (problem,) = newsroom.errors()

    assert (problem.code, problem.hint[:20]) == ("unknown-reference", "did you mean “city”?")


def test_two_of_one_name_are_both_suggested(newsroom: Site) -> None:
    newsroom.write("content/people/asanova-ombudsman.ru.md", "---\nname: Айгүл Асанова\n---\n")
    (problem,) = newsroom.write(X, "---\ntitle: Икс\ndate: 2018-07-01\ncontacts: [Айгүл Асанова]\n---\n").errors()

    assert problem.hint.startswith("did you mean “asanova” or “asanova-ombudsman”? ")


@pytest.mark.parametrize("typed", ["Совсем другой человек", "я" * 2000, "zzz", "?", "/"])
def test_nothing_is_suggested_where_nothing_is_near(newsroom: Site, typed: str) -> None:
    (problem,) = newsroom.write(X, f"---\ntitle: Икс\ndate: 2018-07-01\ncontacts: ['{typed}']\n---\nТекст.\n").errors()

    assert problem.hint.startswith("look at the files in content/people")
    assert len(problem.message) < 120


def test_a_preview_says_the_same_of_a_speaker_who_is_not_there(newsroom: Site) -> None:
    newsroom.write("content/quotes/q.ru.md", "---\nspeaker: Кто-то другой\n---\nСлова.\n")

    assert [problem.code for problem in newsroom.problems(drafts=True) if problem.severity == "error"] == [
        "unknown-reference"
    ]


@pytest.fixture
def gallery(newsroom: Site) -> Site:
    said = "caption: Зал\n    alt: Зал\n    credit: Айбек\n    licence: CC BY 4.0"
    newsroom.write("content/quotes/asanova-budget.ru.md", "---\nspeaker: asanova\n---\nСлова.\n")
    newsroom.write("content/media/council-hall.jpg", photograph())
    return newsroom.write(
        X, f"---\ntitle: Икс\ndate: 2018-07-01\npictures:\n  hall:\n    file: council-hall.jpg\n    {said}\n---\n"
    )


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("[[quote: asanova-budjet]]", "asanova-budget"),
        ("[[quote: Asanova-Budget]]", "asanova-budget"),
        ("[[quote: asanova_budget]]", "asanova-budget"),
        ("[[quote: аsanova-budget]]", "asanova-budget"),  # a Cyrillic letter
        ("[[quote:  asanova-budget.ru.md ]]", "asanova-budget"),
        ("[[quote: content/quotes/asanova-budget.ru.md]]", "asanova-budget"),
        ("[[picture: Hall]]", "hall"),
        ("[[picture: hal]]", "hall"),
        ("[[picture: council-hall]]", "hall"),
        ("[[picture: council-hall.jpg]]", "hall"),
        ("[[picture: Council-Hall.JPG]]", "hall"),
        ("[[picture: content/media/council-hall.jpg]]", "hall"),
    ],
)
def test_a_quote_or_a_picture_that_is_placed_by_another_name_is_one_error(gallery: Site, line: str, slug: str) -> None:
    (problem,) = gallery.write(X, (gallery.folder / X).read_text(encoding="utf-8") + f"Текст.\n\n{line}\n").errors()

    assert problem.code == ("unknown-picture" if "picture" in line else "unknown-reference")
    assert problem.where.excerpt == line
    assert problem.hint.startswith(f"did you mean “{slug}”? ")
