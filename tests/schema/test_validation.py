"""A schema says what may be written: closed, typed, every mistake at once, and no fact in a translation."""

from collections.abc import Iterable
from typing import Any

import pytest

from jarchy.content.parse import ParsedFile, parse
from jarchy.content.scan import SourceFile
from jarchy.kinds import BY_NAME, folders_of
from jarchy.model import Ref
from jarchy.problems import Problem
from tests.conftest import Site

RELEASE = "content/releases/a.ru.md"
PERSON = "content/people/a.ru.md"


def errors(site: Site, path: str, fields: str) -> list[Problem]:
    return site.write(path, f"---\n{fields}\n---\nТекст\n").errors()


def codes(problems: Iterable[Problem]) -> list[tuple[str, int, int]]:
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
        ("title: А\ndate: 2018-02-30", [("no-such-day", 3, 7)]),
        ("title: А\ndate: 2018-07-01 25:00", [("value", 3, 7)]),
        ("title: А\ndate: 2018-07-01\nstatus: черновик", [("value", 4, 9)]),
        ("title: А\ndate: 2018-07-01\nembargo: завтра", [("value", 4, 10)]),
        ("title: А\ndate: 2018-07-01\ntags: forum", [("wrong-type", 4, 7)]),
        ("title: А\ndate: 2018-07-01\ntags: [Форум, forum]", [("unknown-tag", 4, 8)]),
        ("title: А\ndate: 2018-07-01\ntags: [forum, forum]", [("twice", 4, 15)]),
        ("title: А\ndate: 2018-07-01\nevent: Forum 2018", [("unknown-reference", 4, 8)]),
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


@pytest.mark.parametrize(("yes", "no"), [("yes", "no"), ("true", "false"), ("Yes", "No")])
def test_yes_and_no_are_what_they_say(site: Site, yes: str, no: str) -> None:
    site.write("content/pages/a.ru.md", "---\ntitle: А\n---\nТекст\n")
    for word, expected in ((yes, "Бул — котормо."), (no, "расмий эмес котормо")):
        site.write("content/pages/a.ky.md", f"---\ntitle: А\ntranslation:\n  reviewed: {word}\n---\nТекст\n")

        assert expected in site.build().page("/ky/a/").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("key", ["tags: [forum]", "status: draft", "embargo: 2018-07-01"])
def test_a_translation_states_no_fact_that_its_original_lacks(site: Site, key: str) -> None:
    site.write(RELEASE, "---\ntitle: А\ndate: 2018-07-01\n---\nТекст\n")
    site.write("content/releases/a.ky.md", f"---\ntitle: А\n{key}\ntranslation:\n  reviewed: no\n---\nТекст\n")

    assert codes(site.errors()) == [("fact-in-translation", 3, 1)]


def test_a_translation_states_no_fact_of_a_role_that_its_original_lacks(site: Site) -> None:
    site.write("content/organisations/org.ru.md", "---\nname: О\n---\n")
    site.write(PERSON, "---\nname: А\nroles:\n  chair:\n    title: Глава\n    organisation: org\n---\n")
    roles = "roles:\n  chair:\n    title: Башчы\n    from: 2018-07-01\n"
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


def read(path: str, fields: str) -> ParsedFile[Any]:
    """One file by itself, which takes less time than a site."""
    _, folder, name = path.split("/")
    source = SourceFile(path, Ref(folders_of(BY_NAME)[folder], name.split(".")[0]), "ru")
    return parse(source, f"---\n{fields}\n---\nТекст\n".encode(), "Asia/Bishkek")


def wrong(path: str, fields: str) -> tuple[Problem, ...]:
    return read(path, fields).problems


@pytest.mark.parametrize(("value", "column"), [(":", 2), (': ""', 3), (":   ''", 5)])
@pytest.mark.parametrize("key", ["embargo", "status", "expires", "subtitle"])
def test_a_key_without_a_value_is_an_error_and_lets_nothing_through(key: str, value: str, column: int) -> None:
    found = wrong(RELEASE, f"title: А\ndate: 2018-07-01\n{key}{value}")

    assert codes(found) == [("empty-value", 4, len(key) + column)]


