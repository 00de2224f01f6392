"""A translation says what its original says: every fact of it, in every form that languages have for it."""

from pathlib import Path

import pytest

from jarchy.build.engine import build
from jarchy.model import Original, Translated
from jarchy.problems import Problem
from jarchy.site.known_names import KnownNames
from tests.conftest import Site
from tests.parity.corpus import CODES, reported, spoilt, write, write_names
from tests.parity.measure import EACH, SEED, UNSEEN, FirstTime, false_alarms, found_mistakes


@pytest.fixture
def names(site: Site) -> Site:
    return write_names(site)


def differences(site: Site, original: tuple[str, str], translation: tuple[str, str]) -> list[Problem]:
    """What is reported of a release, given as languages with texts."""
    write(site, "news", {code: text.split("\n\n") for code, text in (original, translation)}, original[0])
    return reported(site.problems()).get("news", [])


@pytest.mark.parametrize(
    ("ru", "other"),
    [
        ("Форум пройдёт 3 июля 2018 года.", ("ky", "Форум 2018-жылдын 3-июлунда өтөт.")),
        ("Форум пройдёт 03.07.2018.", ("ky", "Форум 2018-жылдын 3-июлунда өтөт.")),
        ("Форум пройдёт 3 июля 2018 г.", ("en", "The forum will be held on July 3, 2018.")),
        ("Форум пройдёт 3 июля.", ("ky", "Форум июлдун 3үндө өтөт.")),
        ("Ярмарка идёт с 3 по 5 июля.", ("ky", "Жарманке 3–5-июлда өтөт.")),
        ("Собрание 8, 9 и 10 июня.", ("en", "Meetings on June 8, 9 and 10.")),
        ("Собрано 1,5 млн сомов.", ("ky", "1 500 000 сом чогултулду.")),
        ("Собрано 1,5 млн сомов.", ("en", "1.5 million soms were raised.")),
        ("Собрано 2 млн 150 тыс. сомов.", ("ky", "2,15 миллион сом чогултулду.")),
        ("Жителей 38 600.", ("en", "There are 38,600 inhabitants.")),
        ("Открыты двенадцать школ.", ("ky", "12 мектеп ачылды.")),
        ("Открыто восемьсот мест.", ("ky", "Сегиз жүз орун ачылды.")),
        ("Это третий мост.", ("ky", "Бул 3-көпүрө.")),
        ("План III квартала.", ("ky", "Үчүнчү чейректин планы.")),
        ("Начало в 10 часов 30 минут.", ("ky", "Башталышы саат 10:30да.")),
        ("Начало в 2 часа дня.", ("en", "It starts at 14:00.")),
        ("Начало в половине шестого вечера.", ("ky", "Башталышы саат 17:30да.")),
        ("Начало в 17:30.", ("ky", "Башталышы кечки саат беш жарымда.")),
        ("Начало в половине шестого.", ("en", "It starts at half past five.")),
        ("Начало в половине первого.", ("ky", "Башталышы саат 12:30да.")),
        ("Открыта половина третьего этажа.", ("ky", "Үчүнчү кабаттын жарымы ачык.")),
        ("Долг упал с 8,1 до 2,6 млн сомов.", ("ky", "Карыз 8,1 млн сомдон 2,6 млн сомго түштү.")),
        ("От 5 до 7 миллионов.", ("ky", "5 миллиондон 7 миллионго чейин.")),
        ("Премии в 20, 15 и 10 тысяч сомов.", ("ky", "20 миң, 15 миң жана 10 миң сомдук сыйлыктар.")),
        ("Рост 26 %.", ("ky", "26 пайызга өстү.")),
        ("Рост в полтора раза.", ("ky", "Бир жарым эсе өстү.")),
        ("Две трети голосов.", ("ky", "Добуштун үчтөн экиси.")),
        ("Три четверти голосов.", ("ky", "Добуштун төрттөн үчү.")),
        ("Двое воздержались.", ("ky", "Экөө калыс калды.")),
        ("Обоим вручили подарки.", ("ky", "Экөөнө тең белек берилди.")),
        ("Обоим вручили подарки.", ("ky", "2 киши белек алды.")),
        ("Пришли впятером.", ("ky", "Бешөө келди.")),
        ("Около полутора тысяч гостей.", ("ky", "Бир жарым миңдей конок.")),
        ("Десятки тысяч гостей.", ("ky", "Он миңдеген конок.")),
        ("Тысяча мест.", ("ky", "Миң орун.")),
        ("Собрано 2 трлн сомов.", ("ky", "Эки триллион сом чогултулду.")),
        ("Полмиллиона сомов.", ("ky", "500 миң сом.")),
        ("Двадцать пар носков.", ("ky", "Жыйырма түгөй байпак.")),
        ("Двадцать пар носков.", ("en", "Twenty pairs of socks.")),
        ("Две дюжины тетрадей.", ("ky", "24 дептер.")),
        ("Три сотни мест.", ("ky", "Үч жүз орун.")),
        ("Пять десятков мест.", ("ky", "50 орун.")),
        ("Два десятка тысяч гостей.", ("ky", "Жыйырма миң конок.")),
        ("Тысяча мест.", ("ky", "1000 орун.")),
        ("Тысячи гостей, сумма в тыс. сомов.", ("ky", "Көп конок, миң сом менен эсептелген.")),
        ("Тысяча двести школ.", ("ky", "1200 мектеп.")),
        ("Тысяча двести школ.", ("ky", "Бир миң эки жүз мектеп.")),
        ("Это было в тысяча девятьсот девяносто первом году.", ("ky", "Бир миң тогуз жүз токсон биринчи жылы.")),
        ("Собрали миллион 5 мая.", ("ky", "5-майда миллион чогултулду.")),
        ("Миллион двести тысяч сомов.", ("ky", "1,2 миллион сом.")),
        ("Школе пятьдесят лет: пятидесятилетие.", ("ky", "Мектепке 50 жыл: 50 жылдык мааракеси.")),
        ("Пятидесятилетие школы.", ("ky", "Мектептин 50 жылдыгы.")),
        ("Однодневный семинар.", ("ky", "1 күндүк семинар.")),
        ("Пятитысячный посетитель.", ("ky", "Беш миңинчи келүүчү.")),
        ("10-тысячный посетитель.", ("ky", "10 миңинчи келүүчү.")),
        ("Двадцатипятилетие школы.", ("ky", "Мектептин жыйырма беш жылдыгы.")),
        ("Стопятидесятилетие города.", ("ky", "Шаардын жүз элүү жылдыгы.")),
        ("Тридцатипятилетний мэр.", ("ky", "Отуз беш жаштагы мэр.")),
        ("Пятидесятипроцентная скидка.", ("ky", "Элүү пайыздык арзандатуу.")),
        ("Пятимиллионный посетитель.", ("ky", "Беш миллионунчу келүүчү.")),
        ("Полуторамиллионный город.", ("ky", "Бир жарым миллиондук шаар.")),
        ("Шестеро из десяти.", ("ky", "Ондун алтоо.")),
        ("Ночью −5 градусов.", ("ky", "Түнкүсүн минус 5 градус.")),
        ("Ночью −5 градусов.", ("ky", "Түнкүсүн 5 градус суук.")),
        ("Ночью −5…−10 градусов.", ("ky", "Түнкүсүн минус 5–10 градус.")),
        ("Дома 3 –5 и классы 5-6.", ("ky", "3–5-үйлөр жана 5-6-класстар.")),
        ("Двухэтажный дом.", ("ky", "Эки кабаттуу үй.")),
        ("В первой декаде ноября.", ("ky", "Ноябрдын биринчи он күндүгүндө.")),
        ("Закрыто с половины девятого до полудня.", ("ky", "Сегиз жарымдан саат 12ге чейин жабык.")),
        ("Начало в полседьмого вечера.", ("ky", "Башталышы саат 18:30да.")),
        ("Ровно в полночь.", ("ky", "Так саат 00:00дө.")),
        ("Встреча в 9 вечера.", ("ky", "Жолугушуу кечки саат 9да.")),
        ("Встреча в 9 вечера.", ("ky", "Жолугушуу саат 9да.")),
        ("Встреча в 21:00.", ("ky", "Жолугушуу кечки саат 9да.")),
        ("Встреча в 14:30.", ("ky", "Жолугушуу саат эки жарымда.")),
        ("С 19:00 до 21:00.", ("ky", "Кечки саат 7ден 9га чейин.")),
        ("С 9 утра до 6 вечера.", ("ky", "Саат 9дан 18ге чейин.")),
        ("В 12 ночи.", ("ky", "Саат 00:00дө.")),
        ("В 12 часов дня.", ("ky", "Түшкү саат 12де.")),
        ("В 11 ночи и в 3 часа ночи.", ("ky", "Түнкү саат 11де жана саат 3:00дө.")),
        ("В пятницу, 27 ноября.", ("ky", "27-ноябрда, жума күнү.")),
        ("В пятницу, 27 ноября.", ("ky", "27-ноябрда.")),
        ("В среду и в пятницу.", ("ky", "Шаршембиде жана жума күнү.")),
        ("В четверг говорили о неделе.", ("ky", "Жума тууралуу айтышты.")),
        ("Охраняют окружающую среду.", ("ky", "Бейшембиде айлана-чөйрөнү коргошот.")),
        ("Ровно в полночь.", ("ky", "Түн ортосунда.")),
        ("За 2 дня.", ("ky", "2 күндө.")),
        ("В час дня.", ("ky", "Саат 13:00дө.")),
        ("В ночь с 10 на 11 января.", ("ky", "10-январдан 11-январга караган түнү.")),
        ("10 или 11 января.", ("ky", "10- же 11-январда.")),
        ("1–3.07.2018.", ("ky", "2018-жылдын 1–3-июлу.")),
        ("В 2018/19 учебном году.", ("ky", "2018–2019-окуу жылында.")),
        ("В 1998–02 годах.", ("ky", "1998–2002-жылдары.")),
        ("Приказ № 2018-07.", ("ky", "№ 2018-07 буйрук.")),
        ("За час двадцать минут.", ("ky", "1 саат 20 мүнөттө.")),
        ("За час двадцать минут.", ("ky", "80 мүнөттө.")),
        ("За полтора часа.", ("ky", "1 саат 30 мүнөттө.")),
        ("За полтора часа.", ("ky", "90 мүнөттө.")),
        ("За полтора часа.", ("ky", "Бир жарым саатта.")),
        ("За полтора часа.", ("ky", "Саат жарымда бүттү.")),
        ("За полтора часа.", ("en", "In an hour and a half.")),
        ("Прошло полтора года.", ("ky", "Бир жарым жыл өттү.")),
        ("Прошло полгода.", ("ky", "Жарым жыл өттү.")),
        ("Прошло полгода.", ("ky", "Алты ай өттү.")),
        ("Итоги первого полугодия.", ("ky", "Биринчи жарым жылдыктын жыйынтыгы.")),
        ("За первую половину года.", ("ky", "Биринчи жарым жылда.")),
        ("Ждали полчаса.", ("ky", "Жарым саат күттүк.")),
        ("Ждали полчаса.", ("ky", "Отуз мүнөт күттүк.")),
        ("Ждали полчаса.", ("en", "We waited for half an hour.")),
        ("Прошло два с половиной года.", ("ky", "Эки жарым жыл өттү.")),
        ("Число туристов удвоилось.", ("ky", "Туристтердин саны эки эсе өстү.")),
        ("Двое суток.", ("ky", "48 саат.")),
        ("Около двух часов.", ("ky", "Саат экилер чамасында.")),
        ("Половина миллиона сомов.", ("ky", "500 000 сом.")),
        ("Полмиллиона сомов.", ("ky", "Жарым миллион сом.")),
        ("Пять с лишним тысяч.", ("ky", "Беш миңден ашык.")),
        ("Собрали миллион. Пять школ закрыто.", ("ky", "Беш мектеп жабылды. Миллион чогултулду.")),
        ("Освоено 640 из 910 млн сомов.", ("ky", "910 млн сомдун 640 млн сому өздөштүрүлдү.")),
        ("По 15 тысяч за овцу и по 60 — за корову.", ("ky", "Кой үчүн 15 миңден, уй үчүн 60 миңден.")),
        ("На двух третях территории.", ("ky", "Аймактын үчтөн эки бөлүгүндө.")),
        ("Миллионы жителей.", ("ky", "Миллиондогон тургундар.")),
        ("Тысячи жителей.", ("en", "Thousands of inhabitants.")),
        ("10 тысяч тенге.", ("ky", "10 миң теңге.")),
        ("Телефон 5-14-27, доб. 105.", ("ky", "5-14-27 телефону, ички 105.")),
        ("Телефон 03222 5-14-27.", ("ky", "Телефон (03222) 51427.")),
        ("Врачи Центра семейной медицины № 4.", ("ky", "№ 4 үй-бүлөлүк медицина борборунун дарыгерлери.")),
        ("Глава МП «Таза-Суу».", ("ky", "«Таза-Суу» муниципалдык ишканасынын башчысы.")),
        ("Звоните: 0312 62-00-00.", ("ky", "+996 312 62 00 00 номерине чалыңыз.")),
        ("Сайт https://talas.example/ru/news/.", ("ky", "Сайт: www.talas.example/ky/news.")),
        ("Постановление № 147-р.", ("ky", "№ 147-р токтом.")),
        ("В этом году открыли школу.", ("ky", "2018-жылы мектеп ачылды.")),
        ("Сказал [Маматов](person:mamatov).", ("ky", "[Маматов](person:mamatov) айтты.")),
        ("Встреча с Асановой и Сыдыковым.", ("ky", "Асанованын жана Сыдыковдун жолугушуусу.")),
        ("Решила [мэрия города Талас](/ru/).", ("ky", "[Талас шаарынын мэриясы](/ky/) чечти.")),
        ("Решение мэрии города Талас.", ("ky", "Талас шаарынын мэриясынын чечими.")),
    ],
)
def test_the_same_fact_is_told_in_many_forms(names: Site, ru: str, other: tuple[str, str]) -> None:
    for original in ("ru", other[0]):
        write(names, f"from-{original}", {"ru": [ru], other[0]: [other[1]]}, original)

    assert reported(names.problems()) == {}


