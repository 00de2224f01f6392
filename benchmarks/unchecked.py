"""Builds a site without comparing its translations: what the comparison costs is the difference to a build as it is.

Facts are neither looked for nor compared, nor are names, terms of the glossary and repeated quotes. There is no such
option for editors.
"""

from collections.abc import Iterator
from unittest.mock import patch

from jarchy.build.comparisons import Comparisons
from jarchy.cli import main


def nothing(*_: object) -> Iterator[object]:
    return iter(())


def build() -> None:
    for place in ("jarchy.content.statements.find_facts", "jarchy.content.statements._phrases"):
        patch(place, nothing).start()
    patch.object(Comparisons, "compare", nothing).start()
    main()
