"""A release can be taken away as a PDF and as a document for word processors, with the words of its page."""

import io
import os
import re
import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from docx import Document
from docx.shared import RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from jarchy.problems import BuildFailed, errors
from tests.attached import MP3
from tests.conftest import PROJECT, Built, Site, photograph

try:
    import weasyprint

    PANGO = bool(weasyprint)
except OSError:
    PANGO = os.environ.get("CI") == "true" and sys.platform == "linux"  # where it must be there

pytestmark = pytest.mark.skipif(not PANGO, reason="Pango is not there: apt install libpango-1.0-0 libpangoft2-1.0-0")

RELEASE = """\
---
title: Бюджет & кенеш
subtitle: Впервые
date: 2018-06-10 09:30
dateline: Ош
event: session
organisations: [city]
authors: {asanova: {person: asanova, role: текст}}
contacts: [asanova]
offices: [city]
attachments: {speech: {file: speech.mp3, label: Речь мэра}}
---

Кенеш **принял** *бюджет* и [план](release:plan): 5 < 7.

## Доходы

- налоги
  - земельный
- сборы

1. первое
2. второе

| статья | сумма |
|---|---|
| дороги | 12 500 |

> Цитата из закона

[[quote: words]]

[[video: speech]]
"""
FILES = ("ru/releases/budget/release.pdf", "ru/releases/budget/release.docx")


def with_release(site: Site) -> Site:
    site.write(
        "content/people/asanova.ru.md", "---\nname: Айгүл Асанова\nphone: +996 312 620000\ntelegram: asanova\n---\n"
    )
    site.write(
        "content/organisations/city.ru.md",
        "---\nname: Мэрия\nwebsite: https://city.example/\nemail: a@city.example\nhours: пн–пт\n---\nГород Ош.\n",
    )
    site.write(
        "content/events/session.ru.md",
        "---\ntitle: Сессия\nstart: 2018-07-01\nvenue: Мэрия\norganisers: [city]\nregistration: https://a.example/\n---\n",
    )
    site.write("content/quotes/words.ru.md", "---\nspeaker: asanova\n---\nБюджет принят.\n")
    site.write("content/releases/plan.ru.md", "---\ntitle: План\ndate: 2018-06-01\n---\nТекст.\n")
    site.write("content/releases/budget.ru.md", RELEASE).write("content/files/speech.mp3", MP3)
    return site.with_all("text").replace("content/site.yaml", "languages:\n", "with: [pdf, docx]\nlanguages:\n")


def with_picture(site: Site) -> Site:
    said = "caption: Зал\n    alt: Полный зал\n    credit: Айбек\n    licence: CC BY 4.0\n"
    site.write("content/media/hall.jpg", photograph(60, 40, comment=b"zqcamera"))
    return with_release(site).replace(
        "content/releases/budget.ru.md", "dateline:", f"pictures:\n  hall:\n    file: hall.jpg\n    {said}dateline:"
    )


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def expected(built: Built) -> list[str]:
    """The words of the page's text; a document has links in the place of their addresses."""
    text = built.page("/ru/releases/budget/release.txt")
    return words(re.sub(r" \(https?://\S+\)", "", text))


def pdf_object(value: object) -> Any:
    return value


def of_pdf(built: Built) -> PdfReader:
    return PdfReader(io.BytesIO(built.files[FILES[0]]))


def text_of_pdf(built: Built) -> str:
    pages = (page.extract_text().strip() for page in of_pdf(built).pages)
    return "\n".join(re.sub(r"(^\d+\n)|(\n\d+$)", "", page) for page in pages)  # the numbers of pages


def text_of_docx(built: Built) -> str:
    document = Document(io.BytesIO(built.files[FILES[1]]))
    return "\n".join(Paragraph(element, document).text for element in document.element.body.iter(PARAGRAPH))


PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


def test_a_document_for_word_processors_says_what_the_page_says(site: Site) -> None:
    built = with_release(site).build()

    assert words(text_of_docx(built)) == expected(built)


