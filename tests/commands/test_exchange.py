"""Translators get documents as files of their own programs; what they give back is taken over whole, or not at all."""

import io
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from tempfile import mkdtemp
from xml.etree import ElementTree as ET

import polib
import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.table import Table
from translate.storage.xliff2 import Xliff2File

from jarchy.core.archives import archive, files_in
from tests.conftest import Run, Site
from tests.kinds import quickly

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
MORE = {"ky": "Кыргызча: ", "en": "In English: ", "ru": "По-русски: "}


@pytest.fixture
def desk(site: Site, run: Run) -> Site:
    """A release without translations; all else is translated."""
    site.replace("content/site.yaml", "  ru:", "  en:\n    title: Herald\n    tags: {forum: Forum}\n  ru:")
    for code, name in (("ru", "Анна Ким"), ("ky", "Анна Ким"), ("en", "Anna Kim")):
        more = "" if code == "ru" else "translation: {reviewed: yes}\n"
        site.write(f"content/people/kim.{code}.md", f"---\nname: {name}\n{more}---\n")
        more = more or "speaker: kim\n"
        site.write(f"content/quotes/words.{code}.md", f"---\n{more}---\nКоротко.\n")
        site.write(f"content/releases/other.{code}.md", OTHER if code == "ru" else f"---\ntitle: X\n{more}---\nY.\n")
    for code in ("ky", "en"):
        for path in ("people/kim", "quotes/words", "releases/other"):
            run(site, "translate", "--done", str(site.folder / f"content/{path}.{code}.md"))
    return site.write(RU, ORIGINAL)


def export(site: Site, run: Run, form: str, *files: str, lang: str = "ky") -> list[Path]:
    out = Path(mkdtemp(dir=site.folder))
    which = [str(site.folder / file) for file in files] or ["--stale"]
    told = run(site, "translate", "--export", lang, "--format", form, "--out", str(out), *which)

    assert (told.returncode, told.stderr) == (0, "")

    return [Path(line) for line in told.stdout.splitlines() if line.startswith("/")]


def take_over(site: Site, run: Run, file: Path) -> tuple[int, str]:
    told = run(site, "translate", "--import", str(file), "--by", "Айгүл")
    return told.returncode, told.stdout + told.stderr


def xliff(file: Path) -> Xliff2File:
    return Xliff2File.parsefile(str(file))  # type: ignore[no-any-return, no-untyped-call]  # half typed


Translate = Callable[[str], str]


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


@quickly
def found(site: Site) -> list[tuple[str, str]]:
    return [(one.code, one.where.path) for one in site.problems() if one.where.path.startswith("content/releases/bud")]


every_format = pytest.mark.parametrize("form", FORMATS)


@every_format
def test_other_programs_read_every_block_with_words_and_no_comment(desk: Site, run: Run, form: str) -> None:
    (file,) = export(desk, run, form, RU)
    read = sources(file)

    assert file.name == f"translations.ru-ky.{FORMATS[form]}"
    assert sorted(read) == sorted(
        [
            *("Бюджет: принят", "Кратко о бюджете.", "Исправлена сумма.", "Доходы", "дороги", "школы", "дороги"),
            *(
                "Кенеш *принял* [бюджет](release:other) на год: см. https://a.example/x.",
                "[[quote: words]]",
                "Из закона",
            ),
            *("Статья | Сумма |", "Дороги | много |", "Строка,\nещё строка <5 & «цитата»."),
            *("Конец.[^1]", "[^1]: Сноска."),
        ]
    )
    assert b"2018-07-01" not in file.read_bytes()


