"""Slips of the keyboard are found in a text, with what was meant; what may be meant as it is, is let be."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jarchy.i18n.language import language
from jarchy.i18n.typography import typeset
from jarchy.i18n.typos import find_typos, find_unpaired, may_have_typos


def mended(text: str, lang: str = "ru", *, is_certain: bool = True) -> str:
    """The text as it was meant: with the certain corrections alone, or with the others alone."""
    for typo in sorted(find_typos(text, language(lang)), reverse=True):
        if typo.is_certain == is_certain:
            text = text[: typo.start] + typo.meant + text[typo.end :]
    return text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("бюджет  принят", "бюджет принят"),
        ("принят , а вчера ,сегодня", "принят, а вчера, сегодня"),
        ("принят,а вчера", "принят, а вчера"),
        ("принят . И всё !", "принят. И всё!"),
        ("итог : принят", "итог: принят"),
        ("Тел .: 62 00 00, неужели ?!", "Тел.: 62 00 00, неужели?!"),
        ("в 10 :00", "в 10:00"),
        ("стоимость:12 млн, дома:5 этажей", "стоимость: 12 млн, дома: 5 этажей"),
        ("дороги;мосты;2 школы и кредит,12 млн", "дороги; мосты; 2 школы и кредит, 12 млн"),
        ("( да ) и « нет »", "(да) и «нет»"),
        ("и так далее...", "и так далее…"),
        ("бюджет - это закон", "бюджет — это закон"),
        ("**бюджет** -- закон", "**бюджет** — закон"),
        ("№5", "№ 5"),
        ("cтраны и вирyc", "страны и вирус"),
        ("СОVID", "COVID"),
        ("exаmple", "example"),
        ("в поряд¬ке", "в порядке"),
        ("ﬁнал oﬃce ﬂag", "fiнал office flag"),
        ("пресс‐центр, 10‐15", "пресс-центр, 10-15"),
    ],
)
def test_what_can_only_be_meant_in_one_way_is_certain(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("жаҥы", "жаңы"), ("Ѳкмөт", "Өкмөт"), ("мvмкүн", "мүмкүн"), ("кɵз Ұлуу", "көз Үлуу"), ("оргaны", "органы")],
)
def test_letters_that_look_like_kyrgyz_ones_are_certain_in_a_kyrgyz_text(typed: str, meant: str) -> None:
    assert mended(typed, "ky") == meant


@pytest.mark.parametrize(
    ("typed", "meant", "lang"),
    [
        ("aта Aта Aлардын", "ата Ата Алардын", "ky"),
        ("5 aта", "5 ата", "ky"),
        ("oни cами", "они сами", "ru"),
        ("Nokiа", "Nokia", "ru"),
    ],
)
def test_what_only_looks_like_an_ending_behind_a_latin_word_is_mended(typed: str, meant: str, lang: str) -> None:
    assert mended(typed, lang) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("в ул.Ленина", "в ул. Ленина"),
        ("сказал он..", "сказал он."),
        ("2 ,5 га за 1234 ,50 сома", "2,5 га за 1234,50 сома"),
        ("счёт 3 :2, в 10 :15", "счёт 3:2, в 10:15"),
        ("адрес:Ош. Ура!Победа", "адрес: Ош. Ура! Победа"),
        ("вчера -сегодня", "вчера — сегодня"),
        ("Вчера- Сегодня вчера- Ош", "Вчера — Сегодня вчера — Ош"),
        ("Строитель- ство", "Строительство"),
    ],
)
def test_what_may_be_meant_otherwise_is_only_proposed(typed: str, meant: str) -> None:
    assert mended(typed) == typed
    assert mended(typed, is_certain=False) == meant


@pytest.mark.parametrize(
    ("typed", "meant", "other"),
    [
        ("дом по-\nстроен", "дом построен", "дом по-строен"),
        ("Строитель-\n  ство", "Строительство", "Строитель-ство"),
        ("в поряд¬\nке", "в порядке", ""),
        ("аэро\u00ad\nпорт", "аэропорт", ""),
        ("> Строитель-\n> ство", "> Строительство", "> Строитель-ство"),
        ("Строитель- ство", "Строительство", "Строитель — ство"),
        ("кто-\nто", "кто-то", ""),
        ("на юго-\nвосток из-\nза", "на юго-восток из-за", ""),
        ("сказал по-\nрусски, во-\nпервых", "сказал по-русски, во-первых", ""),
        ("пресс-\nцентр 12-\nлетний", "пресс-центр 12-летний", ""),
        ("с 9:00-\n18:00, 2018–\n2020", "с 9:00-18:00, 2018–2020", ""),
        ("на 12,\n5 млн", "на 12,5 млн", ""),
    ],
)
def test_a_word_or_a_number_that_a_line_has_divided_is_proposed_whole(typed: str, meant: str, other: str) -> None:
    otherwise = typed
    for typo in sorted(find_typos(typed, language("ru")), reverse=True):
        otherwise = otherwise[: typo.start] + typo.other + otherwise[typo.end :]

    assert mended(typed) == typed
    assert mended(typed, is_certain=False) == meant
    assert otherwise == other or not other


def test_a_divided_kyrgyz_word_is_proposed_whole() -> None:
    assert mended("мектеп ку-\nрулду, бала-\nбала", "ky", is_certain=False) == "мектеп курулду, бала-бала"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("аудио-\nи видеозапись в 2017,\n2018 годах, 5, 10,\n15 млн, Ош-\nБишкек", "ru"),
        ("аты-\nжана жөнү", "ky"),
        ("Wi-Fi-сеть и IT-отрасль, COVID-19", "ru"),
        ("аудио- и видеозапись", "ru"),
        ("10 - 15 и 3:1", "ru"),
        ("правда?.. да!.. ладно", "ru"),
        ("смайл :)", "ru"),
        ("привет:D и привет :3", "ru"),
        ("10:00, 1:50 000, 3:1, 1 : 50 000, 2018-07-03T10:00:00", "ru"),
        ("домен .ru, http: и тел.:0312 62 00 00, стр.5, дом(а), 1,5", "ru"),
        ("дождь :( Мы промокли, но ;-( Снова", "ru"),
        ("сайт мэрия.рф", "ru"),
        ("1,5 млн", "ru"),
        ("Құрманғазы", "ky"),
        ("+18ден +22 °Cге, 22°Cка, 10 kWге", "ky"),
        ("PDFти, CO2ни, CEOго, BBCнин, WhatsAppтан, Facebookке", "ky"),
        ("PDFом, SMSки, COVIDа, WhatsAppом", "ru"),
        ("ң ө ү Ң Ө Ү", "ky"),
        ("аты- жана жөнү", "ky"),
        ("« Bonjour » : oui !", "fr"),
        ("and so on...", "en"),
    ],
)
def test_what_is_meant_as_it_is_typed_is_no_slip(text: str, lang: str) -> None:
    assert [typo for typo in find_typos(text, language(lang)) if not typo.is_set] == []


def test_of_a_word_that_can_be_read_in_both_alphabets_nobody_knows_the_meaning() -> None:
    (typo,) = find_typos("CОР", language("ru"))

    assert (typo.is_certain, typo.letters) == (False, "C")


@pytest.mark.parametrize(
    ("text", "kind", "at"),
    [
        ("форума ««Роль общин» в городе", "doubled-mark", 7),
        ("форума «Роль общин»»", "doubled-mark", 19),
        ("форума «Роль общин", "unpaired-mark", 7),
        ("форума Роль общин»", "unpaired-mark", 17),
        ('форума "Роль общин', "unpaired-mark", 7),
        ("«««Роль»", "unpaired-mark", 1),
    ],
)
def test_a_mark_without_a_pair_is_found(text: str, kind: str, at: int) -> None:
    typo = find_unpaired(text, language("ru"))

    assert typo
    assert (typo.kind, typo.start) == (kind, at)


@pytest.mark.parametrize("text", ["«Форум «Роль общин»»", '"Форум" и «Роль»', 'экран 24"', "нет марок"])
def test_marks_in_pairs_are_not(text: str) -> None:
    assert find_unpaired(text, language("ru")) is None


BROKEN = "ﬁﬂ"  # two letters in one sign
TYPED = st.text(BROKEN + "\n¬‐\u00adабвйөңүАБcoxV 0123,.;:!?()«»\"„“-—№…*'", max_size=40)


@given(TYPED, st.sampled_from(["ru", "ky", "en", "fr"]))
def test_a_text_with_a_slip_never_passes_the_fast_test(text: str, lang: str) -> None:
    known = language(lang)

    assert may_have_typos(text, known) or not [typo for typo in find_typos(text, known) if not typo.is_set]


@given(TYPED, st.sampled_from(["ru", "ky"]))
def test_what_typography_sets_for_readers_is_the_same_after_it_was_mended(text: str, lang: str) -> None:
    """So nobody is warned of it."""
    known = language(lang)
    if all(typo.is_set for typo in find_typos(text, known)):
        assert typeset(mended(text, lang), known) == typeset(text, known)


@given(TYPED, st.sampled_from(["ru", "ky", "en"]))
def test_corrections_change_no_letter_but_those_of_another_alphabet(text: str, lang: str) -> None:
    for typo in find_typos(text, language(lang)):
        typed = text[typo.start : typo.end]
        if typo.kind != "look-alike" and not set(typed) & set(BROKEN):
            assert [one for one in typed if one.isalnum()] == [one for one in typo.meant if one.isalnum()]
        elif typo.is_certain and typo.kind == "look-alike":
            assert {one for one, other in zip(typed, typo.meant, strict=True) if one != other} == {
                *typo.letters.split(", ")
            }


@given(TYPED, st.sampled_from(["ru", "ky", "en", "fr"]))
@example("«  Бюджет (  принят", "ru")
def test_no_two_slips_overlap(text: str, lang: str) -> None:
    typos = sorted(find_typos(text, language(lang)))

    assert all(one.end <= other.start for one, other in pairwise(typos))
