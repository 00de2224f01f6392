"""What documents say in their front matter, and what is known of each, whatever its kind."""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from typing import ClassVar, Literal, Self, TypeVar

from jarchy.core.dates import DateOrTime
from jarchy.core.records import Record
from jarchy.i18n.language import Language
from jarchy.model.refs import Ref
from jarchy.model.statements import About

# What became of what a document announces; empty: it takes place as it was announced.
Changed = Literal["", "moved", "postponed", "cancelled"]


class Translation(Record):
    """What a translation says about itself. `of` is the state of the original that was translated: the digests of its
    blocks, or a fingerprint of it as a whole. `parity` names the facts that may differ from its.
    """

    reviewed: bool
    of: str = ""
    done: DateOrTime | None = None  # when it was last brought up to date
    by: str = ""  # who did so; readers are not told
    status: Literal["draft", "published"] | None = None
    parity: tuple[About, ...] = ()


class Publishing(Record):
    """Which languages wait for which: “any” for none, “together” for all, or the code of one with “-first”. Without a
    policy, it is as the site has it. All are to be there `within` this time after the document was to come out.
    """

    policy: str | None = None
    within: timedelta | None = None

    @property
    def is_together(self) -> bool:
        return self.policy == "together"

    @property
    def first(self) -> str:
        """The code of the language for which the others wait; empty if there is none."""
        code, is_first, _ = (self.policy or "").partition("-first")
        return code if is_first else ""


class Withdrawal(Record):
    """Since when a document is withdrawn, and why."""

    when: DateOrTime
    reason: str
    lang: str = ""  # set where the reason is not in the language of the edition


class Fields(Record, kw_only=True):
    """What a file says in its front matter. The schema of its kind defines the keys."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Former addresses of its page."""
        return ()


class TranslatedFields(Fields, kw_only=True):
    """What a translation says: the words of its kind's schema, and what it says about itself."""

    translation: Translation


class Stated(Fields, kw_only=True):
    """What an original of any kind says: when it is public, and what lists call it."""

    # Whether a document without a status waits for the first public document that mentions it.
    follows: ClassVar[bool] = False
    # Its words are part of the releases that speak of it: it is withdrawn when all of these are.
    is_part: ClassVar[bool] = False
    # Whether what the site says of its languages is for it, too: which of them wait for which.
    is_news: ClassVar[bool] = False

    @property
    def first_name(self) -> str | None:
        """Its slug before it was renamed."""
        return None

    @property
    def status(self) -> str | None:
        return None

    @property
    def embargo(self) -> DateOrTime | None:
        return None

    @property
    def expires(self) -> DateOrTime | None:
        return None

    @property
    def only(self) -> str | None:
        """The code of its language, if it is for that one alone: then nobody misses it in others."""
        return None

    @property
    def publish(self) -> Publishing | None:
        """What it says of its languages itself."""
        return None

    @property
    def headline(self) -> str:
        """The name of the document in links from other documents."""
        return ""

    def sort_name(self, language: Language) -> str:
        """The name by which alphabetical lists in this language sort it."""
        return self.headline

    @property
    def when(self) -> DateOrTime | None:
        """The moment that lists show and sort by."""
        return None

    @property
    def last_told(self) -> DateOrTime | None:
        """The moment at which readers were last told something by it, where that is a fact that they may know."""
        return None

    def is_corrected_slightly(self, since: DateOrTime) -> bool:
        """Whether all that was changed since then was so slight that its publisher says nothing of it."""
        return False

    @property
    def published(self) -> DateOrTime | None:
        """The day on which it was published, where it states that as a fact."""
        return None

    @property
    def modified(self) -> DateOrTime | None:
        """When readers were last told a change of what is published."""
        return None

    @property
    def shown_when(self) -> DateOrTime | None:
        """The moment that readers are told; a list sorts by `when`, even where nobody knows it for sure."""
        return self.when

    @property
    def when_note(self) -> str:
        """What is said beside this moment if editors only assume it. Then it is no fact."""
        return ""

    @property
    def public_from(self) -> DateOrTime | None:
        """The earliest moment at which its own facts allow publication, embargo apart."""
        return None

    @property
    def needs(self) -> tuple[Ref, ...]:
        """The documents without which it cannot be shown. It is withheld while one of them is."""
        return ()

    @property
    def teaser(self) -> str:
        """One or two sentences; empty: use the beginning of the body."""
        return ""

    @property
    def place(self) -> str:
        return ""

    @property
    def end(self) -> DateOrTime | None:
        """The end of what `when` is the beginning of."""
        return None

    @property
    def short_headline(self) -> str:
        """How it is called where there is little room."""
        return self.headline

    def detail(self, name_of: Callable[[Ref], str]) -> str:
        """What a list says beside its name. `name_of` knows the short names of the documents that readers see."""
        return ""

    @property
    def moments(self) -> tuple[tuple[str, DateOrTime], ...]:
        """The keys of moments from which the document says something else, with these moments."""
        return ()

    def at(self, as_of: datetime) -> Self:
        """The document as of an instant."""
        return self

    @property
    def is_withdrawn(self) -> bool:
        """Whether its publisher has withdrawn it. Its page stays, and says so."""
        return False

    @property
    def changed(self) -> Changed:
        return ""

    @property
    def takes_place(self) -> bool:
        """Whether what it announces takes place, perhaps at another time or elsewhere."""
        return self.changed in ("", "moved")

    def span(self, zone: tzinfo) -> tuple[datetime, datetime] | None:
        """When what it announces begins, and when it is over."""
        return None

    def closes_at(self, zone: tzinfo) -> datetime | None:
        """From when on it is too late to apply for what it announces."""
        return None

    @property
    def pinned_until(self) -> DateOrTime | None:
        """Until when it stands first, on the home page and in the list of its kind."""
        return None

    @property
    def withdrawal(self) -> Withdrawal | None:
        return None

    def as_withdrawn(self) -> Self:
        """What may be said of it outside its own page once it is withdrawn: its name, its date, who is asked."""
        return self


Fields_co = TypeVar("Fields_co", bound=Fields, covariant=True)
Words_co = TypeVar("Words_co", bound=TranslatedFields, covariant=True)
Stated_co = TypeVar("Stated_co", bound=Stated, covariant=True)
Schema = TypeVar("Schema", bound=Stated)