def test_a_short_name_that_is_a_common_noun_is_the_name_in_small_letters_too(site: Site) -> None:
    """But a text that lacks the word altogether lacks the name."""
    site.write("content/organisations/city.ru.md", "---\nname: Мэрия города Талас\nshort_name: Мэрия\n---\n")
    words = "---\nname: Талас шаарынын мэриясы\nshort_name: Мэрия\ntranslation:\n  reviewed: yes\n---\n"
    site.write("content/organisations/city.ky.md", words)
    ky = ("ky", "Жыйын болду. Мэриянын чоң залы.")

    assert differences(site, ("ru", "Собрание состоялось. Большой зал мэрии."), ky) == []
    assert differences(site, ky, ("ru", "Собрание состоялось. Большой зал мэрии.")) == []
    assert differences(site, ky, ("ru", "Собрание состоялось. Большой зал.")) != []


@pytest.mark.parametrize(
    ("ru", "ky", "said"),
    [
        ("Итог -5.", "Жыйынтык 5.", "says “5”, but the original says “-5”"),
        ("Итог −3 млн.", "Жыйынтык 3 млн.", "says “3 млн”, but the original says “−3 млн”"),
        ("Итог минус 5.", "Жыйынтык 5.", "says “5”, but the original says “минус 5”"),
        ("Итог 5.", "Жыйынтык -5.", "says “-5”, but the original says “5”"),
    ],
)
def test_a_number_below_zero_is_told_with_its_sign(names: Site, ru: str, ky: str, said: str) -> None:
    (problem,) = differences(names, ("ru", ru), ("ky", ky))

    assert said in problem.message


