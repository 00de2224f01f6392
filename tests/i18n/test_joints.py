"""What a line does not part, and what it may: the same words mean one thing here and another there."""

import pytest

from jarchy.i18n.boundaries import BOUNDARY
from jarchy.i18n.known_languages import NO_BREAK_HYPHEN, NO_BREAK_SPACE
from jarchy.i18n.language import language
from jarchy.i18n.typography import typeset
from tests.conftest import Site
from tests.i18n.test_typography import shown


@pytest.mark.parametrize("code", ["ru", "ky", "en"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0312 62 00 00", "0312_62_00_00"),
        ("0312 62-00-00,", "0312_62=00=00,"),
        ("62-00-00", "62=00=00"),
        ("62 00 00", "62_00_00"),
        ("312 62 12 34", "312_62_12_34"),
        ("+996 312 62-00-00", "+996_312_62=00=00"),
        ("+996 (312) 62-00-00", "+996_(312)_62=00=00"),
        ("+996(312)620000", "+996(312)620000"),
        ("(0312) 62-00-00", "(0312)_62=00=00"),
        ("0555 123 456", "0555_123_456"),
        ("0 555 12 34 56", "0_555_12_34_56"),
        ("8 800 200 00 00", "8_800_200_00_00"),
        ("8 (0312) 620 000", "8_(0312)_620_000"),
        ("+996 312\n620000", "+996_312_620000"),
        ("0312 62 00 00, 0312 62 00 01", "0312_62_00_00, 0312_62_00_01"),
    ],
)
def test_a_telephone_number_stays_on_one_line(typed: str, expected: str, code: str) -> None:
    assert shown(typed, code) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("по телефону +996 (312) 62-00-00, 5", "по_телефону +996_(312)_62=00=00, 5"),
        ("по тел. +996 (312) 62-00-00, 5", "по тел._+996_(312)_62=00=00, 5"),
        ("по телефону 0312 62-00-00", "по_телефону_0312_62=00=00"),
    ],
)
def test_a_line_ends_before_a_number_that_does_not_fit_into_it_together_with_its_words(
    typed: str, expected: str
) -> None:
    """Else a small phone would part the number, where it happens to end."""
    assert shown(typed, "ru") == expected
    assert typeset(typeset(typed, language("ru")), language("ru")) == typeset(typed, language("ru"))


@pytest.mark.parametrize("code", ["ru", "ky", "en"])
@pytest.mark.parametrize(
    "text",
    [
        "1 25",
        "2018 100 000",
        "2018 5",
        "5 (10) 20",
        "0312 62 00 00 0312 62 00 01",
        "10 20 5",
        "2 4 8 16 32 64",
        "12 15 18 20",
        "10 20 30 40 50",
        "0 1 2 3 4 5 6 7 8 9",
        "0 5 10 15 20 25",
    ],
)
def test_groups_of_digits_that_may_be_two_numbers_are_parted(text: str, code: str) -> None:
    """So is what is longer than any telephone number."""
    assert shown(text, code) == text


@pytest.mark.parametrize("code", ["ru", "ky", "en"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("10:00 — 18:00", "10:00_—_18:00"),
        ("10:00 - 18:00", "10:00_-_18:00"),
        ("10:00 -- 18:00", "10:00_--_18:00"),
        ("9.00 – 18.00", "9.00_–_18.00"),
        ("10:00-18:00", "10:00=18:00"),
        ("2017 — 2018", "2017_—_2018"),
        ("5 km - 10 km", "5_km_-_10_km"),
        ("$5 - $10", "$5_-_$10"),
        (f"{BOUNDARY}10:00{BOUNDARY} – 18:00", f"{BOUNDARY}10:00{BOUNDARY}_–_18:00"),
        ("1 250 000 — 1 500 000", "1_250_000_— 1_500_000"),
        ("10 - 15 - 20 - 25", "10_-_15_- 20_- 25"),
    ],
)
def test_a_range_of_two_short_numbers_stays_on_one_line(typed: str, expected: str, code: str) -> None:
    """Others may be parted behind the mark, as text may; or a row of them would be wider than a page."""
    typed, expected = (one.replace("km", "км") if code != "en" else one for one in (typed, expected))

    assert shown(typed, code) == expected


