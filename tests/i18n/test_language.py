"""Dates, sorting, names and directions: what differs between languages, as printers and officials want it."""

from datetime import date

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from jarchy.i18n.language import FROM_CLDR, language
from jarchy.i18n.typography import breakable

NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW_NO_BREAK = "\N{NARROW NO-BREAK SPACE}"  # no web font's subset has it

RUSSIAN_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
KYRGYZ_MONTHS = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
KYRGYZ_POSSESSIVES = "январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры".split()
KYRGYZ_ALPHABET = "АБВГДЕЁЖЗИЙКЛМНҢОӨПРСТУҮФХЦЧШЩЪЫЬЭЮЯ"
RUSSIAN_ALPHABET = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"


def in_order(code: str, words: str) -> str:
    return " ".join(sorted(words.split(), key=language(code).sort_key))


@pytest.mark.parametrize(("number", "month"), list(enumerate(RUSSIAN_MONTHS, 1)))
def test_a_russian_date_has_its_month_in_the_genitive(number: int, month: str) -> None:
    day = date(2018, number, 3)

    assert language("ru").date(day) == f"3{NO_BREAK}{month} 2018{NO_BREAK}г."
    assert language("ru").short_date(day) == f"3{NO_BREAK}{month} 2018{NO_BREAK}г."


@pytest.mark.parametrize(("number", "month"), list(enumerate(KYRGYZ_POSSESSIVES, 1)))
def test_a_kyrgyz_date_in_text_is_the_one_of_state_bodies(number: int, month: str) -> None:
    assert breakable(language("ky").date(date(2018, number, 3))) == f"2018-жылдын 3-{month}"


@pytest.mark.parametrize(("number", "month"), list(enumerate(KYRGYZ_MONTHS, 1)))
def test_a_kyrgyz_date_in_a_list_begins_with_the_year(number: int, month: str) -> None:
    assert breakable(language("ky").short_date(date(2018, number, 3))) == f"2018-ж. 3-{month}"


def test_a_day_is_written_without_a_leading_zero() -> None:
    assert language("ru").date(date(2019, 1, 1)) == f"1{NO_BREAK}января 2019{NO_BREAK}г."
    assert language("ru").date(date(2019, 12, 31)) == f"31{NO_BREAK}декабря 2019{NO_BREAK}г."
    assert breakable(language("ky").date(date(2019, 12, 31))) == "2019-жылдын 31-декабры"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("de", "3. Juli 2018"),
        ("en", f"3{NO_BREAK}July 2018"),
        ("en-US", "July 3, 2018"),
        ("ar", "3 يوليو 2018"),
        ("uk", f"3 липня 2018{NO_BREAK}р."),
        ("pt-BR", "3 de julho de 2018"),
    ],
)
def test_any_other_language_takes_its_dates_from_cldr(code: str, expected: str) -> None:
    assert language(code).date(date(2018, 7, 3)) == expected
    assert language(code).short_date(date(2018, 7, 3)) == expected


@pytest.mark.parametrize("code", ["ar", "be", "bg", "de", "en", "fa", "fr", "he", "kk", "ky", "ru", "tg", "uk", "uz"])
def test_no_date_has_a_space_that_fonts_lack(code: str) -> None:
    days = [date(2018, month, 3) for month in range(1, 13)]
    dates = [form(day) for day in days for form in (language(code).date, language(code).short_date)]

    assert NARROW_NO_BREAK not in "".join(dates)
    assert len(set(dates)) >= 12


@pytest.mark.parametrize(
    ("code", "endonym"),
    [
        ("ky", "Кыргызча"),
        ("ru", "Русский"),
        ("de", "Deutsch"),
        ("en", "English"),
        ("ar", "العربية"),
        ("kk", "Қазақ тілі"),
        ("pt-BR", "Português (Brasil)"),
        ("en-GB", "English (United Kingdom)"),
    ],
)
def test_a_language_calls_itself_by_its_own_name(code: str, endonym: str) -> None:
    """Capitalised as in a menu; what CLDR writes with a capital keeps it."""
    assert language(code).endonym == endonym


@pytest.mark.parametrize("code", ["en", "ky", "ru"])
def test_what_is_known_of_a_language_is_what_cldr_says(code: str) -> None:
    """It is stated again because it takes long to look up there."""
    for name, read in FROM_CLDR.items():
        assert getattr(language(code), name) == read(Locale.parse(code))


