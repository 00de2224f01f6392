"""The elements of a part of an office document, one after another: such a part may be larger than memory should be."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from xml.parsers.expat import ParserCreate
from zipfile import ZipFile

_CHUNK = 2**16  # bytes
_LONGEST = 200  # characters of the text of an element that are kept


class Element(NamedTuple):
    """Names are without their namespaces. `path` has those of the elements around it: “/document/body/p”."""

    path: str
    attributes: dict[str, str]
    text: str  # directly in it

    def is_in(self, *ends: str) -> bool:
        """Whether the last names of the path are one of these: “r/rPr/vanish”."""
        return self.path.endswith(_below(ends))


@cache
def _below(ends: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"/{end}" for end in ends)


def elements(archive: ZipFile, part: str) -> Iterator[Element]:
    """Each element when it ends, so those within come before it; none if there is no such part. Raises ExpatError."""
    if part not in archive.NameToInfo:
        return
    reader = _Reader()
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            reader.parser.Parse(chunk, False)  # noqa: FBT003  Expat has no name for it
            yield from reader.taken()
    reader.parser.Parse(b"", True)  # noqa: FBT003  as above
    yield from reader.taken()


class _Reader:
    def __init__(self) -> None:
        self.open: list[tuple[str, dict[str, str], list[str]]] = []
        self.ended: list[Element] = []
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def taken(self) -> list[Element]:
        taken, self.ended = self.ended, []
        return taken

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        above = self.open[-1][0] if self.open else ""
        named = {_local(one): value for one, value in attributes.items()}
        self.open.append((f"{above}/{_local(name)}", named, []))

    def _end(self, _name: str) -> None:
        path, attributes, texts = self.open.pop()
        self.ended.append(Element(path, attributes, "".join(texts)[:_LONGEST]))

    def _text(self, text: str) -> None:
        if self.open:
            self.open[-1][2].append(text[:_LONGEST])


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
