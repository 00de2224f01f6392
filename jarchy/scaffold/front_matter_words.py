"""Writes words into front matter, key by key, and changes nothing else."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import yaml

from jarchy.scaffold.new_site import value

_FENCE = "---\n"


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def with_words(text: str, words: Mapping[str, str]) -> str | None:
    """The text of a file with these words under their keys, such as “title” or “updates: sum: note”. None if the front
    matter is written in a way that can't be edited safely.
    """
    if not text.startswith(_FENCE) or "\r" in text:
        return None
    end = text.find(f"\n{_FENCE}", len(_FENCE) - 1) + 1
    try:
        root = yaml.compose(text[len(_FENCE) : end], Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    missing: list[tuple[tuple[str, ...], str]] = []
    edits = []
    for key, words_of_key in words.items():
        path = tuple(key.split(": "))
        if node := _at(root, path):
            start, stop = (mark.index + len(_FENCE) for mark in (node.start_mark, node.end_mark))
            before = " " if text[start - 1] == ":" else ""  # nothing stands there yet
            edits.append(_Edit(start, stop, before + value(words_of_key)))
        else:
            missing.append((path, words_of_key))
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    for path, said in missing:
        text = _added(text, path, said)
    return text


def _at(node: yaml.Node | None, path: tuple[str, ...]) -> yaml.Node | None:
    """The value of a key, in the mappings above it."""
    if not path:
        return node if isinstance(node, yaml.ScalarNode) else None
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((_at(child, path[1:]) for name, child in node.value if name.value == path[0]), None)


def _added(text: str, path: tuple[str, ...], said: str) -> str:
    """The text with one more key: below those above it that are there, else at the end of the front matter."""
    lines = text.split("\n")
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
    return "\n".join([*lines[:at], *_entry(above, said, indent), *lines[at:]])


def _line(lines: list[str], first: int, after: int, key: str) -> int | None:
    return next((number for number in range(first, after) if lines[number].rstrip() == f"{key}:"), None)


def _entry(path: list[str], said: str, indent: str) -> Iterator[str]:
    *above, name = path
    for key in above:
        yield f"{indent}{key}:"
        indent += "  "
    yield f"{indent}{name}: {value(said)}"
