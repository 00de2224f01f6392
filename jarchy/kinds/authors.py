"""Who wrote a release. Who issues it are organisations, which a release without authors has alone."""

from collections.abc import Mapping

from jarchy.kinds.participants import Named, Participant, named
from jarchy.model import Edition
from jarchy.schema.types import AuthorSlug


class Author(Participant, kw_only=True):
    person: AuthorSlug | None = None


def byline(authors: Mapping[str, Author], lang: str, edition: Edition) -> tuple[Named, ...]:
    """A byline has a role only where an editor writes one: “photographs”."""
    return named(authors, None, lang, edition, has_roles=False)
