"""Marks and spaces are set as the language's printers set them; letters and digits are never touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jarchy.language import language
from jarchy.typography import BOUNDARY, typeset

NO_BREAK = "\N{NO-BREAK SPACE}"


def shown(text: str, code: str) -> str:
    """Typeset, with `_` in the place of every no-break space."""
    return typeset(text, language(code)).replace(NO_BREAK, "_")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"Привет"', "«Привет»"),
        ("“Привет”", "«Привет»"),
        ("„Привет“", "«Привет»"),
        ("«Привет»", "«Привет»"),
        ('Роль "местных "малых" органов"', "Роль «местных „малых“ органов»"),
        ('"Союз "МСУ""', "«Союз „МСУ“»"),
        ("«Союз «МСУ»»", "«Союз „МСУ“»"),
        ('«Форум "Роль"»', "«Форум „Роль“»"),
        ('("Ош", "Чүй")', "(«Ош», «Чүй»)"),
        ('["Ош"]', "[«Ош»]"),
        ('Он сказал: "Да!"', "Он сказал: «Да!»"),
        ('"…"', "«…»"),
        ('"Ала-Тоо" — "Манас"', "«Ала-Тоо»_— «Манас»"),
    ],
)
def test_quotation_marks_are_set_outside_and_inside(typed: str, expected: str) -> None:
    assert shown(typed, "ru") == expected
    assert shown(typed, "ky") == expected


@pytest.mark.parametrize(("code", "expected"), [("de", "“Ja, ‘ja’”"), ("en", "“Ja, ‘ja’”"), ("ar", "“Ja, ‘ja’”")])
def test_a_language_without_data_gets_english_quotation_marks_and_nothing_else(code: str, expected: str) -> None:
    assert shown('"Ja, "ja""', code) == expected
    assert shown("№ 5 - 26 % и т.д. 1990-2018 А.С. Пушкин в 5 кг", code) == (
        "№ 5 - 26 % и т.д. 1990-2018 А.С. Пушкин в 5 кг"
    )


@pytest.mark.parametrize(
    "text",
    ['Он "сказал', 'сказал" он', "«Форум", "Форум»", 'Экран 12"', '"', '" "', 'a "b" c"', "О'Коннор", "rock'n'roll"],
)
@pytest.mark.parametrize("code", ["ru", "ky"])
def test_marks_that_do_not_pair_up_are_left_as_typed(text: str, code: str) -> None:
    assert shown(text, code) == text


def test_quotation_marks_pair_up_across_the_runs_of_a_block() -> None:
    runs = BOUNDARY.join(['"', "Роль", ' органов "', "местных", '""'])

    assert typeset(runs, language("ru")).split(BOUNDARY) == ["«", "Роль", " органов „", "местных", "“»"]


@pytest.mark.parametrize("code", ["ru", "ky"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Бишкек - столица", "Бишкек_— столица"),
        ("Бишкек -- столица", "Бишкек_— столица"),
        ("Бишкек – столица", "Бишкек_— столица"),
        ("Бишкек — столица", "Бишкек_— столица"),
        (f"Бишкек{NO_BREAK}—{NO_BREAK}столица", "Бишкек_— столица"),
        ("— Да, - ответил он", "— Да,_— ответил он"),
        ("  - столица", "  - столица"),
        ("Ала-Тоо", "Ала-Тоо"),
        ("кто-нибудь", "кто-нибудь"),
        ("-5", "-5"),
        ("1990-2018", "1990–2018"),
        ("за 2017-2018 годы", "за 2017–2018 годы"),
        ("2018-07-03", "2018-07-03"),
        ("0312-2018-2019", "0312-2018-2019"),
        ("10-15", "10-15"),
    ],
)
def test_dashes_and_ranges(typed: str, expected: str, code: str) -> None:
    assert shown(typed, code) == expected


@pytest.mark.parametrize("code", ["ru", "ky"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("№5", "№_5"),
        ("№ 5", "№_5"),
        ("№  5", "№_5"),
        ("№ пять", "№ пять"),
        ("А.С.Пушкин", "А._С._Пушкин"),
        ("А. С. Пушкин", "А._С._Пушкин"),
        ("Ө. Ү. Асанов", "Ө._Ү._Асанов"),
        ("ООН. А. Асанов", "ООН. А. Асанов"),
        ("А. Б. В. Асанов", "А._Б._В. Асанов"),
        ("2018 г.", "2018_г."),
        ("5 кг", "5_кг"),
        ("100 км", "100_км"),
        ("5 млн сом", "5_млн сом"),
        ("300 сом", "300_сом"),
        ("5 городов", "5 городов"),
        ("5 машин", "5 машин"),
    ],
)
def test_what_belongs_together_stays_on_one_line(typed: str, expected: str, code: str) -> None:
    assert shown(typed, code) == expected


@pytest.mark.parametrize(
    ("code", "typed", "expected"),
    [
        ("ru", "26%", "26_%"),
        ("ru", "26 %", "26_%"),
        ("ru", f"26{NO_BREAK}%", "26_%"),
        ("ky", "26%", "26%"),
        ("ky", "26 %", "26%"),
        ("ky", f"26{NO_BREAK}%", "26%"),
        ("en", "26 %", "26 %"),
        ("en", "26%", "26%"),
    ],
)
def test_a_percentage_is_written_as_the_language_wants_it(code: str, typed: str, expected: str) -> None:
    assert shown(typed, code) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("в городе и в селе", "в_городе и_в_селе"),
        ("В городе", "В_городе"),
        ("а у нас", "а_у_нас"),
        ("о «Форуме»", "о_«Форуме»"),
        ("я - он", "я_— он"),
        ("район в", "район в"),
        (f"и{NO_BREAK}в городе", "и_в городе"),
        ("нов год", "нов год"),
        ("20 в день", "20 в_день"),
    ],
)
def test_a_russian_one_letter_word_stays_with_the_next_word(typed: str, expected: str) -> None:
    assert shown(typed, "ru") == expected


def test_kyrgyz_has_no_one_letter_words_to_hold() -> None:
    assert shown("а у с в к о и я", "ky") == "а у с в к о и я"


@pytest.mark.parametrize(
    ("code", "typed", "expected"),
    [
        ("ru", "города и т.д.", "города и_т._д."),
        ("ru", "города и т. д.", "города и_т._д."),
        ("ru", "города и т.п.", "города и_т._п."),
        ("ru", "т.е. все", "т._е. все"),
        ("ru", "200 г. до н.э.", "200_г. до_н._э."),
        ("ky", "шаарлар ж.б.", "шаарлар ж._б."),
        ("ky", "шаарлар ж. б.", "шаарлар ж._б."),
        ("ky", "шаарлар ж. б. у. с.", "шаарлар ж._б._у._с."),
        ("ky", "города и т.д.", "города и т.д."),
    ],
)
def test_abbreviations_stay_on_one_line(code: str, typed: str, expected: str) -> None:
    assert shown(typed, code) == expected


def test_a_whole_sentence() -> None:
    typed = 'Форум "Роль "малых" городов" - это 26% бюджета 2017-2018 гг. (закон №101 А.С. Асанова и т.д.)'

    assert shown(typed, "ru") == (
        "Форум «Роль „малых“ городов»_— это 26_% бюджета 2017–2018_гг. (закон №_101 А._С._Асанова и_т._д.)"
    )


# What rules look for, so that they meet in every order.
FRAGMENTS = [
    *['"', "“", "”", "„", "‟", "«", "»", " ", "  ", NO_BREAK, "\n", "\t", "-", "--", "–", "—", "№", "%", "(", ")", "["],
    *["5", "0", "1990", "2018", "г", "г.", "кг", "млн", "в", "В", "и", "а", "я", "к", "о", "ё", "Ң", "ү", "э", "ß"],
    *[
        "т.",
        "д.",
        "п.",
        "е.",
        "до",
        "н.",
        "э.",
        "ж.",
        "б.",
        "у.",
        "с.",
        "А.",
        "С.",
        "Ө.",
        "Пушкин",
        "z",
        "é",
        "你",
        "😀",
    ],
    *[".", ",", "!", "?", "…", "'", "/", "&amp;", "&#8212;", BOUNDARY, "\N{THIN SPACE}", "\N{SOFT HYPHEN}"],
]
TEXTS = st.one_of(st.lists(st.sampled_from(FRAGMENTS), max_size=16).map("".join), st.text(max_size=40))


def all_but_marks_and_spaces(text: str) -> str:
    return "".join(one for one in text if one not in '"“”„‟«»‘’-–—' and not one.isspace())


@pytest.mark.parametrize("code", ["ru", "ky", "de"])
def test_only_marks_and_spaces_change_and_setting_twice_changes_nothing(code: str) -> None:
    """So no letter and no digit does."""
    known = language(code)

    @settings(max_examples=600, deadline=None, database=None, derandomize=True)
    @given(TEXTS)
    def holds(text: str) -> None:
        once = typeset(text, known)

        assert all_but_marks_and_spaces(once) == all_but_marks_and_spaces(text)
        assert typeset(once, known) == once

    holds()