@every_format
@pytest.mark.parametrize("lang", ["ky", "en"])
def test_what_is_translated_comes_back_as_a_translation_without_problems(
    desk: Site, run: Run, form: str, lang: str
) -> None:
    before = {one for one in found(desk) if one[0] != "missing-translation"}
    (file,) = export(desk, run, form, RU, lang=lang)
    translate(file, lambda source: re.sub("^", MORE[lang], source) if not source.startswith("[^") else source)
    code, told = take_over(desk, run, file)
    path = RU.replace(".ru.", f".{lang}.")

    assert code == 0, told
    assert f"{path} is new, and readers are told that nobody has reviewed it" in told

    made = text(desk, path)

    assert "reviewed: no" in made
    assert "by: Айгүл" in made
    assert f"- {MORE[lang]}дороги\n- {MORE[lang]}школы\n" in made
    assert "| --- | --- |" in made
    assert "\n[[quote: words]]\n" in made
    assert "коллег" not in made
    assert f"updates:\n  sum:\n    note: '{MORE[lang]}Исправлена сумма.'" in made
    assert {one for one in found(desk) if one[0] != "missing-translation"} <= before | {("detected", path)}
    assert states(desk, run)[path] == "unreviewed"


def states(site: Site, run: Run) -> dict[str, str]:
    rows = re.findall(r"(\w+)\s+(content/\S+)", run(site, "status", "--all").stdout)
    return {path: state for state, path in rows}


@every_format
def test_an_unchanged_file_changes_nothing(desk: Site, run: Run, form: str) -> None:
    """Whether the translation is missing, up to date, or out of date."""
    (file,) = export(desk, run, form, RU)
    before = files(desk)

    assert take_over(desk, run, file)[0] == 0
    assert files(desk) == before

    translate(file, lambda source: source)
    take_over(desk, run, file)
    (file,) = export(desk, run, form, RU)
    before = files(desk)

    assert take_over(desk, run, file)[0] == 0
    assert files(desk) == before

    desk.replace(RU, "школы", "сады")
    (file,) = export(desk, run, form)
    before = files(desk)

    assert take_over(desk, run, file)[0] == 0
    assert files(desk) == before


@every_format
def test_of_a_translation_that_is_there_only_what_was_translated_changes(desk: Site, run: Run, form: str) -> None:
    (file,) = export(desk, run, form, RU)
    translate(file, lambda source: source)
    take_over(desk, run, file)
    desk.replace(KY, "title:", "# Котормочу: Айгүл\ntitle:").replace(KY, "## Доходы", "##   Доходы")
    desk.replace(KY, "reviewed: no", "reviewed: yes").replace(RU, "школы", "сады").replace(RU, "Кратко", "Коротко")
    before = text(desk, KY)
    (file,) = export(desk, run, form)
    translate(file, lambda source: {"сады": "бактар", "Коротко о бюджете.": "Кыскача: бюджет"}.get(source, source))

    assert take_over(desk, run, file)[0] == 0

    after = text(desk, KY)
    body = before.partition("\n---\n")[2]

    assert after.partition("\n---\n")[2] == body.replace("школы", "бактар")
    assert "# Котормочу: Айгүл\ntitle: 'Бюджет: принят'\nsummary: 'Кыскача: бюджет'\n" in after
    assert "reviewed: no" in after
    assert states(desk, run)[KY] == "unreviewed"


@every_format
def test_a_paragraph_that_is_new_in_the_original_gets_its_place(desk: Site, run: Run, form: str) -> None:
    (file,) = export(desk, run, form, RU)
    translate(file, lambda source: source)
    take_over(desk, run, file)
    desk.replace(RU, "## Доходы\n", "## Доходы\n\nНовый абзац.\n").replace(RU, "> Из закона\n\n", "")
    (file,) = export(desk, run, form)
    translate(file, lambda source: source.replace("Новый абзац.", "Жаңы абзац."))

    assert take_over(desk, run, file)[0] == 0
    assert "## Доходы\n\nЖаңы абзац.\n\n- дороги" in text(desk, KY)
    assert "закона" not in text(desk, KY)
    assert states(desk, run)[KY] == "unreviewed"


