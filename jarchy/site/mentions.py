"""Which documents mention a document in what they say at an instant."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from jarchy.model import Ref
from jarchy.schema.references import refs_of
from jarchy.site.translations import Documents

_FIRST = datetime(1, 1, 1, tzinfo=UTC)  # nothing that is told from some moment on is told then


class Mentions:
    """`moments` are those from which some document says more: then it may mention others for the first time."""

    def __init__(self, joined: Documents, codes: Sequence[str]) -> None:
        self._joined, self._codes = joined, codes
        self._changing = {
            ref: hidden for ref in joined.originals if (hidden := frozenset(_told_later(joined, ref, codes, _FIRST)))
        }
        self.moments = tuple(self._moments())

    def at(self, as_of: datetime) -> Mapping[Ref, tuple[Ref, ...]]:
        """Of each document that is mentioned at some time, the documents that mention it then."""
        if not self._changing:  # nearly always
            return self._joined.mentioned_by
        later = self.later(as_of)
        return {
            ref: tuple(by for by in speaking if ref not in later.get(by, ()))
            for ref, speaking in self._joined.mentioned_by.items()
        }

    def later(self, as_of: datetime) -> dict[Ref, frozenset[Ref]]:
        """Of the documents that say more after an instant, the documents that they mention only then."""
        named = ((ref, frozenset(_told_later(self._joined, ref, self._codes, as_of))) for ref in self._changing)
        return {ref: later for ref, later in named if later}

    def _moments(self) -> Iterator[datetime]:
        for ref in self._changing:
            yield from (moment.instant for _, moment in self._joined.originals[ref].fields.moments)


def _told_later(joined: Documents, ref: Ref, codes: Iterable[str], as_of: datetime) -> Iterator[Ref]:
    """The documents that this one mentions only in what it tells after an instant."""
    fields = joined.originals[ref].fields
    told = fields.at(as_of)
    if told is fields or not (later := set(refs_of(fields)).difference(refs_of(told))):
        return
    versions = (version for version in joined.versions(ref, codes) if not version.is_draft)
    yield from later.difference(named for version in versions for named in version.prose.refs)
