"""What a social card shows."""

from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record
from jarchy.model import Speaker


class CardContent(Record):
    """The content of a card: headline and date of a release, or words and speaker of a quote."""

    masthead: str  # the site's title
    headline: str = ""
    date: str = ""
    mark: str = ""  # the opening quotation mark of the language
    words: LazyHtml = LazyHtml.of("")
    speaker: Speaker | None = None
    note: str = ""  # says that the words are a translation
