"""Everything that differs between languages, as data.

Any language that CLDR knows works out of the box. `KNOWN` holds what the newsrooms of Kyrgyzstan need and CLDR
lacks or does differently from official usage (see docs/decisions/0004-languages-as-data.md). Words that templates
say are in templates/locale/<code>.po.
"""

import unicodedata
from datetime import date as Day  # noqa: N812  `date` is what a language does with it
from functools import cache
from typing import Any

from babel import Locale
from babel.core import get_global, parse_locale
from babel.dates import format_date
from babel.localedata import locale_identifiers
from msgspec import Struct

from jarchy.i18n.stemming import Folding, endings

NO_BREAK_SPACE = "\u00a0"

# Codes of countries, written where the code of a language belongs.
LANGUAGE_CODE_TYPOS = {
    "kg": "ky",
    "kz": "kk",
    "ua": "uk",
    "by": "be",
    "tj": "tg",
    "am": "hy",
    "ge": "ka",
    "cz": "cs",
    "se": "sv",
}


# The most common words of a language that its neighbours don't have, and letters that are its own among them: by these
# a text is known that lies in the file of another language.
COMMON_WORDS = {
    "en": "the of and to for that with is are was were this from by has have will be at an which not it",
    "ky": "жана менен үчүн бул боюнча болгон тууралуу ошондой эмес кийин болуп эле ошол анын алардын биз тарабынан "
    "катары чейин дагы жатат болсо жок өткөн бир эки ар өз айтты белгиледи керек көп ушул алар мында анда",
    "kk": "және үшін бойынша бұл болып болған туралы емес кейін дейін бір осы оның олар екі өз деді үлкен керек",
    "ru": "и в на с по не что для из от об за при это как его её их также был была были было будет после между через "
    "или но который которые которая которого однако этого этом до со во ко",
}
OWN_LETTERS = {"ky": "ңөү", "kk": "әғқұһі"}

# Words that editors write in the place of a key: in Russian, in Kyrgyz, and as other programs call it. A word may be
# meant for several keys; a kind of document has one of them.
_WORDS_FOR_KEYS = {
    "title": "заголовок название наименование тема аталышы аталыш баш headline name",
    "name": "имя фио название наименование аты аталышы title",
    "subtitle": "подзаголовок subhead subheadline",
    "summary": "аннотация кратко лид анонс описание кыскача кыскасы description excerpt lead abstract",
    "date": "дата число күнү дата-публикации published pubdate publishdate published_at",
    "embargo": "эмбарго embargo_until publish_on",
    "expires": "истекает срок мөөнөтү expirydate unpublishdate expiry",
    "status": "статус состояние абалы state",
    "tags": "теги тэги метки рубрики тегдер белгилер keywords categories category tag",
    "contacts": "контакты контакт байланыш байланыштар contact",
    "event": "событие мероприятие окуя иш-чара",
    "organisations": "организации организация уюмдар уюм organizations",
    "organisation": "организация уюм organization",
    "pictures": "фото фотографии картинки изображения сүрөт сүрөттөр image images photo photos gallery",
    "related": "похожие связанные см-также",
    "aliases": "старые-адреса redirect_from redirects",
    "roles": "должность должности роли роль кызматы кызмат",
    "email": "почта эл-почта mail e-mail",
    "phone": "телефон тел телефону tel telephone",
    "website": "сайт сайты site url homepage",
    "start": "начало башталышы begin from time",
    "end": "конец окончание аягы finish",
    "venue": "место место-проведения орду жери location place",
    "city": "город шаар шаары town",
    "programme": "программа agenda schedule",
    "organisers": "организаторы организатор уюштуруучулар organizers",
    "supporters": "партнёры партнеры спонсоры колдоочулар partners sponsors",
    "participants": "участники катышуучулар attendees",
    "speaker": "спикер автор сүйлөгөн author",
    "role": "должность роль кызматы",
    "file": "файл src",
    "caption": "подпись жазуу",
    "alt": "описание",
    "credit": "автор источник author",
    "licence": "лицензия license",
    "translation": "перевод котормо",
    "reviewed": "проверено текшерилди checked",
    "updates": "обновления исправления оңдоолор corrections changes",
    "note": "примечание эскертүү text",
    "reason": "причина себеби себеп",
    "withdrawn": "отозван отозвано кайтарылды",
}
KEYS_BY_WORD = {
    word: tuple(key for key, words in _WORDS_FOR_KEYS.items() if word in words.split())
    for word in " ".join(_WORDS_FOR_KEYS.values()).split()
}