@pytest.mark.parametrize(
    ("code", "typed", "expected"),
    [
        ("ru", "5 км — 7 км", "5_км_—_7_км"),
        ("ru", "5 — 7 км", "5_—_7_км"),
        ("ru", "10 % – 12 %", "10_%_–_12_%"),
        ("ru", "1 час – 2 часа", "1_час_–_2_часа"),
        ("ru", "на 2027 год — 12,4 млрд сомов", "на_2027_год_— 12,4_млрд_сомов"),
        ("ru", "на 2027 год - 12,4 млрд", "на_2027_год_— 12,4_млрд"),
        ("ru", "К 1 мая - 15 школ", "К_1_мая_— 15_школ"),
        ("ru", "5 школ - 1200 мест", "5_школ_— 1200_мест"),
        ("ru", "2026 г. — 50 % скидки", "2026_г._— 50_% скидки"),
        ("ky", "3 мектеп - 1200 орун", "3_мектеп_— 1200_орун"),
        ("ky", "5 км — 7 км", "5_км_—_7_км"),
        ("ky", "22 °C – 25 °Cге", "22_°C_–_25_°Cге"),
        ("en", "5 parks – 15 people", "5_parks – 15_people"),
    ],
)
def test_a_range_has_one_unit_and_else_a_dash_parts_two_numbers(code: str, typed: str, expected: str) -> None:
    assert shown(typed, code) == expected
    assert typeset(typeset(typed, language(code)), language(code)) == typeset(typed, language(code))


@pytest.mark.parametrize(
    ("code", "typed", "expected"),
    [
        ("ru", "1,5 миллиарда сомов — это", "1,5_миллиарда сомов_— это"),
        ("ru", "1,5 миллиарда сомов", "1,5_миллиарда_сомов"),
        ("ru", "на 2017 — 12,4 млрд сомов", "на_2017_— 12,4_млрд_сомов"),
        ("ru", "5 тыс. — 7 тыс. сомов", "5_тыс._— 7_тыс._сомов"),
        ("ru", f"{BOUNDARY}1,5{BOUNDARY} миллиарда сомов — это", f"{BOUNDARY}1,5{BOUNDARY}_миллиарда сомов_— это"),
        ("ru", "и при правительственных встречах", "и_при_правительственных встречах"),
        ("ru", "и при сельскохозяйственных школах", "и_при сельскохозяйственных школах"),
        ("ru", "И. О. Иванов-Токтосуналиев", "И._О._Иванов-Токтосуналиев"),
        ("ru", "И. О. Абдырахмановтоктосуналиев", "И._О. Абдырахмановтоктосуналиев"),
        ("ru", f"слово{NO_BREAK_SPACE}слово{NO_BREAK_SPACE}слово{NO_BREAK_SPACE}слово", "слово_слово слово_слово"),
    ],
)
def test_what_is_held_together_is_parted_where_it_holds_least_if_it_is_longer_than_a_line(
    code: str, typed: str, expected: str
) -> None:
    """Else a small phone would tear a word of it, wherever the line happens to end."""
    assert shown(typed, code) == expected
    assert typeset(typeset(typed, language(code)), language(code)) == typeset(typed, language(code))


@pytest.mark.parametrize("code", ["ru", "ky", "en"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Ак-Бууру", "Ак=Бууру"),
        ("«Ош-Курулуш»", "«Ош=Курулуш»"),
        ("Jalal-Abad", "Jalal=Abad"),
        (f"{BOUNDARY}Кара-Суу{BOUNDARY}", f"{BOUNDARY}Кара=Суу{BOUNDARY}"),
        ("Иванов-Токтосуналиев", "Иванов-Токтосуналиев"),
        ("Ош-Кара-Суу", "Ош-Кара-Суу"),
        ("Ош-город, юго-Восток, Ту-154", "Ош-город, юго-Восток, Ту-154"),
        ("https://e.org/Ak-Bura", "https://e.org/Ak-Bura"),
    ],
)
def test_a_short_name_of_two_parts_is_not_parted_at_its_hyphen(typed: str, expected: str, code: str) -> None:
    assert shown(typed, code) == expected
    assert typeset(typeset(typed, language(code)), language(code)) == typeset(typed, language(code))


