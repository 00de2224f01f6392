"""Data about languages. CLDR has the most important data of all others."""

from datetime import date
from typing import Any

from msgspec import Struct

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n import held_words, suffixes
from jarchy.i18n.hyphenation import Hyphenation
from jarchy.i18n.known_fact_words import ENGLISH, KYRGYZ, RUSSIAN
from jarchy.i18n.stemming import Folding, endings

NO_BREAK_SPACE = "\u00a0"
# A mark that sources cannot contain, until a page or a file is made: U+2011 may be typed in an address or in code.
NO_BREAK_HYPHEN = "\ufdd0"
TYPED_NO_BREAK_HYPHEN = "\u2011"


class DateForm(Struct, frozen=True):
    """The form of a date. `pattern` has the blanks {day}, {month} and {year}; `months` are January to December in the
    grammatical case that it needs.
    """

    pattern: str
    months: tuple[str, ...]

    def format(self, day: date) -> str:
        return self._fill(self.pattern, day)

    def without_year(self, day: date) -> str:
        return self._fill(_DAY_AND_MONTH.search(self.pattern)[0], day)  # type: ignore[index]  # each form has both

    def up_to_day(self, day: date) -> str:
        """What stands before the month: 3, or 2018-жылдын 3."""
        return self._fill(self.pattern[: self.pattern.index("{day}")] + "{day}", day)

    @property
    def begins_with_year(self) -> bool:
        return self.pattern.index("{year}") < self.pattern.index("{day}")

    def _fill(self, pattern: str, day: date) -> str:
        return pattern.format(day=day.day, month=self.months[day.month - 1], year=day.year)


_DAY_AND_MONTH = lazy_pattern(r"\{day\}.*\{month\}")


_ENGLISH_MONTHS = tuple("January February March April May June July August September October November December".split())
_CYRILLIC_QUOTES = ("«", "»", "„", "“")
_TYPED_CYRILLIC_QUOTES = '"“”„‟«»'  # on keyboards of several languages
_CYRILLIC_INITIALS = "А-ЯЁҢӨҮA-HJ-UWYZ"  # I, V and X are numbers
_UNITS = (
    "км км² км³ км2 м м² м³ м2 м3 см мм га кг г т ц л мл мин сек ч °C °С ° Вт кВт МВт ГВт кВт·ч kW MW GW "
    "кал ккал Гкал Гц кГц МГц ГГц Па кПа МПа кБ КБ МБ ГБ ТБ кбит Мбит Гбит кбит/с Мбит/с Гбит/с "
    "вв. в. экз. чел. тыс. млн млрд трлн кв. куб. $ € ₽ ₸ ‰ тенге градус* балл*"
)
_MULTIPLIERS = "тыс. тыс млн. млн млрд. млрд трлн. трлн миллион* миллиард* триллион*"
_BEHIND_ABBREVIATED_YEAR = "|".join(rf"(?<=\.[ \n{NO_BREAK_SPACE}]{day}..)" for day in (r"\d", r"\d\d"))
_SQUARE = ("кв. куб.", r"к(?:в|уб)\.", r"[кдсм]?м(?:етр\w*)?(?!\w)")  # a unit in two words
_UNITS_RU = (
    f"{_UNITS} трлн сом сома сомов сому сомам сомом сомами сомах соме тыйын* доллар* евро рубл* руб. процент* "
    "тысяч* миллион* миллиард* триллион* километр* метр* сантиметр* гектар* тонн* килограмм* литр* кубометр* "
    "час часа часов часу часам часах минут* секунд* день дня дней дню дням днях недел* месяц* сутки суток человек "
    "человека раз раза г. гг. год года году годом годов лет ж."
)
_UNITS_KY = (
    f"{_UNITS} сом* тыйын* доллар* евро рубл* руб. пайыз* процент* миң* миллион* миллиард* триллион* километр* метр* "
    "гектар* тонна* килограмм* литр* саат* мүнөт* күн* жума* киши* адам* эсе ж. жыл* б. бет* мүч."
)
_TYPED_AS = {"ё": "е", "ң": "н", "ө": "о", "ү": "у"}  # on a Russian keyboard