@every_format
@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("[бюджет](release:other)", "бюджет", "only one of the two languages has release:other"),
        ("release:other", "release:another", "only one of the two languages has"),
        ("https://a.example/x", "https://a.example/y", "only one of the two languages has"),
        ("Конец.[^1]", "Конец.", "only one of the two languages has [^1]"),
        ("[[quote: words]]", "[[quote: more]]", "only one of the two languages has [[quote: words]]"),
        ("школы", "", "it has no translation"),
        ("школы", "школы\n\nсады", "is not one block of the same kind"),
        ("Доходы", "Доходы\n- доход", "is not one block of the same kind"),
        ("A Строка,", "## Строка,", "is not one block of the same kind"),
        ("A школы", "```", "only one of the two languages has ```"),
        ("A школы", "~~~ школы", "only one of the two languages has ~~~"),
    ],
)
def test_what_cannot_be_taken_over_is_named_and_nothing_is_written(
    desk: Site, run: Run, form: str, old: str, new: str, reason: str
) -> None:
    (file,) = export(desk, run, form)
    before = files(desk)
    translate(file, lambda source: f"A {source}" if not source.startswith("[^") else source)
    spoil(file, old, new)
    code, told = take_over(desk, run, file)

    assert code == 1
    assert "exchange-block" in told
    assert reason in told
    assert files(desk) == before


def spoil(file: Path, old: str, new: str) -> None:
    """Changes one translation."""
    if file.suffix == ".xlf":
        store = xliff(file)
        for unit in store.units:
            if old in str(unit.target):
                unit.target = str(unit.target).replace(f"A {old}" if not new else old, new)
        store.savefile(str(file))
    elif file.suffix == ".po":
        entries = polib.pofile(str(file))
        for entry in entries:
            entry.msgstr = entry.msgstr.replace(f"A {old}" if not new else old, new)
        entries.save(str(file))
    else:
        document = Document(str(file))
        for row in [row for table in document.tables for row in table.rows]:
            row.cells[1].text = row.cells[1].text.replace(f"A {old}" if not new else old, new)
        document.save(str(file))


@every_format
def test_an_original_that_has_changed_since_the_export_is_named(desk: Site, run: Run, form: str) -> None:
    (file,) = export(desk, run, form, RU)
    translate(file, lambda source: source)
    desk.replace(RU, "школы", "сады")
    before = files(desk)
    code, told = take_over(desk, run, file)

    assert code == 1
    assert "“школы” can't be taken over: the original does not have it" in told
    assert "“сады” can't be taken over: it is not in the file" in told
    assert files(desk) == before


def test_a_translator_cannot_change_the_original(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "po", RU)
    translate(file, lambda source: source)
    entries = polib.pofile(str(file))
    next(entry for entry in entries if entry.msgid == "школы").msgid = "сады"
    entries.save(str(file))
    code, told = take_over(desk, run, file)

    assert (code, "“школы” can't be taken over: its original was changed in the file" in told) == (1, True)


def test_of_two_documents_none_is_written_if_one_is_wrong(desk: Site, run: Run) -> None:
    desk.remove("content/releases/other.ky.md")
    (file,) = export(desk, run, "po")
    entries = polib.pofile(str(file))

    assert {entry.msgctxt.partition("#")[0] for entry in entries} == {RU, "content/releases/other.ru.md"}

    for entry in entries:
        entry.msgstr = "" if entry.msgid == "Доходы" else entry.msgid
    entries.save(str(file))
    before = files(desk)

    assert take_over(desk, run, file)[0] == 1
    assert files(desk) == before


@pytest.mark.parametrize("in_the_way", [KY, "content/releases/other.ky.md"])
def test_of_two_documents_none_is_written_if_something_is_in_the_place_of_one(
    desk: Site, run: Run, in_the_way: str
) -> None:
    desk.remove("content/releases/other.ky.md")
    (file,) = export(desk, run, "po")
    translate(file, lambda source: source)
    desk.write(f"{in_the_way}/note.txt", "Note")
    before = files(desk)
    code, told = take_over(desk, run, file)

    assert (code, in_the_way in told) == (1, True), told
    assert files(desk) == before


@pytest.mark.parametrize("form", ["xliff", "docx"])
def test_two_translations_of_a_document_in_one_file_are_refused(desk: Site, run: Run, form: str) -> None:
    (file,) = export(desk, run, form, RU)
    translate(file, lambda source: source)
    double(file)
    before = files(desk)
    code, told = take_over(desk, run, file)

    assert (code, f"more than one translation of {RU}" in told) == (1, True), told
    assert files(desk) == before


