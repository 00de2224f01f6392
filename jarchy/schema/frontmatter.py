"""A file's text to its fields and its body, each with its place.

python-frontmatter splits; this module is strict where it is lenient. What python-frontmatter answers with empty
metadata (an unclosed fence, a byte-order mark) would make a draft public.
"""

import re

from frontmatter.default_handlers import YAMLHandler
from msgspec import Struct

from jarchy.core.text import Position, Text
from jarchy.problems import Problem, problem
from jarchy.schema.nodes import MappingNode
from jarchy.schema.recovery import read_yaml


class FrontMatter(Struct, frozen=True):
    fields: MappingNode
    body: str
    body_line: int  # the line of the file on which the body begins


def split(text: Text, found: list[Problem]) -> FrontMatter | None:
    """The front matter between its fences, and the body under it."""
    if not _fences_are_sound(text, found):
        return None
    whole = str(text)
    source, body = YAMLHandler(_FENCE).split(whole)
    body = body.removeprefix("\n")  # what ends the closing line
    fields = read_yaml(text, source, found)
    return FrontMatter(fields, body, body_line=len(text.lines) - body.count("\n"))


# Three hyphens exactly. python-frontmatter's own pattern takes more, and a rule in the text would end the front matter.
_FENCE = re.compile(r"^---[^\S\n]*$", re.MULTILINE)
_NEARLY_A_FENCE = re.compile(r"\s*(?:-{3,}|[-–—−]*[–—−][-–—−]*)\s*|--\s*")


def _fences_are_sound(text: Text, found: list[Problem]) -> bool:
    first, *others = text.lines
    if not _FENCE.fullmatch(first):
        code = "fence" if _NEARLY_A_FENCE.fullmatch(first) else "no-front-matter"
        found.append(problem(text.at(Position(1, 1)), code, fence=first.strip()))
        return False
    end = next((number for number, line in enumerate(others, 2) if _FENCE.fullmatch(line)), 0)
    lines = others[: end - 2] if end else others
    nearly = next((number for number, line in enumerate(lines, 2) if _NEARLY_A_FENCE.fullmatch(line)), 0)
    if not end:
        found.append(problem(text.at(Position(nearly or 1, 1)), "unclosed"))
    elif nearly:
        found.append(problem(text.at(Position(nearly, 1)), "fence", fence=text.lines[nearly - 1].strip()))
    return bool(end and not nearly)
