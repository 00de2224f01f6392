"""Words that state a fact: numbers, months, currencies, and what stands beside a time of day.

The facts of a translation are compared with those of its original. Digits, addresses and links need no words; a
language without data is compared by these alone.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from msgspec import Struct

from jarchy.core.patterns import lazy_pattern

Role = Literal["number", "multiplier", "month", "currency", "percent", "this year"]


class FactWord(NamedTuple):
    """What a word states. Nobody misses the fact of a word that is not sure: “first” may be translated as “former”."""

    role: Role
    value: str
    is_sure: bool = True


class FactWords(Struct, frozen=True, dict=True):
    """The words of one language, in small letters."""

    words: dict[str, FactWord] = {}
    stems: dict[str, FactWord] = {}  # beginnings of words, with a case ending after them
    compounds: dict[str, FactWord] = {}  # beginnings of longer words: двухэтажный
    case_ending: str = r"\w{0,4}"  # what may follow a stem, also that of a name
    half: str = ""  # follows a number that is greater by a half
    hours: str = ""  # follows the hour
    clock: str = ""  # stands before the hour
    minutes: str = ""  # follows the minutes
    afternoon: str = ""  # stands near an hour from 1 to 11 after noon
    day_before: str = r"\s?"  # between a day and its month
    day_after: str = ""  # the end of a month after which its day stands
    between: str = ""  # connects two days of one month
    year: str = ""  # follows a word of the role “this year”

    @cached_property
    def ending(self) -> re.Pattern[str]:
        return re.compile(self.case_ending)

    @cached_property
    def beginnings(self) -> dict[str, list[tuple[str, FactWord, bool]]]:
        """Stems and compounds by their first letters, the longest first."""
        table: dict[str, list[tuple[str, FactWord, bool]]] = {}
        for stems, is_stem in ((self.stems, True), (self.compounds, False)):
            for stem, word in stems.items():
                table.setdefault(stem[:SHORTEST], []).append((stem, word, is_stem))
        for same in table.values():
            same.sort(key=lambda one: -len(one[0]))
        return table

    def among(self, words: set[str]) -> Iterator[tuple[str, FactWord]]:
        """Those of the words, in small letters, that state something."""
        known, beginnings = self.words, self.beginnings
        for word in words & known.keys():
            yield word, known[word]
        for word in [word for word in words if word[:SHORTEST] in beginnings and word not in known]:
            if meaning := self._by_beginning(word):
                yield word, meaning

    def _by_beginning(self, word: str) -> FactWord | None:
        for stem, meaning, is_stem in self.beginnings[word[:SHORTEST]]:
            if word.startswith(stem) and (not is_stem or self.ending.fullmatch(word, len(stem))):
                return meaning
        return None

    @cached_property
    def near(self) -> "Near":
        """What stands around a number, as patterns. An empty one matches nothing."""
        beside = (self.half, self.hours, self.minutes, self.clock, self.afternoon)
        given = (*beside, self.day_before, self.day_after, self.between, self.year)
        return Near(*(lazy_pattern(pattern or "(?!)") for pattern in given))


class Near(NamedTuple):
    half: re.Pattern[str]
    hours: re.Pattern[str]
    minutes: re.Pattern[str]
    clock: re.Pattern[str]
    afternoon: re.Pattern[str]
    day_before: re.Pattern[str]
    day_after: re.Pattern[str]
    between: re.Pattern[str]
    year: re.Pattern[str]


SHORTEST = 3  # letters of a stem


def _numbers(table: dict[str, str], *, is_sure: bool = True) -> dict[str, FactWord]:
    """Values, each with the forms of its word."""
    return {form: FactWord("number", value, is_sure) for value, forms in table.items() for form in forms.split()}


def _words(role: Role, table: dict[str, str], *, is_sure: bool = True) -> dict[str, FactWord]:
    return {form: FactWord(role, value, is_sure) for value, forms in table.items() for form in forms.split()}


def _months(forms: str, *, is_sure: bool = True) -> dict[str, FactWord]:
    """January to December; forms of one month have | between them."""
    return {
        form: FactWord("month", str(number), is_sure)
        for number, month in enumerate(forms.split(), 1)
        for form in month.split("|")
        if form != "-"
    }


_CODES = _words("currency", {"KGS": "kgs", "USD": "usd", "EUR": "eur", "RUB": "rub", "KZT": "kzt", "CHF": "chf"})

_RUSSIAN_ORDINALS = {
    value: " ".join(
        f"{stem}{ending}" for stem in stems.split() for ending in "ый ой ая ое ого ому ым ом ую ые ых".split()
    )
    for value, stems in {
        "4": "четверт четвёрт",
        "5": "пят",
        "6": "шест",
        "7": "седьм",
        "8": "восьм",
        "9": "девят",
        "10": "десят",
        "11": "одиннадцат",
        "12": "двенадцат",
        "20": "двадцат",
        "30": "тридцат",
    }.items()
}

RUSSIAN = FactWords(
    words={
        **_CODES,
        **_words(
            "this year",
            {
                "": "этого этом этому текущего текущем нынешнего нынешнем прошлого прошлом прошлым будущего будущем "
                "следующего следующем"
            },
            is_sure=False,
        ),
        **_numbers(
            {
                "2": "два две двух двум двумя двое двоих двоим двоими "
                "второй вторая второе второго второму вторым втором вторую вторые вторых",
                "3": "три трёх трех трём трем тремя трое троих троим третий третья третье третьего третьему третьим "
                "третьем третью третьей третьи третьих",
                "4": "четыре четырёх четырех четырём четырем четырьмя четверо четверых четверым четверыми",
                "5": "пять пяти пятью пятеро пятерых пятерым",
                "6": "шесть шести шестью шестеро шестерых шестерым",
                "7": "семь семи семеро семерых семерым",  # семью may be a family
                "8": "восемь восьми восемью восьмью",
                "9": "девять девяти девятью",
                "10": "десять десяти десятью",
                "11": "одиннадцать одиннадцати одиннадцатью",
                "12": "двенадцать двенадцати двенадцатью",
                "13": "тринадцать тринадцати тринадцатью",
                "14": "четырнадцать четырнадцати четырнадцатью",
                "15": "пятнадцать пятнадцати пятнадцатью",
                "16": "шестнадцать шестнадцати шестнадцатью",
                "17": "семнадцать семнадцати семнадцатью",
                "18": "восемнадцать восемнадцати восемнадцатью",
                "19": "девятнадцать девятнадцати девятнадцатью",
                "20": "двадцать двадцати двадцатью",
                "30": "тридцать тридцати тридцатью",
                "50": "пятьдесят пятидесяти",
                "60": "шестьдесят шестидесяти",
                "70": "семьдесят семидесяти",
                "80": "восемьдесят восьмидесяти",
                "200": "двести двухсот",
                "300": "триста трёхсот трехсот",
                "400": "четыреста",
                "500": "пятьсот пятисот",
                "600": "шестьсот шестисот",
                "700": "семьсот семисот",
                "800": "восемьсот восьмисот",
                "900": "девятьсот девятисот",
            }
        ),
        **_numbers(_RUSSIAN_ORDINALS),
        **_numbers(
            {
                "1": "один одна одно одного одной одному одним одну одном первый первая первое первого первой первому "
                "первым первом первую первые первых первыми",
                "2": "оба обе обоих обеих обеими вдвое дважды вдвоём пара пары",
                "3": "втрое трижды треть трети втроём",
                "4": "четверть четверти вчетверо",
                "5": "пятёрка впятеро",
                "7": "семью",
                "10": "десяток десятки десятков",
                "1.5": "полтора полторы полутора",
                "40": "сорок сорока",
                "90": "девяносто девяноста",
                "100": "сто ста",
            },
            is_sure=False,
        ),
        **_words(
            "multiplier",
            {
                "1000": "тысяча тысячи тысяч тысячу тысячам тысячами тыс",
                "1000000": "миллион миллиона миллионов миллионам миллионами миллионе млн",
                "1000000000": "миллиард миллиарда миллиардов миллиардам миллиардами миллиарде млрд",
            },
        ),
        **_months(
            "январь|января|январе|январю|январём|январем февраль|февраля|феврале|февралю|февралём|февралем "
            "март|марта|марте|марту|мартом апрель|апреля|апреле|апрелю|апрелем май|мая|мае|маю|маем "
            "июнь|июня|июне|июню|июнем июль|июля|июле|июлю|июлем август|августа|августе|августу|августом "
            "сентябрь|сентября|сентябре|сентябрю|сентябрём|сентябрем октябрь|октября|октябре|октябрю|октябрём|октябрем "
            "ноябрь|ноября|ноябре|ноябрю|ноябрём|ноябрем декабрь|декабря|декабре|декабрю|декабрём|декабрем"
        ),
        **_words(
            "currency",
            {
                "KGS": "сом сома сому сомом соме сомы сомов сомам сомами сомах",
                "EUR": "евро",
                "KZT": "тенге",
                "RUB": "руб",
            },
        ),
        **_words("currency", {"KGS": "тыйын тыйына тыйынов"}, is_sure=False),
    },
    stems={
        **_words("currency", {"USD": "доллар", "RUB": "рубл", "CHF": "франк"}),
        **_words("percent", {"%": "процент процентн"}),
    },
    compounds={
        **_numbers(
            {
                "2": "двух дву вдвоё вдвое",
                "3": "трёх трех",
                "4": "четырёх четырех",
                "5": "пяти",
                "6": "шести",
                "7": "семи",
                "8": "восьми",
                "9": "девяти",
                "10": "десяти",
                "11": "одиннадцати",
                "12": "двенадцати",
                "1.5": "полутора",
                "20": "двадцати",
                "30": "тридцати",
            },
            is_sure=False,
        ),
        **_months(
            "январск февральск мартовск апрельск майск июньск "
            "июльск августовск сентябрьск октябрьск ноябрьск декабрьск",
            is_sure=False,
        ),
    },
    case_ending=r"(?:[аяоеёийыуюьэ]{0,2}(?:[вхмй]|ми|го|му)?)",
    half=r"\sс\sполовиной\b",
    hours=r"\s?(?:ч\b|час(?:а|ов|ам|у)?\b)",
    minutes=r"\s?мин",
    afternoon=r"\b(?:дня|вечера|пополудни)\b",
    day_before=r"(?:-?(?:го|ого|е|ое|му))?\s",
    between=r"(?:-?(?:го|ого|е|ое|му))?\s?(?:[–—-]|,|и|по|до)\s?",
    year=r"\sгод",
)

_KYRGYZ_VOWEL_ENDINGS = "(?:[ыиуү]м|[ыиуү]ң|с?[ыиуү])?"

KYRGYZ = FactWords(
    words={
        **_CODES,
        **_words(
            "this year",
            {"": "ушул бул быйыл учурдагы үстүбүздөгү былтыр былтыркы былтыркыга былтыркыдан өткөн келерки кийинки"},
            is_sure=False,
        ),
        **_numbers(
            {
                "2": "эки экини экинин экиге экиде экиден экиси экисин экисинин экисине",
                "3": "үч үчтү үчтүн үчкө үчтө үчтөн үчөө үчөөнү үчөөнүн үчөөнө үчүнө үчүнүн",
                "4": "төрт төрттү төрттүн төрткө төрттө төрттөн төртөө төртү төртүн төртүнө",
                "5": "беш бешти бештин бешке беште бештен бешөө беши бешин бешине",
                "6": "алты алтыга алтыда алтыдан алтынын алтоо алтысы алтысын",  # алтын is gold
                "7": "жети жетини жетинин жетиге жетиде жетиден жетөө жетиси жетисин",
                "8": "сегиз сегизди сегиздин сегизге сегизде сегизден сегизи",
                "9": "тогуз тогузду тогуздун тогузга тогузда тогуздан",
                "10": "он онду ондун онго ондо ондон",
                "20": "жыйырма жыйырманы жыйырмага жыйырмада жыйырмадан",
                "30": "отуз отузга отузда отуздан отузду",
                "50": "элүү элүүгө элүүдөн элүүнү",
                "60": "алтымыш алтымышка алтымыштан",
                "70": "жетимиш жетимишке жетимиштен",
                "80": "сексен сексенге сексенден",
            }
        ),
        **_numbers(
            {
                "1": "бир бири бирин биринин бирине бирден бирди бирге",
                "4": "чейрек чейрегинде чейрегин чейреги",
                "10": "ондогон",
                "40": "кырк кыркка кырктан",
                "90": "токсон токсонго токсондон",
                "100": "жүз жүзгө жүздөн жүздү жүздөгөн",
            },
            is_sure=False,
        ),
    },
    stems={
        **_numbers(
            {
                "2": "экинчи",
                "3": "үчүнчү",
                "4": "төртүнчү",
                "5": "бешинчи",
                "6": "алтынчы",
                "7": "жетинчи",
                "8": "сегизинчи",
                "9": "тогузунчу",
                "10": "онунчу",
                "20": "жыйырманчы",
                "30": "отузунчу",
            }
        ),
        **_numbers({"1": "биринчи", "2": "экинчиси"}, is_sure=False),
        **_words("multiplier", {"1000": "миң", "1000000": "миллион млн", "1000000000": "миллиард млрд"}),
        **_months("январ феврал март апрел - июн июл август сентябр октябр ноябр декабр"),
        **_months("- - - - май - - - - - - -", is_sure=False),  # also butter, unless a day stands before it
        **_words(
            "currency",
            {"KGS": "сом", "USD": "доллар", "RUB": "рубл руб", "EUR": "евро", "KZT": "тенге", "CHF": "франк"},
        ),
        **_words("currency", {"KGS": "тыйын"}, is_sure=False),
        **_words("percent", {"%": "пайыз процент"}),
    },
    compounds=_numbers(  # all three of us, of you, of them
        {"2": "экөө", "3": "үчөө", "4": "төртөө", "5": "бешөө", "6": "алтоо", "7": "жетөө"}, is_sure=False
    ),
    case_ending=rf"[аяоеийыуүөэюь]?(?:[лдт][аеоө]р)?{_KYRGYZ_VOWEL_ENDINGS}"
    r"(?:[ндт][ыиуү]н?|н?[дт][аеоө]н?|[гк][аеоө]|н[аеоө]н?|н|[лд][ыуиү][ку])?(?:[гк][ыиуү])?(?:н[ыиуү]н?|[дт]ү?[рн])?",
    half=r"(?<!нч[ыиуү])\sжарым\b",
    hours=r"\s?саат",
    clock=r"\bсаат(?:ы)?\s$",
    minutes=r"\s?(?:мүнөт|мүн)",
    afternoon=r"\b(?:түшкү|кечки|кечинде|түштөн кийин|түштөн кийинки)\b",
    day_before=r"(?:-?[ыиуү]?нч[ыиуү])?[\s-]",
    day_after=r"н$",
    between=r"(?:[дт][аеоө]н|-)?\s?(?:[–—-]|,|жана|менен)\s?|[дт][аеоө]н\s",
    year=r"\sжыл|(?<=быйыл)|(?<=былтыр)|(?<=былтыркыга)|(?<=былтыркыдан)",
)

ENGLISH = FactWords(
    words={
        **_CODES,
        **_words("this year", {"": "this last next current"}, is_sure=False),
        **_numbers(
            {
                "2": "two",
                "3": "three third",
                "4": "four fourth",
                "5": "five fifth",
                "6": "six sixth",
                "7": "seven seventh",
                "8": "eight eighth",
                "9": "nine ninth",
                "10": "ten tenth",
                "11": "eleven eleventh",
                "12": "twelve twelfth",
                "13": "thirteen",
                "14": "fourteen",
                "15": "fifteen",
                "16": "sixteen",
                "17": "seventeen",
                "18": "eighteen",
                "19": "nineteen",
                "20": "twenty twentieth",
                "30": "thirty thirtieth",
                "40": "forty",
                "50": "fifty",
                "60": "sixty",
                "70": "seventy",
                "80": "eighty",
                "90": "ninety",
            }
        ),
        **_numbers(
            {
                "1": "one first once",
                "2": "second twice both double pair couple",
                "4": "quarter",
                "12": "dozen",
                "100": "hundred",
            },
            is_sure=False,
        ),
        **_words("multiplier", {"1000": "thousand", "1000000": "million", "1000000000": "billion"}),
        **_months("january february - april - june july august september october november december"),
        **_months("- - march - may - - - - - - -", is_sure=False),  # also verbs, unless a day stands beside them
        **_words(
            "currency",
            {
                "KGS": "som soms",
                "USD": "dollar dollars",
                "EUR": "euro euros",
                "RUB": "rouble roubles ruble rubles",
                "KZT": "tenge",
                "CHF": "franc francs",
            },
        ),
        **_words("percent", {"%": "percent"}),
    },
    case_ending=r"(?:['’]?s|['’])?",
    half=r"\sand\sa\shalf\b",
    hours=r"\s?(?:o['’]clock|a\.?m\b|p\.?m\b|hours?\b)",
    minutes=r"\s?min",
    afternoon=r"\d\s?p\.?m\b|\bin the (?:afternoon|evening)\b",
    day_before=r"(?:st|nd|rd|th)?\s(?:of\s)?",
    day_after=r".$",
    between=r"(?:st|nd|rd|th)?\s?(?:[–—-]|,|and|to)\s?",
    year=r"\syear",
)
