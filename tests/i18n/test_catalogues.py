"""Templates say every word in every language."""

import json

import feedparser
import pytest

from jarchy.i18n.po_file import read_catalogue
from tests.conftest import PROJECT, Site

RU_PO = "templates/locale/ru.po"


def test_a_message_that_a_language_lacks_fails_the_build_with_its_place(site: Site) -> None:
    site.replace("templates/404.html", '{{ _("There is no such page") }}</h1>', '{{ _("Nothing here") }}</h1>')
    problems = [problem for problem in site.errors() if problem.code == "missing-message"]

    assert {str(problem.where) for problem in problems} == {"templates/404.html:6:1"}
    assert sorted(problem.words["code"] for problem in problems) == ["ky", "ru"]


def test_an_empty_or_doubtful_translation_is_missing(site: Site) -> None:
    site.replace("templates/404.html", "<h1>", '{{ _("One") }}{{ _("Two") }}{{ _("Three") }}<h1>')
    for code in ("ky", "ru"):
        entries = 'msgid "One"\nmsgstr ""\n\n#, fuzzy\nmsgid "Two"\nmsgstr "Эки"\n\nmsgid "Three"\nmsgstr "Үч"\n'
        site.write(f"templates/locale/{code}.po", entries)

    assert {problem.words["message"] for problem in site.errors()} == {"One", "Two"}


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
        site.write(path, site.text(path) + "\n" + entry)

    assert [(problem.code, problem.words["code"]) for problem in site.errors()] == [("missing-message", "ru")]

    page = site.replace(RU_PO, '"%(n)s страницы"\n', '"%(n)s страницы"\nmsgstr[2] "%(n)s страниц"\n').build()

    assert "<p>2 страницы</p>" in page.page("/ru/404.html")


def test_a_language_without_a_catalogue_is_a_problem(site: Site) -> None:
    problems = site.replace("content/site.yaml", "  ru:\n", "  uz:\n").errors()

    assert [(problem.code, problem.where.path) for problem in problems] == [
        ("missing-catalogue", "templates/locale/uz.po")
    ]


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
    (site.write(RU_PO, site.text(RU_PO)).folder / RU_PO).rename(site.folder / "ru.po")
    (site.folder / RU_PO).symlink_to(site.folder / "ru.po")

    assert [(problem.code, str(problem.where)) for problem in site.errors()] == [("not-a-file", RU_PO)]


def test_catalogues_behind_a_link_are_not_read(site: Site) -> None:
    (site.write(RU_PO, site.text(RU_PO)).folder / "templates/locale").rename(site.folder / "locale")
    (site.folder / "templates/locale").symlink_to(site.folder / "locale")

    assert [(problem.code, str(problem.where)) for problem in site.errors()] == [("not-a-file", "templates/locale")]


def po(site: Site, old: str, new: str) -> list[str]:
    """What is said of the Russian catalogue after a change, with its lines and codes."""
    site.replace(RU_PO, old, new)
    return [f"{problem.where.line} {problem.code}" for problem in site.errors() if problem.where.path == RU_PO]


PRESS = 'msgstr "Пресс-релизы"'  # in line 16
PLURAL_RULE = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"


def test_a_message_is_text_and_never_html(site: Site) -> None:
    """An ampersand, a quotation mark that would end an attribute, a sign that would begin an element."""
    site.replace(RU_PO, 'msgstr "Язык"', r'msgstr "Язык \" onclick=1 & < 5"')
    site.replace(RU_PO, 'msgstr "Такой страницы нет"', r'msgstr "Нет < 5 & \"тут\""')
    page = site.build().page("/ru/404.html")

    assert 'aria-label="Язык &#34; onclick=1 &amp; &lt; 5"' in page
    assert "<h1>Нет &lt; 5 &amp; &#34;тут&#34;</h1>" in page


def test_a_message_that_is_filled_in_is_text_too(site: Site) -> None:
    plural = (
        '{% trans n=2, who="<b>" %}{{ n }} page of {{ who }}{% pluralize %}{{ n }} pages of {{ who }}{% endtrans %}'
    )
    site.replace("templates/404.html", "<h1>", f"<p>{plural}</p><h1>")
    for code, forms in (("ky", 2), ("ru", 3)):
        path = f"templates/locale/{code}.po"
        entry = 'msgid "%(n)s page of %(who)s"\nmsgid_plural "%(n)s pages of %(who)s"\n'
        entry += "".join(f'msgstr[{form}] "%(n)s & < %(who)s"\n' for form in range(forms))
        site.write(path, site.text(path) + "\n" + entry)

    assert "<p>2 &amp; &lt; &lt;b&gt;</p>" in site.build().page("/ru/404.html")


