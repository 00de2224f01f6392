"""The content of a social card, as data: it is hashed, and sent to where the card is drawn."""

from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record
from jarchy.images.media import Crop, Rendition
from jarchy.model import Speaker

PHOTO = Crop(1200, 360, (1200,), ("jpg",))  # above the headline
SMALLEST_PHOTO = 800  # pixels wide: a smaller one would be blurred


class CardContent(Record):
    """The headline of a document, and a line below it; or words and speaker of a quote."""

    masthead: str  # the site's title
    headline: str = ""
    foot: str = ""  # of a release the day, of an event the day and the place, of a person the role
    mark: str = ""  # the opening quotation mark of the language
    words: LazyHtml = LazyHtml.of("")
    speaker: Speaker | None = None
    note: str = ""  # says that the words are a translation
    photo: Rendition | None = None
