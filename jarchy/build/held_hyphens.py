"""The mark of a hyphen at which no line ends stays within the program: files have plain hyphens, whatever makes them.

Pages and texts are made plain as they are rendered, and keep together what the mark holds. This is for what an output
writes itself: whoever writes one need not know of the mark.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import asdict, replace

from jarchy.files.attached import AttachedFile
from jarchy.files.root import RootFile
from jarchy.i18n.known_languages import NO_BREAK_HYPHEN
from jarchy.i18n.typography import with_plain_hyphens

_BYTES = NO_BREAK_HYPHEN.encode()
_COPIED = (AttachedFile, RootFile)  # files of the site, which stay as they are


def plain_view(value: object) -> object:
    """A view without the mark, for extensions, which may also pack its texts, or write them with escapes."""
    if isinstance(value, str):
        return with_plain_hyphens(value)
    if isinstance(value, list | tuple):
        items = map(plain_view, value)
        return type(value)._make(items) if hasattr(value, "_make") else type(value)(items)
    if isinstance(value, Mapping):
        return {plain_view(name): plain_view(one) for name, one in value.items()}
    if isinstance(value, Struct):
        return replace(value, **{name: plain_view(one) for name, one in asdict(value).items()})
    return value


def plain_bytes(data: bytes, view: object) -> bytes:
    """What was written of a view, without the mark if it is a text."""
    if _BYTES not in data or isinstance(view, _COPIED):
        return data
    try:
        return with_plain_hyphens(data.decode()).encode()
    except UnicodeDecodeError:
        return data  # in a picture or an archive, these bytes are something else
