"""What pages show of other documents than their own."""

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.model.fields import Changed
from jarchy.model.versions import Link, Phase


class Thumbnail(Record):
    """The picture of a document beside its title. It says nothing that the title doesn't, so it has no text of its own.

    `srcset` is for places that are wider than the smallest file.
    """

    href: str  # of the smallest file
    srcset: str


class Card(Record):
    """What other pages show of a document."""

    href: str
    title: str
    lang: str = ""
    when: DateOrTime | None = None
    summary: str = ""
    place: str = ""
    withheld: str = ""
    is_withdrawn: bool = False
    phase: Phase = ""
    picture: Thumbnail | None = None
    detail: str = ""  # what is said beside its name: of a person the role, of an organisation the short name
    end: DateOrTime | None = None
    changed: Changed = ""
    note: str = ""  # what is said beside `when` if editors only assume it


class Speaker(Record):
    """A person in the role held on the day of the words."""

    person: Link
    role: str = ""
    organisation: Link | None = None
    short_organisation: str = ""  # its short name

    @property
    def standing(self) -> str:
        """The role with its organisation, as text."""
        return ", ".join(filter(None, (self.role, self.organisation.text if self.organisation else "")))

    @property
    def attribution(self) -> str:
        """The speaker as text, for formats without links."""
        return ", ".join(filter(None, (self.person.text, self.standing)))
