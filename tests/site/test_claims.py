"""One slip about who is the original is one error, and no remedy asks to delete facts or pictures."""

import pytest

from jarchy.problems import Problem
from tests.conftest import Site, photograph

RU, KY = "content/releases/budget.ru.md", "content/releases/budget.ky.md"
FACTS = """\
date: 2018-07-01
tags: [forum]
pictures:
  hall:
    file: hall.jpg
    caption: Зал
    alt: Зал
    credit: Айбек
    licence: CC BY 4.0
"""
TRANSLATED = "translation:\n  reviewed: no\n"
WORDS = "pictures:\n  hall:\n    caption: Зал\n    alt: Зал\n    credit: Айбек\n"


def document(matter: str, body: str = "Текст.\n\n[[picture: hall]]") -> str:
    return f"---\ntitle: Бюджет\n{matter}---\n{body}\n"


@pytest.fixture
def newsroom(site: Site) -> Site:
    return site.write("content/media/hall.jpg", photograph())


def told(site: Site) -> list[Problem]:
    """All but what is asked of every translation."""
    usual = ("undated-translation", "no-contact", "missing-translation", "untranslated")
    return [problem for problem in site.problems() if problem.code not in usual]


def the_one(site: Site) -> Problem:
    (problem,) = told(site)

    assert "delete the line" not in problem.hint
    assert "picture" not in problem.hint

    return problem


def test_a_translation_that_forgot_to_say_so_is_named(newsroom: Site) -> None:
    problem = the_one(newsroom.write(RU, document(FACTS)).write(KY, document("")))

    assert (problem.code, problem.where.path) == ("two-originals", KY)
    assert KY in problem.message
    assert RU in problem.message
    assert f"“reviewed: no” below it, to the file that is a translation; this seems to be {KY}" in problem.hint


def test_it_is_named_too_where_it_has_the_words_of_pictures(newsroom: Site) -> None:
    problem = the_one(newsroom.write(RU, document(FACTS)).write(KY, document(WORDS)))

    assert (problem.code, problem.where.path) == ("two-originals", KY)


def test_where_both_state_all_facts_neither_is_accused(newsroom: Site) -> None:
    problem = the_one(newsroom.write(RU, document(FACTS)).write(KY, document(FACTS)))

    assert problem.code == "two-originals"
    assert "seems" not in problem.hint


def test_three_originals_are_one_error(newsroom: Site) -> None:
    newsroom.replace("content/site.yaml", "  ru:\n", "  en:\n    title: News\n    tags:\n      forum: Forum\n  ru:\n")
    newsroom.write("templates/locale/en.po", newsroom.text("templates/locale/ru.po"))
    newsroom.write(RU, document(FACTS)).write(KY, document("")).write(RU.replace(".ru", ".en"), document(""))
    (problem,) = [problem for problem in told(newsroom) if problem.severity == "error"]

    assert problem.code == "two-originals"


def test_the_other_slips_of_a_file_that_forgot_are_said_too(newsroom: Site) -> None:
    newsroom.write(RU, document(FACTS)).write(KY, document("subtitel: Б\n", "Текст <b>"))

    assert [problem.code for problem in told(newsroom)] == ["two-originals", "unknown-key", "raw-html"]


def test_of_two_translations_the_one_with_the_facts_is_the_original(newsroom: Site) -> None:
    problem = the_one(newsroom.write(RU, document(FACTS + TRANSLATED)).write(KY, document(WORDS + TRANSLATED)))

    assert (problem.code, str(problem.where)) == ("missing-original", f"{RU}:12:1")
    assert "delete “translation:” and the lines below it; it states the facts" in problem.hint


@pytest.mark.parametrize("folder", ["pages", "organisations"])
def test_where_neither_states_a_fact_an_editor_decides(site: Site, folder: str) -> None:
    name = "title" if folder == "pages" else "name"
    for lang in ("ky", "ru"):
        site.write(f"content/{folder}/a.{lang}.md", f"---\n{name}: А\n{TRANSLATED}---\nТекст\n")
    problem = the_one(site)

    assert problem.code == "missing-original"
    assert "the file that was written first" in problem.hint