class DateForm(Struct, frozen=True):
    """`pattern` has the blanks {day}, {month} and {year}; `months` are January to December in the case it wants."""

    pattern: str
    months: tuple[str, ...]

    def format(self, day: Day) -> str:
        return self.pattern.format(day=day.day, month=self.months[day.month - 1], year=day.year)


class Language(Struct, frozen=True):
    """One language of a site. What a site does not know of its language (None, empty) is left as it is typed."""

    code: str  # as in the attribute lang: ky, ru, pt-BR
    endonym: str  # the language's name in itself, capitalised as in a menu
    direction: str = "ltr"
    script: str = ""  # Cyrl, Latn: as CLDR has it
    locale: str = ""  # with the country where most speak it, as Open Graph wants it: ky_KG
    translated: str = ""  # said of words that were spoken in another language, in a picture
    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")  # outer pair, inner pair
    typed_quotes: str = ""  # marks that are set as these; empty: every mark stays as typed
    quote_space: str = ""  # inside of the outer pair
    long_date: DateForm | None = None  # in text; None: CLDR's
    list_date: DateForm | None = None  # in lists; None: CLDR's
    alphabet: str = ""  # lower case, in order; empty: by letter without its marks
    sorts_as: dict[str, str] = {}
    spaced_dash: bool = False  # whether a hyphen between spaces is a dash
    initials: bool = False  # whether initials stay with the name after them
    units: str = ""  # words that stay with the number before them; * stands for any ending
    short_words: str = ""  # one-letter words that stay with the next word
    percent_space: str | None = None  # between a number and %; None: as typed
    abbreviations: tuple[tuple[str, ...], ...] = ()  # words that stay on one line
    look_alikes: dict[str, str] = {}  # letters of other alphabets, typed for this one's
    notices: tuple[str, ...] = ()  # a line that begins so is not meant for readers yet; # stands for a number
    labels: tuple[str, ...] = ()  # as above, of lines that hold nothing else, or a colon or a full stop after it
    folding: Folding = Folding()  # of words that are searched for

    def date(self, day: Day) -> str:
        return self._date(day, self.long_date)

    def short_date(self, day: Day) -> str:
        return self._date(day, self.list_date)

    def _date(self, day: Day, form: DateForm | None) -> str:
        if form:
            return form.format(day)
        # CLDR puts U+202F before some abbreviations; no web font's subset has it.
        return format_date(day, "long", locale=_locale(self.code)).replace("\u202f", NO_BREAK_SPACE)

    def sort_key(self, text: str) -> tuple[int, ...]:
        """Sorts as a dictionary of this language does; punctuation and digits come before letters."""
        folded = text.casefold()
        if not self.alphabet:
            apart = unicodedata.normalize("NFD", folded)
            letters = [letter for letter in apart if not unicodedata.combining(letter)]
            return (*map(ord, letters), 0, *map(ord, apart))  # marks decide only between words of the same letters
        sounds = (self.sorts_as.get(letter, letter) for letter in folded)
        places = ((self.alphabet.find(letter), letter) for letter in sounds)
        return tuple(0x110000 + place if place >= 0 else ord(letter) for place, letter in places)


