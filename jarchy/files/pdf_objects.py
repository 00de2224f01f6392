"""What lies in a PDF beside its pages: programs, files, comments and what was typed into forms."""

from collections.abc import Iterable, Iterator

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from jarchy.files.unseen import Unseen, by_people, named

_ACTIONS = {"/JavaScript": "JavaScript", "/Launch": "a command that starts a program"}
_COMMENTS = (
    *("/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Stamp", "/Ink"),
    *("/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Sound"),
)
_FILLED = ("/Tx", "/Ch")  # fields for text, and lists to choose from


def unseen_in_pdf(reader: PdfReader) -> Iterator[Unseen]:
    every = list(_dictionaries(reader))
    if runs := named(filter(None, (_ACTIONS.get(string(one, "/S")) for one in every))):
        yield Unseen("pdf-runs", runs)
    if files := named(string(one, "/UF") or string(one, "/F") for one in every if "/EF" in one):
        yield Unseen("embedded-files", files)
    comments = (one for one in every if "/Rect" in one and string(one, "/Subtype") in _COMMENTS)
    yield from by_people("comments-in-file", (string(one, "/T") for one in comments))
    fields = (one for one in every if string(one, "/FT") in _FILLED and string(one, "/V").strip())
    if typed := named(string(one, "/T") or "?" for one in fields):
        yield Unseen("form-values", typed)
    if layers := named(_hidden_layers(reader)):
        yield Unseen("hidden-in-file", f"hidden layers: {layers}")


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """All that are in the file, whatever leads to them."""
    numbers = {(number, generation) for generation, of in reader.xref.items() for number in of}
    for number, generation in sorted(numbers | {(number, 0) for number in reader.xref_objStm}):
        try:
            found = reader.get_object(IndirectObject(number, generation, reader))
        except Exception:  # noqa: BLE001, S112  broken bytes can raise anything; what no page needs may be broken
            continue
        yield from _within(found)


def _within(found: PdfObject | None) -> Iterator[DictionaryObject]:
    waiting: list[object] = [found]
    while waiting:
        one = waiting.pop()
        if isinstance(one, DictionaryObject):
            yield one
            waiting += one.values()
        elif isinstance(one, ArrayObject):
            waiting += one


def _hidden_layers(reader: PdfReader) -> Iterable[str]:
    layers = value(mapping(mapping(reader.root_object, "/OCProperties"), "/D"), "/OFF")
    named = (layer.get_object() for layer in layers) if isinstance(layers, ArrayObject) else ()
    return [string(one, "/Name") for one in named if isinstance(one, DictionaryObject)]


def value(one: DictionaryObject, key: str) -> PdfObject | None:
    """The value itself, also where a reference stands for it."""
    return one[key].get_object() if key in one else None


def mapping(one: DictionaryObject, key: str) -> DictionaryObject:
    found = value(one, key)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def string(one: DictionaryObject, key: str) -> str:
    found = value(one, key)
    return found if isinstance(found, str) else ""