@pytest.mark.parametrize(
    ("code", "held"),
    [
        (
            "ru",
            "доб. 105|каб. 12|Каб. 12|ТЕЛ. 0312|стр. 5|тел. 0312|тел.: 0312|Тел. 0312|ст. 5|п. 3|гл. 2|д. 5|кв. 7|",
        ),
        ("ru", "к. 12|корп. 2|т. 2|рис. 1|ул. 7 Апреля|статья 5|главу 2|факс: 0312|стр. № 5|доб 105|"),
        (
            "ru",
            "ул. Чуй|г. Ош|пр. Манаса|просп. «Манас»|мкр. Джал|с. Арашан|им. Токтогула|проф. Асанов|г-н Асанов|",
        ),
        (
            "ru",
            "Ч. Айтматов|Ч. Айтматова|Ч. Т. Айтматов|Ч. АЙТМАТОВ|Айтматов Ч. Т.|им. Ч. Айтматова|Дж. Смит|J. Smith|",
        ),
        ("ru", "XXI век|ХХI века|II тур|V созыва|III квартал|XX в.|5 из 12|№ 5|от 5 до 10|"),
        ("ky", "ички 105|каб. 12|к. 12|бет 5|тел. 0312|кошумча 105|саат 9|ул. 7|12 б.|5 мүч.|2018 ж.|"),
        ("ky", "Ош ш.|Токтогул көч.|Чүй пр.|«Манас» пр.|Чүй обл.|ул. Чүй|г. Ош|мкр. Жал|"),
        ("ky", "Ч. Айтматовдун|Ө. Асанов|Айтматов Ч. Т.|XXI кылым|II тур|VI чакырылыш|"),
        ("en", "p. 5|pp. 5|No. 12|ext. 105|tel. 0312|chapter 5|July 4|5 of 12|from 9 to 18|9 am|9 p.m.|"),
        ("en", "J. Smith|J. R. Smith|Mr. Smith|Dr. Smith|St. John|"),
    ],
)
def test_a_word_stays_with_its_number_or_its_name(code: str, held: str) -> None:
    for one in held.removesuffix("|").split("|"):
        assert shown(one, code) == one.replace(" ", "_").replace("7_Апреля", "7 Апреля")
        assert shown(f"слово {one}, слово", code) == f"слово {one}, слово".replace(one, shown(one, code))


@pytest.mark.parametrize(
    ("code", "typed", "expected"),
    [
        ("ru", "Он в Оше. А потом", "Он в_Оше. А_потом"),
        ("ru", "и т. п. 3 человека", "и_т._п. 3_человека"),
        ("ru", "и т.п. 3 человека", "и_т._п. 3_человека"),
        ("ru", "и т. д. 5 домов", "и_т._д. 5_домов"),
        ("ru", "и т. п. Бишкек", "и_т._п. Бишкек"),
        ("ru", "и т.д. Бишкек", "и_т._д. Бишкек"),
        ("ru", "стоп. 3 человека", "стоп. 3_человека"),
        ("ru", "на 5 т. р. Бишкек", "на_5_т. р. Бишкек"),
        ("ru", "5 ж.б.", "5 ж.б."),
        ("ky", "5 ж.б.", "5_ж._б."),
        ("ky", "5-п. 12", "5=п._12"),
        ("ru", "г. 5", "г. 5"),
        ("ru", "в 2018 г. Ош", "в_2018_г. Ош"),
        ("ru", "в 2018 г. А. Асанов", "в_2018_г. А._Асанов"),
        ("ru", "5 с. Арашан", "5 с. Арашан"),
        ("ru", "пр. человека", "пр. человека"),
        ("ru", "план А. Борис", "план А. Борис"),
        ("ru", "Вариантом Б. Борис", "Вариантом Б. Борис"),
        ("ru", "витамин C. Борис", "витамин C. Борис"),
        ("ru", "в 5 А. Борис", "в_5 А. Борис"),
        ("ru", "глава II. Борис", "глава II. Борис"),
        ("ru", "Пётр I. Борис", "Пётр I. Борис"),
        ("ru", "Пётр I сказал", "Пётр I сказал"),
        ("ru", "МИХ век", "МИХ век"),
        ("ru", "ООН. Асанов", "ООН. Асанов"),
        ("ru", "статьями 5", "статьями 5"),
        ("ru", "3 июля 2018 г.", "3_июля 2018_г."),
        ("ru", "д. 5, кв. 7", "д._5, кв._7"),
        ("ru", "ул. Чуй и пр. Манаса", "ул._Чуй и_пр._Манаса"),
        ("ru", f"{BOUNDARY}Тел.{BOUNDARY} 0312", f"{BOUNDARY}Тел.{BOUNDARY}_0312"),
        ("ru", f"тел. {BOUNDARY}+996 312 620000", f"тел._{BOUNDARY}+996_312_620000"),
        ("ru", f"с {BOUNDARY}10:00{BOUNDARY} до {BOUNDARY}18:00", f"с_{BOUNDARY}10:00{BOUNDARY}_до_{BOUNDARY}18:00"),
        ("ky", "ж. б. 5 адам", "ж._б. 5_адам"),
        ("ky", "ж.б. Асанов", "ж._б. Асанов"),
        ("ky", "А тобу. Борис", "А тобу. Борис"),
        ("ky", "план А. Борис", "план А. Борис"),
        ("ky", "ш. Ош", "ш. Ош"),
        ("en", "So do I. Then", "So do I. Then"),
        ("en", "He said no. Then", "He said no. Then"),
        ("en", "plan B. Then", "plan B. Then"),
        ("en", "World War II ended", "World War II ended"),
        ("de", "J. Smith, S. 5, 0312 62 00 00", "J. Smith, S. 5, 0312 62 00 00"),
    ],
)
def test_the_end_of_a_sentence_is_no_joint(code: str, typed: str, expected: str) -> None:
    assert shown(typed, code) == expected
    assert typeset(typeset(typed, language(code)), language(code)) == typeset(typed, language(code))


