"""What translators and editors do in the tests of files for translators: they export, translate and import."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import polib
import pytest
from docx import Document
from docx.table import Table
from translate.storage.xliff2 import Xliff2File

from jarchy.core.archives import archive, files_in
from tests.conftest import Run, Site

RU, KY, EN = (f"content/releases/budget.{code}.md" for code in ("ru", "ky", "en"))


WORDS = "word/document.xml"


FORMATS = {"xliff": "xlf", "po": "po", "docx": "docx"}


ORIGINAL = """---
title: 'Бюджет: принят'
date: 2018-07-01
summary: Кратко о бюджете.
updates:
  sum:
    date: 2018-07-02
    note: Исправлена сумма.
---
<!-- Для коллег: проверить сумму -->

Кенеш *принял* [бюджет](release:other) на год: см. https://a.example/x.

## Доходы

- дороги
- школы
- дороги

| Статья | Сумма |
| --- | --- |
| Дороги | много |

Строка,
ещё строка <5 & «цитата».

[[quote: words]]

> Из закона

1) Конец.[^1]

[^1]: Сноска.
"""


OTHER = "---\ntitle: Другое\ndate: 2018-06-30\n---\nДругой текст.\n"


def export(site: Site, run: Run, form: str, *files: str, lang: str = "ky") -> list[Path]:
    out = Path(mkdtemp(dir=site.folder))
    which = [str(site.folder / file) for file in files] or ["--stale"]
    told = run(site, "translate", "--export", lang, "--format", form, "--out", str(out), *which)

    assert (told.returncode, told.stderr) == (0, "")

    return [Path(line) for line in told.stdout.splitlines() if line.startswith("/")]


def take_over(site: Site, run: Run, file: Path) -> tuple[int, str]:
    told = run(site, "translate", "--import", str(file), "--by", "Айгүл")
    return told.returncode, told.stdout + told.stderr


def publish(site: Site) -> None:
    """Does with new translations what an editor does who has read them."""
    for path in [path for path, data in files(site).items() if DRAFT.encode() in data]:
        site.replace(path, DRAFT, "")


DRAFT = "\n  status: draft"


def xliff(file: Path) -> Xliff2File:
    return Xliff2File.parsefile(str(file))  # type: ignore[no-any-return, no-untyped-call]  # half typed


Translate = Callable[[str], str]


def copied(source: str) -> str:
    """The words of the original, with a sign that says that somebody was there."""
    return f"{source.removesuffix(' |')}!"


def translate(file: Path, into: Translate) -> None:
    """Fills a file as a translator does, with a program that is not ours. Placed quotes stay."""

    def said(source: str) -> str:
        return source if source.startswith("[[") else into(source)

    if file.suffix == ".xlf":
        store = xliff(file)
        for unit in store.units:
            unit.target = said(str(unit.source))
        for segment in store.document.getroot().iter("{*}segment"):
            segment.set("state", "translated")
        store.savefile(str(file))
    elif file.suffix == ".po":
        entries = polib.pofile(str(file))
        for entry in entries:
            entry.msgstr, entry.flags = said(entry.msgid), []
        entries.save(str(file))
    else:
        document = Document(str(file))
        for row in [row for table in document.tables for row in table.rows[1:]]:
            row.cells[1].text = said(row.cells[0].text)
        document.save(str(file))


def sources(file: Path) -> list[str]:
    """The originals in a file, as other programs read them."""
    if file.suffix == ".xlf":
        return [str(unit.source) for unit in xliff(file).units]
    if file.suffix == ".po":
        return [entry.msgid for entry in polib.pofile(str(file))]
    tables: list[Table] = Document(io.BytesIO(file.read_bytes())).tables
    return [row.cells[0].text for table in tables for row in table.rows[1:]]


def files(site: Site) -> dict[str, bytes]:
    found = (file for file in (site.folder / "content").rglob("*") if file.is_file())
    return {file.relative_to(site.folder).as_posix(): file.read_bytes() for file in found}


def text(site: Site, path: str) -> str:
    return (site.folder / path).read_text(encoding="utf-8")


every_format = pytest.mark.parametrize("form", FORMATS)


def states(site: Site, run: Run) -> dict[str, str]:
    rows = re.findall(r"(\w+)\s+(content/\S+)", run(site, "status", "--all").stdout)
    return {path: state for state, path in rows}


def rewrite_xml(file: Path, write: Callable[[str], bytes], words: str) -> None:
    """Puts words in place of a translation, as they are typed in XML."""

    def rewritten(xml: bytes) -> bytes:
        return write(xml.decode().partition("?>")[2].strip().replace("школы", words))

    data = file.read_bytes()
    if file.suffix == ".docx":
        parts = files_in(data)
        file.write_bytes(archive(parts | {WORDS: rewritten(parts[WORDS])}))
    else:
        file.write_bytes(rewritten(data))


def rewrite_words(file: Path, old: str, new: str) -> None:
    """Changes the XML of a Word table, as a word processor writes it: runs are `<w:r><w:t>школы</w:t></w:r>`."""
    parts = files_in(file.read_bytes())
    xml = parts[WORDS].decode()
    before, _, after = xml.rpartition(f"<w:r><w:t>{old}</w:t></w:r>")

    assert before

    file.write_bytes(archive(parts | {WORDS: f"{before}{new}{after}".encode()}))


def typed(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"
