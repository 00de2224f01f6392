"""What translators do in a word processor beside typing: it arrives, or is refused with its place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from tests.conftest import Run, Site
from tests.exchange import KY, RU, copied, export, files, publish, take_over, text, translate

DRAWN = """<w:r {spaces}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>
<w:t>Кутучада</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""
NUMBERED = "<w:pPr {spaces}><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
FIELD = """<w:p {spaces}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example/"
</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>мектеп</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"""


def element(xml: str) -> BaseOxmlElement:
    made: BaseOxmlElement = parse_xml(xml.format(spaces=nsdecls("w")))
    return made


@pytest.fixture
def file(desk: Site, run: Run) -> Path:
    (exported,) = export(desk, run, "docx", RU)
    translate(exported, copied)
    return exported


@contextmanager
def opened(file: Path) -> Iterator[WordDocument]:
    document = Document(str(file))
    yield document
    document.save(str(file))


def row_of(document: WordDocument, source: str) -> _Row:
    rows: Iterator[_Row] = (row for table in document.tables for row in table.rows)
    return next(row for row in rows if row.cells[0].text == source)


def cell_of(document: WordDocument, source: str = "школы") -> Paragraph:
    """What is typed into the right column."""
    said: Paragraph = row_of(document, source).cells[1].paragraphs[0]
    return said


def refused(site: Site, run: Run, file: Path, reason: str) -> None:
    before = files(site)
    code, told = take_over(site, run, file)

    assert (code, reason in told) == (1, True), told
    assert files(site) == before


def test_breaks_and_tabs_arrive(desk: Site, run: Run, file: Path) -> None:
    with opened(file) as document:
        said = cell_of(document, "Строка,\nещё строка <5 & «цитата».")
        said.text = "Сап,"
        added = said.add_run()
        added.add_break()
        added.add_text("дагы")
        added.add_tab()
        added.add_text("бир сап")
    code, told = take_over(desk, run, file)

    assert code == 0, told
    assert "\nСап,\nдагы\tбир сап\n" in text(desk, KY)


def test_two_paragraphs_in_a_cell_are_lines_of_one_block(desk: Site, run: Run, file: Path) -> None:
    with opened(file) as document:
        row_of(document, "Строка,\nещё строка <5 & «цитата».").cells[1].add_paragraph().add_run("Дагы")

    assert take_over(desk, run, file)[0] == 0
    assert "цитата».!\nДагы\n" in text(desk, KY)


@pytest.mark.parametrize("place", ["header", "footer"])
def test_what_stands_in_the_margins_of_pages_is_refused(desk: Site, run: Run, file: Path, place: str) -> None:
    with opened(file) as document:
        getattr(document.sections[0], place).paragraphs[0].text = "Котормочудан: 1-бет"

    refused(desk, run, file, "“Котормочудан: 1-бет” stands in the header or footer of a page")


def test_numbers_of_pages_are_no_words(desk: Site, run: Run, file: Path) -> None:
    with opened(file) as document:
        document.sections[0].footer.paragraphs[0].text = "1 / 2"

    assert take_over(desk, run, file)[0] == 0


def test_merged_cells_are_refused_by_the_name_of_their_block(desk: Site, run: Run, file: Path) -> None:
    with opened(file) as document:
        table = document.tables[0]
        number = [row.cells[0].text for row in table.rows].index("школы")
        table.cell(number, 1).merge(table.cell(number + 1, 1))

    refused(desk, run, file, f"“школы” in the table of {RU} stands in merged cells")


def test_cells_that_are_merged_side_by_side_are_refused_by_the_name_of_their_block(
    desk: Site, run: Run, file: Path
) -> None:
    with opened(file) as document:
        cells = row_of(document, "школы").cells
        cells[0].merge(cells[1])

    refused(desk, run, file, f"“школы школы!” in the table of {RU} stands in a row that is not two columns wide")