@pytest.mark.parametrize(
    ("there", "here", "about"),
    [
        ("Открыты 3 школы.", "4 мектеп ачылды.", "numbers"),
        ("Открыты три школы.", "Төрт мектеп ачылды.", "numbers"),
        ("Собрано 1,5 млн сомов.", "1,5 миң сом чогултулду.", "numbers"),
        ("Пятеро воздержались.", "Алтоо калыс калды.", "numbers"),
        ("Тысяча сомов.", "Миллион сом.", "numbers"),
        ("Миллион сомов.", "Миллиард сом.", "numbers"),
        ("Три сотни домов.", "Үч үй.", "numbers"),
        ("Миллионы жителей.", "Миллиарддаган тургундар.", "numbers"),
        ("Половина миллиона сомов.", "Миллион сом.", "numbers"),
        ("Начало в полседьмого.", "Башталышы саат жетиде.", "numbers"),
        ("По 15 тысяч за овцу и по 60 — за корову.", "Кой үчүн 15 миңден, уй үчүн 90 миңден.", "numbers"),
        ("В 2018/19 учебном году.", "2018/20-окуу жылында.", "dates"),
        ("За час двадцать минут.", "1 саат 30 мүнөттө.", "times"),
        ("Закрыто 1–3.07.2018.", "2018-жылдын 2–3-июлунда жабык.", "dates"),
        ("Ночью −5 градусов.", "Түнкүсүн 5 градус.", "numbers"),
        ("Ночью -5 градусов.", "Түнкүсүн 5 градус.", "numbers"),
        ("Ночью минус пять градусов.", "Түнкүсүн беш градус.", "numbers"),
        ("Итог -$5.", "Жыйынтык $5.", "numbers"),
        ("Начало в половине шестого.", "Башталышы саат алтыда.", "numbers"),
        ("Начало в половине шестого вечера.", "Башталышы кечки саат алтыда.", "times"),
        ("Два десятка сёл.", "Эки айыл.", "numbers"),
        ("Двадцать пар носков.", "Жыйырма беш түгөй байпак.", "numbers"),
        ("Форум пройдёт 3 июля.", "Форум 3-июнда өтөт.", "dates"),
        ("Форум пройдёт 3 июля.", "Форум 4-июлда өтөт.", "dates"),
        ("В июле откроется мост.", "Көпүрө июнь айында ачылат.", "dates"),
        ("Форум прошёл в 2018 году.", "Форум 2017-жылы өттү.", "dates"),
        ("Начало в 10:30.", "Башталышы саат 10:20да.", "times"),
        ("Ждали полтора часа.", "Бир саат күттүк.", "numbers"),
        ("Ждали полтора часа.", "Жарым саат күттүк.", "numbers"),
        ("Прошло полтора года.", "Жарым жыл өттү.", "numbers"),
        ("Прошло два с половиной года.", "Жарым жыл өттү.", "numbers"),
        ("Прошло полгода.", "Бир жыл өттү.", "numbers"),
        ("Ждали полчаса.", "Бир саат күттүк.", "numbers"),
        ("В пятницу, 27 ноября.", "27-ноябрда, бейшемби күнү.", "dates"),
        ("В четверг, 26 ноября.", "26-ноябрда, жума күнү.", "dates"),
        ("В среду откроют мост.", "Көпүрө ишембиде ачылат.", "dates"),
        ("Начало в полдень.", "Башталышы түн ортосунда.", "numbers"),
        ("Начало в 9:00.", "Башталышы кечки саат 9да.", "times"),
        ("Начало в 9 часов утра.", "Башталышы кечки саат 9да.", "times"),
        ("Начало в семь вечера.", "Башталышы эртең мененки саат жетиде.", "times"),
        ("Начало в 2 часа дня.", "Башталышы түнкү саат 2де.", "times"),
        ("Начало в половине шестого вечера.", "Башталышы эртең мененки саат беш жарымда.", "times"),
        ("Начало в половине пятого.", "Башталышы саат беш жарымда.", "numbers"),
        ("Долг упал с 8,1 до 2,6 млн.", "Карыз 8,1 миңден 2,6 млнго түштү.", "numbers"),
        ("Собрано 5 млн сомов.", "5 млн доллар чогултулду.", "money"),
        ("Рост 26 %.", "26 эсе өстү.", "percentages"),
        ("Звоните: 0312 62-00-00.", "0312 62-00-01 номерине чалыңыз.", "phones"),
        ("Пишите: press@talas.example", "Жазыңыз: pres@talas.example", "addresses"),
        ("Сказал [мэр](person:mamatov).", "[Мэр](person:isaev) айтты.", "links"),
        ("Сказал Маматов.", "Исаев айтты.", "names"),
        ("Решение мэрии города Талас.", "Талас шаардык кеңешинин чечими.", "names"),
    ],
)
def test_another_fact_is_one_problem_with_both_places_and_both_texts(
    names: Site, there: str, here: str, about: str
) -> None:
    for original, translation in ((("ru", there), ("ky", here)), (("ky", here), ("ru", there))):
        one, *others = differences(names, original, translation)

        assert about in one.hint
        assert others == [] or about in ("money", "links", "percentages", "names")
        assert one.where.path == f"content/releases/news.{translation[0]}.md"
        assert f"content/releases/news.{original[0]}.md:5:" in one.message


