"""Front matter to its keys and values. Where one entry can't be read, the others are, so that all slips show at once.

What is sound is read in one go. Only where something was refused, the lines are taken apart: an entry begins with a
line that begins with a key, and each is read by itself. Such a file has an error and is never published.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from jarchy.core.text import Position, Text
from jarchy.problems import Problem, has_code, problem
from jarchy.schema.line_repair import IN_MARKS, KEY, LineRepair, is_list, line_of, mended, slip
from jarchy.schema.nodes import MappingNode, Node
from jarchy.schema.yaml_errors import LIKE_THE_OTHERS
from jarchy.schema.yaml_reader import DEEPEST, MOST_NODES, Reader

MOST_BROKEN = 50  # lines of a file: more are no slip of an editor

_KEY_LINE = re.compile(rf"[ \t]*{KEY}(?!//)")
_ITEM_LINE = re.compile(r"[ \t]*-(?:[ \t]|$)")
_ONLY_KEY = re.compile(rf"[ \t]*{KEY}[ \t]*(?:#.*)?")
_OWN_KEY = re.compile(r"[ \t]*[a-z_]+:([ \t]|$)")


def read_yaml(
    text: Text, source: str, first_line: int = 1, most: int = MOST_NODES
) -> tuple[MappingNode, list[Problem]]:
    """The mapping that `source` holds, every scalar as text: `most` values; and all that is wrong with it. It begins on
    `first_line` of `text`.
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
    return recovery.whole(lines, first_line, begun, met), recovery.found


class _Table:
    """The entries of a table, as far as they could be read."""

    def __init__(self) -> None:
        self.items: dict[str, Node] = {}
        self.keys: dict[str, Position] = {}
        self.unread: set[str] = set()

    def mapping(self, line: int) -> MappingNode:
        return MappingNode(
            min(self.keys.values(), default=Position(line, 1)), self.items, self.keys, frozenset(self.unread)
        )