@pytest.mark.parametrize(
    ("path", "fields", "place"),
    [
        (PERSON, "name: А\nroles:\n  chair:\n  member:\n    title: Член", (4, 9)),
        ("content/events/a.ru.md", "title: А\nstart: 2018-07-03\nprogramme:\n  first:", (5, 9)),
    ],
)
def test_nothing_empty_vanishes_from_a_table(path: str, fields: str, place: tuple[int, int]) -> None:
    assert codes(wrong(path, fields)) == [("empty-value", *place)]


def test_an_item_of_a_programme_has_words(site: Site) -> None:
    fields = "title: А\nstart: 2018-07-03\nprogramme:\n  first:\n    start: 09:30"
    (problem,) = errors(site, "content/events/a.ru.md", fields)

    assert (problem.code, problem.words) == ("empty-item", {"item": "first"})


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("draft: true", "did you mean “status: draft”?"),
        ("Status: draft", "did you mean “status”?"),
        ("translaton:\n  reviewed: no", "did you mean “translation”?"),
    ],
)
def test_what_was_meant_to_hold_back_is_understood(key: str, hint: str) -> None:
    (problem,) = wrong(RELEASE, f"title: А\ndate: 2018-07-01\n{key}")

    assert problem.code == "unknown-key"
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("Заголовок", "title"),
        ("дата", "date"),
        ("Күнү", "date"),
        ("теги", "tags"),
        ("подзаголовок", "subtitle"),
        ("headline", "title"),
        ("черновик", "status: draft"),
    ],
)
def test_a_key_in_the_language_of_an_editor_is_understood(key: str, meant: str) -> None:
    found = wrong(RELEASE, f"title: А\ndate: 2018-07-01\n{key}: x")

    assert [problem.hint.partition("? ")[0] for problem in found] == [f"did you mean “{meant}”"]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("reveiwed: yes", "did you mean “reviewed”? it belongs below “translation:”"),
        ("reviewed: yes", "it belongs below “translation:”"),
        ("текшерилди: yes", "did you mean “reviewed”? it belongs below “translation:”"),
        ("withinn: 48h", "did you mean “within”? it belongs below “publish:”"),
        ("titel: А", "did you mean “title”? the keys"),
    ],
)
def test_a_key_that_belongs_below_another_one_is_told_where(key: str, hint: str) -> None:
    (problem,) = wrong(RELEASE, f"title: А\ndate: 2018-07-01\n{key}")

    assert (problem.code, problem.hint[: len(hint)]) == ("unknown-key", hint)


@pytest.mark.parametrize("key", ["Title", "titel", "заголовок", "“title”"])
def test_a_key_that_is_misspelt_is_not_also_missing(key: str) -> None:
    assert codes(wrong(RELEASE, f"{key}: А\ndate: 2018-07-01")) == [("unknown-key", 2, 1)]


def test_a_key_whose_value_can_not_be_read_is_not_also_missing() -> None:
    assert codes(wrong(RELEASE, 'title: "А" б\ndate: @x')) == [("yaml", 2, 12), ("yaml", 3, 7)]
    assert codes(wrong(RELEASE, 'title: "А" б')) == [("yaml", 2, 12), ("missing-key", 2, 1)]


def test_after_a_slip_in_the_front_matter_the_values_and_the_text_are_checked() -> None:
    source = SourceFile(RELEASE, Ref("release", "a"), "ru")
    text = '---\ntitle: "А" б\ndate: вчера\n---\nТекст <b>\n'

    assert [problem.code for problem in parse(source, text.encode(), "Asia/Bishkek").problems] == [
        "yaml",
        "value",
        "raw-html",
    ]


def test_a_translation_whose_own_block_can_not_be_read_is_one_all_the_same() -> None:
    assert codes(wrong(RELEASE, "title: А\ntranslation: @x")) == [("yaml", 3, 14)]


@pytest.mark.parametrize("value", ["[Форум]", "{Форум: 1}", "[1] Форум"])
def test_a_text_that_reads_like_a_list_is_shown_in_marks(value: str) -> None:
    (problem,) = wrong(RELEASE, f"date: 2018-07-01\ntitle: {value}")

    assert f'title: "{value}"' in problem.hint


