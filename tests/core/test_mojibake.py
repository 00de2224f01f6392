"""Letters that were read in a wrong encoding are found, and nothing that people write is taken for them."""

import random
from itertools import product

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st

from jarchy.core.mojibake import find
from tests.conftest import FROZEN, PROJECT, Site
from tests.core.test_characters import names


def misread(text: str, was: str, read_as: str) -> str:
    """A text as a program shows it that takes its bytes for another encoding; a byte without a sign stays a control."""
    return "".join(bytes([byte]).decode(read_as, "ignore") or chr(byte) for byte in text.encode(was, "ignore"))


SENTENCES = [
    "Бюджет города принят.",
    "Шаардык кеңеш бюджетти кабыл алды, өкмөт үчүн",
    "«Бюджет» — это № 5",
    "Да",
]


@pytest.mark.parametrize("read_as", ["cp1252", "latin-1", "cp1251", "cp866", "koi8-r", "cp437"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_utf_8_that_was_taken_for_something_else_is_found_and_undone(sentence: str, read_as: str) -> None:
    found = find(misread(sentence, "utf-8", read_as))

    assert found is not None
    assert found.offset == 0
    if read_as != "cp437":  # has signs that Unicode writes in two ways
        assert found.meant == sentence


@pytest.mark.parametrize(
    ("was", "read_as"), [("cp1251", "cp1252"), ("cp1251", "latin-1"), ("cp1251", "cp866"), ("cp866", "cp1251")]
)
def test_the_encodings_of_windows_and_dos_that_were_taken_for_each_other_are_found(was: str, read_as: str) -> None:
    found = find(misread("Бюджет города", was, read_as))

    assert found is not None
    assert found.meant == "Бюджет города"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lâ€™Ã©tÃ©", "l’été"),
        ("dÃ©jÃ\xa0 vu", "déjà vu"),
        ("Ã©tÃ©", "été"),
        ("KrakÃ³w", "Kraków"),
        ("â€œWordsâ€\x9d", "“Words”"),
        ("город вЂ” столица", "— столица"),
        ("закон в„– 5", "№ 5"),
        ("В«Media ForumВ»", "«Media Forum»"),
        ("ï»¿---", "\ufeff---"),
    ],
)
def test_a_single_letter_or_mark_is_found_where_it_can_be_nothing_else(typed: str, meant: str) -> None:
    found = find(typed)

    assert found is not None
    assert meant in found.meant


WORDS = [  # of other languages, in which letters and marks meet as in mojibake
    *("СІРІ", "ВІДІБРАНО", "дії", "її", "подій", "надії…", "Рівне", "Сіверськ", "РІВНЕ", "«дії»", "в „Ленте“", "в…»"),
    *("живёт в…»", "С°", "5 °С", "ёЁ", "Њ", "Љубав", "Ђорђе", "Ћирић", "Џ", "Ўзбекистон", "Ќерка", "РЎ", "В«", "№№"),
    *("þýðing", "Þjóðþing", "Vestur-Íslandi", "ríkisútvarpið", "«CAFÉ»", "IRMÃ»", "SÃO PAULO", "AÇÃO…", "naïve", "Ã…"),
    *("Đặng Thị Ngọc Thịnh", "ở Việt Nam", "ÂN", "äöüß ÄÖÜ", "àâçéèêëîïôûùüÿ", "l’Île-d’Yeu", "Ñandú", "año…"),
    *(
        "├── файл",
        "│ Бюджет │",
        "■ Текст",
        "Бренд® и Бренд®",
        "Бренд®/Бренд®",
        "пункт 5¬",
        "5±2",
        "а²+б²",
        "¿Qué?",
        "½",
        "–А–Б–В–Г",
    ),
]


@pytest.mark.parametrize("word", WORDS)
def test_what_people_write_is_no_mojibake(word: str) -> None:
    assert find(word) is None


