"""Translators get documents as files of their own programs; what they give back is taken over whole, or not at all."""

import re
from copy import deepcopy
from pathlib import Path

import polib
import pytest
from docx import Document

from jarchy.core.archives import archive
from tests.conftest import Run, Site
from tests.exchange import (
    FORMATS,
    KY,
    RU,
    copied,
    every_format,
    export,
    files,
    publish,
    rewrite_xml,
    sources,
    states,
    take_over,
    text,
    translate,
    xliff,
)
from tests.kinds import quickly

MORE = {"ky": "Кыргызча: ", "en": "In English: ", "ru": "По-русски: "}


@quickly
def found(site: Site) -> list[tuple[str, str]]:
    return [(one.code, one.where.path) for one in site.problems() if one.where.path.startswith("content/releases/bud")]


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
    translate(file, lambda source: re.sub(r"^(\[\^1\]: )?", rf"\1{MORE[lang]}", source))
    code, told = take_over(desk, run, file)
    path = RU.replace(".ru.", f".{lang}.")

    assert code == 0, told
    assert f"{path} is new, and a draft. Compare it with {RU}, delete “status: draft” from it" in told

    publish(desk)
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


@every_format
def test_an_unchanged_file_changes_nothing(desk: Site, run: Run, form: str) -> None:
    """Whether the translation is missing, up to date, or out of date."""
    (file,) = export(desk, run, form, RU)
    before = files(desk)

    assert take_over(desk, run, file)[0] == 0
    assert files(desk) == before

    translate(file, copied)
    take_over(desk, run, file)
    publish(desk)
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
    translate(file, copied)
    take_over(desk, run, file)
    publish(desk)
    desk.replace(KY, "title:", "# Котормочу: Айгүл\ntitle:").replace(KY, "## Доходы", "##   Доходы")
    desk.replace(KY, "reviewed: no", "reviewed: yes").replace(RU, "школы", "сады").replace(RU, "Кратко", "Коротко")
    before = text(desk, KY)
    (file,) = export(desk, run, form)
    said = {"сады": "бактар", "Коротко о бюджете.": "Кыскача: бюджет"}
    translate(file, lambda source: said.get(source, copied(source)))

    assert take_over(desk, run, file)[0] == 0

    after = text(desk, KY)
    body = before.partition("\n---\n")[2]

    assert after.partition("\n---\n")[2] == body.replace("школы!", "бактар")
    assert "# Котормочу: Айгүл\ntitle: 'Бюджет: принят!'\nsummary: 'Кыскача: бюджет'\n" in after
    assert "reviewed: no" in after
    assert states(desk, run)[KY] == "unreviewed"


@every_format
def test_a_paragraph_that_is_new_in_the_original_gets_its_place(desk: Site, run: Run, form: str) -> None:
    (file,) = export(desk, run, form, RU)
    translate(file, copied)
    take_over(desk, run, file)
    publish(desk)
    desk.replace(RU, "## Доходы\n", "## Доходы\n\nНовый абзац.\n").replace(RU, "> Из закона\n\n", "")
    (file,) = export(desk, run, form)
    translate(file, lambda source: "Жаңы абзац." if source == "Новый абзац." else copied(source))

    assert take_over(desk, run, file)[0] == 0
    assert "## Доходы!\n\nЖаңы абзац.\n\n- дороги" in text(desk, KY)
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
        ("школы", "школы\n\nсады", "would not be one block of the same kind"),
        ("Доходы", "Доходы\n- доход", "would not be one block of the same kind"),
        ("A Строка,", "## Строка,", "would not be one block of the same kind"),
        ("A Дороги | много |", "A Дороги |", "it has another number of cells"),
        ("A Дороги | много |", "A Дороги | много | ооба |", "it has another number of cells"),
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
    translate(file, copied)
    desk.replace(RU, "школы", "сады")
    before = files(desk)
    code, told = take_over(desk, run, file)

    assert code == 1
    assert "“школы” can't be taken over: the original does not have it" in told
    assert "“сады” can't be taken over: it is not in the file" in told
    assert files(desk) == before


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
    translate(file, copied)
    desk.write(f"{in_the_way}/note.txt", "Note")
    before = files(desk)
    code, told = take_over(desk, run, file)

    assert (code, in_the_way in told) == (1, True), told
    assert files(desk) == before


