"""Proposes the date for a date in another form. If the form is ambiguous, proposes both days."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from babel.dates import get_month_names

from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.language import Language
from jarchy.problems import perhaps

_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_FORMS = (  # forms of a day; the name of a month has been replaced by #7#
    lazy_pattern(rf"{_YEAR}[-./ ](?P<month>\d\d?)[-./ ](?P<day>\d\d?)"),
    lazy_pattern(rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)"),
    lazy_pattern(rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.{_YEAR}"),
    lazy_pattern(rf"(?P<day>\d\d?)(?:st|nd|rd|th|-е)?[-. ,]*#(?P<month>\d+)#[-. ,]*{_YEAR}"),
    lazy_pattern(rf"#(?P<month>\d+)#[-. ,]*(?P<day>\d\d?)(?:st|nd|rd|th)?[-. ,]*{_YEAR}"),
    lazy_pattern(rf"{_YEAR}[-. ,]*(?:жылдын|ж)?[-. ,]*(?P<day>\d\d?)[-. ,]*#(?P<month>\d+)#"),
    lazy_pattern(rf"(?P<one>\d\d?)[/-](?P<other>\d\d?)[/-]{_YEAR}"),  # 7/3 is July in America and March elsewhere
)
_TIME = lazy_pattern(
    r"[ t,]*(?:в |at |saat |саат )?(?P<hour>\d\d?)[:.](?P<minute>[0-5]\d)(?:[:.][0-5]\d(?:[.,]\d+)?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?(?: ?(?P<offset>z|utc|gmt|[+-]\d\d:?(?:[0-5]\d)?))?"
)
_END = lazy_pattern(r"[ ,.]*(?:г|года|год|ж|жыл)?\.?")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")


def suggested_date(text: str, language: Language) -> str:
    """The text “did you mean “2018-07-03”? ”, or an empty text."""
    plain = _plain(text, language)
    for form in _FORMS:
        if match := form.match(plain):
            rest = plain[match.end() :]
            end = _END.match(rest)
            clock = _clock(rest[end.end() if end else 0 :])
            days = [] if clock is None else [f"{day}{clock}" for day in _days(match)]
            if days:
                return perhaps(*days)
    return ""


def suggested_time(text: str) -> str:
    """The text “did you mean “09:30”? ”, or an empty text."""
    clock = _clock(text.lower())
    return perhaps(clock[1:6]) if clock else ""


def _plain(text: str, language: Language) -> str:
    """The text in small letters, with ASCII digits and hyphens, and with #7# for the name of July."""
    digits = "".join(str(unicodedata.digit(sign, sign)) for sign in text)
    plain = unicodedata.normalize("NFKC", digits).translate(_DASHES).lower().strip()
    plain = re.sub(r"^\w+\.?, ?(?=\d)", "", plain)  # without the day of the week
    names = _months(language)
    return re.sub(r"[^\W\d_]+", lambda word: f"#{names[word[0]]}#" if word[0] in names else word[0], plain)


def _months(language: Language) -> dict[str, int]:
    """The names of months in the language, in English and in Russian, with their short forms, to their numbers."""
    names: dict[str, int] = {}
    for code in ("ru", "en", language.code):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                table = get_month_names(width, context, locale=code.replace("-", "_"))
                names |= {name.lower().rstrip("."): number for number, name in table.items()}
    for form in (language.long_date, language.list_date):
        names |= {name: number for number, name in enumerate(form.months, 1)} if form else {}
    return names


def _days(match: re.Match[str]) -> Iterator[date]:
    """The possible days, each once."""
    parts = match.groupdict()
    one, other = (parts["month"], parts["day"]) if "month" in parts else (parts["one"], parts["other"])
    for month, day in [(one, other)] if "month" in parts else sorted({(one, other), (other, one)}):
        try:
            yield date(int(parts["year"]), int(month), int(day))
        except ValueError:
            continue


def _clock(text: str) -> str | None:
    """The time of day with a space before it; empty if there is none, None if it is not a time."""
    if not text.strip():
        return ""
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    if hour > 23:  # noqa: PLR2004  hours
        return None
    return f" {hour:02}:{match['minute']}{_offset(match['offset'] or '')}"


def _offset(text: str) -> str:
    if text[:1] not in ("+", "-"):
        return "+00:00" if text else ""
    return f"{text[:3]}:{text[3:].removeprefix(':') or '00'}"