def test_a_pdf_says_what_the_page_says(site: Site) -> None:
    built = with_release(site).build()
    said = "".join(words(text_of_pdf(built)))

    assert sorted(said) == sorted("".join(expected(built)))


def test_no_line_of_a_pdf_parts_a_number_and_what_is_copied_or_edited_has_plain_spaces(site: Site) -> None:
    """The longer the words before it, the further back a line ends in it."""
    held = "+996 312 62-00-00, 10:00 - 18:00, Ч. Айтматов."
    body = "\n\n".join(f"Просим всех записаться заранее {'о' * length} по тел. {held}" for length in range(1, 60))
    built = with_release(site).replace("content/releases/budget.ru.md", "> Цитата", f"{body}\n\n> Цитата").build()
    printed = text_of_pdf(built)

    assert [printed.count(one) for one in held.rstrip(".").split(", ")] == [59, 59, 59]
    assert text_of_docx(built).count(held) == 59


def test_a_short_table_of_a_pdf_is_on_one_page_and_a_long_one_repeats_its_header(site: Site) -> None:
    short = [f"Абзац\n\n| {n}-таблица | сумма |\n|---|---|\n" + f"| {n}-статья | 5 |\n" * 4 for n in range(30)]
    long = "| длинная | сумма |\n|---|---|\n" + "| статья | 5 |\n" * 80
    body = "\n\n".join([*short, long])
    built = with_release(site).replace("content/releases/budget.ru.md", "> Цитата", f"{body}\n\n> Цитата").build()
    pages = [page.extract_text() for page in of_pdf(built).pages]

    assert len(pages) > 3
    assert all(sum(f"{n}-статья" in page.split() for page in pages) == 1 for n in range(30))
    assert sum("длинная" in page for page in pages) > 1


def test_a_pdf_is_tagged_in_its_language_and_has_the_face_of_the_site(site: Site) -> None:
    pdf = of_pdf(with_release(site).build())
    root = pdf_object(pdf.trailer["/Root"])
    data = str(pdf.xmp_metadata.stream.get_data()) if pdf.xmp_metadata else ""

    assert root["/Lang"] == "ru"
    assert root["/MarkInfo"]["/Marked"]
    assert "pdfuaid:part" in data
    assert pdf.metadata
    assert pdf.metadata.title == "Бюджет & кенеш"
    assert any("Literata" in str(font["/BaseFont"]) for font in fonts(pdf))


def fonts(pdf: PdfReader) -> list[dict[str, object]]:
    resources = (pdf_object(page["/Resources"]) for page in pdf.pages)
    return [font.get_object() for one in resources for font in one["/Font"].get_object().values()]


def test_programs_that_list_documents_show_titles_with_plain_spaces_and_hyphens(site: Site) -> None:
    built = (
        with_release(site)
        .replace("content/releases/budget.ru.md", "title: Бюджет & кенеш", "title: О 62-00-00")
        .build()
    )
    pdf = of_pdf(built).metadata

    assert pdf
    assert [pdf.title, Document(io.BytesIO(built.files[FILES[1]])).core_properties.title] == ["О 62-00-00"] * 2


def test_both_hold_the_picture_and_say_nothing_of_the_camera(site: Site) -> None:
    built = with_picture(site).build()
    document = Document(io.BytesIO(built.files[FILES[1]]))

    assert len(of_pdf(built).pages[0].images) == 1
    assert 'descr="Полный зал"' in document.element.xml
    assert "Зал (Айбек · CC BY 4.0)" in text_of_docx(built)
    assert "zqcamera" not in str([image.data for image in of_pdf(built).pages[0].images])


def test_a_document_for_word_processors_is_on_a4_in_black_and_checked_in_its_language(site: Site) -> None:
    document = Document(io.BytesIO(with_release(site).build().files[FILES[1]]))
    page, styles = document.sections[0], document.styles.element.xml
    assert page.page_width
    assert page.page_height

    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert set(re.findall(r'<w:lang w:val="([^"]+)"', styles)) == {"ru"}
    for name in ("Heading 1", "Heading 2", "Normal"):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        assert style.font.color.rgb == RGBColor(0, 0, 0)
        assert style.font.name == "Times New Roman"


