"""Writes words into front matter, key by key, and changes nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import yaml

from jarchy.scaffold.new_site import value

_FENCE = "---\n"
_OF_BRACES = frozenset(",[]{}")  # within braces, they end a value that has no quotation marks


class Unwritable(Exception):
    """What stands below a key is written in a way that can't be edited safely. Its argument is the key."""


class _Place(NamedTuple):
    """Where the value of a key stands."""

    node: yaml.ScalarNode
    is_in_braces: bool


def with_words(text: str, words: Mapping[str, str]) -> str:
    """The text of a file with these words under their keys, such as “title” or “updates: sum: note”. Raises
    Unwritable.
    """
    there = dict(_places(text, words))
    for key, place in sorted(there.items(), key=lambda one: one[1].node.start_mark.index, reverse=True):
        text = _edited(text, place, words[key])
    for key in words:
        text = text if key in there else _added(text, key.split(": "), value(words[key]))
    written = {key: place.node.value.split() for key, place in _places(text, words)}
    for key, said in words.items():
        if written.get(key) != said.split():
            raise Unwritable(key.partition(": ")[0])
    return text


def _places(text: str, keys: Iterable[str]) -> Iterator[tuple[str, _Place]]:
    """Those of the keys that are there."""
    root = _root(text)
    for key in keys:
        if place := _at(root, key.split(": ")):
            yield key, place


def _root(text: str) -> yaml.Node | None:
    """The front matter; None if there is none that can be read."""
    end = text.find(f"\n{_FENCE}", len(_FENCE) - 1) + 1
    try:
        return yaml.compose(text[len(_FENCE) : end], Loader=yaml.SafeLoader) if text.startswith(_FENCE) else None
    except yaml.YAMLError:
        return None


def _edited(text: str, place: _Place, said: str) -> str:
    start, end = (mark.index + len(_FENCE) for mark in (place.node.start_mark, place.node.end_mark))
    before = " " if text[start - 1] == ":" else ""  # nothing stands there yet
    after = "\n" if text[start:end].endswith("\n") else ""  # the lines of a block end with it
    is_quoted = place.is_in_braces and not _OF_BRACES.isdisjoint(said)
    typed = value(said, style="'" if is_quoted else "")
    return f"{text[:start]}{before}{typed}{after}{text[end:]}"


def _at(node: yaml.Node | None, path: Sequence[str], *, is_in_braces: bool = False) -> _Place | None:
    """The place of a value, in the mappings above it."""
    if not path:
        return _Place(node, is_in_braces) if isinstance(node, yaml.ScalarNode) else None
    if not isinstance(node, yaml.MappingNode):
        return None
    is_within = is_in_braces or bool(node.flow_style)
    below = (child for name, child in node.value if name.value == path[0])
    return next((_at(child, path[1:], is_in_braces=is_within) for child in below), None)


def _added(text: str, path: Sequence[str], typed: str) -> str:
    """The text with one more key: below those above it that are there, else at the end of the front matter."""
    lines = text.split("\n")
    if "---" not in lines[1:]:
        raise Unwritable(path[0])
    at = end = lines.index("---", 1)
    indent, above = "", list(path)
    first, after = 1, end
    while len(above) > 1 and (found := _line(lines, first, after, indent + above[0])) is not None:
        below = [number for number in range(found + 1, after) if lines[number].strip()]
        inner = lines[below[0]] if below else ""
        deeper = inner[: len(inner) - len(inner.lstrip())]
        first, at = found + 1, found + 1
        after = next((number for number in below if not lines[number].startswith(f"{indent} ")), after)
        indent, above = deeper if len(deeper) > len(indent) else f"{indent}  ", above[1:]
    return "\n".join([*lines[:at], *_entry(above, typed, indent), *lines[at:]])


def _line(lines: list[str], first: int, after: int, key: str) -> int | None:
    return next((number for number in range(first, after) if lines[number].rstrip() == f"{key}:"), None)


def _entry(path: list[str], typed: str, indent: str) -> Iterator[str]:
    *above, name = path
    for key in above:
        yield f"{indent}{key}:"
        indent += "  "
    yield f"{indent}{name}: {typed}"
