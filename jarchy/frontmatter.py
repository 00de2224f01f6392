"""A file's text to its fields and its body, each with its place.

python-frontmatter splits, libyaml reads; this module is strict where both are lenient. What python-frontmatter
answers with empty metadata (an unclosed fence, a byte-order mark) would make a draft public, and what a YAML loader
guesses (`no` → False, `0555` → 365) is not what the editor typed: every scalar stays text, and the schema types it.
The reader walks over events and not over itself, so no input makes it deep, large or slow.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
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
    source, body = YAMLHandler(_FENCE).split(whole)
    body = body.removeprefix("\n")  # what ends the closing line
    fields = read_yaml(text, source, found)
    if fields is None:
        return None
    return FrontMatter(fields, body, body_line=len(text.lines) - body.count("\n"))


# Three hyphens exactly. python-frontmatter's own pattern takes more, and a rule in the text would end the front matter.
_FENCE = re.compile(r"^---[^\S\n]*$", re.MULTILINE)
_NEARLY_A_FENCE = re.compile(r"\s*(?:-{3,}|[-–—−]*[–—−][-–—−]*)\s*|--\s*")
# The keys that keep a document from readers: where one stands in a text, it must not pass in silence.
GUARDS = ("status", "embargo", "expires", "withdrawn", "translation", "date")
_SWALLOWED = re.compile(rf"(?P<key>[a-z_]+):(?: |$)|\s*(?P<inner>date|(?i:{'|'.join(GUARDS[:-1])}))\s*[:\uff1a]")
_HARD_SPACE = re.compile(r"[ \t-]*(?:[\w-]+:)?(?P<sign>[\u00a0\u00ad])")


def _fences_are_sound(text: Text, found: list[Problem]) -> bool:
    first, *others = text.lines
    if not _FENCE.fullmatch(first):
        code = "fence" if _NEARLY_A_FENCE.fullmatch(first) else "no-front-matter"
        found.append(problem(text.at(Mark(1, 1)), code, fence=first.strip()))
        return False
    end = next((number for number, line in enumerate(others, 2) if _FENCE.fullmatch(line)), 0)
    lines = others[: end - 2] if end else others
    nearly = next((number for number, line in enumerate(lines, 2) if _NEARLY_A_FENCE.fullmatch(line)), 0)
    if not end:
        found.append(problem(text.at(Mark(nearly or 1, 1)), "unclosed"))
    elif nearly:
        found.append(problem(text.at(Mark(nearly, 1)), "fence", fence=text.lines[nearly - 1].strip()))
    return bool(end and not nearly)


def read_yaml(text: Text, source: str, found: list[Problem], first_line: int = 1) -> Mapping | None:
    """The mapping that `source` holds, every scalar as text. `source` begins on `first_line` of `text`."""
    reader = _Reader(text, first_line, found)
    try:
        root = reader.read(yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.MarkedYAMLError as error:
        found.append(reader.explain(error, source))
        return None
    except yaml.YAMLError as error:
        found.append(problem(reader.at(None), "yaml", reason=str(error).splitlines()[0], remedy=_IN_MARKS))
        return None
    if root is None or isinstance(root, Mapping):
        return root
    found.append(problem(text.at(root.mark), "not-a-mapping"))
    return None


_IN_MARKS = "put the whole value in quotation marks"
_LIKE_THE_OTHERS = "write “key: value”, begin each key in the same column, and put a value with more after it in marks"
# What libyaml says, what an editor has done, and the remedy. Of some, the beginning is shown: the end is far below.
_NO_BEGINNING = ("a value can not begin with this sign", _IN_MARKS)
_REASONS = {
    "found character that cannot start any token": _NO_BEGINNING,
    "did not find expected alphabetic or numeric character": _NO_BEGINNING,
    "did not find expected whitespace or line break": _NO_BEGINNING,
    "did not find expected comment or line break": _NO_BEGINNING,
    "did not find expected node content": _NO_BEGINNING,
    "block sequence entries are not allowed in this context": _NO_BEGINNING,
    "mapping keys are not allowed in this context": _NO_BEGINNING,
    "mapping values are not allowed in this context": (
        "there is a second “: ”, or no space after the “:” of the key above",
        'write “key: value”, with the value in quotation marks if it has a “: ” of its own: title: "Форум: роль"',
    ),
    "did not find expected key": ("this belongs to no key", _LIKE_THE_OTHERS),
    "did not find expected '-' indicator": ("this is no item of the list above", "begin it in the column of its key"),
    "could not find expected ':'": ("this line has no “: ”", "write “key: value”; above a text, put a line with ---"),
    "found unexpected end of stream": ("the quotation mark is never closed", "write the same mark after the value"),
    "did not find expected ',' or ']'": ("the “[” is never closed", "write “]” after it, or put the value in marks"),
    "did not find expected ',' or '}'": ("the “{” is never closed", "write “}” after it, or put the value in marks"),
    "found unknown escape character": ("a “\\” means something in such marks", "use ' in the place of \""),
    "did not find expected <document start>": ("there is more after the end of the keys", "delete the line “...”"),
}
_FROM_THE_BEGINNING = ("could not find", "found unexpected end", "did not find expected ','")


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
        for feature, remedy in self._features(event, nodes, documents, is_key=is_key):
            return problem(self.at(event.start_mark), "yaml-feature", feature=feature, remedy=remedy)
        if isinstance(event, yaml.ScalarEvent):
            return self._bad_scalar(event, is_key=is_key)
        return None

    def _features(self, event: yaml.Event, nodes: int, documents: int, *, is_key: bool) -> Iterator[tuple[str, str]]:
        """What is not accepted, and the remedies."""
        if isinstance(event, yaml.AliasEvent):
            yield "aliases (*name)", _IN_MARKS
        elif getattr(event, "anchor", None):
            yield "anchors (&name)", _IN_MARKS
        if getattr(event, "tag", None):
            yield "tags (!name)", _IN_MARKS
        if is_key and getattr(event, "value", "") == "<<":
            yield "merge keys (<<)", "write the keys out"
        if is_key and isinstance(event, yaml.CollectionStartEvent):
            yield "keys that are not words", _IN_MARKS
        if len(self.parents) > DEEPEST:
            yield f"more than {DEEPEST} levels", "write it flatter"
        if nodes > MOST_NODES:
            yield f"more than {MOST_NODES} values", "split the document"
        if documents > 1:
            yield "several parts", "delete the line “---”"

    def _bad_scalar(self, event: yaml.ScalarEvent, *, is_key: bool) -> Problem | None:
        bad = forbidden(event.value)  # written as an escape: the text itself was checked before
        if bad := bad or (re.search("[\u00a0\u00ad]", event.value) if is_key else None):
            return problem(self.at(event.start_mark), "character", character=name(bad[0]))
        line, column = self._mark(event.end_mark)
        first = self._mark(event.start_mark).line
        for number in range(first + 1, line + (column > 1)) if event.style else ():
            if swallowed := _SWALLOWED.match(self.text.lines[number - 1]):
                where = self.text.at(Mark(number, swallowed.start(swallowed.lastindex or 0) + 1))
                remedy = "begin it in the first column, among the other keys, and close the quotation mark above it"
                return problem(where, "misplaced-key", key=swallowed[swallowed.lastindex or 0], remedy=remedy)
        if not event.style and line <= len(self.text.lines):
            rest = self.text.lines[line - 1][column - 1 :]
            if re.match(r"[ \t]+#", rest):
                return problem(self.text.at(Mark(line, column + rest.index("#"))), "cut-value")
        return None

    def explain(self, error: yaml.MarkedYAMLError, source: str) -> Problem:
        """What libyaml says, in an editor's words: what was done, where it began, and how to write it."""
        for number, line in enumerate(source.split("\n"), self.first_line):
            if hard := _HARD_SPACE.match(line):
                where = self.text.at(Mark(number, hard.start("sign") + 1))
                return problem(where, "character", character=name(hard["sign"]))
        said = error.problem or error.context or "unreadable"
        place = error.problem_mark or error.context_mark
        if said.startswith(_FROM_THE_BEGINNING):
            place = error.context_mark or place
        where = self.at(place)
        reason, remedy = _REASONS.get(said, (said, _IN_MARKS))
        if where.excerpt[where.column - 1 : where.column] == "\t":
            reason, remedy = "a line can not begin with a tab", "begin it with spaces"
        return problem(where, "yaml", reason=reason, remedy=remedy)

    def _mark(self, place: Any) -> Mark:
        return Mark(place.line + self.first_line, place.column + 1)

    def at(self, place: Any) -> Location:
        return self.text.at(self._mark(place) if place else Mark(self.first_line, 1))
