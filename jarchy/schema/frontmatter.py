"""Splits a source file into front matter and body, each with its place.

python-frontmatter splits; this module is strict where python-frontmatter is lenient. It returns empty metadata for an
unclosed fence or a byte-order mark, which would publish a draft.
"""

import re

from msgspec import Struct

from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position, Text
from jarchy.problems import Problem, problem
from jarchy.schema.entries import read_entries
from jarchy.schema.nodes import MappingNode


class FrontMatter(Struct, frozen=True):
    fields: MappingNode
    body: str
    body_line: int  # the line of the file on which the body begins


def split(text: Text, *, shortcuts: bool = True) -> tuple[FrontMatter | None, list[Problem]]:
    """Splits a file at its fences, and reports what is wrong with the fences and the YAML. With `shortcuts`, simple
    front matter is read by the fast reader.
    """
    if unsound := _unsound_fence(text):
        return None, [unsound]
    whole = str(text)
    _, source, body = _FENCE.split(whole, 2)
    fields = read_entries(source) if shortcuts else None
    problems: list[Problem] = []
    if fields is None:
        fields, body, problems = _read_in_full(text, whole)
    body = body.removeprefix("\n")  # the line break after the closing fence
    return FrontMatter(fields, body, body_line=len(text.lines) - body.count("\n")), problems


def _read_in_full(text: Text, whole: str) -> tuple[MappingNode, str, list[Problem]]:
    from frontmatter.default_handlers import YAMLHandler  # noqa: PLC0415  what simple front matter does without

    from jarchy.schema.recovery import read_yaml  # noqa: PLC0415  as above

    source, body = YAMLHandler(_FENCE).split(whole)
    fields, problems = read_yaml(text, source)
    return fields, body, problems


# Exactly three hyphens. python-frontmatter's own pattern accepts more, so that a rule in the text would end the front
# matter.
_FENCE = lazy_pattern(r"^---[^\S\n]*$", re.MULTILINE)
_NEARLY_A_FENCE = lazy_pattern(r"\s*(?:-{3,}|[-–—−]*[–—−][-–—−]*)\s*|--\s*")


_KEY = lazy_pattern(r"\s*[\w-]+\s*:(?!//).*")


def _lines_above(lines: list[str]) -> int:
    """How many lines stand above front matter that is there; 0 if none is. A key above the first fence is part of it:
    then the fence is the second one, and the first is missing.
    """
    above = next((number for number, line in enumerate(lines) if _FENCE.fullmatch(line)), 0)
    below = next((line for line in lines[above + 1 :] if line.strip() and not line.startswith("#")), "")
    is_first = not any(map(_KEY.fullmatch, lines[:above])) and any(map(_FENCE.fullmatch, lines[above + 1 :]))
    return above if is_first and _KEY.fullmatch(below) else 0


def _unsound_fence(text: Text) -> Problem | None:
    first, *others = text.lines
    if not _FENCE.fullmatch(first):
        above = _lines_above(text.lines)
        code = "above-fence" if above else "fence" if _NEARLY_A_FENCE.fullmatch(first) else "no-front-matter"
        return problem(text.at(Position(1, 1)), code, fence=first.strip(), line=above + 1)
    end = next((number for number, line in enumerate(others, 2) if _FENCE.fullmatch(line)), 0)
    lines = others[: end - 2] if end else others
    nearly = next((number for number, line in enumerate(lines, 2) if _NEARLY_A_FENCE.fullmatch(line)), 0)
    if not end:
        return problem(text.at(Position(nearly or 1, 1)), "unclosed")
    return problem(text.at(Position(nearly, 1)), "fence", fence=text.lines[nearly - 1].strip()) if nearly else None