def test_a_comment_of_the_translator_is_shown_with_its_block(desk: Site, run: Run, file: Path) -> None:
    with opened(file) as document:
        document.add_comment(cell_of(document).runs, "Мектеп же окуу жайбы?", author="А", initials="А")
    code, told = take_over(desk, run, file)

    assert code == 0, told
    assert "  The translator says of item of a list “школы”: Мектеп же окуу жайбы?\n" in told
    assert "окуу жайбы" not in text(desk, KY)


def head(document: WordDocument) -> Paragraph:
    return cell_of(document, "ru")


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (lambda document: document.paragraphs[0], "the comment on “content/releases/budget.ru.md” stands outside"),
        (head, "the comment on “ru” in the table of content/releases/budget.ru.md belongs to no block"),
    ],
)
def test_a_comment_that_belongs_to_no_block_is_refused(
    desk: Site, run: Run, file: Path, place: Callable[[WordDocument], Paragraph], reason: str
) -> None:
    with opened(file) as document:
        document.add_comment(place(document).runs, "Кимге?", author="А", initials="А")

    refused(desk, run, file, reason)


def link(document: WordDocument, address: str, words: str) -> None:
    name = document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    hyperlink = element(
        f"<w:hyperlink {{spaces}} r:id='{name}' xmlns:r='{R}'><w:r><w:t>{words}</w:t></w:r></w:hyperlink>"
    )
    cell_of(document, "Кенеш *принял* [бюджет](release:other) на год: см. https://a.example/x.")._p.append(hyperlink)  # noqa: SLF001  it has no other way to add a link


R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_a_link_that_only_word_knows_is_refused(desk: Site, run: Run, file: Path) -> None:
    with opened(file) as document:
        link(document, "https://b.example/", "мында")

    refused(desk, run, file, f"in the table of {RU} has a link that can't be seen (https://b.example/)")


@pytest.mark.parametrize("address", ["https://a.example/x", "HTTPS://A.example/x/", "https://a.example/%78"])
def test_an_address_of_which_word_has_made_a_link_arrives(desk: Site, run: Run, file: Path, address: str) -> None:
    with opened(file) as document:
        link(document, address, " (жана)")

    assert take_over(desk, run, file)[0] == 0
    assert "см. https://a.example/x.! (жана)\n" in text(desk, KY)


@pytest.mark.parametrize("tracked", ["del", "moveFrom"])
def test_a_link_that_was_deleted_is_gone(desk: Site, run: Run, file: Path, tracked: str) -> None:
    run_of = "<w:r><w:delText>мында</w:delText></w:r>" if tracked == "del" else "<w:r><w:t>мында</w:t></w:r>"
    gone = f"<w:{tracked} w:id='1' w:author='A'>{run_of}</w:{tracked}>"
    with opened(file) as document:
        cell_of(document)._p.append(element(f"<w:hyperlink {{spaces}} w:anchor='x'>{gone}</w:hyperlink>"))  # noqa: SLF001  as above

    assert take_over(desk, run, file)[0] == 0
    assert "- школы!\n" in text(desk, KY)


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (FIELD, "has a link that can't be seen (https://b.example/)"),
        (
            FIELD.replace("HYPERLINK ", "HYPER</w:instrText></w:r><w:r><w:instrText>LINK "),
            "has a link that can't be seen (https://b.example/)",
        ),
        (FIELD.replace("HYPERLINK", "hyperlink \\l"), "has a link that can't be seen (https://b.example/)"),
        (
            "<w:p {spaces}><w:fldSimple w:instr='HYPERLINK https://b.example/'><w:r><w:t>мектеп</w:t></w:r></w:fldSimple></w:p>",
            "has a link that can't be seen (https://b.example/)",
        ),
        ("<w:p {spaces}><w:hyperlink w:anchor='x'><w:r><w:t>м</w:t></w:r></w:hyperlink></w:p>", "can't be seen (x)"),
        (f"<w:p {{spaces}}>{DRAWN}</w:p>", "has what is no text"),
        (f"<w:p {{spaces}}>{NUMBERED}<w:r><w:t>мектеп</w:t></w:r></w:p>", "has what is no text"),
        ("<w:p {spaces}><w:r><w:t>м</w:t></w:r><w:r><w:endnoteReference w:id='2'/></w:r></w:p>", "has what is no text"),
        ("<w:p {spaces}><w:r><w:t>м</w:t></w:r><w:altChunk/></w:p>", "has what is no text"),
    ],
)
def test_what_would_be_lost_in_a_cell_is_refused_by_the_name_of_its_block(
    desk: Site, run: Run, file: Path, xml: str, reason: str
) -> None:
    with opened(file) as document:
        said = cell_of(document)._p  # noqa: SLF001  it has no other way to put a paragraph in its place
        said.addnext(element(xml))
        said.getparent().remove(said)

    refused(desk, run, file, f"“школы” in the table of {RU} {reason}" if "has" in reason else reason)


