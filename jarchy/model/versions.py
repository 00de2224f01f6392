"""What readers of one language get of a document."""

from collections.abc import Iterable
from typing import Generic, Literal, TypeGuard

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.model.documents import Prose
from jarchy.model.fields import Schema, Stated, Stated_co, Withdrawal
from jarchy.model.refs import Ref

# Of what a document announces; “later”: at a time that nobody knows yet; empty if it announces nothing.
Phase = Literal["", "ahead", "now", "later", "over"]


class Link(Record):
    """A link. `lang` is set if the text is not in the page's language."""

    href: str
    text: str
    lang: str = ""


class Mark(Record):
    """A block of a translation beside which readers see that its original has changed."""

    block: int  # its number in the body
    link: Link  # to the place in the original
    is_missing: bool = False  # whether the original says more after it
    cell: int = 0  # of a row of a table, the first one that has changed


class TranslationNote(Record):
    """What readers are told about a translated text. `is_fresh` is None if it is unknown which version of the original
    was translated.
    """

    original: Link  # the original's page; its text is the name of its language
    is_reviewed: bool
    is_fresh: bool | None
    changed: DateOrTime | None = None  # when the original changed since, where that is known
    passages: tuple[Link, ...] = ()  # of the original that changed since, each by its first words
    marks: tuple[Mark, ...] = ()  # in the order of blocks; none if it is not clear which block translates which
    blocks: tuple[str, ...] = ()  # the kinds of all blocks of the translation, where there are marks

    @property
    def is_doubtful(self) -> bool:
        """Whether readers should see the note before the text."""
        return not self.is_reviewed or self.is_fresh is False


class Version(Record, Generic[Stated_co]):
    """A document in one edition: the facts of the original, and the words in the edition's language.

    Without a translation it has the original's words, and `lang` is their language.
    """

    ref: Ref
    first_ref: Ref  # the name under which readers first had it, as what they keep has it
    file: str  # the file of its words, relative to the project
    lang: str  # set if the words are not in the edition's language
    fields: Stated_co
    prose: Prose
    original: Link
    elsewhere: tuple[Link, ...]  # its pages in other languages, with the names of these as texts
    note: TranslationNote | None  # for a translation
    source: Prose | None  # for a translation: the original's body
    withheld: str  # why only a preview shows it: "", "draft", "embargo", "expired", "language" or "waiting"
    phase: Phase = ""
    is_closed: bool = False  # whether its deadline is over
    said_on: DateOrTime | None = None  # of a quote, the day of which the speaker's role counts; None: nobody knows
    withdrawal: Withdrawal | None = None
    # Of a withdrawn document: all that it says, for its own page alone. `fields` and `prose` have what may be said
    # elsewhere, so that no list, feed or file repeats what was withdrawn.
    whole: "Version[Stated_co] | None" = None

    @property
    def teaser(self) -> str:
        """What its publisher says of it in a sentence or two: of a withdrawn document why it is. What is withdrawn with
        its releases has their reason, if that and its own words are in the language of the edition.
        """
        if gone := self.withdrawal:
            return gone.reason if self.fields.withdrawal or not (gone.lang or self.lang) else ""
        return self.fields.teaser


def is_of(version: Version[Stated], schema: type[Schema]) -> TypeGuard[Version[Schema]]:
    """Whether a document has this schema, and so is of its kind."""
    return isinstance(version.fields, schema)


def only(schema: type[Schema], versions: Iterable[Version[Stated]]) -> list[Version[Schema]]:
    return [version for version in versions if is_of(version, schema)]
