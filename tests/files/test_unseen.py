"""What documents for readers contain without showing it is told before it is published."""

import re
from pathlib import PurePosixPath

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, PdfObject, TextStringObject

from jarchy.files.inspection import inspect
from tests.attached import archive, office, pdf
from tests.conftest import new_site

TEXT, SHEET, SHOW = "word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"
OPEN = "application/vnd.oasis.opendocument."


def xml(text: str) -> str:
    """A part with every prefix that stands in it declared, each as a namespace of its own."""
    prefixes = sorted(set(re.findall(r"[< /]([a-z]+):", text)))
    declared = "".join(f' xmlns:{one}="urn:{one}"' for one in prefixes)
    return re.sub(r"^<([\w:-]+)", rf"<\1{declared}", text)


def word(body: str, **more: str) -> bytes:
    parts = {name: xml(text) for name, text in more.items()}
    return office(TEXT, **{TEXT: xml(f"<w:document><w:body>{body}</w:body></w:document>")} | parts)


def workbook(sheets: str, **more: str) -> bytes:
    parts = {name: xml(text) for name, text in more.items()}
    return office(SHEET, **{SHEET: f"<workbook><sheets>{sheets}</sheets></workbook>"} | parts)


def show(**more: str) -> bytes:
    return office(SHOW, **{name: xml(text) for name, text in more.items()})


def opened(kind: str, body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    return archive(mimetype=OPEN + kind, **{"content.xml": xml(content)})


RUN = "<w:p><w:r><w:t>Текст</w:t></w:r></w:p>"
CHANGED = "<w:p><w:{0} w:author='{1}'><w:r><w:t>слово</w:t></w:r></w:{0}></w:p>"
CREATOR = "<office:change-info><dc:creator>Анна Ким</dc:creator></office:change-info>"
ROWS = "<worksheet><cols><col min='2' max='3' hidden='1'/></cols><sheetData>{}</sheetData></worksheet>"
CELLS = "<row r='1' {}><c r='A1'><v>1</v></c><c r='{}'><v>2</v></c></row>"
NOTES = (
    "<p:notes><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type='{}'/></p:nvPr></p:nvSpPr>{}</p:sp>"
    "</p:spTree></p:cSld></p:notes>"
)
WORDS = "<a:p><a:r><a:t>Не говорить</a:t></a:r></a:p>"
HIDES = "<style:style style:name='H'><style:{}-properties {}/></style:style>"
ROW = "<table:table-row><table:table-cell>{}</table:table-cell></table:table-row>"
HIDDEN_ROW = ROW.replace("row>", "row table:visibility='filter'>", 1)
HIDDEN_COLUMN = "<table:table-column table:visibility='collapse'/>"
FILLED = "<text:p>1</text:p>"


def annotated(kind: str, **more: PdfObject) -> bytes:
    """A PDF with an annotation of this kind on its words."""
    facts: dict[str, PdfObject] = {
        "/Type": NameObject("/Annot"),
        "/Subtype": NameObject(kind),
        "/Rect": box(5, 5, 100, 25),
    }
    one = dictionary(facts | {f"/{key}": value for key, value in more.items()})
    return pdf(change=lambda writer: writer.add_annotation(0, one))


def filled_in(writer: PdfWriter) -> None:
    field = dictionary(
        {"/FT": NameObject("/Tx"), "/T": TextStringObject("phone"), "/V": TextStringObject("0555 123456")}
    )
    writer.root_object[NameObject("/AcroForm")] = dictionary({"/Fields": ArrayObject([field])})


def scripted(writer: PdfWriter) -> None:
    action = dictionary({"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")})
    writer.root_object[NameObject("/OpenAction")] = action


def layered(writer: PdfWriter) -> None:
    layer = dictionary({"/Type": NameObject("/OCG"), "/Name": TextStringObject("Черновик")})
    off = dictionary({"/OFF": ArrayObject([layer])})
    writer.root_object[NameObject("/OCProperties")] = dictionary({"/D": off})


def launching(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/OpenAction")] = dictionary(
        {"/S": NameObject("/Launch"), "/F": TextStringObject("calc.exe")}
    )


def dictionary(values: dict[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in values.items()})


def box(*numbers: float) -> ArrayObject:
    return ArrayObject(FloatObject(one) for one in numbers)


