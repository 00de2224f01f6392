"""Translations as gettext PO, which translators' programs read."""

import polib

from jarchy.exchange.units import Exchanged, Unit, parsed

_FUZZY = "fuzzy"


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
    file = parsed(lambda data: polib.pofile(data.decode("utf-8") + "\n"), data)  # a text, and no path
    languages = file.metadata.get("X-Source-Language", ""), file.metadata.get("Language", "")
    documents: dict[str, list[Unit]] = {}
    for entry in file:
        if entry.obsolete:
            continue
        original, _, name = (entry.msgctxt or "").rpartition("#")
        is_done = bool(entry.msgstr) and _FUZZY not in entry.flags
        unit = Unit(name, entry.comment, entry.msgid, entry.msgstr.strip(), is_done)
        documents.setdefault(original, []).append(unit)
    return [Exchanged(original, *languages, tuple(units)) for original, units in documents.items()]
