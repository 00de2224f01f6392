"""Everything that differs between languages, as data.

Any language that CLDR knows works without further data. `KNOWN` has what newsrooms in Kyrgyzstan need and CLDR lacks,
or does differently from official usage (see docs/decisions/0004-languages-as-data.md). The messages of templates are in
templates/locale/<code>.po.
"""

import unicodedata
from collections.abc import Callable
from datetime import date as Day  # noqa: N812  `date` is a method of Language
from functools import cache
from typing import Any

from babel import Locale
from babel.core import get_global, parse_locale
from babel.dates import format_date, format_skeleton
from babel.localedata import locale_identifiers
from babel.units import format_unit
from msgspec import Struct

from jarchy.i18n.fact_words import FactWords
from jarchy.i18n.held_words import HeldWords
from jarchy.i18n.hyphenation import Hyphenation
from jarchy.i18n.known_languages import KNOWN, NO_BREAK_SPACE, DateForm
from jarchy.i18n.stemming import Folding

_MEGABYTE = 1_000_000


class Language(Struct, frozen=True):
    """One language of a site. Text stays as typed where the data is missing (None or empty)."""

    code: str  # as in the attribute lang: ky, ru, pt-BR
    endonym: str  # the language's own name, capitalised as in a menu
    direction: str = "ltr"
    script: str = ""  # Cyrl, Latn: the script by CLDR
    locale: str = ""  # with the country of most speakers, as Open Graph needs it: ky_KG
    originals: dict[str, str] = {}  # what the original of a translation is called, by the language that it is in
    translated: str = ""  # the words for “translated” in pictures of quotes
    extension: str = ""  # words before the extension of a telephone number, the usual one first; empty: as typed
    changed: dict[str, str] = {}  # as above, what became of an event: moved, postponed, cancelled
    language_names: dict[str, str] = {}  # those that CLDR has differently from official usage
    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")  # outer pair, inner pair
    stop_outside: bool = False  # whether a full stop stands behind the closing mark
    typed_quotes: str = ""  # typed marks that are replaced by these; empty: all marks stay as typed
    single_quotes: bool = False  # whether ‘…’ are typed ones, too
    quote_space: str = ""  # inside of the outer pair
    long_date: DateForm | None = None  # in text; None: CLDR's form
    list_date: DateForm | None = None  # in lists; None: CLDR's form
    alphabet: str = ""  # lower case, in order; empty: letters are sorted without their diacritics
    surname_first: bool = False  # whether names are typed so; otherwise the surname is the last word
    sorts_as: dict[str, str] = {}
    spaced_dash: bool = False  # whether a hyphen between spaces is a dash
    suspends: str = (
        ""  # words before which a hyphen stands for the rest of a word, with | between: аудио- и видеозапись
    )
    hyphened: str = ""  # a pattern of words that have a hyphen, in small letters: кто-то
    initials: str = ""  # the capital letters that are initials, and stay with the name beside them
    units: str = ""  # words that stay with the number before them; * stands for any ending
    held: HeldWords = HeldWords()  # words that stay with a number or a name beside them
    short_words: str = ""  # words that stay with the next word
    number_endings: bool = False  # whether a hyphen between a number and letters does not break: 3-го
    # Patterns of what stands before and after a space that does not break, both with \s for a space. First, the words
    # one of which must be in the text; empty: any digit.
    joints: tuple[tuple[str, str, str], ...] = ()
    multipliers: str = ""  # of the units, those that stay with the unit behind them: 5 млн сомов
    until: str = "–"  # between a day and the hour at which something ends
    percent_space: str | None = None  # between a number and %; None: as typed
    abbreviations: tuple[tuple[str, ...], ...] = ()  # words that stay on one line
    # Small letters of other alphabets, to the ones of this language that are meant; Latin ones only in Cyrillic words.
    look_alikes: dict[str, str] = {}
    suffixes: str = ""  # a pattern of the endings that words in Latin letters take
    takes_suffixes: bool = False  # whether units take them, too: 5 кмге
    notices: tuple[str, ...] = ()  # a line with this beginning is not meant for readers yet; # stands for a number
    labels: tuple[str, ...] = ()  # as above, for lines with nothing else, or with a colon or a full stop after it
    folding: Folding = Folding()  # stemming rules for the search
    hyphenation: Hyphenation | None = None  # None: browsers know where words are divided, or nobody does
    fact_words: FactWords = FactWords()  # words for numbers, months, currencies

    def name_of(self, code: str) -> str:
        """What another language is called in this one; empty if nobody knows."""
        return self.language_names.get(code) or _locale(self.code).languages.get(code.replace("-", "_"), "")

    def date(self, day: Day) -> str:
        return self._date(day, self.long_date)

    def short_date(self, day: Day) -> str:
        return self._date(day, self.list_date)

    def day_and_month(self, day: Day) -> str:
        form = self.list_date
        return form.without_year(day) if form else format_skeleton("MMMMd", day, locale=_locale(self.code))

    def month(self, day: Day) -> str:
        form = self.list_date
        return form.months[day.month - 1] if form else format_date(day, "MMMM", locale=_locale(self.code))

    def file_size(self, size: int) -> str:
        """A number of bytes in thousands or millions, as people write it."""
        is_large = size >= _MEGABYTE
        amount = round(size / _MEGABYTE, 1 if size < 10 * _MEGABYTE else 0) if is_large else max(1, round(size / 1000))
        unit = "digital-megabyte" if is_large else "digital-kilobyte"
        return format_unit(amount, unit, "short", locale=_locale(self.code)).replace(" ", NO_BREAK_SPACE)

    def _date(self, day: Day, form: DateForm | None) -> str:
        if form:
            return form.format(day)
        # CLDR has U+202F before some abbreviations, but no web font's subset has this character.
        return format_date(day, "long", locale=_locale(self.code)).replace("\u202f", NO_BREAK_SPACE)

    def by_surname(self, name: str) -> str:
        """The name of a person as lists sort it."""
        *given, surname = name.split() or [""]
        return name if self.surname_first else " ".join([surname, *given])

    def sort_key(self, text: str) -> tuple[int, ...]:
        """Sorts like a dictionary of this language; punctuation and digits come before letters."""
        folded = text.casefold()
        if not self.alphabet:
            apart = unicodedata.normalize("NFD", folded)
            letters = [letter for letter in apart if not unicodedata.combining(letter)]
            return (
                *map(ord, letters),
                0,
                *map(ord, apart),
            )  # diacritics decide only between words with the same letters
        sounds = (self.sorts_as.get(letter, letter) for letter in folded)
        places = ((self.alphabet.find(letter), letter) for letter in sounds)
        return tuple(0x110000 + place if place >= 0 else ord(letter) for place, letter in places)


