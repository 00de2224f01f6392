"""The gate: which documents of a site are withheld from readers at an instant, and why."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from jarchy.content.config import Config
from jarchy.model import Ref
from jarchy.site.held import Held, held_back
from jarchy.site.mentions import Mentions
from jarchy.site.policies import Lacks, deadlines, lacks_of
from jarchy.site.publication import next_change, withheld
from jarchy.site.translations import Documents


class Gate(Struct, frozen=True):
    """`hidden` are the documents that are not public, with the reason; `lacks` those that wait for a language."""

    documents: Documents
    mentions: Mentions
    unasked: frozenset[Ref]  # the documents whose translations nobody is asked for
    lacks: Lacks
    hidden: Mapping[Ref, str]
    held: tuple[Held, ...]

    def changes(self, config: Config, as_of: datetime, *, drafts: bool) -> tuple[datetime | None, ...]:
        """The instants at which it decides otherwise, or at which a translation is late."""
        opens = next_change(
            self.documents.originals, self.mentions, self.lacks.keys(), as_of, self.hidden, drafts=drafts
        )
        return opens, *deadlines(self.documents, config, self.unasked)


def gate_at(
    as_of: datetime, documents: Documents, config: Config, unasked: frozenset[Ref], admitted: Ref | None = None
) -> Gate:
    """The gate of these documents. `admitted` is as in `withheld`."""
    lacks, mentions = lacks_of(documents, config, unasked), Mentions(documents, config.codes)
    hidden = withheld(documents.originals, mentions.at(as_of), lacks.keys(), as_of, admitted)
    return Gate(documents, mentions, unasked, lacks, hidden, held_back(documents, mentions, hidden, lacks, as_of))