def test_headings_lists_and_tables_are_such(site: Site) -> None:
    document = Document(io.BytesIO(with_release(site).build().files[FILES[1]]))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}

    assert styles["Бюджет & кенеш"] == "Heading 1"
    assert styles["Доходы"] == "Heading 2"
    assert (styles["налоги"], styles["земельный"]) == ("List Bullet", "List Bullet 2")
    assert styles["Цитата из закона"] == "Quote"
    assert [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in document.tables[0].rows] == [
        ["статья", "сумма"],
        ["дороги", "12 500"],
    ]


def test_the_same_release_gives_the_same_bytes(site: Site) -> None:
    first = with_picture(site).build()
    later = site.build(datetime(2018, 7, 2, tzinfo=UTC), force=True)

    assert [later.files[file] for file in FILES] == [first.files[file] for file in FILES]


def test_they_are_offered_by_the_page_of_a_site_that_asks_for_them(site: Site) -> None:
    page = with_release(site).build().page("/ru/releases/budget/")

    assert '<a href="release.pdf" download>' in page
    assert '<a href="release.docx" download>' in page

    built = site.replace("content/site.yaml", "with: [pdf, docx]\n", "").build()

    assert built.says("release.pdf") == built.says("release.docx") == []


def test_marks_that_are_typed_and_numbers_are_as_they_are_typed(site: Site) -> None:
    """A word processor would count on from one list to the next."""
    listed = "а) налоги\nб) сборы\n\n3. третье\n4. четвёртое\n\nИ ещё:\n\n1. новое\n\n   продолжение\n2. другое\n"
    with_release(site).replace("content/releases/budget.ru.md", "## Доходы", listed + "\n## Доходы")
    text = text_of_docx(site.build())

    assert "а) налоги\nб) сборы\n3.\tтретье\n4.\tчетвёртое\nИ ещё:\n1.\tновое\nпродолжение\n2.\tдругое\n" in text


def test_a_withdrawn_release_has_none(site: Site) -> None:
    with_release(site).replace(
        "content/releases/budget.ru.md",
        "dateline:",
        "status: withdrawn\nwithdrawn: 2018-06-11\nreason: Ошибка\ndateline:",
    )
    built = site.build()

    assert built.says("budget/release.pdf") == built.says("budget/release.docx") == []


@pytest.mark.parametrize(("output", "library"), [("pdf", "weasyprint"), ("docx", "docx")])
def test_a_missing_library_is_a_problem_and_not_a_site_without_the_file(
    site: Site, monkeypatch: pytest.MonkeyPatch, output: str, library: str
) -> None:
    with_release(site).replace("content/site.yaml", "with: [pdf, docx]", f"with: [{output}]")
    monkeypatch.setitem(sys.modules, library, None)
    for name in [name for name in sys.modules if name.startswith(f"{library}.")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(BuildFailed) as failed:
        site.build()
    (problem,) = errors(failed.value.problems)

    assert problem.code == "missing-library"
    assert f"“with:” names {output}" in problem.message
    assert "pip install 'jarchy[documents]'" in problem.hint


def test_an_output_that_nobody_knows_is_a_problem(site: Site) -> None:
    site.replace("content/site.yaml", "languages:\n", "with: [pdff]\nlanguages:\n")

    assert "did you mean “pdf”" in site.problems()[0].hint


def test_whatever_the_text_of_a_release_says_the_documents_say_too() -> None:
    """What is added to the one template is added to the other."""
    text, document = (
        (PROJECT / "templates" / name).read_text(encoding="utf-8") for name in ("release.txt", "release_document.html")
    )
    said = re.compile(r'_\("[^"]+"\)|\b(?:release|event|note|one|page)\.\w+|attendance\.\w+|way\.\w+')
    of_text, of_document = ({match[0] for match in said.finditer(one)} for one in (text, document))
    withdrawn = {"release.withdrawal"}  # no document is made of such a release

    assert of_text - of_document == withdrawn