def test_a_lost_paragraph_is_found_among_others(names: Site) -> None:
    texts = ["Открыты 3 школы.", "Мост построен за 5 лет.", "Маматов поздравил жителей."]
    found = differences(
        names, ("ru", "\n\n".join(texts)), ("ky", "3 мектеп ачылды.\n\nМаматов тургундарды куттуктады.")
    )

    assert [one.code for one in found] == ["lost-block"]
    assert "“Мост построен за 5 лет.”" in found[0].message
    assert found[0].where.line == 6


def test_two_paragraphs_that_were_joined_are_one_problem(names: Site) -> None:
    found = differences(
        names, ("ru", "Открыты 3 школы.\n\nПостроены 5 мостов."), ("ky", "3 мектеп ачылды, 5 көпүрө курулду.")
    )

    assert [one.code for one in found] == ["lost-block"]


@pytest.mark.parametrize(("block", "named"), [("- Два.", "an item of a list"), ("> Два.", "a quotation")])
def test_a_lost_block_is_named_with_its_article(names: Site, block: str, named: str) -> None:
    (found,) = differences(names, ("ru", f"Раз.\n\n{block}"), ("ky", "Бир."))

    assert f"the translation lacks {named} that" in found.message


def test_headings_lists_and_tables_are_compared_item_by_item(names: Site) -> None:
    ru = "## Итоги\n\n- школ: 3\n- садов: 4\n\n| год | сумма |\n|---|---|\n| 2018 | 15 |"
    ky = "## Жыйынтык\n\n- мектеп: 3\n\n| жыл | сумма |\n|---|---|\n| 2018 | 16 |"

    assert [one.code for one in differences(names, ("ru", ru), ("ky", ky))] == ["lost-block", "other-fact"]