def double(file: Path) -> None:
    """Copies the document in a file."""
    if file.suffix == ".docx":
        document = Document(str(file))
        document.element.body.insert(-1, deepcopy(document.tables[0]._tbl))  # noqa: SLF001  it has no other way to copy
        document.save(str(file))
    else:
        before, start, rest = file.read_text(encoding="utf-8").partition("<file ")
        inside, end, after = rest.partition("</file>")
        copy = f"{start}{inside}{end}"
        file.write_text(f"{before}{copy}{copy.replace('f1', 'f2')}{after}", encoding="utf-8")


def test_a_fuzzy_translation_is_not_taken_over_until_it_is_confirmed(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "po", RU)
    translate(file, lambda source: source)
    take_over(desk, run, file)
    desk.replace(RU, "школы", "сады")
    (file,) = export(desk, run, "po")
    entries = polib.pofile(str(file))

    assert [entry.msgid for entry in entries if entry.fuzzy] == ["сады"]

    next(entry for entry in entries if entry.msgid == "Доходы").msgstr = "Кирешелер"
    entries.save(str(file))

    assert "“сады” can't be taken over: it is not marked as translated" in take_over(desk, run, file)[1]

    next(entry for entry in entries if entry.fuzzy).flags = []
    entries.save(str(file))

    assert take_over(desk, run, file)[0] == 0
    assert states(desk, run)[KY] == "unreviewed"


def test_an_original_in_kyrgyz_is_translated_into_russian(desk: Site, run: Run) -> None:
    kyrgyz = "content/releases/jergiliktuu.ky.md"
    desk.write(kyrgyz, "---\ntitle: Кабар\ndate: 2018-07-01\n---\nАйылда жаңы мектеп ачылды.\n")
    before = {one.code for one in desk.problems() if "jergiliktuu.ru" in one.where.path}
    (file,) = export(desk, run, "xliff", lang="ru")
    translate(file, lambda source: {"Кабар": "Новость"}.get(source, "В селе открылась новая школа."))

    assert file.name == "translations.ky-ru.xlf"
    assert take_over(desk, run, file)[0] == 0
    assert text(desk, kyrgyz.replace(".ky.", ".ru.")).startswith("---\ntranslation:\n")
    assert "\ntitle: Новость\n---\n" in text(desk, kyrgyz.replace(".ky.", ".ru."))
    assert {one.code for one in desk.problems() if "jergiliktuu.ru" in one.where.path} == before
    assert states(desk, run)[kyrgyz.replace(".ky.", ".ru.")] == "unreviewed"


def test_originals_of_several_languages_are_a_file_each(desk: Site, run: Run) -> None:
    desk.write("content/releases/ky.ky.md", "---\ntitle: Кабар\ndate: 2018-07-01\n---\nМектеп ачылды.\n")

    assert sorted(file.name for file in export(desk, run, "po", lang="en")) == [
        "translations.ky-en.po",
        "translations.ru-en.po",
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlf", b"<xliff/>"),
        ("a.xlf", b"<"),
        ("a.po", b'msgid "a'),
        ("a.po", b"\xff\xfe"),
        ("a.docx", b"PK"),
        ("a.docx", archive({"[Content_Types].xml": b"<"})),
        ("a.xlf", b'<?xml version="1.0" encoding="foo"?><xliff/>'),
        ("a.xlf", b'<?xml version="1.0" encoding="utf-7"?><xliff/>'),
        ("a.xlf", b'<?xml version="1.0" encoding="euc-jp"?><xliff/>'),
        ("a.po", b'msgctxt "../../etc/passwd#1"\nmsgid "a"\nmsgstr "b"\n'),
    ],
)
def test_a_file_that_was_not_exported_is_refused(desk: Site, run: Run, name: str, data: bytes) -> None:
    desk.write(name, data)
    before = files(desk)
    code, told = take_over(desk, run, desk.folder / name)

    assert (code, "exchange-file" in told) == (1, True), told
    assert files(desk) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<w:body>", b"<w:other>"),
        (b"<w:body>", b"<w:body><"),
        (b"Relationship ", b"Other "),
        (b"Target=", b"Other="),
        (b"<Relationships", b"<Other"),
    ],
)
def test_a_word_file_with_other_parts_is_refused(desk: Site, run: Run, old: bytes, new: bytes) -> None:
    (file,) = export(desk, run, "docx", RU)
    ends = (old.replace(b"<", b"</"), new.replace(b"<", b"</"))
    parts = files_in(file.read_bytes())
    file.write_bytes(archive({name: data.replace(old, new).replace(*ends) for name, data in parts.items()}))
    code, told = take_over(desk, run, file)

    assert (code, "exchange-file" in told) == (1, True), told


