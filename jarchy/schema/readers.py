"""Reads single values of front matter: what an editor has typed, and which value results.

A reader raises ValueError if the text is no such value, or WrongValue to say why.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from jarchy.core.dates import DateOrTime
from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Text
from jarchy.i18n.language import Language, language
from jarchy.i18n.typography import typeset
from jarchy.i18n.vocabulary import LANGUAGE_CODE_TYPOS, meant_code
from jarchy.problems import WrongValue, perhaps
from jarchy.schema.date_formats import read_when
from jarchy.schema.email_addresses import is_host, is_mailbox, is_url
from jarchy.schema.misdated import suggested_time
from jarchy.schema.phone_numbers import href, is_number


class Context(NamedTuple):
    """What the readers of values need to know about the file and its site."""

    text: Text
    language: Language
    zone: tzinfo
    shortcuts: bool = True  # whether simple text is read by the fast readers


def read_words(text: str, context: Context) -> str:
    return typeset(" ".join(text.split()), context.language)


def read_line(text: str, context: Context) -> str:
    return " ".join(text.split())


YES_OR_NO = ("yes", "no")


def read_bool(text: str, context: Context) -> bool:
    if text.lower() not in ("yes", "true", "no", "false"):
        raise ValueError(text)
    return text.lower() in ("yes", "true")


def read_shown(text: str, context: Context) -> bool:
    """Whether a menu shows an entry. A number alone was meant for its place there."""
    if text.isdecimal():
        raise WrongValue(suggestion=perhaps(f"{{order: {text}}}"))
    return read_bool(text, context)


def read_date_or_time(text: str, context: Context) -> DateOrTime:
    return read_when(text, context.zone, context.language)


def read_hour(text: str, context: Context) -> DateOrTime:
    return read_when(text, context.zone, context.language, is_elsewhere=True)


def read_since(text: str, context: Context) -> DateOrTime:
    """The day from which something is asked for; “no” is a day that never comes."""
    if text.lower() in ("no", "never"):
        return NEVER
    when = read_date_or_time(text, context)
    if when.has_time:
        raise ValueError(text)
    return when


def read_span(text: str, context: Context) -> timedelta:
    number = re.fullmatch(r"([1-9]\d{0,3}) ?([hd])", text, re.ASCII)
    if not number:
        raise ValueError(text)
    return timedelta(hours=int(number[1])) if number[2] == "h" else timedelta(days=int(number[1]))


def read_number(text: str, context: Context) -> int:
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):  # int() would accept 2_0 and ٢٠
        raise ValueError(text)
    return int(text)


def read_language(text: str, context: Context) -> str:
    """Any language, also one that the site does not have: a file may be in it, and people speak it."""
    if text.casefold() in LANGUAGE_CODE_TYPOS:  # also one that is the code of another language: kg, of Kongo
        raise WrongValue(suggestion=suggested_language(text))
    try:
        return language(text).code
    except LookupError as error:
        raise WrongValue(suggestion=suggested_language(text)) from error


def suggested_language(typed: str) -> str:
    """“did you mean “ky”? ” for kg, KY or ky_KG; empty if no language is meant."""
    meant = meant_code(typed)
    try:
        return perhaps(language(meant).code)
    except LookupError:
        return ""


def read_coordinates(text: str, context: Context) -> str:
    """Latitude and longitude, with a comma between them."""
    match = _COORDINATES.fullmatch(text)
    if not match or abs(float(match[1])) > NORTHMOST or abs(float(match[2])) > EASTMOST:
        raise ValueError(text)
    return f"{match[1]},{match[2]}"


_COORDINATES = lazy_pattern(r"(-?\d{1,2}(?:\.\d+)?)(?:[,;] ?| )(-?\d{1,3}(?:\.\d+)?)", re.ASCII)
NORTHMOST, EASTMOST = 90, 180  # degrees


def read_clock(text: str, context: Context) -> str:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text, re.ASCII):
        raise WrongValue(suggestion=suggested_time(text))
    return text


def pattern(form: str) -> Callable[[str, Context], str]:
    """Reads text that matches an ASCII pattern."""
    return accepted(re.compile(form, re.ASCII).fullmatch)


def accepted(is_one: Callable[[str], object]) -> Callable[[str, Context], str]:
    """Reads text unchanged if it passes the test."""

    def read(text: str, context: Context) -> str:
        if not is_one(text):
            raise ValueError(text)
        return text

    return read


def read_url(text: str, context: Context) -> str:
    if not is_url(text):
        meant = f"https://{text}"
        raise WrongValue(suggestion=perhaps(meant) if is_host(text.partition("/")[0]) and is_url(meant) else "")
    return text


def read_event_status(text: str, context: Context) -> str:
    if text in ("cancelled", "canceled", "postponed", "moved"):
        raise WrongValue("event-status", status=text.replace("canceled", "cancelled"))
    return pattern("draft|published")(text, context)


def read_telegram(text: str, context: Context) -> str:
    """The name of an account, however it was copied: @city_press, https://t.me/city_press."""
    match = re.fullmatch(r"(?:https://t\.me/|@)?([A-Za-z]\w{4,31})", text, re.ASCII)
    if not match:
        raise ValueError(text)
    return match[1]


def is_abroad(text: str) -> bool:
    """Whether it is one number, as one dials it from any country."""
    return is_number(text) and href(text).startswith("tel:+") and ";" not in href(text)


def unpublished(is_one: Callable[[str], bool]) -> Callable[[str, Context], str]:
    """Reads what no reader may see. It ends here: whatever is made of a document has a mark in its place."""

    def read(text: str, context: Context) -> str:
        if not is_one(text):
            raise ValueError(text)
        return UNPUBLISHED

    return read


UNPUBLISHED = "not for publication"


def is_reach(text: str) -> bool:
    return is_mailbox(text) or (text.startswith("https:") and is_url(text))


NEVER = DateOrTime("9999-12-31", int(datetime(9999, 12, 31, tzinfo=UTC).timestamp()))
