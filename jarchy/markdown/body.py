"""The entry point of this package: from a body as typed to its HTML, mentions and problems."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from msgspec import Struct

from jarchy.markdown.cautions import cautions
from jarchy.markdown.misplaced_keys import check_keys
from jarchy.markdown.prose import read_prose
from jarchy.markdown.source import MarkdownSource
from jarchy.markdown.spaces import read_spaces
from jarchy.model import Caution, Mention, Prose, Shortcodes
from jarchy.problems import Problem
from jarchy.schema.facts import WordsNode
from jarchy.schema.readers import Context


class Body(NamedTuple):
    """A parsed body, with all that is wrong with it. `text` is the typed text with unusual spaces replaced."""

    text: str
    prose: Prose
    problems: tuple[Problem, ...]
    mentions: tuple[Mention, ...]
    cautions: tuple[Caution, ...]
    code_lines: frozenset[int]  # the lines of fenced code, from 0


def read_body(
    typed: str,
    first_line: int,
    values: Iterable[WordsNode],
    schema: type[Struct],
    context: Context,
    kinds: Collection[str],
    shortcodes: Shortcodes,
) -> Body:
    """Parses `typed`, which begins on `first_line` of the file, below `values` in words of `schema`. Links may name
    documents of `kinds`.
    """
    text, problems = read_spaces(typed, first_line, context.text)
    source = MarkdownSource(text, first_line, context, shortcodes)
    prose = read_prose(source, kinds) if text.strip() else Prose()
    check_keys(source, str(prose.html), schema)
    warnings = tuple(cautions(source, values))
    return Body(
        text,
        prose,
        (*problems, *source.findings.problems),
        tuple(source.mentions),
        warnings,
        frozenset(source.code_lines | source.open_code_lines),
    )