class _Recovery:
    """Reads what can be read of a text in which something was refused."""

    def __init__(self, text: Text, refused: Problem | None, most: int) -> None:
        self.most = most
        self.text, self.refused = text, refused
        self.found: list[Problem] = []
        self.refused_from = 0  # the line on which the entry begins that was refused
        self.nodes = 0
        self.reported: set[int] = set()  # lines

    def whole(self, lines: Sequence[str], first_line: int, begun: MappingNode, met: Sequence[Problem]) -> MappingNode:
        """The table of a file. `begun` was read before something was refused: all of it but its last entry is right."""
        table = _Table()
        for key in list(begun.keys)[:-1]:
            table.items[key], table.keys[key] = begun.items[key], begun.keys[key]
        self.refused_from = max((mark.line for mark in begun.keys.values()), default=first_line)
        self.found.extend(one for one in met if one.where.line < self.refused_from)
        self._read(lines[self.refused_from - first_line :], self.refused_from, 0, table)
        if not self.found and self.refused:
            self.found.append(self.refused)
            table.unread.add("")
        return table.mapping(next((n for n, line in enumerate(lines, first_line) if _is_said(line)), first_line))

    def _read(self, lines: Sequence[str], line: int, depth: int, table: _Table, column: int | None = None) -> None:
        """The entries of a table, which begins on `line` and, if that is known, belongs in `column`."""
        own = _column(lines, depth)
        for start, end in _blocks(lines, own):
            if len(self.reported) >= MOST_BROKEN or self.nodes > self.most or depth > DEEPEST:
                table.unread.add("")
                return
            self._entry(lines[start:end], line + start, depth, table, own if column is None else column)

    def _entry(self, block: Sequence[str], line: int, depth: int, table: _Table, column: int) -> None:
        """One entry with the lines that belong to it, or lines that belong to none."""
        number = next((number for number, one in enumerate(block) if _is_said(one)), None)
        if number is None:
            return
        block, line = block[number:], line + number
        if _indent(block[0]) != column:
            self._report(self._displaced(block[0], line, column))
        before = len(self.found)
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
        if len(self.found) == before:
            self._report(refused)

    def _take(self, block: Sequence[str], line: int, depth: int, table: _Table) -> Problem | None:
        """Reads lines as YAML and puts their entries into the table, or says what is refused."""
        met: list[Problem] = []
        reader = Reader(self.text, line, met, self.nodes, depth, self.most)
        refused = reader.read("\n".join(_INDENT.sub(lambda match: " " * len(match[0]), one) for one in block))
        self.nodes = reader.nodes
        if refused is None and isinstance(reader.root, MappingNode):
            self.found.extend(met)
            for key, node in reader.root.items.items():
                self._put(key, node, reader.root.keys[key], table)
        elif refused is None:
            match = _KEY_LINE.match(block[0])
            where = self.text.at(Position(line, (match.end("key") if match else _indent(block[0])) + 1))
            no_key = problem(where, "yaml", reason="this line has no “: ”", remedy=LIKE_THE_OTHERS)
            return reader.hard_space(block) or no_key
        return refused

    def _put(self, key: str, node: Node, mark: Position, table: _Table) -> None:
        if key in table.keys:
            self._report(problem(self.text.at(mark), "duplicate-key", key=key))
        table.items[key], table.keys[key] = node, mark

    def _nested(self, block: Sequence[str], line: int, depth: int, table: _Table) -> None:
        """A key with a table under it."""
        within = _Table()
        self._read(block[1:], line + 1, depth + 1, within)
        self._put(_key(block[0]), within.mapping(line + 1), Position(line, _indent(block[0]) + 1), table)

    def _list(self, refused: Problem, block: Sequence[str], line: int, table: _Table) -> None:
        """A key with a list under it: each item by itself."""
        table.unread.add(_key(block[0]))
        before = len(self.found)
        for number, one in enumerate(block[1:MOST_NODES], line + 1):
            if _is_said(one) and (wrong := Reader(self.text, number, []).read(one)):
                self._report(self._explained(wrong, [one], number))
        if len(self.found) == before:
            self._report(self._explained(refused, block, line))

    def _broken(
        self, refused: Problem, block: Sequence[str], line: int, depth: int, table: _Table, column: int
    ) -> None:
        """An entry that can't be read. What stands above the refused line may be sound, and what stands below it."""
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
        """The key below a mark that is never closed, where it was taken for text: that says more."""
        return self.refused if self.refused and has_code(self.refused, "misplaced-key") else None

    def _report(self, one: Problem) -> None:
        """One problem a line is enough."""
        if one.where.line not in self.reported:
            self.reported.add(one.where.line)
            self.found.append(one)

    def _displaced(self, one: str, line: int, column: int) -> Problem:
        place = "in the first column" if column == 0 else f"in column {column + 1}"
        remedy = f"begin it {place}, as the other keys: {mended(one) or one.strip()}"
        reason = "the line does not begin in the same column as the other keys"
        return problem(self.text.at(Position(line, 1)), "yaml", reason=reason, remedy=remedy)

    def _explained(self, refused: Problem, block: Sequence[str], line: int) -> Problem:
        """With the line that was meant, ready to be copied, where a line alone is the slip."""
        number = refused.where.line - line
        if not has_code(refused, *_MENDABLE) or not 0 <= number < len(block):
            return refused
        whole = " ".join([block[number].rstrip(), *map(str.strip, takewhile(_is_text, block[number + 1 :]))])
        parts = line_of(whole)
        if parts is None:
            return refused
        found, right = slip(parts), "" if is_list(parts.value) else mended(whole)
        words = found._asdict() if found else {} if parts.key else _NO_ITEM._asdict()
        if right and right != block[number].strip():
            words["remedy"] = f"{found.remedy if found else IN_MARKS}: {right}"
        return problem(refused.where, refused.code, **refused.words | words)


_MENDABLE = ("yaml", "yaml-feature", "cut-value")
_NO_ITEM = LineRepair("this is not an item of the list above", "begin each item of a list in the same column")


_INDENT = re.compile(r"^[ \t]+")


def _column(lines: Sequence[str], depth: int) -> int:
    """Where the keys of a table begin, counted from 0. That of a file begins with the line, if any does."""
    columns = [_indent(line) for line in lines if _is_said(line)]
    return 0 if depth == 0 and 0 in columns else next(iter(columns), 0)


def _blocks(lines: Sequence[str], column: int) -> Iterator[tuple[int, int]]:
    """The lines of each entry: from one that begins with a key to before the next."""
    starts = [number for number, line in enumerate(lines) if _indent(line) <= column and _KEY_LINE.match(line)]
    starts = [*([] if starts[:1] == [0] else [0]), *starts]
    yield from zip(starts, [*starts[1:], len(lines)], strict=True)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _is_said(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _is_text(line: str) -> bool:
    """Whether a line goes on with the text above it."""
    return _is_said(line) and line_of(line) is None


def _key(line: str) -> str:
    """The key of a line, or the word that may be one."""
    match = _KEY_LINE.match(line)
    return match["key"] if match else next(iter(line.split()), "").strip("\"':")