def test_an_original_by_itself_that_says_it_is_translated_is_told_what_to_delete(newsroom: Site) -> None:
    problem = the_one(newsroom.write(RU, document(FACTS + TRANSLATED)))

    assert problem.code == "missing-original"
    assert "delete “translation:”" in problem.hint


def test_what_stands_in_the_wrong_file_is_moved(newsroom: Site) -> None:
    problem = the_one(newsroom.write(RU, document(FACTS + TRANSLATED)).write(KY, document("")))

    assert (problem.code, problem.where.path) == ("exchanged", RU)
    assert f"move “translation:” and the lines below it from here to {KY}" in problem.hint


@pytest.mark.parametrize("slug", ["budgett", "budge", "bugdet", "budjet"])
def test_a_slug_that_differs_by_a_letter_is_understood(newsroom: Site, slug: str) -> None:
    newsroom.write(RU, document(FACTS)).write(f"content/releases/{slug}.ky.md", document(WORDS + TRANSLATED))
    problem = the_one(newsroom)

    assert problem.code == "missing-original"
    assert problem.hint == "did you mean “budget”? If so, rename this file to budget.ky.md"
    assert "missing-translation" not in [problem.code for problem in newsroom.problems()]


def test_a_slug_of_another_document_is_not_suggested(newsroom: Site) -> None:
    newsroom.write(RU, document(FACTS)).write("content/releases/session.ky.md", document(TRANSLATED, "Текст."))

    assert "did you mean" not in the_one(newsroom).hint


@pytest.mark.parametrize("name", ["budget.kg.md", "budget.md", "budget.ru.txt", "Budget.ru.md", "Бюджет.ru.md"])
def test_what_follows_from_a_wrong_name_is_not_reported(newsroom: Site, name: str) -> None:
    """Not the translation that lacks its original, nor links to it, nor pictures that nothing else shows."""
    newsroom.write(f"content/releases/{name}", document(FACTS)).write(KY, document(WORDS + TRANSLATED))
    newsroom.write("content/pages/a.ru.md", "---\ntitle: А\n---\n[Бюджет](release:budget)\n")
    problem = the_one(newsroom)

    assert problem.where.path == f"content/releases/{name}"


def test_what_follows_from_a_wrong_folder_is_not_reported(newsroom: Site) -> None:
    newsroom.write("content/realeses/budget.ru.md", document(FACTS))
    newsroom.write("content/pages/a.ru.md", "---\ntitle: А\n---\n[Бюджет](release:budget)\n")

    assert [problem.code for problem in told(newsroom)] == ["unknown-folder"]


def test_a_link_to_what_is_nowhere_is_reported_beside_a_wrong_name(newsroom: Site) -> None:
    newsroom.write("content/releases/budget.kg.md", document("date: 2018-07-01\n", "Текст."))
    newsroom.write("content/pages/a.ru.md", "---\ntitle: А\n---\n[Съезд](release:congress)\n")

    assert "unknown-reference" in [problem.code for problem in told(newsroom)]


@pytest.mark.parametrize("matter", ["date: вчера\n", 'date: 2018-07-01\nsubtitle: "А" б\n', "date: @x\n"])
def test_what_follows_from_an_original_that_can_not_be_read_is_not_reported(newsroom: Site, matter: str) -> None:
    newsroom.write(RU, document(matter)).write(KY, document(WORDS + "embargo: 2018-08-01\n" + TRANSLATED))
    newsroom.write("content/pages/a.ru.md", "---\ntitle: А\n---\n[Бюджет](release:budget)\n")

    assert the_one(newsroom).where.path == RU


def test_a_role_of_a_person_who_can_not_be_read_is_not_unknown(site: Site) -> None:
    site.write("content/people/asanova.ru.md", "---\nname: А\nroles:\n  mayor:\n    title: @мэр\n---\n")
    site.write("content/quotes/a.ru.md", "---\nspeaker: asanova\nrole: mayor\ndate: 2018-07-01\n---\nСлова.\n")

    assert the_one(site).code == "yaml"


