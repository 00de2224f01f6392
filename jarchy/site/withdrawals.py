"""What is withdrawn, and what may still be said of it: its page keeps all, everything else its name and the reason."""

from collections.abc import Mapping

from msgspec.structs import replace

from jarchy.model import Prose, Ref, Stated, Version, Withdrawal

Versions = Mapping[Ref, Version[Stated]]


def withdrawals_of(versions: Versions, mentioned_by: Mapping[Ref, tuple[Ref, ...]]) -> dict[Ref, Withdrawal]:
    """The withdrawals of an edition, by document."""
    own = {ref: gone for ref, version in versions.items() if (gone := _own(version))}
    if not own:  # nearly always
        return {}
    parts = {
        ref: gone
        for ref, version in versions.items()
        if version.fields.is_part and version.fields.status is None
        if (gone := _of_all(mentioned_by.get(ref, ()), own))
    }
    return own | parts


def _own(version: Version[Stated]) -> Withdrawal | None:
    withdrawal = version.fields.withdrawal
    return replace(withdrawal, lang=version.lang) if withdrawal else None


def _of_all(speaking: tuple[Ref, ...], withdrawn: Mapping[Ref, Withdrawal]) -> Withdrawal | None:
    """The last of the withdrawals of those that speak of a document; None while one of the same kind stands."""
    gone = {ref: withdrawn[ref] for ref in speaking if ref in withdrawn}
    kinds = {ref.kind for ref in gone}
    if any(ref.kind in kinds and ref not in gone for ref in speaking):
        return None
    return max(gone.values(), key=lambda one: one.when.at, default=None)


def retracted(version: Version[Stated], withdrawal: Withdrawal) -> Version[Stated]:
    """A version without what was withdrawn. Pages of other documents, lists, feeds and files are made of it, so none of
    them can repeat that.
    """
    whole = replace(version, withdrawal=withdrawal)
    note = version.note and replace(version.note, passages=())
    return replace(whole, fields=version.fields.as_withdrawn(), prose=Prose(), source=None, note=note, whole=whole)
