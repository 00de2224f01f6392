"""The pages and files of a site, as values from which they are made."""

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.model.refs import Ref
from jarchy.model.versions import TranslationNote


class Page(Record):
    """One page of one edition: its address, the name of its template, and all values for it.

    `key` is the same in all languages, so that the language switcher finds the page. `is_indexed` is false for pages
    that search engines and other languages must not link to, such as missing translations.
    """

    key: tuple[str, ...]
    path: str  # below the root, such as ru/releases/ or ru/404.html
    template: str
    view: object
    title: str = ""  # empty if the template sets it
    description: str = ""
    note: TranslationNote | None = None
    withheld: str = ""
    is_indexed: bool = True
    section: str = ""  # the kind (or "tag") of the list that the page belongs to
    updated: DateOrTime | None = None  # when readers were last told something on it, where that is known

    @property
    def of(self) -> Ref | None:
        """The document that it is made from."""
        return self.key if isinstance(self.key, Ref) else None


class PageAddress(Record):
    """What the files of a whole site say of one of its pages."""

    path: str  # below the root
    is_indexed: bool
    of: Ref | None  # the document that it is made of
    updated: DateOrTime | None  # the last change that readers were told of, where that is known


class TextPart(Record):
    """A text that a file is made of: what a template makes of a view in one language."""

    template: str
    lang: str
    view: object


class File(Record):
    """One file beside the pages, for programs or for download."""

    path: str
    template: str  # empty: its output writes it
    view: object
    of: Ref | None = None  # the document that it is made from
    source: str = ""  # the file that it is copied from, relative to the project
    parts: tuple[TextPart, ...] = ()  # the texts that its output writes it of, beside the view
    is_folder: bool = False  # `path` is a folder of files; its output writes them, and only then are their names known