def test_text_that_is_no_html_is_said_as_it_stands(site: Site) -> None:
    site.replace(RU_PO, 'msgstr "Пресс-релиз"', 'msgstr "Пресс & релиз"').with_all("text")
    site.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-07-01\n---\nТекст.\n")
    built = site.build()

    assert "Пресс & релиз" in built.page("/ru/releases/a/release.txt")
    assert "Пресс &amp; релиз" in built.page("/ru/releases/a/")


@pytest.mark.parametrize("html", ["<script>alert(1)</script>", "<b>", "</p>", "<!--", "&nbsp;", "&#60;"])
def test_html_in_a_message_is_refused_with_its_place(site: Site, html: str) -> None:
    assert po(site, PRESS, f'msgstr "Пресс-релизы {html}"') == ["16 catalogue"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('msgstr "Пресс-релизы', "not closed"),
        ('msgstr "Пресс-релизы\\"', "not closed"),
        ('msgstr "Пресс "и" релизы"', "quotation mark inside"),
        ('msgstr "Пресс" // релизы', "quotation mark inside"),
        (r'msgstr "Пресс\u202eрелизы"', "before a letter"),
        (r'msgstr "C:\Docs"', "before a letter"),
        ("msgstr Пресс-релизы", "not a valid line"),
        ('msgst "Пресс-релизы"', "not a valid line"),
        ('msgstr "Пресс-релизы"\nmsgstr "Пресс"', "incomplete"),
        ('msgstr[0] "Пресс-релизы"', "incomplete"),
        ('msgid_plural "Press"\nmsgstr[0] "Пресс"\nmsgstr[2] "Пресс"', "incomplete"),
        ("# Пресс-релизы", "incomplete"),
        (f'msgstr "{"Ж" * 2_001}"', "at most 2,000"),
        ('msgstr "Пресс-релизы"\n\nmsgid "Press releases"\nmsgstr "Релизы"', "already on line"),
        ('msgstr "Пресс-релизы"\n\nmsgid ""\nmsgstr "Релизы"', "already on line"),
    ],
)
def test_a_catalogue_is_read_strictly(site: Site, line: str, said: str) -> None:
    """Babel's reader would drop a letter, or keep one of two translations, and say nothing."""
    site.replace(RU_PO, PRESS, line)
    problems = [problem for problem in site.errors() if problem.where.path == RU_PO]

    assert len(problems) == 1
    assert problems[0].code == "catalogue"
    assert said in problems[0].message
    assert 15 <= problems[0].where.line <= 18


def test_a_message_goes_on_over_several_lines_and_may_be_commented_out(site: Site) -> None:
    site.replace(
        RU_PO, PRESS, '"" \n"Пресс-"\n# о чём-то\n'.replace('"" ', 'msgstr ""').replace("# о чём-то\n", '"релизы"\n')
    )
    site.replace(RU_PO, 'msgid "Events"', '#~ msgid "Gone\n#~ msgstr "\n\n#| msgid "Event"\n#. Раздел\nmsgid "Events"')

    site.write("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-07-01\n---\nТекст.\n")

    assert ">Пресс-релизы</a>" in site.build().page("/ru/404.html")


@pytest.mark.parametrize("charset", ["rot13", "cp1251", "KOI8-R", "CHARSET", "нет"])
def test_a_catalogue_says_that_it_is_in_utf_8_or_nothing(site: Site, charset: str) -> None:
    assert po(site, "charset=utf-8", f"charset={charset}") == ["5 catalogue"]


def test_a_catalogue_in_another_encoding_is_refused(site: Site) -> None:
    site.write(RU_PO, site.text(RU_PO).encode("cp1251", "replace"))

    assert [problem.code for problem in site.errors()] == ["encoding"]


def test_invisible_characters_are_refused_in_a_catalogue(site: Site) -> None:
    assert po(site, PRESS, 'msgstr "Пресс\u202eрелизы"') == ["16 character"]