def test_a_key_without_a_space_behind_its_colon_is_shown_with_it() -> None:
    (problem,) = wrong(RELEASE, "title: А\ntranslation:\n  reviewed:yes")

    assert (problem.code, problem.where.line) == ("yaml", 4)
    assert "reviewed: yes" in problem.hint


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2018-07-03", "2018-07-03"),
        ("2018-07-03 09:30", "2018-07-03T09:30+06:00"),
        ("2018-07-03T09:30", "2018-07-03T09:30+06:00"),
        ("2018-07-03 03:30Z", "2018-07-03T09:30+06:00"),
        ("2018-07-02T22:30-05:00", "2018-07-03T09:30+06:00"),
        ("2018-07-03\u00a009:30", "2018-07-03T09:30+06:00"),
    ],
)
def test_a_time_without_an_offset_is_in_the_zone_of_the_site(typed: str, iso: str) -> None:
    document = read("content/releases/a.ru.md", f"title: А\ndate: {typed}").document

    assert document is not None
    assert document.fields.date.iso == iso


@pytest.mark.parametrize(
    "typed",
    [
        "3 июля 2018",
        "03.07.2018",
        "2018-7-3",
        "2018/07/03",
        "2018–07–03",
        "2018-07-03 9:30",
        "2018-07-03 24:00",
        "2018-07-03 09:60",
        "14:30",
        "20180703",
        "0001-01-01",
        "9999-12-31",
        "२०१८-०७-०३",
        "today",
    ],
)
def test_what_is_no_date_is_refused_with_an_example_that_invents_no_hour(typed: str) -> None:
    (problem,) = wrong(RELEASE, f"title: А\ndate: {typed}")

    assert codes([problem]) == [("value", 3, 7)]
    assert problem.hint.endswith("write it as in “2018-07-03”, “2018-07-03 09:30” or “2018-07-03 09:30+06:00”")
    assert (":" in problem.hint.partition("write")[0]) == (typed == "2018-07-03 9:30")


@pytest.mark.parametrize(
    ("path", "fields", "hint"),
    [
        (RELEASE, "title: А\ndate: 2018-07-01\ntags: forum", "tags: [forum]"),
        (RELEASE, "title: А\ndate: 2018-07-01\ntags: -forum", "tags: [forum]"),
        (RELEASE, "title: А\ntranslation: yes", "translation: {reviewed: no}"),
        (PERSON, "name: А\nroles: Глава", "roles: {mayor: {title: Глава}}"),
        (PERSON, "name: А\nroles:\n  chair: Глава", "chair: {title: Глава}"),
        (PERSON, "name: А\nroles:\n  chair: []", "chair: {title: мэр}"),
        (
            "content/events/a.ru.md",
            "title: А\nstart: 2018-07-03\nprogramme: []",
            "programme: {vote: {title: Голосование по бюджету, start: 11:30}}",
        ),
        (
            RELEASE,
            "title: А\ndate: 2018-07-01\nupdates: [2018-09-02]",
            "updates: {sum: {date: 2018-09-02, note: Исправлена сумма бюджета}}",
        ),
        (
            RELEASE,
            "title: А\ndate: 2018-07-01\nupdates:\n  area: Исправлена площадь",
            "area: {date: 2018-09-02 09:00, note: Исправлена площадь}",
        ),
    ],
)
def test_an_example_can_be_copied(site: Site, path: str, fields: str, hint: str) -> None:
    (problem,) = wrong(path, fields)
    lines = fields.split("\n")
    indent = lines[-1][: -len(lines[-1].lstrip())]
    copied = "\n".join([*lines[:-1], indent + hint])

    assert (problem.code, problem.hint) == ("wrong-type", f"write it as in “{hint}”")
    assert "translation:" in hint or site.write(path, f"---\n{copied}\n---\nТекст\n").errors() == []


def test_the_example_of_a_table_fits_a_translation_which_has_fewer_keys(site: Site) -> None:
    site.write("content/releases/new.ky.md", "---\ntranslation: @\npictures:\n- forum\n---\n")

    assert [one.hint for one in site.problems() if "new.ky" in one.where.path and "file:" in one.hint] == []