@cache
def language(code: str) -> Language:
    """The language with this code. Raises LookupError if neither CLDR nor `KNOWN` has it."""
    known, locale = KNOWN.get(code, {}), _locale(code)
    from_cldr: dict[str, Any] = {name: read(locale) for name, read in FROM_CLDR.items() if name not in known}
    return Language(code=code, **from_cldr, **known)


@cache
def _locale(code: str) -> Locale:
    """The locale for the exact spelling of the code. KY would lack the data of ky, and have another address."""
    return Locale.parse(_names()[code])


def _endonym(locale: Locale) -> str:
    name: str = locale.display_name or str(locale).replace("_", "-")
    return name[:1].upper() + name[1:]


def _likely_territory(locale: Locale) -> str:
    """The country of most speakers. CLDR's full name of a locale may lack data in Babel: no is no_Latn_NO."""
    known = get_global("likely_subtags")
    return parse_locale(known.get(str(locale)) or known.get(locale.language) or str(locale))[1] or ""


def _script(locale: Locale) -> str:
    parts = get_global("likely_subtags").get(locale.language, "").split("_")
    return locale.script or next((part for part in parts if len(part) == len("Cyrl")), "")


# What CLDR says of a language unless `KNOWN` does. Babel takes 10 ms to load a language.
FROM_CLDR: dict[str, Callable[[Locale], str]] = {
    "endonym": _endonym,
    "direction": lambda locale: locale.text_direction,
    "script": _script,
    "locale": lambda locale: f"{locale.language}_{locale.territory or _likely_territory(locale)}",
}


@cache
def _names() -> dict[str, str]:
    """The languages of CLDR: the code in attributes and addresses (pt-BR) to Babel's name (pt_BR)."""
    return {name.replace("_", "-"): name for name in locale_identifiers()}