@pytest.mark.parametrize(
    "rule",
    [
        "nplurals=999999999; plural=0;",
        "nplurals=0; plural=0;",
        "nplurals=INTEGER; plural=EXPRESSION;",
        "nplurals=3; plural=n%0;",
        "nplurals=3; plural=n;",
        "nplurals=3; plural=__import__('os');",
        f"nplurals=3; plural={'(' * 50}n{')' * 50};",
        "plural=0;",
    ],
)
def test_a_plural_rule_that_does_not_work_is_found_before_a_number_meets_it(site: Site, rule: str) -> None:
    assert po(site, PLURAL_RULE, rule) == ["7 catalogue"]


def counted(site: Site, *forms: str) -> Site:
    """A message with a number, in the Russian catalogue in these forms."""
    plural = "{% trans n=2 %}{{ n }} page{% pluralize %}{{ n }} pages{% endtrans %}"
    site.replace("templates/404.html", "<h1>", f"<p>{plural}</p><h1>")
    for code, strings in (("ky", ("бир барак", "%(n)s барак")), ("ru", forms)):
        path = f"templates/locale/{code}.po"
        entry = 'msgid "%(n)s page"\nmsgid_plural "%(n)s pages"\n'
        entry += "".join(f'msgstr[{number}] "{string}"\n' for number, string in enumerate(strings))
        site.write(path, site.text(path) + "\n" + entry)
    return site


def test_a_plural_rule_of_another_language_is_found_when_something_is_counted(site: Site) -> None:
    """2 страницы, but 5 страниц: the rule of English has the same form for both."""
    counted(site, "%(n)s страница", "%(n)s страниц")

    assert po(site, PLURAL_RULE, "nplurals=2; plural=(n != 1);") == ["7 catalogue"]


@pytest.mark.parametrize("rule", ["nplurals=1; plural=0;", "nplurals=2; plural=(n != 1);", "nplurals=2; plural=n>1;"])
def test_a_language_whose_nouns_do_not_change_may_have_one_form_or_two(site: Site, rule: str) -> None:
    site.replace("templates/locale/ky.po", "nplurals=2; plural=(n != 1);", rule)

    assert site.errors() == []


def test_a_form_of_one_number_alone_may_do_without_the_number(site: Site) -> None:
    """Kyrgyz says “one page” of 1 alone; the first form of Russian is that of 21, too."""
    counted(site, "одна страница", "%(n)s страницы", "%(n)s страниц")
    problems = site.errors()

    assert [problem.code for problem in problems] == ["message-blanks"]
    assert problems[0].where.path == RU_PO
    assert "одна страница" in problems[0].where.excerpt


@pytest.mark.parametrize(
    "form", ["%(m)s страниц", "страниц 100%", "%(n)s страниц, 50 %", "%(n)r страниц", "%s страниц"]
)
def test_every_form_of_a_plural_is_compared_with_its_message(site: Site, form: str) -> None:
    counted(site, "%(n)s страница", "%(n)s страницы", form)
    problems = site.errors()

    assert [problem.code for problem in problems] == ["message-blanks"]
    assert form in problems[0].where.excerpt


def test_blanks_are_compared_in_a_message_that_no_page_shows_yet(site: Site) -> None:
    """A list of one page does not say which page of how many it is."""
    line = 'msgstr "Страница %(number)s из %(count)s"'

    assert po(site, line, 'msgstr "100% Страница %(number)s из %(count)s"') == ["78 message-blanks"]


def test_a_percent_sign_is_written_twice(site: Site) -> None:
    site.replace(RU_PO, 'msgstr "Такой страницы нет"', 'msgstr "Нет на 100 %%"')

    assert "<h1>Нет на 100 %</h1>" in site.build().page("/ru/404.html")


def test_a_translation_of_spaces_is_missing(site: Site) -> None:
    site.replace(RU_PO, PRESS, 'msgstr " "')

    assert {problem.code for problem in site.errors()} == {"missing-message"}