def test_the_example_of_a_picture_can_be_copied(site: Site) -> None:
    (problem,) = wrong(RELEASE, "title: А\ndate: 2018-07-01\npictures: hall.jpg")
    example = problem.hint.removeprefix("write it as in “").removesuffix("”")
    site.write(RELEASE, f"---\ntitle: А\ndate: 2018-07-01\n{example}\n---\nТекст\n")

    assert [one.code for one in site.errors()] == ["unknown-media"]


@pytest.mark.parametrize(
    ("typed", "line", "right"),
    [
        ("contacts:\n  -asanova\n  -petrov", 5, "- asanova"),
        ("contacts:\n  - asanova\n  -petrov", 6, "- petrov"),
        ("contacts:\n- asanova\n  -petrov", 6, "- petrov"),
        ("contacts:\n-asanova\nstatus: draft", 5, "- asanova"),
        ("embargo 2026-12-01", 4, "embargo: 2026-12-01"),
        ("embargo 2026-12-01  # до утра\nstatus: draft", 4, "embargo: 2026-12-01"),
        ("subtitle «Бюджет #5»\nstatus: draft", 4, 'subtitle: "«Бюджет #5»"'),
        ("authors:\n  -asanova", 5, "- asanova"),
        ("translation:\n  reviewed no", 5, "reviewed: no"),
        ("translation:\n  reviewed no\n  by: А", 5, "reviewed: no"),
    ],
)
def test_a_space_or_a_colon_that_was_forgotten_is_shown(typed: str, line: int, right: str) -> None:
    found = wrong(RELEASE, f"title: А\ndate: 2018-07-01\n{typed}")

    assert [(one.code, one.where.line) for one in found] == [("yaml", line)]
    assert found[0].hint.endswith(f": {right}")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("attachments: {pdf: tariffs.csv}", "pdf: {file: tariffs.csv, label: Бюджет города}"),
        ("attachments: {pdf: Тарифы}", "pdf: {file: budget.pdf, label: Тарифы}"),
        ("attachments: tariffs.csv", "attachments: {budget: {file: tariffs.csv, label: Бюджет города}}"),
        ("attachments: {pdf: 'Тарифы, цены'}", "pdf: {file: budget.pdf, label: Бюджет города}"),
    ],
)
def test_an_example_keeps_what_was_typed_where_it_fits(typed: str, hint: str) -> None:
    (problem,) = wrong(RELEASE, f"title: А\ndate: 2018-07-01\n{typed}")

    assert problem.hint == f"write it as in “{hint}”"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("event", "the slug of an event"),
        ("contacts", "the slug of a person"),
        ("embargo", "a date, or a date and a time"),
    ],
)
def test_what_is_expected_is_good_english(key: str, expected: str) -> None:
    value = "{name: Форум}" if key != "contacts" else "[[Форум]]"
    (problem,) = wrong(RELEASE, f"title: А\ndate: 2018-07-01\n{key}: {value}")

    assert problem.message.endswith(f"it must be {expected}")


def test_of_a_long_wrong_value_the_beginning_is_shown() -> None:
    (problem,) = wrong(RELEASE, f"title: А\ndate: {'я' * 5000}")

    assert problem.message == f"“{'я' * 80}…” is not a date, or a date and a time"


@pytest.mark.parametrize(
    "typed",
    ["0555123456", "+996 312 620000", "+996 (312) 62-00-00", "+996\u00a0312\u00a0620000"],
)
def test_a_telephone_number_is_as_it_was_typed(typed: str) -> None:
    document = read(PERSON, f"name: А\nphone: {typed}").document

    assert document is not None
    assert document.fields.phone == (typed.replace("\N{NO-BREAK SPACE}", " "),)


def test_a_translation_may_say_that_it_is_published(site: Site) -> None:
    site.write(RELEASE, "---\ntitle: А\ndate: 2018-07-01\n---\nТекст\n")
    published = "---\ntitle: Б\ntranslation:\n  reviewed: no\n  status: published\n---\nТекст\n"
    site.write("content/releases/a.ky.md", published)

    assert "<h1>Б</h1>" in site.build().page("/ky/releases/a/")