_ENGLISH_MONTHS = tuple("January February March April May June July August September October November December".split())
_CYRILLIC_QUOTES = ("«", "»", "„", "“")
_TYPED_CYRILLIC_QUOTES = '"“”„‟«»'  # on keyboards of several languages
_UNITS = "км км² км³ м м² м³ см мм га кг г т ц л мл мин сек ч °C °С ° кВт МВт ГВт вв. в. экз. чел. тыс. млн млрд трлн"
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
        _VOICED + _VOICELESS: "Ы ЫбЫз уу оо Ыс",  # Ыс is none; but облусу would be taken for облу-су
        "иуы": "нА нАн ндА",  # after the possessive: шаарында
    }
)

KNOWN: dict[str, dict[str, Any]] = {
    # Of these, the marks alone are known.
    "ar": {"typed_quotes": '"'},
    "de": {"quotes": ("„", "“", "‚", "‘"), "typed_quotes": '"'},
    "el": {"quotes": ("«", "»", "“", "”"), "typed_quotes": '"'},
    "es": {"quotes": ("«", "»", "“", "”"), "typed_quotes": '"'},
    "fa": {"quotes": ("«", "»", "‹", "›"), "typed_quotes": '"'},
    "fr": {"quotes": ("«", "»", "“", "”"), "typed_quotes": '"', "quote_space": NO_BREAK_SPACE},
    "pl": {"quotes": ("„", "”", "«", "»"), "typed_quotes": '"'},
    "uk": {"quotes": _CYRILLIC_QUOTES, "typed_quotes": '"'},
    "en": {
        "translated": "translated",
        "typed_quotes": '"',
        "units": "km km² m m² cm mm ha kg g t l ml min h °C °F kW MW GW percent thousand million billion trillion "
        "January February March April May June July August September October November December",
        "long_date": DateForm("{day} {month} {year}", _ENGLISH_MONTHS),
        "list_date": DateForm("{day} {month} {year}", _ENGLISH_MONTHS),
        "notices": (
            *("embargo until", "embargo till", "embargo #", "embargoed until", "embargoed till", "embargoed for"),
            *("embargoed to", "embargoed #", "under embargo until", "strictly embargoed", "embargo lifts"),
            *("not for publication", "not for release", "not for immediate release", "not for distribution"),
            *("not for broadcast", "do not publish", "do not release", "do not distribute", "hold for release"),
            *("for release on", "for release at", "for release after", "for release not before", "for release #"),
            *("for internal use only", "internal draft", "draft only"),
        ),
        "labels": ("embargo", "embargoed", "under embargo", "draft", "draft release", "draft press release"),
    },
    "ky": {
        "endonym": "Кыргызча",
        "translated": "котормо",
        "quotes": _CYRILLIC_QUOTES,
        "typed_quotes": _TYPED_CYRILLIC_QUOTES,
        "spaced_dash": True,
        "initials": True,
        "units": f"{_UNITS} сом* тыйын* доллар* евро рубл* руб. пайыз* процент* миң* миллион* миллиард* ж. жыл* "
        "январ* феврал* март* апрел* май* июн* июл* август* сентябр* октябр* ноябр* декабр*",
        "long_date": DateForm(
            "{year}-жылдын {day}-{month}",
            tuple("январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры".split()),
        ),
        "list_date": DateForm(
            "{day}-{month}, {year}-ж.",
            tuple("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()),
        ),
        "alphabet": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
        "percent_space": "",
        "abbreviations": (("ж.", "б."), ("ж.", "б.", "у.", "с.")),
        "look_alikes": dict.fromkeys("ҥӊӈ", "ң") | dict.fromkeys("ӧθɵ", "ө") | dict.fromkeys("ұӱʏ", "ү"),
        "notices": (
            *("эмбарго #", "эмбарго коюлган", "басып чыгарууга болбойт", "басып чыгарылбасын", "басма үчүн эмес"),
            *("жарыялоого болбойт", "жарыялоо үчүн эмес", "жарыяланбасын", "жарыялабагыла", "жарыялабаңыз"),
            *("таратууга болбойт", "таратпагыла", "таркатууга болбойт", "кызматтык колдонуу үчүн"),
        ),
        "labels": ("эмбарго", "эмбарго астында", "каралама", "каралама нуска", "долбоордук нуска"),
        "folding": Folding(_TYPED_AS, _VOWELS, _KYRGYZ_ENDINGS, {"б": "п", "г": "к"}),
    },
    "ru": {
        "endonym": "Русский",
        "translated": "перевод",
        "quotes": _CYRILLIC_QUOTES,
        "typed_quotes": _TYPED_CYRILLIC_QUOTES,
        "spaced_dash": True,
        "initials": True,
        "units": f"{_UNITS} сом сома сомов сому сомам сомом сомами сомах доллар* евро рубл* руб. процент* "
        "тысяч* миллион* миллиард* г. гг. год года году годом годов лет ж. "
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "long_date": DateForm(
            f"{{day}} {{month}} {{year}}{NO_BREAK_SPACE}г.",
            tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()),
        ),
        "list_date": DateForm(
            f"{{day}} {{month}} {{year}}{NO_BREAK_SPACE}г.",
            tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()),
        ),
        "alphabet": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        "sorts_as": {"ё": "е"},
        "short_words": "авикосуя",
        "percent_space": NO_BREAK_SPACE,
        "abbreviations": (("и", "т.", "д."), ("и", "т.", "п."), ("т.", "е."), ("до", "н.", "э.")),
        "notices": (
            *("эмбарго до", "эмбарго по", "эмбарго #", "эмбарго снимается", "под эмбарго до", "под эмбарго #"),
            *("не для печати", "не для публикации", "не для распространения", "не для эфира", "не публиковать"),
            *("не печатать", "не распространять", "публиковать не ранее", "публиковать после", "публикация после"),
            *("публикация разрешена", "публикация запрещена", "разрешено к публикации", "запрещено к публикации"),
            *("просьба не публиковать", "просим не публиковать", "внимание эмбарго", "внимание! эмбарго"),
            *("внимание: эмбарго", "внимание, эмбарго", "опубликовать не ранее", "материал под эмбарго"),
            *("текст под эмбарго", "релиз под эмбарго", "срочно: эмбарго", "срочно! эмбарго", "срочно, эмбарго"),
            *("для служебного пользования", "только для служебного пользования", "для внутреннего пользования"),
            "статус: черновик",
        ),
        "labels": (
            *("эмбарго", "под эмбарго", "черновик", "черновик релиза", "черновой вариант", "дсп"),
            *("проект релиза", "проект пресс-релиза"),
        ),
        "folding": Folding(_TYPED_AS),  # Pagefind knows how Russian words end
    },
}


