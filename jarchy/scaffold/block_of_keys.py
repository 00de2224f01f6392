"""Writes keys below another one in front matter, such as `translation:`, and changes nothing else."""

import re
from collections.abc import Iterable, Iterator, Mapping

from jarchy.core.patterns import lazy_pattern

FENCE = "---"
_KEY = lazy_pattern(r"(\s+)([a-z_]+):")
_OFFERED = lazy_pattern(r"# {3}([a-z_]+):")


def with_said(text: str, name: str, said: Mapping[str, str]) -> str | None:
    """The text of a file with these values below the key `name`, which is added if it is not there. An empty value
    removes its key. None if what stands below it is not as editors and commands write it.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == FENCE), None)
    if end is None:
        return None
    begin = next((number for number, line in enumerate(lines[:end]) if line.startswith(f"{name}:")), None)
    if begin is None:
        return newline.join([*lines[:end], f"{name}:", *_with((), said), *lines[end:]])
    first, after = lines[begin], begin + 1
    while after < end and (not lines[after].strip() or lines[after][0] in " \t#"):
        after += 1
    while after > begin + 1 and not lines[after - 1].startswith((" ", "\t")):
        after -= 1  # a comment below the block belongs to the next key
    inside = lines[begin + 1 : after]
    if flow := re.fullmatch(rf"{name}:\s*\{{(.*)\}}\s*", first):
        inside = [f"  {part.strip()}" for part in _parts(flow[1])]
    elif not re.fullmatch(rf"{name}:\s*(#.*)?", first):
        return None
    else:
        inside = [f"  {first.removeprefix(f'{name}:').strip()}", *inside] if "#" in first else inside
    inside = [_uncommented(line, said) for line in inside]
    return newline.join([*lines[:begin], f"{name}:", *_with(inside, said), *lines[after:]])


def _uncommented(line: str, said: Mapping[str, str]) -> str:
    """The line of a key that is to get a value, and is offered as a comment, as in a new document, without its mark."""
    offered = _OFFERED.match(line)
    return line[2:] if offered and said.get(offered[1]) else line


def _parts(flow: str) -> Iterator[str]:
    """The entries of a flow mapping; a list in it stays whole."""
    yield from (part for part in re.split(r",(?![^\[]*\])", flow) if part.strip())


def _with(lines: Iterable[str], said: Mapping[str, str]) -> Iterator[str]:
    """The lines of a block with other values, each with what is written over several lines below it."""
    missing, is_replaced, indent = {key: value for key, value in said.items() if value}, False, ""
    for line in lines:
        key = _KEY.match(line)
        if key and (not indent or key[1] == indent):
            indent, is_replaced = key[1], key[2] in said
            if value := missing.pop(key[2], ""):
                remark = None if re.search(r":\s*[\"']", line) else re.search(r"\s+#.*", line)
                yield f"{indent}{key[2]}: {value}{remark[0] if remark else ''}"
        if not is_replaced or line.lstrip().startswith("#"):
            yield line
    yield from (f"{indent or '  '}{key}: {value}" for key, value in missing.items())
