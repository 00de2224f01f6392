"""Drafts in work: what is still to be filled in is a warning in them, and they are left out until it is there.

A public document with a blank is an error. A draft is nobody's but its writer's, so it must not hold up the site.
"""

from collections.abc import Iterator, Sequence
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
        drafts = {file.source.ref for file in self._originals() if file.claim and file.claim.status == DRAFT}
        following = self._following()
        while more := {ref for ref, by in following.items() if by and by <= drafts} - drafts:
            drafts |= more
        return frozenset(drafts)

    def has(self, file: Parsed) -> bool:
        """Whether readers can't see the file, because its document or its own language is a draft."""
        return is_draft_translation(file) or file.source.ref in self.documents

    def _originals(self) -> Iterator[Parsed]:
        return (file for file in self.parsed if file.claim and not file.claim.is_translation)

    def _following(self) -> dict[Ref, set[Ref]]:
        """The documents that wait for what announces them, each with those that mention it."""
        following: dict[Ref, set[Ref]] = {
            file.source.ref: set()
            for file in self._originals()
            if file.claim and not file.claim.status and self.kinds[file.source.ref.kind].schema.follows
        }
        for file in self.parsed:
            for mention in file.mentions:
                if mention.ref in following and mention.ref != file.source.ref:
                    following[mention.ref].add(file.source.ref)
        return following


def is_draft_translation(file: Parsed) -> bool:
    return file.claim is not None and file.claim.is_translation and file.claim.status == DRAFT


def blank(missing: Problem) -> Problem:
    """The warning that takes the place of an error about a blank, in a draft."""
    return problem(missing.where, "blank", message=missing.message, remedy=missing.hint)
