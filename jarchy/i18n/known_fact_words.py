"""The words that state a fact, language by language, with what stands beside a time of day."""

from jarchy.i18n import kyrgyz_numbers, russian_numbers
from jarchy.i18n.fact_words import FactWord, FactWords, Role


def _numbers(table: dict[str, str], *, is_sure: bool = True) -> dict[str, FactWord]:
    """Values, each with the forms of its word."""
    return {form: FactWord("number", value, is_sure) for value, forms in table.items() for form in forms.split()}


def _words(role: Role, table: dict[str, str], *, is_sure: bool = True) -> dict[str, FactWord]:
    return {
        form.replace("_", " "): FactWord(role, value, is_sure)
        for value, forms in table.items()
        for form in forms.split()
    }


def _weekdays(forms: str, *, is_sure: bool = True) -> dict[str, FactWord]:
    """Monday to Sunday; forms of one day have | between them, and a form may be of two words: в_среду."""
    return {
        form.replace("_", " "): FactWord("weekday", str(number), is_sure)
        for number, day in enumerate(forms.split(), 1)
        for form in day.split("|")
        if form != "-"
    }


def _groups(table: dict[str, str]) -> dict[str, FactWord]:
    """Nouns for so many: “twenty pairs” are not twenty-two."""
    return _words("group", table, is_sure=False)


def _months(forms: str, *, is_sure: bool = True) -> dict[str, FactWord]:
    """January to December; forms of one month have | between them."""
    return {
        form: FactWord("month", str(number), is_sure)
        for number, month in enumerate(forms.split(), 1)
        for form in month.split("|")
        if form != "-"
    }


_CODES = _words("currency", {"KGS": "kgs", "USD": "usd", "EUR": "eur", "RUB": "rub", "KZT": "kzt", "CHF": "chf"})

_SHORT_MULTIPLIERS = {"1000": "тыс", "1000000": "млн", "1000000000": "млрд", "1000000000000": "трлн"}
SHORT = tuple(_SHORT_MULTIPLIERS.values())  # a full stop after them ends no sentence

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
        **_numbers(russian_numbers.CARDINALS),
        **_numbers(russian_numbers.ORDINALS),
        **_numbers(russian_numbers.COLLECTIVES),
        **_groups(russian_numbers.GROUPS),
        **_groups(russian_numbers.MORE_GROUPS),
        **_numbers(russian_numbers.HALVES_TO),
        **_words("part", {"": "утра дня днём днем вечера вечером вечерам ночи пополудни"}),
        **_weekdays("- - среда|среду|среды|среде|средой|средам|средах - - - -", is_sure=False),  # also surroundings
        **_weekdays("- - в_среду|на_среду|до_среды|со_среды|к_среде|по_средам - - - -"),
        **_words("noun", russian_numbers.NOUNS, is_sure=False),
        **_words("noun", russian_numbers.HALVES),
        **_numbers(
            {
                "1": "один одна одно одного одной одному одним одну одном первый первая первое первого первой первому "
                "первым первом первую первые первых первыми",
                "2": "оба обе обоих обеих обоим обеим обоими обеими вдвое дважды вдвоём вдвоем",
                "3": "втрое трижды втроём втроем",
                "4": "вчетверо вчетвером",
                "5": "впятеро впятером",
                "6": "вшестеро вшестером",
                "7": "семью всемеро всемером",
                "8": "ввосьмеро ввосьмером",
                "9": "вдевятером",
                "10": "вдесятеро вдесятером",
                "0": "ноль нуль нуля нулю нулём нулем нуле",
                "1.5": "полтора полторы полутора",
                "50": "полсотни",
                "150": "полтораста полутораста",
                "40": "сорок сорока",
                "90": "девяносто девяноста",
                "100": "сто ста сотый сотая сотое сотого сотой сотому сотым сотом сотую сотые",
                "500": "полтысячи",
                "500000": "полмиллиона",
                "500000000": "полмиллиарда",
            },
            is_sure=False,
        ),
        **_words(
            "multiplier",
            {
                "1000": "тысяча тысяче тысячу тысячей тысячью тысячи тысяч тысячам тысячами тысячах",
                "1000000": "миллион миллиона миллиону миллионом миллионе "
                "миллионы миллионов миллионам миллионами миллионах",
                "1000000000": "миллиард миллиарда миллиарду миллиардом миллиарде "
                "миллиарды миллиардов миллиардам миллиардами миллиардах",
                "1000000000000": "триллион триллиона триллиону триллионом триллионе "
                "триллионы триллионов триллионам триллионами триллионах",
            },
        ),
        **_words("multiplier", _SHORT_MULTIPLIERS, is_sure=False),
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
        **_weekdays("понедельник вторник - четверг пятниц суббот воскресень"),
        **_words("percent", {"%": "процент процентн"}),
        **_words(
            "multiplier", {"1000": "тысячн", "1000000": "миллионн", "1000000000": "миллиардн"}, is_sure=False
        ),  # 10-тысячный
    },
    compounds={
        **_numbers(russian_numbers.COMPOUNDS, is_sure=False),
        **_months(
            "январск февральск мартовск апрельск майск июньск "
            "июльск августовск сентябрьск октябрьск ноябрьск декабрьск",
            is_sure=False,
        ),
    },
    shares="процентн",
    case_ending=r"(?:[аяоеёийыуюьэ]{0,2}(?:[вхмй]|ми|го|му)?)",
    more=r"\sс\s(?:лишним|небольшим)\b",
    half=r"\sс\sполовиной\b",
    half_of=r"\bполовин\w{1,2}\s$",
    half_to=r"половин[аеуы]\s",
    half_ends=r"\s(?:утра|дня|вечера|ночи)\b|\s?(?:[.,;:!?)»”…–—]|$)",
    hours=r"\s?(?:ч\b|час(?:а|ов|ам|у)?\b)",
    one_hour=r"\bчас\s(?:и\s)?$",
    minutes=r"\s?мин",
    afternoon=r"\b(?:дня|дн[её]м|вечер[ао]м?|пополудни)\b",
    parts={"утра": "morning", "дня": "day", "вечера": "evening", "ночи": "night"},
    part_after=r"(?P<hours>\s?(?:ч\.?|час(?:а|ов|ам|у)?))?\s(?P<part>утра|дня|вечера|ночи)\b",
    minus=r"\bминус\s",
    below="мороз|ниже н[оу]л|сни[жз]|упа[лд]|паден|меньш|сокра[тщ]|скидк|дефицит|убы[тл]|отрицат",
    day_before=r"(?:-?(?:го|ого|е|ое|му))?\s",
    between=r"(?:-?(?:го|ого|е|ое|му))?\s?(?:[–—-]|,|и|по|до|на|или|либо|из|вместо|против)\s?",
    year=r"\sгод",
)