@pytest.mark.parametrize(
    ("code", "typed", "expected"),
    [
        ("ru", "Открыты 2 парка", "Открыты 2_парка"),
        ("ru", "2 дополнительных", "2_дополнительных"),
        ("ru", "12 600 абонентов", "12_600_абонентов"),
        ("ru", "10–15 домов", "10–15_домов"),
        ("ru", "1,5 балла", "1,5_балла"),
        ("ru", "1 Гкал", "1_Гкал"),
        ("ru", f"{BOUNDARY}2{BOUNDARY} парка", f"{BOUNDARY}2{BOUNDARY}_парка"),
        ("ky", "3 мектеп", "3_мектеп"),
        ("en", "2 parks", "2_parks"),
        ("ru", "Их 2. Парка нет", "Их 2. Парка нет"),
        ("ru", "дом 2 Парка", "дом 2 Парка"),
        ("ru", "с 2018 кенеш", "с_2018 кенеш"),
        ("ru", "3 или 4", "3 или 4"),
        ("ky", "3 жана 4", "3 жана 4"),
        ("en", "3 and 4", "3 and 4"),
        ("ru", "1 250 000 потребителей", "1_250_000 потребителей"),
        ("ru", "2 предусмотренных", "2 предусмотренных"),
        ("ru", "62 00 00 дома", "62_00_00 дома"),
        ("ru", "2 бизнес-плана", "2 бизнес-плана"),
        ("de", "2 parks", "2 parks"),
    ],
)
def test_a_short_number_stays_with_what_it_counts(code: str, typed: str, expected: str) -> None:
    """But not if both are too long for a heading on a phone."""
    assert shown(typed, code) == expected
    assert typeset(typeset(typed, language(code)), language(code)) == typeset(typed, language(code))


@pytest.mark.parametrize(
    ("code", "typed", "expected"),
    [
        ("ru", "ул. Ленина, 221", "ул._Ленина,_221"),
        ("ru", "ул. Ленина 221", "ул._Ленина_221"),
        ("ru", "улица Токтогула, 12", "улица Токтогула,_12"),
        ("ru", "ул. Ч. Айтматова, 5", "ул._Ч._Айтматова,_5"),
        ("ru", f"ул. {BOUNDARY}Чуй{BOUNDARY}, 5", f"ул._{BOUNDARY}Чуй{BOUNDARY}, 5"),
        ("ky", "Ленин көчөсү, 221", "Ленин көчөсү,_221"),
        ("ky", "Чүй пр., 114", "Чүй_пр.,_114"),
        ("ky", "Токтогул көч. 5", "Токтогул_көч._5"),
        ("ru", "ул. Ленина, 10:00", "ул._Ленина, 10:00"),
        ("ru", "Ленина, 221", "Ленина, 221"),
    ],
)
def test_a_house_stays_with_its_street(code: str, typed: str, expected: str) -> None:
    assert shown(typed, code) == expected


