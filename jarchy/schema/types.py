"""The types of single values in front matter: what an editor can write, and which value results.

`Translatable` values are words, which translations translate. All other values are facts, which only the original
states.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Annotated, Any, NamedTuple

from jarchy.core.dates import DateOrTime
from jarchy.core.patterns import lazy_pattern
from jarchy.core.slugs import SLUG, read_slug
from jarchy.core.text import Text
from jarchy.core.urls import PLACEHOLDER, site_address
from jarchy.i18n.language import Language, language
from jarchy.i18n.typography import typeset
from jarchy.i18n.vocabulary import LANGUAGE_CODE_TYPOS, meant_code
from jarchy.problems import WrongValue, perhaps
from jarchy.schema.date_formats import read_when
from jarchy.schema.email_addresses import is_host, is_mailbox, is_url
from jarchy.schema.misdated import suggested_time
from jarchy.schema.old_addresses import read_old_address
from jarchy.schema.phone_numbers import href, is_number, numbers


class Context(NamedTuple):
    """What the readers of values need to know about the file and its site."""

    text: Text
    language: Language
    zone: tzinfo
    shortcuts: bool = True  # whether simple text is read by the fast readers


class ScalarType(NamedTuple):
    """The type of a single value: how it is read, and how messages describe it.

    `read` raises ValueError if the text is not such a value, or WrongValue to say why.
    """

    expected: str
    example: str
    read: Callable[[str, Context], Any]
    is_words: bool = False
    is_owed: bool = False  # words that readers of every language must be told
    is_own: bool = False  # belongs to each version alone: neither words nor a fact
    refers: str = ""  # the kind of document that the value names
    is_asked: bool = False  # names somebody who wrote it or answers questions: it says nothing of them
    longest: int = 3_000  # characters; more is not an editor's value
    choices: tuple[str, ...] = ()  # all that it may be, or the words that it may be beside others
    apart: Callable[[str], list[str]] | None = None  # splits a line with several values, in place of a list


def _read_words(text: str, context: Context) -> str:
    return typeset(" ".join(text.split()), context.language)


def _read_line(text: str, context: Context) -> str:
    return " ".join(text.split())


YES_OR_NO = ("yes", "no")


def _read_bool(text: str, context: Context) -> bool:
    if text.lower() not in ("yes", "true", "no", "false"):
        raise ValueError(text)
    return text.lower() in ("yes", "true")


def _read_shown(text: str, context: Context) -> bool:
    """Whether a menu shows an entry. A number alone was meant for its place there."""
    if text.isdecimal():
        raise WrongValue(suggestion=perhaps(f"{{order: {text}}}"))
    return _read_bool(text, context)


def _read_when(text: str, context: Context) -> DateOrTime:
    return read_when(text, context.zone, context.language)


def _read_hour(text: str, context: Context) -> DateOrTime:
    return read_when(text, context.zone, context.language, is_elsewhere=True)


def _read_since(text: str, context: Context) -> DateOrTime:
    """The day from which something is asked for; “no” is a day that never comes."""
    if text.lower() in ("no", "never"):
        return NEVER
    when = _read_when(text, context)
    if when.has_time:
        raise ValueError(text)
    return when


def _read_span(text: str, context: Context) -> timedelta:
    number = re.fullmatch(r"([1-9]\d{0,3}) ?([hd])", text, re.ASCII)
    if not number:
        raise ValueError(text)
    return timedelta(hours=int(number[1])) if number[2] == "h" else timedelta(days=int(number[1]))


def _read_number(text: str, context: Context) -> int:
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):  # int() would accept 2_0 and ٢٠
        raise ValueError(text)
    return int(text)


def _read_language(text: str, context: Context) -> str:
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


def _read_coordinates(text: str, context: Context) -> str:
    """Latitude and longitude, with a comma between them."""
    match = _COORDINATES.fullmatch(text)
    if not match or abs(float(match[1])) > NORTHMOST or abs(float(match[2])) > EASTMOST:
        raise ValueError(text)
    return f"{match[1]},{match[2]}"


_COORDINATES = lazy_pattern(r"(-?\d{1,2}(?:\.\d+)?)(?:[,;] ?| )(-?\d{1,3}(?:\.\d+)?)", re.ASCII)
NORTHMOST, EASTMOST = 90, 180  # degrees


def _read_clock(text: str, context: Context) -> str:
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


def _read_url(text: str, context: Context) -> str:
    if not is_url(text):
        meant = f"https://{text}"
        raise WrongValue(suggestion=perhaps(meant) if is_host(text.partition("/")[0]) and is_url(meant) else "")
    return text


def _read_event_status(text: str, context: Context) -> str:
    if text in ("cancelled", "canceled", "postponed", "moved"):
        raise WrongValue("event-status", status=text.replace("canceled", "cancelled"))
    return pattern("draft|published")(text, context)


def _read_telegram(text: str, context: Context) -> str:
    """The name of an account, however it was copied: @city_press, https://t.me/city_press."""
    match = re.fullmatch(r"(?:https://t\.me/|@)?([A-Za-z]\w{4,31})", text, re.ASCII)
    if not match:
        raise ValueError(text)
    return match[1]


