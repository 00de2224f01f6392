"""The kinds of documents that Jarchy knows. A new kind is a file here, a name in `KINDS`, and a template.

What a text can place is an entry in `SHORTCODES`, and a part of `_parts.html` and `_body.txt`.

In: a document, and the edition that it is in. Out: its page, as values, and what is wrong with what it states.
"""

from collections.abc import Mapping
from types import MappingProxyType

from jarchy.kinds import attachments, event, organisation, page, person, pictures, quote, release
from jarchy.model import Kinds, Shortcode

KINDS = (release.KIND, event.KIND, quote.KIND, person.KIND, organisation.KIND, page.KIND)
BY_NAME: Kinds = MappingProxyType({kind.name: kind for kind in KINDS})
SHORTCODES = {
    one.name: one
    for one in (
        Shortcode("quote", quote.placed, nested="nested-quote", also=("цитата",)),
        Shortcode("picture", pictures.placed, "name", nested="", also=("фото",), check=pictures.check_placed),
        Shortcode(
            attachments.PLACED,
            attachments.placed,
            "name",
            nested="",
            also=("видео", "audio", "аудио"),
            check=attachments.check_placed,
        ),
    )
}


def folders_of(kinds: Kinds) -> Mapping[str, str]:
    """The folders of content/, each with the name of its kind."""
    return {kind.folder: kind.name for kind in kinds.values()}
