"""Reads YAML into nodes, strictly: every scalar stays text, and nothing is guessed.

A YAML loader guesses types (`no` becomes False, `0555` becomes 365). Here the schema decides. The reader iterates over
libyaml's events without recursion, so no input makes it deep, large or slow.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from jarchy.core.characters import name
from jarchy.core.decoding import read_value
from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position, Text
from jarchy.problems import Location, Problem, problem
from jarchy.schema.guards import GUARDS
from jarchy.schema.line_repair import IN_MARKS, missing_sign
from jarchy.schema.nodes import MappingNode, Node, ScalarNode, SequenceNode
from jarchy.schema.yaml_errors import FROM_THE_BEGINNING, NO_COLON, REASONS, TAB

DEEPEST = 8
MOST_NODES = 2_000
_SWALLOWED = lazy_pattern(rf"(?P<key>[a-z_]+):(?: |$)|\s*(?P<inner>date|(?i:{'|'.join(GUARDS[:-1])}))\s*[:\uff1a]")
_COMMENT = lazy_pattern(r" #|[ \t]*\t[ \t]*#")
_ANY_COMMENT = lazy_pattern(r"[ \t]*#")
_ITEM = lazy_pattern(r"[ \t]*-(?= )")
_LIKE_A_SPACE = "\u00a0\u00ad\u1680\u2000-\u200f\u202f\u205f\u2060\u3000"  # or are invisible
_SPACE_IN_KEY = lazy_pattern(f"[{_LIKE_A_SPACE}]")
_HARD_SPACE = lazy_pattern(rf"[ \t-]*(?:[\w-]+:)?(?P<sign>[{_LIKE_A_SPACE}])")


class Reader:
    """Turns YAML events into nodes. Stops at the first thing that it must refuse, because the rest would be guessed."""

    def __init__(
        self,
        text: Text,
        first_line: int,
        problems: list[Problem],
        nodes: int = 0,
        depth: int = 0,
        most: int = MOST_NODES,
    ) -> None:
        """`nodes` of at most `most` values were read before; `depth` levels lie above."""
        self.text, self.first_line, self.problems = text, first_line, problems
        self.nodes, self.depth, self.most = nodes, depth, most
        self.has_comments = False
        self.root: Node = ScalarNode(Position(first_line, 1), "")
        self.parents: list[SequenceNode | MappingNode] = []
        self.keys: list[ScalarNode | None] = []  # for each open mapping, the key that waits for its value

    def read(self, source: str) -> Problem | None:
        """Reads as much as possible into `root`, and returns the problem that stopped it."""
        self.has_comments = "#" in source
        try:
            return self._read(yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
        except yaml.MarkedYAMLError as error:
            return self._explain(error, source)
        except yaml.YAMLError as error:
            return problem(self._at(None), "yaml", reason=str(error).splitlines()[0], remedy=IN_MARKS)

    def _read(self, events: Iterable[yaml.Event]) -> Problem | None:
        documents = 0
        for event in events:
            documents += isinstance(event, yaml.DocumentStartEvent)
            self.nodes += isinstance(event, yaml.NodeEvent)
            if refused := self._refusal(event, documents):
                return refused
            if isinstance(event, yaml.CollectionEndEvent):
                self.parents.pop()
                self.keys.pop()
            elif node := self._node(event):
                if self.parents:
                    self._place(node)
                else:
                    self.root = node
                if not isinstance(node, ScalarNode):
                    self.parents.append(node)
                    self.keys.append(None)
        return None

    def _node(self, event: yaml.Event) -> Node | None:
        match event:
            case yaml.ScalarEvent():
                return ScalarNode(self._mark(event.start_mark), self._value(event))
            case yaml.SequenceStartEvent():
                return SequenceNode(self._mark(event.start_mark), [])
            case yaml.MappingStartEvent():
                return MappingNode(self._mark(event.start_mark), {}, {})
        return None

    def _value(self, event: yaml.ScalarEvent) -> str:
        """The text of a scalar. Characters written as escapes are checked here; the text itself was checked before."""
        value = unicodedata.normalize("NFC", event.value)
        if event.style == '"':
            value, strange = read_value(self.text, self._at(event.start_mark), value)
            self.problems.extend(strange)
        return value

    def _place(self, node: Node) -> None:
        """Puts a node into the innermost open one: as an item, a key, or the value of the last key."""
        parent, key = self.parents[-1], self.keys[-1]
        if isinstance(parent, SequenceNode):
            parent.items.append(node)
        elif key is not None:
            parent.items[key.text] = node
            self.keys[-1] = None
        elif isinstance(node, ScalarNode):
            if node.text in parent.keys:
                self.problems.append(problem(self.text.at(node.mark), "duplicate-key", key=node.text))
            parent.keys[node.text] = node.mark
            self.keys[-1] = node

    def _refusal(self, event: yaml.Event, documents: int) -> Problem | None:
        is_key = bool(self.parents) and isinstance(self.parents[-1], MappingNode) and self.keys[-1] is None
        features = () if self._is_plain(event) else self._features(event, documents, is_key=is_key)
        for feature, remedy in features:
            return problem(self._at(event.start_mark), "yaml-feature", feature=feature, remedy=remedy)
        if isinstance(event, yaml.ScalarEvent):
            return self._bad_scalar(event, is_key=is_key)
        return None

    def _is_plain(self, event: yaml.Event) -> bool:
        """Whether an event is a plain value or key, without any refused feature. Nearly all are."""
        return (
            isinstance(event, yaml.ScalarEvent)
            and not (event.anchor or event.tag or event.value == "<<")
            and len(self.parents) + self.depth <= DEEPEST
            and self.nodes <= self.most
        )

    def _features(self, event: yaml.Event, documents: int, *, is_key: bool) -> Iterator[tuple[str, str]]:
        """The refused features of an event, with their remedies."""
        if isinstance(event, yaml.AliasEvent):
            yield "aliases (*name)", IN_MARKS
        elif getattr(event, "anchor", None):
            yield "anchors (&name)", IN_MARKS
        if getattr(event, "tag", None):
            yield "tags (!name)", IN_MARKS
        if is_key and getattr(event, "value", "") == "<<":
            yield "merge keys (<<)", "write the keys out"
        if is_key and isinstance(event, yaml.CollectionStartEvent):
            yield "keys that are not plain words", IN_MARKS
        if len(self.parents) + self.depth > DEEPEST:
            yield f"more than {DEEPEST} levels", "put fewer keys inside each other"
        if self.nodes > self.most:
            yield f"more than {self.most} values", "split the document"
        if documents > 1:
            yield "several documents in one front matter", "delete the line “---”"

    def _bad_scalar(self, event: yaml.ScalarEvent, *, is_key: bool) -> Problem | None:
        if is_key and (bad := _SPACE_IN_KEY.search(event.value)):
            return _not_in_a_key(self._at(event.start_mark), bad[0])
        if event.style:
            return self._swallowed(event)
        return (self._cut(event) if self.has_comments else None) or self._no_item(event)

    def _swallowed(self, event: yaml.ScalarEvent) -> Problem | None:
        """A key in a later line of a quoted or a multi-line text."""
        line, column = self._mark(event.end_mark)
        first = self._mark(event.start_mark).line
        for number in range(first + 1, line + (column > 1)):
            if swallowed := _SWALLOWED.match(self.text.lines[number - 1]):
                where = self.text.at(Position(number, swallowed.start(swallowed.lastindex or 0) + 1))
                remedy = "close the quotation mark above, and begin this line in the first column, as the other keys"
                return problem(where, "misplaced-key", key=swallowed[swallowed.lastindex or 0], remedy=remedy)
        return None

    def _cut(self, event: yaml.ScalarEvent) -> Problem | None:
        """A “#” that begins a comment but could be part of the text. Two spaces before it mark a comment."""
        line, column = self._mark(event.end_mark)
        rest = self.text.lines[line - 1][column - 1 :] if line <= len(self.text.lines) else ""
        if not (_COMMENT if event.value else _ANY_COMMENT).match(rest):
            line, column = self._waiting_key(event)
            rest = self.text.lines[line - 1][column - 1 :] if line else ""
            if not _COMMENT.match(rest):
                return None
        return problem(self.text.at(Position(line, column + rest.index("#"))), "cut-value", remedy=IN_MARKS)

    def _waiting_key(self, event: yaml.ScalarEvent) -> tuple[int, int]:
        """The place after the colon of a key whose value begins on a later line; else (0, 0)."""
        key = self.keys[-1] if self.keys else None
        if key is None or key.mark.line == self._mark(event.start_mark).line:
            return 0, 0
        after = key.mark.column + len(key.text)
        return key.mark.line, self.text.lines[key.mark.line - 1].find(":", after - 1) + 2

    def _no_item(self, event: yaml.ScalarEvent) -> Problem | None:
        """An item that is indented deeper than the one above, so that YAML would join it to the text of that item."""
        if not self.parents or not isinstance(self.parents[-1], SequenceNode):
            return None
        for number in range(self._mark(event.start_mark).line + 1, self._mark(event.end_mark).line + 1):
            line = self.text.lines[number - 1]
            if (repair := missing_sign(line, ())) and "- " not in line:
                return problem(self.text.at(Position(number, line.index("-") + 1)), "yaml", **repair._asdict())
            if item := _ITEM.match(line):
                reason, remedy = REASONS["did not find expected '-' indicator"]
                return problem(self.text.at(Position(number, item.end())), "yaml", reason=reason, remedy=remedy)
        return None

    def _explain(self, error: yaml.MarkedYAMLError, source: str) -> Problem:
        """The error of libyaml in the words of editors: what was done, where it began, and how to write it."""
        if hard := self.hard_space(source.split("\n")):
            return hard
        said = error.problem or error.context or "unreadable"
        place = error.problem_mark or error.context_mark
        if said.startswith(FROM_THE_BEGINNING):
            place = error.context_mark or place
        where = self._at(place)
        reason, remedy = REASONS.get(said, (said, IN_MARKS))
        if said == NO_COLON and (repair := missing_sign(where.excerpt)):
            reason, remedy = repair
        if where.excerpt[where.column - 1 : where.column] == "\t":
            reason, remedy = TAB, "begin it with spaces"
        return problem(where, "yaml", reason=reason, remedy=remedy)

    def hard_space(self, lines: Iterable[str]) -> Problem | None:
        """A character that looks like a space where YAML needs a space. No other remedy would help."""
        for number, line in enumerate(lines, self.first_line):
            if hard := _HARD_SPACE.match(line):
                return _not_in_a_key(self.text.at(Position(number, hard.start("sign") + 1)), hard["sign"])
        return None

    def _mark(self, place: Any) -> Position:
        return Position(place.line + self.first_line, place.column + 1)

    def _at(self, place: Any) -> Location:
        return self.text.at(self._mark(place) if place else Position(self.first_line, 1))


def _not_in_a_key(where: Location, character: str) -> Problem:
    why = "is not a plain space, so the key is not understood"
    return problem(where, "character", character=name(character), why=why, remedy="delete the line and type it again")
