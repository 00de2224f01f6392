"""Icons of a site, which are made of one picture: for browsers, telephones, feeds and search engines."""

from jarchy.core.lazy import LazyBytes
from jarchy.core.records import Record

SOURCE = "icon-512.png"  # in assets/
FAVICON, TOUCH, MASKABLE = "favicon.ico", "apple-touch-icon.png", "icon-maskable.png"
ICONS = (FAVICON, TOUCH, MASKABLE)


class IconFiles(Record):
    """What the icons of a site are made of."""

    address: str  # of the published source, below the site's root
    source: LazyBytes
    own: dict[str, LazyBytes] = {}  # files of the project that take the place of icons, by their names


class Icon(Record):
    """One icon to be made."""

    file: str  # what it is made of, for messages
    source: LazyBytes
    size: int = 0  # pixels; 0: the source is published as it is
    format: str = "PNG"  # or "ICO"
    share: float = 1  # of the width; the rest is a margin, which telephones may cut off