def test_quotes_stand_in_both_texts_in_the_same_order(names: Site) -> None:
    both = "[[quote: first]]\n\n[[quote: second]]"

    assert differences(names, ("ru", f"Слова:\n\n{both}"), ("ky", f"Сөздөр:\n\n{both}")) == []
    (lost,) = differences(names, ("ru", f"Слова:\n\n{both}"), ("ky", "Сөздөр:\n\n[[quote: second]]"))
    (moved,) = differences(
        names, ("ru", f"Слова:\n\n{both}"), ("ky", "Сөздөр:\n\n[[quote: second]]\n\n[[quote: first]]")
    )

    assert (lost.code, moved.code) == ("lost-placement", "other-order")


def test_words_in_front_matter_are_compared_too(site: Site) -> None:
    ru = "---\ntitle: Открыты 3 школы\ndate: 2018-07-01\n---\nТекст.\n"
    site.write("content/releases/news.ru.md", ru)
    site.write(
        "content/releases/news.ky.md", "---\ntitle: 4 мектеп ачылды\ntranslation:\n  reviewed: yes\n---\nТекст.\n"
    )
    (found,) = reported(site.problems())["news"]

    assert found.message == "the translation says “4”, but the original says “3” (content/releases/news.ru.md:2:8)"
    assert (found.where.line, found.where.column) == (2, 8)


