"""Characters that no reader sees are right where a language spells with them, and nowhere else."""

import re
import unicodedata

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from jarchy.core.characters import FORBIDDEN, is_suspect, read_line
from jarchy.core.decoding import decode
from jarchy.problems import errors
from tests.conftest import Site


def strange(text: str, *, right_to_left: bool = False) -> list[tuple[int, str]]:
    return [(one.offset, one.problem) for one in read_line(text, right_to_left=right_to_left).strange]


@pytest.mark.parametrize(
    "text",
    [
        "ශ්\u200dරී ලංකා",  # Sinhala
        "क्\u200dष, क्\u200cष",  # Devanagari
        "র\u200d্যাব",  # Bengali
        "അവന്\u200d",  # Malayalam
        "می\u200cخواهم، کتاب\u200cها، PDF\u200cها، ه\u200d.ش",  # Persian
        "ភាសា\u200bខ្មែរ, ภาษา\u200bไทย, မြန်\u200bမာ",  # scripts without spaces between words
        "ᠮᠣᠩᠭᠣᠯ\u180e\u180b",  # Mongolian
        "葛\U000e0100城市",  # a Japanese name in the form of its owner
        "👩\u200d💻 👨\u200d👩\u200d👧 🧑🏽\u200d🚒 🐈\u200d⬛ 🏳\ufe0f\u200d🌈 ❤\ufe0f 1\ufe0f⃣ ☎\ufe0e",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # the flag of Scotland
        "текст שלום\u200f! \u2067שלום\u2069 عربي\u061c",  # text from right to left in a line of Russian
        "2018\u00a0г., 1\u202f250, му\u00adниципалитет, 5\u2009км",
    ],
)
def test_what_a_script_spells_with_is_text(text: str) -> None:
    assert strange(text) == []
    assert read_line(text, right_to_left=False).text == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Бюд\u200bжет", "Бюджет"),
        ("а\u200cб\u200dв", "абв"),
        ("1\u200d2", "12"),
        ("👩\u200d а", "👩 а"),
        ("а\u200eб\u200fв\u061c", "абв"),
        ("\u2068+996 312\u2069", "+996 312"),
        ("\u2067שלום", "שלום"),  # is never closed: it would turn around what follows on a page
        ("не\u2060т, \ufeffда, \u2063нет", "нет, да, нет"),
        ("Бюджет\ufe0f", "Бюджет"),
        ("❤\ufe0f\ufe0f", "❤\ufe0f"),
        ("скрыто\U000e0053\U000e0054", "скрыто"),
        ("а\u3164б\u115fв\u17b4г\u034fд\u180eе", "абвгде"),
    ],
)
def test_what_no_reader_would_miss_is_left_out_with_a_warning(text: str, read: str) -> None:
    assert read_line(text, right_to_left=False).text == read
    assert {code for _, code in strange(text)} == {"left-out"}


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("аб\x00", 2),
        ("а\x08б", 1),
        ("а\x1b[31m", 1),
        ("аб\x0bв", 2),  # Word's line break
        ("аб\u2028в", 2),
        ("аб\u2029в", 2),
        ("а\u202eб\u202c", 1),
        ("שלום \u202eб", 5),  # an override lies in every language
        ("а\x96б", 1),
        ("бюд\ufffdет", 3),
        ("см.\ufffc", 3),
        ("\uf0b7 пункт", 0),  # a bullet of Word's
        ("\uf0a7 пункт", 0),
        ("\U000f0001", 0),
        ("а\ufff9б", 1),
        ("а\ufdd0", 1),
        ("а\uffff", 1),
        ("а\U0002ffff", 1),
    ],
)
def test_what_makes_a_text_say_something_else_is_an_error(text: str, offset: int) -> None:
    assert (offset, "character") in strange(text)
    assert (offset, "character") in strange(text, right_to_left=True)


def test_what_it_was_is_said_where_it_is_known() -> None:
    remedies = {
        text: read_line(text, right_to_left=False).strange[0].words["remedy"] for text in "\x96\uf0b7\u2028\ufffc"
    }

    assert remedies["\x96"] == "type “–” in its place"
    assert "“- ”" in remedies["\uf0b7"]
    assert "press Enter" in remedies["\u2028"]
    assert "pictures:" in remedies["\ufffc"]


def test_direction_marks_are_text_in_a_language_that_runs_from_right_to_left() -> None:
    assert strange("2018\u200f-07\u200e", right_to_left=True) == []
    assert strange("2018\u200f-07\u200e") == [(4, "left-out"), (8, "left-out")]


def test_everything_that_unicode_calls_unseen_has_a_class() -> None:
    """Controls, formats, separators of lines, surrogates, private use; but for soft hyphens, tabs and line feeds."""
    categories = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co")
    unseen = {one for one in map(chr, range(0x110000)) if unicodedata.category(one) in categories}
    numerals = {one for one in unseen if "ARABIC" in unicodedata.name(one, "") or "KAITHI" in unicodedata.name(one, "")}
    rare = {one for one in unseen if 0x13430 <= ord(one) <= 0x1345F or ord(one) == 0x070F}  # hieroglyphs, Syriac
    missing = {one for one in unseen - numerals - rare if not is_suspect(one)}

    assert missing == {"\t", "\n", "\u00ad"}


