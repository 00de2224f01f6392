"""Reads front matter entry by entry after a problem, so that all problems are reported at once.

Front matter without problems is read in one go. Otherwise the lines are split into entries, each of which begins with a
key, and each entry is read by itself. Such a file has an error and is never published.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position, Text
from jarchy.problems import Problem, has_code, problem
from jarchy.schema.line_repair import IN_MARKS, KEY, LineRepair, corrected, is_list, line_of, missing_sign, slip
from jarchy.schema.nodes import MappingNode, Node
from jarchy.schema.tabs import tab_problem
from jarchy.schema.yaml_errors import LIKE_THE_OTHERS, TAB
from jarchy.schema.yaml_reader import DEEPEST, MOST_NODES, Reader

MOST_BROKEN = 50  # broken entries of one file that are reported; more are not an editor's mistake

_KEY_LINE = lazy_pattern(rf"[ \t]*{KEY}(?!//)")
_ITEM_LINE = lazy_pattern(r"[ \t]*-(?:[ \t]|$)")
_ONLY_KEY = lazy_pattern(rf"[ \t]*{KEY}[ \t]*(?:#.*)?")
_OWN_KEY = lazy_pattern(r"[ \t]*[a-z_]+:([ \t]|$)")


def read_yaml(
    text: Text, source: str, first_line: int = 1, most: int = MOST_NODES
) -> tuple[MappingNode, list[Problem]]:
    """The mapping in `source`, with every scalar as text and at most `most` values, and all problems. `source` begins
    on `first_line` of `text`.
    """
    met: list[Problem] = []
    reader = Reader(text, first_line, met, most=most)
    refused = reader.read(source)
    root = reader.root
    if refused is None and isinstance(root, MappingNode):
        return root, met
    lines = source.split("\n")
    if refused is None and not any(map(_KEY_LINE.match, lines)):
        refused = problem(text.at(root.mark), "not-a-mapping")
        reader.nodes = most + 1
    if refused and reader.nodes > most:
        return MappingNode(root.mark, {}, {}, frozenset({""})), [refused]
    recovery = _Recovery(text, refused, most)
    begun = root if isinstance(root, MappingNode) else MappingNode(root.mark, {}, {})
    return recovery.whole(lines, first_line, begun, met), recovery.problems


class _Table:
    """The entries of a mapping that could be read."""

    def __init__(self) -> None:
        self.items: dict[str, Node] = {}
        self.keys: dict[str, Position] = {}
        self.unread: set[str] = set()

    def mapping(self, line: int) -> MappingNode:
        return MappingNode(
            min(self.keys.values(), default=Position(line, 1)), self.items, self.keys, frozenset(self.unread)
        )


class _Recovery:
    """Reads as much as possible of a text in which YAML was refused."""

    def __init__(self, text: Text, refused: Problem | None, most: int) -> None:
        self.most = most
        self.text, self.refused = text, refused
        self.problems: list[Problem] = []
        self.refused_from = 0  # the line on which the refused entry begins
        self.nodes = 0
        self.reported: set[int] = set()  # lines that have a problem already

    def whole(self, lines: Sequence[str], first_line: int, begun: MappingNode, met: Sequence[Problem]) -> MappingNode:
        """The mapping of a file. `begun` was read before the refusal: all its entries but the last are right."""
        table = _Table()
        for key in list(begun.keys)[:-1]:
            table.items[key], table.keys[key] = begun.items[key], begun.keys[key]
        self.refused_from = max((mark.line for mark in begun.keys.values()), default=first_line)
        self.problems.extend(problem for problem in met if problem.where.line < self.refused_from)
        self._read(lines[self.refused_from - first_line :], self.refused_from, 0, table)
        if not self.problems and self.refused:
            self.problems.append(self.refused)
            table.unread.add("")
        return table.mapping(next((n for n, line in enumerate(lines, first_line) if _is_said(line)), first_line))

    def _read(self, lines: Sequence[str], line: int, depth: int, table: _Table, column: int | None = None) -> None:
        """Reads the entries of a mapping. It begins on `line`, and its keys begin in `column`, if that is known."""
        own = _column(lines, depth)
        for start, end in _blocks(lines, own):
            if len(self.reported) >= MOST_BROKEN or self.nodes > self.most or depth > DEEPEST:
                table.unread.add("")
                return
            self._entry(lines[start:end], line + start, depth, table, own if column is None else column)

    def _entry(self, block: Sequence[str], line: int, depth: int, table: _Table, column: int) -> None:
        """Reads one entry, or lines that belong to no entry."""
        number = next((number for number, text in enumerate(block) if _is_said(text)), None)
        if number is None:
            return
        block, line = block[number:], line + number
        if _indent(block[0]) != column:
            self._report(self._displaced(block[0], line, column))
        if depth == 0 and (tabs := tab_problem(block, line, self.text)):
            self._report(tabs)
            table.unread.update(map(_key, filter(_is_said, block)))
            return
        before = len(self.problems)
        refused = self._take(block, line, depth, table)
        if refused is None:
            return
        is_key = _ONLY_KEY.fullmatch(block[0]) is not None
        if is_key and any(map(_KEY_LINE.match, block[1:])):
            self._nested(block, line, depth, table)
        elif is_key and any(map(_ITEM_LINE.match, block[1:])):
            self._list(refused, block, line, table)
        else:
            self._broken(refused, block, line, depth, table, column)
        if len(self.problems) == before:
            self._report(refused)

    def _take(self, block: Sequence[str], line: int, depth: int, table: _Table) -> Problem | None:
        """Reads lines as YAML and adds their entries to the table. Returns the problem if they are refused."""
        met: list[Problem] = []
        reader = Reader(self.text, line, met, self.nodes, depth, self.most)
        refused = reader.read("\n".join(_INDENT.sub(lambda match: " " * len(match[0]), text) for text in block))
        self.nodes = reader.nodes
        if refused is None and isinstance(reader.root, MappingNode):
            self.problems.extend(met)
            for key, node in reader.root.items.items():
                self._put(key, node, reader.root.keys[key], table)
        elif refused is None:
            match = _KEY_LINE.match(block[0])
            where = self.text.at(Position(line, (match.end("key") if match else _indent(block[0])) + 1))
            repair = missing_sign(block[0]) or LineRepair("this line has no “: ”", LIKE_THE_OTHERS)
            no_key = problem(where, "yaml", **repair._asdict())
            return reader.hard_space(block) or no_key
        return refused

    def _put(self, key: str, node: Node, mark: Position, table: _Table) -> None:
        if key in table.keys:
            self._report(problem(self.text.at(mark), "duplicate-key", key=key))
        table.items[key], table.keys[key] = node, mark

    def _nested(self, block: Sequence[str], line: int, depth: int, table: _Table) -> None:
        """Reads a key with a mapping under it."""
        within = _Table()
        self._read(block[1:], line + 1, depth + 1, within)
        self._put(_key(block[0]), within.mapping(line + 1), Position(line, _indent(block[0]) + 1), table)

    def _list(self, refused: Problem, block: Sequence[str], line: int, table: _Table) -> None:
        """Reads a key with a sequence under it, item by item."""
        table.unread.add(_key(block[0]))
        before = len(self.problems)
        for number, item in enumerate(block[1:MOST_NODES], line + 1):
            if _is_said(item) and (wrong := Reader(self.text, number, []).read(item)):
                self._report(self._explained(wrong, [item], number))
        if len(self.problems) == before:
            self._report(self._explained(refused, block, line))

    def _broken(
        self, refused: Problem, block: Sequence[str], line: int, depth: int, table: _Table, column: int
    ) -> None:
        """Reads what it can of a refused entry: the lines above the refused line, and those below it."""
        cut = refused.where.line - line
        has_head = 0 < cut < len(block) and not _ONLY_KEY.fullmatch(block[0])
        head = self._take(block[:cut], line, depth, table) if has_head else refused
        if head:
            table.unread.add(_key(block[0]))
            refused = head
        if line == self.refused_from and has_code(refused, "yaml"):
            refused = self._swallowed() or refused
        rest = block[cut if head is None else 1 :]
        is_displaced = has_code(refused, "yaml") and any(map(_OWN_KEY.match, rest[:1]))
        if head or not is_displaced:
            self._report(self._explained(refused, block, line))
        if is_displaced:
            self._read(rest, line + len(block) - len(rest), depth + 1, table, column)
        else:
            table.unread.update(map(_key, filter(_is_said, rest)))

    def _swallowed(self) -> Problem | None:
        """The problem with the key that an unclosed quotation mark has swallowed. It is more precise than the end of
        the text.
        """
        return self.refused if self.refused and has_code(self.refused, "misplaced-key") else None

    def _report(self, problem: Problem) -> None:
        """Reports at most one problem for each line."""
        if problem.where.line not in self.reported:
            self.reported.add(problem.where.line)
            self.problems.append(problem)

    def _displaced(self, line_text: str, line: int, column: int) -> Problem:
        place = "in the first column" if column == 0 else f"in column {column + 1}"
        parts = line_of(line_text)
        right = "" if parts and is_list(parts.value) else corrected(line_text)
        remedy = f"begin it {place}, as the other keys: {right or line_text.strip()}"
        reason = TAB if "\t" in line_text[: _indent(line_text)] else _DISPLACED
        return problem(self.text.at(Position(line, 1)), "yaml", reason=reason, remedy=remedy)

    def _explained(self, refused: Problem, block: Sequence[str], line: int) -> Problem:
        """The problem with the corrected line as its remedy, if the mistake is in one line."""
        number = refused.where.line - line
        if not has_code(refused, *_MENDABLE) or not 0 <= number < len(block):
            return refused
        whole = " ".join([block[number].rstrip(), *map(str.strip, takewhile(_is_text, block[number + 1 :]))])
        parts = line_of(whole)
        if parts is None:
            return refused
        repair, right = slip(parts), "" if is_list(parts.value) else corrected(whole)
        words = repair._asdict() if repair else {} if parts.key else _NO_ITEM._asdict()
        if right and right != block[number].strip():
            words["remedy"] = f"{repair.remedy if repair else IN_MARKS}: {right}"
        return problem(refused.where, refused.code, **refused.words | words)


_MENDABLE = ("yaml", "yaml-feature", "cut-value")
_DISPLACED = "the line does not begin in the same column as the other keys"
_NO_ITEM = LineRepair("this is not an item of the list above", "begin each item of a list in the same column")


_INDENT = lazy_pattern(r"^[ \t]+")


def _column(lines: Sequence[str], depth: int) -> int:
    """The column, from 0, in which the keys of a table begin. Those of a file begin in the first column."""
    columns = [_indent(line) for line in lines if _is_said(line)]
    return 0 if depth == 0 and 0 in columns else next(iter(columns), 0)


def _blocks(lines: Sequence[str], column: int) -> Iterator[tuple[int, int]]:
    """The lines of each entry, as (first, last + 1). An entry begins with a key."""
    starts = [number for number, line in enumerate(lines) if _indent(line) <= column and _KEY_LINE.match(line)]
    starts = [*([] if starts[:1] == [0] else [0]), *starts]
    yield from zip(starts, [*starts[1:], len(lines)], strict=True)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _is_said(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _is_text(line: str) -> bool:
    """Whether the line continues the text of the line above."""
    return _is_said(line) and line_of(line) is None


def _key(line: str) -> str:
    """The key of a line, or the word that could be one."""
    match = _KEY_LINE.match(line)
    return match["key"] if match else next(iter(line.split()), "").strip("\"':")