def test_no_value_is_longer_than_a_newsroom_writes(site: Site) -> None:
    """A headline has 500 characters at most, all else 3,000."""
    title, summary = "Ж" * 501, "Слово " * 600
    site.write("content/releases/a.ru.md", f"---\ntitle: {title}\nsummary: {summary}\ndate: 2018-07-01\n---\nТекст.\n")

    assert [(problem.code, problem.where.line) for problem in site.errors()] == [("too-large", 2), ("too-large", 3)]

    site.write("content/releases/a.ru.md", f"---\ntitle: {'Ж' * 500}\ndate: 2018-07-01\n---\nТекст.\n")

    assert site.errors() == []


@pytest.mark.parametrize(
    ("fields", "markup"),
    [
        ("title: А\nsummary: смотрите [сайт](https://city.example)", "[сайт](https://city.example)"),
        ("title: Бюджет **принят**", "**принят**"),
        ("title: Бюджет *принят*", "*принят*"),
        ("title: Бюджет __принят__", "__принят__"),
        ("title: Бюджет _принят_", "_принят_"),
        ("title: Бюджет `принят`", "`принят`"),
        ("title: Бюджет <b>принят</b>", "<b>"),
        ("title: Бюджет<br>принят", "<br>"),
        ("title: Бюджет&nbsp;принят", "&nbsp;"),
        ("title: Бюджет &#8212; принят", "&#8212;"),
        ("title: '## Бюджет'", "## "),
        ("title: А\ndateline: '*Ош*'", "*Ош*"),
        ("title: А\nupdates: {sum: {date: 2018-07-01 12:00, note: 'Сумма **верна**.'}}", "**верна**"),
    ],
)
def test_markdown_in_words_is_warned_of_because_readers_would_see_it(fields: str, markup: str) -> None:
    (problem,) = wrong(RELEASE, f"date: 2018-07-01 10:00\n{fields}")

    assert (problem.code, problem.severity) == ("literal-markup", "warning")
    assert f"“{markup}” is shown" in problem.message


@pytest.mark.parametrize(
    "title",
    [
        "5*6*7 и 10 * 15 * 2",
        "Цены* и сроки*",
        "Файл a_b_c и _",
        "Об`єкт і під`їзд",
        "Если x < 5 и y > 3",
        "«<Имя>» и <5 лет>",
        "R&D; AT&T; Ж&М",
        "[Обновлено] (в Оше)",
        "Номер # 5 и #хештег",
        "**",
        "a**b",
    ],
)
def test_other_signs_in_words_are_not_warned_of(title: str) -> None:
    assert wrong(RELEASE, f'title: "{title}"\ndate: 2018-07-01') == ()


def test_a_translation_is_warned_of_markdown_in_its_words_too() -> None:
    (problem,) = wrong(RELEASE, "title: Бюджет **принят**\ntranslation:\n  reviewed: no")

    assert problem.code == "literal-markup"


@pytest.mark.parametrize(
    ("key", "typed", "meant"),
    [
        ("lead", "да", "yes"),
        ("lead", "Ооба", "yes"),
        ("lead", "y", "yes"),
        ("lead", "ye", "yes"),
        ("date_shown", "нет", "no"),
        ("date_shown", "жок", "no"),
        ("status", "черновик", "draft"),
        ("status", "опубликовано", "published"),
    ],
)
def test_a_word_of_another_language_is_understood_and_no_example_says_the_opposite(
    key: str, typed: str, meant: str
) -> None:
    (problem,) = wrong(RELEASE, f"title: А\ndate: 2018-07-01\n{key}: {typed}")

    assert problem.hint.startswith(f"did you mean “{meant}”? write it as in “")
    assert f"“{meant}”" in problem.hint.partition("write")[2]


def test_where_nobody_knows_what_was_meant_an_example_names_all_choices() -> None:
    (problem,) = wrong(RELEASE, "title: А\ndate: 2018-07-01\nlead: главная")

    assert problem.hint == "write it as in “yes” or “no”"