@pytest.mark.parametrize(
    ("place", "byte"),
    [
        pytest.param(6, 1, id="encrypted"),
        pytest.param(8, 99, id="unknown compression"),
        pytest.param(-1, 0xFF, id="damaged words"),
    ],
)
def test_a_damaged_or_encrypted_word_file_is_refused(desk: Site, run: Run, place: int, byte: int) -> None:
    """The places are those in the head of each part; its list at the end of the file says the same two bytes later."""
    (file,) = export(desk, run, "docx", RU)
    data = bytearray(file.read_bytes())
    for start, more in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        for found_at in [one.start() for one in re.finditer(re.escape(start), data)] if place > 0 else []:
            data[found_at + more + place] = byte
    if place < 0:
        at = data.index(WORDS.encode()) + len(WORDS)
        data[at : at + 40] = bytes([byte]) * 40
    file.write_bytes(data)
    code, told = take_over(desk, run, file)

    assert (code, "exchange-file" in told) == (1, True), told


def test_a_large_file_is_read_whole_or_not_at_all(desk: Site, run: Run, tmp_path: Path) -> None:
    (file,) = export(desk, run, "po", RU)
    translate(file, lambda source: source)
    whole = file.read_text(encoding="utf-8")
    head, entries = whole.split("\n\n", 1)
    file.write_text(f"{head}\n\n" + "# Note\n" * 50_000 + entries, encoding="utf-8")

    assert take_over(desk, run, file)[0] == 0
    assert "[^1]: Сноска." in text(desk, KY)

    large = tmp_path / "large.po"
    with large.open("wb") as opened:
        opened.truncate(64 * 2**20 + 1)

    assert "it is larger than 64 MB" in take_over(desk, run, large)[1]