BLACK = box(0, 0, 0)
UNSEEN: dict[str, tuple[str, bytes, str]] = {
    "a script": ("pdf", pdf(change=scripted), "pdf-runs: JavaScript"),
    "a command": ("pdf", pdf(change=launching), "pdf-runs: a command that starts a program"),
    "a file in a file": ("pdf", pdf(change=lambda one: one.add_attachment("a.xlsx", b"x")), "embedded-files: a.xlsx"),
    "a comment on a page": (
        "pdf",
        annotated("/Text", T=TextStringObject("Анна Ким"), Contents=TextStringObject("Нет!")),
        "comments-in-file: 1, by Анна Ким",
    ),
    "a form that is filled in": ("pdf", pdf(change=filled_in), "form-values: phone"),
    "a hidden layer": ("pdf", pdf(change=layered), "hidden-in-file: hidden layers: Черновик"),
    "a black box on words": ("pdf", pdf(drawn_after="0 g 8 6 60 16 re f"), "covered-text: 1"),
    "a black box on other scales": (
        "pdf",
        pdf(drawn_after="q 2 0 0 2 0 0 cm 0 0 0 rg 4 3 30 8 re f Q"),
        "covered-text: 1",
    ),
    "a deletion and an insertion": (
        "docx",
        word(CHANGED.format("del", "Анна Ким") + CHANGED.format("ins", "Айбек Асанов")),
        "tracked-changes: 2, by Анна Ким and Айбек Асанов",
    ),
    "a change in a header": (
        "docx",
        word(RUN, **{"word/header1.xml": f"<w:hdr>{CHANGED.format('ins', 'Анна Ким')}</w:hdr>"}),
        "tracked-changes: 1, by Анна Ким",
    ),
    "comments": (
        "docx",
        word(RUN, **{"word/comments.xml": "<w:comments><w:comment w:author='Анна Ким'/></w:comments>"}),
        "comments-in-file: 1, by Анна Ким",
    ),
    "hidden text": (
        "docx",
        word("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>тайна</w:t></w:r></w:p>"),
        "hidden-in-file: hidden text in 1 places",
    ),
    "text of a hidden style": (
        "docx",
        word(
            "<w:p><w:pPr><w:pStyle w:val='S'/></w:pPr><w:r><w:t>тайна</w:t></w:r></w:p>" + RUN,
            **{"word/styles.xml": "<w:styles><w:style w:styleId='S'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"},
        ),
        "hidden-in-file: hidden text in 1 places",
    ),
    "the table of a chart": (
        "docx",
        word(RUN, **{"word/embeddings/Book.xlsx": "<x/>"}),
        "embedded-files: Book.xlsx",
    ),
    "a hidden sheet": (
        "xlsx",
        workbook("<sheet name='Итоги'/><sheet name='Зарплаты' state='veryHidden'/>"),
        "hidden-in-file: hidden sheets: Зарплаты",
    ),
    "a hidden row": (
        "xlsx",
        workbook("", **{"xl/worksheets/sheet1.xml": ROWS.format(CELLS.format("hidden='1'", "D1"))}),
        "hidden-in-file: hidden rows: 1",
    ),
    "a hidden column": (
        "xlsx",
        workbook("", **{"xl/worksheets/sheet1.xml": ROWS.format(CELLS.format("", "C1"))}),
        "hidden-in-file: hidden columns: 1",
    ),
    "a note of a table": (
        "xlsx",
        workbook(
            "",
            **{
                "xl/comments1.xml": "<comments><authors><author>Анна Ким</author></authors>"
                "<commentList><comment authorId='0'/></commentList></comments>"
            },
        ),
        "comments-in-file: 1, by Анна Ким",
    ),
    "a conversation in a table": (
        "xlsx",
        workbook(
            "",
            **{
                "xl/comments1.xml": "<comments><authors><author>tc={1}</author></authors>"
                "<commentList><comment authorId='0'/></commentList></comments>",
                "xl/persons/person.xml": "<personList><person displayName='Анна Ким' id='{7}'/></personList>",
                "xl/threadedComments/threadedComment1.xml": "<T><threadedComment personId='{7}'/></T>",
            },
        ),
        "comments-in-file: 1, by Анна Ким",
    ),
    "a hidden slide": (
        "pptx",
        show(**{"ppt/slides/slide1.xml": "<p:sld show='0'/>", "ppt/slides/slide2.xml": "<p:sld/>"}),
        "hidden-in-file: hidden slides: 1",
    ),
    "notes for the speaker": (
        "pptx",
        show(**{"ppt/notesSlides/notesSlide1.xml": NOTES.format("body", WORDS)}),
        "hidden-in-file: notes for the speaker: of 1 slides",
    ),
    "a comment on a slide": (
        "pptx",
        show(
            **{
                "ppt/commentAuthors.xml": "<p:cmAuthorLst><p:cmAuthor id='0' name='Анна Ким'/></p:cmAuthorLst>",
                "ppt/comments/comment1.xml": "<p:cmLst><p:cm authorId='0'/></p:cmLst>",
            }
        ),
        "comments-in-file: 1, by Анна Ким",
    ),
    "a deletion in ODT": (
        "odt",
        opened(
            "text",
            f"<text:tracked-changes><text:changed-region><text:deletion>{CREATOR}<text:p>слово</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>",
        ),
        "tracked-changes: 1, by Анна Ким",
    ),
    "a comment in ODT": (
        "odt",
        opened("text", "<office:annotation><dc:creator>Анна Ким</dc:creator></office:annotation>"),
        "comments-in-file: 1, by Анна Ким",
    ),
    "hidden text in ODT": (
        "odt",
        opened("text", "<text:p text:style-name='H'>тайна</text:p>", HIDES.format("text", "text:display='none'")),
        "hidden-in-file: hidden text in 1 places",
    ),
    "a hidden section": (
        "odt",
        opened("text", "<text:section text:display='none'><text:p>тайна</text:p></text:section>"),
        "hidden-in-file: hidden text in 1 places",
    ),
    "a hidden sheet in ODS": (
        "ods",
        opened(
            "spreadsheet",
            "<table:table table:style-name='H' table:name='Зарплаты'/>",
            HIDES.format("table", "table:display='false'"),
        ),
        "hidden-in-file: hidden sheets: Зарплаты",
    ),
    "a hidden row in ODS": (
        "ods",
        opened("spreadsheet", f"<table:table>{HIDDEN_ROW.format(FILLED)}</table:table>"),
        "hidden-in-file: hidden rows: 1",
    ),
    "a hidden column in ODS": (
        "ods",
        opened(
            "spreadsheet",
            f"<table:table>{HIDDEN_COLUMN}{ROW.format(FILLED)}</table:table>",
        ),
        "hidden-in-file: hidden columns: 1",
    ),
    "a hidden slide in ODP": (
        "odp",
        opened(
            "presentation",
            "<draw:page draw:style-name='H'/>",
            HIDES.format("drawing-page", "presentation:visibility='hidden'"),
        ),
        "hidden-in-file: hidden slides: 1",
    ),
    "notes in ODP": (
        "odp",
        opened(
            "presentation",
            "<draw:page><presentation:notes><draw:frame><text:p>Не говорить</text:p></draw:frame>"
            "</presentation:notes></draw:page>",
        ),
        "hidden-in-file: notes for the speaker: of 1 slides",
    ),
}