def names(data: object) -> list[str]:
    if isinstance(data, str):
        return [data]
    values = data.values() if isinstance(data, dict) else data if isinstance(data, tuple | list) else ()
    return [name for value in values for name in names(value)]


@pytest.mark.parametrize("code", [code for code in locale_identifiers() if "_" not in code])
def test_no_language_of_the_world_has_a_name_that_is_refused(code: str) -> None:
    """CLDR has names of countries, languages and months as each language spells them."""
    locale = Locale.parse(code)
    text = "\n".join(names(dict(locale.territories)) + names(dict(locale.languages)) + names(dict(locale.months)))
    typed = f"{text}\n«{text}»\n{text.upper()}".encode()
    _, found = decode("a.md", typed, right_to_left=locale.text_direction == "rtl")

    assert errors(found) == []
    assert [one for one in found if one.words["character"] != "U+200C ZERO WIDTH NON-JOINER"] == []  # twice in Kannada


def test_a_link_may_hold_no_direction_mark() -> None:
    assert re.search(FORBIDDEN, "https://example.org/\u200f")
    assert not re.search(FORBIDDEN, "https://example.org/می\u200cخواهم")


RELEASE = "---\ntitle: {}\ndate: 2018-07-01\n---\n{}\n"


@pytest.mark.parametrize(
    ("title", "body", "code", "place"),
    [
        ("Бюд\u202eжет", "Текст.", "character", (2, 11)),
        ('"Бюд\\u202eжет"', "Текст.", "character", (2, 8)),
        ('"Бюд\\uf0b7жет"', "Текст.", "character", (2, 8)),
        ('"Бюд\\u200bжет"', "Текст.", "left-out", (2, 8)),
        ("Бюджет", "Слово &#x202e; тут.", "character", (5, 7)),
        ("Бюджет", "**Слово** &zwj; тут.", "character", (5, 11)),
        ("Бюджет", "Слово\u200b тут.", "left-out", (5, 6)),
    ],
)
def test_a_character_is_found_however_it_is_written(
    site: Site, title: str, body: str, code: str, place: tuple[int, int]
) -> None:
    site.write("content/releases/a.ru.md", RELEASE.format(title, body))

    found = [(one.code, (one.where.line, one.where.column)) for one in site.problems()]

    assert (code, place) in found
    assert "markdown" not in [one for one, _ in found]


def test_what_is_left_out_is_on_no_page(site: Site) -> None:
    site.write(
        "content/releases/a.ru.md", RELEASE.format("Бюд\u200bжет", "Слово *\u200bважное*, \ufeff**сильное**\u200b.")
    )
    site.replace("content/site.yaml", "title: Вестник", "title: Вест\u200bник")
    built = site.build()

    assert built.says("\u200b") == built.says("\ufeff") == []
    assert "Слово <em>важное</em>, <strong>сильное</strong>." in built.page("/ru/releases/a/")
    assert built.warnings.count("left-out") == 3


def test_what_is_found_later_has_its_place_in_the_file_too(site: Site) -> None:
    site.write("content/releases/a.ru.md", RELEASE.format("А", "Бюд\u200bжет [мэр](person:nobody)."))
    place = next(one.where for one in site.errors() if one.code == "unknown-reference")

    assert (place.line, place.excerpt[place.column - 1 :][:6]) == (5, "person")


def test_all_slips_of_a_file_are_said_at_once(site: Site) -> None:
    """Whatever its characters are: a text of another encoding, too."""
    text = "---\ntitle: Бюджет\ndate: вчера\nembrago: 2018-08-01\n---\n\u202eТекст [там](x:y).\n"
    site.write("content/releases/a.ru.md", text)
    site.write("content/releases/b.ru.md", text.replace("\u202e", "").encode("cp1251"))
    found = {(one.where.path[-7], one.code) for one in site.errors()}

    assert found == {
        *(("a", code) for code in ("character", "value", "unknown-key", "unsafe-link")),
        *(("b", code) for code in ("encoding", "value", "unknown-key", "unsafe-link")),
    }


def test_a_persian_document_keeps_its_joiners_and_marks_also_written_as_references(site: Site) -> None:
    locale = site.text("templates/locale/ru.po")
    site.write("templates/locale/fa.po", locale.replace("Language: ru", "Language: fa"))
    site.replace("content/site.yaml", "  ru:\n", "  fa:\n    title: ا\n    tags:\n      forum: ا\n  ru:\n")
    site.write("content/releases/a.fa.md", RELEASE.format("می\u200cخواهم", "2018\u200f-07 &rlm;(5)\n\nمی&zwnj;خواهم."))

    assert [one for one in site.problems() if one.code in ("character", "left-out", "markdown")] == []
