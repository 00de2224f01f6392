"""Templates say every word in every language."""

from tests.conftest import Site

RU_PO = "templates/locale/ru.po"


def test_a_message_that_a_language_lacks_fails_the_build_with_its_place(site: Site) -> None:
    site.replace("templates/404.html", '{{ _("There is no such page") }}</h1>', '{{ _("Nothing here") }}</h1>')
    problems = [problem for problem in site.errors() if problem.code == "missing-message"]

    assert {str(problem.where) for problem in problems} == {"templates/404.html:6:1"}
    assert sorted(problem.words["code"] for problem in problems) == ["ky", "ru"]


def test_an_empty_or_doubtful_translation_is_missing(site: Site) -> None:
    site.replace(RU_PO, 'msgstr "Цитаты"', 'msgstr ""')
    site.replace(RU_PO, 'msgid "Where"', '#, fuzzy\nmsgid "Where"')

    assert {problem.words["message"] for problem in site.errors()} == {"Quotes", "Where"}


def test_a_translation_with_other_blanks_is_a_problem(site: Site) -> None:
    site.replace(RU_PO, "Страница %(number)s из %(count)s", "Страница %(nomer)s из %(count)s")

    assert [problem.code for problem in site.errors()] == ["message-blanks"]


def test_a_plural_lacks_no_form(site: Site) -> None:
    """Russian has three forms, Kyrgyz two."""
    plural = "{% trans n=2 %}{{ n }} page{% pluralize %}{{ n }} pages{% endtrans %}"
    site.replace("templates/404.html", "<h1>", f"<p>{plural}</p><h1>")
    ky = 'msgid "%(n)s page"\nmsgid_plural "%(n)s pages"\nmsgstr[0] "%(n)s барак"\nmsgstr[1] "%(n)s барак"\n'
    ru = 'msgid "%(n)s page"\nmsgid_plural "%(n)s pages"\nmsgstr[0] "%(n)s страница"\nmsgstr[1] "%(n)s страницы"\n'
    for code, entry in (("ky", ky), ("ru", ru)):
        path = f"templates/locale/{code}.po"
        site.write(path, (site.folder / path).read_text(encoding="utf-8") + "\n" + entry)

    assert [(problem.code, problem.words["code"]) for problem in site.errors()] == [("missing-message", "ru")]

    page = site.replace(RU_PO, '"%(n)s страницы"\n', '"%(n)s страницы"\nmsgstr[2] "%(n)s страниц"\n').build()

    assert "<p>2 страницы</p>" in page.page("/ru/404.html")


def test_a_language_without_a_catalogue_is_a_problem(site: Site) -> None:
    problems = site.remove(RU_PO).errors()

    assert [(problem.code, problem.where.path) for problem in problems] == [("missing-catalogue", RU_PO)]


def test_a_catalogue_that_can_not_be_read_is_a_problem_with_its_line(site: Site) -> None:
    problems = site.write(RU_PO, 'msgid "Where"\nГде\n').errors()

    assert [str(problem.where) for problem in problems if problem.code == "catalogue"] == [f"{RU_PO}:2:1"]


def test_an_edited_message_shows(site: Site) -> None:
    assert "<h1>Такой страницы нет</h1>" in site.build().page("/ru/404.html")

    site.replace(RU_PO, 'msgstr "Такой страницы нет"', 'msgstr "Нет такой"')

    assert "<h1>Нет такой</h1>" in site.build().page("/ru/404.html")


def test_a_plural_rule_that_is_none_is_a_problem(site: Site) -> None:
    site.replace(RU_PO, "nplurals=3; plural=(n%10==1", "nplurals=3; plural=(x%10==1")

    assert "catalogue" in [problem.code for problem in site.errors()]


def test_a_message_may_not_lose_a_blank(site: Site) -> None:
    site.replace(RU_PO, 'msgstr "с %(day)s"', 'msgstr "с"')

    assert {problem.code for problem in site.errors()} == {"message-blanks"}


def test_a_catalogue_that_is_a_link_is_not_followed(site: Site) -> None:
    """Nobody would notice when what it leads to changes."""
    (site.folder / RU_PO).rename(site.folder / "ru.po")
    (site.folder / RU_PO).symlink_to(site.folder / "ru.po")

    assert [(problem.code, str(problem.where)) for problem in site.errors()] == [("not-a-file", RU_PO)]


def test_catalogues_behind_a_link_are_not_there(site: Site) -> None:
    (site.folder / "templates/locale").rename(site.folder / "locale")
    (site.folder / "templates/locale").symlink_to(site.folder / "locale")

    assert {problem.code for problem in site.errors()} == {"missing-catalogue"}