def test_a_translation_can_allow_a_kind_of_difference_and_only_one_that_is_there(names: Site) -> None:
    assert differences(names, ("ru", "Районов 3."), ("ky", "Шаар 4."))

    names.replace("content/releases/news.ky.md", "reviewed: yes", "reviewed: yes\n  parity: [numbers]")

    assert reported(names.problems()).get("news", []) == []

    names.replace("content/releases/news.ky.md", "4", "3")

    assert [one.code for one in names.problems() if "news" in one.where.path].count("parity-unneeded") == 1


def test_a_draft_of_a_translation_is_not_compared_yet(names: Site) -> None:
    assert differences(names, ("ru", "Районов 3."), ("ky", "Шаар 4."))

    names.replace("content/releases/news.ky.md", "reviewed: yes", "reviewed: yes\n  status: draft")

    assert reported(names.problems()).get("news", []) == []


def test_comments_and_the_numbers_of_addresses_and_of_items_are_no_facts(names: Site) -> None:
    ru = "Открыто. <!-- 5 школ -->\n\n1. [Отчёт](https://talas.example/ru/2018/)\n2. План"
    ky = "Ачылды.\n\n1) [Отчёт](https://talas.example/ky/2018/)\n2) План"

    assert differences(names, ("ru", ru), ("ky", ky)) == []