def test_a_word_file_that_would_be_huge_when_it_is_unpacked_is_refused(
    desk: Site, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = export(desk, run, "docx", RU)
    monkeypatch.setattr("jarchy.exchange.word_table.LARGEST_UNPACKED", 2**20)
    file.write_bytes(archive(files_in(file.read_bytes()) | {"word/media/a.bin": bytes(2**20)}))

    assert "unpacked, it would have more than 1 MB" in take_over(desk, run, file)[1]


def test_words_typed_outside_of_the_tables_of_a_word_file_are_not_lost(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "docx", RU)
    translate(file, lambda source: source)
    document = Document(str(file))
    document.add_paragraph("Бул сүйлөм кайда барат?")
    document.save(str(file))
    code, told = take_over(desk, run, file)

    assert (code, "“Бул сүйлөм кайда барат?” stands outside of the tables" in told) == (1, True)


@pytest.mark.parametrize("code", ['<ph id="1"/>', '<cp hex="001A"/>', '<pc id="1">жол</pc>'])
def test_codes_of_xliff_that_are_no_text_are_not_lost(desk: Site, run: Run, code: str) -> None:
    (file,) = export(desk, run, "xliff", RU)
    translate(file, lambda source: source)
    file.write_text(
        re.sub("(<target[^>]*>)школы", rf"\1шк{code}олы", file.read_text(encoding="utf-8")), encoding="utf-8"
    )
    ended, told = take_over(desk, run, file)

    assert (ended, "has codes that are no text" in told) == (1, True), told


def split(file: Path, first: str, second: str) -> None:
    """Makes two segments of one, whose translations stand at these places."""
    xml = file.read_text(encoding="utf-8")
    keep = 'xml:space="preserve"'
    parts = (
        rf'\1<source {keep}>шк</source><target {keep} order="{first}">лар</target></segment>'
        rf'\1<source {keep}>олы</source><target {keep} order="{second}">мектеп</target></segment>'
    )
    xml, count = re.subn(r"(<segment[^>]*>)\s*<source[^>]*>школы</source>.*?</segment>", parts, xml, flags=re.DOTALL)

    assert count == 1

    file.write_text(xml, encoding="utf-8")


def test_segments_of_xliff_that_a_program_has_put_in_another_order_are_read_in_it(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "xliff", RU)
    translate(file, lambda source: source)
    split(file, "2", "1")

    assert take_over(desk, run, file)[0] == 0
    assert "\n- мектеплар\n" in text(desk, KY)


@pytest.mark.parametrize("order", [("1", "1"), ("1", "3"), ("1", "second")])
def test_segments_of_xliff_in_an_impossible_order_are_refused(desk: Site, run: Run, order: tuple[str, str]) -> None:
    (file,) = export(desk, run, "xliff", RU)
    translate(file, lambda source: source)
    split(file, *order)
    code, told = take_over(desk, run, file)

    assert (code, "exchange-file" in told) == (1, True)


def test_xliff_keeps_to_what_its_standard_asks_of_every_file(desk: Site, run: Run) -> None:
    """XLIFF 2.1, 4.2: which elements stand in which, with which attributes, and names that are unique."""
    (file,) = export(desk, run, "xliff", RU, "content/releases/other.ru.md")
    root = ET.fromstring(file.read_bytes())
    asked = {
        "xliff": ({"version", "srcLang", "trgLang"}, ["file"]),
        "file": ({"id", "original"}, ["unit"]),
        "unit": ({"id", "name"}, ["segment"]),
        "segment": ({"state"}, ["source", "target"]),
        "source": ({f"{{{XML}}}space"}, []),
        "target": ({f"{{{XML}}}space"}, []),
    }
    for element in root.iter():
        space, name = element.tag[1:].split("}")
        attributes, inside = asked[name]
        children = [child.tag.partition("}")[2] for child in element]

        assert space == "urn:oasis:names:tc:xliff:document:2.0"
        assert element.attrib.keys() == attributes
        assert children == (inside[: len(children)] if name == "segment" else inside * len(children))
        assert children or not inside
        assert all(re.fullmatch(r"[\w.:-]+", value) for key, value in element.items() if key == "id")  # NMTOKEN

    assert {element.get("state") for element in root.iter(f"{{{root.tag[1:].split('}')[0]}}}segment")} <= STATES
    for parent in root.iter():
        names = [child.get("id") for child in parent if child.get("id")]

        assert len(set(names)) == len(names)


XML = "http://www.w3.org/XML/1998/namespace"
STATES = {"initial", "translated", "reviewed", "final"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("form", ["xliff", "docx"])
@pytest.mark.parametrize(
    ("head", "words", "reason"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]>', "&a;", "it declares a document type"),
        ("<!DOCTYPE x>", "b", "it declares a document type"),
        ("", "&a;", "ntity"),
        ("", "</b>", "mismatch"),
    ],
)
def test_xml_that_declares_entities_or_is_damaged_is_refused(
    desk: Site, run: Run, encoding: str, form: str, head: str, words: str, reason: str
) -> None:
    (file,) = export(desk, run, form, RU)
    translate(file, lambda source: source)
    rewrite_xml(file, lambda xml: f'<?xml version="1.0" encoding="{encoding}"?>{head}{xml}'.encode(encoding), words)
    before = files(desk)
    code, told = take_over(desk, run, file)

    assert (code, "exchange-file" in told, reason in told) == (1, True, True), told
    assert files(desk) == before


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


TRACKED = 'w:id="1" w:author="A"'


@pytest.mark.parametrize(
    "xml",
    [
        f"{typed('мек')}<w:ins {TRACKED}>{typed('теп')}</w:ins><w:del {TRACKED}><w:r><w:t>х</w:t></w:r></w:del>",
        f"<w:moveTo {TRACKED}>{typed('мектеп')}</w:moveTo><w:moveFrom {TRACKED}>{typed('х')}</w:moveFrom>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{typed('мектеп')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{typed('мек')}</w:smartTag><w:fldSimple w:instr='X'>{typed('теп')}</w:fldSimple>",
        f"<w:hyperlink>{typed('мек')}<w:ins {TRACKED}>{typed('теп')}</w:ins></w:hyperlink>",
    ],
)
def test_what_was_typed_with_tracked_changes_is_taken_over(desk: Site, run: Run, xml: str) -> None:
    (file,) = export(desk, run, "docx", RU)
    translate(file, lambda source: source)
    rewrite_words(file, "школы", xml)

    assert take_over(desk, run, file)[0] == 0
    assert "- мектеп\n" in text(desk, KY)


@pytest.mark.parametrize(
    "xml",
    [
        '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
        f"<w:r><w:pict><w:p>{typed('а')}</w:p></w:pict></w:r>",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    ],
)
def test_what_is_no_text_in_a_word_table_is_refused_by_the_name_of_its_block(desk: Site, run: Run, xml: str) -> None:
    (file,) = export(desk, run, "docx", RU)
    translate(file, lambda source: source)
    rewrite_words(file, "школы", typed("мектеп") + xml)
    before = files(desk)
    code, told = take_over(desk, run, file)

    assert (code, f"“школы” in the table of {RU} has what is no text" in told) == (1, True), told
    assert files(desk) == before


def test_what_was_typed_into_the_original_with_tracked_changes_is_refused(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "docx", RU)
    translate(file, lambda source: "мектеп" if source == "школы" else source)
    document = Document(str(file))
    (cell,) = [row.cells[0] for row in document.tables[0].rows if row.cells[0].text == "школы"]
    run_xml = cell.paragraphs[0].runs[0].element
    inserted = OxmlElement("w:ins")
    inserted.append(deepcopy(run_xml))
    run_xml.addnext(inserted)
    document.save(str(file))
    code, told = take_over(desk, run, file)

    assert (code, "“школышколы” can't be taken over: the original does not have it" in told) == (1, True), told


def test_a_file_in_another_encoding_is_taken_over(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "xliff", RU)
    translate(file, lambda source: source)
    rewrite_xml(file, lambda xml: f'<?xml version="1.0" encoding="utf-16"?>{xml}'.encode("utf-16"), "школы")

    assert take_over(desk, run, file)[0] == 0
    assert "- школы" in text(desk, KY)


@pytest.mark.parametrize(
    "options",
    [
        ["--export", "ky"],
        ["--export", "ky", "--stale", RU],
        ["--export", "ru", RU],
        ["--export", "fr", RU],
        ["--import", "a.txt"],
        ["--import", "a.po", "--export", "ky"],
        [],
    ],
)
def test_wrong_usage_is_told(desk: Site, run: Run, options: list[str]) -> None:
    desk.write("a.txt", "").write("a.po", "")
    told = run(desk, "translate", *(str(desk.folder / one) if "." in one else one for one in options))

    assert told.returncode == 2, told


def test_a_document_for_one_language_alone_is_neither_given_out_nor_taken_over(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "po", RU)
    translate(file, lambda source: source)
    desk.replace(RU, "\ndate:", "\nonly: ru\ndate:")
    before = files(desk)
    told = run(desk, "translate", "--export", "ky", "--out", str(desk.folder / "out"), str(desk.folder / RU))

    assert (told.returncode, f"{RU} is for one language alone" in told.stderr) == (2, True)

    code, told_on_import = take_over(desk, run, file)

    assert (code, f"no {RU} to translate into “ky”" in told_on_import) == (1, True)
    assert files(desk) == before


def test_the_same_documents_give_the_same_bytes(desk: Site, run: Run) -> None:
    for form in FORMATS:
        (file,) = export(desk, run, form, RU)
        before = file.read_bytes()

        assert export(desk, run, form, RU)[0].read_bytes() == before


def test_line_ends_fences_with_spaces_and_comments_of_a_translation_stay(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "po", RU)
    translate(file, lambda source: source)
    take_over(desk, run, file)
    text_now = text(desk, KY).replace("\n---\n", "\n---  \n<!-- Котормочуга -->\n", 1).replace("\n", "\r\n")
    desk.write(KY, text_now.encode()).replace(RU, "школы", "сады")
    desk.write(KY, text_now.encode())
    (file,) = export(desk, run, "po")
    translate(file, lambda source: source)

    assert take_over(desk, run, file)[0] == 0

    data = (desk.folder / KY).read_bytes()

    assert data.count(b"\n") == data.count(b"\r\n")
    assert "<!-- Котормочуга -->" in data.decode()
    assert "- сады" in data.decode()


def test_an_approved_translation_of_a_quote_is_not_overwritten(desk: Site, run: Run) -> None:
    path = "content/quotes/words.ky.md"
    run(desk, "approve", str(desk.folder / path))
    desk.replace("content/quotes/words.ru.md", "Коротко.", "Коротко и ясно.")
    (file,) = export(desk, run, "po")
    before = files(desk)
    translate(file, lambda source: source)
    code, told = take_over(desk, run, file)

    assert (code, "seal-broken" in told) == (1, True)
    assert files(desk) == before


def test_in_a_word_table_what_is_to_be_done_is_yellow(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "docx", RU)
    translate(file, lambda source: source)
    take_over(desk, run, file)
    desk.replace(RU, "школы", "сады")
    (file,) = export(desk, run, "docx")
    rows = [row for table in Document(str(file)).tables for row in table.rows]
    marked = [row.cells[0].text for row in rows if row.cells[0].paragraphs[0].runs[0].font.highlight_color]

    assert marked == ["сады"]


@pytest.mark.parametrize("form", ["xliff", "po"])
def test_the_forum_goes_out_and_comes_back_as_it_was(forum: Site, run: Run, form: str) -> None:
    originals = sorted(
        file.relative_to(forum.folder).as_posix()
        for file in (forum.folder / "content").rglob("*.ru.md")
        if "\ntranslation:" not in file.read_text(encoding="utf-8")
    )
    (file,) = export(forum, run, form, *originals)
    before = files(forum)

    assert take_over(forum, run, file)[0] == 0
    assert files(forum) == before

    for path in originals:
        (forum.folder / path.replace(".ru.md", ".ky.md")).unlink(missing_ok=True)
    (file,) = export(forum, run, form)
    translate(file, lambda source: source)
    code, told = take_over(forum, run, file)

    assert code == 0, told
    assert forum.errors() == []
    assert {state for path, state in states(forum, run).items() if path.endswith(".ky.md")} == {"unreviewed"}


def test_an_export_does_not_overwrite_another_file(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "po", RU)
    again = ("translate", "--export", "ky", "--format", "po", "--out", str(file.parent), str(desk.folder / RU))

    assert run(desk, *again).returncode == 0

    translate(file, lambda source: source)
    before = file.read_bytes()
    told = run(desk, *again)

    assert (told.returncode, f"{file.name} is there already" in told.stderr) == (2, True), told
    assert file.read_bytes() == before


def test_a_public_release_that_waits_for_reviews_stays_public_after_an_import(desk: Site, run: Run) -> None:
    desk.replace(RU, "\ndate:", "\npublish: together\ndate:")
    for code in ("ky", "en"):
        (file,) = export(desk, run, "po", RU, lang=code)
        translate(file, lambda source: source)
        take_over(desk, run, file)
        run(desk, "review", str(desk.folder / RU.replace(".ru.", f".{code}.")))
    desk.replace(RU, "школы", "сады")
    (file,) = export(desk, run, "po", RU)
    translate(file, lambda source: source)

    assert take_over(desk, run, file)[0] == 0
    assert "reviewed: no" in text(desk, KY)
    assert "status: published" in text(desk, KY)