# Letters as they are folded, so о and у stand for ө and ү, too.
_VOWELS, _VOICED, _VOICELESS = "аеиоуыэюя", "бвгджзйлмнр", "кпстфхцчшщ"
_KYRGYZ_ENDINGS = endings(
    {
        _VOWELS: "нЫн нЫ сЫ бЫз н",
        _VOWELS + "йр": "лАр лЫк луу",  # облустары, облустук; муниципалитеттер
        _VOWELS + _VOICED: "дА дАн дАгЫ гА гАн",
        _VOICED: "дАр дЫн дЫ дЫк дуу",
        _VOICELESS: "тАр тЫн тЫ тЫк туу тА тАн тАгЫ кА кАн",
        _VOICED + _VOICELESS: "Ы ЫбЫз уу оо Ыс",  # Ыс is not an ending, but keeps облусу from being read as облу-су
        "иуы": "нА нАн ндА",  # after the possessive ending: шаарында
    }
)


KNOWN: dict[str, dict[str, Any]] = {
    # Only the quotation marks or the order of names is known of these languages.
    "ar": {"typed_quotes": '"'},
    "de": {"quotes": ("„", "“", "‚", "‘"), "typed_quotes": '"'},
    "el": {"quotes": ("«", "»", "“", "”"), "typed_quotes": '"'},
    "es": {"quotes": ("«", "»", "“", "”"), "typed_quotes": '"'},
    "fa": {"quotes": ("«", "»", "‹", "›"), "typed_quotes": '"'},
    "fr": {"quotes": ("«", "»", "“", "”"), "typed_quotes": '"', "quote_space": NO_BREAK_SPACE},
    "pl": {"quotes": ("„", "”", "«", "»"), "typed_quotes": '"'},
    **{code: {"surname_first": True} for code in ("hu", "ja", "ko", "vi", "zh")},
    "uk": {"quotes": _CYRILLIC_QUOTES, "typed_quotes": '"'},
    "en": {
        "endonym": "English",
        "direction": "ltr",
        "script": "Latn",
        "locale": "en_US",
        "originals": {"ky": "The original in Kyrgyz", "ru": "The original in Russian"},
        "translated": "translated",
        "extension": "ext. extn. extension x",
        "until": f", until{NO_BREAK_SPACE}",
        "changed": {"moved": "Moved", "postponed": "Postponed", "cancelled": "Cancelled"},
        "typed_quotes": '"',
        "initials": "A-HJ-Z",  # I is a word
        "held": held_words.ENGLISH,
        "units": "km km² m m² cm mm ha kg g t l ml min h °C °F kW MW GW percent thousand million billion trillion "
        "am pm a.m. p.m. "
        "January February March April May June July August September October November December",
        "joints": (
            ("", r"[0-9]", r"of\s\d"),
            ("", r"[0-9]\sof", r"\d"),
            ("", r"[Ff]rom", r"\d[\d:.]*\sto\s\d"),
            ("", r"[Ff]rom\s\d[\d:.]*", r"to\s\d"),
            ("", r"[Ff]rom\s\d[\d:.]*\sto", r"\d"),
        ),
        "long_date": DateForm(f"{{day}}{NO_BREAK_SPACE}{{month}} {{year}}", _ENGLISH_MONTHS),
        "list_date": DateForm(f"{{day}}{NO_BREAK_SPACE}{{month}} {{year}}", _ENGLISH_MONTHS),
        "fact_words": ENGLISH,
    },
    "ky": {
        "endonym": "Кыргызча",
        "direction": "ltr",
        "script": "Cyrl",
        "locale": "ky_KG",
        "originals": {"en": "Англисче түпнускасы", "ru": "Орусча түпнускасы"},
        "translated": "котормо",
        "extension": "кошумча ички",
        "changed": {"moved": "Жылдырылды", "postponed": "Кийинкиге калтырылды", "cancelled": "Жокко чыгарылды"},
        "quotes": _CYRILLIC_QUOTES,
        "typed_quotes": _TYPED_CYRILLIC_QUOTES,
        "single_quotes": True,
        "stop_outside": True,
        "spaced_dash": True,
        "suspends": "жана|же",
        "initials": _CYRILLIC_INITIALS,
        "held": held_words.KYRGYZ,
        "suffixes": suffixes.KYRGYZ,
        "takes_suffixes": True,
        "units": f"{_UNITS_KY} январ* феврал* март* апрел* май* июн* июл* август* сентябр* октябр* ноябр* декабр*",
        "long_date": DateForm(
            f"{{year}}{NO_BREAK_HYPHEN}жылдын{NO_BREAK_SPACE}{{day}}{NO_BREAK_HYPHEN}{{month}}",
            tuple("январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры".split()),
        ),
        "list_date": DateForm(
            f"{{year}}{NO_BREAK_HYPHEN}ж.{NO_BREAK_SPACE}{{day}}{NO_BREAK_HYPHEN}{{month}}",
            tuple("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()),
        ),
        "alphabet": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
        "multipliers": f"{_MULTIPLIERS} миң*",
        "until": f", аягы:{NO_BREAK_SPACE}",
        "percent_space": "",
        "number_endings": True,
        "joints": (
            # 2018-жылдын 3-июлу, but not with 1-декабрынан: on a phone, a line would have room for nothing else.
            (
                "ж. жыл",
                rf"[-{NO_BREAK_HYPHEN}](?<=\d\d\d\d.)ж(?:ыл\w*|\.)",
                rf"\d{{1,2}}[-{NO_BREAK_HYPHEN}](?:\w{{1,8}}(?!\w)|\w(?:{_BEHIND_ABBREVIATED_YEAR}))",
            ),
            (
                "",
                rf"[дт](?:(?<=\d.)|(?<=\d[-{NO_BREAK_HYPHEN}].))[аеоө]н",
                r"\d+(?:[:.]\d\d)?-?[гк]",
            ),  # саат 9дан 18ге чейин
            _SQUARE,
        ),
        "abbreviations": (("ж.", "б."), ("ж.", "б.", "у.", "с.")),
        "look_alikes": dict.fromkeys("ҥӊӈ", "ң") | dict.fromkeys("ӧѳθɵ", "ө") | dict.fromkeys("ұӱʏv", "ү"),
        "fact_words": KYRGYZ,
        "folding": Folding(_TYPED_AS, _VOWELS, _KYRGYZ_ENDINGS, {"б": "п", "г": "к"}),
        "hyphenation": Hyphenation(
            vowels="аеёиоөуүыэюя",
            long_vowels=("аа", "оо", "уу", "ээ", "өө", "үү", "юу", "ёо"),
            consonants="бвгджзйклмнңпрстфхцчшщ",
            signs="ъь",
            compounds="(?<=[бзк])(?=стан)|(?<=мөн)(?=стан)|(?<=^төр)(?=ага|айым)",
        ),
    },
    "ru": {
        "endonym": "Русский",
        "direction": "ltr",
        "script": "Cyrl",
        "locale": "ru_RU",
        "originals": {"en": "Оригинал на английском языке", "ky": "Оригинал на кыргызском языке"},
        "translated": "перевод",
        "extension": "доб. добавочный вн. внутр. внутренний",
        "language_names": {"ky": "кыргызский"},
        "changed": {"moved": "Перенесено", "postponed": "Отложено", "cancelled": "Отменено"},
        "quotes": _CYRILLIC_QUOTES,
        "typed_quotes": _TYPED_CYRILLIC_QUOTES,
        "single_quotes": True,
        "stop_outside": True,
        "spaced_dash": True,
        "suspends": "и|или|либо|да",
        "hyphened": suffixes.RUSSIAN_HYPHENED,
        "initials": _CYRILLIC_INITIALS,
        "held": held_words.RUSSIAN,
        "suffixes": suffixes.RUSSIAN,
        "units": f"{_UNITS_RU} января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "long_date": DateForm(
            f"{{day}}{NO_BREAK_SPACE}{{month}} {{year}}{NO_BREAK_SPACE}г.",
            tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()),
        ),
        "list_date": DateForm(
            f"{{day}}{NO_BREAK_SPACE}{{month}} {{year}}{NO_BREAK_SPACE}г.",
            tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()),
        ),
        "alphabet": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        "multipliers": f"{_MULTIPLIERS} тысяч*",
        "until": f", до{NO_BREAK_SPACE}",
        "sorts_as": {"ё": "е"},
        "short_words": "а в и к о с у я во до за из ко на не ни об от по со без для над под при про",
        "number_endings": True,
        "joints": (
            ("", r"[СсОо](?<!\w.)(?:(?<=[Сс])|т)\s\d[\d:.]*", r"(?:до|по)\s\d"),
            ("из", r"[0-9]", r"из\s\d"),
            _SQUARE,
        ),
        "percent_space": NO_BREAK_SPACE,
        "abbreviations": (("и", "т.", "д."), ("и", "т.", "п."), ("т.", "е."), ("т.", "к."), ("до", "н.", "э.")),
        "fact_words": RUSSIAN,
        "folding": Folding(_TYPED_AS),  # Pagefind knows the endings of Russian words
    },
}