def test_a_language_without_words_is_compared_by_digits_and_addresses(site: Site) -> None:
    site.replace(
        "content/site.yaml", "  ru:\n", "  de:\n    title: Nachrichten\n    tags:\n      forum: Forum\n  ru:\n"
    )
    site.write("templates/locale/de.po", "")
    ru = "---\ntitle: Школы\ndate: 2018-07-01\n---\nОткрыты 3 школы: talas@example.org\n"
    site.write("content/releases/news.ru.md", ru)
    more = "translation:\n  reviewed: yes\n"
    site.write(
        "content/releases/news.de.md", f"---\ntitle: Schulen\n{more}---\n4 Schulen eröffnet: talas@example.org\n"
    )

    assert [one.code for one in site.problems() if one.code in CODES] == ["other-fact"]


def test_after_an_edit_only_its_pair_is_compared_again(names: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for slug in ("one", "two"):
        write(names, slug, {"ru": ["Открыты 3 школы."], "ky": ["4 мектеп ачылды."]}, "ru")
    before = names.build().outcome.problems
    compared = []

    def compare(original: Original, translation: Translated, *_: KnownNames) -> list[Problem]:
        compared.append(translation.path)
        return []

    monkeypatch.setattr("jarchy.site.fact_checks.parity_problems", compare)
    names.replace("content/releases/one.ky.md", "4 мектеп", "5 мектеп")
    after = build(names.order(), names.output).problems  # `Site.build` would also make a clean one

    assert compared == ["content/releases/one.ky.md"]
    assert [one for one in after if "two.ky" in one.where.path] == [one for one in before if "two.ky" in one.where.path]


def test_true_pairs_are_hardly_ever_reported(tmp_path: Path) -> None:
    alarms = false_alarms(tmp_path)

    assert alarms.documents > 2 * 200
    assert len(alarms.false) < alarms.documents / 100, alarms.false


@pytest.mark.parametrize("first", UNSEEN, ids=lambda one: one.file)
def test_pairs_that_were_unseen_once_are_hardly_reported_any_more(tmp_path: Path, first: FirstTime) -> None:
    alarms = false_alarms(tmp_path, [first.file])

    assert alarms.documents == first.documents >= 2 * 60
    assert len(alarms.false) <= alarms.documents / 100, alarms.false


def test_nearly_all_mistakes_are_found(tmp_path: Path) -> None:
    search = found_mistakes(tmp_path, EACH, SEED)

    assert search.made.total() == 300
    assert search.found.total() >= 0.97 * 300, search.missed


def test_the_mistakes_are_the_same_each_time() -> None:
    assert list(spoilt(2, SEED)) == list(spoilt(2, SEED))