@pytest.mark.parametrize(
    "message",
    [
        "{{ _(frame.title) }}",
        "{{ _() }}",
        '{{ _("a", "b") }}',
        '{{ gettext("%(n)s pages") }}',
        '{{ _("50 %") }}',
        "{% trans %}Press <b>releases</b>{% endtrans %}",
        '{{ _("Press&nbsp;releases") }}',
        '{{ ngettext(frame.title, "pages", 2) }}',
    ],
)
def test_a_message_of_a_template_that_no_catalogue_can_translate_is_found_with_its_line(
    site: Site, message: str
) -> None:
    site.replace("templates/404.html", "<h1>", f"{message}<h1>")

    assert ("template", "templates/404.html:6:1") in {(problem.code, str(problem.where)) for problem in site.errors()}


def test_a_message_with_a_context_is_looked_for_with_it(site: Site) -> None:
    """“May” is a month, or what may be done."""
    site.replace("templates/404.html", "<h1>", '{{ pgettext("month", "May") }}<h1>')

    assert [problem.code for problem in site.errors()] == ["missing-message"] * 2

    for code in ("ky", "ru"):
        path = f"templates/locale/{code}.po"
        entry = '\nmsgctxt "month"\nmsgid "May"\nmsgstr "Май"\n\nmsgid "May"\nmsgstr "Можно"\n'
        site.write(path, site.text(path) + entry)

    assert "Май<h1>" in site.build().page("/ru/404.html")


def test_a_header_that_can_not_be_read_is_a_problem(site: Site) -> None:
    assert po(site, '"Language: ru', '"PO-Revision-Date: вчера\\n"\n"Language: ru') == ["1 catalogue"]


def test_a_message_is_the_same_text_for_pages_feeds_and_programs(site: Site) -> None:
    site.replace(RU_PO, 'msgstr "Отозван:"', r'msgstr "отозван & \"снят\" < 5:"')
    site.replace(RU_PO, 'msgstr "Отозван %(day)s"', r'msgstr "Отозван & \"снят\" < 5 %(day)s"')
    facts = "date: 2018-07-01\nstatus: withdrawn\nwithdrawn: 2018-07-02\nreason: Ошибка."
    site.write("content/releases/a.ru.md", f"---\ntitle: А\n{facts}\n---\nТекст.\n").with_all("feeds", "ninjs", "text")
    built = site.build()

    assert json.loads(built.page("/ru/feed.json"))["items"][0]["title"] == 'отозван & "снят" < 5: А'
    assert feedparser.parse(built.page("/ru/feed.xml")).entries[0].title == 'отозван & "снят" < 5: А'
    assert feedparser.parse(built.page("/ru/rss.xml")).entries[0].title == 'отозван & "снят" < 5: А'
    assert 'Отозван & "снят" < 5 2' in json.loads(built.page("/ru/releases/a/release.json"))["edNote"]
    assert 'Отозван & "снят" < 5 2' in built.page("/ru/releases/a/release.txt")
    assert "Отозван &amp; &#34;снят&#34; &lt; 5 2" in built.page("/ru/releases/a/")


def test_a_catalogue_of_a_language_from_right_to_left_may_have_its_marks() -> None:
    po = 'msgid "Yes"\nmsgstr "\u200f(1)"\n'.encode()

    assert read_catalogue("templates/locale/ar.po", "ar", po)[1] == ()


def test_every_catalogue_of_jarchy_says_the_same_messages() -> None:
    """Else a site in one of the languages could not be built."""
    said = {}
    for file in sorted((PROJECT / "templates/locale").glob("*.po")):
        catalogue, problems = read_catalogue(file.name, file.stem, file.read_bytes())

        assert problems == ()
        assert catalogue is not None

        said[file.stem] = {name for name, entry in catalogue.entries.items() if any(entry.strings)}

    assert said["en"] == said["ky"] == said["ru"]


def test_english_is_one_entry_of_the_site_file(site: Site) -> None:
    site.replace("content/site.yaml", "  ru:\n    title: Вестник\n", "  en:\n    title: Herald\n")
    site.write(
        "content/releases/a.en.md", '---\ntitle: The "Forum" has begun\ndate: 2018-07-01\n---\nSee 5 km, 3 July.\n'
    )
    page = site.build().page("/en/releases/a/")

    assert '<html lang="en" dir="ltr">' in page
    assert "<h1>The “Forum” has begun</h1>" in page
    assert ">1\xa0July 2018</time>" in page
    assert "See 5\N{NO-BREAK SPACE}km, 3\N{NO-BREAK SPACE}July." in page
    assert '<a class="skip" href="#page.main">Skip to the text</a>' in page