@pytest.mark.parametrize("code", [code for code in locale_identifiers() if "_" not in code])
def test_no_name_in_any_language_of_the_world_is_mojibake(code: str) -> None:
    locale = Locale.parse(code)
    every = names(dict(locale.territories)) + names(dict(locale.languages)) + names(dict(locale.months))
    forms = [form.format(name) for name in every for form in ("{}", "«{}»", "„{}“", "“{}”…")]

    assert [one for name in forms for one in (name, name.upper()) if find(one)] == []


LETTERS = {
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ’",
    "Kyrgyz": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНҢОӨПРСТУҮФХЦЧШЩЪЫЬЭЮЯ",
    "Serbian": "абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ",
}
MARKS = [" ", "«", "»", "„", "“", "—", "–", "…", "№", ",", ".", "°", "§"]


@pytest.mark.parametrize("letters", LETTERS.values(), ids=LETTERS.keys())
def test_no_word_that_could_be_is_mojibake(letters: str) -> None:
    """Words of any letters, as words are written: small, with a capital, in capitals; marks around them."""
    half = len(letters) // 2
    small = letters[:half] + letters[half:].lower()
    words = st.text(small, min_size=1, max_size=12).flatmap(
        lambda word: st.sampled_from([word, word.title(), word.upper()])
    )
    texts = st.lists(st.tuples(words, st.sampled_from(MARKS)), min_size=1, max_size=8)

    @settings(max_examples=200, deadline=None, database=None, derandomize=True)
    @given(texts)
    def holds(text: list[tuple[str, str]]) -> None:
        assert find(" ".join(f"{mark}{word}{mark}" for word, mark in text)) is None

    holds()


def test_no_line_of_a_real_text_is_mojibake() -> None:
    files = [*FROZEN.glob("**/*.md"), *PROJECT.glob("docs/decisions/*.md"), *PROJECT.glob("templates/**/*.*")]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").split("\n")]

    assert len(lines) > 1000
    assert [line for line in lines if find(line)] == []


def test_words_of_two_scripts_beside_each_other_are_no_mojibake() -> None:
    chance = random.Random(5)
    latin, cyrillic = "éàüñßøåæðþýÉÀÜÑ", "абвгдеРСТУ"
    pairs = ["".join(chance.choices(latin, k=3)) + "".join(chance.choices(cyrillic, k=3)) for _ in range(500)]

    assert [pair for pair in pairs if find(pair)] == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/releases/a.ru.md", "---\ntitle: {}\ndate: 2018-07-01\n---\nТекст\n"),
        ("content/releases/a.ru.md", "---\ntitle: А\ndate: 2018-07-01\n---\n{}\n"),
        ("content/pages/a.ru.md", "---\ntitle: А\n---\n- {}\n- {}\n"),
    ],
)
def test_it_is_one_error_with_its_place_and_what_it_was(site: Site, path: str, text: str) -> None:
    garbled = misread("Бюджет города принят.", "utf-8", "cp1251")
    site.write(path, text.format(*[garbled] * 2))
    found = site.errors()
    before = text.partition("{}")[0]

    assert [one.code for one in found] == ["mojibake"]
    assert (found[0].where.line, found[0].where.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert "“Бюджет города принят.”" in found[0].hint


def test_the_sites_own_file_is_looked_through(site: Site) -> None:
    site.replace("content/site.yaml", "Вестник", misread("Вестник", "utf-8", "cp1252"))

    assert [one.code for one in site.errors()] == ["mojibake"]


def test_pairs_of_capitals_are_no_mojibake() -> None:
    """Each pair of capitals of Cyrillic beside each pair: what looks like UTF-8 most."""
    capitals = "РСТУВГІЇЄҐЎЈЉЊЋЂЃЌЏЅЁ"
    words = ["".join(letters) for letters in product("РСВГ", capitals, "РСВГ", capitals)]

    assert [word for word in words if find(word)] == []
