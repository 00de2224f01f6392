"""Translations as XLIFF 2.1, which translators' programs read."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from jarchy.exchange.units import DOCTYPE, Exchanged, Unit, Unreadable, parsed
from jarchy.problems import shortened

_SPACE = "urn:oasis:names:tc:xliff:document:2.0"
_XML = "http://www.w3.org/XML/1998/namespace"
_CODES = {f"{{{_SPACE}}}{name}" for name in ("cp", "ph", "pc", "sc", "ec")}  # within texts
_INITIAL, _TRANSLATED = "initial", "translated"  # states
ET.register_namespace("", _SPACE)


def write(documents: list[Exchanged]) -> bytes:
    """The documents as one file; all have the same languages."""
    languages = {"srcLang": documents[0].source_lang, "trgLang": documents[0].target_lang}
    root = ET.Element(_name("xliff"), {"version": "2.1", **languages})
    for number, document in enumerate(documents, 1):
        file = ET.SubElement(root, _name("file"), {"id": f"f{number}", "original": document.original})
        for unit in document.units:
            _add(unit, file)
    ET.indent(root)  # texts keep their spaces: `_text` says so
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode() + b"\n"


def _add(unit: Unit, file: ET.Element) -> None:
    inside = ET.SubElement(file, _name("unit"), {"id": f"u-{unit.id}", "name": unit.name})
    segment = ET.SubElement(inside, _name("segment"), {"state": _TRANSLATED if unit.is_done else _INITIAL})
    _text(segment, "source", unit.source)
    if unit.target:
        _text(segment, "target", unit.target)


def _text(segment: ET.Element, name: str, text: str) -> None:
    ET.SubElement(segment, _name(name), {f"{{{_XML}}}space": "preserve"}).text = text


def _name(name: str) -> str:
    return f"{{{_SPACE}}}{name}"


class _Tree(ET.TreeBuilder):
    def doctype(self, *_: object) -> None:
        """The parser calls this in any encoding, and before it reads what the document type declares."""
        raise Unreadable(DOCTYPE)


def read(data: bytes) -> list[Exchanged]:
    return parsed(_documents, data)


def _documents(data: bytes) -> list[Exchanged]:
    root = ET.fromstring(data, ET.XMLParser(target=_Tree()))  # noqa: S314  without a document type, no entities
    if root.tag != _name("xliff"):
        raise Unreadable("it is no XLIFF 2.0 or 2.1")
    source, target = root.get("srcLang", ""), root.get("trgLang", "")
    return [_document(file, source, target) for file in root.iter(_name("file"))]


def _document(file: ET.Element, source: str, target: str) -> Exchanged:
    units = [*file.iter(_name("unit"))]
    of_units = {note for unit in units for note in unit.iter(_name("note"))}
    notes = ["".join(note.itertext()) for note in file.iter(_name("note")) if note not in of_units]
    return Exchanged(file.get("original", ""), source, target, tuple(map(_unit, units)), "\n".join(notes))


def _unit(unit: ET.Element) -> Unit:
    """A program may have split a unit into segments."""
    segments = [*unit.iter(_name("segment"))]
    parts = [part for part in unit.iter() if part.tag in (_name("segment"), _name("ignorable"))]
    return Unit(
        id=unit.get("id", "").removeprefix("u-"),
        name=unit.get("name", ""),
        source="".join(_words(part, "source") for part in parts),
        target="".join(_words(part, "target") or _between(part) for part in _in_order(parts)).strip(),
        note="\n".join(_notes(unit)),
        is_done=all(map(_is_translated, segments)),
    )


def _is_translated(segment: ET.Element) -> bool:
    is_left_out = bool(_words(segment, "source").strip()) and not _words(segment, "target").strip()
    return segment.get("state", _INITIAL) != _INITIAL and not is_left_out


def _notes(unit: ET.Element) -> Iterator[str]:
    """What a translator says of a block as a whole, and of some of its words."""
    yield from ("".join(note.itertext()) for note in unit.iter(_name("note")))
    yield from (mark.get("value", "") for mark in unit.iter(_name("mrk")) if mark.get("type") == "comment")


def _in_order(parts: Sequence[ET.Element]) -> list[ET.Element]:
    """The parts of a unit in the order of their translations: `order` is the place of one among all of them."""
    placed = {_order(part) or str(number): part for number, part in enumerate(parts, 1)}
    numbers = [str(number) for number in range(1, len(parts) + 1)]
    if placed.keys() != set(numbers):
        said = shortened("".join(_words(part, "source") for part in parts))
        raise Unreadable(
            f"the segments of “{said}” do not say in which order they stand: “order” is another number for each"
        )
    return [placed[number] for number in numbers]


def _order(part: ET.Element) -> str:
    """Empty if it stands where its original does."""
    target = part.find(_name("target"))
    return "" if target is None else target.get("order", "").strip().lstrip("+0")


def _words(part: ET.Element, name: str) -> str:
    found = part.find(_name(name))
    if found is None:
        return ""
    if codes := sorted({element.tag.rpartition("}")[2] for element in found.iter() if element.tag in _CODES}):
        raise Unreadable(
            f"“{shortened(''.join(found.itertext()))}” has codes that are no text ({', '.join(codes)}): delete them"
        )
    return "".join(found.itertext())


def _between(part: ET.Element) -> str:
    """The spaces between two segments, which need no translation."""
    return _words(part, "source") if part.tag == _name("ignorable") else ""
