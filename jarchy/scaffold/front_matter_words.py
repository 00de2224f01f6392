"""Writes words into front matter, key by key, and changes nothing else."""

from collections.abc import Iterator, Mapping

import yaml

from jarchy.scaffold.new_site import value

_FENCE = "---\n"


class Unwritable(Exception):
    """What stands below a key is written in a way that can't be edited safely. Its argument is the key."""


def with_words(text: str, words: Mapping[str, str]) -> str:
    """The text of a file with these words under their keys, such as “title” or “updates: sum: note”. Raises
    Unwritable.
    """
    for key, said in words.items():
        text = _with_word(text, tuple(key.split(": ")), said)
    return text


def _with_word(text: str, path: tuple[str, ...], said: str) -> str:
    """Within braces, a comma ends a value that has no quotation marks."""
    for typed in (value(said), value(said, style="'")):
        node = _at(_root(text), path)
        edited = _edited(text, node, typed) if node else _added(text, path, typed)
        written = _at(_root(edited), path)
        if written and written.value.split() == said.split():
            return edited
    raise Unwritable(path[0])


def _root(text: str) -> yaml.Node | None:
    """The front matter; None if there is none that can be read."""
    end = text.find(f"\n{_FENCE}", len(_FENCE) - 1) + 1
    try:
        return yaml.compose(text[len(_FENCE) : end], Loader=yaml.SafeLoader) if text.startswith(_FENCE) else None
    except yaml.YAMLError:
        return None


def _edited(text: str, node: yaml.ScalarNode, typed: str) -> str:
    start, end = (mark.index + len(_FENCE) for mark in (node.start_mark, node.end_mark))
    before = " " if text[start - 1] == ":" else ""  # nothing stands there yet
    after = "\n" if text[start:end].endswith("\n") else ""  # the lines of a block end with it
    return f"{text[:start]}{before}{typed}{after}{text[end:]}"


def _at(node: yaml.Node | None, path: tuple[str, ...]) -> yaml.ScalarNode | None:
    """The value of a key, in the mappings above it."""
    if not path:
        return node if isinstance(node, yaml.ScalarNode) else None
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((_at(child, path[1:]) for name, child in node.value if name.value == path[0]), None)


def _added(text: str, path: tuple[str, ...], typed: str) -> str:
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
    return "\n".join([*lines[:at], *_entry(above, typed, indent), *lines[at:]])


def _line(lines: list[str], first: int, after: int, key: str) -> int | None:
    return next((number for number in range(first, after) if lines[number].rstrip() == f"{key}:"), None)


def _entry(path: list[str], typed: str, indent: str) -> Iterator[str]:
    *above, name = path
    for key in above:
        yield f"{indent}{key}:"
        indent += "  "
    yield f"{indent}{name}: {typed}"