@pytest.mark.parametrize("xml", [f"<w:p {{spaces}}>{DRAWN}</w:p>", "<w:altChunk {spaces}/>"])
def test_what_is_drawn_beside_the_tables_is_refused(desk: Site, run: Run, file: Path, xml: str) -> None:
    with opened(file) as document:
        document.tables[0]._tbl.addnext(element(xml))  # noqa: SLF001  as above

    refused(desk, run, file, "stands outside of the tables")


@pytest.mark.parametrize("what", ["row", "table"])
def test_what_stands_in_a_control_for_forms_arrives(desk: Site, run: Run, file: Path, what: str) -> None:
    with opened(file) as document:
        inside = document.tables[0]._tbl if what == "table" else row_of(document, "школы")._tr  # noqa: SLF001  as above
        control = element("<w:sdt {spaces}><w:sdtPr/><w:sdtContent/></w:sdt>")
        inside.addnext(control)
        control[1].append(inside)

    assert take_over(desk, run, file)[0] == 0
    assert "- школы!\n" in text(desk, KY)


def test_a_row_that_was_deleted_with_tracked_changes_is_missing(desk: Site, run: Run, file: Path) -> None:
    with opened(file) as document:
        row = row_of(document, "школы")._tr  # noqa: SLF001  as above
        row.get_or_add_trPr().append(element("<w:del {spaces} w:id='1' w:author='A'/>"))

    refused(desk, run, file, "“школы” can't be taken over: it is not in the file")


def test_a_table_without_rows_is_refused(desk: Site, run: Run, file: Path) -> None:
    with opened(file) as document:
        table = document.tables[0]
        for row in table.rows:
            table._tbl.remove(row._tr)  # noqa: SLF001  as above

    refused(desk, run, file, f"the table of {RU} has no rows")


def below(document: WordDocument) -> tuple[_Cell, ...]:
    """The cells of a new row."""
    row: _Row = document.tables[0].add_row()  # type: ignore[no-untyped-call]  # half typed
    return row.cells


def test_an_empty_row_at_the_end_of_a_table_says_nothing(desk: Site, run: Run, file: Path) -> None:
    with opened(file) as document:
        below(document)

    assert take_over(desk, run, file)[0] == 0


def test_a_row_that_a_translator_has_added_is_refused(desk: Site, run: Run, file: Path) -> None:
    with opened(file) as document:
        below(document)[1].text = "Дагы бир сап"

    refused(desk, run, file, "the original does not have it")


def test_raised_digits_arrive_as_such(desk: Site, run: Run, file: Path) -> None:
    """What else is raised is so for its look alone."""
    with opened(file) as document:
        said = cell_of(document)
        said.text = "мектеп, 5 м"
        for words in ("2", ", 1", "чи"):
            added = said.add_run(words)
            added.font.superscript = words != ", 1"
    code, told = take_over(desk, run, file)

    assert code == 0, told
    assert "- мектеп, 5 м<sup>2</sup>, 1чи\n" in text(desk, KY)

    publish(desk)

    assert "5\xa0м²" in desk.build().page("/ky/releases/budget/")
