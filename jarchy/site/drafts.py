"""Drafts in work: what is still to be written is a warning in them, and they are left out until it is there.

In a public document the same is an error. A draft is nobody's but its writer's, so it must not hold up the site.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from jarchy.content.parse import Parsed
from jarchy.model import Kinds, Ref
from jarchy.problems import Problem, problem

DRAFT, UNFINISHED = "draft", "unfinished"


class Drafts:
    """The files of drafts, as far as the files say so themselves: a status that can't be read makes no draft."""

    def __init__(self, parsed: Sequence[Parsed], kinds: Kinds) -> None:
        self.parsed, self.kinds = parsed, kinds

    @cached_property
    def documents(self) -> frozenset[Ref]:
        """The drafts, and what follows them: quotes and events without a status that wait for a draft, or for another
        one that does. The publication gate withholds the same.
        """
        drafts = {file.source.ref for file in self._originals() if file.claim and file.claim.status == DRAFT}
        waiting = {ref: by for ref, by in self._following().items() if by}
        while let_in := {ref for ref, by in waiting.items() if by - drafts - waiting.keys()}:
            waiting = {ref: by for ref, by in waiting.items() if ref not in let_in}
        while more := {ref for ref, by in waiting.items() if by & drafts} - drafts:
            drafts |= more
        return frozenset(drafts)

    @cached_property
    def paths(self) -> frozenset[str]:
        """The files that readers can't see, because their document or their own language is a draft."""
        return frozenset(
            file.source.path for file in self.parsed if is_draft_translation(file) or file.source.ref in self.documents
        )

    def excuse(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The problems; in a draft, what may wait is a warning."""
        for each in problems:
            is_excused = each.may_wait and each.where.path in self.paths
            yield problem(each.where, UNFINISHED, message=each.message, remedy=each.hint) if is_excused else each

    def _originals(self) -> Iterator[Parsed]:
        return (file for file in self.parsed if file.is_original)

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
    return file.is_translation and file.claim is not None and file.claim.status == DRAFT