@pytest.mark.parametrize(
    ("code", "direction"),
    [("ky", "ltr"), ("ru", "ltr"), ("de", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("he", "rtl"), ("ur", "rtl")],
)
def test_a_language_knows_its_direction(code: str, direction: str) -> None:
    assert language(code).direction == direction


@pytest.mark.parametrize("code", ["kg", "xx", "", "ru_RU", "../ru", "ру", "x" * 300])
def test_what_is_no_language_is_a_lookup_error(code: str) -> None:
    with pytest.raises(LookupError):
        language(code)


@pytest.mark.parametrize("code", ["KY", "Ru", "pt-br", "und"])
def test_a_code_is_written_in_one_way_only(code: str) -> None:
    """Or Kyrgyz written KY would have none of the data of ky, and an address of its own."""
    with pytest.raises(LookupError):
        language(code)


@pytest.mark.parametrize(("code", "alphabet"), [("ky", KYRGYZ_ALPHABET), ("ru", RUSSIAN_ALPHABET)])
def test_letters_sort_as_in_the_alphabet_in_capitals_and_small(code: str, alphabet: str) -> None:
    key = language(code).sort_key

    assert "".join(sorted(sorted(alphabet), key=key)) == alphabet
    assert "".join(sorted(sorted(alphabet.lower()), key=key)) == alphabet.lower()
    assert [key(letter) for letter in alphabet] == [key(letter) for letter in alphabet.lower()]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ky", "Нур Нюра Ңа Ой Ош Өзгөн Өт Панфилов"),
        ("ky", "Тоң Уя Үй Үч Фрунзе"),
        ("ky", "Ежи Ель Ёж Ёлка Жол"),
        ("ru", "Дом Ёж Ежевика Ежи Ёлка Ель Жук"),
        ("ru", "Алма Баян Ъ Ыр Ь Эхо Юг Яма"),
        ("ru", "Иван Йод Кино"),
    ],
)
def test_words_sort_as_in_a_dictionary(code: str, words: str) -> None:
    assert in_order(code, " ".join(reversed(words.split()))) == words


def test_capital_and_small_letters_sort_alike() -> None:
    assert in_order("ky", "ҮЧ үй ӨТ өзгөн ҢА нур") == "нур ҢА өзгөн ӨТ үй ҮЧ"


def test_digits_and_other_alphabets_come_before_letters() -> None:
    assert in_order("ru", "Алма Zebra 100") == "100 Zebra Алма"


def test_the_shorter_of_two_words_comes_first() -> None:
    assert in_order("ky", "Ошский Ош") == "Ош Ошский"


def test_a_language_without_an_alphabet_sorts_letters_without_their_marks() -> None:
    assert in_order("de", "Zug Öl Ostern Ofen Ärger Azur Apfel") == "Apfel Ärger Azur Ofen Öl Ostern Zug"
    assert in_order("fr", "cotes coté cote") == "cote coté cotes"


def test_sorting_is_by_language_and_not_by_code_point() -> None:
    words = "Ө Я Ң А Ё"

    assert in_order("ky", words) == "А Ё Ң Ө Я"
    assert " ".join(sorted(words.split())) != in_order("ky", words)


@pytest.mark.parametrize(
    ("code", "locale"), [("ky", "ky_KG"), ("ru", "ru_RU"), ("uz", "uz_UZ"), ("pt-BR", "pt_BR"), ("sr-Cyrl", "sr_RS")]
)
def test_open_graph_wants_a_country_beside_the_language(code: str, locale: str) -> None:
    assert language(code).locale == locale


def test_every_language_of_cldr_is_one() -> None:
    """Also Norwegian by its old code, whose full name CLDR does not have."""
    known = {code: language(code) for code in (name.replace("_", "-") for name in locale_identifiers())}

    assert known["no"].locale == "no_NO"
    assert [code for code, one in known.items() if not one.endonym or "None" in one.locale] == []
    assert [code for code, one in known.items() if not one.date(date(2018, 7, 3))] == []


@pytest.mark.parametrize(
    ("code", "name", "sorted_as"), [("ky", "Айгүл Асанова", "Асанова Айгүл"), ("hu", "Kovács Anna", "Kovács Anna")]
)
def test_a_language_knows_which_word_of_a_name_is_the_surname(code: str, name: str, sorted_as: str) -> None:
    assert language(code).by_surname(name) == sorted_as