@pytest.mark.parametrize(
    ("code", "typed", "expected"),
    [
        ("ru", "сб 10:00–14:00", "сб_10:00–14:00"),
        ("ru", "Сб: 10.00", "Сб:_10.00"),
        ("ru", "пн-пт 9:00", "пн=пт_9:00"),
        ("ru", "пн–пт 9:00", "пн–пт_9:00"),
        ("ru", "суббота 10:00", "суббота_10:00"),
        ("ky", "иш. 10:00–14:00", "иш._10:00–14:00"),
        ("ky", "дш-жм 9:00", "дш=жм_9:00"),
        ("en", "Sat 10:00", "Sat_10:00"),
        ("ru", "способ 10:00", "способ 10:00"),
    ],
)
def test_a_weekday_stays_with_its_hours(code: str, typed: str, expected: str) -> None:
    assert shown(typed, code) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2018-жылдын 3-июлу", "2018=жылдын_3=июлу"),
        ("2018-жылдын 3-июлунда", "2018=жылдын_3=июлунда"),
        ("2018-жылдын 12-сентябры", "2018=жылдын_12=сентябры"),
        ("2026-ж. 1-декабрынан", "2026=ж._1=декабрынан"),
        ("2026-ж. 12-декабрынан", "2026=ж._12=декабрынан"),
        ("2026-жылдын 1-декабрынан", "2026=жылдын 1=декабрынан"),
    ],
)
def test_a_kyrgyz_date_is_whole_unless_its_ending_makes_it_as_long_as_a_line(typed: str, expected: str) -> None:
    assert shown(typed, "ky") == expected


def test_what_is_held_together_on_a_page_is_plain_elsewhere(site: Site) -> None:
    """Also in the head of the page; and the page itself has plain hyphens, which readers copy and search for."""
    words = "По тел. +996 312 62-00-00, Ак-Бууру, ул. Чуй, 10:00 - 18:00, Ч. Айтматов, XXI век, стр. 5."
    site.write("content/releases/a.ru.md", f"---\ntitle: {words}\nsummary: {words}\ndate: 2018-07-02\n---\n\n{words}\n")
    built = site.with_all("text", "feeds", "ninjs").build()
    head, _, body = built.page("/ru/releases/a/").partition("</head>")
    programs = [built.page(file) for file in built.says("Айтматов") if not file.endswith(".html")]

    assert len(programs) == 5
    assert all(words in text for text in (head, *programs))
    assert "62-00-00" in body
    assert "Ак-Бууру" in body
    assert f"Ч.{NO_BREAK_SPACE}Айтматов" in body
    assert built.says(NO_BREAK_HYPHEN) == []


def test_a_no_break_hyphen_that_somebody_types_stays_in_addresses_and_in_code(site: Site) -> None:
    """In words, it is a hyphen at which no line ends."""
    body = "5 & 6: `код‑1`, [план](https://e.org/план‑2), https://e.org/план‑3, 2018‑го."
    site.write("content/releases/a.ru.md", f"---\ntitle: Отчёт 2018‑го\ndate: 2018-07-02\n---\n\n{body}\n")
    built = site.with_all("text", "feeds", "ninjs", "cards").build()
    page = built.page("/ru/releases/a/")
    texts = [built.page(file) for file in built.says("план‑2") if not file.endswith(".html")]

    assert "<code>код‑1</code>" in page
    assert 'href="https://e.org/план‑2"' in page
    assert len(texts) == 5
    assert all("код‑1" in text and "https://e.org/план‑3" in text for text in texts)
    assert all("Отчёт 2018-го" in text and "2018-го." in text for text in (page, *texts))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("22 °Cге чейин", "22_°Cге чейин"),
        ("5 кгга", "5_кгга"),
        ("10 км2де", "10_км2де"),
        ("3 млн кВтка", "3_млн_кВтка"),
    ],
)
def test_a_kyrgyz_unit_stays_with_its_number_whatever_its_ending(typed: str, expected: str) -> None:
    assert shown(typed, "ky") == expected
