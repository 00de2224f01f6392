"""Drafts in work: what is still to be filled in is a warning in them, and they are left out until it is there.

A public document with a blank is an error. A draft is nobody's but its writer's, so it must not hold up the site.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from jarchy.content.parse import Parsed
from jarchy.model import Kinds, Ref
from jarchy.problems import Problem, problem

DRAFT = "draft"


class Drafts:
    """The files of drafts, as far as the files say so themselves: a status that can't be read makes no draft."""

    def __init__(self, parsed: Sequence[Parsed], kinds: Kinds) -> None:
        self.parsed, self.kinds = parsed, kinds

    @cached_property
    def documents(self) -> frozenset[Ref]:
        """The drafts, and what follows them: quotes and events without a status that drafts alone mention."""
        drafts = {one.source.ref for one in self._originals() if one.claim and one.claim.status == DRAFT}
        following = self._following()
        while more := {ref for ref, by in following.items() if by and by <= drafts} - drafts:
            drafts |= more
        return frozenset(drafts)

    def has(self, one: Parsed) -> bool:
        """Whether readers can't see the file, because its document or its own language is a draft."""
        return is_draft_translation(one) or one.source.ref in self.documents

    def excuse(self, one: Parsed, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The problems of a file; its blanks are warnings if it is a draft."""
        for found in problems:
            yield blank(found) if found.is_blank and self.has(one) else found

    def _originals(self) -> Iterator[Parsed]:
        return (one for one in self.parsed if one.claim and not one.claim.is_translation)

    def _following(self) -> dict[Ref, set[Ref]]:
        """The documents that wait for what announces them, each with those that mention it."""
        following: dict[Ref, set[Ref]] = {
            one.source.ref: set()
            for one in self._originals()
            if one.claim and not one.claim.status and self.kinds[one.source.ref.kind].schema.follows
        }
        for one in self.parsed:
            for mention in one.mentions:
                if mention.ref in following and mention.ref != one.source.ref:
                    following[mention.ref].add(one.source.ref)
        return following


def is_draft_translation(one: Parsed) -> bool:
    return one.claim is not None and one.claim.is_translation and one.claim.status == DRAFT


def blank(found: Problem) -> Problem:
    """A blank of a draft, as a warning."""
    return problem(found.where, "blank", message=found.message, remedy=found.hint)