def _is_abroad(text: str) -> bool:
    """Whether it is one number, as one dials it from any country."""
    return is_number(text) and href(text).startswith("tel:+") and ";" not in href(text)


def _unpublished(is_one: Callable[[str], bool]) -> Callable[[str, Context], str]:
    """Reads what no reader may see. It ends here: whatever is made of a document has a mark in its place."""

    def read(text: str, context: Context) -> str:
        if not is_one(text):
            raise ValueError(text)
        return UNPUBLISHED

    return read


UNPUBLISHED = "not for publication"


def _is_reach(text: str) -> bool:
    return is_mailbox(text) or (text.startswith("https:") and is_url(text))


NEVER = DateOrTime("9999-12-31", int(datetime(9999, 12, 31, tzinfo=UTC).timestamp()))


def refers_to(kind: str, example: str, *, is_asked: bool = False) -> ScalarType:
    """The type of a slug that names a document. Any text is accepted; `site` checks that the document exists."""
    article = "an" if kind[0] in "aeio" else "a"
    return ScalarType(f"the slug of {article} {kind}", example, _read_line, refers=kind, is_asked=is_asked)


Translatable = Annotated[str, ScalarType("text", "Мэр города Ош", _read_words, is_words=True)]
Headline = Annotated[str, ScalarType("text", "Бюджет города принят", _read_words, is_words=True, longest=500)]
RequiredTranslatable = Annotated[
    str, ScalarType("text", "Исправлена сумма бюджета", _read_words, is_words=True, is_owed=True)
]
RequiredHeadline = Annotated[
    str, ScalarType("text", "Дом культуры, Ош", _read_words, is_words=True, is_owed=True, longest=500)
]
Slug = Annotated[str, ScalarType("a slug", "budget", pattern(SLUG.pattern))]
Folder = Annotated[str, ScalarType("a slug", "budget", lambda text, _: read_slug(text))]  # in addresses
Url = Annotated[str, ScalarType("an address", "https://example.org/", _read_url)]
OldAddress = Annotated[
    str,
    ScalarType(
        "an address of this site", "/news/2018/budget.html", lambda text, _: read_old_address(text), is_own=True
    ),
]
BaseUrl = Annotated[
    str, ScalarType("the address of a site", "https://example.org/news/", lambda text, _: site_address(text))
]
Email = Annotated[str, ScalarType("an e-mail address", f"press@{PLACEHOLDER}", accepted(is_mailbox))]
ReportContact = Annotated[
    str,
    ScalarType(
        "an e-mail address, or an address that begins with https", f"security@{PLACEHOLDER}", accepted(_is_reach)
    ),
]
EventStatus = Annotated[str, ScalarType("draft or published", "draft", _read_event_status)]
Phone = Annotated[
    str,
    ScalarType("a telephone number", "+996 312 000000", accepted(is_number), apart=numbers),
]
TelegramName = Annotated[str, ScalarType("a name in Telegram", "city_press", _read_telegram)]
WhatsAppNumber = Annotated[
    str, ScalarType("a telephone number that begins with +", "+996 555 000000", accepted(_is_abroad))
]
PrivateEmail = Annotated[str, ScalarType("an e-mail address", f"mayor@{PLACEHOLDER}", _unpublished(is_mailbox))]
PrivatePhone = Annotated[
    str,
    ScalarType("a telephone number", "+996 555 000000", _unpublished(lambda text: all(map(is_number, numbers(text))))),
]
LanguageCode = Annotated[str, ScalarType("the code of a language", "ky", _read_language)]
Since = Annotated[DateOrTime, ScalarType("a day, or “no”", "2026-01-01", _read_since, choices=("no", "2026-01-01"))]
Policy = Annotated[
    str,
    ScalarType(
        "any, together, or the code of a language with -first",
        "together",
        pattern(r"any|together|[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*-first"),
    ),
]
EngineVersion = Annotated[str, ScalarType("a version of Jarchy", "1.0", pattern(r"\d{1,4}(\.\d{1,4}){0,2}"))]
Coordinates = Annotated[str, ScalarType("a latitude and a longitude in degrees", "42.8746, 74.5698", _read_coordinates)]
Clock = Annotated[str, ScalarType("a time", "09:30", _read_clock)]
PersonSlug = Annotated[str, refers_to("person", "asanova")]
AuthorSlug = Annotated[str, refers_to("person", "asanova", is_asked=True)]
OfficeSlug = Annotated[str, refers_to("organisation", "city", is_asked=True)]
ContactSlug = Annotated[str, refers_to("person", "asanova", is_asked=True)]
OrganisationSlug = Annotated[str, refers_to("organisation", "city")]
Shown = Annotated[bool, ScalarType("yes or no", "no", _read_shown, choices=YES_OR_NO)]
PageSlug = Annotated[str, refers_to("page", "about")]
ReleaseSlug = Annotated[str, refers_to("release", "2018-09-01-budget")]
# It names no document: words that are repeated do not make their quote public.
QuoteSlug = Annotated[str, ScalarType("the slug of a quote", "asanova-budget", pattern(SLUG.pattern))]
TagSlug = Annotated[str, refers_to("tag", "budget")]
PictureName = Annotated[str, ScalarType("a key under “pictures:”", "logo", _read_line)]
RoleSlug = Annotated[str, ScalarType("a key under “roles:”", "mayor", _read_line)]
EventSlug = Annotated[str, refers_to("event", "council-session")]
MediaName = Annotated[
    str,
    ScalarType(
        "the name of a file in content/media/",
        "council-hall.jpg",
        pattern(r"(?!\.)[^/\\]+(/(?!\.)[^/\\]+)*"),
        refers="media",
    ),
]
AttachedName = Annotated[
    str,
    ScalarType(
        "the name of a file in content/files/",
        "budget.pdf",
        pattern(r"(?!\.)[^/\\]+(/(?!\.)[^/\\]+)*"),
        refers="file",
    ),
]
CaptionsName = Annotated[
    str,
    ScalarType(
        "the name of a WebVTT file in content/files/",
        "speech.ru.vtt",
        pattern(r"(?!\.)[^/\\]+(/(?!\.)[^/\\]+)*\.vtt"),
        refers="file",
    ),
]

ExtensionName = Annotated[
    str, ScalarType("the name of a file in extensions/, without its .py", "tenders", pattern(r"[a-z_][a-z0-9_]*"))
]

_DATES = "2018-07-03”, “2018-07-03 09:30” or “2018-07-03 09:30+06:00"  # each is shown in quotation marks

EventTime = Annotated[DateOrTime, ScalarType("a date, or a date and a time", _DATES, _read_hour)]  # on its own clock

PLAIN: dict[Any, ScalarType] = {
    str: ScalarType("text", "text", _read_line),
    bool: ScalarType("yes or no", "no", _read_bool, choices=YES_OR_NO),
    int: ScalarType("a number", "20", _read_number),
    timedelta: ScalarType("a number of hours or days", "48h", _read_span),
    DateOrTime: ScalarType("a date, or a date and a time", _DATES, _read_when),
}
