"""The types of single values in front matter: what an editor can write. How it is read stands in `readers.py`.

`Translatable` values are words, which translations translate. All other values are facts, which only the original
states.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated, Any, NamedTuple

from jarchy.core.dates import DateOrTime
from jarchy.core.slugs import SLUG, read_slug
from jarchy.core.urls import PLACEHOLDER, site_address
from jarchy.schema.email_addresses import is_mailbox
from jarchy.schema.old_addresses import read_old_address
from jarchy.schema.phone_numbers import is_number, numbers
from jarchy.schema.readers import (
    YES_OR_NO,
    Context,
    accepted,
    is_abroad,
    is_reach,
    pattern,
    read_bool,
    read_clock,
    read_coordinates,
    read_date_or_time,
    read_event_status,
    read_hour,
    read_language,
    read_line,
    read_number,
    read_shown,
    read_since,
    read_span,
    read_telegram,
    read_url,
    read_words,
    unpublished,
)


class ScalarType(NamedTuple):
    """The type of a single value: how it is read, as in `readers.py`, and how messages describe it."""

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


def refers_to(kind: str, example: str, *, is_asked: bool = False) -> ScalarType:
    """The type of a slug that names a document. Any text is accepted; `site` checks that the document exists."""
    article = "an" if kind[0] in "aeio" else "a"
    return ScalarType(f"the slug of {article} {kind}", example, read_line, refers=kind, is_asked=is_asked)


Translatable = Annotated[str, ScalarType("text", "Мэр города Ош", read_words, is_words=True)]
Headline = Annotated[str, ScalarType("text", "Бюджет города принят", read_words, is_words=True, longest=500)]
RequiredTranslatable = Annotated[
    str, ScalarType("text", "Исправлена сумма бюджета", read_words, is_words=True, is_owed=True)
]
RequiredHeadline = Annotated[
    str, ScalarType("text", "Дом культуры, Ош", read_words, is_words=True, is_owed=True, longest=500)
]
Slug = Annotated[str, ScalarType("a slug", "budget", pattern(SLUG.pattern))]
Folder = Annotated[str, ScalarType("a slug", "budget", lambda text, _: read_slug(text))]  # in addresses
Url = Annotated[str, ScalarType("an address", "https://example.org/", read_url)]
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
        "an e-mail address, or an address that begins with https", f"security@{PLACEHOLDER}", accepted(is_reach)
    ),
]
EventStatus = Annotated[str, ScalarType("draft or published", "draft", read_event_status)]
Phone = Annotated[
    str,
    ScalarType("a telephone number", "+996 312 000000", accepted(is_number), apart=numbers),
]
TelegramName = Annotated[str, ScalarType("a name in Telegram", "city_press", read_telegram)]
WhatsAppNumber = Annotated[
    str, ScalarType("a telephone number that begins with +", "+996 555 000000", accepted(is_abroad))
]
PrivateEmail = Annotated[str, ScalarType("an e-mail address", f"mayor@{PLACEHOLDER}", unpublished(is_mailbox))]
PrivatePhone = Annotated[
    str,
    ScalarType("a telephone number", "+996 555 000000", unpublished(lambda text: all(map(is_number, numbers(text))))),
]
LanguageCode = Annotated[str, ScalarType("the code of a language", "ky", read_language)]
Since = Annotated[DateOrTime, ScalarType("a day, or “no”", "2026-01-01", read_since, choices=("no", "2026-01-01"))]
Policy = Annotated[
    str,
    ScalarType(
        "any, together, or the code of a language with -first",
        "together",
        pattern(r"any|together|[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*-first"),
    ),
]
EngineVersion = Annotated[str, ScalarType("a version of Jarchy", "1.0", pattern(r"\d{1,4}(\.\d{1,4}){0,2}"))]
Coordinates = Annotated[str, ScalarType("a latitude and a longitude in degrees", "42.8746, 74.5698", read_coordinates)]
Clock = Annotated[str, ScalarType("a time", "09:30", read_clock)]
PersonSlug = Annotated[str, refers_to("person", "asanova")]
AuthorSlug = Annotated[str, refers_to("person", "asanova", is_asked=True)]
OfficeSlug = Annotated[str, refers_to("organisation", "city", is_asked=True)]
ContactSlug = Annotated[str, refers_to("person", "asanova", is_asked=True)]
OrganisationSlug = Annotated[str, refers_to("organisation", "city")]
Shown = Annotated[bool, ScalarType("yes or no", "no", read_shown, choices=YES_OR_NO)]
PageSlug = Annotated[str, refers_to("page", "about")]
ReleaseSlug = Annotated[str, refers_to("release", "2018-09-01-budget")]
# It names no document: words that are repeated do not make their quote public.
QuoteSlug = Annotated[str, ScalarType("the slug of a quote", "asanova-budget", pattern(SLUG.pattern))]
TagSlug = Annotated[str, refers_to("tag", "budget")]
PictureName = Annotated[str, ScalarType("a key under “pictures:”", "logo", read_line)]
RoleSlug = Annotated[str, ScalarType("a key under “roles:”", "mayor", read_line)]
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

EventTime = Annotated[DateOrTime, ScalarType("a date, or a date and a time", _DATES, read_hour)]  # on its own clock

PLAIN: dict[Any, ScalarType] = {
    str: ScalarType("text", "text", read_line),
    bool: ScalarType("yes or no", "no", read_bool, choices=YES_OR_NO),
    int: ScalarType("a number", "20", read_number),
    timedelta: ScalarType("a number of hours or days", "48h", read_span),
    DateOrTime: ScalarType("a date, or a date and a time", _DATES, read_date_or_time),
}