@cache
def language(code: str) -> Language:
    """Raises LookupError when neither CLDR nor `KNOWN` has the language."""
    locale = _locale(code)
    name = locale.display_name or code
    from_cldr: dict[str, Any] = {
        "endonym": name[:1].upper() + name[1:],
        "direction": locale.text_direction,
        "script": _script(locale),
        "locale": f"{locale.language}_{locale.territory or _likely_territory(locale)}",
    }
    return Language(code=code, **(from_cldr | KNOWN.get(code, {})))


@cache
def _locale(code: str) -> Locale:
    """By the one spelling of its code: KY would have none of the data of ky, and an address of its own."""
    return Locale.parse(_names()[code])


def _likely_territory(locale: Locale) -> str:
    """Where most speak it. CLDR's full name for it need not be one that Babel has data of: no is no_Latn_NO."""
    known = get_global("likely_subtags")
    return parse_locale(known.get(str(locale)) or known.get(locale.language) or str(locale))[1] or ""


def _script(locale: Locale) -> str:
    parts = get_global("likely_subtags").get(locale.language, "").split("_")
    return locale.script or next((part for part in parts if len(part) == len("Cyrl")), "")


@cache
def _names() -> dict[str, str]:
    """CLDR's languages: the code in attributes and addresses (pt-BR) to the name that Babel has for it (pt_BR)."""
    return {name.replace("_", "-"): name for name in locale_identifiers()}
