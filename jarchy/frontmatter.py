"""A file's text to its fields and its body, each with its place.

python-frontmatter splits, libyaml reads; this module is strict where both are lenient. What python-frontmatter
answers with empty metadata (an unclosed fence, a byte-order mark) would make a draft public, and what a YAML loader
guesses (`no` → False, `0555` → 365) is not what the editor typed: every scalar stays text, and the schema types it.
The reader walks over events and not over itself, so no input makes it deep, large or slow.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, NamedTuple

import yaml
from frontmatter.default_handlers import YAMLHandler
from msgspec import Struct

from jarchy.problems import Location, Problem, problem
from jarchy.text import Mark, Text, forbidden, name

DEEPEST = 8
MOST_NODES = 2_000


class Scalar(NamedTuple):
    mark: Mark
    text: str


class Sequence(NamedTuple):
    mark: Mark
    items: list["Node"]


class Mapping(NamedTuple):
    mark: Mark
    items: dict[str, "Node"]
    keys: dict[str, Mark]


Node = Scalar | Sequence | Mapping


class FrontMatter(Struct, frozen=True):
    fields: Mapping
    body: str
    body_line: int  # the line of the file on which the body begins


def split(text: Text, found: list[Problem]) -> FrontMatter | None:
    """The front matter between its fences, and the body under it."""
    if not _fences_are_sound(text, found):
        return None
    whole = str(text)
    opening = _BOUNDARY.match(whole)
    assert opening is not None  # _fences_are_sound has seen it
    source, body = YAMLHandler().split(whole)
    fields = read_yaml(text, source, found, first_line=whole.count("\n", 0, opening.end()) + 1)
    if fields is None:
        return None
    return FrontMatter(fields, body, body_line=len(text.lines) - body.count("\n"))


_BOUNDARY = YAMLHandler.FM_BOUNDARY or re.compile("")
_FENCE = re.compile(r"-{3,}\s*")
_NEARLY_A_FENCE = re.compile(r"\s+-{3,}\s*|\s*[-–—−]+\s*")


def _fences_are_sound(text: Text, found: list[Problem]) -> bool:
    first = text.lines[0]
    if not _FENCE.fullmatch(first):
        code = "fence" if _NEARLY_A_FENCE.fullmatch(first) else "no-front-matter"
        found.append(problem(text.at(Mark(1, 1)), code, fence=first.strip()))
        return False
    if not any(_FENCE.fullmatch(line) for line in text.lines[1:]):
        nearly = (number for number, line in enumerate(text.lines[1:], 2) if _NEARLY_A_FENCE.fullmatch(line))
        found.append(problem(text.at(Mark(next(nearly, 1), 1)), "unclosed"))
        return False
    return True


def read_yaml(text: Text, source: str, found: list[Problem], first_line: int = 1) -> Mapping | None:
    """The mapping that `source` holds, every scalar as text. `source` begins on `first_line` of `text`."""
    reader = _Reader(text, first_line, found)
    try:
        root = reader.read(yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.MarkedYAMLError as error:
        place = error.problem_mark or error.context_mark
        found.append(problem(reader.at(place), "yaml", reason=error.problem or error.context or "unreadable"))
        return None
    except yaml.YAMLError as error:
        found.append(problem(reader.at(None), "yaml", reason=str(error).splitlines()[0]))
        return None
    if root is None or isinstance(root, Mapping):
        return root
    found.append(problem(text.at(root.mark), "not-a-mapping"))
    return None


class _Reader:
    """From YAML events to nodes. Stops where it must refuse: what follows would be guessed."""

    def __init__(self, text: Text, first_line: int, found: list[Problem]) -> None:
        self.text, self.first_line, self.found = text, first_line, found
        self.parents: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []  # beside each parent that is a mapping: the key that waits for its value

    def read(self, events: Iterable[yaml.Event]) -> Node | None:
        """The one document's root; None when something was refused."""
        root: Node = Scalar(Mark(self.first_line, 1), "")
        documents = nodes = 0
        for event in events:
            documents += isinstance(event, yaml.DocumentStartEvent)
            nodes += isinstance(event, yaml.NodeEvent)
            if refused := self._refusal(event, nodes, documents):
                self.found.append(refused)
                return None
            if isinstance(event, yaml.CollectionEndEvent):
                self.parents.pop()
                self.keys.pop()
            elif node := self._node(event):
                if self.parents:
                    self._place(node)
                else:
                    root = node
                if not isinstance(node, Scalar):
                    self.parents.append(node)
                    self.keys.append(None)
        return root

    def _node(self, event: yaml.Event) -> Node | None:
        match event:
            case yaml.ScalarEvent():
                return Scalar(self._mark(event.start_mark), unicodedata.normalize("NFC", event.value))
            case yaml.SequenceStartEvent():
                return Sequence(self._mark(event.start_mark), [])
            case yaml.MappingStartEvent():
                return Mapping(self._mark(event.start_mark), {}, {})
        return None

    def _place(self, node: Node) -> None:
        """Puts a node into the innermost open one: an item, a key, or the value of the key before it."""
        parent, key = self.parents[-1], self.keys[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif key is not None:
            parent.items[key.text] = node
            self.keys[-1] = None
        elif isinstance(node, Scalar):
            if node.text in parent.keys:
                self.found.append(problem(self.text.at(node.mark), "duplicate-key", key=node.text))
            parent.keys[node.text] = node.mark
            self.keys[-1] = node

    def _refusal(self, event: yaml.Event, nodes: int, documents: int) -> Problem | None:
        is_key = bool(self.parents) and isinstance(self.parents[-1], Mapping) and self.keys[-1] is None
        refused = {
            "aliases (*name)": isinstance(event, yaml.AliasEvent),
            "anchors (&name)": getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent),
            "tags (!name)": getattr(event, "tag", None),
            "merge keys (<<)": is_key and isinstance(event, yaml.ScalarEvent) and event.value == "<<",
            "keys that are not words": is_key and isinstance(event, yaml.CollectionStartEvent),
            f"more than {DEEPEST} levels": len(self.parents) > DEEPEST,
            f"more than {MOST_NODES} values": nodes > MOST_NODES,
            "several documents": documents > 1,
        }
        for feature, is_there in refused.items():
            if is_there:
                return problem(self.at(event.start_mark), "yaml-feature", feature=feature)
        if isinstance(event, yaml.ScalarEvent):
            return self._bad_scalar(event)
        return None

    def _bad_scalar(self, event: yaml.ScalarEvent) -> Problem | None:
        if bad := forbidden(event.value):  # written as an escape: the text itself was checked before
            return problem(self.at(event.start_mark), "character", character=name(bad[0]))
        line, column = self._mark(event.end_mark)
        if event.value and not event.style and line <= len(self.text.lines):
            rest = self.text.lines[line - 1][column - 1 :]
            if re.match(r"[ \t]+#", rest):
                return problem(self.text.at(Mark(line, column + rest.index("#"))), "cut-value")
        return None

    def _mark(self, place: Any) -> Mark:
        return Mark(place.line + self.first_line, place.column + 1)

    def at(self, place: Any) -> Location:
        return self.text.at(self._mark(place) if place else Mark(self.first_line, 1))
