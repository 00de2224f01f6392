"""Translations as gettext PO, which translators' programs read."""

from codecs import BOM_UTF8

import polib

from jarchy.core.patterns import lazy_pattern
from jarchy.exchange.units import Exchanged, Unit, Unreadable, parsed

_FUZZY = "fuzzy"
_OTHER_BREAKS = lazy_pattern("[\v\f\x1c-\x1e\x85\u2028\u2029]")  # where Python ends a line, and PO does not


def write(documents: list[Exchanged]) -> bytes:
    """The documents as one file; all have the same languages."""
    file = polib.POFile()
    file.metadata = {
        "Language": documents[0].target_lang,
        "X-Source-Language": documents[0].source_lang,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for document in documents:
        for unit in document.units:
            is_old = unit.target and not unit.is_done
            file.append(
                polib.POEntry(
                    msgctxt=f"{document.original}#{unit.id}",
                    comment=unit.name,
                    msgid=unit.source,
                    msgstr=unit.target,
                    flags=[_FUZZY] if is_old else [],
                )
            )
    return f"{file}\n".encode()


def read(data: bytes) -> list[Exchanged]:
    file = parsed(lambda data: polib.pofile(_text(data)), data)
    languages = file.metadata.get("X-Source-Language", ""), file.metadata.get("Language", "")
    documents: dict[str, list[Unit]] = {}
    for entry in file:
        if entry.obsolete:
            continue
        original, _, name = (entry.msgctxt or "").rpartition("#")
        is_done = bool(entry.msgstr) and _FUZZY not in entry.flags
        unit = Unit(name, entry.comment, entry.msgid, entry.msgstr.strip(), is_done, entry.tcomment)
        documents.setdefault(original, []).append(unit)
    return [Exchanged(original, *languages, tuple(units)) for original, units in documents.items()]


def _text(data: bytes) -> str:
    """The text of a file, which polib takes for no path: it ends a line. Raises Unreadable."""
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise Unreadable("it is not in UTF-8: save it as UTF-8") from error
    return _OTHER_BREAKS.sub(r"\\n", text) + "\n"
