"""Dates in the words of a language, for templates."""

from collections.abc import Callable

from jarchy.core.dates import DateOrTime
from jarchy.i18n.language import Language
from jarchy.i18n.spans import Span, noted, span, with_time


def date_filters(known: Language) -> dict[str, Callable[..., str | Span]]:
    def date(when: DateOrTime) -> str:
        return with_time(known.date(when.day), when)

    def short_date(when: DateOrTime) -> str:
        return with_time(known.short_date(when.day), when)

    def issued(when: DateOrTime | None, note: str) -> str:
        """A date with what is said of it. In HTML, `issued` of `_parts.html` does this."""
        return noted(date(when) if when else "", note)

    def date_span(start: DateOrTime, end: DateOrTime) -> Span:
        return span(start, end, known)

    def short_span(start: DateOrTime, end: DateOrTime) -> Span:
        return span(start, end, known, is_short=True)

    def month(when: DateOrTime) -> str:
        return known.month(when.day)

    def dateline(place: str, when: DateOrTime | None, date_note: str = "") -> str:
        """A place before a text, and the day if readers are told it. A place that has digits tells the day itself.
        A day with a note stands elsewhere, beside its note.
        """
        if not place:
            return ""
        has_day = date_note or any(letter.isdigit() for letter in place)
        return (place if has_day or not when else f"{place}, {known.day_and_month(when.day)}").removesuffix(".") + "."

    return {
        "date": date,
        "short_date": short_date,
        "issued": issued,
        "span": date_span,
        "short_span": short_span,
        "month": month,
        "dateline": dateline,
    }