SEEN: dict[str, tuple[str, bytes]] = {
    "a black box beside words": ("pdf", pdf(drawn_after="0 g 8 40 60 16 re f")),
    "a line below words": ("pdf", pdf(drawn_after="0 g 8 8 60 1 re f")),
    "a mark of a bright colour": ("pdf", pdf(drawn_after="1 1 0 rg 8 6 60 16 re f")),
    "a clipped box": ("pdf", pdf(drawn_after="0 g 8 6 60 16 re W n")),
    "a link on a page": ("pdf", annotated("/Link")),
    "an empty list of comments": ("docx", word(RUN, **{"word/comments.xml": "<w:comments/>"})),
    "a mark of a paragraph that is hidden": (
        "docx",
        word("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>Текст</w:t></w:r></w:p>"),
    ),
    "text that is shown again": (
        "docx",
        word("<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Текст</w:t></w:r></w:p>"),
    ),
    "empty rows and columns that are hidden": (
        "xlsx",
        workbook("", **{"xl/worksheets/sheet1.xml": ROWS.format("<row hidden='1'><c r='B2' s='1'/></row>")}),
    ),
    "a page of notes with its number alone": (
        "pptx",
        show(**{"ppt/notesSlides/notesSlide1.xml": NOTES.format("sldNum", WORDS)}),
    ),
    "empty hidden rows in ODS": (
        "ods",
        opened(
            "spreadsheet",
            f"<table:table>{HIDDEN_COLUMN}{HIDDEN_ROW.format('')}</table:table>",
        ),
    ),
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What a check says of each of these files, by its name."""
    site, attachments = new_site(tmp_path_factory.mktemp("site")), ""
    for what, (suffix, data, *_) in (UNSEEN | SEEN).items():
        site.write(f"content/files/{what}.{suffix}", data)
        attachments += f"  {what.replace(' ', '-').lower()}:\n    file: {what}.{suffix}\n    label: Файл\n"
    site.write("content/releases/a.ru.md", f"---\ntitle: А\ndate: 2018-06-10\nattachments:\n{attachments}---\nТекст.\n")
    found: dict[str, list[str]] = {}
    for one in site.problems():
        found.setdefault(PurePosixPath(one.where.path).stem, []).append(f"{one.code}: {one.words.get('what')}")
    return found


@pytest.mark.parametrize("what", UNSEEN)
def test_what_a_document_contains_without_showing_it_is_told(said: dict[str, list[str]], what: str) -> None:
    assert said.get(what) == [UNSEEN[what][2]]


@pytest.mark.parametrize("kind", ["/Redact", "/Square", "/Highlight"])
def test_a_black_box_may_be_an_annotation(kind: str) -> None:
    found = inspect("a.pdf", annotated(kind, IC=BLACK, C=BLACK)).problems

    assert "covered-text" in [one.code for one in found]


@pytest.mark.parametrize("what", SEEN)
def test_what_readers_see_or_what_holds_nothing_is_not(said: dict[str, list[str]], what: str) -> None:
    assert said.get(what) is None
