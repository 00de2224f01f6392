"""Finds tabs at the beginning of lines, where YAML accepts only spaces, and says how many are meant."""

from collections.abc import Sequence

from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position, Text
from jarchy.problems import Problem, has_code, problem
from jarchy.schema.line_repair import KEY
from jarchy.schema.yaml_errors import TAB
from jarchy.schema.yaml_reader import Reader

_TABBED = lazy_pattern(r"(?P<spaces> *)\t\s*(?P<rest>[^\s#].*)")
_SAID = lazy_pattern(r"(?P<spaces> *)(?P<rest>[^\s#].*)")
_ENTRY = lazy_pattern(rf"{KEY}(?!//)|-(?:[ \t]|$)")
_ALONE = lazy_pattern(rf"(?:- +)?{KEY}[ \t]*(?:#.*)?")  # a key with all that belongs to it below
_STEP = 2  # spaces by which a line stands deeper than its key, if no other line shows it


def tab_problem(block: Sequence[str], line: int, text: Text) -> Problem | None:
    """The problem with the tabs below a key: one for all of them, for whatever else is said of the entry would follow
    from them. The entry begins on `line`. None if there are no tabs, or if YAML reads it with them.
    """
    if not _ALONE.fullmatch(block[0]) or not any(map(_TABBED.fullmatch, block)):
        return None
    refused = Reader(text, line, []).read("\n".join(block))
    if refused is None or not has_code(refused, "yaml"):
        return None
    tabbed = [number for number, typed in enumerate(block) if _is_harmful(typed, line + number, refused)]
    if not tabbed:
        return None
    first, *others = tabbed
    spaces = _spaces(block, first)
    remedy = f"type {spaces} space{'s' * (spaces > 1)} in place of the tab"
    if others:
        remedy += f"; lines that begin with tabs, too: {', '.join(str(line + number) for number in others)}"
    where = text.at(Position(line + first, block[first].index("\t") + 1))
    return problem(where, "yaml", reason=TAB, remedy=remedy)


def _is_harmful(typed: str, number: int, refused: Problem) -> bool:
    """A tab before a text that continues the line above does none, unless YAML has stopped there."""
    found = _TABBED.fullmatch(typed)
    return found is not None and (_ENTRY.match(found["rest"]) is not None or refused.where.line == number)


def _spaces(block: Sequence[str], number: int) -> int:
    """With how many spaces a line begins, by the lines around it."""
    rest = block[number].lstrip()
    above = next(filter(None, map(_SAID.fullmatch, reversed(block[:number]))), None)
    below = next(filter(None, map(_SAID.fullmatch, block[number + 1 :])), None)
    own = len(above["spaces"]) if above else 0
    if above and above["rest"].startswith("-") and not rest.startswith("-"):
        own += _STEP  # a key of the item
    if above is None or not _ALONE.fullmatch(above["rest"]):
        return own if _ENTRY.match(rest) else own + _STEP
    deeper = len(below["spaces"]) if below else 0
    return deeper if deeper > own else own + _STEP
