"""What documents decide beside each other: who is shown, who mentions whom, where addresses lead.

It depends on no text but those of quotes, and on what texts name. So a build in which nothing but texts has changed
need not find it out again, and makes only those versions of documents that are asked for.
"""

from jarchy.core.records import Record
from jarchy.model import Ref, Withdrawal
from jarchy.site.held import Held
from jarchy.site.passages import SpokenWords

Mentions = dict[Ref, tuple[Ref, ...]]


class EditionLinks(Record):
    """What the documents of an edition decide beside each other."""

    withdrawals: dict[Ref, Withdrawal]
    tagged: dict[str, tuple[Ref, ...]]
    newest: tuple[Ref, ...]
    addresses: dict[str, str]  # of bodies, with their hrefs


class Linked(Record):
    """What the documents of a site decide beside each other at an instant."""

    originals: dict[Ref, str]  # their files, in the order of documents
    translated: dict[tuple[Ref, str], str]  # the files of translations
    reasons: dict[Ref, str]  # the shown documents, each with the reason why only a preview shows it
    translations: frozenset[tuple[Ref, str]]  # the shown ones
    hidden: dict[Ref, str]  # the documents that are not public, with the reason
    held: tuple[Held, ...]
    mentioned_by: Mentions  # all documents that mention a document
    mentioned_later: dict[Ref, frozenset[Ref]]  # by the document that mentions them only in what it says later
    spoken_of: Mentions  # those that readers see
    aliases: dict[str, Ref]  # old addresses, as files
    alone: dict[Ref, str]  # the shown documents for one language alone, each with its code; empty: for none
    attached: dict[str, Ref]  # the addresses of files that documents offer
    spoken: dict[str, SpokenWords]  # by language: the words of quotes, with which texts are compared
    waived: dict[str, frozenset[Ref]]  # by code of a warning, the documents of which it is not asked for
    editions: tuple[EditionLinks, ...] = ()
    is_complete: bool = True  # whether no file was left out