@pytest.mark.parametrize("form", ["xliff", "docx"])
def test_two_translations_of_a_document_in_one_file_are_refused(desk: Site, run: Run, form: str) -> None:
    (file,) = export(desk, run, form, RU)
    translate(file, copied)
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


def test_an_original_in_kyrgyz_is_translated_into_russian(desk: Site, run: Run) -> None:
    kyrgyz = "content/releases/jergiliktuu.ky.md"
    desk.write(kyrgyz, "---\ntitle: Кабар\ndate: 2018-07-01\n---\nАйылда жаңы мектеп ачылды.\n")
    before = {one.code for one in desk.problems() if "jergiliktuu.ru" in one.where.path}
    (file,) = export(desk, run, "xliff", lang="ru")
    translate(file, lambda source: {"Кабар": "Новость"}.get(source, "В селе открылась новая школа."))

    assert file.name == "translations.ky-ru.xlf"
    assert take_over(desk, run, file)[0] == 0

    publish(desk)

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


def test_a_large_file_is_read_whole_or_not_at_all(desk: Site, run: Run, tmp_path: Path) -> None:
    (file,) = export(desk, run, "po", RU)
    translate(file, copied)
    whole = file.read_text(encoding="utf-8")
    head, entries = whole.split("\n\n", 1)
    file.write_text(f"{head}\n\n" + "# Note\n" * 50_000 + entries, encoding="utf-8")

    assert take_over(desk, run, file)[0] == 0
    assert "[^1]: Сноска." in text(desk, KY)

    large = tmp_path / "large.po"
    with large.open("wb") as opened:
        opened.truncate(64 * 2**20 + 1)

    assert "it is larger than 64 MB" in take_over(desk, run, large)[1]


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
    translate(file, copied)
    rewrite_xml(file, lambda xml: f'<?xml version="1.0" encoding="{encoding}"?>{head}{xml}'.encode(encoding), words)
    before = files(desk)
    code, told = take_over(desk, run, file)

    assert (code, "exchange-file" in told, reason in told) == (1, True, True), told
    assert files(desk) == before


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
    translate(file, copied)
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
    translate(file, copied)
    take_over(desk, run, file)
    publish(desk)
    text_now = text(desk, KY).replace("\n---\n", "\n---  \n<!-- Котормочуга -->\n", 1).replace("\n", "\r\n")
    desk.write(KY, text_now.encode()).replace(RU, "школы", "сады")
    desk.write(KY, text_now.encode())
    (file,) = export(desk, run, "po")
    translate(file, copied)

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
    translate(file, copied)
    code, told = take_over(desk, run, file)

    assert (code, "seal-broken" in told) == (1, True)
    assert files(desk) == before


def test_an_export_does_not_overwrite_another_file(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "po", RU)
    again = ("translate", "--export", "ky", "--format", "po", "--out", str(file.parent), str(desk.folder / RU))

    assert run(desk, *again).returncode == 0

    translate(file, copied)
    before = file.read_bytes()
    told = run(desk, *again)

    assert (told.returncode, f"{file.name} is there already" in told.stderr) == (2, True), told
    assert file.read_bytes() == before


def test_a_public_release_that_waits_for_reviews_stays_public_after_an_import(desk: Site, run: Run) -> None:
    desk.replace(RU, "\ndate:", "\npublish: together\ndate:")
    for code in ("ky", "en"):
        (file,) = export(desk, run, "po", RU, lang=code)
        translate(file, copied)
        take_over(desk, run, file)
        publish(desk)
        run(desk, "review", str(desk.folder / RU.replace(".ru.", f".{code}.")))
    desk.replace(RU, "школы", "сады")
    (file,) = export(desk, run, "po", RU)
    translate(file, copied)

    assert take_over(desk, run, file)[0] == 0
    assert "reviewed: no" in text(desk, KY)
    assert "status: published" in text(desk, KY)