_KYRGYZ_VOWEL_ENDINGS = "(?:[ыиуү]м|[ыиуү]ң|с?[ыиуү])?"

_KYRGYZ_PARTS = {
    **dict.fromkeys(("эртең менен", "эртең мененки", "таңкы", "таң эрте"), "morning"),
    **dict.fromkeys(("түшкү", "түштөн кийин", "түштөн кийинки"), "day"),
    **dict.fromkeys(("кечки", "кечинде"), "evening"),
    "түнкү": "night",
}

KYRGYZ = FactWords(
    words={
        **_CODES,
        **_words(
            "this year",
            {"": "ушул бул быйыл учурдагы үстүбүздөгү былтыр былтыркы былтыркыга былтыркыдан өткөн келерки кийинки"},
            is_sure=False,
        ),
        **_numbers(kyrgyz_numbers.CARDINALS),
        **_numbers(kyrgyz_numbers.COLLECTIVES),
        **_numbers(kyrgyz_numbers.UNSURE, is_sure=False),
        **_weekdays("- - - - жума_күнү|жума_күнүнө|жума_күнүнөн|жума_күнкү|жума_күндөрү - -"),
        **_words("noun", kyrgyz_numbers.NOUNS, is_sure=False),
        **_words("noun", kyrgyz_numbers.HALVES),
        **_words("part", {"": "эртең таңкы таң түшкү түштөн кечки кечинде кечкисин түнкү"}),
        **_groups({"4": "чейрек чейрегинде чейрегин чейреги"}),
    },
    stems={
        **_numbers(kyrgyz_numbers.ORDINALS),
        **_numbers({"0": "нөл", "1": "биринчи", "2": "экинчиси"}, is_sure=False),
        **_groups({"3": "үчтүк үчтүг", "5": "бештик бештиг", "10": "ондук ондуг ондогон ондоп"}),
        **_groups({"100": "жүздүк жүздүг жүздөгөн жүздөп"}),
        **_words("multiplier", {"1000": "миң миңинчи", "1000000": "миллион миллионунчу"}),
        **_words("multiplier", {"1000000000": "миллиард миллиардынчы", "1000000000000": "триллион"}),
        **_words(
            "multiplier",
            {
                "1000": "миңдеген миңдеп миңдер",
                "1000000": "миллиондогон миллиондоп миллиондор",
                "1000000000": "миллиарддаган миллиарддап миллиарддар",
                "1000000000000": "триллиондогон триллиондоп триллиондор",
            },
        ),
        **_words("multiplier", _SHORT_MULTIPLIERS, is_sure=False),
        **_months("январ феврал март апрел - июн июл август сентябр октябр ноябр декабр"),
        **_months("- - - - май - - - - - - -", is_sure=False),  # also butter, unless a day stands before it
        **_words(
            "currency",
            {"KGS": "сом", "USD": "доллар", "RUB": "рубл руб", "EUR": "евро", "KZT": "тенге теңге", "CHF": "франк"},
        ),
        **_words("currency", {"KGS": "тыйын"}, is_sure=False),
        **_weekdays("дүйшөмбү шейшемби шаршемби бейшемби - ишемби жекшемби"),
        **_weekdays("- - - - жума - -", is_sure=False),  # also a week
        **_words("percent", {"%": "пайыз процент"}),
    },
    compounds=_numbers(  # all three of us, of you, of them
        {"2": "экөө", "3": "үчөө", "4": "төртөө", "5": "бешөө", "6": "алтоо", "7": "жетөө"}, is_sure=False
    ),
    open_words=kyrgyz_numbers.BARE,
    case_ending=rf"[аяоеийыуүөэюь]?(?:[лдт][аеоө]р)?{_KYRGYZ_VOWEL_ENDINGS}"
    r"(?:[ндт][ыиуү]н?|н?[дт][аеоө]н?|[гк][аеоө]|н[аеоө]н?|н|[лд][ыуиү][ку])?(?:[гк][ыиуү])?(?:н[ыиуү]н?|[дт]ү?[рн])?"
    r"(?:[дт][аеоө]й|ч[аеоө])?",  # about so many: миңдей
    half=r"(?<!нч[ыиуү])\sжарым(?:г[аы]|да(?:н|гы|й)?|ды|дын)?\b",
    half_of=r"\bжарым\s$",
    hours=r"\s?саат",
    clock=r"\bсаат(?:ы)?\s$",
    minutes=r"\s?(?:мүнөт|мүн)",
    afternoon=r"\b(?:түшкү|кечки|кечинде|кечкисин|түштөн кийин|түштөн кийинки)\b",
    parts=_KYRGYZ_PARTS,
    part_before=rf"\b(?P<part>{'|'.join(_KYRGYZ_PARTS)})\s(?P<hours>саат\s)?$",
    at_hour="[дтгк][аеоө]",
    minus=r"\bминус\s",
    below="суук|аяз|нөлдөн|төмөн|азай|кыскар|түш|арзандат|кеми|зыян|дефицит|терс",
    day_before=r"(?:-?[ыиуү]?нч[ыиуү])?[\s-]",
    day_after=r"н$",
    between=r"(?:[дт][аеоө]н|-)?\s?(?:[–—-]|,|жана|менен|же)\s?|[дт][аеоө]н\s|[ндт][ыиуү]н\s(?:ордуна\s)?",
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
                "0": "zero nil",
                "1": "one first once",
                "2": "second twice both double doubled doubles doubling twofold",
                "3": "triple tripled triples tripling threefold",
                "4": "quadruple quadrupled fourfold",
                "10": "tenfold",
                "100": "hundred",
            },
            is_sure=False,
        ),
        **_words(
            "noun",
            {"middle-12 12 12:00": "noon midday", "middle-0 24 24:00 0:00": "midnight", "10": "decade"},
            is_sure=False,
        ),
        **_words(
            "noun",
            {
                "0.5 30": "half_an_hour",
                "0.5 6": "half_a_year half_year first_half second_half half_of",
                "1.5 90 1:30": "hour_and_a_half",
                "1.5 18": "year_and_a_half",
            },
            is_sure=False,
        ),
        **_weekdays("monday tuesday wednesday thursday friday saturday sunday"),
        **_groups({"2": "pair pairs couple couples", "4": "quarter quarters", "12": "dozen dozens"}),
        **_words(
            "multiplier",
            {
                "1000": "thousand thousands",
                "1000000": "million millions",
                "1000000000": "billion billions",
                "1000000000000": "trillion trillions",
            },
        ),
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
    more=r"\s(?:or\sso|odd)\b",
    half=r"\sand\sa\shalf\b",
    half_of=r"\bhalf\s(?:a\s)?$",
    half_past=r"half\spast\s",
    half_ends=r"\b",
    hours=r"\s?(?:o['’]clock|a\.?m\b|p\.?m\b|hours?\b)",
    one_hour=r"\b(?:an|one)\shour\s(?:and\s)?$",
    minutes=r"\s?min",
    afternoon=r"\d\s?p\.?m\b|\bin the (?:afternoon|evening)\b",
    minus=r"\bminus\s",
    below="below|frost|fell|fall|drop|decreas|reduc|declin|discount|deficit|loss|less|lower|negative",
    day_before=r"(?:st|nd|rd|th)?\s(?:of\s)?",
    day_after=r".$",
    between=r"(?:st|nd|rd|th)?\s?(?:[–—-]|,|and|to|or|of|out of|instead of|against)\s?",
    year=r"\syear",
)
