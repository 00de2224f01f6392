"""Completes a message catalogue for translators: adds what it lacks, and moves unused messages to its end."""

from collections.abc import Collection, Iterable, Iterator
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import write_po

from jarchy.core.text import Text
from jarchy.i18n.language import language
from jarchy.i18n.po_entries import PoEntry
from jarchy.theme.checks import MessageUse

Identity = tuple[str, str]  # context (empty: none) and text of a message


def completed(
    text: Text | None,
    entries: Iterable[PoEntry],
    missing: Iterable[MessageUse],
    unused: Collection[Identity],
    code: str,
) -> str:
    """The text of the catalogue of the language `code`. `text` is that of the file, which `entries` are read from."""
    kept, old = list(text.lines) if text else [], list[str]()
    for entry in sorted(entries, key=lambda entry: -entry.line):
        if entry.message in unused:
            first = _with_comments(entry.line, kept)
            old = ["", *_commented(kept[first : entry.last_line]), *old]
            del kept[first : entry.last_line]
    if not any(kept):
        kept = _header(code)
    return "\n".join(_apart([*kept, "", *_entries(missing, code), *old])) + "\n"


def _with_comments(line: int, lines: list[str]) -> int:
    """The index of the first line of an entry: that of the comments above it."""
    first = line - 1
    while first and lines[first - 1].startswith("#") and not lines[first - 1].startswith("#~"):
        first -= 1
    return first


def _commented(lines: Iterable[str]) -> Iterator[str]:
    return (line if line.startswith("#") else f"#~ {line}" for line in lines)


def _apart(lines: Iterable[str]) -> Iterator[str]:
    """No two empty lines follow each other, and none is at the end."""
    before: str | None = None
    for line in lines:
        if line.strip():
            if before is not None:
                yield before
            yield line
            before = None
        else:
            before = "" if before is None else before


def _header(code: str) -> list[str]:
    return [
        f"# {language(code).endonym}: what templates say. Write each translation between the quotation marks.",
        'msgid ""',
        'msgstr ""',
        f'"Language: {code}\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        f'"Plural-Forms: {get_plural(_locale(code)).plural_forms}\\n"',
    ]


def _entries(missing: Iterable[MessageUse], code: str) -> list[str]:
    """An entry for each message, with the names of the files that say it."""
    catalogue = Catalog(_locale(code))
    for where, message in missing:
        words = message.words if len(message.words) > 1 else message.words[0]
        catalogue.add(words, locations=[(where.path, 0)] if where.path else (), context=message.context)
    write_po(file := BytesIO(), catalogue, width=0, omit_header=True, include_lineno=False)
    return file.getvalue().decode().split("\n")


def _locale(code: str) -> str:
    return code.replace("-", "_")
