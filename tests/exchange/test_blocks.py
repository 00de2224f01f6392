"""A block that comes back is one block of the same kind with the words that were typed, or it is refused by name."""

import os
import re
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path

import polib
import pytest
from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jarchy.content.parse import parse
from jarchy.content.scan import SourceFile
from jarchy.core.decoding import decode
from jarchy.model import Ref
from tests.conftest import Run, Site
from tests.exchange import KY, RU, copied, every_format, export, files, take_over, text, translate, xliff

CASES = 2_000 if os.environ.get("JARCHY_LONG") else 60
BLOCKS = {  # of the release in RU
    "Бюджет: принят": "title",
    "Исправлена сумма.": "updates: sum: note",
    "Доходы": "h2",
    "школы": "li",
    "Статья | Сумма |": "tr",
    "Дороги | много |": "tr",
    "Строка,\nещё строка <5 & «цитата».": "p",
    "Из закона": "blockquote",
    "[^1]: Сноска.": "li",
}
STARTS = [
    "# ",
    "- ",
    "* ",
    "+ ",
    "• ",
    "— ",
    "1. ",
    "1) ",
    "а) ",
    "1.1. ",
    "> ",
    "| ",
    ": ",
    "[ ] ",
    "    ",
    "\t",
    "\\",
    "::: ",
]
LINES = [
    "\n",
    "\n\n",
    "\r\n",
    "\n===\n",
    "\n---\n",
    "\n***",
    "  \n",
    "\\\n",
    "\n| --- | --- |\n",
    "\n--- | ---\n",
    "\u2028",
    "\n-",
    "\n+",
]
SIGNS = [
    "[[quote: words]]",
    "```\n",
    "~~~",
    "`",
    "<!-- ",
    " -->",
    "<b>",
    "</p>",
    "*",
    "**",
    "_",
    " | ",
    " #",
    "{#a}",
    "[^2]: ",
    "[a]: ",
]
WORDS = ["жол", "и\u0306", "Мектеп ", "2018 ", "status: draft", "«сөз» ", "№ 5", "\u200b", "\xa0"]
TYPED = st.lists(st.sampled_from([*STARTS, *LINES, *SIGNS, *WORDS, *WORDS]), min_size=1, max_size=6).map("".join)
ELEMENT = re.compile(r"<(/?)(h[1-6]|p|[uo]l|li|blockquote|pre|table|tr|t[hd]|hr|d[ltd]|figure)\b[^>]*>")


def typed_into(file: Path, source: str, words: str) -> None:
    """Puts words in place of one translation, with a program that is not ours."""
    if file.suffix == ".xlf":
        store = xliff(file)
        next(unit for unit in store.units if str(unit.source) == source).target = words
        store.savefile(str(file))
    elif file.suffix == ".po":
        entries = polib.pofile(str(file))
        next(entry for entry in entries if entry.msgid == source).msgstr = words
        entries.save(str(file))
    else:
        document = Document(str(file))
        next(row for table in document.tables for row in table.rows if row.cells[0].text == source).cells[
            1
        ].text = words
        document.save(str(file))


def elements(site: Site, path: str, lang: str) -> list[tuple[str, str]]:
    """The elements of a text for readers, each with the letters and digits up to the next one."""
    read = parse(SourceFile(path, Ref("release", "budget"), lang), (site.folder / path).read_bytes(), "Asia/Bishkek")

    assert read.document, read.problems

    parts = ELEMENT.split(str(read.document.prose.html))
    return [
        (end + tag, letters(unescape(re.sub("<[^>]*>", "", said))))
        for end, tag, said in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    ]


def letters(words: str) -> str:
    return "".join(filter(str.isalnum, str(decode("", words.encode())[0])))


def front_matter(site: Site, path: str) -> dict[str, str]:
    found = re.findall(r"^ *(\w+): '?(.*?)'?$", text(site, path).partition("\n---\n")[0], re.MULTILINE)
    return {key: said.replace("''", "'") for key, said in found}


Exported = Callable[[str, bool], Path]


@pytest.fixture
def exported(desk: Site, run: Run) -> Exported:
    """A file that is translated, with the words of the original, into a translation that is there or a new one. It is
    made once, and laid anew for each block.
    """

    @cache
    def made(form: str, there: bool) -> tuple[Path, bytes, bytes | None]:
        (desk.folder / KY).unlink(missing_ok=True)
        if there:
            (file,) = export(desk, run, form, RU)
            translate(file, lambda source: source)
            take_over(desk, run, file)
            run(desk, "translate", "--done", str(desk.folder / KY))
        (file,) = export(desk, run, form, RU)
        translate(file, lambda source: source)
        return file, file.read_bytes(), files(desk).get(KY)

    def laid(form: str, there: bool) -> Path:
        file, data, translation = made(form, there)
        file.write_bytes(data)
        (desk.folder / KY).unlink(missing_ok=True)
        if translation is not None:
            desk.write(KY, translation)
        return file

    return laid


@every_format
@settings(max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=st.sampled_from(sorted(BLOCKS)), words=TYPED, there=st.booleans())
@example(source="школы", words="# жол", there=False)
@example(source="школы", words="- жол", there=False)
@example(source="Строка,\nещё строка <5 & «цитата».", words="жол | көп\n--- | ---\nа | б", there=False)
@example(source="Строка,\nещё строка <5 & «цитата».", words="жол\n: көп", there=False)
@example(source="Из закона", words="- жол", there=False)
@example(source="[^1]: Сноска.", words="[^1]: > жол", there=False)
@example(source="Дороги | много |", words="жол | көп | аз |", there=False)
@example(source="Бюджет: принят", words="жол\u2028көп", there=False)
@example(source="Бюджет: принят", words="жол <!-- көп", there=False)
@example(source="школы", words="- жол", there=True)
def test_a_block_that_was_typed_is_read_back_as_one_of_its_kind_or_refused(
    desk: Site, run: Run, exported: Exported, form: str, source: str, words: str, there: bool
) -> None:
    """Whether it is laid into a translation that is there, or into a new one."""
    file = exported(form, there)
    before = files(desk)
    typed_into(file, source, words)
    code, told = take_over(desk, run, file)
    if code:
        named = " ".join(source.split())[:60]

        assert "exchange-block" in told, told
        assert f"“{named}" in told, told
        assert files(desk) == before
        return

    expected = elements(desk, RU, "ru")
    made = elements(desk, KY, "ky")

    assert [element for element, _ in made] == [element for element, _ in expected]

    changed = [here for (_, there), (_, here) in zip(expected, made, strict=True) if here != there]
    key = BLOCKS[source].rpartition(": ")[2]
    if key in front_matter(desk, RU):
        said = " ".join(str(decode("", words.replace("\u2028", " ").encode())[0]).split())

        assert changed == []
        assert letters(front_matter(desk, KY)[key]) == letters(said)
    else:
        assert "".join(changed) == letters(words.removeprefix("[^1]:")), (source, words)


def test_every_block_that_is_wrong_is_named(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "po", RU)
    translate(file, copied)
    for source, words in {"Доходы": "Киреше\n\nЧыгаша", "школы": "- мектеп", "Из закона": "<b>Мыйзамдан</b>"}.items():
        typed_into(file, source, words)
    code, told = take_over(desk, run, file)

    assert code == 1
    assert re.findall("“(.+)” can't be taken over: (.{13})", told) == [
        ("Доходы", "it would not "),
        ("школы", "it would not "),
        ("Из закона", "HTML is not a"),
    ]
