"""The tests of the forum's own site, which is this repository's content/ unless a newsroom has put its own there."""

from pathlib import Path

from tests.conftest import PROJECT

CONTENT = PROJECT / "content"
NAMED_AFTER_IT = "releases/2018-07-03-forum", "events/forum-2018"


def is_there(content: Path) -> bool:
    """Whether this is the forum's site, be it whole or not: it has a document that is named after the forum."""
    return any(any(content.glob(f"{document}.*")) for document in NAMED_AFTER_IT)