def test_facts_that_a_program_repeats_in_a_translation_are_let_be(newsroom: Site) -> None:
    repeated = FACTS.replace("date: 2018-07-01", "date: '2018-07-01'")
    built = newsroom.write(RU, document(FACTS)).write(KY, document(repeated + TRANSLATED)).build()

    assert 'datetime="2018-07-01"' in built.page("/ky/releases/budget/")


@pytest.mark.parametrize("typed", ["2018-07-01T10:00", "2018-07-01 10:00:00", "2018-07-01T04:00:00Z"])
def test_one_moment_written_in_two_ways_is_one_fact(site: Site, typed: str) -> None:
    site.write(RU, document("date: 2018-07-01 10:00\n", "Текст."))

    assert told(site.write(KY, document(f"date: {typed}\n{TRANSLATED}", "Текст."))) == []


def test_a_fact_that_differs_is_shown_with_both_values(site: Site) -> None:
    site.write(RU, document("date: 2018-07-01\ntags: [forum]\n", "Текст."))
    site.write(KY, document(f"date: 2018-07-02\ntags: []\n{TRANSLATED}", "Текст."))
    date, tags = told(site)

    assert (date.code, date.where.line, tags.code) == ("facts-differ", 3, "facts-differ")
    assert date.message == f"“date” is “2018-07-02” here, but “2018-07-01” in {RU}"
    assert tags.message == f"“tags” is “” here, but “forum” in {RU}"


def test_the_only_copy_of_a_fact_is_moved_and_not_deleted(site: Site) -> None:
    site.write(RU, document("date: 2018-07-01\n", "Текст."))
    site.write(KY, document(f"tags: [forum]\nembargo: 2018-08-01\n{TRANSLATED}", "Текст."))
    problems = told(site)

    assert [(problem.code, problem.where.line) for problem in problems] == [
        ("fact-in-translation", 3),
        ("fact-in-translation", 4),
    ]
    assert {problem.hint for problem in problems} == {f"move the line to {RU}, which lacks it"}


def test_a_picture_that_only_a_translation_has_is_one_error_and_its_file_is_not_called_unused(newsroom: Site) -> None:
    newsroom.write(RU, document("date: 2018-07-01\n", "Текст."))
    newsroom.write(KY, document(FACTS.partition("tags: [forum]\n")[2] + TRANSLATED, "Текст."))
    problem = the_one(newsroom)

    assert problem.code == "only-translated"


def test_a_translation_under_a_wrong_name_is_not_also_missing(site: Site) -> None:
    site.write(RU, document("date: 2018-07-01\n", "Текст."))
    site.write("content/releases/budget.kg.md", document(TRANSLATED, "Текст."))

    assert "missing-translation" not in [problem.code for problem in site.problems()]


def test_a_document_that_can_not_be_read_may_be_the_one_that_makes_another_public(site: Site) -> None:
    site.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\n---\n")
    site.write(RU, document("date: 2018-07-01\nstatus: draft\n", "[Она](person:asanova)"))

    assert "only-withheld" in [problem.code for problem in site.problems()]

    site.write("content/releases/session.ru.md", document("date: вчера\n", "[Она](person:asanova)"))

    assert "only-withheld" not in [problem.code for problem in site.problems()]


@pytest.mark.parametrize("key", ["translaton", "Translation", "перевод", "котормо", "translation :\n#"])
def test_a_misspelt_translation_is_one_error_or_none(site: Site, key: str) -> None:
    site.write(RU, document("date: 2018-07-01\n", "Текст."))
    site.write(KY, document(f"{key}:\n  reviewed: no\n".replace("#:", ""), "Текст."))

    assert [(problem.code, problem.where.line) for problem in told(site)] in ([("unknown-key", 3)], [])


def test_keys_that_have_lost_their_spaces_are_told_where_they_belong(site: Site) -> None:
    site.write(RU, document("date: 2018-07-01\n", "Текст."))
    (problem,) = told(site.write(KY, document("translation:\nreviewed: no\n", "Текст.")))

    assert (problem.code, problem.where.line) == ("unknown-key", 4)
    assert problem.hint.startswith("put two spaces before it, so that it belongs to “translation:”")
